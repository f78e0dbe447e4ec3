package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// joinParagraphs joins what a page break, or a footnote set in the middle of
// the text, has cut. Notes and furniture are gone, so that the two halves
// stand next to each other.
func (b *builder) joinParagraphs() {
	var out []element
	for _, e := range b.elements {
		if n := len(out); n > 0 && e.para != nil && out[n-1].para != nil && b.cutApart(out[n-1].para, e.para) {
			head := out[n-1].para
			head.join(between(head.text, e.para.text), e.para.passage)
			head.fullLine = e.para.fullLine
			continue
		}
		out = append(out, e)
	}
	b.elements = out
}

// cutApart reports that q goes on with p's sentence or title.
func (b *builder) cutApart(p, q *para) bool {
	if len(p.text) > longest || p.column != q.column {
		return false
	}
	if b.paged && p.fullLine && p.lastPage() != q.page() && strings.HasSuffix(p.text, ":") && unicode.IsDigit(firstRune(q.text)) && leadOf(q.text).rank == 0 && q.indent <= p.indent/2 {
		return true // "Tổng số hồ sơ đạt:" and, at the head of the next page, its figure
	}
	if !open(p.text) && !cutInNumber(p.text) {
		return false
	}
	if leadOf(q.text).rank != 0 || partLine.MatchString(q.text) || isAppendixLabel(q.text) || isRecipients(p.text) {
		return false
	}
	if continues(p.text, q.text) || titleGoesOn(p, q) || figureGoesOn(p.text, q.text) {
		return true
	}
	if b.paged && p.fullLine && !capitals(p.text) && !capitals(q.text) && q.indent <= p.indent/2 && !q.centered && (p.lastPage() != q.page() || p.ledOnTo(q)) {
		return true // a line that fills the column above one that is not indented
	}
	return b.paged && captionLine.MatchString(p.text) && utf8.RuneCountInString(q.text) < 80 &&
		!unitLine.MatchString(q.text) && !captionLine.MatchString(q.text) // a table's title over two lines
}

// joinHead joins what copies of web pages break off after the first word of a
// letterhead's lines: "ỦY / BAN NHÂN DÂN", "Số: / 12/QĐ-UBND".
func (b *builder) joinHead() {
	const within = 40 // elements: a letterhead and a title, a word or two a line
	for i := 0; i+1 < min(within, len(b.elements)); {
		p, q := b.elements[i].para, b.elements[i+1].para
		if p == nil || q == nil || p.column != q.column || !cutAfterWord(p.text, q.text) && !cutInTitle(p.text, q.text) {
			i++
			continue
		}
		p.join(" ", q.passage)
		p.fullLine = q.fullLine
		b.elements = append(b.elements[:i+1], b.elements[i+2:]...)
	}
}

// cutAfterWord reports a line of one word that the next can only go on with.
func cutAfterWord(word, next string) bool {
	switch {
	case word == "Số:" || word == "Số":
		return documentNumber.MatchString(next)
	case oneName.MatchString(word):
		return restOfDateline.MatchString(next)
	}
	if !oneCapital.MatchString(word) || !capitals(next) || isKindLine(word) || isKindLine(next) || strings.HasPrefix(words(next), "cong hoa ") || leadOf(next).rank != 0 {
		return false
	}
	return !agencyLine.MatchString(words(next)+" ") || agencyLine.MatchString(words(word+" "+next)+" ")
}

// cutInTitle reports a line in capitals that breaks off inside a list, inside
// the word that most agencies' names hold, or inside the nation's name.
func cutInTitle(line, next string) bool {
	inList, inWord := strings.HasSuffix(line, ","), strings.HasSuffix(line, " NHÂN") && strings.HasPrefix(next, "DÂN")
	inNation := words(line) == "cong hoa xa hoi" && motto.MatchString(words(line+" "+next))
	return (inList || inWord || inNation) && capitals(line) && capitals(next) && leadOf(next).rank == 0
}

var (
	documentNumber = regexp.MustCompile(`^\d{1,5}[a-e]?(?:/\d{4})?[/-]\p{Lu}{2}`)
	oneName        = regexp.MustCompile(`^\p{Lu}\p{Ll}+$`)
	oneCapital     = regexp.MustCompile(`^\p{Lu}+$`)
	restOfDateline = regexp.MustCompile(`^\p{Lu}\p{Ll}+, ngày `)
)

// figureGoesOn reports a sentence that breaks off before a figure: "..., gỗ khai
// thác / 87,3 nghìn m3". A heading has no comma and is shorter than a line.
func figureGoesOn(s, next string) bool {
	const least = 60 // runes
	return figureFirst.MatchString(next) && strings.ContainsAny(s, ",;") && !capitals(s) && utf8.RuneCountInString(s) >= least
}

var figureFirst = regexp.MustCompile(`^\d[\d.,/]*%?(?:[,;] | \p{Ll})`)

// ledOnTo reports that q's first line stands right below p's last one, in the
// same type: a raised mark that pushed the lines apart has cut the paragraph.
func (p *para) ledOnTo(q *para) bool {
	above, below := p.places[len(p.places)-1].box, q.places[0].box
	height := above[3] - above[1]
	return height > 0 && p.bold == q.bold && p.small == q.small && below[1] >= above[1]+height/2 && below[1]-above[3] < height
}

// titleGoesOn reports the second line of a motto, of "Phần thứ nhất", or of a
// heading in capitals that fills its first line.
func titleGoesOn(p, q *para) bool {
	switch {
	case !capitals(q.text):
		return false
	case strings.HasPrefix(opening(q.text), "viet nam"):
		return words(p.text) == "cong hoa xa hoi chu nghia"
	case partLine.MatchString(p.text) && partLine.FindString(p.text) == p.text:
		return true
	}
	return p.fullLine && capitals(p.text) && p.bold == q.bold && p.column == 0
}

// longest is more bytes than any paragraph or cell has that is cut: joining
// stops there, so that a file of fragments costs no more than its size.
const longest = 1 << 14

// tail is the end of a text, enough to see how it ends and which bracket it
// leaves open.
func tail(s string) string { return last(s, 1024) }

// last is the last n bytes of a text, less a rune cut in two.
func last(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

// continues reports that next can only be the rest of the sentence that s
// breaks off: s does not end one, and next begins in lower case, or closes a
// bracket that s leaves open.
func continues(s, next string) bool {
	if len(s) > longest {
		return false
	}
	s = tail(s)
	if brokenNumber(s, next) {
		return true
	}
	if !open(s) {
		return false
	}
	if closes(s, next) {
		return true
	}
	if (dangles(s) || cutInPhrase(s, next)) && leadOf(next).rank == 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `"“'`))
	if unicode.IsLower(r) {
		return leadOf(next).rank == 0 && !strings.HasPrefix(next, "http") && !strings.HasPrefix(next, "www.")
	}
	return false
}

// joiners are words that no sentence, entry or title ends with.
var joiners = map[string]bool{
	"và": true, "của": true, "các": true, "những": true, "cho": true, "về": true, "với": true, "tại": true, "theo": true, "từ": true,
	"là": true, "hoặc": true, "do": true, "bằng": true, "để": true, "thuộc": true, "VÀ": true, "CỦA": true, "CÁC": true,
	"CHO": true, "VỀ": true, "VỚI": true, "TẠI": true, "THEO": true, "HOẶC": true, "THUỘC": true,
}

// dangles reports text that breaks off after a word that joins.
func dangles(s string) bool {
	s = last(s, 32)
	return joiners[lastWord(s)] || hyphenated.MatchString(s)
}

// hyphenated is text broken inside a number or a symbol: "5120/KH-", "20.377,".
var hyphenated = regexp.MustCompile(`[\pL\d]-$|\d[,/]$`)

// cutInPhrase reports text that breaks off where only the rest of a phrase can
// follow, and next opening with it: a figure after "ngày" is no mark of a list,
// and two capitals after "tỉnh" are a name and no sentence.
func cutInPhrase(s, next string) bool {
	s = last(s, 48)
	cut, ok := cuts[strings.ToLower(lastWord(strings.TrimRight(s, ": ")))]
	return ok && cut.ended.MatchString(s) && cut.next.MatchString(next) && !wholeDays.MatchString(s)
}

// wholeDays matches an end that is none of a date.
var wholeDays = regexp.MustCompile(`(?i)(?:trong|hằng|hàng|mỗi|cả|những|các|nhiều|\d) ngày$`)

// cut is how a line ends inside a phrase, and how the next begins.
type cut struct{ ended, next *regexp.Regexp }

// cuts are the phrases that writers of letters and copies of web pages break,
// by the last word of the line.
var cuts = func() map[string]cut {
	of := func(ended, next string) cut { return cut{regexp.MustCompile(ended), regexp.MustCompile(next)} }
	body := of(`(?:của|do|với|cho|tại|trưởng) (?:Bộ|Sở|Ban|Cục|Tổng cục)$`, `^\p{Lu}[\p{Ll}]`)
	named := of(`\pL \pL+$`, `^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}`)
	return map[string]cut{
		"số":    of(`\pL số:?$`, `^\d{1,5}[a-e]?(?:/\d{4})?[/-]\p{Lu}{2}`),
		"ngày":  of(`ngày$`, `^\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}| tháng \d)`),
		"tháng": of(` ngày \d{1,2} tháng$`, `^\d{1,2},? năm \d{4}`),
		"năm":   of(`(?:tháng \d{1,2},? năm|so với năm|từ năm|đến năm)$`, `^\d{4}(?:[^\d.]|$)`),
		"đoạn":  of(`giai đoạn$`, `^\d{4} ?[-–] ?\d{4}`),
		"tướng": of(`Thủ tướng$`, `^Chính phủ`),
		"bộ":    body, "sở": body, "ban": body, "cục": body,
		"tỉnh": named, "phố": named, "huyện": named, "xã": named, "phường": named, "quận": named,
	}
}()

// brokenNumber reports a number cut after its comma, dot or stroke.
func brokenNumber(s, next string) bool {
	return unicode.IsDigit(firstRune(next)) && !strings.Contains(next, " ") && cutInNumber(s)
}

// cutInNumber reports text that ends in a number's comma, dot or stroke.
func cutInNumber(s string) bool {
	n := len(s)
	return n > 1 && strings.IndexByte(".,/", s[n-1]) >= 0 && '0' <= s[n-2] && s[n-2] <= '9' && cutNumber.MatchString(last(s, 32))
}

var cutNumber = regexp.MustCompile(`(?:^|\s)[\d.]*\d[.,/]$`)

// open reports text that does not end where a sentence, an entry of a list or
// a title line may end.
func open(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(superscripts, r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case s == "", strings.ContainsRune(".;:!?…", r):
		return false
	case strings.ContainsRune(`)”"’]`, r):
		before := strings.TrimRight(s, `)”"’]`)
		r, _ = utf8.DecodeLastRuneInString(before)
		return !strings.ContainsRune(".;:!?…", r)
	}
	return true
}

// closes reports that s leaves a bracket or a quotation open and next closes it
// before opening one of its own. Quotation marks are often mistyped: one that is
// closed further on than a title is long proves nothing.
func closes(s, next string) bool {
	const title = 240 // bytes
	return closesPair(s, next, '(', ')') || closesPair(s, next[:min(len(next), title)], '“', '”')
}

func closesPair(s, next string, left, right rune) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case left:
			depth++
		case right:
			depth = max(depth-1, 0)
		}
	}
	if depth == 0 {
		return false
	}
	closing, opening := strings.IndexRune(next, right), strings.IndexRune(next, left)
	return closing > 0 && (opening < 0 || closing < opening)
}

// between is what separates two halves of a sentence: nothing after a hyphen
// that joins syllables of a word or parts of a number, a space otherwise.
func between(s, next string) string {
	switch {
	case strings.HasSuffix(s, "-") && !strings.HasSuffix(s, " -"),
		strings.HasSuffix(s, "/") && !strings.HasSuffix(s, " /"),
		brokenNumber(s, next), strings.HasPrefix(next, "%") && len(s) < 32 && isFigure(s):
		return ""
	}
	return " "
}

// capitals reports text with letters, none of them lower case.
func capitals(s string) bool {
	letter := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letter = letter || unicode.IsLetter(r)
	}
	return letter
}
