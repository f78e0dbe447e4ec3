// Package unit knows the units of reports: percent, money and its multiples,
// measures of land, weight and data, and the nouns that are counted.
//
// A counted noun is a unit of its own: the unit of "34 danh mục dữ liệu mở"
// is "danh mục". The words come from two tables beside the code.
package unit

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
)

// Unit is a unit with the power of ten between it and its base unit.
type Unit struct {
	Name       string
	Multiplier float64
}

// Zero tells that no unit is known.
func (u Unit) Zero() bool { return u.Name == "" }

//go:embed measures.tsv
var measuresTable string

//go:embed nouns.tsv
var nounsTable string

var measures = readMeasures(measuresTable)

// nouns are keyed by words without marks and in one spacing; longest is the
// number of words of the longest.
var nouns, longest = readNouns(nounsTable)

func readMeasures(text string) map[string]Unit {
	out := map[string]Unit{}
	for line := range strings.Lines(text) {
		c := strings.Split(strings.TrimSpace(line), "\t")
		if len(c) == 3 && !strings.HasPrefix(line, "#") {
			m, _ := strconv.ParseFloat(c[2], 64)
			out[c[0]] = Unit{c[1], m}
		}
	}
	return out
}

func readNouns(text string) (map[string]bool, int) {
	out, most := map[string]bool{}, 0
	for line := range strings.Lines(text) {
		if w := key(line); w != "" && !strings.HasPrefix(line, "#") {
			out[w] = true
			most = max(most, len(strings.Fields(w)))
		}
	}
	return out, most
}

// key is how nouns are compared: lower case, tone marks where new and old
// spelling put them made one ("khoá", "khóa"), commas apart.
func key(s string) string {
	s = strings.NewReplacer(",", " , ", "oá", "óa", "oà", "òa", "uỷ", "ủy", "uý", "úy").Replace(strings.ToLower(s))
	return viet.Space(s)
}

// Measure looks up a unit of money, weight, land, data as printed, or a
// multiple of anything.
func Measure(s string) (Unit, bool) {
	s = key(strings.Trim(s, " .:"))
	u, ok := measures[s]
	if !ok {
		var end int
		u, end = scaled(s)
		ok = end > 0 && end == len(s)
	}
	return u, ok
}

// leading is the longest unit of the table that opens s, and its end. Where
// letters follow directly it is none.
func leading(s string) (u Unit, end int) {
	for n := min(len(s), 40); n > 0; n-- {
		if n < len(s) && (!utf8.RuneStart(s[n]) || letterAt(s, n)) {
			continue
		}
		if found, ok := measures[strings.ToLower(s[:n])]; ok {
			return found, n
		}
	}
	return Unit{}, 0
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

var (
	inBrackets = pattern.New(`[([]\s*(?:(?:ĐVT|Đvt|ĐVT|Đơn vị tính|Đơn vị)\s*:?\s*)?([^()\[\]]{1,40})\s*[)\]]`)
	afterLabel = pattern.New(`(?i)(?:đvt|đơn vị tính|đơn vị)\s*:?\s*([^()\[\],;:]{1,30})`)
)

// InHead finds the unit that the head of a column or a caption states: in
// brackets, after "ĐVT:", or as a percent sign at the end.
func InHead(head string) (Unit, bool) {
	for _, m := range inBrackets.FindAllStringSubmatch(head, -1) {
		if u, ok := Measure(m[1]); ok {
			return u, true
		}
		if n := key(m[1]); nouns[n] {
			return Unit{n, 1}, true
		}
	}
	if m := afterLabel.FindStringSubmatch(head); m != nil {
		if u, ok := Measure(m[1]); ok {
			return u, true
		}
	}
	if strings.HasSuffix(strings.TrimSpace(head), "%") {
		return measures["%"], true
	}
	return Unit{}, false
}

// OfCell reads a cell of a column of units: the table's measures under their
// one name, everything else as printed, in lower case unless it is an acronym.
func OfCell(s string) Unit {
	s = viet.Space(s)
	if u, ok := Measure(s); ok {
		return u
	}
	if s == "" || s == "-" {
		return Unit{}
	}
	if strings.ToUpper(s) == s {
		return Unit{s, 1}
	}
	r, size := utf8.DecodeRuneInString(s)
	if q, _ := utf8.DecodeRuneInString(s[size:]); !unicode.IsUpper(q) {
		s = string(unicode.ToLower(r)) + s[size:]
	}
	return Unit{s, 1}
}

// After reads the unit that follows a figure: a measure ("triệu đồng", "ha")
// or the noun that is counted, bare of what qualifies it. end is where the
// unit ends in s; it is 0 when nothing that can be a unit follows.
func After(s string) (u Unit, end int) {
	start := skip(s)
	rest := s[start:]
	name, n := compound(rest)
	if u, end := leading(rest); end >= n && end > 0 {
		return per(u, rest, start, end)
	}
	if u, end := scaled(rest); end > 0 {
		return per(u, rest, start, end)
	}
	if u, end := scaleAlone(rest); end > 0 {
		return per(u, rest, start, end)
	}
	if n == 0 {
		return Unit{}, 0
	}
	u = Unit{name, 1}
	if m := rate.FindString(rest[n:]); m != "" && !letterAt(rest, n+len(m)) {
		u.Name += "/" + strings.TrimLeft(m, "/ ")
		n += len(m)
	}
	return u, start + n
}

// rate matches what things are counted per: "14 ca/ngày", "15 bác sĩ/vạn
// dân". Other nouns after a stroke are counted too: "xã/phường".
var rate = pattern.New(`^\s?/\s?(?:(?:ngày|tuần|tháng|quý|năm|giờ|km2|km²|ha|(?:vạn|nghìn|ngàn)\s+(?:dân|người|trẻ|hộ))(?:/(?:ngày|tháng|năm))?)`)

// per adds what a measure is per: "đồng/hộ", "triệu đồng/người/năm".
func per(u Unit, s string, start, end int) (Unit, int) {
	for end+1 < len(s) && s[end] == '/' && letterAt(s, end+1) && (s[end+1] < '0' || s[end+1] > '9') {
		from := end
		end++
		for end < len(s) && letterAt(s, end) {
			_, size := utf8.DecodeRuneInString(s[end:])
			end += size
		}
		u.Name += s[from:end]
	}
	return u, start + end
}

// scales are the words that multiply the unit after them.
var scales = []struct {
	word string
	by   float64
}{{"nghìn tỷ", 1e12}, {"nghìn tỉ", 1e12}, {"ngàn tỷ", 1e12}, {"triệu", 1e6}, {"nghìn", 1e3}, {"ngàn", 1e3}, {"tỷ", 1e9}, {"tỉ", 1e9}, {"vạn", 1e4}}

// scaled reads a multiple of a unit: "tỷ kWh", "triệu m3", "nghìn thuê bao".
func scaled(s string) (u Unit, end int) {
	for _, scale := range scales {
		if !strings.HasPrefix(s, scale.word+" ") {
			continue
		}
		at := len(scale.word) + 1
		if base, n := leading(s[at:]); n > 0 {
			return Unit{scale.word + " " + base.Name, scale.by * base.Multiplier}, at + n
		}
		if name, n := compound(s[at:]); n > 0 {
			return Unit{scale.word + " " + name, scale.by}, at + n
		}
	}
	return Unit{}, 0
}

// notScale matches words whose first syllable is that of a multiple.
var notScale = pattern.New(`^(?:tỷ|tỉ) (?:lệ|trọng|suất|số|giá|phú)|^triệu (?:chứng|tập|hồi)|^vạn (?:vật|sự|bất)`)

// Scale tells whether a unit is a bare multiple: "triệu" of something that is
// said elsewhere.
func (u Unit) Scale() bool {
	for _, scale := range scales {
		if u.Name == scale.word {
			return true
		}
	}
	return false
}

// scaleAlone reads a multiple with nothing after it that it can be of: "312
// triệu,". Its name is the bare word, for what it multiplies is said elsewhere.
func scaleAlone(s string) (u Unit, end int) {
	if notScale.MatchString(s) {
		return Unit{}, 0
	}
	for _, scale := range scales {
		if strings.HasPrefix(s, scale.word) && !letterAt(s, len(scale.word)) {
			return Unit{scale.word, scale.by}, len(scale.word)
		}
	}
	return Unit{}, 0
}

// skip passes what may stand between a figure and its noun: spaces, footnote
// marks, emphasis, a plural word.
func skip(s string) int {
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) && r != '*' && !(r >= 0x2070 && r <= 0x2079) && r != '¹' && r != '²' && r != '³' {
			break
		}
		i += size
	}
	for _, w := range []string{"các ", "những ", "cái "} {
		if strings.HasPrefix(s[i:], w) {
			return i + len(w)
		}
	}
	return i
}

// compound reads a noun and those coordinated with it: "xã, phường, thị trấn".
func compound(s string) (name string, end int) {
	name, end = Noun(s)
	for end > 0 {
		rest := s[end:]
		sep := len(rest) - len(strings.TrimLeft(rest, ", "))
		if sep == 0 {
			break
		}
		next, n := Noun(rest[sep:])
		if n == 0 || !strings.Contains(rest[:sep], ",") && !administrative[next] || !akin(name, next) {
			break
		}
		name += ", " + next
		end += sep + n
	}
	return name, end
}

// administrative nouns are listed without commas at times: "xã, phường thị
// trấn".
var administrative = map[string]bool{"thị trấn": true, "phường": true, "thị xã": true, "thành phố": true, "viên chức": true, "công chức": true}

// akin keeps a comma between clauses from making one unit of two nouns: only
// nouns that reports coordinate are joined.
func akin(name, next string) bool {
	first, _, _ := strings.Cut(name, ",")
	for _, set := range coordinated {
		if set[first] && set[next] {
			return true
		}
	}
	return false
}

func set(words ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}

var coordinated = []map[string]bool{
	set("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh"),
	set("thôn", "bản", "xóm", "khối phố", "khóm", "làng", "tổ dân phố", "khu dân cư", "buôn", "ấp"),
	set("tin", "bài", "ảnh", "phóng sự", "tin bài", "chuyên đề", "thông tin", "tài liệu"),
	set("cán bộ", "công chức", "viên chức", "người lao động", "nhân viên", "giáo viên", "lao động"),
	set("nhiệm vụ", "dự án", "giải pháp", "hoạt động", "đề án"),
	set("cơ quan", "đơn vị", "địa phương", "tổ chức", "sở", "ban", "ngành", "doanh nghiệp", "cá nhân"),
	set("hồ sơ", "văn bản", "tài liệu"),
	set("phản ánh", "kiến nghị", "khiếu nại", "tố cáo", "đơn"),
	set("học sinh", "sinh viên"),
	set("nền tảng", "hệ thống thông tin", "hệ thống", "cơ sở dữ liệu", "phần mềm", "dịch vụ", "ứng dụng"),
	set("viên chức", "hợp đồng"),
	set("hội nghị", "hội thảo", "lớp tập huấn", "cuộc họp"),
}

// Noun is the longest counted noun of the table that opens s, in lower case
// unless it is an acronym, and its length in bytes; 0 when none does.
func Noun(s string) (name string, length int) {
	end, words := 0, 0
	for i := 0; i < len(s) && words < longest; words++ {
		j := i
		for j < len(s) && (letterAt(s, j) || s[j] == '-' && j > i) {
			_, size := utf8.DecodeRuneInString(s[j:])
			j += size
		}
		if j == i {
			if s[i] != ',' {
				break
			}
			j++
		}
		if nouns[key(s[:j])] {
			end = j
		}
		i = j
		for i < len(s) && s[i] == ' ' {
			i++
		}
	}
	if end == 0 {
		return "", 0
	}
	return lower(s[:end]), end
}

// lower puts a noun in lower case and keeps acronyms.
func lower(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if strings.ToUpper(w) != w || utf8.RuneCountInString(w) < 2 {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// counted matches what an indicator that counts begins with.
var counted = pattern.New(`(?i)^\s*(?:tổng\s+số\s+lượng|tổng\s+số|số\s+lượng|số\s+lượt|số)\s+(?:các\s+)?`)

// summed matches sums of what is counted one by one: "Tổng điểm". Behind other
// nouns the word makes a name of its own: "Tổng sản phẩm", "Tổng đàn".
var summed = pattern.New(`(?i)^\s*tổng\s+((?:điểm|lượt|hồ sơ|đơn|vụ|văn bản|nhiệm vụ|phản ánh|kiến nghị)(?:\P{L}|$))`)

// OfName guesses the unit from an indicator's own name: percent for a rate or
// share, the counted noun for "Số ...", "Tổng số ...".
func OfName(name string) (Unit, bool) {
	name = viet.Space(name)
	folded := viet.Fold(name)
	for _, p := range []string{"ty le", "ti le", "ty trong", "ti trong", "muc do hai long", "toc do tang", "ty suat"} {
		if strings.HasPrefix(folded, p) {
			return measures["%"], true
		}
	}
	if u, ok := InHead(name); ok {
		return u, true
	}
	if at := counted.FindStringIndex(name); at != nil {
		if n, size := compound(name[at[1]:]); size > 0 {
			return Unit{n, 1}, true
		}
		return Unit{}, false
	}
	if at := summed.FindStringSubmatchIndex(name); at != nil {
		name = name[at[2]:]
	}
	if n, size := compound(name); size > 0 {
		return Unit{n, 1}, true
	}
	return Unit{}, false
}
