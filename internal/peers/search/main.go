// Command search measures the full-text index beside SQLite's FTS5 on the same
// made corpus, in the same run: CPU time and size of indexing, time of opening
// and of questions, peak memory of a process that only searches.
//
// Each side builds and asks in processes of its own, one after the other. Times
// are of the processor, collecting of garbage included, since those of the wall
// say more of who else uses the machine. A question is asked for the first page
// of 20 with the number of all hits, after one of its kind to warm up.
//
// usage: search [-passages N] [-instruments N] [-rounds N] [-only NAME] [-keep DIR]
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"syscall"
	"time"

	"github.com/trichluc/trichluc/index"
	"github.com/trichluc/trichluc/index/indextest"
)

// engine is one side.
type engine interface {
	// add takes in a batch of entries.
	add(entries []index.Entry) error
	// ask answers with the number of all hits, having fetched the first page.
	ask(question, class string) (total int, err error)
	// settle is what is done at the end of a build, to ask faster.
	settle() error
	close() error
}

// open makes an engine on a directory, new or as it was left.
var open = map[string]func(dir string, create bool) (engine, error){"trichluc": openOurs, "fts5": openSQLite}

var (
	passages    = flag.Int("passages", 200_000, "passages to index")
	instruments = flag.Int("instruments", 0, "cited documents to index; 0: a sixth of the passages")
	rounds      = flag.Int("rounds", 3, "how often each question is asked")
	only        = flag.String("only", "", "measure this side alone: trichluc or fts5")
	keep        = flag.String("keep", "", "keep indexes in this folder, and use those that are there")
	profile     = flag.String("profile", "", "with -part ask: write a profile of the processor here")
	part        = flag.String("part", "", "build or ask, with -only: how this program runs itself")
)

func main() {
	flag.Parse()
	if *instruments == 0 {
		*instruments = *passages * 16 / 100
	}
	var err error
	switch *part {
	case "build":
		err = build(*only, *keep)
	case "ask":
		err = ask(*only, *keep)
	default:
		err = compare()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "search:", err)
		os.Exit(1)
	}
}

func compare() error {
	dir := *keep
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "search"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	text := 0
	for e := range indextest.Corpus(*passages, *instruments) {
		text += len(e.Title) + len(e.Text)
	}
	entries := *passages + *instruments
	fmt.Printf("%d passages and %d instruments, %d MB of text\n", *passages, *instruments, text/1e6)
	for _, name := range slices.Sorted(maps.Keys(open)) {
		if *only != "" && name != *only {
			continue
		}
		at := filepath.Join(dir, name)
		if _, err := os.Stat(at); err != nil {
			state, err := self("build", name, at)
			if err != nil {
				return err
			}
			cpu := state.UserTime() + state.SystemTime()
			fmt.Printf("%-9s build: %.3f ms CPU an entry, %d MiB at most\n", name, float64(cpu.Microseconds())/1e3/float64(entries), peak(state)>>20)
		}
		fmt.Printf("%-9s size: %.2f of the text\n", name, float64(size(at))/float64(text))
		state, err := self("ask", name, at)
		if err != nil {
			return err
		}
		fmt.Printf("%-9s search: %d MiB at most\n", name, peak(state)>>20)
	}
	return nil
}

// self runs a part of the measurement in a process of its own.
func self(part, name, dir string) (*os.ProcessState, error) {
	c := exec.Command(os.Args[0], "-part", part, "-only", name, "-keep", dir,
		"-passages", fmt.Sprint(*passages), "-instruments", fmt.Sprint(*instruments), "-rounds", fmt.Sprint(*rounds))
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	err := c.Run()
	return c.ProcessState, err
}

func peak(s *os.ProcessState) int64 {
	if usage, ok := s.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}

func size(dir string) (sum int64) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if info, err := d.Info(); err == nil && !d.IsDir() {
			sum += info.Size()
		}
		return nil
	})
	return sum
}

func build(name, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	e, err := open[name](dir, true)
	if err != nil {
		return err
	}
	batch := make([]index.Entry, 0, 5000)
	for entry := range indextest.Corpus(*passages, *instruments) {
		if batch = append(batch, entry); len(batch) == cap(batch) {
			if err := e.add(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if err := e.add(batch); err != nil {
		return err
	}
	return errors.Join(e.settle(), e.close())
}

func ask(name, dir string) error {
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			return err
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	began := time.Now()
	e, err := open[name](dir, false)
	if err != nil {
		return err
	}
	fmt.Printf("%-9s opening: %.0f ms\n", name, ms(time.Since(began)))
	questions := indextest.Questions()
	for _, class := range slices.Sorted(maps.Keys(questions)) {
		if _, err := e.ask(questions[class][0], class); err != nil {
			return err
		}
		var took []float64
		hits, slowest := 0, ""
		for range *rounds {
			for _, q := range questions[class] {
				began := used()
				total, err := e.ask(q, class)
				if err != nil {
					return fmt.Errorf("%s: %q: %w", name, q, err)
				}
				t := ms(used() - began)
				if len(took) == 0 || t > slices.Max(took) {
					slowest = q
				}
				took, hits = append(took, t), max(hits, total)
			}
		}
		slices.Sort(took)
		fmt.Printf("%-9s %-8s p50 %7.2f ms  p95 %7.2f ms  max %7.2f ms (%s), up to %d hits\n", name, class,
			took[len(took)/2], took[len(took)*95/100], took[len(took)-1], slowest, hits)
	}
	return e.close()
}

// used is the time of the processor that this process has used.
func used() time.Duration {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage) // cannot fail on itself
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }

// ours is our index.
type ours struct{ index.Index }

func openOurs(dir string, create bool) (engine, error) {
	if create {
		i, err := index.CreateBleve(dir)
		return ours{i}, err
	}
	i, err := index.OpenBleveReadOnly(dir)
	return ours{i}, err
}

func (o ours) add(entries []index.Entry) error {
	return o.Update(context.Background(), nil, entries)
}

func (o ours) ask(question, class string) (int, error) {
	q := index.Query{Words: question, Kinds: []index.Kind{index.KindText}}
	switch class {
	case "numbers":
		q.Kinds = []index.Kind{index.KindInstrument}
	case "facets":
		q.Province = "Cà Mau"
	}
	a, err := o.Search(context.Background(), q)
	if err != nil {
		return 0, err
	}
	_, err = json.Marshal(a.Hits) // what a page is fetched for
	return a.Total, err
}

func (o ours) settle() error { return o.Compact(context.Background()) }

func (o ours) close() error { return o.Index.Close() }
