package audit

import (
	"sort"

	"github.com/trichluc/trichluc"
)

// checkListedTwice finds a document that a list or a table of documents names
// in two of its entries.
func checkListedTwice(r *report) []trichluc.Finding {
	type entry struct{ list, instrument string }
	first := map[entry]*trichluc.Citation{}
	var findings []trichluc.Finding
	for _, c := range r.listed() {
		if c.Instrument == "" {
			continue
		}
		e := entry{c.Location.Table + "\x00" + c.Location.Section, c.Instrument}
		before := first[e]
		if before == nil {
			first[e] = c
			continue
		}
		findings = append(findings, citedTwice(before, c, "Một văn bản được kê hai lần"))
	}
	return findings
}

// listed are the documents that lists and tables of documents enumerate: the
// first citation of an entry, where the report promulgates it.
func (r *report) listed() []*trichluc.Citation {
	type entry struct{ block, row int }
	var out []*trichluc.Citation
	last := entry{-1, 0}
	for i := range r.citations {
		c := &r.citations[i]
		at := entry{r.blockAt(c.Location.Start), c.Location.Row}
		if at.block < 0 || at == last || c.Location.Table == "" && r.document.Blocks[at.block].Kind != trichluc.BlockItem {
			continue
		}
		last = at
		if c.Relation == trichluc.RelationPromulgates {
			out = append(out, c)
		}
	}
	return out
}

// blockAt is the index of the block that holds an offset of the text; -1 when
// none does.
func (r *report) blockAt(offset int) int {
	blocks := r.document.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > offset })
	if i == len(blocks) || blocks[i].Start > offset {
		return -1
	}
	return i
}
