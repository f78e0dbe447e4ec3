package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
)

// The patterns match folded text (words) unless they say otherwise.
var (
	motto        = regexp.MustCompile(`^(?:cong hoa xa hoi chu nghia|doc lap tu do hanh phuc|dang cong san viet nam)`)
	numberLine   = regexp.MustCompile(`^(?:luat )?so(?: ky hieu)? .{0,24}$|^so$`)
	dateLine     = regexp.MustCompile(`^.{1,40} ngay .{0,8}thang .{0,6}nam( \d{0,4})?$`)
	draftLine    = regexp.MustCompile(`^du thao( lan \w+)?$`)
	subjectLine  = regexp.MustCompile(`^(?:v v|ve viec) `)
	agencyLine   = regexp.MustCompile(`^(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|tinh uy|thanh uy|huyen uy|so|bo|ban|cuc|tong cuc|chi cuc|van phong|truong|vien|trung tam) `)
	addressLine  = regexp.MustCompile(`^kinh gui`)
	attachedLine = regexp.MustCompile(`^(?:ban hanh )?kem theo `)

	// kindLine is the line that names the kind of document, in capitals.
	kindLine = regexp.MustCompile(`^(?:bao cao|ke hoach|quyet dinh|nghi quyet|chi thi|thong bao|to trinh|cong dien|chuong trinh|huong dan|quy che|quy dinh|de an|thong tu|nghi dinh|luat|phuong an|ket luan|bien ban|giay moi|cong bo|thong cao|huong dan|phieu trinh|de cuong)( |$)`)

	// roleLine is a signer's role, in capitals: "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN".
	roleLine = regexp.MustCompile(`^(?:tm|kt|tl|tuq|q|t m|k t|t l|thua lenh|thua uy quyen)\b|^(?:pho |quyen )?(?:giam doc|chu tich|cuc truong|chi cuc truong|truong ban|bo truong|thu truong|chanh van phong|chanh thanh tra|vu truong|bi thu|truong phong|hieu truong|vien truong|chanh an|thong doc|tong giam doc|tong cuc truong|chu nhiem|thu tuong|doan truong|nguoi lap|nguoi bao cao|ke toan truong)\b`)

	// appendixLine is the label that opens an annex, with its title where it
	// follows on the line (unfolded).
	appendixLine = regexp.MustCompile(`(?i)^(phụ lục|phụ biểu|biểu mẫu|biểu số|mẫu số|biểu)(?:\s+số)?[\s:]*([IVX]{1,6}|\d{1,2}[a-d]?|[A-HĐ])?\s*[.:–-]?\s*(.*)$`)
)

// anatomy names the parts of the document that are told by their place and
// form: letterhead, title, signature, recipients, appendices.
func (b *builder) anatomy() {
	start := b.titleBlock(b.letterhead())
	for i := start; i < len(b.elements); i++ { // stages below may shorten it
		switch p := b.elements[i].para; {
		case p == nil || p.kind != "":
		case isRecipients(p.text):
			b.recipients(i)
		case isAppendixLabel(p.text), b.attached(i):
			b.appendix(i)
		case isRole(p.text) && b.endsBefore(i):
			b.signature(i)
		}
	}
}

// letterhead marks the lines above the title and gives the first element
// after them. A document that opens with running text has none.
func (b *builder) letterhead() int {
	const most = 16 // lines: agency and motto, number, subject, date, stamps
	start := b.aboveMotto()
	end, sure := start, false
	numbered, dated := false, false
	for i := start; i < len(b.elements) && i < start+most; i++ {
		p := b.elements[i].para
		if p == nil || isKindLine(p.text) {
			break
		}
		folded := words(p.text)
		if folded == "" && i > 0 {
			continue // the star or the rule under a party committee's name
		}
		number, date := numberLine.MatchString(folded), dateLine.MatchString(folded)
		known := number || date || motto.MatchString(folded) || draftLine.MatchString(folded) || subjectLine.MatchString(folded)
		if numbered && dated && !known && isTitle(p.text) {
			break // of a document whose kind only its symbol tells
		}
		numbered, dated = numbered || number, dated || date
		agency := i < start+4 && agencyLine.MatchString(folded) && titleLike(p.text) && utf8.RuneCountInString(p.text) < 60
		if !known && !capitals(p.text) && !agency && !(sure && p.column > 0) {
			break
		}
		if sure = sure || known; known || sure || i < start+4 {
			end = i + 1
		}
	}
	if !sure {
		return 0
	}
	for i := start; i < end; i++ {
		p := b.elements[i].para
		p.kind = trichluc.BlockLetterhead
		if subjectLine.MatchString(words(p.text)) {
			p.kind = trichluc.BlockTitle
		}
	}
	return end
}

// aboveMotto is where a letterhead begins below what a web page prints above
// it: at the first of the lines in capitals that end in the national motto. 0
// when the motto does not stand near the beginning.
func (b *builder) aboveMotto() int {
	const within = 12 // elements: path, heading, date and summary of a page, and the agency
	for i := range min(within, len(b.elements)) {
		p := b.elements[i].para
		if p == nil || !motto.MatchString(words(p.text)) {
			continue // a table above it is the page's
		}
		start := i
		for start > 0 && b.elements[start-1].para != nil && b.elements[start-1].para.kind == "" && aboveMotto(b.elements[start-1].para.text) {
			start--
		}
		return start
	}
	return 0
}

// aboveMotto reports a line of the kind that stands above or beside the motto.
func aboveMotto(s string) bool {
	folded := words(s)
	return folded == "" || capitals(s) || numberLine.MatchString(folded) || dateLine.MatchString(folded) || draftLine.MatchString(folded) || subjectLine.MatchString(folded) || agencyLine.MatchString(folded) && titleLike(s)
}

// titleBlock marks the line that names the kind of document and the title
// below it, or the format's own title, and gives the element after them.
func (b *builder) titleBlock(start int) int {
	const lines = 6
	if start >= len(b.elements) || b.elements[start].para == nil {
		return start
	}
	first := b.elements[start].para
	named := isKindLine(first.text) || start > 0 && b.elements[start-1].para != nil && b.elements[start-1].para.kind == trichluc.BlockLetterhead && isTitle(first.text)
	if !named && first.style != "title" && first.style != "heading 1" {
		return start
	}
	first.kind = trichluc.BlockTitle
	i := start + 1
	if !named {
		return i
	}
	for ; i < len(b.elements) && i <= start+lines; i++ {
		p := b.elements[i].para
		if p == nil || words(p.text) == "" || !titleLike(p.text) || i > start+1 && capitals(p.text) && !capitals(b.elements[i-1].para.text) {
			break
		}
		p.kind = trichluc.BlockTitle
	}
	b.joinCapitals(start+1, i)
	return start + 1 + b.count(start+1, trichluc.BlockTitle)
}

// isTitle reports a line that is a title by itself: in capitals, of several
// words, and no agency.
func isTitle(s string) bool {
	const least = 4 // words: stamps have fewer
	folded := words(s)
	agency := agencyLine.MatchString(folded) && !verbLine.MatchString(folded)
	return capitals(s) && titleLike(s) && strings.Count(folded, " ")+1 >= least && !agency && !motto.MatchString(folded)
}

// verbLine matches lines that only look like an agency's name once their marks
// are gone: "BAN HÀNH", "BỔ SUNG", "SƠ KẾT", "SỐ HÓA".
var verbLine = regexp.MustCompile(`^(?:ban hanh|ban giao|bo sung|bo tri|bo nhiem|so ket|so hoa|so bo|vien tro) `)

// count is the run of paragraphs of one kind from element i on.
func (b *builder) count(i int, kind trichluc.BlockKind) int {
	n := 0
	for i+n < len(b.elements) && b.elements[i+n].para != nil && b.elements[i+n].para.kind == kind {
		n++
	}
	return n
}

// titleLike reports a line that can belong to a title: it is no sentence, no
// entry and no address.
func titleLike(s string) bool {
	const longest = 400 // runes: titles that name what they implement run to 250
	last, _ := utf8.DecodeLastRuneInString(s)
	folded := words(s)
	return !strings.ContainsRune(".:;,", last) && leadOf(s).rank == 0 && utf8.RuneCountInString(s) <= longest &&
		!addressLine.MatchString(folded) && !strings.HasPrefix(folded, "can cu ") && !isAppendixLabel(s) && !partLine.MatchString(s)
}

// joinCapitals joins lines in capitals that follow each other: a title set on
// several lines. from and to bound the elements, to exclusive.
func (b *builder) joinCapitals(from, to int) {
	for i := from; i+1 < to; {
		p, q := b.elements[i].para, b.elements[i+1].para
		if p.kind == q.kind && p.column == q.column && capitals(p.text) && capitals(q.text) && open(p.text) && !attachedLine.MatchString(opening(q.text)) && !strings.HasPrefix(q.text, "(") {
			p.join(" ", q.passage)
			b.elements = append(b.elements[:i+1], b.elements[i+2:]...)
			to--
			continue
		}
		i++
	}
}

// recipients marks "Nơi nhận" and the entries below it.
func (b *builder) recipients(i int) {
	b.elements[i].para.kind = trichluc.BlockRecipients
	for i++; i < len(b.elements); i++ {
		p := b.elements[i].para
		if p == nil {
			return
		}
		entry := leadOf(p.text)
		if entry.rank < rankDash && !strings.HasSuffix(p.text, ";") && !strings.HasPrefix(opening(p.text), "luu ") && !strings.HasPrefix(opening(p.text), "nhu tren") {
			b.signature(i)
			return
		}
		p.kind = trichluc.BlockRecipients
		p.mark = entry.printed
	}
}

// signature marks roles and names from element i on.
func (b *builder) signature(i int) {
	const most = 12 // lines: two signers with role, deputy role, stamp and name
	named := false
	for n := 0; i < len(b.elements) && n < most; i, n = i+1, n+1 {
		p := b.elements[i].para
		if p != nil && named && !isRole(p.text) {
			return
		}
		if p == nil || p.kind != "" || isAppendixLabel(p.text) || isRecipients(p.text) {
			return
		}
		if !isRole(p.text) && !capitals(p.text) && !isName(p.text) && !signStamp.MatchString(opening(p.text)) {
			return
		}
		p.kind = trichluc.BlockSignature
		named = isName(p.text) && !capitals(p.text)
	}
}

var signStamp = regexp.MustCompile(`^(?:da ky|ky ten|ky ghi ro|chu ky|ky boi|nguoi ky|ky va ghi ro)`)

// endsBefore reports that the document's text has ended before element i: a
// signature follows a closing sentence, a list of recipients, a table, or its
// own line of place and date.
func (b *builder) endsBefore(i int) bool {
	if i == 0 {
		return false
	}
	above := b.elements[i-1].para
	return above == nil || above.kind == trichluc.BlockRecipients || above.kind == trichluc.BlockSignature || !open(above.text) || dateLine.MatchString(words(above.text))
}

// attached reports a document that another one promulgates and carries with it:
// its kind in capitals, and below its title that it comes with that one.
func (b *builder) attached(i int) bool {
	if i == 0 || !isKindLine(b.elements[i].para.text) {
		return false
	}
	for k := i + 1; k < len(b.elements) && k <= i+3; k++ {
		p := b.elements[k].para
		if p == nil {
			return false
		}
		if attachedLine.MatchString(opening(p.text)) {
			return true
		}
	}
	return false
}

// appendix marks the label that opens an annex and the title lines below it.
func (b *builder) appendix(i int) {
	const lines = 6
	first := i
	b.elements[i].para.kind = trichluc.BlockAppendix
	for i++; i < len(b.elements) && i <= first+lines; i++ {
		p := b.elements[i].para
		if p == nil || p.kind != "" {
			break
		}
		inBrackets := strings.HasPrefix(p.text, "(") && strings.HasSuffix(p.text, ")") && leadOf(p.text).rank == 0
		title := titleLike(p.text) && !unitLine.MatchString(p.text) && !numberLine.MatchString(words(p.text)) && (i == first+1 || capitals(p.text) || p.block != nil)
		if !inBrackets && !title && !attachedLine.MatchString(opening(p.text)) {
			break
		}
		p.kind = trichluc.BlockAppendix
	}
	b.joinCapitals(first+1, i)
}

func isKindLine(s string) bool {
	return capitals(s) && kindLine.MatchString(opening(s)) && leadOf(s).rank == 0
}

func isRecipients(s string) bool { return beginsWith(s, "noi nhan") }

func isRole(s string) bool {
	return capitals(s) && utf8.RuneCountInString(s) <= 80 && roleLine.MatchString(words(s))
}

// isName reports two to six words that all begin with a capital and hold no
// figure: a person's name, with or without a title before it.
func isName(s string) bool {
	fields := strings.Fields(s)
	if len(fields) < 2 || len(fields) > 6 || strings.ContainsAny(s, "0123456789:;,/") {
		return false
	}
	for _, word := range fields {
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// isAppendixLabel reports a line that opens an annex. "Phụ lục I kèm theo" in
// running text does not: what follows the number begins with a capital.
func isAppendixLabel(s string) bool {
	const longest = 250 // runes
	if s == "" || !strings.ContainsRune("PBM", rune(s[0])) || len(s) > 4*longest {
		return false // "Phụ", "Biểu", "Mẫu"
	}
	m := appendixLine.FindStringSubmatch(s)
	if m == nil || utf8.RuneCountInString(s) > longest {
		return false
	}
	r, _ := utf8.DecodeRuneInString(m[1])
	if !unicode.IsUpper(r) {
		return false
	}
	if strings.HasPrefix(words(m[1]), "bieu") && m[3] != "" {
		return false // "Biểu 01. Tình hình ..." is a table's title
	}
	rest, _ := utf8.DecodeRuneInString(m[3])
	if m[3] != "" && !unicode.IsUpper(rest) && rest != '(' || strings.HasSuffix(s, ".") || strings.HasSuffix(s, ";") {
		return false
	}
	return m[2] != "" || capitals(s) && strings.HasPrefix(words(s), "phu luc") || m[3] == ""
}
