package cite

import (
	"strings"
	"sync"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/tables"
)

// cue is a word before a citation that says how it is meant.
type cue struct {
	relation trichluc.Relation
	weak     bool
}

type cueRegister struct {
	words   phrase.Set[cue]
	sources phrase.Set[bool]
}

var cues = sync.OnceValue(func() *cueRegister {
	r := &cueRegister{}
	for _, row := range tables.Rows("relation-cues.tsv") {
		if row[2] == "source" {
			r.sources.AddExact(row[0], true)
			continue
		}
		r.words.AddExact(row[0], cue{trichluc.Relation(row[1]), row[2] == "weak"})
	}
	return r
})

// nearest finds the last cue of text.
func nearest(text string, weak bool) (c cue, ok bool) {
	cues().words.Each(text, func(v cue, _, _ int) {
		if !v.weak || weak {
			c, ok = v, true
		}
	})
	return c, ok
}

var (
	wordAt = phrase.Exact("tại")
	wordIn = phrase.Exact("trong")
	wordBy = phrase.Exact("bởi")
)

// relate tells what the text does with the cited document. before are the
// citations that stand before it in the same passage.
func (w *reader) relate(m *mention, previous *mention) trichluc.Relation {
	previous = outside(m, previous)
	if previous != nil && previous.relation != "" && joins(m.text, w.reach(previous), m.lead) {
		return previous.relation
	}
	if previous != nil && previous.relation != "" && (listed(m.text, previous, m) || beside(m.text, previous, m)) {
		return previous.relation
	}
	from := clauseStart(m.text, m.lead)
	if previous != nil && previous.end > from && previous.end <= m.lead {
		from = previous.end
	}
	if r := fromWords(m.text[from:m.lead]); r != "" {
		return r
	}
	if m.opens(m.lead) {
		return w.relateOpener(m)
	}
	if from > 0 && previous == nil { // the clause says nothing: the sentence may
		if r := fromWords(m.text[sentenceStart(m.text, m.lead):m.lead]); r != "" {
			return r
		}
	}
	return trichluc.RelationMentions
}

// outside returns the citation beside which m stands where that before it is
// named inside the subject of another: what is said of one within a subject
// ends with it. "Căn cứ Nghị định số 1 sửa đổi Nghị định số 2; Quyết định số 3".
func outside(m, previous *mention) *mention {
	for previous != nil && previous.inside != nil && m.inside != previous.inside {
		previous = previous.inside
	}
	return previous
}

// reach is where the citation with its subject ends, for telling whether the
// next one is its neighbour in a list.
func (w *reader) reach(m *mention) int { return max(m.end, w.subjectEnd[m]) }

// listed reports whether m follows previous in a list of documents: directly
// behind a comma, semicolon or "và".
func listed(text string, previous, m *mention) bool {
	if previous.end > m.lead {
		return false
	}
	between := strings.TrimRight(text[previous.end:m.lead], " ")
	between = strings.TrimSuffix(strings.TrimSuffix(between, " các"), " của")
	if strings.HasSuffix(between, ",") || strings.HasSuffix(between, ";") || strings.HasSuffix(between, " và") {
		return !strings.Contains(between, ". ")
	}
	return false
}

// beside reports whether m is another name of what previous cites ("Quyết định
// số 06/QĐ-TTg ... (Đề án 06)") or the next member of a list that a few words
// lead over to (", các quy định của Luật ...").
func beside(text string, previous, m *mention) bool {
	if previous.end > m.lead {
		return false
	}
	between := strings.TrimSpace(text[previous.end:m.lead])
	if between == "(" {
		return true
	}
	words := strings.TrimLeft(between, ",; ")
	if words == between && !strings.HasPrefix(words, "và ") || len(strings.Fields(words)) > leadOver || strings.Contains(words, ". ") {
		return false
	}
	_, cued := nearest(words, true)
	_, placed := prepositionBefore(words, len(words))
	return !cued && !placed
}

// leadOver is how many words may lead from one citation of a list to the next:
// "các quy định của" has four.
const leadOver = 5

// clauseStart finds where the clause around pos begins.
func clauseStart(text string, pos int) int {
	from := sentenceStart(text, pos)
	for i := pos - 1; i > from; i-- {
		if text[i] == ';' || text[i] == ':' && i+1 < len(text) && text[i+1] == ' ' {
			return i + 1
		}
	}
	return from
}

// fromWords reads the relation from the words before a citation; empty if
// they say nothing.
func fromWords(text string) trichluc.Relation {
	end := phrase.SkipSpaceBack(text, len(text))
	bracket := strings.HasSuffix(text[:end], "(") || strings.LastIndexByte(text[:end], '(') > strings.LastIndexByte(text[:end], ')')
	if i := strings.LastIndexByte(text, '('); bracket && i >= 0 {
		if c, ok := nearest(text[i:], true); ok {
			return c.relation
		}
	}
	if start, ok := prepositionBefore(text, end); ok {
		return fromSource(text[:start])
	}
	if start, ok := wordBy.Before(text, end); ok && start > 0 {
		return trichluc.RelationMentions
	}
	if c, ok := nearest(text, !bracket && !apposed(text[:end])); ok {
		return c.relation
	}
	return ""
}

// apposed reports whether what follows names examples of what was said before
// ("các nghị quyết ... về chuyển đổi số, nhất là Nghị quyết ..."), so that a
// "về" before it belongs to that.
func apposed(text string) bool {
	if strings.HasSuffix(text, ",") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, " và") {
		return true
	}
	for _, p := range examples {
		if _, ok := p.Before(text, len(text)); ok {
			return true
		}
	}
	return false
}

var examples = []phrase.Phrase{
	phrase.Exact("nhất là"), phrase.Exact("đặc biệt là"), phrase.Exact("cụ thể là"), phrase.Exact("gồm"), phrase.Exact("gồm có"),
	phrase.Exact("như"), phrase.Exact("trong đó có"), phrase.Exact("gồm các"), phrase.Exact("như các"),
}

func prepositionBefore(text string, end int) (int, bool) {
	for _, p := range []phrase.Phrase{wordAt, wordIn} {
		if start, ok := p.Before(text, end); ok {
			return start, true
		}
	}
	return 0, false
}

// fromSource tells "giao tại", "đề ra trong" (something comes from the
// document) from "thực hiện ... tại" (something of it is done).
func fromSource(text string) trichluc.Relation {
	source := -1
	cues().sources.Each(text, func(_ bool, start, _ int) { source = start })
	act := -1
	cues().words.Each(text, func(c cue, start, _ int) {
		if c.relation == trichluc.RelationImplements {
			act = start
		}
	})
	if act > source {
		return trichluc.RelationImplements
	}
	return trichluc.RelationBasedOn
}

// relateOpener tells the relation of a citation that opens a list item, a
// cell or a footnote: what introduces the list says it.
func (w *reader) relateOpener(m *mention) trichluc.Relation {
	if before := w.passages.anchor(m.passage); before != "" {
		if r := fromWords(before); r != "" {
			return r
		}
		return trichluc.RelationMentions
	}
	if intro := w.passages.intro(m.passage); intro != "" {
		if r := w.fromIntro(intro); r != "" {
			return r
		}
	}
	if m.cell {
		if r := fromIntro(m.listing()); r != "" && r != trichluc.RelationImplements {
			return r
		}
	}
	if w.own(m) && (m.cell || w.lists(m)) {
		return trichluc.RelationPromulgates
	}
	return trichluc.RelationMentions
}

// fromIntro remembers what the last line said: all items of a list ask.
func (w *reader) fromIntro(intro string) trichluc.Relation {
	if w.intro != intro {
		w.intro, w.introSays = intro, fromIntro(intro)
	}
	return w.introSays
}

// fromIntro reads the relation from the line that introduces a list. What is
// announced as issued was issued, whatever it is said to serve.
func fromIntro(intro string) trichluc.Relation {
	var first trichluc.Relation
	cues().words.Each(intro, func(c cue, _, _ int) {
		switch {
		case c.weak:
		case first == "" || c.relation == trichluc.RelationPromulgates && first == trichluc.RelationImplements:
			first = c.relation
		}
	})
	return first
}

// own reports whether the document was issued in the report's own province.
func (w *reader) own(m *mention) bool {
	return m.agency.Province != "" && m.agency.Province == w.home.Province.Name
}

// lists reports whether the passage is an item of a list: by its mark, or in
// an annex, where tables lose their rules, or because the paragraph above or
// below opens with a citation too.
func (w *reader) lists(m *mention) bool {
	if m.block < 0 {
		return false
	}
	k := w.passages.nth[m.block]
	return w.passages.blocks[m.block].Kind == trichluc.BlockItem || strings.HasPrefix(m.section, "Phụ lục") || w.opened[k-1] || w.opened[k+1]
}
