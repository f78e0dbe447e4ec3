package doc

import (
	"slices"
	"sort"
)

// run is a stretch of the file, in FCs, whose characters or paragraphs have
// the same properties.
type run struct {
	start, end int
	style      int    // of paragraphs
	changes    []byte // properties over those of the style
	unknown    bool   // the file does not hold them any more
}

// runs are in order of their start.
type runs []run

type runKind int

const (
	characterRuns runKind = iota
	paragraphRuns
)

// Properties stand in pages of 512 bytes, the last of which counts the runs.
const (
	pageSize          = 512
	paragraphSlotSize = 13
)

// readRuns reads the runs of all pages. Of a page that is gone the runs are
// unknown.
func (r *reader) readRuns(kind runKind) (all runs) {
	p, what := partCharacterRuns, "how characters are set"
	if kind == paragraphRuns {
		p, what = partParagraphRuns, "how paragraphs are set, and which of them are cells of tables"
	}
	list := newPLC(r.part(p), 4)
	if list.n == 0 || list.n > len(r.main)/pageSize {
		r.breaks("%s", what)
		return nil
	}
	for i := range list.n {
		number := int(u32(list.record(i), 0) & 0x3fffff)
		found, ok := r.pageRuns(number, kind)
		if !ok {
			r.breaks("%s", what)
			continue
		}
		all = append(all, found...)
	}
	slices.SortStableFunc(all, func(a, b run) int { return a.start - b.start })
	return all
}

// pageRuns reads a page of properties; ok is false where a part of it is gone
// or it is none.
func (r *reader) pageRuns(number int, kind runKind) (found runs, ok bool) {
	page := bytesAt(r.main, number*pageSize, pageSize)
	if page == nil || r.isLost(number*pageSize, pageSize) {
		return nil, false
	}
	n := int(page[pageSize-1])
	for i := range n {
		v := run{start: i32(page, 4*i), end: i32(page, 4*i+4)}
		if kind == characterRuns {
			if at := 2 * u8(page, 4*(n+1)+i); at > 0 {
				v.changes = bytesAt(page, at+1, u8(page, at))
			}
		} else if at := 2 * u8(page, 4*(n+1)+paragraphSlotSize*i); at > 0 {
			size := 2*u8(page, at) - 1
			if size < 0 {
				at++
				size = 2 * u8(page, at)
			}
			if b := bytesAt(page, at+1, size); len(b) >= 2 {
				v.style, v.changes = u16(b, 0), b[2:]
			}
		}
		if v.start < 0 || v.start > v.end || v.end > len(r.main)+pageSize {
			r.breaks("a page of properties")
			continue
		}
		if v.start < v.end {
			found = append(found, v)
		}
	}
	return found, true
}

// isLost says whether a stretch of the main stream is gone in part.
func (s *streams) isLost(at, n int) bool {
	for _, gone := range s.lost {
		if gone.Start < at+n && at < gone.End {
			return true
		}
	}
	return false
}

// at is the run that holds an FC; where none does, an empty one that reaches
// to the next.
func (all runs) at(fc int) run {
	i := sort.Search(len(all), func(i int) bool { return all[i].start > fc })
	if i > 0 && fc < all[i-1].end {
		return all[i-1]
	}
	v := run{start: fc, end: 1 << 62, unknown: true}
	if i < len(all) {
		v.end = all[i].start
	}
	return v
}
