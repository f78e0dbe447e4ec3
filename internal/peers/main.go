// Command peers measures the whole extraction beside the programs that people
// use today, on the same files and in the same run: CPU time as a ratio, and
// peak memory. A peer that is not installed is skipped with a word.
//
// Each side is a process of its own that reads one file; runs of both sides
// alternate, so that a busy machine hurts both alike, and medians are printed.
//
// usage: peers [-runs N] FILE...
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/trichluc/trichluc/extract"
)

// peer is a program that extracts text from one format.
type peer struct {
	name    string
	command func(file string) []string
}

// peersOf says who else reads a format.
var peersOf = map[string][]peer{
	".pdf": {
		{"pdftotext -layout", func(f string) []string { return []string{"pdftotext", "-layout", f, "-"} }},
	},
	".docx": {
		{"docx2txt", func(f string) []string { return []string{"docx2txt", f, "-"} }},
	},
}

func main() {
	runs := flag.Int("runs", 7, "runs of each side; medians are printed")
	self := flag.Bool("read", false, "extract the file named and exit: how this program runs itself")
	flag.Parse()
	if err := run(*runs, *self, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(runs int, self bool, files []string) error {
	if self {
		data, err := os.ReadFile(files[0])
		if err != nil {
			return err
		}
		_, err = extract.Read(context.Background(), files[0], data)
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	fmt.Printf("%-34s %10s %10s   %-18s %10s %10s %7s\n", "file", "CPU ms", "peak MB", "peer", "CPU ms", "peak MB", "ratio")
	for _, file := range files {
		for _, p := range peersOf[strings.ToLower(filepath.Ext(file))] {
			if err := compare(program, file, p, runs); err != nil {
				return err
			}
		}
	}
	return nil
}

func compare(program, file string, p peer, runs int) error {
	theirs := p.command(file)
	if _, err := exec.LookPath(theirs[0]); err != nil {
		fmt.Printf("%-34s %s is not installed: skipped\n", filepath.Base(file), p.name)
		return nil
	}
	var us, them []usage
	for range runs {
		a, err := measure(program, "-read", file)
		if err != nil {
			return err
		}
		b, err := measure(theirs[0], theirs[1:]...)
		if err != nil {
			return err
		}
		us, them = append(us, a), append(them, b)
	}
	a, b := median(us), median(them)
	fmt.Printf("%-34s %10.0f %10.0f   %-18s %10.0f %10.0f %7.2f\n", filepath.Base(file),
		a.cpu.Seconds()*1000, a.peak, p.name, b.cpu.Seconds()*1000, b.peak, a.cpu.Seconds()/b.cpu.Seconds())
	return nil
}

// usage is what a process took: user and system CPU time, and its largest
// resident set in MB.
type usage struct {
	cpu  time.Duration
	peak float64
}

func measure(name string, args ...string) (usage, error) {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return usage{}, fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	u := usage{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.peak = float64(r.Maxrss) / 1024 // Linux counts in kB
	}
	return u, nil
}

// median takes each figure's own median.
func median(all []usage) usage {
	cpu := make([]time.Duration, len(all))
	peak := make([]float64, len(all))
	for i, u := range all {
		cpu[i], peak[i] = u.cpu, u.peak
	}
	slices.Sort(cpu)
	slices.Sort(peak)
	return usage{cpu[len(cpu)/2], peak[len(peak)/2]}
}
