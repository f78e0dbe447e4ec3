package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/ingest"
	"github.com/trichluc/trichluc/normalize"
)

// asProgram is the environment variable that makes the test binary the program.
const asProgram = "TRICHLUC_TEST_AS_PROGRAM"

// misbehaving is the product's pipeline, but for files that ask for worse. It
// exists in children of the test binary alone.
func misbehaving(o normalize.Options) ingest.Processor {
	read := ingest.Pipeline(o)
	return func(ctx context.Context, source string, data []byte) (*corpus.Record, error) {
		_, wish, _ := bytes.Cut(data, []byte("TEST: "))
		wish, _, _ = bytes.Cut(wish, []byte("\n"))
		switch string(wish) {
		case "hang":
			for spinning := true; spinning; { // looks at nothing
			}
		case "sleep":
			time.Sleep(time.Hour)
		case "eat":
			eat()
		case "panic":
			panic("a reader's fault")
		case "crash":
			done := make(chan bool)
			go func() { panic("a fault\nbeyond recovery\x1b[2J") }()
			<-done
		case "overflow":
			return read(ctx, source, make([]byte, descend(1)))
		case "exit":
			os.Exit(7)
		case "chatter":
			fmt.Println("printed by a library")
			fmt.Fprintln(os.Stderr, strings.Repeat("and more of it\n", 100_000))
		}
		return read(ctx, source, data)
	}
}

// eat takes memory and uses it, until it is stopped.
func eat() {
	var kept [][]byte
	for {
		b := make([]byte, 8<<20)
		for i := 0; i < len(b); i += 4096 {
			b[i] = 1
		}
		kept = append(kept, b)
		if len(kept) > 1<<13 {
			os.Exit(9) // 64 GiB: nobody stopped it
		}
	}
}

func descend(n int) int {
	var frame [1 << 10]byte
	if frame[n%len(frame)] = 1; n < 0 {
		return 0
	}
	return descend(n+1) + int(frame[0])
}

func wishing(what string) string { return report + "\nTEST: " + what + "\n" }

// TestBadDocumentsCostThemselves has every misfortune of a reader in one run,
// told in both languages, by ingest and by status.
func TestBadDocumentsCostThemselves(t *testing.T) {
	folder(t, map[string]string{
		"bc/a.txt": report, "bc/b.txt": wishing("hang"), "bc/c.txt": wishing("eat"), "bc/d.txt": wishing("panic"), "bc/e.txt": wishing("crash"),
		"bc/f.txt": wishing("overflow"), "bc/g.txt": wishing("exit"), "bc/h.txt": wishing("chatter"), "bc/i.txt": wishing("sleep"), "bc/z.txt": report + "1",
	})
	c := newCall(t)
	code, stdout, stderr := c.run("ingest", "--timeout", "5", "--memory", "200", "bc")
	if code != exitPartial || strings.ContainsAny(stdout+stderr, "\x1b") || strings.Contains(stdout+stderr, "library") || strings.Contains(stderr, "goroutine") {
		t.Errorf("exit code %d, and printed: %s%s", code, stdout, stderr)
	}
	status := c.must(exitDone, "status")
	c.lang = vietnamese
	vietnameseStatus := c.must(exitDone, "status")
	for _, want := range []struct{ file, english, vietnamese string }{
		{"b", "took too long and was given up", "đọc quá lâu nên bỏ dở"},
		{"c", "took too much memory and was given up", "tốn quá nhiều bộ nhớ nên bỏ dở"},
		{"d", "a fault of the program; please report it with this file (a reader's fault at cmd/trichluc.misbehaving", "lỗi của chương trình"},
		{"e", "brought down the process that read it; please report it with this file (panic: a fault at ", "làm sập tiến trình đọc nó"},
		{"f", "brought down the process that read it; please report it with this file (fatal error: stack overflow at cmd/trichluc.descend", "làm sập tiến trình đọc nó"},
		{"g", "brought down the process that read it; please report it with this file (exit status 7)", "làm sập tiến trình đọc nó"},
		{"i", "took too long and was given up", "đọc quá lâu nên bỏ dở"},
	} {
		for out, reason := range map[string]string{stdout: want.english, status: want.english, vietnameseStatus: want.vietnamese} {
			if line := "bc/" + want.file + ".txt: " + reason; strings.Count(out, line) != 1 {
				t.Errorf("no line %q in\n%s", line, out)
			}
		}
	}
	if n := strings.Count(c.must(exitDone, "export", "documents"), "\n"); n != 3 {
		t.Errorf("%d documents in the corpus, want the 3 good ones", n)
	}
}

// TestIsolationChangesNothing compares exports.
func TestIsolationChangesNothing(t *testing.T) {
	reports := filepath.Join(repository, "testdata", "reports")
	var got [2]string
	for i, isolate := range []string{"--isolate=on", "--isolate=off"} {
		c := newCall(t)
		c.must(exitDone, "ingest", isolate, "--province", "Hà Nam", reports)
		for _, kind := range []string{"documents", "tables", "observations", "citations", "instruments", "findings"} {
			got[i] += c.must(exitDone, "export", kind)
		}
	}
	if got[0] != got[1] {
		t.Errorf("got with children, want without:\n%s", firstDifference(got[0], got[1]))
	}
}

func TestProgramThatDoesNotStart(t *testing.T) {
	folder(t, map[string]string{"a.txt": report})
	c := newCall(t)
	c.self = filepath.Join(t.TempDir(), "gone")
	code, _, stderr := c.run("ingest", "a.txt")
	if code != exitFailed || !strings.Contains(stderr, "--isolate=off") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if out := c.must(exitDone, "status"); strings.Contains(out, "a.txt") {
		t.Errorf("the document is blamed:\n%s", out)
	}
	c.must(exitDone, "ingest", "--isolate=off", "a.txt")
}
