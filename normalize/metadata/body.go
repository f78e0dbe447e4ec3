package metadata

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/phrase"
)

// signature reads role and name of who signs, above the annexes.
func signature(d *trichluc.Document, md *trichluc.Metadata) {
	var roles []string
	for _, b := range d.Blocks {
		if b.Kind == trichluc.BlockAppendix {
			break
		}
		if b.Kind != trichluc.BlockSignature || !valid(d, b) {
			continue
		}
		for _, line := range split(d.Text[b.Start:b.End]) {
			switch {
			case isPerson(line):
				md.Signer = line
			case line == strings.ToUpper(line):
				roles = append(roles, line)
			}
		}
	}
	md.SignerRole = strings.Join(roles, " ")
}

// isPerson: a name is two to six capitalised words with small letters.
func isPerson(line string) bool {
	words := strings.Fields(line)
	if len(words) < 2 || len(words) > 6 || line == strings.ToUpper(line) {
		return false
	}
	for _, w := range words {
		if !phrase.IsUpper(w) || len(phrase.Word(w, 0)) != len(w) {
			return false
		}
	}
	return true
}

// bare reports whether nothing of a letterhead was found.
func (h head) bare(md trichluc.Metadata) bool {
	return md.Symbol == "" && md.Date == "" && md.Kind == "" && len(h.agencyLines()) == 0
}

// kindArticle is what a text without a letterhead is called.
const kindArticle = "Bài viết"

// titleLimit is the most runes that a line without a full stop may have to be
// an article's title.
const titleLimit = 200

// article reads a text without a letterhead: a headline, if it has one, and
// the author under it, with the body that they belong to.
func article(d *trichluc.Document, md *trichluc.Metadata) {
	md.Kind = kindArticle
	var lines []string
	for _, b := range d.Blocks {
		if valid(d, b) && b.Kind != trichluc.BlockTable && b.Kind != trichluc.BlockFootnote {
			lines = append(lines, viet.Space(d.Text[b.Start:b.End]))
		}
	}
	if len(d.Blocks) == 0 {
		for line := range strings.Lines(d.Text) {
			if line = viet.Space(line); line != "" {
				lines = append(lines, line)
			}
		}
	}
	if len(lines) == 0 {
		return
	}
	if first := lines[0]; md.Title == "" && len([]rune(first)) <= titleLimit && !strings.HasSuffix(first, ".") && len(lines) > 1 {
		md.Title = first
	}
	if md.Signer == "" {
		author(lines[len(lines)-1], md)
	}
}

// author reads "Trần Thị B - Trường Chính trị tỉnh".
func author(line string, md *trichluc.Metadata) {
	name, body := line, ""
	for _, sep := range []string{" - ", " – ", ", ", " ("} {
		if a, b, ok := strings.Cut(line, sep); ok {
			name, body = a, strings.TrimRight(b, ")")
			break
		}
	}
	if !isPerson(name) {
		return
	}
	md.Signer = name
	if _, ok := agency.At(body, 0); ok {
		md.IssuerPrinted = body
		if who, ok := agency.At(body, 0); ok {
			md.Issuer = who.In(agency.Home{}).Name
		}
	}
}

// outline lists the headings.
func outline(d *trichluc.Document) []trichluc.OutlineEntry {
	var out []trichluc.OutlineEntry
	for _, b := range d.Blocks {
		if b.Kind != trichluc.BlockHeading || !valid(d, b) {
			continue
		}
		text := viet.Space(d.Text[b.Start:b.End])
		e := trichluc.OutlineEntry{Level: b.Level, Mark: b.Mark, Text: strings.TrimSpace(strings.TrimPrefix(text, b.Mark)), Start: b.Start}
		if len(b.Fragments) > 0 {
			e.Page = b.Fragments[0].Page
		}
		out = append(out, e)
	}
	return out
}

// appendices lists the annexes: a label, and the lines under it that are not
// in brackets for a title.
func appendices(d *trichluc.Document) []trichluc.Appendix {
	var out []trichluc.Appendix
	fresh := false // the block before was part of the same annex's head
	for _, b := range d.Blocks {
		if b.Kind != trichluc.BlockAppendix || !valid(d, b) {
			fresh = false
			continue
		}
		text := viet.Space(d.Text[b.Start:b.End])
		if label, rest := appendixLabel(text); label != "" {
			out = append(out, trichluc.Appendix{Label: label, Title: rest, Start: b.Start})
			fresh = true
		} else if fresh && !strings.HasPrefix(text, "(") {
			last := &out[len(out)-1]
			last.Title = strings.TrimSpace(last.Title + " " + text)
		}
	}
	return out
}

var appendixWords = []phrase.Phrase{phrase.New("phụ lục"), phrase.New("phụ biểu"), phrase.New("biểu số"), phrase.New("biểu"), phrase.New("mẫu số"), phrase.New("mẫu")}

// appendixLabel reads "Phụ lục II", "PHỤ LỤC 01:", "Biểu số 3" and what stands
// behind it on the line.
func appendixLabel(line string) (label, rest string) {
	for _, p := range appendixWords {
		end, ok := p.At(line, 0)
		if !ok {
			continue
		}
		i := phrase.SkipSpace(line, end)
		mark := phrase.Word(line, i)
		if mark != "" && mark == strings.ToUpper(mark) && len(mark) <= 5 {
			end = i + len(mark)
		}
		return line[:end], strings.TrimLeft(line[end:], " .:-–")
	}
	return "", ""
}
