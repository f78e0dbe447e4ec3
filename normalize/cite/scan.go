package cite

import (
	"strings"
	"sync"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/serial"
)

// opener is a word that a citation may begin with, and what reads on from it.
type opener struct {
	word string
	at   int // where in the word two bytes stand that are looked for
	read func(*passage, int) (mention, bool)
	then *[256]bool // bytes that may follow the word; nil for any
}

// stands reports whether the word begins at text[i], with something behind it
// that may belong to a citation. The last letter before its space is looked at
// first: many words begin alike.
func (o *opener) stands(text string, i int) bool {
	probe, end := len(o.word)-2, i+len(o.word)
	return i >= 0 && end < len(text) && text[i+probe] == o.word[probe] && (o.then == nil || o.then[text[end]]) && text[i:end] == o.word
}

// rarest chooses the two bytes of a word that are looked for: its first ones,
// but not where they are among the most frequent of Vietnamese. Đ and đ share
// their first byte, and "c" begins one word in ten.
func rarest(word string) int {
	switch {
	case strings.HasPrefix(word, "Đ"):
		return 1
	case strings.HasSuffix(word, "số "):
		return len(word) - len("số ")
	}
	return 0
}

// bytesOf lists the bytes of s, and those that a number may begin with.
func bytesOf(s string) *[256]bool {
	var set [256]bool
	for _, c := range []byte(s + "0123456789 \n") {
		set[c] = true
	}
	return &set
}

// afterShort are the letters that follow "Kế hoạch " and its like where a
// number may stand behind: of "số", and of the words of longer names ("hành
// động", "liên tịch", "phối hợp", "hỏa tốc", "kết luận", "công tác").
var afterShort = bytesOf("sShHlLpPkKcC")

// anchors tell of each two bytes what may begin there: the mark in a document
// number, or one of the openers. Nearly all tell nothing.
type anchors struct {
	first   [256]bool
	pair    [1 << 16]byte
	openers [][]opener // by what pair says
}

// What a pair may say; more is an index of anchors.openers.
const (
	nothing = iota
	numberMark
	openers
)

func pairOf(first, second byte) uint16 { return uint16(first) | uint16(second)<<8 }

// anchor is built once. Looking at each byte in turn is faster than searching
// for the openers one after the other: with 21 of them that took twice the
// time of all parsing. What costs then is every stop in vain, which two bytes
// make four times as rare as one.
var anchor = sync.OnceValue(func() *anchors {
	a := &anchors{openers: make([][]opener, openers)}
	for _, mark := range []byte("/-") {
		a.first[mark] = true
		for c := range 256 {
			if c == ' ' || serial.OpensSymbol(byte(c)) {
				a.pair[pairOf(mark, byte(c))] = numberMark
			}
		}
	}
	for _, word := range aliasWords {
		if word != commonAlias {
			a.add(opener{word, rarest(word), aliasAt, afterAlias(word)})
		}
	}
	for _, word := range lawWords {
		a.add(opener{word, rarest(word), lawAt, nil})
	}
	for _, word := range shortWords {
		a.add(opener{word, rarest(word), shortAt, afterShort})
	}
	return a
})

func (a *anchors) add(o opener) {
	a.first[o.word[o.at]] = true
	list := &a.pair[pairOf(o.word[o.at], o.word[o.at+1])]
	if *list == nothing {
		*list = byte(len(a.openers))
		a.openers = append(a.openers, nil)
	}
	a.openers[*list] = append(a.openers[*list], o)
}

// collect finds every citation but the references, in the order of the text
// and without overlaps. It runs over the text once and parses only around an
// anchor.
func (w *reader) collect() []*mention {
	text, a := w.doc.Text, anchor()
	numbers := numberScan{reader: w}
	first := &a.first
	for i := 0; i+1 < len(text); i++ {
		if !first[text[i]] {
			continue
		}
		switch at := a.pair[pairOf(text[i], text[i+1])]; at {
		case nothing:
		case numberMark:
			numbers.at(i)
		default:
			w.openersAt(a.openers[at], i)
		}
	}
	eachPlace(text, []string{commonAlias}, func(i int) { w.open(aliasAt, i) })
	return withoutOverlaps(w.found)
}

// commonAlias begins with letters that are too common to stop at.
const commonAlias = "đề án "

func (w *reader) openersAt(openers []opener, i int) {
	for k := range openers {
		if o := &openers[k]; o.stands(w.doc.Text, i-o.at) {
			w.open(o.read, i-o.at)
		}
	}
}

func (w *reader) open(read func(*passage, int) (mention, bool), i int) {
	p := w.passages.at(i)
	if m, ok := read(p, i-p.start); ok {
		*w.room() = m
		w.keep()
	}
}

// room is where the next mention is to be made; keep keeps what was made
// there. Many places are made at a time: one by one, making them took as long
// as reading the mentions.
func (w *reader) room() *mention {
	if len(w.spare) == 0 {
		w.spare = make([]mention, min(32, 4+len(w.found)))
	}
	return &w.spare[0]
}

func (w *reader) keep() *mention {
	kept := &w.spare[0]
	w.spare = w.spare[1:]
	w.found = append(w.found, kept)
	return kept
}

// numberScan reads the citations by number, left to right.
type numberScan struct {
	*reader
	end      int      // of the last number, in the document
	previous *mention // the citation by number before
}

// at reads the citation whose number has its mark at offset i. One that is a
// programme's short name as a whole ("Đề án 06/CP") stays that.
func (s *numberScan) at(i int) {
	if i < s.end {
		return
	}
	n, ok := serial.At(s.doc.Text, i)
	if !ok || n.Start < s.end {
		return
	}
	s.end = n.End
	p := s.passages.at(n.Start)
	if n.End > p.start+len(p.text) || n.Start < p.start {
		return
	}
	n.Start, n.End = n.Start-p.start, n.End-p.start
	before := s.previous
	if before != nil && before.passage.start != p.start {
		before = nil
	}
	m := s.room()
	*m = mention{passage: p, form: trichluc.FormExplicit, number: n, start: n.Start, end: n.End}
	if !s.explicit(m, before) || isAlias(m) {
		return
	}
	s.previous = s.keep()
	for _, o := range m.sharers() {
		*s.room() = o
		s.keep()
	}
}

// isAlias reports whether a programme's short name stands where m does, up to
// the end of its number.
func isAlias(m *mention) bool {
	for _, word := range aliasWords {
		if strings.HasPrefix(m.text[m.start:], word) {
			alias, ok := aliasAt(m.passage, m.start)
			return ok && alias.end >= m.number.End
		}
	}
	return false
}

// symbol is what the symbol of a number says; a report repeats few of them.
type symbol struct {
	mended string
	kind   *serial.Kind // that it names; nil if none
	issuer string       // what stands for the issuer in it
}

func (w *reader) symbolOf(printed string) *symbol {
	s := w.symbols[printed]
	if s == nil {
		s = &symbol{mended: serial.Mend(printed)}
		s.kind, s.issuer = serial.Split(s.mended)
		w.symbols[printed] = s
	}
	return s
}

// eachPlace calls found with every place in text where one of words stands, by
// word. It is for few words. The rarest byte of a word is searched for, not its
// first, which may be a space.
func eachPlace(text string, words []string, found func(start int)) {
	for _, w := range words {
		at := telling(w)
		for from := at; from < len(text); {
			i := strings.IndexByte(text[from:], w[at])
			if i < 0 {
				break
			}
			start := from + i - at
			if from += i + 1; strings.HasPrefix(text[start:], w) {
				found(start)
				from = start + len(w) + at
			}
		}
	}
}

// commonBytes are the bytes of Vietnamese reports from the most frequent on, as
// counted over those at hand; the last has two in a thousand.
const commonBytes = " \xE1n\xBBh\xC3tcgi\xBA\x91\xC4\tu\xA1a,2\xA3\xA00\xC6T\nopry\x87vs3m\xA5d1\x83\xB4\xB0.\xADC\xBFl4N\xA7B\x81kD\x8Bb\x89\xAA/5\xA9\x99\xB1q6H%89\xA2x\x95"

// telling chooses the byte of a word to search for: the rarest.
func telling(word string) (at int) {
	rarest := -1
	for i := range len(word) {
		rank := strings.IndexByte(commonBytes, word[i])
		if rank < 0 {
			return i
		}
		if rank > rarest {
			at, rarest = i, rank
		}
	}
	return at
}
