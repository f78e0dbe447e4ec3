package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
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
