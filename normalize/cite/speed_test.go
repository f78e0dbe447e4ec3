package cite

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract"
	"github.com/trichluc/trichluc/normalize/metadata"
)

// barePattern is the number of a document alone, without its kind, date,
// issuer or subject: what one would search for with grep.
const barePattern = `\d{1,5}[a-e]?(?:/(?:19|20)\d\d)? ?[/-] ?[A-ZĐ][A-Za-zĐ0-9&]*(?:[-/][A-ZĐ][A-Za-zĐ0-9&]*)*`

// reportsForSpeed are real reports that may lie beside the repository, else
// those written for tests: as the extraction hands them over, and their text
// repeated in a file for grep.
func reportsForSpeed(b *testing.B) (docs []*trichluc.Document, size int, file string) {
	files, _ := filepath.Glob("../../../shared/seeds/txt/*.txt")
	if files == nil {
		files, _ = filepath.Glob("../../testdata/reports/*.txt")
	}
	var text bytes.Buffer
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		d, err := extract.Read(context.Background(), f, data)
		if err != nil {
			b.Fatal(err)
		}
		d.Metadata = metadata.WithHint(d, "")
		docs, size = append(docs, d), size+len(d.Text)
		text.WriteString(d.Text)
	}
	file = filepath.Join(b.TempDir(), "text.txt")
	out, err := os.Create(file)
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()
	for written := 0; written < 200<<20; written += text.Len() {
		if _, err := out.Write(text.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
	return docs, size, file
}

// BenchmarkCitations reads the citations of reports until 200 MB of text have
// gone by, in two measures. "recognised" finds each citation with its kind,
// number, symbol, date, issuer as printed and pinpoint; "all" goes on to
// subject, relation, quote, issuer and instrument. Reported is CPU time, so
// that what else runs on the machine hurts little: MB a CPU second, and that
// as a ratio to grep, which looks for the bare numbers in the same text.
func BenchmarkCitations(b *testing.B) {
	docs, size, file := reportsForSpeed(b)
	peer := grepSpeed(b, file)
	for _, way := range []struct {
		name string
		read func(*trichluc.Document) int
	}{
		{"recognised", func(d *trichluc.Document) int { return len(newReader(d).collect()) }},
		{"all", func(d *trichluc.Document) int { return len(Document(d)) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			bytes, found := 0, 0
			start := cpuTime(syscall.RUSAGE_SELF)
			for b.Loop() {
				for done := 0; done < 200<<20; done += size {
					for _, d := range docs {
						found += way.read(d)
					}
					bytes += size
				}
			}
			speed := float64(bytes) / 1e6 / (cpuTime(syscall.RUSAGE_SELF) - start).Seconds()
			b.ReportMetric(speed, "MB/cpu-s")
			b.ReportMetric(float64(found)/float64(bytes)*1e6, "citations/MB")
			if peer > 0 {
				b.ReportMetric(peer, "grep-MB/cpu-s")
				b.ReportMetric(speed/peer, "of-grep")
			}
		})
	}
}

// grepSpeed is what grep reads of the file in a CPU second, in MB; zero where
// there is no grep with -P.
func grepSpeed(b *testing.B, file string) float64 {
	info, err := os.Stat(file)
	if err != nil {
		b.Fatal(err)
	}
	before := cpuTime(syscall.RUSAGE_CHILDREN)
	grep := exec.Command("grep", "-cP", barePattern, file)
	grep.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	grep.Stdout = io.Discard // a writer, lest grep see /dev/null and stop at the first line
	if err := grep.Run(); err != nil {
		b.Logf("no grep to compare with: %v", err)
		return 0
	}
	return float64(info.Size()) / 1e6 / (cpuTime(syscall.RUSAGE_CHILDREN) - before).Seconds()
}

func cpuTime(who int) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
