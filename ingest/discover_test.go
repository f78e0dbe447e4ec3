package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// lines shows a plan, one line a source.
func lines(p Plan) []string {
	var all []string
	for _, c := range p.Candidates {
		all = append(all, "read "+c.Source)
	}
	for _, s := range p.Skips {
		all = append(all, fmt.Sprintf("skip %s: %s", s.Source, s.Reason))
	}
	for _, f := range p.Failures {
		all = append(all, fmt.Sprintf("fail %s: %s", f.Source, f.Error.Code))
	}
	return all
}

func check(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestDiscover(t *testing.T) {
	tree(t, map[string]string{
		"bc/b.PDF": "x", "bc/a/c.docx": "x", "bc/a.txt": "x", "bc/~$b.docx": "x", "bc/.DS_Store": "x", "bc/.git/x.txt": "x",
		"bc/notes.md": "x", "bc/old.doc": "x", "bc/pack.rar": "x",
		"named.bin": "x", "empty/.keep": "",
	})
	// é as e with a combining accent, as macOS stores names
	if err := os.WriteFile(filepath.Join("bc", "te\u0301.txt"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		if err := os.Symlink("..", filepath.Join("bc", "loop.txt")); err != nil {
			t.Fatal(err)
		}
	}
	got := lines(Discover(context.Background(), OS{}, []string{"named.bin", "bc/", "bc/a.txt", "gone.pdf", "s3://reports/2024"}, Limits{}))
	want := []string{
		"read named.bin", "read bc/a/c.docx", "read bc/a.txt", "read bc/b.PDF", "read bc/old.doc", "read bc/pack.rar", "read bc/té.txt",
		"skip bc/.DS_Store: hidden", "skip bc/.git: hidden", "skip bc/loop.txt: link", "skip bc/notes.md: other", "skip bc/~$b.docx: lock", "skip bc/a.txt: twice",
		"fail gone.pdf: missing", "fail s3://reports/2024: scheme",
	}
	if runtime.GOOS == "windows" {
		want = slices.DeleteFunc(want, func(s string) bool { return strings.Contains(s, "loop") })
	}
	check(t, got, want)
}

func TestDiscoverUnreadableFolder(t *testing.T) {
	tree(t, map[string]string{"bc/a.txt": "x", "bc/closed/b.txt": "x", "bc/d.txt": "x"})
	got := lines(Discover(context.Background(), hooked{list: denied(filepath.Join("bc", "closed"))}, []string{"bc"}, Limits{}))
	check(t, got, []string{"read bc/a.txt", "read bc/d.txt", "fail bc/closed: unreadable"})
}

func TestDiscoverArchive(t *testing.T) {
	inner := zipped(t, member{"x.txt", "x"})
	long := strings.Repeat("x", 100)
	tree(t, map[string]string{
		"a.zip": zipped(t, member{"z.txt", "z"}, member{"tinh/", ""}, member{"tinh/b.pdf", "b"}, member{"../up.txt", "x"}, member{"/etc/x.txt", "x"},
			member{"C:/x.txt", "x"}, member{`a\b.txt`, "x"}, member{"./dot.txt", "x"}, member{"z.txt", "other"}, member{"in.zip", inner},
			member{"__MACOSX/._z.txt", "x"}, member{"image.png", "x"}, member{"big.txt", long}),
		"cut.zip":   zipped(t, member{"z.txt", "z"})[:40],
		"empty.zip": "",
		"text.zip":  "this is no archive",
		"sum.zip":   zipped(t, member{"1.txt", long[:60]}, member{"2.txt", long[:60]}),
	})
	got := lines(Discover(context.Background(), OS{}, []string{"."}, Limits{File: 99, Archive: 100}))
	check(t, got, []string{
		"read a.zip!/z.txt", "read a.zip!/tinh/b.pdf", "read sum.zip!/1.txt",
		"skip a.zip!/__MACOSX/._z.txt: hidden", "skip a.zip!/image.png: other",
		"fail a.zip!/../up.txt: member-name", "fail a.zip!//etc/x.txt: member-name", "fail a.zip!/C:/x.txt: member-name",
		`fail a.zip!/a\b.txt: member-name`, "fail a.zip!/./dot.txt: member-name", "fail a.zip!/z.txt: member-twice",
		"fail a.zip!/in.zip: nested", "fail a.zip!/big.txt: too-large",
		"fail cut.zip: truncated", "fail empty.zip: empty", "fail sum.zip!/2.txt: too-large", "fail text.zip: mismatch",
	})
}

func TestCalled(t *testing.T) {
	for in, want := range map[string]string{
		"bc/a.txt": "bc/a.txt", "te\u0301.txt": "té.txt", "b\xe1o c\xe1o.pdf": "b%E1o c%E1o.pdf", "\uFFFD": "\uFFFD",
	} {
		if got := called(in); got != want {
			t.Errorf("called(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestLyingArchive has a member that unpacks to more than its header says.
func TestLyingArchive(t *testing.T) {
	content := strings.Repeat("0", 1000)
	whole := zipped(t, member{"a.txt", content})
	// the directory's entry: signature, then the unpacked size at byte 24
	at := strings.LastIndex(whole, "PK\x01\x02") + 24
	lie := whole[:at] + "\x05\x00\x00\x00" + whole[at+4:]
	tree(t, map[string]string{"a.zip": lie, "b.txt": "good"})
	for _, limit := range []int64{100, 10_000} {
		m := newMemory()
		s, err := Run(context.Background(), corpusOf(m, newShelf()), []string{"a.zip", "b.txt"}, Options{Process: plain, Limits: Limits{File: limit}})
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Failures) != 1 || s.Failures[0].Source != "a.zip!/a.txt" || s.Read != 1 {
			t.Errorf("limit %d: read %d, failures %v", limit, s.Read, s.Failures)
		}
	}
}
