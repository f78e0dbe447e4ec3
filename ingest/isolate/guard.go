package isolate

import (
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// guard keeps this process within its memory.
type guard struct{ limit int64 }

// newGuard sets the limits that the runtime and the operating system enforce.
func newGuard(limit int64) *guard {
	// From here on the collector works harder instead of letting the heap
	// double. It leaves a fifth for what a file needs for a moment.
	debug.SetMemoryLimit(limit / 5 * 4)
	// Stacks count as memory too. A parser that goes this deep is in a loop or
	// reads a bomb, and ends as a crash that says "stack overflow".
	debug.SetMaxStack(int(min(limit/4, 1<<29)))
	wall(limit)
	return &guard{limit}
}

// A file that eats memory does so at 1 to 2 GiB a second, so that it gets some
// tens of MiB past the limit before it is seen.
const glance = 10 * time.Millisecond

// watch ends the process when it grows over its limit. It looks until the
// function that it returns is called.
func (g *guard) watch() (stop func()) {
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(glance)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				if used := g.used(); used > g.limit {
					fmt.Fprintf(os.Stderr, "%d MiB, the limit is %d\n", used>>20, g.limit>>20)
					os.Exit(exitMemory)
				}
			}
		}
	}()
	return func() { close(done) }
}

// used is the memory that the runtime holds, in bytes: what debug.SetMemoryLimit
// counts.
func (g *guard) used() int64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64() - s[1].Value.Uint64())
}
