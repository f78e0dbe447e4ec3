package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// childrenOf are the processes that a process has started, by /proc.
func childrenOf(t *testing.T, pid int) (children []int) {
	t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	if err != nil || runtime.GOOS != "linux" {
		t.Skip("processes are counted by /proc")
	}
	for _, path := range threads {
		list, err := os.ReadFile(path)
		if err != nil {
			continue // the thread has ended
		}
		for _, word := range strings.Fields(string(list)) {
			if child, err := strconv.Atoi(word); err == nil {
				children = append(children, child)
			}
		}
	}
	return children
}

// eventually waits for what takes a moment, for at most a minute.
func eventually(t *testing.T, what string, done func() bool) {
	t.Helper()
	for range 6000 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("waited in vain: ", what)
}

// TestNoOrphans ends runs while their children hang, in each way in which a
// run can end.
func TestNoOrphans(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes and kills them")
	}
	for _, signal := range []os.Signal{syscall.SIGKILL, syscall.SIGTERM, os.Interrupt} {
		t.Run(signal.String(), func(t *testing.T) {
			folder(t, map[string]string{"bc/a.txt": report, "bc/b.txt": wishing("hang"), "bc/c.txt": wishing("sleep")})
			corpus := filepath.Join(t.TempDir(), "corpus")
			c := exec.Command(os.Args[0], "ingest", "--workers", "2", "bc")
			c.Env = append(os.Environ(), asProgram+"=1", "TRICHLUC_CORPUS="+corpus, "LC_ALL=en")
			var out bytes.Buffer
			c.Stdout, c.Stderr = &out, &out // Wait returns when nobody holds them: no child may
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			var children []int
			eventually(t, "two children", func() bool {
				children = childrenOf(t, c.Process.Pid)
				return len(children) == 2
			})
			began := time.Now()
			if err := c.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			err := c.Wait()
			eventually(t, "the children's end", func() bool {
				for _, child := range children {
					if _, err := os.Stat(fmt.Sprintf("/proc/%d/exe", child)); err == nil {
						return false
					}
				}
				return true
			})
			t.Logf("ended after %v: %v", time.Since(began), err)
			if signal != syscall.SIGKILL && (c.ProcessState.ExitCode() != exitFailed || !strings.Contains(out.String(), "interrupted")) {
				t.Errorf("ended with %v: %s", err, out.String())
			}
			again := &call{t: t, corpus: corpus, lang: english}
			if failures := again.must(exitDone, "status"); strings.Contains(failures, ".txt") {
				t.Errorf("documents in hand are noted as failed:\n%s", failures)
			}
		})
	}
}

// resident is the memory of a process, in bytes; 0 when it has ended.
func resident(pid int) int64 {
	statm, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var size, pages int64
	if _, err := fmt.Sscan(string(statm), &size, &pages); err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}

// family runs a command and samples the memory of its process and of those
// that it starts.
func family(t *testing.T, c *exec.Cmd) (parent, all int64, err error) {
	t.Helper()
	childrenOf(t, os.Getpid()) // skips where nothing can be sampled
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	go func() { ended <- c.Wait() }()
	for {
		select {
		case err := <-ended:
			return parent, all, err
		case <-time.After(10 * time.Millisecond):
			own := resident(c.Process.Pid)
			sum := own
			for _, child := range childrenOf(t, c.Process.Pid) {
				sum += resident(child)
			}
			parent, all = max(parent, own), max(all, sum)
		}
	}
}

// TestBombs has all bombs among good documents in one run: each is refused
// with a reason, the others are read, and the program with its children stays
// under what docs/CLI.md states.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("packs 50 GiB and reads them")
	}
	files := map[string]string{"bc/a.txt": report, "bc/m.txt": report + "1", "bc/z.txt": report + "2"}
	for _, b := range bombs {
		files["bc/"+b.name] = b.make(t)
	}
	folder(t, files)
	corpus := filepath.Join(t.TempDir(), "corpus")
	const workers, memory = 2, 512
	c := exec.Command(builtBinary(t), "ingest", "--workers", strconv.Itoa(workers), "--memory", strconv.Itoa(memory), "--timeout", "15", "bc")
	c.Env = append(os.Environ(), "TRICHLUC_CORPUS="+corpus, "LC_ALL=en")
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, io.Discard
	began := time.Now()
	parent, all, err := family(t, c)
	t.Logf("%v; the program alone took %d MiB at most, with its children %d MiB", time.Since(began), parent>>20, all>>20)
	if c.ProcessState.ExitCode() != exitPartial {
		t.Errorf("ended with %v", err)
	}
	if all > (workers*memory+1024)<<20 {
		t.Error("that is more than the documented limit")
	}
	for _, b := range bombs {
		var lines []string
		for line := range strings.Lines(out.String()) {
			if strings.Contains(line, "bc/"+b.name) {
				lines = append(lines, strings.TrimSpace(line))
			}
		}
		if len(lines) != 1 || strings.HasSuffix(lines[0], ": ") || strings.Contains(lines[0], "a fault of the program") || strings.Contains(lines[0], "brought down") {
			t.Errorf("%s: %q", b.name, lines)
		}
		t.Log(lines)
	}
	if !strings.Contains(out.String(), "Documents: 3 read") {
		t.Error(out.String())
	}
}
