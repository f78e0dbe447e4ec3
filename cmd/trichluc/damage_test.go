package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// damages are copies of a file with what disks, mail and broken programs do to
// it: bytes changed, the end cut off, bytes lost.
func damages(r *rand.Rand, whole []byte) (copies [][]byte) {
	for _, flips := range []int{1, 20, 300} {
		b := append([]byte{}, whole...)
		for range flips {
			b[r.IntN(len(b))] = byte(r.IntN(256))
		}
		copies = append(copies, b)
	}
	for _, share := range []float64{0.99, 0.8, 0.3} {
		copies = append(copies, whole[:int(share*float64(len(whole)))])
	}
	for _, lost := range []int{1, 100, 3000} {
		lost = min(lost, len(whole)/3)
		at := r.IntN(len(whole) - lost)
		copies = append(copies, append(append([]byte{}, whole[:at]...), whole[at+lost:]...))
	}
	return copies
}

// TestDamagedReports reads damaged copies of all reports whose formats have a
// structure to damage, in one run. What can be recovered of them is tested
// beside the readers; here none may stop the run, fail for a fault of ours, or
// go without a word.
func TestDamagedReports(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some hundred damaged reports")
	}
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(2026, 11))
	n := 0
	for _, pattern := range []string{"*.pdf", "*.docx", "*.doc"} {
		found, err := filepath.Glob(filepath.Join(repository, "testdata", "reports", pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("no %s among the reports: %v", pattern, err)
		}
		for _, path := range found {
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for i, b := range damages(r, whole) {
				n++
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d-%s", i, filepath.Base(path))), b, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	code, stdout, stderr := newCall(t).run("ingest", "--json", dir)
	if code != exitPartial && code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	told, failed := map[any]int{}, 0
	for _, row := range jsonLines(t, stdout) {
		switch row["event"] {
		case "done", "known":
			told[row["source"]]++
		case "failed":
			told[row["source"]]++
			failed++
			switch row["reason"] {
			case "panic", "crash", "memory", "timeout", "store":
				t.Errorf("%s: %s %s", row["source"], row["reason"], row["detail"])
			}
		}
	}
	for source, times := range told {
		if times != 1 {
			t.Errorf("%s is told of %d times", source, times)
		}
	}
	if len(told) != n {
		t.Errorf("%d of %d files are told of", len(told), n)
	}
	t.Logf("%d damaged reports, %d of them refused", n, failed)
}
