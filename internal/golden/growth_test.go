package golden

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/trichluc/trichluc/ingest"
	"github.com/trichluc/trichluc/normalize"
)

// TestNoGrowth reads documents that differ a little, as a corpus does, and
// looks for what stays of them: caches, lists, goroutines.
func TestNoGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 300 documents")
	}
	paths, err := filepath.Glob(filepath.Join(reports, "cong-van*"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no letters among the reports: %v", err)
	}
	read := ingest.Pipeline(normalize.Options{})
	number := 0
	some := func(n int) (live uint64) {
		for range n {
			number++
			for _, path := range paths {
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := read(context.Background(), path, data); err != nil {
					t.Fatal(err)
				}
			}
			text := fmt.Sprintf("Căn cứ Công văn số %d/STTTT-BC%d ngày %d/3/2024 của Sở số %d, tỉnh đạt %d,%d%% chỉ tiêu %d.\n", number, number, number%30+1, number, number%90, number%10, number)
			if _, err := read(context.Background(), fmt.Sprint(number, ".txt"), []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		runtime.GC()
		runtime.GC() // what pools keep goes with the second
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	some(20) // tables are made at the first use
	goroutines := runtime.NumGoroutine()
	before := some(30)
	after := some(200)
	t.Logf("live heap %d KiB, after 200 more of %d documents each %d KiB", before>>10, len(paths)+1, after>>10)
	const noise = 1 << 20 // 2 KiB a document: a tenth of what a short letter's record takes
	if after > before+noise {
		t.Errorf("the live heap grew from %d to %d bytes", before, after)
	}
	if n := runtime.NumGoroutine(); n > goroutines {
		t.Errorf("%d goroutines, %d before", n, goroutines)
	}
}
