package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/trichluc/trichluc/ingest"
	"github.com/trichluc/trichluc/ingest/isolate"
	"github.com/trichluc/trichluc/normalize"
	"github.com/trichluc/trichluc/normalize/place"
)

// childVerb starts the program as a child of itself that reads files. It is
// none of verbs: nobody is to type it. It is seen in lists of processes.
const childVerb = "isolated-reader"

// readerOptions are what a child is told on its command line of how to read.
type readerOptions struct{ province, gazetteer string }

// normalize reads the gazetteer, if there is one.
func (o readerOptions) normalize() (normalize.Options, error) {
	n := normalize.Options{Province: o.province}
	if o.gazetteer == "" {
		return n, nil
	}
	f, err := os.Open(o.gazetteer)
	if err != nil {
		return n, err
	}
	defer f.Close()
	n.Gazetteer, err = place.ReadGazetteer(f)
	return n, err
}

// childCommand starts a child that reads as o says.
func childCommand(self string, o readerOptions) []string {
	return []string{self, childVerb, o.province, o.gazetteer}
}

// serveChild is the program as a child.
func serveChild(args []string, pipeline func(normalize.Options) ingest.Processor) int {
	var o readerOptions
	if len(args) == 2 {
		o = readerOptions{args[0], args[1]}
	}
	options, err := o.normalize()
	if err != nil {
		fmt.Fprintln(os.Stderr, err) // the parent has read the same file just before
		return exitFailed
	}
	return isolate.Serve(programVersion(), pipeline(options))
}

// limitFlags are the flags of ingest that bound what one document may take.
type limitFlags struct {
	isolate string // on | off
	memory  int    // MiB; 0: the default
	timeout int    // seconds
}

// The values of --isolate.
var isolations = []string{"on", "off"}

func (l limitFlags) check(p *program) error {
	if err := oneOf(p, "--isolate", l.isolate, isolations); err != nil {
		return err
	}
	switch {
	case l.memory < leastMemory:
		return usageError{message: p.say("usage.memory", l.memory, leastMemory)}
	case l.timeout < 1:
		return usageError{message: p.say("usage.timeout", l.timeout)}
	}
	return nil
}

// leastMemory is the least --memory, in MiB: the program itself takes some 40.
const leastMemory = 64

const defaultMemory = isolate.DefaultMemory >> 20 // MiB

var defaultTimeout = int(ingest.DefaultLimits.Time / time.Second)

// processor is what reads files, and what ends it.
func (c *ingestCommand) processor(p *program) (process ingest.Processor, end func(), err error) {
	o := readerOptions{c.province, c.places}
	if o.gazetteer != "" {
		if o.gazetteer, err = filepath.Abs(c.places); err != nil {
			return nil, nil, err
		}
	}
	options, err := o.normalize()
	if err != nil {
		return nil, nil, usageError{message: p.say("usage.gazetteer", c.places, err)}
	}
	if c.isolate == "off" {
		return ingest.Pipeline(options), func() {}, nil
	}
	pool := isolate.New(isolate.Options{
		Command: childCommand(p.self, o), Version: programVersion(), Children: c.workers, Memory: int64(c.memory) << 20,
	})
	return pool.Process, pool.Close, nil
}
