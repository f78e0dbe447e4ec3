// Package observe reads the figures of a document with what they mean: what
// is measured, of whom, when, in which unit, and whether the figure was
// promised, reached, or is a change.
//
// Figures stand in tables, where the heads of columns and the names of rows
// say what they are, and in sentences, where the words around them do. Both
// give the same observations, so that a reader need not know where a figure
// was printed. What is printed is kept as printed; what is inferred stands
// beside it with a confidence. Figures inside citations, quoted titles, dates
// and names are no observations.
package observe

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/indicator"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/period"
)

// reader holds what all figures of one document share.
type reader struct {
	d        *trichluc.Document
	locale   number.Locale
	period   trichluc.Period
	province string           // "tỉnh Bắc Kạn"; empty where the document does not say
	own      trichluc.Subject // the district or commune whose own report it is
	plan     bool             // a plan: its figures are targets
	masked   []span           // citations, in order
	numbered []span           // those that name a document by its number, not "Đề án 06"
	heads    heads
}

// span is a range of bytes of the document's text, half-open.
type span struct{ start, end int }

// Document reads all observations of d, in the order of the text. Metadata is
// used where it is filled; what it leaves open is inferred from the document's
// title and letterhead. No figure is read inside a citation.
func Document(d *trichluc.Document, citations []trichluc.Citation) []trichluc.Observation {
	r := newReader(d, citations)
	out := r.prose()
	for i := range d.Tables {
		out = append(out, r.table(&d.Tables[i])...)
	}
	slices.SortStableFunc(out, func(a, b trichluc.Observation) int { return a.Location.Start - b.Location.Start })
	seen := map[string]int{}
	for i := range out {
		r.finish(&out[i], seen)
	}
	return out
}

func newReader(d *trichluc.Document, citations []trichluc.Citation) *reader {
	r := &reader{d: d, locale: number.Evidence(d.Text), period: defaultPeriod(d), province: provinceOf(d), plan: isPlan(d), heads: headings(d)}
	r.own = r.ownSubject(d.Metadata.Issuer)
	for _, c := range citations {
		if c.Location.End > c.Location.Start {
			r.masked = append(r.masked, span{c.Location.Start, c.Location.End})
			if c.Form == trichluc.FormExplicit || c.Form == trichluc.FormLaw {
				r.numbered = append(r.numbered, span{c.Location.Start, c.Location.End})
			}
		}
	}
	slices.SortFunc(r.masked, func(a, b span) int { return a.start - b.start })
	return r
}

// cited tells whether a range of the text lies in a citation.
func (r *reader) cited(start, end int) bool {
	i, _ := slices.BinarySearchFunc(r.masked, start, func(s span, at int) int { return s.end - at - 1 })
	return i < len(r.masked) && r.masked[i].start < end
}

// finish gives an observation its catalogue entry, province and identity.
func (r *reader) finish(o *trichluc.Observation, seen map[string]int) {
	if found, ok := indicator.Find(o.Indicator.Text, o.Unit); ok {
		o.Indicator.ID, o.Indicator.Name = found.Entry.ID, found.Entry.Name
		o.Confidence = min(o.Confidence, found.Score) // no figure is surer than what it is of
	} else {
		o.Indicator.ID = indicator.Slug(o.Indicator.Text)
	}
	o.Subject.Province = r.d.Metadata.Province.Code
	if o.Multiplier == 0 {
		o.Multiplier = 1
	}
	if o.Comparator == "" {
		o.Comparator = "="
	}
	place := fmt.Sprintf("%s|%s|%d|%d|%d|%d", r.d.ID, o.Location.Table, o.Location.Row, o.Location.Column, o.Location.Start, o.Location.End)
	seen[place]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s|%d", place, seen[place]))
	o.ID = hex.EncodeToString(sum[:8])
}

// defaultPeriod is the period that the document covers: what it states, else
// the year of its date. So too where it states the horizon of a programme only,
// which was years ahead: "Sơ kết 03 năm thực hiện Nghị quyết ... đến năm 2025".
func defaultPeriod(d *trichluc.Document) trichluc.Period {
	p := statedPeriod(d)
	if len(d.Metadata.Date) < 4 || isPlan(d) || rules(d) {
		return p
	}
	if year := d.Metadata.Date[:4]; p.Label == "" || len(p.Label) == 4 && p.Label > year {
		return period.Year(year)
	}
	return p
}

// statedPeriod is the period that metadata, the title, the close or the opening
// say the document covers.
func statedPeriod(d *trichluc.Document) trichluc.Period {
	if d.Metadata.Period.Label != "" {
		return d.Metadata.Period
	}
	var title, opening, close []string
	for i, b := range d.Blocks {
		text := d.Text[b.Start:b.End]
		switch {
		case b.Kind == trichluc.BlockTitle:
			title = append(title, text)
		case b.Kind == trichluc.BlockParagraph && len(opening) < 2 && i < 25 && announcing.MatchString(text):
			opening = append(opening, tailOf(text, 300))
		case b.Kind == trichluc.BlockParagraph && strings.HasPrefix(text, "Trên đây"):
			close = append(close, text)
		}
	}
	for _, part := range [][]string{title, close, opening} {
		if p, ok := period.OfTitle(strings.Join(part, " ")); ok {
			return p
		}
	}
	return trichluc.Period{}
}

// announcing matches an opening that says what the report covers: "... báo cáo
// kết quả ... năm 2023 như sau:".
var announcing = pattern.New(`(?i)như sau\s*:?\s*$|báo cáo (?:kết quả|tình hình)`)

// provinceOf names the report's province as a subject.
func provinceOf(d *trichluc.Document) string {
	if name := d.Metadata.Province.Name; name != "" {
		return placeWord(name) + name
	}
	return guessProvince(d)
}

// isPlan tells whether the document says what shall be, not what is.
func isPlan(d *trichluc.Document) bool {
	kind := strings.ToLower(d.Metadata.Kind)
	if kind == "" {
		for _, b := range d.Blocks {
			if b.Kind == trichluc.BlockTitle {
				kind = strings.ToLower(d.Text[b.Start:b.End])
				break
			}
		}
	}
	for _, w := range []string{"kế hoạch", "chương trình", "đề án", "nghị quyết", "chỉ thị"} {
		if strings.HasPrefix(kind, w) {
			return true
		}
	}
	return strings.HasPrefix(kind, "quyết định") && assigns.MatchString(d.Metadata.Title)
}

// assigns matches the title of a decision that says what others shall reach.
var assigns = pattern.New(`(?i)^(?:v/v|về việc|về)?\s*(?:giao|phân bổ|phê duyệt|ban hành|điều chỉnh)\s+(?:bổ sung\s+)?(?:chỉ tiêu|kế hoạch|mục tiêu|chương trình|đề án)`)

// rules tells whether the document sets rules that hold at any time.
func rules(d *trichluc.Document) bool {
	kind := strings.ToLower(d.Metadata.Kind)
	return strings.HasPrefix(kind, "quyết định") || strings.HasPrefix(kind, "thông tư") || strings.HasPrefix(kind, "nghị định")
}

// tailOf is at most n bytes from the end of s, from a word's start.
func tailOf(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	if i := strings.IndexByte(s, ' '); i >= 0 {
		return s[i+1:]
	}
	return ""
}
