package cite

import (
	"github.com/trichluc/trichluc/normalize/serial"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/date"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/tables"
)

// use is what a word of subject-words.tsv shows; its names there are uses.
type use int

const (
	opens use = iota
	clause
	bracket
	verb
	cut
	goOn
	predicate
)

var uses = [...]string{"open", "clause", "bracket", "verb", "cut", "go-on", "predicate"}

var subjectWords = sync.OnceValue(func() (sets [len(uses)]*phrase.Set[bool]) {
	for u, name := range uses {
		sets[u] = &phrase.Set[bool]{}
		for _, row := range tables.Rows("subject-words.tsv") {
			if row[1] == name {
				sets[u].AddExact(row[0], true)
			}
		}
	}
	return sets
})

func isSubjectWord(u use, text string, pos int) bool {
	_, _, ok := subjectWords()[u].At(text, pos)
	return ok
}

// subjectOf finds what the cited document is about, behind its number, date
// and issuer: text[start:end], empty if nothing is said. others are the
// citations that follow it in the passage.
func subjectOf(m *mention, others []*mention) (start, end int) {
	start = subjectStart(m)
	if start < 0 {
		return m.end, m.end
	}
	end = start
	depth := 0
	quoted := false
	for i := start; i < min(len(m.text), start+subjectLimit); {
		if o := beginning(others, i); o != nil && depth == 0 && sibling(m, others, o, start) {
			break
		}
		r, size := utf8.DecodeRuneInString(m.text[i:])
		switch {
		case r == '(':
			if isSubjectWord(bracket, m.text, i+1) || predicated(m.text, i) {
				return start, trim(m.text, start, end)
			}
			depth++
		case r == ')':
			depth--
		case r == '“' || r == '"': // also typed as the closing mark
			quoted = !quoted
		case r == '”':
			quoted = false
		case r == '.' && endsSentence(m.text, i):
			depth, quoted = 0, false
		}
		if depth < 0 || !quoted && depth == 0 && endsSubject(m, i, r) {
			break
		}
		i += size
		end = i
	}
	return start, trim(m.text, start, end)
}

// predicated reports whether the bracket at text[pos] is said of what stands
// before it as a whole, as a predicate behind it shows: "phê duyệt Bộ chỉ số
// (Bộ chỉ số 766) vẫn còn tồn tại".
func predicated(text string, pos int) bool {
	end := skipBracket(text, pos)
	return end > pos && isSubjectWord(predicate, text, phrase.SkipSpace(text, end))
}

// subjectLimit bounds a subject, in bytes: the longest at hand has 420.
const subjectLimit = 2 << 10

// subjectStart finds where the subject begins; -1 if there is none.
func subjectStart(m *mention) int {
	i := phrase.SkipSpace(m.text, m.end)
	for j := skipBracket(m.text, i); j > i; j = skipBracket(m.text, i) { // "(khóa XIII)", "(Luật ...)"
		i = phrase.SkipSpace(m.text, j)
	}
	i = skipSession(m.text, i)
	comma := false
	for i < len(m.text) && (m.text[i] == ',' || m.text[i] == ':' || m.text[i] == '-') {
		comma = true
		i = phrase.SkipSpace(m.text, i+1)
	}
	if i >= len(m.text) {
		return -1
	}
	if j, ok := sharedSubject(m.text, i); ok {
		return j
	}
	word := phrase.Word(m.text, i)
	switch {
	case strings.HasPrefix(m.text[i:], motto):
		return -1
	case isSubjectWord(opens, m.text, i) && (!comma || aboutAt(m.text, i)):
		return i
	case comma:
		return -1
	case m.opens(m.lead) && m.cell && word != "":
		return i
	case m.text[i] == '"' || strings.HasPrefix(m.text[i:], "“"):
		return i
	case isOccasion(m, i):
		return i
	case phrase.IsUpper(word) && m.opens(m.lead) && !m.cell && word != strings.ToUpper(word):
		return i
	}
	return -1
}

// motto stands beside a number where two columns of a letterhead share a line.
const motto = "Độc lập - Tự do"

var sessionWords = []phrase.Phrase{phrase.Exact("khóa"), phrase.Exact("khoá"), phrase.Exact("nhiệm kỳ"), phrase.Exact("kỳ họp thứ"), phrase.Exact("lần thứ")}

// skipSession skips "khóa XVII, kỳ họp thứ bảy" behind a council's name.
func skipSession(text string, pos int) int {
	for i := pos; ; {
		if i < len(text) && text[i] == ',' {
			i = phrase.SkipSpace(text, i+1)
		}
		end := 0
		for _, w := range sessionWords {
			if e, ok := w.At(text, i); ok {
				end = e
			}
		}
		if end == 0 {
			return pos
		}
		i = phrase.SkipSpace(text, end)
		i = phrase.SkipSpace(text, i+len(phrase.Word(text, i)))
		pos = i
	}
}

var aboutWords = []phrase.Phrase{phrase.Exact("về"), phrase.Exact("v/v"), phrase.Exact("ban hành"), phrase.Exact("phê duyệt")}

func aboutAt(text string, pos int) bool {
	for _, p := range aboutWords {
		if _, ok := p.At(text, pos); ok {
			return true
		}
	}
	return false
}

// isOccasion: a notice of conclusions names the meeting: "tại Hội nghị ...".
func isOccasion(m *mention, pos int) bool {
	_, ok := wordAt.At(m.text, pos)
	return ok && m.kind != nil && m.kind.Path == "thong-bao"
}

// sharedSubject skips documents that share the subject without a number of
// their own: "và các Kế hoạch của UBND tỉnh về ...".
func sharedSubject(text string, pos int) (int, bool) {
	i, ok := wordAnd.At(text, pos)
	if !ok {
		return 0, false
	}
	i = phrase.SkipSpace(text, i)
	if j, ok := wordMany.At(text, i); ok {
		i = phrase.SkipSpace(text, j)
	}
	_, i, ok = serial.KindAt(text, i)
	if !ok {
		return 0, false
	}
	i = phrase.SkipSpace(text, i)
	if j, ok := wordOf.At(text, i); ok {
		who, ok := agency.At(text, phrase.SkipSpace(text, j))
		if !ok {
			return 0, false
		}
		i = phrase.SkipSpace(text, who.End)
	}
	return i, aboutAt(text, i)
}

var wordMany = phrase.Exact("các")

func beginning(others []*mention, pos int) *mention {
	for _, o := range others {
		if o.lead == pos || o.start == pos {
			return o
		}
	}
	return nil
}

// sibling reports whether o stands beside m in a list and not inside m's
// subject: behind a comma or "và", with no citation between that it could be
// the neighbour of.
func sibling(m *mention, others []*mention, o *mention, start int) bool {
	for _, between := range others {
		if between != o && between.start >= start && between.start < o.start && (o.printed || between.form == trichluc.FormExplicit) {
			return false // "Luật Đầu tư công và số 161/2016/NĐ-CP" are no neighbours: a law has no kind to share
		}
	}
	if o.form != trichluc.FormExplicit && strings.HasSuffix(strings.TrimRight(m.text[:o.lead], " "), " và") {
		return false // "về chuyển đổi số và Đề án 06"
	}
	return listed(m.text, m, o)
}

// endsSubject reports whether text[i], which is r, ends a subject.
func endsSubject(m *mention, i int, r rune) bool {
	text := m.text
	switch r {
	case ';', '\n', '\t':
		return true
	case '.':
		return endsSentence(text, i) || strings.HasPrefix(text[i:], "./.") || strings.HasPrefix(text[i:], "...")
	case '…':
		return true
	case '/':
		return strings.HasPrefix(text[i:], "/.")
	case ',':
		j := phrase.SkipSpace(text, i+1)
		return isSubjectWord(clause, text, j) || clauseOfBody(text, j)
	case ' ':
		if isSubjectWord(cut, text, i+1) {
			return !m.cell || strings.HasPrefix(text[i+1:], "như sau")
		}
		if j, ok := wordAnd.At(text, i+1); ok && !m.cell {
			j = phrase.SkipSpace(text, j)
			return yearBefore(text, i) && isSubjectWord(goOn, text, j) || clauseOfBody(text, j)
		}
	}
	return false
}

// clauseOfBody: behind a comma, a body's name with a verb is the main clause:
// "..., Sở Nội vụ báo cáo".
func clauseOfBody(text string, pos int) bool {
	if d, ok := date.At(text, pos); ok && d.Precision == date.Day { // ", ngày 02/5/2019 UBND tỉnh đã có"
		pos = phrase.SkipSpace(text, d.End)
		pos = phrase.SkipSpace(text, pos+len(text[pos:])-len(strings.TrimPrefix(text[pos:], ",")))
	}
	who, ok := agency.At(text, pos)
	if !ok {
		return false
	}
	i := phrase.SkipSpace(text, skipSession(text, phrase.SkipSpace(text, who.End)))
	i = phrase.SkipSpace(text, skipBracket(text, i))
	return isSubjectWord(verb, text, i)
}

// skipBracket skips "(khóa XV)" and its like: what a few words in brackets say
// behind a name.
func skipBracket(text string, pos int) int {
	if pos < len(text) && text[pos] == '(' {
		if n := strings.IndexByte(text[pos:], ')'); n >= 0 && n <= 40 {
			return pos + n + 1
		}
	}
	return pos
}

func yearBefore(text string, end int) bool {
	word := phrase.WordBefore(text, end)
	if len(word) != 4 {
		return false
	}
	_, ok := date.At("năm "+word, 0)
	return ok
}

// trim drops marks and spaces from the end of the subject.
func trim(text string, start, end int) int {
	subject := strings.TrimRight(text[start:end], " ,;:.-–/\n\t")
	return start + len(strings.TrimRight(strings.TrimSuffix(subject, " và"), " ,;"))
}
