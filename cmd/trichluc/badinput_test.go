package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// sample reads one of the reports that the repository comes with.
func sample(t *testing.T, pattern string) string {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(repository, "testdata", pattern))
	nested, _ := filepath.Glob(filepath.Join(repository, "testdata", "*", pattern))
	if found = append(found, nested...); len(found) == 0 {
		t.Fatalf("no %s in testdata", pattern)
	}
	b, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// repository is the folder of the module; tests change their own.
var repository = func() string {
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		panic(err)
	}
	return dir
}()

func zipOf(t *testing.T, members ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		f, err := w.Create(m[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(m[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// lockedPDF is a PDF whose standard security handler wants a password: no
// empty password fits keys that are made up.
func lockedPDF() string {
	var b strings.Builder
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")
	object(fmt.Sprintf("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%s> /U <%s> >>", strings.Repeat("a1", 32), strings.Repeat("b2", 32)))
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	id := strings.Repeat("0f", 16)
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Encrypt 4 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, id, id, xref)
	return b.String()
}

// TestBadInput puts one bad file of each kind among good ones.
func TestBadInput(t *testing.T) {
	pdf, docx := sample(t, "*.pdf"), sample(t, "*.docx")
	for _, bad := range []struct {
		name   string
		files  map[string]string
		list   func(string) error // what happens before a folder is listed
		open   func(string) error // what happens before a file is opened
		source string             // named with the reason
		reason string
	}{
		{name: "empty file", files: map[string]string{"bc/b.txt": ""}, source: "bc/b.txt", reason: "the file is empty"},
		{name: "empty PDF", files: map[string]string{"bc/b.pdf": ""}, source: "bc/b.pdf", reason: "the file is empty"},
		{name: "truncated PDF", files: map[string]string{"bc/b.pdf": pdf[:len(pdf)/2]}, source: "bc/b.pdf", reason: "the file is cut short"},
		{name: "truncated DOCX", files: map[string]string{"bc/b.docx": docx[:200]}, source: "bc/b.docx", reason: "the content is not what the name says"},
		{name: "PNG named .pdf", files: map[string]string{"bc/b.pdf": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"}, source: "bc/b.pdf", reason: "the content is not what the name says"},
		{name: "PDF with a password", files: map[string]string{"bc/b.pdf": lockedPDF()}, source: "bc/b.pdf", reason: "the file needs a password"},
		{name: "zip with ../", files: map[string]string{"bc/b.zip": zipOf(t, [2]string{"../../etc/b.txt", report + "1"}, [2]string{"in.txt", report + "2"})},
			source: "bc/b.zip!/../../etc/b.txt", reason: "unsafe name in the zip archive"},
		{name: "zip with an absolute name", files: map[string]string{"bc/b.zip": zipOf(t, [2]string{"/etc/b.txt", report + "1"}, [2]string{"in.txt", report + "2"})},
			source: "bc/b.zip!//etc/b.txt", reason: "unsafe name in the zip archive"},
		{name: "zip in a zip", files: map[string]string{"bc/b.zip": zipOf(t, [2]string{"x.zip", zipOf(t, [2]string{"a.txt", report})}, [2]string{"in.txt", report + "2"})},
			source: "bc/b.zip!/x.zip", reason: "a zip archive in a zip archive"},
		{name: "truncated zip", files: map[string]string{"bc/b.zip": zipOf(t, [2]string{"in.txt", report})[:50]}, source: "bc/b.zip", reason: "the file is cut short"},
		{name: "invalid UTF-8", files: map[string]string{"bc/b.txt": "B\xe1o c\xe1o s\xf5 12\n"}, source: "bc/b.txt", reason: "the bytes are no text in any known encoding"},
		{name: "a format not read yet", files: map[string]string{"bc/b.7z": "7z\xbc\xaf\x27\x1c\x00\x04"}, source: "bc/b.7z", reason: "this format is not read yet"},
		{name: "folder without read permission", files: map[string]string{"bc/b/c.txt": report + "1"}, source: "bc/b", reason: "the operating system does not let it be read",
			list: func(name string) error {
				if filepath.Base(name) == "b" {
					return &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
				}
				return nil
			}},
		{name: "file deleted while ingesting", files: map[string]string{"bc/b.txt": report + "1"}, source: "bc/b.txt", reason: "vanished while ingesting",
			open: func(name string) error {
				if filepath.Base(name) == "b.txt" {
					return os.Remove(name)
				}
				return nil
			}},
		{name: "nothing where the command line points", source: "bc/../gone", reason: "does not exist"},
	} {
		t.Run(bad.name, func(t *testing.T) {
			files := map[string]string{"bc/a.txt": report, "bc/z.txt": report + "\nHết.\n"}
			for name, content := range bad.files {
				files[name] = content
			}
			good := 2
			if strings.Contains(bad.source, "!/") {
				good = 3 // the archive's other member
			}
			folder(t, files)
			c := newCall(t)
			c.files = meddling{list: bad.list, open: bad.open}
			args := []string{"ingest", "bc"}
			if len(bad.files) == 0 {
				args, bad.source = append(args, bad.source), filepath.ToSlash(filepath.Clean(bad.source))
			}
			out := c.must(exitPartial, args...)
			named := 0
			for line := range strings.Lines(out) {
				if strings.Contains(line, bad.source+": ") {
					named++
					if !strings.Contains(line, bad.reason) {
						t.Errorf("the reason is not %q: %s", bad.reason, line)
					}
				}
			}
			if named != 1 {
				t.Errorf("%q is named on %d lines:\n%s", bad.source, named, out)
			}
			if n := strings.Count(c.must(exitDone, "export", "documents"), "\n"); n != good {
				t.Errorf("%d documents in the corpus, want the %d good ones", n, good)
			}
		})
	}
}

// TestFolderWithoutPermission asks the operating system itself.
func TestFolderWithoutPermission(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("root may read everything, and Windows knows no such mode; TestBadInput puts the error in")
	}
	folder(t, map[string]string{"bc/a.txt": report, "bc/b/c.txt": report + "1"})
	if err := os.Chmod("bc/b", 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod("bc/b", 0o755) })
	if out := newCall(t).must(exitPartial, "ingest", "bc"); !strings.Contains(out, "bc/b: the operating system does not let it be read") {
		t.Error(out)
	}
}

// TestAFailureIsForgottenWhenTheFileIsMended reads a file, broken and whole.
func TestAFailureIsForgottenWhenTheFileIsMended(t *testing.T) {
	folder(t, map[string]string{"a.txt": ""})
	c := newCall(t)
	c.must(exitPartial, "ingest", "a.txt")
	if out := c.must(exitDone, "status"); !strings.Contains(out, "a.txt: the file is empty") {
		t.Errorf("status does not name the failure:\n%s", out)
	}
	if err := os.WriteFile("a.txt", []byte(report), 0o644); err != nil {
		t.Fatal(err)
	}
	c.must(exitDone, "ingest", "a.txt")
	if out := c.must(exitDone, "status"); strings.Contains(out, "empty") {
		t.Errorf("status still names the failure:\n%s", out)
	}
}

// TestTwoWriters has a corpus locked by another.
func TestTwoWriters(t *testing.T) {
	folder(t, map[string]string{"a.txt": report})
	c := newCall(t)
	p := &program{ctx: t.Context(), corpus: c.corpus}
	_, release, err := p.write()
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"ingest", "a.txt"}, {"reindex"}} {
		code, _, stderr := c.run(args...)
		if code != exitFailed || !strings.Contains(stderr, "another process is writing to the corpus") {
			t.Errorf("%v: exit code %d, %q", args, code, stderr)
		}
	}
	c.must(exitDone, "status") // reading goes on
	if err := release(); err != nil {
		t.Fatal(err)
	}
	c.must(exitDone, "ingest", "a.txt")
}
