package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/audit"
	"github.com/trichluc/trichluc/corpus"
)

// Two spellings of a province make one sheet with the reports of both, and a
// sheet of a province without findings stays as it is.
func TestSheetsOfProvinces(t *testing.T) {
	store, err := corpus.OpenSQLite(filepath.Join(t.TempDir(), "corpus.db"), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	a := &audited{byID: map[string]*trichluc.Document{}, documents: 4}
	for i, province := range []string{"Hòa Bình", "Hưng Yên", "Hoà  Bình", "Nghệ An"} {
		d := &trichluc.Document{ID: fmt.Sprint(i), Source: fmt.Sprint("bao-cao-", i, ".txt"), Text: "Kết quả"}
		d.Metadata.Province.Name = province
		if err := store.Put(t.Context(), &corpus.Record{Document: d}); err != nil {
			t.Fatal(err)
		}
		a.byID[d.ID] = d
		if province == "Nghệ An" {
			continue
		}
		a.reports = append(a.reports, checked{d, []audit.Between{{Finding: trichluc.Finding{
			Document: d.ID, Kind: "sum", Severity: trichluc.SeverityError, Verdict: trichluc.VerdictReport, Where: []trichluc.Location{{End: 3}},
		}}}})
	}
	dir := t.TempDir()
	old := filepath.Join(dir, "phieu-ra-soat-nghe-an.docx")
	if err := os.WriteFile(old, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	var notes bytes.Buffer
	p := &program{system: system{err: &notes}, ctx: t.Context(), lang: english}
	if err := p.writeSheets(store, a, dir); err != nil {
		t.Fatal(err)
	}
	both := sheet(t, filepath.Join(dir, "phieu-ra-soat-hoa-binh.docx")).Text
	for _, want := range []string{"bao-cao-0.txt", "bao-cao-2.txt", "Documents checked: 2;"} {
		if !strings.Contains(both, want) {
			t.Errorf("the sheet lacks %q:\n%s", want, both)
		}
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	for i := range files {
		files[i] = filepath.Base(files[i])
	}
	if want := []string{"phieu-ra-soat-hoa-binh.docx", "phieu-ra-soat-hung-yen.docx", "phieu-ra-soat-nghe-an.docx"}; !slices.Equal(files, want) {
		t.Errorf("files: %q", files)
	}
	if text, _ := os.ReadFile(old); string(text) != "before" {
		t.Error("the sheet of a province without findings was written")
	}
}
