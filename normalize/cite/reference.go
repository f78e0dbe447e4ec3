package cite

import (
	"github.com/trichluc/trichluc/normalize/serial"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/phrase"
)

// pointers are words that make a kind of document point back.
var pointers = func() (s phrase.Set[bool]) {
	for _, w := range []string{"này", "nêu trên", "nói trên", "kể trên"} {
		s.AddExact(w, true)
	}
	return s
}()

// pointerWords are what a pointer begins with, as bytes to search for.
var pointerWords = []string{" này", " nêu trên", " nói trên", " kể trên"}

// references finds "Kế hoạch này", "Nghị quyết nêu trên" and resolves each:
// "này" behind the report's own kind is the report; else the document meant
// is the only one of that kind cited before, or the last one in the same
// passage.
func (w *reader) references(mentions []*mention) []*mention {
	var out []*mention
	for _, word := range pointerWords {
		for from := 0; ; {
			i := strings.Index(w.doc.Text[from:], word)
			if i < 0 {
				break
			}
			i += from
			from = i + len(word)
			if m, ok := w.referenceAt(i); ok {
				w.resolveReference(m, mentions)
				out = append(out, m)
			}
		}
	}
	return out
}

// referenceAt reads the reference whose pointer begins after text[space].
func (w *reader) referenceAt(space int) (*mention, bool) {
	if space == 0 {
		return nil, false
	}
	p := w.passages.at(space - 1)
	i := space - p.start
	if i > len(p.text) {
		return nil, false
	}
	kind, start, ok := serial.KindBefore(p.text, i)
	if !ok || !phrase.IsUpper(p.text[start:]) || kind.Path == "-" {
		return nil, false
	}
	_, end, ok := pointers.At(p.text, phrase.SkipSpace(p.text, i))
	if !ok {
		return nil, false
	}
	m := &mention{passage: p, form: trichluc.FormReference, kind: kind, start: start, lead: start, end: end, printed: true}
	m.relation = fromWords(p.text[clauseStart(p.text, start):start])
	if m.relation == "" {
		m.relation = trichluc.RelationMentions
	}
	return m, true
}

func (w *reader) resolveReference(m *mention, mentions []*mention) {
	own := w.doc.Metadata
	if strings.HasSuffix(m.text[:m.end], "này") && viet.Fold(own.Kind) == viet.Fold(m.kind.Name) {
		m.confidence = sure
		for _, o := range mentions {
			if o.form == trichluc.FormSelf {
				m.instrument, m.agency, m.key, m.number.Digits, m.symbol = o.instrument, o.agency, o.key, o.number.Digits, o.symbol
			}
		}
		return
	}
	m.confidence = doubtful
	var last *mention
	different := 0
	for _, o := range mentions {
		if o.offset() >= m.offset() || o.kind != m.kind || o.instrument == "" {
			continue
		}
		if last == nil || last.instrument != o.instrument {
			different++
		}
		last = o
	}
	if last != nil && (different == 1 || last.passage.start == m.passage.start) {
		m.instrument, m.agency, m.key, m.confidence = last.instrument, last.agency, last.key, inferred
	}
}
