package doc

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// What is read of a damaged file must be what it said. A paragraph of which a
// part is gone is left out whole, because a figure or a sentence cut short
// says something else; so is a row of a table, because its cells cannot be
// told apart. Both are unread. A letter that damage changed into another
// letter cannot be seen.

// findPieces looks for the list of pieces of a text of a length: a block that
// begins with its kind and size, whose positions rise from 0 to that length.
// Without a length it is the block that makes the longest text. Size is 0
// where there is none.
func findPieces(b []byte, total int) (at, size int) {
	longest := 0
	for i := 0; i+9+4+pieceSize <= len(b); i++ {
		if b[i] != piecesBlock || i32(b, i+5) != 0 {
			continue
		}
		n := i32(b, i+1)
		if n%(4+pieceSize) != 4 || n > len(b)-i-5 {
			continue
		}
		list := newPLC(b[i+5:i+5+n], pieceSize)
		if list.n == 0 || !list.rising() {
			continue
		}
		if end := list.position(list.n); isTotal(end, total) || total == 0 && end > longest && end <= maxText {
			longest, at, size = end, i+5, n
		}
	}
	return at, size
}

// isTotal says whether the end of the last piece agrees with the lengths of
// the stories: Word ends the text with a mark that belongs to none.
func isTotal(end, total int) bool { return end >= total && end <= total+2 && total > 0 }

// sound says whether nothing has been found broken so far.
func (s *streams) sound() bool {
	return len(s.damage) == 0 && (s.file == nil || len(s.file.Damage) == 0)
}

// settleStories makes one story of the text where their lengths are damaged.
func (r *reader) settleStories(t *text) {
	end := len(t.units)
	if isTotal(end, r.total) {
		return
	}
	r.breaks("the lengths of the parts of the text: notes, heads and feet of pages stand in the text")
	if r.total > end {
		r.unreadCount("the end of the text, which the list of its pieces does not reach", r.total-end)
	}
	r.stories, r.starts = [storyCount]int{end}, [storyCount]int{}
	for i := 1; i < storyCount; i++ {
		r.starts[i] = end
	}
}

// lose notes that a stretch is gone.
func (t *text) lose(gone span) {
	if gone.end > gone.start {
		t.lost = append(t.lost, gone)
		clear(t.units[gone.start:gone.end])
	}
}

func (t *text) sortLost() {
	slices.SortFunc(t.lost, func(a, b span) int { return a.start - b.start })
}

// lostIn is how many characters of a span are gone.
func (t *text) lostIn(at span) (n int) {
	i := sort.Search(len(t.lost), func(i int) bool { return t.lost[i].end > at.start })
	for ; i < len(t.lost) && t.lost[i].start < at.end; i++ {
		n += min(t.lost[i].end, at.end) - max(t.lost[i].start, at.start)
	}
	return n
}

const (
	// windowSize is how many characters are judged together. Shorter ones would
	// judge a row of signs, longer ones lose more text beside the damage.
	windowSize = 64
	// oddShare is the share of characters that no report holds from which a
	// window is no text: bytes read at a wrong place make .4 and more, reports
	// with formulas or words of other scripts under .1.
	oddShare = 0.25
	// wrongPlace is the same for a whole piece of a file that looks sound: its
	// place is damaged, or the text is in Chinese.
	wrongPlace = 0.6
)

// garbled finds the windows of text that are none.
func garbled(units []uint16, window int, share float64) (found []span) {
	for from := 0; from < len(units); from += window {
		to, odd := min(from+window, len(units)), 0
		for _, u := range units[from:to] {
			if isOdd(u) {
				odd++
			}
		}
		if float64(odd) <= share*float64(to-from) {
			continue
		}
		if n := len(found); n > 0 && found[n-1].end == from {
			found[n-1].end = to
		} else {
			found = append(found, span{from, to})
		}
	}
	return found
}

// zeros finds stretches of several zeros: sectors that a disk has lost.
func zeros(units []uint16) (found []span) {
	const several = 4
	for i := 0; i < len(units); i++ {
		from := i
		for i < len(units) && units[i] == 0 {
			i++
		}
		if i-from >= several {
			found = append(found, span{from, i})
		}
	}
	return found
}

// isOdd holds for what Vietnamese documents do not hold: control characters
// without a meaning, scripts beyond Latin, Greek and Cyrillic, letters of no
// one's. Signs, Word's marks and the letters of picture fonts are none.
func isOdd(u uint16) bool {
	switch {
	case u < ' ':
		return u == 0 || u >= 0x0f && u <= 0x12 || u >= 0x16 && u <= 0x1d
	case u == 0xfffd:
		return false
	case u < 0x0530, u >= 0x1e00 && u < 0x2c00, u >= 0x3000 && u < 0x3010, u >= 0xf000 && u <= 0xf0ff, u >= 0xfb00 && u < 0xfb07:
		return false
	case u >= 0xd800 && u < 0xe000: // halves of letters beyond 16 bits
		return false
	}
	return true
}

// loseParagraph leaves out a paragraph of which a part is gone.
func (s *story) loseParagraph(at span, gone int) {
	n := gone + office.CountCharacters(printed(s.text.units[at.start:at.end]))
	s.unreadCount("a paragraph of which a part is gone", n)
	s.fields.open = nil
	s.carried, s.anchored = nil, nil
}

// loose makes paragraphs of a cell whose row is lost. A cell with a figure is
// unread: without its row and column it would be taken for another.
func (r *reader) loose(text string) (items []flow.Item) {
	r.looseCells++
	if hasFigure(text) {
		r.unreadCount("figures of tables whose rows are damaged", office.CountCharacters(text))
		return nil
	}
	for _, parts := range office.SplitLines(text, true) {
		items = append(items, flow.Item{Paragraph: &flow.Paragraph{Parts: []flow.Part{{Text: parts[0]}}}})
	}
	return items
}

// hasFigure says whether a text has a number other than years, dates and
// numbers of documents.
func hasFigure(text string) bool {
	for _, word := range strings.Fields(text) {
		word = strings.Trim(word, "<>=≥≤~+-–(±).,;:%\"“”")
		digits := strings.IndexFunc(word, func(r rune) bool { return r >= '0' && r <= '9' }) >= 0
		if digits && !strings.ContainsAny(word, "/-") && !year.MatchString(word) {
			return true
		}
	}
	return false
}

var year = regexp.MustCompile(`^(19|20)[0-9]{2}$`)

// markDamaged replaces letters that no report holds by U+FFFD, so that they
// are not taken for text: a byte of them was changed. It says how many.
func markDamaged(units []uint16) (n int) {
	at := func(i int) bool { return i >= 0 && i < len(units) && isOdd(units[i]) }
	for i, u := range units {
		if isOdd(u) && u != 0 && !at(i-1) && !at(i+1) {
			units[i] = 0xfffd
			n++
		}
	}
	return n
}

// printed is text without the signs that stand for something else.
func printed(units []uint16) string {
	kept := make([]uint16, 0, len(units))
	for _, u := range units {
		if u > ' ' {
			kept = append(kept, u)
		}
	}
	return decodeUnits(kept)
}
