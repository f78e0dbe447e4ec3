// Package metadata reads what a document says of itself: the letterhead with
// agency, number, place and date, the title, the signature, the outline. It
// uses the blocks that structure marks as such and, where there are none, the
// first lines of the text.
package metadata

import (
	"cmp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/period"
	"github.com/trichluc/trichluc/normalize/place"
	"github.com/trichluc/trichluc/normalize/serial"
)

// Of reads a document's metadata.
func Of(d *trichluc.Document) trichluc.Metadata { return WithHint(d, "") }

// WithHint reads a document's metadata where the user has said which province
// it is of; the hint counts only if the document does not say itself.
func WithHint(d *trichluc.Document, province string) trichluc.Metadata {
	workbook := isWorkbook(d)
	h, sheet := readHead(d), ""
	if workbook {
		h, sheet = readSheetHead(d)
	}
	md := trichluc.Metadata{Outline: outline(d), Appendices: appendices(d)}
	h.number(&md)
	h.dateline(&md)
	h.kindAndTitle(&md)
	signature(d, &md)
	if workbook {
		h.workbookKind(&md)
		md.Title = cmp.Or(md.Title, sheet)
	} else if h.bare(md) {
		article(d, &md)
	}
	p := h.province(d, md, province)
	md.Province = p.On(md.Date)
	h.issuer(&md, agency.Home{Province: p})
	if md.Kind == "" {
		md.Kind = kindOf(md)
	}
	md.Period = coveredPeriod(d, md, h)
	if workbook {
		md.Period = workbookPeriod(d, md, h)
	}
	md.Draft, md.DraftBasis = h.draft(md)
	return md
}

// kindOf tells the kind of document by its symbol.
func kindOf(md trichluc.Metadata) string {
	if md.Symbol == "" {
		return ""
	}
	if k, _ := serial.Split(md.Symbol); k != nil {
		return k.Name
	}
	return serial.Letter().Name
}

// kindReport is the kind of document whose opening says what time it covers.
const kindReport = "Báo cáo"

// coveredPeriod is the time that the document reports on: said in its title,
// else where it closes ("Trên đây là báo cáo ... năm 2023") or opens.
func coveredPeriod(d *trichluc.Document, md trichluc.Metadata, h head) trichluc.Period {
	tries := []string{md.Title, h.subtitle}
	var first string
	for _, b := range d.Blocks {
		if b.Kind != trichluc.BlockParagraph && b.Kind != trichluc.BlockItem || !valid(d, b) {
			continue
		}
		text := d.Text[b.Start:b.End]
		if first == "" {
			first = text
		}
		if strings.HasPrefix(text, "Trên đây là") {
			tries = append(tries, text)
		}
	}
	if md.Kind == kindReport {
		tries = append(tries, first)
	}
	for _, text := range tries {
		if p, ok := period.OfTitle(text); ok && p.Start != p.End && !(md.Kind == kindReport && horizon(text, p)) {
			return p
		}
	}
	return trichluc.Period{}
}

// horizon tells whether a text names a time only as the end of what a programme
// plans for: a report of it covers some other time.
func horizon(text string, p trichluc.Period) bool {
	found := false
	for _, m := range period.Find(text) {
		if m.Period.Label == p.Label {
			if m.Role != period.Horizon {
				return false
			}
			found = true
		}
	}
	return found
}

func valid(d *trichluc.Document, b trichluc.Block) bool {
	return b.Start >= 0 && b.Start <= b.End && b.End <= len(d.Text)
}

// province tells where the document comes from: its agency, its date line, its
// title, the user, the province named most.
func (h head) province(d *trichluc.Document, md trichluc.Metadata, hint string) place.Province {
	for _, line := range h.agencyLines() {
		if p, ok := provinceIn(line); ok {
			return p
		}
	}
	if who, ok := h.signatory(); ok && who.In(agency.Home{}).Central {
		return place.Province{} // a ministry in Hà Nội is not of Hà Nội
	}
	if p, ok := place.ByName(md.Place); ok {
		return p
	}
	for _, text := range []string{md.IssuerPrinted, md.Title} {
		if p, ok := provinceIn(text); ok {
			return p
		}
	}
	if p, ok := place.ByName(hint); ok {
		return p
	}
	if p, ok := place.ByCode(hint); ok {
		return p
	}
	return majority(d.Text)
}

// majorityWindow is how much of a text is read for the province that it names
// most: the first 200 kB hold any report's prose.
const majorityWindow = 200_000

// majority is the province named more than twice as often as any other.
func majority(text string) place.Province {
	first, second, code := 0, 0, ""
	for c, n := range place.Count(text, majorityWindow) {
		switch {
		case n > first || n == first && c < code:
			first, second, code = n, first, c
		case n > second:
			second = n
		}
	}
	if first < 2 || first <= 2*second {
		return place.Province{}
	}
	p, _ := place.ByCode(code)
	return p
}

func provinceIn(text string) (place.Province, bool) {
	for code, n := range place.Count(text, len(text)) {
		if n > 0 {
			return place.ByCode(code)
		}
	}
	return place.Province{}, false
}
