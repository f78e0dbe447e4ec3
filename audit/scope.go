package audit

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// scopeWords are words, folded, that narrow what a passage speaks of to a level
// of government, a time, a season or one of several places.
var scopeWords = regexp.MustCompile(`\b(?:cap (?:tinh|huyen|xa|so)|(?:thang|quy) (?:\d{1,2}|[ivx]+)\b|\d{1,2} thang|nam \d{4}|trong tuan|vu (?:dong xuan|dong|xuan|he thu|thu dong|mua)|(?:huyen|thi xa|phuong|thi tran|xa) [a-z]+ [a-z]+)`)

// scopeOf lists the words that narrow a figure: those of its sentence, of what
// stands before it in its block, and of the heading above.
func (r *report) scopeOf(o *trichluc.Observation) []string {
	at := r.blockAt(o.Location.Start)
	if at < 0 {
		return nil
	}
	blocks := r.document.Blocks
	behind, _, _ := strings.Cut(r.text(o.Location.End, blocks[at].End), ". ")
	words := r.text(blocks[at].Start, o.Location.End) + behind
	for i := at - 1; i >= 0; i-- {
		if blocks[i].Kind == trichluc.BlockHeading {
			words = r.text(blocks[i].Start, blocks[i].End) + " " + words
			break
		}
	}
	return scopes(words)
}

func scopes(words string) []string {
	found := scopeWords.FindAllString(viet.Fold(words), -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// comparableInProse tells that two figures of running text may be the same one
// stated twice: nothing tells what they are of apart, and they differ by no
// more than a slip or an older version would. Names cut from sentences say too
// little to compare more. Any other two figures are comparable.
func (r *report) comparableInProse(a, b *trichluc.Observation) bool {
	const near = 0.25 // of the greater
	if a.Location.Table != "" || b.Location.Table != "" {
		return true
	}
	x, y := baseValue(a), baseValue(b)
	return math.Abs(x-y) <= near*max(math.Abs(x), math.Abs(y)) && slices.Equal(r.scopeOf(a), r.scopeOf(b))
}

// coversScope tells that what narrows the sentence of one figure also stands
// above the table of the other, or in its row.
func (r *report) coversScope(a, b *trichluc.Observation) bool {
	if a.Location.Table != "" {
		a, b = b, a
	}
	t := r.tables[b.Location.Table]
	if t == nil || b.Location.Row < 1 || b.Location.Row > len(t.Rows) {
		return true
	}
	said := r.tableTitle(t) + " " + strings.Join(t.Header, " ") + " " + r.document.Metadata.Title
	for _, c := range t.Rows[b.Location.Row-1].Cells {
		said += " " + c.Text
	}
	of := scopes(said)
	for _, word := range scopes(r.sentenceBefore(a.Location.Start) + " ") {
		if !slices.Contains(of, word) && !strings.HasPrefix(word, "nam ") {
			return false
		}
	}
	return true
}

// tableTitle is what stands above a table: its caption and its annex's title.
func (r *report) tableTitle(t *trichluc.Table) string { return t.Caption + " " + r.annexTitle(t) }

// sameScope tells that two figures stand in tables whose titles narrow them
// alike.
func (r *report) sameScope(a, b *trichluc.Observation) bool {
	x, y := r.tables[a.Location.Table], r.tables[b.Location.Table]
	return x == nil || y == nil || slices.Equal(scopes(r.tableTitle(x)), scopes(r.tableTitle(y)))
}
