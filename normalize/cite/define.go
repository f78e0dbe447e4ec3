package cite

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/serial"
)

// definingWords give a document a short name: `(sau đây gọi tắt là "Chương
// trình Sen")`. "gọi chung là" names several at once and defines none.
var definingWords = []string{"gọi tắt là ", "gọi là ", "viết tắt là ", "viết gọn là "}

// nameLimit bounds a short name, in letters; what is longer is a sentence.
const nameLimit = 60

// defined is a short name that the report gives a document.
type defined struct {
	name string
	from int // offset behind the definition: what stands before is not meant
	of   *mention
}

// shortNames finds the later uses of the short names that the report gives to
// documents that it cites, and resolves with them what stands there already.
func (w *reader) shortNames(mentions []*mention) (out []*mention) {
	for _, d := range w.definitions(mentions) {
		eachPlace(w.doc.Text[d.from:], []string{d.name}, func(at int) {
			m, ok := w.useOf(d, d.from+at)
			if !ok {
				return
			}
			if !overlapped(mentions, m) {
				m.means(d.of)
				out = append(out, m)
			} else if o := standingAt(mentions, m.offset()); o != nil && o.instrument == "" && (o.bare || o.form == trichluc.FormAlias) {
				o.means(d.of)
			}
		})
	}
	return out
}

// definitions lists the short names that the report defines, each once.
func (w *reader) definitions(mentions []*mention) (out []defined) {
	eachPlace(w.doc.Text, definingWords, func(at int) {
		p := w.passages.at(at)
		name, end := shortName(p.text, at-p.start)
		if name == "" {
			return
		}
		i := slices.IndexFunc(out, func(d defined) bool { return d.name == name })
		of := w.definedBy(mentions, p, at-p.start, name)
		switch {
		case of == nil:
		case i < 0:
			out = append(out, defined{name, p.start + end, of})
		case out[i].of.instrument != of.instrument: // given to two documents: it names neither
			out[i].of = &mention{}
		}
	})
	return slices.DeleteFunc(out, func(d defined) bool { return d.of.instrument == "" })
}

// shortName reads the name behind the defining word at text[pos]. It must
// begin as documents are called and say more than that.
func shortName(text string, pos int) (name string, end int) {
	_, rest, _ := strings.Cut(text[pos:], " là ")
	i := len(text) - len(strings.TrimLeft(rest, " "))
	stop := ".;,)\n\t"
	for _, quote := range []struct{ open, close string }{{"“", "”“\""}, {"\"", "\"”“"}, {"«", "»"}, {"'", "'"}} {
		if strings.HasPrefix(text[i:], quote.open) {
			i, stop = i+len(quote.open), quote.close
			break
		}
	}
	n := strings.IndexAny(text[i:], stop)
	if n < 0 {
		n = len(text) - i
	}
	name = strings.TrimSpace(text[i : i+n])
	_, kindEnd, ok := serial.KindAt(name, 0)
	if !ok || kindEnd == len(name) || utf8.RuneCountInString(name) > nameLimit || !phrase.IsUpper(name) {
		return "", 0
	}
	return name, i + n
}

// definedBy finds the document that the definition at p.text[pos] names: the
// one citation of its sentence before it, or, of several, the only one of the
// name's kind and number.
func (w *reader) definedBy(mentions []*mention, p *passage, pos int, name string) *mention {
	kind, end, _ := serial.KindAt(name, 0)
	from := sentenceStart(p.text, pos)
	var before, fits []*mention
	for _, o := range mentions {
		if o.passage.start != p.start || o.start < from || o.end > pos || o.form == trichluc.FormSelf || o.instrument == "" {
			continue
		}
		before = append(before, o)
		digits := strings.Trim(viet.Fold(name[end:]), " so")
		if o.pathOfKind() == kind.Path && (digits == "" || digits[0] < '0' || digits[0] > '9' || strings.HasPrefix(digits, o.number.Digits)) {
			fits = append(fits, o)
		}
	}
	switch {
	case len(instrumentsOf(fits)) == 1:
		return fits[0]
	case len(instrumentsOf(before)) == 1:
		return before[0]
	}
	return nil
}

// useOf reads the short name where it stands as words of its own.
func (w *reader) useOf(d defined, at int) (*mention, bool) {
	p := w.passages.at(at)
	start := at - p.start
	end := start + len(d.name)
	if end > len(p.text) || !phrase.WordStart(p.text, start) || phrase.Word(p.text, end) != "" {
		return nil, false
	}
	kind, _, _ := serial.KindAt(d.name, 0)
	m := &mention{passage: p, form: trichluc.FormReference, kind: kind, start: start, lead: start, end: end, printed: true}
	m.relation = fromWords(p.text[clauseStart(p.text, start):start])
	if m.relation == "" {
		m.relation = trichluc.RelationMentions
	}
	return m, true
}

// standingAt returns the mention that begins at an offset, nil if none does.
func standingAt(mentions []*mention, offset int) *mention {
	i, ok := slices.BinarySearchFunc(mentions, offset, func(o *mention, at int) int { return o.offset() - at })
	if !ok {
		return nil
	}
	return mentions[i]
}
