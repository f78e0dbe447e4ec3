package structure

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// raised is a footnote mark at the start of its body.
var raised = regexp.MustCompile(`^[⁰¹²³⁴-⁹]{1,3}`)

// numbered is a body whose number is not raised: "1 Theo ...", "2 16 xã ...".
var numbered = regexp.MustCompile(`^(\d{1,3})\s+[\pL\d“"(]`)

// starred is a body whose mark is no number: "(*) Số liệu ...", "** Theo ...".
var starred = regexp.MustCompile(`^(?:\(\*{1,3}\)|\*{1,3})\s*[^\s*]`)

// raiseNumbers finds bodies whose numbers are printed plainly and raises them,
// so that they look like any other. They are known by their marks in the text
// and by their place: in small print at the foot of a page, or at the
// document's end.
func (b *builder) raiseNumbers() {
	marks := map[string]bool{}
	for _, p := range b.passages() {
		for _, m := range marksOf(p.text) {
			marks[m] = true
		}
	}
	if len(marks) == 0 {
		return
	}
	foot := b.feet()
	undotted := map[int]bool{} // pages with a body whose number has no dot: "1." is a list's there
	for i, e := range b.elements {
		if e.para != nil && e.para.style == "footnote" {
			e.para.raise(marks)
		}
		if !foot[i] {
			continue
		}
		if e.para.raise(marks) || raised.MatchString(e.para.text) {
			undotted[e.para.page()] = true
			continue
		}
		if (undotted[e.para.page()] || !b.raiseDotted(i)) && i > 0 && b.elements[i-1].para != nil && b.elements[i-1].para.isNote {
			e.para.style, e.para.isNote = "footnote", true
		}
	}
	end := len(b.elements)
	for end > 0 && b.elements[end-1].para != nil && b.elements[end-1].para.numbers(marks) {
		end--
	}
	for n := 1; end < len(b.elements) && leadingNumber(b.elements[end].para.text) == n; end, n = end+1, n+1 {
		b.elements[end].para.raise(marks)
	}
}

// metres ends in a square or cubic unit, which is no mark.
var metres = regexp.MustCompile(`(?:^|[^\pL])[kcdmh]?m[²³]$`)

var superscriptRun = regexp.MustCompile(`[⁰¹²³⁴-⁹]{1,3}`)

// marksOf lists the numbers raised in a text but at its start.
func marksOf(text string) []string {
	var all []string
	if !hasRaised(text) {
		return nil
	}
	for _, at := range superscriptRun.FindAllStringIndex(text, -1) {
		if at[0] > 0 && !metres.MatchString(last(text[:at[1]], 16)) {
			all = append(all, text[at[0]:at[1]])
		}
	}
	return all
}

// numbers reports a paragraph that begins with the number of a known mark.
func (p *para) numbers(marks map[string]bool) bool {
	m := numbered.FindStringSubmatch(p.text)
	return m != nil && marks[superscript(m[1])]
}

// raise raises the number that a body begins with, if its mark is known.
func (p *para) raise(marks map[string]bool) bool {
	if !p.numbers(marks) {
		return false
	}
	m := numbered.FindStringSubmatchIndex(p.text)
	p.replace(m[2], m[3], superscript(p.text[m[2]:m[3]]))
	p.isNote = true
	return true
}

// dotted is a body whose number is printed as that of a list: "1. Theo ...".
var dotted = regexp.MustCompile(`^(\d{1,3})\.\s+[\pL“"(]`)

// raiseDotted raises the number of a body in small print at the foot of a page
// on which its mark stands.
func (b *builder) raiseDotted(i int) bool {
	p := b.elements[i].para
	m := dotted.FindStringSubmatchIndex(p.text)
	if m == nil {
		return false
	}
	mark := superscript(p.text[m[2]:m[3]])
	for k := i - 1; k >= 0 && k > i-200; k-- {
		if above := b.elements[k].para; above != nil && above.lastPage() == p.page() && slices.Contains(marksOf(above.text), mark) {
			p.replace(m[2], m[3], mark) // the dot stays, as all letters do
			p.isNote = true
			return true
		}
	}
	return false
}

// feet tells the paragraphs in small print that only small print follows on
// their page.
func (b *builder) feet() []bool {
	foot := make([]bool, len(b.elements))
	body := map[int]bool{} // pages on which something larger stands below
	for i := len(b.elements) - 1; i >= 0; i-- {
		switch e := b.elements[i]; {
		case e.para == nil:
			body[e.table.firstPage()] = true
		case !e.para.small:
			body[e.para.page()] = true
		default:
			foot[i] = !body[e.para.page()]
		}
	}
	return foot
}

// takeNotes takes footnote bodies out of the running text. In pages and in
// text copied from them, the bodies stand where the page ended: a run of
// paragraphs that begin with a raised mark. Before the run may stand the rest
// of a body that the page before did not finish; after a body that ends in a
// colon may stand its list.
func (b *builder) takeNotes() {
	b.raiseNumbers()
	foot := b.feet()
	b.star(foot)
	var out []element
	var openNote *note // a body that breaks off
	taken := -1        // the last element that was part of a note
	for i := 0; i < len(b.elements); i++ {
		e := b.elements[i]
		switch {
		case e.para == nil:
			out = append(out, e)
			continue
		case b.isBody(e.para):
			i = b.takeRun(i, out, &openNote)
		case foot[i] && b.goesOnInFoot(i, foot, taken):
			last := b.notes[len(b.notes)-1]
			last.add(e.para)
			openNote = unfinished(last)
		case openNote != nil && b.restOfNote(openNote, out, i):
			openNote.add(e.para)
			openNote = unfinished(openNote)
		default:
			out = append(out, e)
			continue
		}
		taken = i
		if i+1 < len(b.elements) && b.elements[i+1].para != nil {
			b.elements[i+1].para.afterNote = true
		}
	}
	b.elements = out
}

func (n *note) add(p *para) {
	piece := p.passage
	n.body = append(n.body, &piece)
}

// isBody reports the first paragraph of a footnote body.
func (b *builder) isBody(p *para) bool {
	if p.style == "footnote" || p.style == "footnote text" || p.star != "" {
		return true
	}
	return strings.ContainsRune(superscripts, firstRune(p.text)) && len(p.text) > len(raised.FindString(p.text))
}

// star finds the bodies at the foot of pages whose marks are asterisks, which
// the running text has too.
func (b *builder) star(foot []bool) {
	for i, e := range b.elements {
		if !foot[i] {
			continue
		}
		mark := strings.TrimRight(starred.FindString(e.para.text), " ")
		if mark == "" {
			continue
		}
		mark = mark[:strings.LastIndexAny(mark, "*)")+1]
		for k := i - 1; k >= 0 && k > i-200; k-- { // the mark stands on the page
			if p := b.elements[k].para; p != nil && p.lastPage() == e.para.page() && strings.Index(p.text, mark) > 0 {
				e.para.star = mark
				break
			}
		}
	}
}

// goesOnInFoot reports that small print at the foot of a page, without a mark of
// its own, belongs to the last body: it stands below that one's end, or the
// page before ended in that body and on this one others follow, or that body is
// not finished.
func (b *builder) goesOnInFoot(i int, foot []bool, taken int) bool {
	if len(b.notes) == 0 {
		return false
	}
	p, last := b.elements[i].para, b.notes[len(b.notes)-1]
	page := last.body[len(last.body)-1].lastPage()
	if page == p.page() {
		return taken == i-1
	}
	if page != p.page()-1 || taken < 0 {
		return false
	}
	if text := last.text(); strings.HasSuffix(text, ";") || strings.HasSuffix(text, ",") || numbersGoOn(text, p.text) {
		return true
	}
	for k := i + 1; k < len(b.elements) && foot[k] && b.elements[k].para.page() == p.page(); k++ {
		if b.isBody(b.elements[k].para) {
			return true
		}
	}
	return false
}

// takeRun reads a run of bodies from element i on and gives its last element.
func (b *builder) takeRun(i int, before []element, openNote **note) int {
	for ; i < len(b.elements) && b.elements[i].para != nil && b.isBody(b.elements[i].para); i++ {
		p := b.elements[i].para
		mark := raised.FindString(p.text)
		if p.star != "" {
			mark = p.star
		}
		if mark == "" && len(b.notes) > 0 { // a further paragraph of the body above
			last := b.notes[len(b.notes)-1]
			last.body = append(last.body, &p.passage)
			continue
		}
		body := p.slice(len(mark), len(p.text))
		body.fold()
		n := &note{mark: mark, body: []*passage{&body}, page: p.page()}
		b.notes = append(b.notes, n)
		if list := b.listOfNote(n, before, i); list > 0 {
			for k := i + 1; k <= i+list; k++ {
				piece := b.elements[k].para.passage
				n.body = append(n.body, &piece)
			}
			i += list
		}
		*openNote = unfinished(n)
	}
	return i - 1
}

// listOfNote counts the paragraphs after element i that belong to a body ending
// in a colon. When the running text broke off before the notes, it goes on in
// lower case, and everything up to there is the note's list; otherwise only
// bullets are taken, and only where the text above is not itself such a list.
func (b *builder) listOfNote(n *note, before []element, i int) int {
	if !strings.HasSuffix(n.text(), ":") {
		return 0
	}
	broken := len(before) > 0 && before[len(before)-1].para != nil && open(before[len(before)-1].para.text)
	bullets := 0
	for k := i + 1; k < len(b.elements) && k <= i+noteBodyRunsOver; k++ {
		p := b.elements[k].para
		if p == nil || b.isBody(p) {
			break
		}
		if broken && continues(before[len(before)-1].para.text, p.text) {
			return k - i - 1
		}
		if leadOf(p.text).rank == 0 {
			break
		}
		bullets++
	}
	if broken || len(before) > 0 && before[len(before)-1].para != nil && leadOf(before[len(before)-1].para.text).rank >= rankDash {
		return 0
	}
	return bullets
}

// restOfNote reports that element i is the rest of the body n. It begins in
// lower case, as the rest of the running text does that stands before the
// notes; so it is the note's only if it goes on with the note's numbers, or if
// taking it for running text would leave the next paragraph without the
// sentence that it continues.
func (b *builder) restOfNote(n *note, before []element, i int) bool {
	p := b.elements[i].para
	if !continues(n.text(), p.text) {
		return false
	}
	if p.small {
		return true
	}
	if p.afterNote {
		if len(before) > 0 && before[len(before)-1].para != nil && continues(before[len(before)-1].para.text, p.text) {
			return false
		}
		return true
	}
	if numbersGoOn(n.text(), p.text) {
		return true
	}
	next := b.textAfter(i)
	return next != nil && !open(p.text) && startsLower(next.text) && leadOf(next.text).rank == 0
}

// textAfter is the next paragraph of running text after element i.
func (b *builder) textAfter(i int) *para {
	for k := i + 1; k < len(b.elements); k++ {
		p := b.elements[k].para
		if p == nil {
			return nil
		}
		if !b.isBody(p) {
			return p
		}
	}
	return nil
}

var enumerated = regexp.MustCompile(`(?:^|[\s;.,:])\(?(\d{1,2})[.)]\s`)

// numbersGoOn reports that rest goes on counting where body stops.
func numbersGoOn(body, rest string) bool {
	a, z := enumerated.FindAllStringSubmatch(body, -1), enumerated.FindStringSubmatch(rest)
	if a == nil || z == nil {
		return false
	}
	return leadingNumber(z[1]) == leadingNumber(a[len(a)-1][1])+1
}

func unfinished(n *note) *note {
	if open(n.text()) {
		return n
	}
	return nil
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// text is the body, its paragraphs put together.
func (n *note) text() string {
	p := n.passage()
	return p.text
}

func (n *note) passage() passage {
	all := passage{places: []place{{page: n.page}}}
	for i, piece := range n.body {
		if i == 0 {
			all = *piece
			all.places = append([]place(nil), piece.places...)
			continue
		}
		all.join(between(all.text, piece.text), *piece)
	}
	return all
}
