// Package evaluate measures records against a gold annotation: how much of
// what is there was found, how much of what was found is there, and how many
// attributes of it are right, by stage.
//
// A gold folder holds what `export` writes, corrected by hand: documents.jsonl,
// tables.jsonl, observations.jsonl, citations.jsonl, findings.jsonl; a stage
// without a file is not measured. Documents are matched by the name of their
// file without folder and ending, so that one gold serves every format of a
// report; where several formats are there, the gold's own is measured. The gold's documents are those that it describes whole: what is given
// of a kind of which it has no row for one of them is spurious.
package evaluate

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/trichluc/trichluc/export"
	"github.com/trichluc/trichluc/internal/viet"
)

// Records are the rows of the exports of a corpus or of a gold folder.
type Records struct {
	Documents    []export.Document
	Tables       []export.Table
	Observations []export.Observation
	Citations    []export.Citation
	Findings     []export.Finding
	measured     map[export.Kind]bool // kinds that a gold folder has
	files        map[string]string    // of a gold, by stem: the file to be measured where a report is there in several formats
}

// Measure is one figure of a report. What was found has Wanted and Given; an
// attribute of what was found has Given equal to Wanted.
type Measure struct {
	Stage  export.Kind `json:"stage"`
	Name   string      `json:"name"` // "found", "unit", "period" ...
	Right  int         `json:"right"`
	Wanted int         `json:"wanted"`
	Given  int         `json:"given"`
}

// Found names the measure of what was found at all.
const Found = "found"

// Precision is the part of what was given that is right; 1 where nothing was.
func (m Measure) Precision() float64 { return part(m.Right, m.Given) }

// Recall is the part of what was wanted that was found; 1 where nothing was
// wanted.
func (m Measure) Recall() float64 { return part(m.Right, m.Wanted) }

// F1 is the harmonic mean of precision and recall.
func (m Measure) F1() float64 {
	p, r := m.Precision(), m.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func part(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// Report is the outcome of an evaluation. Right and Wrong name each row of the
// gold, attributes included, so that two reports can be compared row by row;
// Spurious names what was given and is not in the gold.
type Report struct {
	Measures []Measure `json:"measures"`
	Right    []string  `json:"right"`
	Wrong    []string  `json:"wrong"`
	Spurious []string  `json:"spurious"`
}

// Since tells what has changed since an earlier report: rows that are right
// now and were not, and rows that were and are not.
func (r Report) Since(earlier Report) (gained, lost []string) {
	now, before := set(r.Right), set(earlier.Right)
	for _, name := range r.Right {
		if !before[name] {
			gained = append(gained, name)
		}
	}
	for _, name := range earlier.Right {
		if !now[name] {
			lost = append(lost, name)
		}
	}
	return gained, lost
}

func set(names []string) map[string]bool {
	s := map[string]bool{}
	for _, n := range names {
		s[n] = true
	}
	return s
}

// filesOf finds the very files of the gold among what was given.
func filesOf(gold, got []export.Document) map[string]string {
	given, files := map[string]bool{}, map[string]string{}
	for _, d := range got {
		given[path.Base(d.Source)] = true
	}
	for _, d := range gold {
		if file := path.Base(d.Source); given[file] {
			files[stem(file)] = file
		}
	}
	return files
}

// Compare measures got against gold, document by document.
func Compare(gold, got Records) Report {
	var r Report
	gold.files = filesOf(gold.Documents, got.Documents)
	compare(&r, gold, export.Documents, gold.Documents, got.Documents, documents)
	compare(&r, gold, export.Tables, gold.Tables, got.Tables, tables)
	compare(&r, gold, export.Observations, gold.Observations, got.Observations, observations)
	compare(&r, gold, export.Citations, gold.Citations, got.Citations, citations)
	compare(&r, gold, export.Findings, gold.Findings, got.Findings, findings)
	return r
}

// stage says how the rows of one kind are matched and what is compared.
type stage[T any] struct {
	source     func(T) string
	name       func(T) string            // for people, and to tell rows of one document apart
	likeness   func(gold, got T) float64 // 0 for another row
	attributes []attribute[T]
}

// attribute is a property of a matched row.
type attribute[T any] struct {
	name  string
	right func(gold, got T) bool
}

func compare[T any](r *Report, records Records, kind export.Kind, gold, got []T, s stage[T]) {
	if !records.measured[kind] {
		return
	}
	found := Measure{Stage: kind, Name: Found}
	counts := make([]Measure, len(s.attributes))
	for i, a := range s.attributes {
		counts[i] = Measure{Stage: kind, Name: a.name}
	}
	wanted, given := bySource(gold, s.source, nil), bySource(got, s.source, records.files)
	for _, d := range records.Documents { // a document without rows of a kind has none by the gold
		if key := stem(d.Source); wanted[key] == nil {
			wanted[key] = []T{}
		}
	}
	for _, source := range sortedKeys(wanted) {
		gold, rows := wanted[source], given[source]
		found.Wanted += len(gold)
		found.Given += len(rows)
		partner := pair(gold, rows, s.likeness)
		seen, used := map[string]int{}, make([]bool, len(rows))
		for i, g := range gold {
			name := fmt.Sprintf("%s %s: %s", kind, source, s.name(g))
			if seen[name]++; seen[name] > 1 {
				name += fmt.Sprintf(" (%d)", seen[name])
			}
			at := partner[i]
			if at < 0 {
				r.Wrong = append(r.Wrong, name)
				continue
			}
			used[at] = true
			found.Right++
			r.Right = append(r.Right, name)
			for k, a := range s.attributes {
				counts[k].Wanted, counts[k].Given = counts[k].Wanted+1, counts[k].Given+1
				if a.right(g, rows[at]) {
					counts[k].Right++
					r.Right = append(r.Right, name+" / "+a.name)
				} else {
					r.Wrong = append(r.Wrong, name+" / "+a.name)
				}
			}
		}
		for i, row := range rows {
			if !used[i] {
				r.Spurious = append(r.Spurious, fmt.Sprintf("%s %s: %s", kind, source, s.name(row)))
			}
		}
	}
	r.Measures = append(append(r.Measures, found), counts...)
}

// pair gives each row of the gold the index of the row that it is matched
// with, the likest pairs first; -1 where none is left.
func pair[T any](gold, rows []T, likeness func(gold, got T) float64) []int {
	type candidate struct {
		gold, row int
		likeness  float64
	}
	var all []candidate
	for i, g := range gold {
		for k, row := range rows {
			if l := likeness(g, row); l > 0 {
				all = append(all, candidate{i, k, l})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.likeness, a.likeness) })
	partner, taken := make([]int, len(gold)), make([]bool, len(rows))
	for i := range partner {
		partner[i] = -1
	}
	for _, c := range all {
		if partner[c.gold] < 0 && !taken[c.row] {
			partner[c.gold], taken[c.row] = c.row, true
		}
	}
	return partner
}

// bySource sorts rows by their document; of one that files names, only the rows
// of that file are taken.
func bySource[T any](rows []T, source func(T) string, files map[string]string) map[string][]T {
	out := map[string][]T{}
	for _, row := range rows {
		file := path.Base(source(row))
		key := stem(file)
		if only := files[key]; only == "" || only == file {
			out[key] = append(out[key], row)
		}
	}
	return out
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// stem is the name of a file without folder and ending.
func stem(source string) string {
	base := path.Base(source)
	return strings.TrimSuffix(base, path.Ext(base))
}

// fold makes words comparable: no case, no marks, one space between.
func fold(s string) string { return strings.Join(words(s), " ") }

func words(s string) []string {
	return strings.FieldsFunc(viet.Fold(s), func(r rune) bool {
		return r != '%' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	})
}

// overlap is the F1 of the words of two texts, each counted as often as it
// occurs. Two texts without words agree: neither says what the other does not.
func overlap(a, b string) float64 {
	left := words(a)
	count := map[string]int{}
	for _, w := range left {
		count[w]++
	}
	right, common := words(b), 0
	for _, w := range right {
		if count[w] > 0 {
			count[w]--
			common++
		}
	}
	switch {
	case len(left) == 0 && len(right) == 0:
		return 1
	case common == 0:
		return 0
	}
	return 2 * float64(common) / float64(len(left)+len(right))
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

func same[T comparable](a, b *T) bool { return value(a) == value(b) && (a == nil) == (b == nil) }
