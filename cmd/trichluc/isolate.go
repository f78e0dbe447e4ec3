package main

import (
	"time"

	"github.com/trichluc/trichluc/ingest"
	"github.com/trichluc/trichluc/ingest/isolate"
	"github.com/trichluc/trichluc/normalize"
)

// childVerb starts the program as a child of itself that reads files. It is
// none of verbs: nobody is to type it. It is seen in lists of processes.
const childVerb = "isolated-reader"

// childCommand starts a child that reads as pipeline(o) does.
func childCommand(self string, o normalize.Options) []string {
	return []string{self, childVerb, o.Province}
}

// serveChild is the program as a child.
func serveChild(args []string, pipeline func(normalize.Options) ingest.Processor) int {
	var o normalize.Options
	if len(args) > 0 {
		o.Province = args[0]
	}
	return isolate.Serve(programVersion(), pipeline(o))
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
func (c *ingestCommand) processor(p *program) (process ingest.Processor, end func()) {
	o := normalize.Options{Province: c.province}
	if c.isolate == "off" {
		return ingest.Pipeline(o), func() {}
	}
	pool := isolate.New(isolate.Options{
		Command: childCommand(p.self, o), Version: programVersion(), Children: c.workers, Memory: int64(c.memory) << 20,
	})
	return pool.Process, pool.Close
}
