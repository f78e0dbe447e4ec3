// Package reviewsheet fills the sheet on which an authority is asked about
// findings in its reports: a Word document in the form of Vietnamese state
// documents (Decree 30/2020/NĐ-CP), with a table of findings a report and an
// empty column for the answer.
//
// The sheets are filled from templates in this folder, one a language, whose
// words are theirs: a caller gives what was found. In a template, {{name}}
// stands for a value, and what lies between two paragraphs or two table rows
// that hold {{#name}} and {{/name}} is repeated. template_test.go says what
// the templates are made of and writes them anew:
//
//	go test ./export/reviewsheet -update
//
// The same sheet gives the same bytes: the date and the number of the
// document, and who issues it, are left for the issuing office to fill in.
package reviewsheet

import (
	"bytes"
	"embed"
	"fmt"
	"io"

	"github.com/nguyenthenguyen/docx"

	"github.com/trichluc/trichluc"
)

// Sheet is what a review sheet says.
type Sheet struct {
	Scope   string // whose reports were checked; empty for all
	Checked int    // how many reports
	Reports []Report
}

// Report is a document with findings. Empty fields are left out.
type Report struct {
	Name     string // "Báo cáo số 45/BC-UBND ngày 12/01/2024"
	Title    string
	Issuer   string
	Province string
	Source   string // the file
	Findings []Finding
}

// Finding is a row of the table. Line breaks and tabs are kept.
type Finding struct {
	Severity trichluc.Severity
	Grade    string // the severity in words
	Verdict  string // in words
	Place    string
	Printed  string
	Computed string
	Message  string
}

// The languages of sheets.
const (
	Vietnamese = "vi"
	English    = "en"
)

//go:embed template.vi.docx template.en.docx
var templates embed.FS

// Write fills the template of a language. It fails on a language without
// template and where w does.
func Write(w io.Writer, language string, s Sheet) error {
	data, err := templates.ReadFile("template." + language + ".docx")
	if err != nil {
		return fmt.Errorf("reviewsheet: no template for the language %q", language)
	}
	template, err := docx.ReadDocxFromMemory(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("reviewsheet: reading the template: %w", err)
	}
	sheet := template.Editable()
	content, err := fill(sheet.GetContent(), s)
	if err != nil {
		return fmt.Errorf("reviewsheet: filling the template: %w", err)
	}
	sheet.SetContent(content)
	if err := sheet.Write(w); err != nil {
		return fmt.Errorf("reviewsheet: writing: %w", err)
	}
	return template.Close()
}
