package main

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// buildDir is where the program is built for the tests that need a process of
// its own.
var buildDir string

// TestMain is also how the test binary stands in for the program: as its
// child, and as the program itself where children are to misbehave.
func TestMain(m *testing.M) {
	switch {
	case len(os.Args) > 1 && os.Args[1] == childVerb:
		os.Exit(serveChild(os.Args[2:], misbehaving))
	case os.Getenv(asProgram) != "":
		main()
	}
	var err error
	if buildDir, err = os.MkdirTemp("", "trichluc-test-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(buildDir)
	os.Exit(code)
}

var buildOnce = sync.OnceValues(func() (string, error) {
	path := filepath.Join(buildDir, "trichluc.exe")
	c := exec.Command("go", "build", "-o", path, "./cmd/trichluc")
	c.Dir = repository
	if out, err := c.CombinedOutput(); err != nil {
		return "", errors.New(string(out))
	}
	return path, nil
})

// childOnce builds this test binary without the race detector. Parent and child
// must be of one version, which is the time of the file where there is no other.
var childOnce = sync.OnceValues(func() (string, error) {
	path := filepath.Join(buildDir, "child.exe")
	c := exec.Command("go", "test", "-c", "-o", path, "./cmd/trichluc")
	c.Dir = repository
	if out, err := c.CombinedOutput(); err != nil {
		return "", errors.New(string(out))
	}
	info, err := os.Stat(os.Args[0])
	if err != nil {
		return "", err
	}
	return path, os.Chtimes(path, info.ModTime(), info.ModTime())
})

// childBinary is what runs as the children of calls.
func childBinary(t *testing.T) string {
	t.Helper()
	if !raceDetector {
		return os.Args[0]
	}
	path, err := childOnce()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func builtBinary(t *testing.T) string {
	t.Helper()
	path, err := buildOnce()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// pile is a folder with enough reports that a run over them lasts: every report
// and every rendering, and texts of which the corpus holds two.
func pile(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	reports, _ := filepath.Glob(filepath.Join(repository, "testdata", "reports", "*"))
	renderings, _ := filepath.Glob(filepath.Join(repository, "testdata", "renderings", "*"))
	for _, path := range append(reports, renderings...) {
		content, err := os.ReadFile(path)
		if err != nil {
			continue // a folder
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), content, 0o644); err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(path) != ".txt" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, "2-"+filepath.Base(path)), append(content, "\nBản 2.\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// process runs the built program over a corpus.
func process(t *testing.T, ctx context.Context, corpus string, args ...string) (string, error) {
	t.Helper()
	c := exec.CommandContext(ctx, builtBinary(t), args...)
	c.Env = append(os.Environ(), "TRICHLUC_CORPUS="+corpus, "LC_ALL=en")
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	return out.String(), err
}

// everything is what a corpus exports, and what can be found in it.
func everything(t *testing.T, corpus string) string {
	t.Helper()
	var all strings.Builder
	for _, args := range [][]string{
		{"export", "documents"}, {"export", "tables"}, {"export", "observations"}, {"export", "citations"},
		{"export", "instruments"}, {"export", "findings"}, {"search", "quyet dinh", "--limit", "50"}, {"search", "báo cáo", "--in", "text", "--limit", "50"},
	} {
		out, err := process(t, context.Background(), corpus, args...)
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		all.WriteString(out)
	}
	out, err := process(t, context.Background(), corpus, "doctor")
	if err != nil || strings.Contains(out, "not in it yet") {
		t.Fatalf("doctor: %v\n%s", err, out)
	}
	return all.String()
}

// partial takes exit code 3 for success: testdata may hold bad files.
func partial(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == exitPartial {
		return nil
	}
	return err
}

// TestKill kills runs at random moments, runs them again, and wants the bytes
// of a run that nobody disturbed. TRICHLUC_KILLS=20 does so twenty times.
func TestKill(t *testing.T) {
	kills := 3
	if s := os.Getenv("TRICHLUC_KILLS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("TRICHLUC_KILLS=%q: %v", s, err)
		}
		kills = n
	}
	if testing.Short() {
		t.Skip("starts processes and kills them")
	}
	reports := pile(t)
	whole := filepath.Join(t.TempDir(), "whole")
	builtBinary(t) // not part of the time
	began := time.Now()
	if out, err := process(t, t.Context(), whole, "ingest", reports); partial(err) != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lasts := time.Since(began)
	want := everything(t, whole)
	killed := 0
	for n := range kills {
		corpus := filepath.Join(t.TempDir(), "killed")
		// half of them twice, the second time while it mends what the first left
		for range 1 + n%2 {
			after := time.Duration(rand.Int64N(int64(lasts)))
			ctx, cancel := context.WithTimeout(t.Context(), after)
			_, err := process(t, ctx, corpus, "ingest", reports) // CommandContext sends SIGKILL
			cancel()
			if partial(err) != nil {
				killed++
				t.Logf("killed after %v of %v", after, lasts)
			}
		}
		if out, err := process(t, t.Context(), corpus, "ingest", reports); partial(err) != nil {
			t.Fatalf("the run after the kill: %v\n%s", err, out)
		}
		if got := everything(t, corpus); got != want {
			t.Errorf("kill %d: the corpus differs from that of an undisturbed run:\n%s", n, firstDifference(got, want))
		}
	}
	if killed == 0 {
		t.Error("no run was killed before its end: the test has shown nothing")
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "got  " + short(a[i], 600) + "\nwant " + short(b[i], 600)
		}
	}
	return "one is longer: " + strconv.Itoa(len(a)) + " lines, want " + strconv.Itoa(len(b))
}

// TestInterrupt sends Ctrl-C, or what service managers send: the run ends by
// itself, tells what it did and leaves a corpus that is in order.
func TestInterrupt(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(s.String(), func(t *testing.T) { interrupt(t, s) })
	}
}

func interrupt(t *testing.T, s os.Signal) {
	reports := pile(t)
	corpus := filepath.Join(t.TempDir(), "corpus")
	c := exec.Command(builtBinary(t), "ingest", "--workers", "2", reports)
	c.Env = append(os.Environ(), "TRICHLUC_CORPUS="+corpus, "LC_ALL=en")
	var out bytes.Buffer
	progress, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stdout = &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line := make([]byte, 1)
	if _, err := progress.Read(line); err != nil { // the first document is done
		t.Fatal(err)
	}
	if err := c.Process.Signal(s); err != nil {
		t.Skip("no such signals here: ", err)
	}
	var rest bytes.Buffer
	_, _ = rest.ReadFrom(progress)
	err = c.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
		t.Fatalf("ended with %v\n%s%s", err, out.String(), rest.String())
	}
	if !strings.Contains(out.String(), "Documents: ") || !strings.Contains(rest.String(), "interrupted") {
		t.Errorf("it does not say what was done:\n%s%s", out.String(), rest.String())
	}
	everything(t, corpus)
}

// TestAgain ingests twice: the second time changes no row and costs little.
// The cost is logged, not judged: a test must not depend on the machine.
func TestAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	reports := pile(t)
	corpus := filepath.Join(t.TempDir(), "corpus")
	var cost [2]time.Duration
	var got [2]string
	for n := range 2 {
		c := exec.Command(builtBinary(t), "ingest", reports)
		c.Env = append(os.Environ(), "TRICHLUC_CORPUS="+corpus, "LC_ALL=en")
		if out, err := c.CombinedOutput(); partial(err) != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		cost[n] = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
		got[n] = everything(t, corpus)
	}
	if got[0] != got[1] {
		t.Errorf("the second run has changed the corpus:\n%s", firstDifference(got[1], got[0]))
	}
	t.Logf("CPU time: first run %v, second %v, ratio %.3f", cost[0], cost[1], float64(cost[1])/float64(cost[0]))
}
