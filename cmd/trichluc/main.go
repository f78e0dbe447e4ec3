// Command trichluc turns Vietnamese state reports into figures and citations
// that can be trusted, searched and fed to other databases.
//
// Answers go to standard output, progress and errors to standard error. Exit
// codes: 0 done; 1 could not run; 2 wrong usage; 3 done, but some documents
// failed.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/trichluc/trichluc/ingest"
	"github.com/trichluc/trichluc/ingest/isolate"
)

// memory is where the collector begins to work harder instead of letting the
// heap double, in bytes. The program itself takes some 400 MiB, most of it the
// part of the index being written; GOMEMLIMIT overrules it.
const memory = 768 << 20

func main() {
	if len(os.Args) > 1 && os.Args[1] == childVerb {
		os.Exit(serveChild(os.Args[2:], ingest.Pipeline))
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the second Ctrl-C kills
	os.Exit(run(ctx, os.Args[1:], system{
		out: os.Stdout, err: os.Stderr, env: os.Getenv, files: ingest.OS{}, self: isolate.Self(),
	}))
}
