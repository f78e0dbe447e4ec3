package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

// passage is text that remembers where each stretch of it was printed. All
// edits go through replace, so that places stay true.
type passage struct {
	text   string
	places []place // ascending by at; the first at 0
}

// place says that the text from byte at on was printed on page, in box.
type place struct {
	at   int
	page int
	box  trichluc.Box
}

func newPassage(text string, page int, box trichluc.Box) passage {
	return passage{text: clean(text), places: []place{{0, page, box}}}
}

func passageOf(parts []flow.Part) passage {
	p := passage{}
	for _, part := range parts {
		if part.Text == "" {
			continue
		}
		p.places = append(p.places, place{len(p.text), part.Page, part.Box})
		p.text += clean(part.Text)
	}
	if p.places == nil {
		p.places = []place{{}}
	}
	return p
}

// replace puts s in the place of the bytes [i, j).
func (p *passage) replace(i, j int, s string) {
	p.text = p.text[:i] + s + p.text[j:]
	for k := range p.places {
		switch at := &p.places[k].at; {
		case *at >= j:
			*at += len(s) - (j - i)
		case *at > i:
			*at = i + len(s)
		}
	}
	p.places[0].at = 0
}

// edit puts s in the place of the bytes [i, j).
type edit struct {
	i, j int
	s    string
}

// apply makes many edits at once, in time that grows with the text alone. They
// are in order and do not overlap.
func (p *passage) apply(edits []edit) {
	if len(edits) == 0 {
		return
	}
	var b strings.Builder
	at, next := 0, 0
	moved := func(limit int) { // places up to byte limit, which stands unedited
		for ; next < len(p.places) && p.places[next].at <= limit; next++ {
			p.places[next].at += b.Len() - at
		}
	}
	for _, e := range edits {
		moved(e.i)
		b.WriteString(p.text[at:e.i])
		b.WriteString(e.s)
		at = e.j
		for ; next < len(p.places) && p.places[next].at < e.j; next++ {
			p.places[next].at = b.Len()
		}
	}
	moved(len(p.text))
	b.WriteString(p.text[at:])
	p.text = b.String()
	p.places[0].at = 0
}

// slice is the bytes [i, j) with their places.
func (p passage) slice(i, j int) passage {
	out := passage{text: p.text[i:j]}
	for k, pl := range p.places {
		end := len(p.text)
		if k+1 < len(p.places) {
			end = p.places[k+1].at
		}
		if pl.at < j && end > i || k == 0 && len(out.places) == 0 && i == j {
			out.places = append(out.places, place{max(pl.at-i, 0), pl.page, pl.box})
		}
	}
	if len(out.places) == 0 {
		last := p.places[len(p.places)-1]
		out.places = []place{{0, last.page, last.box}}
	}
	out.places[0].at = 0
	return out
}

// join appends q after sep.
func (p *passage) join(sep string, q passage) {
	base := len(p.text) + len(sep)
	p.text += sep + q.text
	for _, pl := range q.places {
		p.places = append(p.places, place{base + pl.at, pl.page, pl.box})
	}
}

// fold makes every run of white space one space and trims, as viet.Space does.
func (p *passage) fold() {
	if isFolded(p.text) {
		return
	}
	var edits []edit
	for i := 0; i < len(p.text); {
		n := len(p.text[i:]) - len(strings.TrimLeftFunc(p.text[i:], unicode.IsSpace))
		if n > 0 {
			gap := " "
			if i == 0 || i+n == len(p.text) {
				gap = ""
			}
			if p.text[i:i+n] != gap {
				edits = append(edits, edit{i, i + n, gap})
			}
			i += n
		}
		if word := strings.IndexFunc(p.text[i:], unicode.IsSpace); word >= 0 {
			i += word
		} else {
			break
		}
	}
	p.apply(edits)
}

func (p passage) page() int { return p.places[0].page }

func (p passage) lastPage() int { return p.places[len(p.places)-1].page }

// runes counts what coverage counts: runes that are not white space.
func runes(s string) int {
	n := 0
	for _, r := range s {
		if '!' <= r && r < utf8.RuneSelf || 0x1ea0 <= r && r <= 0x1ef9 || !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
