package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/internal/viet"
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
	return passage{text: viet.Clean(text), places: []place{{0, page, box}}}
}

func passageOf(parts []flow.Part) passage {
	p := passage{}
	for _, part := range parts {
		if part.Text == "" {
			continue
		}
		p.places = append(p.places, place{len(p.text), part.Page, part.Box})
		p.text += viet.Clean(part.Text)
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

// from drops everything before byte i and gives it back.
func (p *passage) from(i int) passage {
	head := p.slice(0, i)
	*p = p.slice(i, len(p.text))
	return head
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
	if p.text == viet.Space(p.text) {
		return
	}
	for i := 0; i < len(p.text); {
		r, n := utf8.DecodeRuneInString(p.text[i:])
		if !unicode.IsSpace(r) {
			i += n
			continue
		}
		j := i + len(p.text[i:]) - len(strings.TrimLeftFunc(p.text[i:], unicode.IsSpace))
		switch {
		case i == 0 || j == len(p.text):
			p.replace(i, j, "")
		default:
			if p.text[i:j] != " " {
				p.replace(i, j, " ")
			}
			i++
		}
	}
}

func (p passage) page() int { return p.places[0].page }

func (p passage) lastPage() int { return p.places[len(p.places)-1].page }

// runes counts what coverage counts: runes that are not white space.
func runes(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
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
