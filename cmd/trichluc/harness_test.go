package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/ingest"
)

// call runs the program in this process, in English and on a corpus of its
// own, and says what it printed.
type call struct {
	t      *testing.T
	corpus string
	files  ingest.Files
	lang   string
	self   string
}

func newCall(t *testing.T) *call {
	t.Helper()
	return &call{t: t, corpus: filepath.Join(t.TempDir(), "corpus"), files: ingest.OS{}, lang: english, self: childBinary(t)}
}

func (c *call) run(args ...string) (code int, stdout, stderr string) {
	c.t.Helper()
	var out, err bytes.Buffer
	env := map[string]string{"TRICHLUC_CORPUS": c.corpus, "LANG": c.lang}
	code = run(context.Background(), args, system{
		out: &out, err: &err, env: func(name string) string { return env[name] }, files: c.files, self: c.self,
	})
	return code, out.String(), err.String()
}

// must runs and wants an exit code.
func (c *call) must(code int, args ...string) (stdout string) {
	c.t.Helper()
	got, stdout, stderr := c.run(args...)
	if got != code {
		c.t.Fatalf("trichluc %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, stdout, stderr)
	}
	return stdout
}

// jsonLines decodes what --json prints.
func jsonLines(t *testing.T, s string) []map[string]any {
	t.Helper()
	var rows []map[string]any
	dec := json.NewDecoder(strings.NewReader(s))
	for {
		var row map[string]any
		if err := dec.Decode(&row); err == io.EOF {
			return rows
		} else if err != nil {
			t.Fatalf("%v in %s", err, s)
		}
		rows = append(rows, row)
	}
}

// folder writes files into a new folder and works from there.
func folder(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

// meddling is a file system in which something happens before a folder is
// listed or a file is opened.
type meddling struct {
	ingest.OS
	list, open func(name string) error
}

func (m meddling) ReadDir(name string) ([]fs.DirEntry, error) {
	if m.list != nil {
		if err := m.list(name); err != nil {
			return nil, err
		}
	}
	return m.OS.ReadDir(name)
}

func (m meddling) Open(name string) (ingest.File, error) {
	if m.open != nil {
		if err := m.open(name); err != nil {
			return nil, err
		}
	}
	return m.OS.Open(name)
}

// report is a small report in the real form, with two figures, a citation and
// a table.
const report = `ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 45/BC-UBND

Trà Vinh, ngày 12 tháng 01 năm 2024

BÁO CÁO
Kết quả chuyển đổi số năm 2023

I. KẾT QUẢ
Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ, tỉnh đã triển khai 25 nhiệm vụ.
Tỷ lệ hồ sơ trực tuyến đạt 65,4%.

Nơi nhận:
- Lưu: VT.
`
