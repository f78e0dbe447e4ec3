// Package isolate runs an ingest.Processor in child processes of the same
// program, so that a parser which hangs, eats memory or brings its process
// down costs the file it was reading and nothing else. Go alone cannot do
// that: a goroutine cannot be ended from outside, memory is not counted by
// goroutine, and a fatal error of the runtime (stack overflow, concurrent use
// of a map) cannot be recovered from.
//
// The contract:
//
//   - Pool.Process is an ingest.Processor; what Serve runs in the child gives
//     the same records and the same errors as it would in this process.
//   - A child reads one file at a time, and many in its life. What it does
//     alone is pure: bytes in, record out. It opens no file and no corpus.
//   - When the context ends (the deadline of a file, Ctrl-C), the child is
//     killed, with everything it may have started.
//   - A child over its memory limit ends itself (ingest.CodeMemory); any other
//     death is ingest.CodeCrash with the line in which the runtime says why. A
//     child that dies is replaced. Where it had read other files before, the
//     file is tried once more in a fresh child, so that no file fails for what
//     an earlier one left behind.
//   - Children never outlive their parent, however that ends: each watches its
//     standard input, and ends with it.
//   - Nothing that a child prints reaches the terminal.
//
// Between the two run frames over the child's standard input and output:
//
//	parent: settings            child: hello
//	parent: source, bytes       child: answer
//	parent: source, bytes       child: answer
//	parent: end of input        (the child ends)
package isolate
