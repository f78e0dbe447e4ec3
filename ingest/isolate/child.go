package isolate

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/ingest"
)

// child is a process that reads files, seen from its parent. One goroutine
// uses it at a time.
type child struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	said    *lastWords
	served  int // files read
}

// Self is the program that runs now, for Options.Command.
func Self() string {
	if _, err := os.Stat(running); err == nil {
		return running
	}
	path, err := os.Executable()
	if err != nil {
		return os.Args[0]
	}
	return path
}

// running is what Linux calls the program that runs, even when its file was
// replaced by a newer one since.
const running = "/proc/self/exe"

// start brings up a child.
func start(ctx context.Context, o Options) (*child, error) {
	c := &child{command: exec.Command(o.Command[0], o.Command[1:]...), said: &lastWords{}}
	if o.Command[0] == running {
		c.command.Args[0] = os.Args[0] // for those who list processes
	}
	ownGroup(c.command)
	c.command.Stderr = c.said
	c.command.WaitDelay = time.Second // for what the child may have started and that holds on to its standard error
	in, err := c.command.StdinPipe()
	if err != nil {
		return nil, unable(err)
	}
	out, err := c.command.StdoutPipe()
	if err != nil {
		return nil, unable(err)
	}
	c.in, c.out = in, bufio.NewReader(out)
	if err := c.command.Start(); err != nil {
		return nil, unable(err)
	}
	return c, c.greet(ctx, o)
}

func unable(err error) error { return fmt.Errorf("%w: %w", ingest.ErrUnable, err) }

// greet makes sure that what was started is a child of this version.
func (c *child) greet(ctx context.Context, o Options) error {
	var h *hello
	err := c.under(ctx, func() (err error) {
		if err = writeFrame(c.in, encoded(&settings{o.Memory})); err == nil {
			h, err = readValue[hello](c.out, 1<<10)
		}
		return err
	})
	var died *death
	switch {
	case errors.As(err, &died):
		return unable(died.failure())
	case err != nil:
		return err
	case h.Version != o.Version:
		c.end()
		return unable(fmt.Errorf("%s is of version %q now, not %q", o.Command[0], h.Version, o.Version))
	}
	return nil
}

// read hands a file over and waits for the answer. After an error the child is
// no more; the error is ctx's own, or a *death.
func (c *child) read(ctx context.Context, source string, data []byte) (a *answer, err error) {
	c.said.reset()
	err = c.under(ctx, func() (err error) {
		if err = writeFrame(c.in, []byte(source)); err != nil {
			return err
		}
		if err = writeFrame(c.in, data); err != nil {
			return err
		}
		a, err = readValue[answer](c.out, largestAnswer)
		return err
	})
	return a, err
}

// under talks to the child, which is killed when ctx ends or the talk fails.
func (c *child) under(ctx context.Context, talk func() error) error {
	killed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		killGroup(c.command)
		close(killed)
	})
	err := talk()
	if !stop() {
		<-killed // never while the process is waited for
	}
	if err == nil && ctx.Err() == nil {
		return nil
	}
	killGroup(c.command)
	_ = c.command.Wait() // its state says more
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &death{err, c.command.ProcessState, c.said.String()}
}

// end lets the child go. It holds nothing that could be lost.
func (c *child) end() {
	killGroup(c.command)
	_ = c.command.Wait() // it was killed
}

// result is what the processor in the child returned.
func (a *answer) result() (*corpus.Record, error) {
	switch {
	case a.Code != "":
		return nil, &ingest.Error{Code: ingest.Code(a.Code), Detail: a.Detail}
	case a.Record == nil:
		return nil, errors.New(a.Err)
	}
	return a.Record, nil
}
