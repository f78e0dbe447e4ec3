package cite

import (
	"strings"
	"sync"

	"github.com/trichluc/trichluc/normalize/serial"
)

// opener is a word that a citation may begin with, and what reads on from it.
type opener struct {
	word string
	read func(passage, int) (mention, bool)
}

// anchors tell of each two bytes what may begin there: the mark in a document
// number, or one of the openers. Nearly all tell nothing.
type anchors struct {
	first   [256]bool
	pair    [1 << 16]byte
	openers [256][]opener // by the first byte of the word
}

const (
	nothing = iota
	numberMark
	wordStart
)

func pairOf(first, second byte) uint16 { return uint16(first) | uint16(second)<<8 }

// anchor is built once. Looking at each byte in turn is faster than searching
// for the openers one after the other: with 21 of them that took twice the
// time of all parsing. What costs then is every stop in vain, which two bytes
// make four times as rare as one.
var anchor = sync.OnceValue(func() *anchors {
	a := &anchors{}
	for _, mark := range []byte("/-") {
		a.first[mark] = true
		for c := range 256 {
			if c == ' ' || serial.OpensSymbol(byte(c)) {
				a.pair[pairOf(mark, byte(c))] = numberMark
			}
		}
	}
	for _, set := range []struct {
		words []string
		read  func(passage, int) (mention, bool)
	}{{aliasWords, aliasAt}, {lawWords, lawAt}, {shortWords, shortAt}} {
		for _, word := range set.words {
			a.first[word[0]] = true
			a.pair[pairOf(word[0], word[1])] = wordStart
			a.openers[word[0]] = append(a.openers[word[0]], opener{word, set.read})
		}
	}
	return a
})

// collect finds every citation but the references, in the order of the text
// and without overlaps. It runs over the text once and parses only around an
// anchor.
func (w *reader) collect() []*mention {
	text, a := w.doc.Text, anchor()
	numbers := numberScan{reader: w}
	for i := 0; i+1 < len(text); i++ {
		if !a.first[text[i]] {
			continue
		}
		switch a.pair[pairOf(text[i], text[i+1])] {
		case numberMark:
			numbers.at(i)
		case wordStart:
			w.openersAt(a.openers[text[i]], i)
		}
	}
	return withoutOverlaps(w.found)
}

func (w *reader) openersAt(openers []opener, i int) {
	for _, o := range openers {
		if strings.HasPrefix(w.doc.Text[i:], o.word) {
			p := w.passages.at(i)
			if m, ok := o.read(p, i-p.start); ok {
				w.keep(m)
			}
		}
	}
}

// keep gives a mention a place of its own. Many are made at a time: one by
// one, making them took as long as reading them.
func (w *reader) keep(m mention) *mention {
	if len(w.spare) == 0 {
		w.spare = make([]mention, 32)
	}
	kept := &w.spare[0]
	w.spare = w.spare[1:]
	*kept = m
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
	m, ok := s.explicit(p, n, before)
	if !ok {
		return
	}
	if alias, ok := aliasAt(p, m.start); ok && alias.end >= n.End {
		return
	}
	for _, o := range m.sharers() {
		s.keep(o)
	}
	s.previous = s.keep(m)
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
// word. It is for few words.
func eachPlace(text string, words []string, found func(start int)) {
	for _, w := range words {
		for from := 0; ; {
			i := strings.Index(text[from:], w)
			if i < 0 {
				break
			}
			found(from + i)
			from += i + len(w)
		}
	}
}
