package cite

import (
	"github.com/trichluc/trichluc/normalize/serial"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/date"
	"github.com/trichluc/trichluc/normalize/phrase"
)

// mention is a citation while it is being read. Offsets are bytes into its
// passage's text, half-open.
type mention struct {
	*passage
	start, end int
	form       trichluc.CitationForm
	kind       *serial.Kind
	printed    bool   // the kind of document stands in the text
	name       string // of a law, without "Luật"
	number     serial.Number
	symbol     string // mended
	key        string
	date       date.Date
	issuer     agency.Mention
	hasIssuer  bool
	speaker    *agency.Mention // the body that the words before it give it to, nil if none; see speaker.go
	pinpoint   string
	lead       int  // where its pinpoint, or it itself, begins
	sharing    bool // its kind is that of the citation before it in a list
	bare       bool // a number without a symbol
	said       bool // "số" or a year shows that it is a number
	subject    string
	relation   trichluc.Relation
	programme  *programme
	edition    string // year that another mention of the same number prints

	agency     agency.Agency
	instrument string
	candidates []string // instruments that it may mean while it cannot be told which
	conflicts  []string // what its parts disagree on
	inside     *mention // whose subject names it
	confidence float64
}

// explicit reads the citation around the document number of m: what stands
// before it (kind, "số", pinpoint) and after it (date, issuer).
func (w *reader) explicit(m *mention, previous *mention) bool {
	n := &m.number
	symbol := w.symbolOf(n.Symbol)
	said := m.readNumberWord()
	m.readKind(previous, symbol.kind)
	m.symbol = symbol.mended
	if m.kind == nil && !m.sharing && !believable(m, said, symbol) {
		return false
	}
	if (n.Spaced || n.Misread) && m.kind == nil && !said {
		return false
	}
	if m.key, m.symbol = serial.Canonical(*n, m.symbol); n.Digits == "" {
		m.key = ""
	}
	if m.kind == nil {
		m.kind = kindOfSymbol(symbol.kind)
	}
	m.readAfter()
	m.readPinpoint()
	return true
}

// believable: without a kind of document before it, a number must have a
// symbol of two parts of which one is known; "24/TP", "5/QL-1A" and, without
// "số", "2/KCN-B" are none. A symbol that opens with a council's is a
// contract's: "số 5/HĐ-VNPT".
func believable(m *mention, said bool, s *symbol) bool {
	last := strings.LastIndexFunc(s.mended, serial.IsJoiner)
	if last < 0 {
		return said && s.kind != nil && m.number.Year != ""
	}
	_, known := agency.OfSymbol(s.issuer)
	if s.kind == nil {
		return known && (said || utf8.RuneCountInString(s.mended[last+1:]) > 1) && !strings.HasPrefix(s.mended, "HĐ-")
	}
	return known || said
}

func kindOfSymbol(t *serial.Kind) *serial.Kind {
	if t == nil {
		return serial.Letter()
	}
	return t
}

// readNumberWord moves the start over "số", "số:" and a bracket before it.
func (m *mention) readNumberWord() bool {
	i := phrase.SkipSpaceBack(m.text, m.start)
	for i > 0 && m.number.Digits == "" && strings.ContainsAny(m.text[i-1:i], ".:_-") {
		i = phrase.SkipSpaceBack(m.text, i-1)
	}
	for m.number.Digits == "" && strings.HasSuffix(m.text[:i], "…") {
		i = phrase.SkipSpaceBack(m.text, i-len("…"))
	}
	i = phrase.SkipSpaceBack(m.text, len(strings.TrimSuffix(m.text[:i], ":")))
	if start, ok := serial.Word.Before(m.text, i); ok {
		m.start = start
		return true
	}
	return false
}

// readKind reads the kind of document before the number, with the issuer that
// may stand between ("Quyết định của Thủ tướng Chính phủ số 749/QĐ-TTg"); in a
// list it is that of the citation before.
func (m *mention) readKind(previous *mention, bySymbol *serial.Kind) {
	i := phrase.SkipSpaceBack(m.text, m.start)
	if t, start, ok := serial.KindBefore(m.text, i); ok {
		m.kind, m.start, m.printed = t, start, true
		return
	}
	if start, ok := m.kindBeforeIssuer(phrase.SkipSpaceBack(m.text, len(strings.TrimSuffix(m.text[:i], ":")))); ok {
		m.start = start
		return
	}
	if t, start, ok := m.kindBeforeWords(i, bySymbol); ok {
		m.kind, m.start, m.printed = t, start, true
		return
	}
	if start, t, name, ok := lawBefore(m.text, i); ok {
		m.kind, m.start, m.printed, m.name = t, start, true, name
		return
	}
	if previous != nil && previous.kind != nil && joins(m.text, previous.end, m.start) {
		m.kind, m.sharing = previous.kind, true
	}
}

// kindBeforeWords reads the kind of document in front of a few words that say
// more of it ("Quyết định giám đốc thẩm số", "Công điện hỏa tốc số"), unless
// the symbol names another kind. end is where "số" begins.
func (m *mention) kindBeforeWords(end int, bySymbol *serial.Kind) (*serial.Kind, int, bool) {
	for range epithets {
		word := phrase.WordBefore(m.text, end)
		if word == "" || phrase.IsUpper(word) || isDigit(word[0]) || leads(word) {
			return nil, 0, false
		}
		end = phrase.SkipSpaceBack(m.text, end-len(word))
		if t, start, ok := serial.KindBefore(m.text, end); ok && phrase.IsUpper(m.text[start:]) {
			return t, start, bySymbol == nil || bySymbol == t
		}
	}
	return nil, 0, false
}

// epithets is how many words may stand between a kind of document and "số":
// "Quyết định xử phạt vi phạm hành chính số" has six.
const epithets = 6

// leads reports whether a word leads over from one thing to another, so that
// the words before it are not said of the number behind it.
func leads(word string) bool {
	switch word {
	case "của", "tại", "theo", "trong", "kèm", "có", "là", "và", "được", "đã", "bởi", "từ", "do", "với", "cho", "về", "này", "trên", "hoặc", "nêu":
		return true
	}
	return false
}

func (m *mention) kindBeforeIssuer(i int) (int, bool) {
	from := runeStart(m.text, max(0, i-issuerLimit))
	k := strings.LastIndex(m.text[from:i], " của ")
	if k < 0 {
		return 0, false
	}
	who, ok := agency.At(m.text, from+k+len(" của "))
	if !ok || phrase.SkipSpace(m.text, who.End) < i {
		return 0, false
	}
	t, start, ok := serial.KindBefore(m.text, from+k)
	if ok {
		m.kind, m.printed, m.issuer, m.hasIssuer = t, true, who, true
	}
	return start, ok
}

// issuerLimit bounds, in bytes, how far before a number its kind may stand
// with an issuer between: the longest ministry's name has 60.
const issuerLimit = 120

// joins reports whether only a comma, "và" or the like stands between two
// citations of one list.
func joins(text string, from, to int) bool {
	if from > to {
		return false
	}
	between := strings.TrimSpace(text[from:to])
	between = strings.TrimSpace(strings.Trim(between, ",;"))
	switch strings.ToLower(between) {
	case "":
		return to > from
	case "và", "và số", "hoặc", "và các", "cùng", "cùng các", "–", "-", "với":
		return true
	}
	return false
}

// readAfter reads date and issuer, in either order.
func (m *mention) readAfter() {
	for range 3 {
		end := m.end
		m.end = skipNote(m.text, end)
		switch {
		case m.date.End == 0 && m.readDate():
		case !m.hasIssuer && m.readIssuer():
		default:
			m.end = end
			return
		}
	}
}

// skipNote skips the mark of a footnote that is set right behind a word:
// "137/KH-UBND¹ ngày", "05-NQ/TU[1]", "1009/QĐ-UBND(2)".
func skipNote(text string, pos int) int {
	i := pos
	for r, size := utf8.DecodeRuneInString(text[i:]); strings.ContainsRune(superscripts, r) && size > 1; r, size = utf8.DecodeRuneInString(text[i:]) {
		i += size
	}
	if i > pos || i >= len(text) || text[i] != '[' && text[i] != '(' {
		return i
	}
	closing := byte(')')
	if text[i] == '[' {
		closing = ']'
	}
	digits := phrase.Word(text, i+1)
	if end := i + 1 + len(digits); len(digits) > 0 && len(digits) < 3 && isDigit(digits[0]) && isDigit(digits[len(digits)-1]) && end < len(text) && text[end] == closing {
		return end + 1
	}
	return pos
}

func (m *mention) readDate() bool {
	i := phrase.SkipSpace(m.text, m.end)
	bracket := false
	if i < len(m.text) && (m.text[i] == ',' || m.text[i] == '(' || m.text[i] == '-') {
		bracket = m.text[i] == '('
		i = phrase.SkipSpace(m.text, i+1)
	}
	if rest := strings.TrimLeft(m.text[i:], " "); strings.HasPrefix(rest, "ký ") || strings.HasPrefix(rest, "ban hành ngày") {
		i += strings.Index(m.text[i:], "ng") // "ký ngày", "ban hành ngày"
		if !strings.HasPrefix(m.text[i:], "ngày") {
			return false
		}
	}
	i = skipHour(m.text, i)
	d, ok := date.At(m.text, i)
	if !ok || d.Precision == date.Year && m.form == trichluc.FormExplicit && bracket {
		return false
	}
	m.date, m.end = d, d.End
	if bracket {
		j := phrase.SkipSpace(m.text, d.End)
		if j < len(m.text) && m.text[j] == ')' {
			m.end = j + 1
		}
	}
	return true
}

// skipHour skips the hour that urgent documents are dated with: "hồi 10 giờ 30
// phút ngày", "lúc 5h, ngày".
func skipHour(text string, pos int) int {
	i := pos
	for _, w := range []phrase.Phrase{wordAtHour, wordAtClock} {
		if end, ok := w.At(text, i); ok {
			i = end
		}
	}
	if i == pos {
		return pos
	}
	for range 6 {
		i = phrase.SkipSpace(text, i)
		if _, ok := wordDay.At(text, i); ok {
			return i
		}
		n := len(phrase.Word(text, i))
		if n == 0 && i < len(text) && text[i] == ',' {
			n = 1
		}
		i += n
	}
	return pos
}

var (
	wordAtHour, wordAtClock = phrase.Exact("hồi"), phrase.Exact("lúc")
	wordDay                 = phrase.Exact("ngày")
	wordOf                  = phrase.Exact("của")
	wordIssuedBy            = phrase.Exact("ban hành bởi")
)

func (m *mention) readIssuer() bool {
	i := phrase.SkipSpace(m.text, m.end)
	if i < len(m.text) && m.text[i] == ',' {
		i = phrase.SkipSpace(m.text, i+1)
	}
	end, of := wordOf.At(m.text, i)
	if !of {
		end, of = wordIssuedBy.At(m.text, i)
	}
	if !of {
		end = i
	}
	who, ok := agency.At(m.text, phrase.SkipSpace(m.text, end))
	if !ok || !of && !m.namesIssuer(who) {
		return false
	}
	m.issuer, m.hasIssuer, m.end = who, true, who.End
	return true
}

// namesIssuer reports whether a body behind a date, with no "của" before it,
// is the issuer: the symbol names it, and the subject follows ("ngày 23 tháng
// 4 năm 2018 Chính phủ về ...").
func (m *mention) namesIssuer(who agency.Mention) bool {
	if m.date.End == 0 || m.date.End != m.end || phrase.SkipSpace(m.text, m.end) != who.Start || !aboutAt(m.text, phrase.SkipSpace(m.text, who.End)) {
		return false
	}
	_, rest := serial.Split(m.symbol)
	return who.Uses(rest)
}

// pinpoints are the parts of a document that are cited, the larger after the
// smaller: "điểm b khoản 2 Điều 63".
var pinpoints = []phrase.Phrase{
	phrase.Exact("điều"), phrase.Exact("khoản"), phrase.Exact("điểm"), phrase.Exact("mục"), phrase.Exact("chương"),
	phrase.Exact("phần"), phrase.Exact("phụ lục"), phrase.Exact("tiết"), phrase.Exact("tiểu mục"),
}

// readPinpoint reads what part of the document is meant, before it.
func (m *mention) readPinpoint() {
	m.lead = m.start
	end := phrase.SkipSpaceBack(m.text, m.start)
	if start, ok := wordOf.Before(m.text, end); ok {
		end = phrase.SkipSpaceBack(m.text, start)
	}
	i := end
	for i > 0 {
		start, ok := pinpointBefore(m.text, i)
		if !ok {
			break
		}
		m.lead, m.pinpoint = start, m.text[start:end]
		i = phrase.SkipSpaceBack(m.text, start)
		if j := len(strings.TrimSuffix(m.text[:i], ",")); j < i {
			i = phrase.SkipSpaceBack(m.text, j)
		} else if k, ok := wordAnd.Before(m.text, i); ok {
			i = phrase.SkipSpaceBack(m.text, k)
		}
	}
}

var wordAnd = phrase.Exact("và")

// pinpointBefore reads one "Điều 63", "khoản 1, 2", "điểm đ" that ends at end.
func pinpointBefore(text string, end int) (int, bool) {
	i := end
	for range 6 { // "khoản 1, 2 và 3"
		word := phrase.WordBefore(text, i)
		if word == "" || utf8.RuneCountInString(word) > 4 {
			return 0, false
		}
		i = phrase.SkipSpaceBack(text, i-len(word))
		for _, p := range pinpoints {
			if start, ok := p.Before(text, i); ok {
				return start, true
			}
		}
		if j := len(strings.TrimSuffix(text[:i], ",")); j < i {
			i = phrase.SkipSpaceBack(text, j)
		} else if k, ok := wordAnd.Before(text, i); ok {
			i = phrase.SkipSpaceBack(text, k)
		} else {
			return 0, false
		}
	}
	return 0, false
}
