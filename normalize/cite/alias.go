package cite

import (
	"github.com/trichluc/trichluc/normalize/serial"
	"strings"
	"sync"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/tables"
)

// programme is a document known by a short name.
type programme struct {
	kind   *serial.Kind // of the document that it stands for
	number serial.Number
	symbol string
	date   string
	issuer string
}

var programmes = sync.OnceValue(func() *phrase.Set[*programme] {
	s := &phrase.Set[*programme]{}
	for _, row := range tables.Rows("programmes.tsv") {
		kind, _, _ := serial.KindAt(row[1], 0)
		p := &programme{kind: kind, date: row[3], issuer: row[4]}
		serial.Scan(row[2], func(n serial.Number) { p.number, p.symbol = n, n.Symbol })
		s.Add(row[0], p)
	}
	return s
})

// aliasWords open a short name; a programme of the table begins with one.
var aliasWords = []string{"Đề án ", "đề án ", "ĐA", "Chương trình ", "ĐỀ ÁN "}

// afterAlias lists the bytes that may follow an alias word: the letters of the
// programmes' names, in both cases, and of "số".
func afterAlias(word string) *[256]bool {
	letters := "sS"
	for _, row := range tables.Rows("programmes.tsv") {
		if rest, ok := strings.CutPrefix(viet.Fold(row[0]), viet.Fold(word)); ok && rest != "" {
			_, name, _ := strings.Cut(row[0], strings.Fields(row[0])[len(strings.Fields(word))-1])
			name = strings.TrimSpace(name)
			letters += strings.ToUpper(name) + strings.ToLower(name)
		}
	}
	return bytesOf(letters)
}

// units after a number show that it counts something: "Đề án 5 năm".
var units = func() (s phrase.Set[bool]) {
	for _, w := range []string{"năm", "tháng", "ngày", "quý", "triệu", "tỷ", "tỉ", "đồng", "ha", "mục tiêu", "nội dung", "nhiệm vụ", "xã", "huyện", "giai đoạn", "bước"} {
		s.AddExact(w, true)
	}
	return s
}()

var wordYears = phrase.Exact("năm")

// lasts reports whether the number before text[pos] counts years ("Đề án 06 năm
// phát triển"): a year itself follows "năm" with its figures.
func lasts(text string, pos int) bool {
	end, ok := wordYears.At(text, phrase.SkipSpace(text, pos))
	if !ok {
		return false
	}
	next := phrase.Word(text, phrase.SkipSpace(text, end))
	return next != "" && !isDigit(next[0])
}

// aliasAt reads the short name at pos: one of the table ("Đề án 06/CP"), or
// "Đề án" with a number of two digits or more, which names the decision of
// that number and stays unresolved unless the report cites it in full.
func aliasAt(p *passage, pos int) (mention, bool) {
	if !phrase.WordStart(p.text, pos) {
		return mention{}, false
	}
	kind, i, named := serial.KindAt(p.text, pos)
	programme, end, known := programmes().At(p.text, pos)
	known = known && !strings.HasPrefix(p.text[end:], "/") && !lasts(p.text, end)
	if !known && (!named || kind.Path != "de-an" || !phrase.IsUpper(p.text[pos:])) {
		return mention{}, false
	}
	if !named {
		kind, _, _ = serial.KindAt("Đề án", 0)
	}
	m := mention{passage: p, form: trichluc.FormAlias, kind: kind, start: pos, lead: pos, printed: true}
	if known {
		m.programme, m.end = programme, end
		return m, true
	}
	i = phrase.SkipSpace(p.text, i)
	word := phrase.Word(p.text, i)
	m.end = i + len(word)
	if len(word) < 2 || len(word) > 4 || strings.Trim(word, "0123456789") != "" || len(word) == 4 && word[:2] == "20" {
		return m, false
	}
	if end := m.end + len("/CP"); strings.HasPrefix(p.text[m.end:], "/CP") && phrase.Word(p.text, end) == "" {
		m.end = end
	}
	rest := p.text[m.end:]
	if _, _, ok := units.At(p.text, phrase.SkipSpace(p.text, m.end)); ok || strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "%") {
		return m, false
	}
	m.number = serial.Number{Start: i, End: m.end, Digits: word}
	return m, true
}
