package cite

import (
	"github.com/trichluc/trichluc/normalize/serial"
	"regexp"
	"strings"
	"sync"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/date"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/tables"
)

// law is a name that laws have had.
type law struct {
	name  string
	kind  *serial.Kind
	years []string // of the laws of that name
	keys  []string // their numbers, in the same order
}

type lawRegister struct {
	names map[*serial.Kind]*phrase.Set[*law] // by kind: "Luật Lao động" is none, "Bộ luật Lao động" is
	keys  map[string]*law                    // by number: "20/2023/QH15"
}

var laws = sync.OnceValue(func() *lawRegister {
	r := &lawRegister{names: map[*serial.Kind]*phrase.Set[*law]{}, keys: map[string]*law{}}
	for _, row := range tables.Rows("laws.tsv") {
		kind, _, _ := serial.KindAt(row[1], 0)
		l := &law{name: row[0], kind: kind}
		for _, e := range tables.List(row[2]) {
			year, key, _ := strings.Cut(e, "=")
			l.years, l.keys = append(l.years, year), append(l.keys, key)
			r.keys[key] = l
		}
		if r.names[kind] == nil {
			r.names[kind] = &phrase.Set[*law]{}
		}
		for _, name := range append(tables.List(row[3]), row[0]) {
			r.names[kind].Add(name, l)
			if bare := strings.ReplaceAll(name, ",", ""); bare != name { // "Luật Phòng chống bệnh truyền nhiễm"
				r.names[kind].Add(bare, l)
			}
		}
	}
	return r
})

// lawWords open the name of a law.
var lawWords = []string{"Luật ", "luật ", "Pháp lệnh ", "Hiến pháp "}

// lawAt reads the law named at the word that begins at pos: "Luật Giao dịch
// điện tử (năm 2023)", "Bộ luật Dân sự năm 2015".
func lawAt(p *passage, pos int) (mention, bool) {
	m := mention{passage: p, form: trichluc.FormLaw, start: pos, printed: true}
	kind, end, ok := serial.KindAt(p.text, pos)
	if before := phrase.SkipSpaceBack(p.text, pos); ok && strings.HasPrefix(p.text[pos:], "luật") {
		kind, pos, ok = serial.KindBefore(p.text, end)
		m.start = pos
		ok = ok && pos < before // "Bộ luật": its first word stands before
	}
	if !ok || kind.Path != "luat" && kind.Path != "phap-lenh" && kind.Path != "hien-phap" {
		return m, false
	}
	m.kind, m.end = kind, end
	if kind.Path != "hien-phap" && !m.readLawName() {
		return m, false
	}
	m.readYear()
	m.readPinpoint()
	return m, true
}

// readLawName reads a name that is known, or the capitalised words of one
// that is not.
func (m *mention) readLawName() bool {
	i := phrase.SkipSpace(m.text, m.end)
	if set := laws().names[m.kind]; set != nil {
		if l, end, ok := set.At(m.text, i); ok && (phrase.IsUpper(m.text[i:]) || strings.Contains(l.name, " ")) && !isLawyer(m.text, m.start, l) {
			m.name, m.end = l.name, end
			return true
		}
	}
	if end, ok := amendingLaw(m.text, i); ok {
		m.name, m.end = m.text[i:end], end
		return true
	}
	if !phrase.IsUpper(m.text[i:]) || afterSchool(m.text, m.start) {
		return false
	}
	end := i
	for j := i; j < len(m.text); {
		word := phrase.Word(m.text, j)
		if word == "" || isDigit(word[0]) || j > i && lawStop(m.text, j) {
			break
		}
		end = j + len(word)
		if j = phrase.SkipSpace(m.text, end); j == end {
			break
		}
	}
	if stop, ok := pairedLaw(m.text, i, end); ok {
		end = stop
	}
	if words := strings.Fields(m.text[i:end]); len(words) < 2 || len(words) > 12 || words[0] == strings.ToUpper(words[0]) {
		return false
	}
	m.name, m.end = m.text[i:end], end
	return true
}

// pairedName is the rest of a name that begins with one word and a comma, and
// ends before the year.
var pairedName = regexp.MustCompile(`^, (\p{Ll}+(?: \p{L}+){1,9}) năm (?:19|20)\d\d\b`)

// pairedLaw reads on in a name whose first word is one of a pair, "Luật Phòng,
// chống ... năm 2007": only the year behind tells that the comma ends nothing.
func pairedLaw(text string, start, end int) (int, bool) {
	if strings.Contains(text[start:end], " ") {
		return 0, false
	}
	m := pairedName.FindStringSubmatchIndex(text[end:])
	if m == nil {
		return 0, false
	}
	return end + m[3], true
}

var wordAmend = phrase.Exact("sửa đổi")

// amendingLaw reads the rest of "Luật sửa đổi, bổ sung một số điều của Luật
// Đất đai và Luật Nhà ở", from its third word: a law of its own, not those
// that it amends.
func amendingLaw(text string, pos int) (int, bool) {
	if _, ok := wordAmend.At(text, pos); !ok {
		return 0, false
	}
	end := 0
	for i := pos; i < len(text) && i < pos+300 && text[i] != ';' && text[i] != '.'; i++ {
		kind, at, ok := serial.KindAt(text, i)
		if !ok || !phrase.WordStart(text, i) || laws().names[kind] == nil {
			continue
		}
		if _, stop, ok := laws().names[kind].At(text, phrase.SkipSpace(text, at)); ok {
			end, i = stop, stop-1
		}
	}
	return end, end > 0
}

// isLawyer: "Luật sư" is a lawyer unless "Luật Luật sư" is meant.
func isLawyer(text string, start int, l *law) bool {
	return l.name == "Luật sư" && !strings.HasPrefix(text[start:], "Luật Luật")
}

// afterSchool: "Đại học Luật Huế" is a school.
func afterSchool(text string, start int) bool {
	switch strings.ToLower(phrase.WordBefore(text, phrase.SkipSpaceBack(text, start))) {
	case "học", "khoa", "trường", "hội", "đoàn", "công", "ty":
		return true
	}
	return false
}

var lawStops = func() (s phrase.Set[bool]) {
	for _, w := range []string{
		"năm", "ngày", "số", "của", "được", "có", "đã", "thì", "là", "theo", "tại", "để", "cho", "trên", "trong", "này", "khi",
		"quy định", "sửa đổi", "và các", "và nghị định", "và quyết định", "và luật", "đến", "bằng", "từ", "với", "do", "như",
		"ban hành", "thông qua", "hiện hành", "mới", "phù hợp", "nêu",
	} {
		s.AddExact(w, true)
	}
	return s
}()

func lawStop(text string, pos int) bool {
	_, _, ok := lawStops.At(text, pos)
	return ok
}

// readYear reads "(năm 2023)", "năm 2023", "2023" after the name.
func (m *mention) readYear() {
	i := phrase.SkipSpace(m.text, m.end)
	if strings.HasPrefix(m.text[i:], "(sửa đổi") { // "(sửa đổi)", "(sửa đổi, bổ sung năm 2014)"
		if n := strings.IndexByte(m.text[i:], ')'); n > 0 && n < 60 && !strings.Contains(m.text[i:i+n], "năm") {
			i = phrase.SkipSpace(m.text, i+n+1)
		}
	}
	bracket := i < len(m.text) && m.text[i] == '('
	if bracket {
		i = phrase.SkipSpace(m.text, i+1)
	}
	d, ok := date.At(m.text, i)
	if !ok {
		word := phrase.Word(m.text, i)
		if len(word) != 4 || !isDigit(word[0]) {
			return
		}
		if d, ok = date.At("năm "+word, 0); !ok {
			return
		}
		d.End = i + len(word)
	}
	if bracket {
		j := phrase.SkipSpace(m.text, d.End)
		if j == len(m.text) || m.text[j] != ')' {
			return
		}
		d.End = j + 1
	}
	m.date, m.end = d, d.End
	m.date.Start = i
}

// lawBefore reads the law whose name ends before its number: "Luật Giao dịch
// điện tử số 20/2023/QH15".
func lawBefore(text string, end int) (start int, kind *serial.Kind, name string, ok bool) {
	for k, set := range laws().names {
		l, at, found := set.Before(text, end)
		if !found {
			continue
		}
		if t, s, found := serial.KindBefore(text, phrase.SkipSpaceBack(text, at)); found && t == k {
			return s, t, l.name, true
		}
	}
	return 0, nil, "", false
}
