package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/audit"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/export"
	"github.com/trichluc/trichluc/export/reviewsheet"
	"github.com/trichluc/trichluc/internal/viet"
)

// writeSheets writes a review sheet with a section a document into a file, or
// a sheet a province into a folder. Spellings of a province that make one file
// name are one province.
func (p *program) writeSheets(store corpus.Store, a *audited, target string) error {
	reports := a.worstFirst()
	province := func(r checked) string { return r.document.Metadata.Province.Name }
	slices.SortStableFunc(reports, func(x, y checked) int { return cmp.Compare(viet.Fold(province(x)), viet.Fold(province(y))) })
	if info, err := os.Stat(target); err != nil || !info.IsDir() {
		return p.writeSheet(store, a, reports, target)
	}
	var files []string
	of := map[string][]checked{}
	for _, r := range reports {
		file := sheetFile(province(r))
		if len(of[file]) == 0 {
			files = append(files, file)
		}
		of[file] = append(of[file], r)
	}
	for _, file := range files {
		if err := p.writeSheet(store, a, of[file], filepath.Join(target, file)); err != nil {
			return err
		}
	}
	return nil
}

// sheetFile is the name of a province's sheet, in letters that every file
// system takes.
func sheetFile(province string) string {
	words := strings.FieldsFunc(viet.Fold(cmp.Or(province, "không rõ tỉnh")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return "phieu-ra-soat-" + strings.Join(words, "-") + ".docx"
}

func (p *program) writeSheet(store corpus.Store, a *audited, reports []checked, target string) error {
	sheet := reviewsheet.Sheet{Checked: a.documents}
	var provinces []string
	for _, r := range reports {
		record, err := store.Get(p.ctx, r.document.ID)
		if err != nil {
			return err
		}
		sheet.Reports = append(sheet.Reports, p.sheetReport(a, record.Document, r.findings))
		name := r.document.Metadata.Province.Name
		if !slices.ContainsFunc(provinces, func(other string) bool { return sheetFile(other) == sheetFile(name) }) {
			provinces = append(provinces, name)
		}
	}
	if len(provinces) == 1 {
		sheet.Scope = provinces[0]
		sheet.Checked = a.ofProvince(provinces[0])
	}
	sheet.Scope = cmp.Or(sheet.Scope, p.say("sheet.all"))
	err := export.ToFile(target, func(w io.Writer) error { return reviewsheet.Write(w, p.lang, sheet) })
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.err, p.say("sheet.wrote", p.number(len(reports)), oneLine(target)))
	return err
}

// ofProvince is how many of the documents checked are of a province.
func (a *audited) ofProvince(name string) (n int) {
	for id, d := range a.byID {
		if sheetFile(d.Metadata.Province.Name) == sheetFile(name) && (a.only == "" || a.only == id) {
			n++
		}
	}
	return n
}

func (p *program) sheetReport(a *audited, d *trichluc.Document, findings []audit.Between) reviewsheet.Report {
	m := d.Metadata
	r := reviewsheet.Report{Name: p.fullName(d), Title: m.Title, Issuer: m.Issuer, Province: m.Province.Name, Source: fileName(d)}
	if m.Key == "" {
		r.Title = "" // it is the name
	}
	for _, b := range findings {
		printed, computed := p.sides(b.Finding)
		f := reviewsheet.Finding{
			Severity: b.Severity, Grade: p.word("severity", string(b.Severity)), Verdict: p.word("verdict", string(b.Verdict)),
			Place: strings.Join(p.placesIn(d, b.Where), "\n"), Printed: printed, Computed: computed, Message: p.message(b.Finding),
		}
		if b.Earlier != "" {
			f.Place += "\n" + p.say("sheet.against", p.fullName(a.byID[b.Earlier]), strings.Join(p.places(b.There), "; "))
		}
		r.Findings = append(r.Findings, f)
	}
	return r
}

// fullName is how a state document is called: kind, number and date, or its
// title where it has no number.
func (p *program) fullName(d *trichluc.Document) string {
	m := d.Metadata
	if m.Key == "" {
		return cmp.Or(viet.Space(strings.TrimPrefix(m.Kind+": ", ": ")+m.Title), fileName(d))
	}
	name := m.Kind + " " + p.say("sheet.number", m.Key)
	if m.Date != "" {
		fields := strings.Split(m.Date, "-")
		slices.Reverse(fields)
		name += " " + p.say("sheet.date", strings.Join(fields, "/"))
	}
	return viet.Space(name)
}

// fileName is the file without the folders of whoever made the sheet.
func fileName(d *trichluc.Document) string { return oneLine(path.Base(filepath.ToSlash(d.Source))) }

// placesIn are the places of a finding in words that lead a reader of the
// print: names of tables, rows and columns, and the words in running text. What
// a place shares with the one before is not said again.
func (p *program) placesIn(d *trichluc.Document, where []trichluc.Location) []string {
	var said []string
	var last trichluc.Location
	for _, at := range where {
		var parts []string
		if at.Page > 0 && at.Page != last.Page {
			parts = append(parts, p.say("place.page", at.Page))
		}
		if at.Section != "" && at.Section != last.Section {
			parts = append(parts, p.say("place.section", at.Section))
		}
		text := strings.Join(append(parts, p.placeWords(d, at, last)...), ", ")
		switch beside := at.Table != "" && at.Table == last.Table && at.Row == last.Row && len(said) > 0; {
		case text == "" || slices.Contains(said, text):
		case beside:
			said[len(said)-1] += ", " + text
		default:
			said = append(said, text)
		}
		last = at
	}
	return p.first(said)
}

// longestName is how many letters of a table's, a row's or a column's name are
// shown, and longestQuote of running text: enough to find it.
const (
	longestName  = 50
	longestQuote = 90
)

// placeWords say where in a table something stands, or in which words.
func (p *program) placeWords(d *trichluc.Document, at, last trichluc.Location) (parts []string) {
	i := slices.IndexFunc(d.Tables, func(t trichluc.Table) bool { return t.ID == at.Table })
	if i < 0 {
		if at.Start < 0 || at.End > len(d.Text) || at.Start >= at.End {
			return nil
		}
		from := strings.LastIndexByte(d.Text[:at.Start], '\n') + 1
		line, _, _ := strings.Cut(d.Text[from:], "\n")
		return []string{"“" + around(line, d.Text[at.Start:at.End], longestQuote) + "”"}
	}
	t := d.Tables[i]
	if at.Table != last.Table {
		parts, last = append(parts, named(p.say("sheet.table", i+1), t.Caption)), trichluc.Location{}
	}
	if at.Row > 0 && at.Row <= len(t.Rows) && at.Row != last.Row {
		parts = append(parts, named(p.say("place.row", at.Row), rowName(t.Rows[at.Row-1])))
	}
	if at.Column > 0 && at.Column <= len(t.Header) && at.Column != last.Column {
		parts = append(parts, named(p.say("place.column", at.Column), t.Header[at.Column-1]))
	}
	return parts
}

func named(what, name string) string {
	if name = short(name, longestName); name == "" {
		return what
	}
	return what + " “" + name + "”"
}

// rowName is the first cell of a row that is longer than a number or a mark.
func rowName(r trichluc.Row) string {
	for _, c := range r.Cells {
		if len([]rune(strings.Trim(c.Text, "0123456789.,%- IVX"))) > 2 {
			return c.Text
		}
	}
	return ""
}
