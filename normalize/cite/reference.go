package cite

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/serial"
)

// pointer is a word that makes a kind of document point back.
type pointer int

const (
	this  pointer = iota // "Kế hoạch này": the report itself, or the one spoken of last
	above                // "Kế hoạch nêu trên": the one named before
	bare                 // "Kế hoạch trên": above, or the beginning of "trên địa bàn"
)

var pointers = func() (s phrase.Set[pointer]) {
	s.AddExact("này", this)
	s.AddExact("trên", bare)
	for _, w := range []string{
		"nêu trên", "nói trên", "kể trên", "dẫn trên", "trên đây", "nêu ở trên", "nói ở trên",
		"đã nêu", "đã nêu trên", "đã nêu ở trên", "đã nói ở trên", "đã nói trên", "vừa nêu",
	} {
		s.AddExact(w, above)
	}
	return s
}()

// pointerWords end every pointer or are all of it, as bytes to search for.
var pointerWords = []string{" này", " trên", " đã nêu", " vừa nêu"}

// afterAbove are the words that may follow "Quyết định trên": others show that
// it goes on ("trên địa bàn", "trên cơ sở").
var afterAbove = func() (s phrase.Set[bool]) {
	for _, w := range []string{"đã", "được", "có", "là", "còn", "chưa", "và", "đang", "sẽ", "vẫn", "tại", "trong", "cho", "theo", "để", "do", "gồm", "bao gồm", "đến", "hết", "phải", "nhằm", "với"} {
		s.AddExact(w, true)
	}
	return s
}()

// several are words before a kind of document that show that more than one is
// meant, which no citation can name.
var several = func() (s phrase.Set[bool]) {
	for _, w := range []string{"các", "những", "hai", "ba", "bốn", "nhiều", "mọi", "một số", "02", "03", "04", "2", "3", "4", "chuỗi"} {
		s.AddExact(w, true)
	}
	return s
}()

// references finds "Kế hoạch này", "Nghị quyết nêu trên" and resolves each as
// far as the mentions before it tell.
func (w *reader) references(mentions []*mention) []*mention {
	var out []*mention
	eachPlace(w.doc.Text, pointerWords, func(space int) {
		m, way, ok := w.referenceAt(space)
		if !ok || overlapped(mentions, m) || len(out) > 0 && out[len(out)-1].offset() == m.offset() {
			return
		}
		if w.isItself(m, way) {
			w.meansItself(m, mentions)
		} else {
			m.readIssuer() // "Nghị quyết nêu trên của Tỉnh ủy"
			m.resolveReference(way, w.before(mentions, m, way == this))
		}
		out = append(out, m)
	})
	return out
}

// referenceAt reads the reference whose pointer begins, or ends, with the word
// after text[space].
func (w *reader) referenceAt(space int) (*mention, pointer, bool) {
	text := w.doc.Text
	at := space
	for range 3 { // back over "đã nêu ở"
		if _, _, ok := serial.KindBefore(text, at); ok {
			break
		}
		word := phrase.WordBefore(text, phrase.SkipSpaceBack(text, at))
		if !slices.Contains([]string{"đã", "nêu", "nói", "kể", "dẫn", "ở"}, word) {
			return nil, 0, false
		}
		at = phrase.SkipSpaceBack(text, at) - len(word)
		at = phrase.SkipSpaceBack(text, at)
	}
	if at == 0 {
		return nil, 0, false
	}
	p := w.passages.at(at - 1)
	i := at - p.start
	if i > len(p.text) {
		return nil, 0, false
	}
	kind, start, ok := serial.KindBefore(p.text, i)
	if !ok || !phrase.WordStart(p.text, start) {
		return nil, 0, false
	}
	way, end, ok := pointers.At(p.text, phrase.SkipSpace(p.text, i))
	if !ok || way == this && kind.Path == "-" || !phrase.IsUpper(p.text[start:]) && (way == this || way == bare) || !phrase.IsUpper(p.text[start:]) && kind.Path != "-" && kind.Path != "cong-van" {
		return nil, 0, false
	}
	if _, _, many := several.Before(p.text, phrase.SkipSpaceBack(p.text, start)); many || way == bare && !endsAbove(p.text, end) {
		return nil, 0, false
	}
	m := &mention{passage: p, form: trichluc.FormReference, kind: kind, start: start, end: end, printed: true}
	m.readPinpoint()
	m.relation = fromWords(p.text[clauseStart(p.text, start):m.lead])
	if _, dated := wordDay.Before(p.text, phrase.SkipSpaceBack(p.text, m.lead)); dated || m.relation == "" { // "bãi bỏ sau ngày Quyết định này có hiệu lực"
		m.relation = trichluc.RelationMentions
	}
	return m, way, true
}

// endsAbove reports whether "trên" before text[pos] is all that is said.
func endsAbove(text string, pos int) bool {
	if pos == len(text) || strings.IndexByte(".,;:)\n\t", text[pos]) >= 0 {
		return true
	}
	_, _, ok := afterAbove.At(text, phrase.SkipSpace(text, pos))
	return ok
}

// isItself: "này" behind the report's own kind means the report.
func (w *reader) isItself(m *mention, way pointer) bool {
	return way == this && viet.Fold(w.doc.Metadata.Kind) == viet.Fold(m.kind.Name)
}

// meansItself makes m a mention of the report, known by its number line where
// that has a number.
func (w *reader) meansItself(m *mention, mentions []*mention) {
	m.form, m.confidence = trichluc.FormSelf, sure
	for _, o := range mentions {
		if o.form == trichluc.FormSelf {
			m.instrument, m.agency, m.key, m.number.Digits, m.symbol = o.instrument, o.agency, o.key, o.number.Digits, o.symbol
		}
	}
}

// means makes m a mention of what o cites.
func (m *mention) means(o *mention) {
	m.instrument, m.agency, m.confidence, m.candidates = o.instrument, o.agency, inferred, nil
	if m.key == "" {
		m.key = o.key
	}
}

// pointingReach is how far back "này" points, in bytes: some ten paragraphs.
// What was named further up is no longer spoken of.
const pointingReach = 6 << 10

// farthest is how many mentions are looked at for what a reference means: more
// than any report has before its last page, and a bound for what is no report.
const farthest = 1 << 10

// before lists the mentions that a reference of m's kind may point back to.
// One that points near looks no further than its section and reach.
func (w *reader) before(mentions []*mention, m *mention, near bool) (out []*mention) {
	end, _ := slices.BinarySearchFunc(mentions, m.offset(), func(o *mention, at int) int { return o.offset() - at })
	for _, o := range slices.Backward(mentions[max(0, end-farthest):end]) {
		if far := m.offset()-o.offset() > pointingReach || o.section != m.section; far && (near || m.kind.Path == "-") {
			break
		}
		if o.form != trichluc.FormSelf && o.instrument != "" && m.sameKind(o) && m.issuedBy(o, w.home) {
			out = append(out, o)
		}
	}
	slices.Reverse(out)
	return out
}

// sameKind reports whether a document called as m is may be o: "văn bản" is
// any, and else the symbol of o tells as well as its name.
func (m *mention) sameKind(o *mention) bool {
	if m.kind == nil || o.kind == nil {
		return false
	}
	if m.kind.Path == "-" {
		return o.form == trichluc.FormExplicit
	}
	return o.kind.Path == m.kind.Path || o.form == trichluc.FormExplicit && o.pathOfKind() == m.kind.Path
}

// resolveReference links m with one of earlier, the mentions of its kind
// before it. "nêu trên" needs one document in the passage; "này" is the one
// spoken of last, if its sentence names no other. Where the passage names
// none, earlier must agree on one. No document of that kind may stand between
// without a number ("ban hành Kế hoạch mới. Kế hoạch này").
func (m *mention) resolveReference(way pointer, earlier []*mention) {
	m.confidence = doubtful
	here := slices.DeleteFunc(slices.Clone(earlier), func(o *mention) bool { return o.passage.start != m.passage.start })
	from := here
	if len(here) == 0 {
		from = earlier
	} else if last := here[len(here)-1]; way == this {
		sentence := sentenceStart(m.text, last.start)
		from = slices.DeleteFunc(slices.Clone(here), func(o *mention) bool { return o.start < sentence })
	}
	if len(from) == 0 {
		return
	}
	last := from[len(from)-1]
	if m.candidates = instrumentsOf(from); len(m.candidates) > 1 || m.rivalled(last) {
		return
	}
	m.means(last)
}

// rivalled reports whether m's passage names another document of the kind,
// without a number, between o and m.
func (m *mention) rivalled(o *mention) bool {
	from := 0
	if o.passage.start == m.passage.start {
		from = o.end
	}
	if m.kind.Path == "-" || from > m.start {
		return false
	}
	between := m.text[from:m.start]
	if len(o.subject) > 0 && from > 0 { // its own subject may name the kind
		if i := strings.Index(between, lastWords(o.subject)); i >= 0 {
			between = between[i:]
		}
	}
	for i := 0; ; {
		n := strings.Index(between[i:], m.kind.Name+" ")
		if n < 0 {
			return false
		}
		i += n + len(m.kind.Name)
		if _, _, ok := pointers.At(between, phrase.SkipSpace(between, i)); !ok {
			return true
		}
	}
}

// lastWords are the end of a subject, enough to find it again.
func lastWords(subject string) string {
	words := strings.Fields(subject)
	return strings.Join(words[max(0, len(words)-3):], " ")
}

// mostCandidates is how many documents are named that a mention may mean; more
// tell a reader nothing.
const mostCandidates = 8

// instrumentsOf lists the different instruments of mentions in their order.
func instrumentsOf(mentions []*mention) (ids []string) {
	for _, o := range mentions {
		if !slices.Contains(ids, o.instrument) && len(ids) < mostCandidates {
			ids = append(ids, o.instrument)
		}
	}
	return ids
}

// overlapped reports whether a mention stands where m does.
func overlapped(mentions []*mention, m *mention) bool {
	i, _ := slices.BinarySearchFunc(mentions, m.offset()+m.end-m.start, func(o *mention, end int) int { return o.offset() - end })
	return i > 0 && mentions[i-1].offset()+mentions[i-1].end-mentions[i-1].start > m.offset()
}

// issuedBy reports whether the issuer that m prints, if any, is o's.
func (m *mention) issuedBy(o *mention, home agency.Home) bool {
	if !m.hasIssuer {
		return true
	}
	who := m.issuer.In(home)
	return who.Path() == o.agency.Path() || who.Body == o.agency.Body && !who.Placed
}
