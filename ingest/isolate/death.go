package isolate

import (
	"errors"
	"os"
	"strings"
	"sync"

	"github.com/trichluc/trichluc/ingest"
)

// death is the end of a child that nobody wanted.
type death struct {
	talk  error // what the parent met: the end of a pipe, or a broken message
	state *os.ProcessState
	said  string // on standard error, since the file was handed over
}

func (d *death) Error() string { return "isolate: a child died: " + d.failure().Error() }

// failure says why, for the file that was being read.
func (d *death) failure() *ingest.Error {
	last := telling(d.said)
	switch {
	case d.state.ExitCode() == exitMemory, strings.Contains(last, "out of memory"), strings.Contains(last, "cannot allocate memory"):
		return &ingest.Error{Code: ingest.CodeMemory, Detail: last}
	case errors.Is(d.talk, errWire):
		return &ingest.Error{Code: ingest.CodeCrash, Detail: d.talk.Error()}
	case last == "":
		last = d.state.String() // "signal: killed", "exit status 2"
	}
	return &ingest.Error{Code: ingest.CodeCrash, Detail: last + place(d.said)}
}

// telling is the line in which a process says why it ends: the Go runtime's,
// or else its last.
func telling(said string) string {
	last := ""
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "fatal error: "), strings.HasPrefix(line, "panic: "):
			return line
		case line != "":
			last = line
		}
	}
	return last
}

// place is the first function of ours in a stack trace, as far as there is
// one, so that a report of the failure is enough to look for its cause.
func place(said string) string {
	const module = "github.com/trichluc/trichluc/"
	for line := range strings.Lines(said) {
		if name, ok := strings.CutPrefix(line, module); ok {
			name, _, _ = strings.Cut(name, "(0x")
			return " at " + strings.TrimSpace(name)
		}
	}
	return ""
}

// lastWords keeps the beginning of what a child prints while it reads a file:
// a stack trace says why in its first lines, and may be endless.
type lastWords struct {
	mu   sync.Mutex
	kept []byte
}

const longestSaid = 64 << 10 // bytes

// Write takes all and keeps what there is room for.
func (w *lastWords) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.kept = append(w.kept, p[:min(len(p), longestSaid-len(w.kept))]...)
	return len(p), nil
}

func (w *lastWords) reset() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.kept = w.kept[:0]
}

func (w *lastWords) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return string(w.kept)
}
