package isolate

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/ingest"
)

// The test binary is its own child when it is started with childArgument.
const (
	childArgument = "child-of-test"
	testVersion   = "test"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == childArgument {
		os.Exit(Serve(testVersion, obedient))
	}
	os.Exit(m.Run())
}

// obedient does what a file says.
func obedient(_ context.Context, source string, data []byte) (*corpus.Record, error) {
	word, rest, _ := strings.Cut(string(data), " ")
	readBefore++
	switch word {
	case "fresh": // fails for what others left
		if readBefore > 1 {
			os.Exit(7)
		}
	case "wait":
		time.Sleep(100 * time.Millisecond)
	case "hang":
		for spinning := true; spinning; { // looks at nothing
		}
	case "eat":
		var kept [][]byte
		for range 1 << 14 {
			kept = append(kept, touched(8<<20))
		}
		return nil, fmt.Errorf("%d blocks eaten", len(kept))
	case "gulp":
		return nil, fmt.Errorf("%d bytes eaten", len(touched(8<<30)))
	case "keep":
		leaked = append(leaked, touched(30<<20))
	case "panic":
		panic("in a reader")
	case "crash":
		go func() { panic("beyond recovery") }()
		select {}
	case "overflow":
		return nil, fmt.Errorf("%d", descend(1))
	case "exit":
		os.Exit(7)
	case "junk":
		_, _ = os.NewFile(1, "").WriteString(rest + strings.Repeat("\xff", 16))
		select {}
	case "print":
		fmt.Println("for nobody")
		fmt.Fprintln(os.Stderr, strings.Repeat("nor this\n", 100_000))
	case "fail":
		return nil, &ingest.Error{Code: flow.CodeCorrupt, Detail: rest}
	case "error":
		return nil, errors.New(rest)
	case "big":
		return &corpus.Record{Document: &trichluc.Document{Text: string(make([]byte, largestAnswer+1))}}, nil
	}
	return &corpus.Record{Document: &trichluc.Document{Source: source, Text: fmt.Sprint(os.Getpid(), " ", string(data))}}, nil
}

var (
	leaked     [][]byte
	readBefore int // files, this one too
)

func touched(n int) []byte {
	b := make([]byte, n)
	for i := 0; i < len(b); i += 4096 {
		b[i] = 1
	}
	return b
}

func descend(n int) int {
	var frame [1 << 10]byte
	if frame[n%len(frame)] = 1; n < 0 {
		return 0
	}
	return descend(n+1) + int(frame[0])
}

func newPool(t *testing.T, o Options) *Pool {
	o.Command, o.Version = []string{os.Args[0], childArgument}, testVersion
	if o.Memory == 0 {
		o.Memory = 256 << 20
	}
	p := New(o)
	t.Cleanup(p.Close)
	return p
}

// read is a file's text, without the number of the process that read it.
func read(p *Pool, data string) (pid, text string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	r, err := p.Process(ctx, "a.txt", []byte(data))
	if err != nil {
		return "", "", err
	}
	pid, text, _ = strings.Cut(r.Document.Text, " ")
	return pid, text, nil
}

// TestOneBadFileCostsOneFile has each kind of misfortune between good files,
// in a child that has read others and in a fresh one.
func TestOneBadFileCostsOneFile(t *testing.T) {
	for _, bad := range []struct {
		data   string
		code   ingest.Code
		detail string // in it
	}{
		{"eat", ingest.CodeMemory, "the limit is 256"},
		{"gulp", ingest.CodeMemory, ""},
		{"crash", ingest.CodeCrash, "panic: beyond recovery at ingest/isolate.obedient"},
		{"overflow", ingest.CodeCrash, "stack overflow at ingest/isolate.descend"},
		{"exit", ingest.CodeCrash, "exit status 7"},
		{"junk", ingest.CodeCrash, "broken message"},
		{"panic", flow.CodePanic, "in a reader at ingest/isolate.obedient"},
		{"fail what it says", flow.CodeCorrupt, "what it says"},
		{"big", flow.CodeTooLarge, "the limit is 134217728"},
	} {
		t.Run(bad.data, func(t *testing.T) {
			t.Parallel()
			o := Options{Children: 1}
			if bad.code == flow.CodeTooLarge {
				o.Memory = 1 << 30
			}
			p := newPool(t, o)
			for range 2 {
				_, _, err := read(p, bad.data)
				var failure *ingest.Error
				if !errors.As(err, &failure) || failure.Code != bad.code || !strings.Contains(failure.Detail, bad.detail) {
					t.Errorf("got %v, want %s with %q", err, bad.code, bad.detail)
				}
				if _, text, err := read(p, "good"); err != nil || text != "good" {
					t.Errorf("the file after it: %q, %v", text, err)
				}
			}
		})
	}
}

// TestErrorsOfNoCodeStayWords are what readers of other libraries return.
func TestErrorsOfNoCodeStayWords(t *testing.T) {
	p := newPool(t, Options{})
	if _, _, err := read(p, "error of some library"); err == nil || err.Error() != "of some library" {
		t.Errorf("got %v", err)
	}
	if _, text, err := read(p, "print"); err != nil || text != "print" {
		t.Errorf("printing: %q, %v", text, err)
	}
}

// TestChildrenAreKeptAndReplaced follows process numbers.
func TestChildrenAreKeptAndReplaced(t *testing.T) {
	p := newPool(t, Options{Children: 2, Files: 3})
	var pids []string
	for range 7 {
		pid, _, err := read(p, "x")
		if err != nil {
			t.Fatal(err)
		}
		pids = append(pids, pid)
	}
	got := []bool{pids[0] == pids[2], pids[2] == pids[3], pids[3] == pids[5], pids[5] == pids[6]}
	if !reflect.DeepEqual(got, []bool{true, false, true, false}) {
		t.Errorf("processes %v, want a new one after each three files", pids)
	}
}

// TestNoFileFailsForAnEarlierOne leaks until a child is full.
func TestNoFileFailsForAnEarlierOne(t *testing.T) {
	p := newPool(t, Options{Children: 1})
	seen := map[string]bool{}
	for i := range 20 {
		pid, _, err := read(p, "keep")
		if err != nil {
			t.Fatalf("file %d: %v", i, err)
		}
		seen[pid] = true
	}
	if len(seen) < 3 || len(seen) > 10 {
		t.Errorf("20 files that leak 30 MiB each in %d processes of 256 MiB", len(seen))
	}
}

// TestTheSecondTryIsFresh has two children idle that have read others.
func TestTheSecondTryIsFresh(t *testing.T) {
	p := newPool(t, Options{Children: 3})
	for range 20 { // until two were in use at once
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() {
				if _, _, err := read(p, "wait"); err != nil {
					t.Error(err)
				}
			})
		}
		if both.Wait(); len(p.idle) > 1 {
			break
		}
	}
	if len(p.idle) < 2 {
		t.Fatalf("%d children are idle, want two", len(p.idle))
	}
	if _, text, err := read(p, "fresh"); err != nil || text != "fresh" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestDeadline(t *testing.T) {
	p := newPool(t, Options{Children: 1})
	for _, data := range []string{"good", "hang"} {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		_, err := p.Process(ctx, "a.txt", []byte(data))
		if (data == "hang") != errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", data, err)
		}
		cancel()
	}
	if _, text, err := read(p, "good"); err != nil || text != "good" {
		t.Errorf("after the hang: %q, %v", text, err)
	}
}

// TestCancelledBefore starts nothing.
func TestCancelledBefore(t *testing.T) {
	p := newPool(t, Options{Children: 1})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Process(ctx, "a.txt", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestChildrenThatDoNotComeUp end a run instead of failing every file.
func TestChildrenThatDoNotComeUp(t *testing.T) {
	for name, o := range map[string]Options{
		"no such program": {Command: []string{"/nowhere/trichluc"}},
		"another program": {Command: []string{os.Args[0], "-test.run=^$"}},
		"another version": {Command: []string{os.Args[0], childArgument}, Version: "newer"},
	} {
		p := New(o)
		if _, _, err := read(p, "good"); !errors.Is(err, ingest.ErrUnable) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
		p.Close()
	}
}

// TestManyAtOnce reads from more goroutines than there may be children.
func TestManyAtOnce(t *testing.T) {
	p := newPool(t, Options{Children: 3, Files: 10})
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			for n := range 10 {
				data := fmt.Sprint(i, "/", n)
				if _, text, err := read(p, data); err != nil || text != data {
					t.Errorf("%q for %q: %v", text, data, err)
				}
			}
		})
	}
	all.Wait()
	if n := len(p.idle); n < 1 || n > 3 {
		t.Errorf("%d children, want 3 at most", n)
	}
}

// TestCloseLeavesNothing wants goroutines and processes gone.
func TestCloseLeavesNothing(t *testing.T) {
	before := runtime.NumGoroutine()
	p := New(Options{Command: []string{os.Args[0], childArgument}, Version: testVersion})
	pid, _, err := read(p, "good")
	if err != nil {
		t.Fatal(err)
	}
	p.Close()
	// The goroutine that copied the child's standard error has said its last
	// word when Close returns, but may still be counted.
	for tries := 0; runtime.NumGoroutine() > before && tries < 1000; tries++ {
		time.Sleep(time.Millisecond)
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines, %d before", after, before)
	}
	if _, err := os.Stat("/proc/" + pid); err == nil {
		t.Errorf("process %s is still there", pid)
	}
}

// BenchmarkProcess is the way there and back of a small file.
func BenchmarkProcess(b *testing.B) {
	p := New(Options{Command: []string{os.Args[0], childArgument}, Version: testVersion})
	defer p.Close()
	for b.Loop() {
		if _, _, err := read(p, "good"); err != nil {
			b.Fatal(err)
		}
	}
}
