package agency

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/place"
)

// Mention is a body as named in text, before its place is inferred. Start and
// End are bytes, half-open; both are zero for one read from a symbol.
type Mention struct {
	Start, End int
	kind       *kind
	topic      string          // what an open name goes on with: "về Chuyển đổi số"
	level      string          // printed kind of place: "tỉnh", "huyện"; empty if none
	local      string          // "Việt Yên" of "huyện Việt Yên"
	province   *place.Province // that is named; nil if none is
	called     string          // as it is named, with its kind, where that name is not today's: "tỉnh Thừa Thiên Huế"
	Person     bool            // an office-holder: "Chủ tịch UBND tỉnh"
}

var about = phrase.Exact("về")

var levels = []phrase.Phrase{
	phrase.New("tỉnh"), phrase.New("thành phố"), phrase.New("TP"), phrase.New("huyện"), phrase.New("thị xã"),
	phrase.New("quận"), phrase.New("xã"), phrase.New("phường"), phrase.New("thị trấn"), phrase.New("đặc khu"),
}

// At reads the body named at text[pos].
func At(text string, pos int) (Mention, bool) {
	r := load()
	m := Mention{Start: pos}
	i := pos
	for {
		if k, end, ok := r.names.At(text, i); ok {
			m.kind, m.End = k, end
			break
		}
		if _, end, ok := r.roles.At(text, i); ok {
			m.Person, i = true, phrase.SkipSpace(text, end)
			continue
		}
		k, end, ok := r.heads.At(text, i)
		if !ok || !phrase.IsUpper(text[i:]) {
			return Mention{}, false
		}
		m.kind = k
		m.topic, m.End = topic(text, end)
		if end, ok := ofGovernment(text, m.End); ok && k.place == provincial {
			m.kind = &kind{base: k.base, place: central}
			m.topic, m.End = m.topic+" "+text[phrase.SkipSpace(text, m.End):end], end
			return m, true
		}
		if m.topic == "" && k.place != provincial {
			return Mention{}, false
		}
		break
	}
	m.readPlace(text)
	if m.Person {
		m.End = personName(text, m.End)
	}
	return m, true
}

// ofGovernment reads "của Thủ tướng Chính phủ" behind the name of a body of an
// open kind, which is then none of a province.
func ofGovernment(text string, pos int) (int, bool) {
	for _, owner := range []phrase.Phrase{ofPremier, ofCabinet} {
		if end, ok := owner.At(text, phrase.SkipSpace(text, pos)); ok {
			return end, true
		}
	}
	return 0, false
}

var ofPremier, ofCabinet = phrase.New("của Thủ tướng Chính phủ"), phrase.New("của Chính phủ")

// readPlace reads "tỉnh", "tỉnh Bắc Giang", "huyện Việt Yên" or a bare
// province after the name.
func (m *Mention) readPlace(text string) {
	if m.readCommittee(text) {
		return
	}
	i := phrase.SkipSpace(text, m.End)
	if i < len(text) && text[i] == '-' { // "Sở Nội vụ - tỉnh Bắc Giang"
		i = phrase.SkipSpace(text, i+1)
	}
	if p, end, ok := place.At(text, i); ok {
		m.province, m.called, m.End = named(p), formerly(text[i:end], p), end
		return
	}
	for _, l := range levels {
		end, ok := l.At(text, i)
		if !ok {
			continue
		}
		m.level, m.End = strings.ToLower(l.Text), end
		if m.level == "tp" {
			m.level = "thành phố"
			if end < len(text) && text[end] == '.' {
				m.End++
			}
		}
		j := phrase.SkipSpace(text, m.End)
		if p, end, ok := place.At(text, j); ok && (m.level == "tỉnh" || m.level == "thành phố" && p.City) {
			m.province, m.called, m.End = named(p), formerly(text[j:end], p), end
		} else if m.level != "tỉnh" {
			m.local, m.End = capitalized(text, j, m.End)
		}
		return
	}
}

// named keeps a province that the text names.
func named(p place.Province) *place.Province { return &p }

// formerly is how a province is called in the text where that is an earlier
// name of it, and not a spelling of today's: a city of today was a province
// then.
func formerly(name string, p place.Province) string {
	slug := place.Slug(name)
	if !strings.HasSuffix(slug, "-"+p.Slug()) || strings.HasPrefix(slug, "tp-") || len(strings.Fields(name)) < 3 {
		return ""
	}
	return "tỉnh " + titleCase(strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }), " "))
}

// committees are the party's committees below the province by the words that
// name them, with the level of their place.
var committees = []struct {
	words phrase.Phrase
	level string
	slug  string
}{
	{phrase.New("Huyện ủy"), "huyện", "huyen-uy"}, {phrase.New("Quận ủy"), "quận", "quan-uy"},
	{phrase.New("Thị ủy"), "thị xã", "thi-uy"}, {phrase.New("Thành ủy"), "thành phố", "thanh-uy"},
}

// readCommittee reads the place of "Huyện ủy Thanh Sơn", "Thành ủy Việt Trì".
// "Thành ủy" of a city under the central government is the provincial one.
func (m *Mention) readCommittee(text string) bool {
	if m.kind == nil || m.kind.place != party || m.kind.base != "" {
		return false
	}
	for _, c := range committees {
		start, ok := c.words.Before(text, m.End)
		if !ok || start < m.Start {
			continue
		}
		i := phrase.SkipSpace(text, m.End)
		if _, _, ok := place.At(text, i); ok {
			return false
		}
		m.level = c.level
		if local, end := capitalized(text, i, m.End); local != "" {
			m.local, m.End = local, end
		}
		return true
	}
	return false
}

// topic reads how an open name goes on: to the next mark, a digit that is no
// part of it, a place or a word that begins something else. "về" and a verb
// may open it ("Ban Chỉ đạo về ...", "Tổ công tác triển khai Đề án 06"), but
// not stand further on.
func topic(text string, pos int) (string, int) {
	begin := phrase.SkipSpace(text, pos)
	i, end := begin, begin
	for first := true; i < len(text) && end-begin < 160; first = false {
		word := phrase.Word(text, i)
		if word == "" || !first && stops(text, i, word) && !compound.MatchString(strings.ToLower(text[begin:i]+word)) || atPlace(text, i) {
			break
		}
		if d := word[0]; d >= '0' && d <= '9' && !strings.HasSuffix(strings.ToLower(text[begin:end]), "án") {
			break
		}
		end = i + len(word)
		if strings.HasPrefix(text[end:], "&") { // "Bộ TT&TT"
			end += 1 + len(phrase.Word(text, end+1))
		}
		i = phrase.SkipSpace(text, end)
		if comma := strings.HasPrefix(text[end:], ", "); comma && strings.EqualFold(word, "phòng") || strings.HasPrefix(text[end:], ", chống") {
			i = phrase.SkipSpace(text, end+1)
		} else if strings.HasPrefix(text[i:], "- ") || strings.HasPrefix(text[i:], "– ") {
			_, size := utf8.DecodeRuneInString(text[i:])
			i = phrase.SkipSpace(text, i+size)
		}
		if i == end {
			break
		}
	}
	return text[begin:end], max(end, pos)
}

// stop words end an open name. Kept here and not in a table because they are
// grammar, not names.
var stop = func() (s phrase.Set[bool]) {
	for _, w := range []string{
		"về", "tại", "ngày", "ban hành", "phê duyệt", "thực hiện", "triển khai", "tổ chức", "v/v", "quy định", "hướng dẫn",
		"đã", "sẽ", "đang", "trong", "để", "theo", "nêu", "năm", "thông qua", "yêu cầu", "chỉ đạo", "giao", "báo cáo", "tham mưu",
		"phối hợp", "chủ trì", "xây dựng", "cụ thể", "như", "trình", "đề nghị", "và các", "có", "là", "được", "với", "của", "do",
		"gửi", "từ", "đến", "này", "nâng cao", "tăng cường", "đẩy mạnh", "sửa đổi", "bổ sung", "kèm theo", "kiện toàn", "thành lập",
		"tiếp tục", "kiểm tra", "đánh giá", "quán triệt", "cho", "trên",
	} {
		s.AddExact(w, true)
	}
	return s
}()

// compound matches words of two syllables the second of which, alone, would
// end a name: "Ban Chỉ đạo các Chương trình mục tiêu quốc gia".
var compound = pattern.New(`(?:chương|công|quy|lộ) trình$`)

func stops(text string, pos int, word string) bool {
	if _, _, ok := stop.At(text, pos); !ok {
		return false
	}
	return !phrase.IsUpper(word) || word == strings.ToUpper(word)
}

func atPlace(text string, pos int) bool {
	if _, _, ok := place.At(text, pos); ok {
		return true
	}
	for _, l := range levels {
		if _, ok := l.At(text, pos); ok {
			return true
		}
	}
	return false
}

// capitalized reads the run of capitalised words at pos: the name of a place.
func capitalized(text string, pos, none int) (string, int) {
	end := none
	for i := pos; i < len(text); {
		word := phrase.Word(text, i)
		if word == "" || !phrase.IsUpper(word) || strings.ContainsFunc(word[1:], unicode.IsDigit) {
			break
		}
		end = i + len(word)
		i = phrase.SkipSpace(text, end)
		if i == end {
			break
		}
	}
	if end == none {
		return "", none
	}
	return text[pos:end], end
}

// personName reads past the office-holder's own name: two to five capitalised
// words, each with small letters: "Mai Sơn". A single one begins a sentence or
// a subject ("Cung cấp dữ liệu").
func personName(text string, pos int) int {
	end, n := pos, 0
	for i := phrase.SkipSpace(text, pos); i < len(text); {
		word := phrase.Word(text, i)
		if !phrase.IsUpper(word) || word == strings.ToUpper(word) || n == 5 {
			break
		}
		n++
		end = i + len(word)
		i = phrase.SkipSpace(text, end)
		if i == end {
			break
		}
	}
	if n < 2 {
		return pos
	}
	return end
}

// Same reports whether both name a body of one kind, whatever the place.
func (m Mention) Same(o Mention) bool { return m.body() == o.body() }

// Uses reports whether the body numbers its documents with the symbol, of
// which rest is what follows the kind of document: NQ/TW is the Politburo's as
// well as the Central Committee's.
func (m Mention) Uses(rest string) bool {
	if m.kind == nil {
		return false
	}
	for _, s := range m.kind.symbols {
		if symbolKey(s) == symbolKey(rest) {
			return true
		}
	}
	return false
}

// Called is the name of the mention's province where the text prints an
// earlier one than today's: "tỉnh Thừa Thiên Huế". Empty else.
func (m Mention) Called() string { return m.called }

// Elsewhere reports whether the mention names a place of its own: a unit below
// a province, or a province.
func (m Mention) Elsewhere() bool { return m.local != "" || m.province != nil }

// IsOpen reports whether the name is one of an open kind ("Ban Chỉ đạo ..."),
// not one of the table.
func (m Mention) IsOpen() bool { return m.topic != "" }

// IsOffice reports whether the body is the office of another ("Văn phòng
// UBND tỉnh"): it numbers documents in which the other speaks.
func (m Mention) IsOffice() bool {
	return m.kind != nil && strings.HasPrefix(m.kind.base, "Văn phòng")
}

// IsGeneric reports whether only the kind of body is known ("Ban Chỉ đạo").
func (m Mention) IsGeneric() bool { return m.kind != nil && m.kind.generic && m.topic == "" }

func (m Mention) body() string {
	if m.kind == nil {
		return ""
	}
	t := m.topic
	if end, ok := about.At(t, 0); ok {
		t = t[end:]
	}
	if m.kind.place == party && m.kind.base == "" {
		return m.committee()
	}
	return place.Slug(m.kind.base + " " + t)
}

// committee is a party committee's part of an identifier.
func (m Mention) committee() string {
	if m.local == "" {
		return "tinh-uy"
	}
	for _, c := range committees {
		if c.level == m.level {
			return c.slug
		}
	}
	return "dang-uy"
}

// In says the body in full for a report from home.
func (m Mention) In(home Home) Agency {
	a := Agency{Body: m.body(), Generic: m.IsGeneric()}
	base := strings.TrimSpace(m.kind.base + " " + sentenceCase(m.topic))
	if m.level != "tỉnh" && m.local == "" && m.province == nil && m.kind.place != provincial && m.kind.place != party {
		a.Name, a.Central = base, m.kind.place == central
		return a
	}
	p := home.Province
	if m.province != nil {
		p, a.Placed = *m.province, true
	}
	a.Province = p.Name
	switch {
	case m.local != "":
		a.Local, a.Placed = m.level+" "+titleCase(m.local), true
	case m.isBelow(p) && strings.HasPrefix(home.Local, m.level+" "):
		a.Local, a.Placed = home.Local, true
		m.local = strings.TrimPrefix(home.Local, m.level+" ")
		a.Body = m.body()
	case m.isBelow(p): // which district or commune, the text does not say here
		a.Name, a.Province = m.unplaced(base), ""
		return a
	case m.level == "" && m.province == nil && m.kind.place == provincial && home.Local != "" && ownsLevels(m.kind.base):
		a.Local = home.Local
	}
	where := a.Local
	called := m.called
	if m.province == nil {
		called = home.Called
	}
	switch {
	case m.kind.place == party && a.Local == "" && called != "":
		where = "Tỉnh ủy " + strings.TrimPrefix(called, "tỉnh ")
	case m.kind.place == party:
		where = partyName(a.Local, p)
	case where == "" && called != "":
		where = called
	case where == "" && p.Name != "":
		where = p.Kind() + " " + p.Name
	}
	a.Name = strings.TrimSpace(base + " " + where)
	return a
}

// isBelow reports whether the mention speaks of a unit below the province
// without its name: "UBND xã".
func (m Mention) isBelow(p place.Province) bool {
	return m.local == "" && m.province == nil && m.level != "" && m.level != "tỉnh" && !(m.level == "thành phố" && p.City)
}

// unplaced names the body of a unit that the text does not name: "UBND xã",
// "Huyện ủy".
func (m Mention) unplaced(base string) string {
	for _, c := range committees {
		if base == "" && c.level == m.level {
			return c.words.Text
		}
	}
	return strings.TrimSpace(base + " " + m.level)
}

// IsCommune reports whether a unit below a province is one of the lowest level.
func IsCommune(local string) bool {
	for _, level := range []string{"xã ", "phường ", "thị trấn ", "đặc khu "} {
		if strings.HasPrefix(local, level) {
			return true
		}
	}
	return false
}

// ownsLevels: a People's Committee and Council exist at every level, so that
// a district's own report means its own by "UBND".
func ownsLevels(base string) bool { return base == "UBND" || base == "HĐND" }

func partyName(local string, p place.Province) string {
	unit, name, _ := strings.Cut(local, " ")
	switch {
	case local == "" && p.City:
		return "Thành ủy " + p.Name
	case local == "":
		return strings.TrimSpace("Tỉnh ủy " + p.Name)
	case unit == "huyện" || unit == "quận":
		return strings.ToUpper(unit[:1]) + unit[1:] + " ủy " + name
	case strings.HasPrefix(local, "thành phố "):
		return "Thành ủy " + strings.TrimPrefix(local, "thành phố ")
	case strings.HasPrefix(local, "thị xã "):
		return "Thị ủy " + strings.TrimPrefix(local, "thị xã ")
	}
	return "Đảng ủy " + local
}

// sentenceCase lowers a topic set in capitals, as letterheads are: "VỀ CHUYỂN
// ĐỔI SỐ" is "về Chuyển đổi số". Abbreviations alone keep their capitals.
func sentenceCase(s string) string {
	if s == "" || s != strings.ToUpper(s) || !strings.Contains(s, " ") {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		if spelled.MatchString(w) {
			words[i] = strings.ToLower(w)
		}
	}
	s = strings.Join(words, " ")
	head, rest := "", s
	for _, opening := range []string{"về ", "các "} {
		if strings.HasPrefix(rest, opening) {
			head, rest = head+opening, rest[len(opening):]
		}
	}
	r, size := utf8.DecodeRuneInString(rest)
	return head + string(unicode.ToUpper(r)) + rest[size:]
}

// spelled matches a word that can be spoken; abbreviations mostly have no
// vowel: "MTQG", "CCHC".
var spelled = pattern.New(`(?i)[aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]`)

// At gives the mention the place of another: the office of the body there.
func (m Mention) At(o Mention) Mention {
	m.level, m.local, m.province, m.called = o.level, o.local, o.province, o.called
	return m
}

// titleCase lowers a place's name set in capitals but for each word's first
// letter: "MAI CHÂU" is "Mai Châu".
func titleCase(s string) string {
	if s != strings.ToUpper(s) {
		return s
	}
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[size:]
	}
	return strings.Join(words, " ")
}
