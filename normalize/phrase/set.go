package phrase

import (
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// Set is phrases tried together, the longest first; of two as long, the one
// that was added first. They are kept as trees of letters, so that trying
// hundreds costs hardly more than trying one.
type Set[T any] struct {
	entries       []entry[T]
	exact, folded [2]tree // from the first letter on, and from the last one back
}

const (
	forward = iota
	backward
)

type entry[T any] struct {
	phrase Phrase
	value  T
}

// Add adds a phrase with its value, matched whatever the marks.
func (s *Set[T]) Add(text string, value T) { s.add(New(text), value) }

// AddExact adds a phrase with its value, matched with its marks only.
func (s *Set[T]) AddExact(text string, value T) { s.add(Exact(text), value) }

func (s *Set[T]) add(p Phrase, value T) {
	if p.Len() == 0 {
		return
	}
	trees := &s.folded
	if p.exact {
		trees = &s.exact
	}
	back := make([]rune, p.Len())
	for i, r := range p.folded {
		back[p.Len()-1-i] = r
	}
	trees[forward].add(p.folded, len(s.entries))
	trees[backward].add(back, len(s.entries))
	s.entries = append(s.entries, entry[T]{p, value})
}

// At finds the longest phrase that begins at text[pos].
func (s *Set[T]) At(text string, pos int) (value T, end int, ok bool) {
	a, aEnd := s.exact[forward].at(text, pos, true)
	b, bEnd := s.folded[forward].at(text, pos, false)
	return s.longer(a, aEnd, b, bEnd)
}

// Before finds the longest phrase that ends at text[:pos].
func (s *Set[T]) Before(text string, pos int) (value T, start int, ok bool) {
	a, aStart := s.exact[backward].before(text, pos, true)
	b, bStart := s.folded[backward].before(text, pos, false)
	return s.longer(a, aStart, b, bStart)
}

// longer chooses between two entries, -1 for none, by the length of their
// phrases.
func (s *Set[T]) longer(a, aPlace, b, bPlace int) (value T, place int, ok bool) {
	if a < 0 && b < 0 {
		return value, 0, false
	}
	if a < 0 {
		a, aPlace = b, bPlace
	} else if b >= 0 {
		la, lb := s.entries[a].phrase.Len(), s.entries[b].phrase.Len()
		if lb > la || lb == la && b < a {
			a, aPlace = b, bPlace
		}
	}
	return s.entries[a].value, aPlace, true
}

// Each calls found for every place where a phrase of the set begins a word,
// left to right, the longest first, without overlaps.
func (s *Set[T]) Each(text string, found func(value T, start, end int)) {
	inside := false // a word runs across text[i]
	for i := 0; i < len(text); {
		if !inside {
			if v, end, ok := s.At(text, i); ok {
				found(v, i, end)
				i = end
				inside = !WordStart(text, i)
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		inside = IsWord(r)
		i += size
	}
}

// tree holds phrases by their letters. Node 0 is the root.
type tree struct{ nodes []node }

type node struct {
	next  []edge
	first uint64 // a bit for the last six of each letter in next: most letters lead nowhere
	entry int    // of the phrase that ends here; -1 if none does
	word  bool   // its last letter is part of a word, so that it must end one
}

type edge struct {
	letter rune
	node   int
}

func (t *tree) add(letters []rune, entry int) {
	if t.nodes == nil {
		t.nodes = []node{{entry: -1}}
	}
	at := 0
	for _, r := range letters {
		n := t.step(at, r)
		if n < 0 {
			n = len(t.nodes)
			t.nodes = append(t.nodes, node{entry: -1})
			t.nodes[at].next = append(t.nodes[at].next, edge{r, n})
			t.nodes[at].first |= 1 << (r & 63)
		}
		at = n
	}
	if t.nodes[at].entry < 0 {
		t.nodes[at].entry, t.nodes[at].word = entry, IsWord(letters[len(letters)-1])
	}
}

func (t *tree) step(at int, letter rune) int {
	n := &t.nodes[at]
	if n.first>>(letter&63)&1 == 0 {
		return -1
	}
	for _, e := range n.next {
		if e.letter == letter {
			return e.node
		}
	}
	return -1
}

// at finds the longest phrase at text[pos]; -1 if there is none.
func (t *tree) at(text string, pos int, exact bool) (entry, end int) {
	entry = -1
	if t.nodes == nil {
		return entry, 0
	}
	for n, i := 0, pos; ; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if e := &t.nodes[n]; e.entry >= 0 && !(e.word && IsWord(r)) {
			entry, end = e.entry, i
		}
		if j := SkipSpace(text, i); j > i && n > 0 {
			n, i = t.step(n, ' '), j
		} else if size == 0 {
			return entry, end
		} else if exact {
			n, i = t.step(n, lower(r)), i+size
		} else {
			r, size = folded(text, i, r, size)
			n, i = t.step(n, r), i+size
		}
		if n < 0 {
			return entry, end
		}
	}
}

// before finds the longest phrase that ends at text[:pos]; -1 if there is none.
func (t *tree) before(text string, pos int, exact bool) (entry, start int) {
	entry = -1
	if t.nodes == nil {
		return entry, 0
	}
	for n, i := 0, pos; ; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if e := &t.nodes[n]; e.entry >= 0 && !IsWord(r) {
			entry, start = e.entry, i
		}
		if j := SkipSpaceBack(text, i); j < i && n > 0 {
			n, i = t.step(n, ' '), j
		} else if size == 0 {
			return entry, start
		} else if exact {
			n, i = t.step(n, lower(r)), i-size
		} else {
			for viet.FoldRune(r) < 0 && size > 0 {
				i -= size
				r, size = utf8.DecodeLastRuneInString(text[:i])
			}
			if size == 0 {
				return entry, start
			}
			n, i = t.step(n, viet.FoldRune(r)), i-size
		}
		if n < 0 {
			return entry, start
		}
	}
}
