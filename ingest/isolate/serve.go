package isolate

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"syscall"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/ingest"
)

// The ways in which a child ends by itself. The second is told apart from
// those of the Go runtime (2) and of other programs.
const (
	exitDone   = 0
	exitBroken = 1 // not spoken to as a Pool does
	exitMemory = 86
)

// request is a file to be read.
type request struct {
	source string
	data   []byte
}

// Serve is the life of a child: it reads files with p until its standard
// input ends, and returns the exit code. A program calls it when it finds
// itself started by a Pool, that is with the Pool's command.
func Serve(version string, p ingest.Processor) int {
	in, out := bufio.NewReader(os.Stdin), os.Stdout
	os.Stdout = os.Stderr // answers must not mix with what a library prints
	// Ctrl-C and service managers reach the parent too, which knows what to do.
	signal.Ignore(os.Interrupt, syscall.SIGTERM)

	s, err := readValue[settings](in, 1<<10)
	if err != nil {
		fmt.Fprintln(os.Stderr, "this is started by the program itself, not by hand")
		return exitBroken
	}
	guard := newGuard(s.Memory)
	if writeFrame(out, encoded(&hello{version})) != nil {
		return exitBroken
	}
	requests := make(chan request)
	go listen(in, requests)
	for r := range requests {
		a := guard.read(p, r)
		if writeFrame(out, a) != nil {
			return exitBroken
		}
	}
	return exitDone
}

// listen hands over what the parent sends. When the parent is gone or is done
// with this child, the process ends, whatever it is doing.
func listen(in io.Reader, requests chan<- request) {
	for {
		source, err := readFrame(in, math.MaxInt64)
		if err != nil {
			os.Exit(exitDone)
		}
		data, err := readFrame(in, math.MaxInt64)
		if err != nil {
			os.Exit(exitDone)
		}
		requests <- request{string(source), data}
	}
}

// read answers a request, under watch.
func (g *guard) read(p ingest.Processor, r request) []byte {
	defer g.watch()()
	record, err := ingest.Caught(p)(context.Background(), r.source, r.data)
	a := answer{Record: record, Worn: g.used() > g.limit/2}
	if err != nil {
		a = failure(err)
	}
	b := encoded(&a)
	if len(b) > largestAnswer {
		a = failure(&ingest.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("what was read takes %d bytes, the limit is %d", len(b), largestAnswer)})
		b = encoded(&a)
	}
	return b
}

func failure(err error) answer {
	var known *ingest.Error
	if errors.As(err, &known) {
		return answer{Code: string(known.Code), Detail: known.Detail}
	}
	return answer{Err: err.Error()}
}
