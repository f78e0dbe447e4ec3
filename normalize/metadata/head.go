package metadata

import (
	"strings"
	"unicode"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/date"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/serial"
)

// head is the beginning of a document, a line each.
type head struct {
	lines    []string // letterhead: agency, motto, number, date
	titles   []string // the kind line and the title's lines
	subtitle string   // bracketed lines under the title
	numberAt int      // index into lines of the number line; -1 if there is none
}

// headLines is how many lines are read for the letterhead where structure has
// marked none: two agencies, motto in two lines, number, date, remark, kind,
// title in up to six.
const headLines = 16

func readHead(d *trichluc.Document) head {
	h := head{numberAt: -1}
	for _, b := range d.Blocks {
		if !valid(d, b) {
			continue
		}
		text := d.Text[b.Start:b.End]
		switch b.Kind {
		case trichluc.BlockLetterhead:
			h.lines = append(h.lines, split(text)...)
		case trichluc.BlockTitle:
			h.titles = append(h.titles, split(text)...)
		}
	}
	if len(h.lines)+len(h.titles) == 0 {
		h.guess(d.Text)
	}
	return h
}

// guess takes the first lines for a letterhead if one of them is a number or
// date line, those behind the kind line for the title.
func (h *head) guess(text string) {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, split(line)...)
		}
		if len(lines) >= headLines {
			break
		}
	}
	for i, line := range lines {
		if k, rest := kindLine(line); k != nil && rest == "" {
			h.lines, h.titles = lines[:i], lines[i:i+1]
			for _, t := range lines[i+1:] {
				if isHeadingMark(t) || strings.HasSuffix(t, ".") || strings.HasSuffix(t, ":") || strings.HasPrefix(t, "Kính gửi") || strings.HasPrefix(t, "Căn cứ") {
					break
				}
				h.titles = append(h.titles, t)
			}
			return
		}
	}
	for _, line := range lines {
		if isNumberLine(line) {
			h.lines = lines
			return
		}
	}
}

func isHeadingMark(line string) bool {
	mark, _, ok := strings.Cut(line, " ")
	return ok && strings.HasSuffix(mark, ".") && len(mark) <= 5
}

// nation and motto stand beside or under the agency in every letterhead.
var furniture = []phrase.Phrase{
	phrase.New("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), phrase.New("Độc lập - Tự do - Hạnh phúc"), phrase.New("Độc lập – Tự do – Hạnh phúc"),
	phrase.New("Độc lập-Tự do-Hạnh phúc"), phrase.New("ĐẢNG CỘNG SẢN VIỆT NAM"),
}

// split divides a block into lines, cells and the halves that a motto cuts it
// into, and drops the motto and ornaments.
func split(text string) []string {
	for _, f := range furniture {
		for i := 0; i < len(text); i++ {
			if end, ok := f.At(text, i); ok && phrase.WordStart(text, i) {
				text = text[:i] + "\n" + text[end:]
				break
			}
		}
	}
	var out []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\t' }) {
		line = strings.Trim(viet.Space(line), " *_-–—=")
		if strings.ContainsFunc(line, phrase.IsWord) {
			out = append(out, line)
		}
	}
	return out
}

func isNumberLine(line string) bool {
	_, ok := serial.Word.At(line, 0)
	return ok && strings.ContainsAny(line, "/-")
}

// number reads the number line: one that begins with "Số", else the first that
// holds a number.
func (h *head) number(md *trichluc.Metadata) {
	for _, marked := range []bool{true, false} {
		if h.numberIn(md, marked); h.numberAt >= 0 {
			return
		}
	}
}

// numberIn reads the first number among the lines that begin with "Số", or
// among all of them.
func (h *head) numberIn(md *trichluc.Metadata, marked bool) {
	for i, line := range h.lines {
		if marked && !isNumberLine(line) {
			continue
		}
		found := false
		serial.Scan(line, func(n serial.Number) {
			if !found {
				found = true
				setNumber(md, n)
			}
		})
		if !found && isNumberLine(line) { // "Số      -BC/TU": the party's way, left blank
			_, after, _ := strings.Cut(line, "-")
			serial.Scan("Số 0-"+strings.TrimSpace(after), func(n serial.Number) {
				n.Digits, found = "", true
				setNumber(md, n)
			})
		}
		if found {
			h.numberAt = i
			return
		}
	}
}

func setNumber(md *trichluc.Metadata, n serial.Number) {
	key, symbol := serial.Canonical(n, serial.Mend(n.Symbol))
	md.Number, md.Symbol = n.Digits, symbol
	if n.Digits != "" {
		md.Key = key
	}
}

var wordDay = phrase.Exact("ngày")

// dateline reads "Quảng Bình, ngày 28 tháng 4 năm 2022".
func (h *head) dateline(md *trichluc.Metadata) {
	for _, line := range h.lines {
		for i := range line {
			if _, ok := wordDay.At(line, i); !ok || !phrase.WordStart(line, i) {
				continue
			}
			if d, ok := date.At(line, i); ok {
				md.Place, md.Date, md.DatePrecision = placeBefore(line[:i]), d.ISO, d.Precision
				return
			}
		}
	}
}

// placeBefore is the place that the text ends in: all of it, or, where the
// agency or the number stands on the same line, the capitalised words behind.
func placeBefore(text string) string {
	words := strings.Fields(strings.TrimRight(text, " ,"))
	i := len(words)
	for i > 0 && partOfPlace(words[i-1]) {
		i--
	}
	for i < len(words) && !phrase.IsUpper(words[i]) {
		i++
	}
	return strings.Join(words[i:], " ")
}

// partOfPlace: "TP.", "Thành", "phố", "Vinh", but not "SỞ" or "12/BC-UBND".
func partOfPlace(word string) bool {
	name := strings.TrimSuffix(word, ".")
	if strings.ContainsAny(word, "/0123456789:()") {
		return false
	}
	return name == "TP" || name == "phố" || name == "xã" || name == "-" || phrase.IsUpper(name) && name != strings.ToUpper(name)
}

// kindLine reads the line that says what kind of document this is; rest is
// what follows on the line. It is set in capitals.
func kindLine(line string) (k *serial.Kind, rest string) {
	k, end, ok := serial.KindAt(line, 0)
	if !ok || k.Path == "-" || line[:end] != strings.ToUpper(line[:end]) {
		return nil, ""
	}
	return k, strings.Trim(line[end:], " :.")
}

// kindAndTitle reads the kind line and joins the title's lines; a letter has
// its "V/v" in the letterhead instead.
func (h *head) kindAndTitle(md *trichluc.Metadata) {
	var title []string
	for _, line := range h.titles {
		if k, rest := kindLine(line); k != nil && md.Kind == "" && len(title) == 0 {
			md.Kind = k.Name
			if rest != "" {
				title = append(title, rest)
			}
			continue
		}
		if who, ok := agency.At(line, 0); ok && (who.End == len(line) || session.MatchString(line[who.End:])) && line == strings.ToUpper(line) {
			continue // a decision names its authority again under its title
		}
		if strings.HasPrefix(line, "(") {
			h.subtitle = strings.TrimSpace(h.subtitle + " " + line)
			continue
		}
		title = append(title, line)
	}
	if md.Title = withoutBody(withoutAuthority(strings.Join(title, " "))); md.Title == "" {
		md.Title = h.about()
	}
}

// withoutAuthority drops the name of the authority that a decision sets under
// its title, in capitals, where it was joined to it.
func withoutAuthority(title string) string {
	for i := range title {
		if i == 0 || title[i-1] != ' ' || strings.HasSuffix(strings.ToLower(title[:i]), "của ") {
			continue
		}
		who, ok := agency.At(title, i)
		if ok && (who.End == len(title) || session.MatchString(title[who.End:])) && title == strings.ToUpper(title) && !who.IsOpen() {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// session matches what a people's council adds to its name: "KHÓA XVIII, KỲ HỌP THỨ 35".
var session = pattern.New(`^[ ,]*KH(?:ÓA|OÁ|OA) [IVXL]+`)

// withoutBody drops the body that a resolution names in capitals between its
// kind and its title: "NGHỊ QUYẾT / CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH / về ...".
func withoutBody(title string) string {
	const of = "CỦA "
	if !strings.HasPrefix(title, of) {
		return title
	}
	who, ok := agency.At(title, len(of))
	if !ok || title[:who.End] != strings.ToUpper(title[:who.End]) || who.End == len(title) {
		return title
	}
	return strings.TrimSpace(title[who.End:])
}

var wordAbout = phrase.Exact("v/v")

// about joins the lines of a letter's "V/v ...", which end where another part
// of the letterhead begins.
func (h *head) about() string {
	var parts []string
	for _, line := range h.lines {
		if end, ok := wordAbout.At(line, 0); ok {
			parts = append(parts, strings.TrimLeft(line[end:], " :"))
			continue
		}
		if len(parts) > 0 {
			if phrase.IsUpper(line) && !unicode.IsLower(lastLetter(line)) || strings.Contains(line, ", ngày") || strings.HasPrefix(line, "Kính gửi") {
				break
			}
			parts = append(parts, line)
		}
	}
	return strings.Join(parts, " ")
}

func lastLetter(s string) (last rune) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			last = r
		}
	}
	return last
}

// agencyLines are the lines above the number line that name the agency and
// the one above it.
func (h head) agencyLines() []string {
	end := h.numberAt
	if end < 0 {
		end = len(h.lines)
	}
	var out []string
	for _, line := range h.lines[:end] {
		if _, ok := wordDraft.At(strings.TrimLeft(line, "("), 0); ok || strings.Contains(line, ", ngày") {
			continue
		}
		if line == strings.ToUpper(line) {
			out = append(out, line)
		}
	}
	return out
}

// issuer reads who issued the document: the last agency of the letterhead,
// which may run over two lines ("ỦY BAN NHÂN DÂN / TỈNH NGHỆ AN"); without
// one, whom the symbol names.
func (h head) issuer(md *trichluc.Metadata, home agency.Home) {
	lines := h.agencyLines()
	if len(lines) > 0 {
		md.IssuerPrinted = strings.Join(lines, " ")
	}
	if who, ok := h.signatory(); ok {
		md.Issuer = who.In(home).Name
		return
	}
	_, rest := serial.Split(md.Symbol)
	if who, ok := agency.OfSymbol(rest); ok && rest != "" {
		md.Issuer = who.In(home).Name
	}
	if md.Issuer == "" && md.IssuerPrinted != "" && len(lines) > 0 {
		md.Issuer = lines[len(lines)-1]
	}
}

// signatory is the lowest agency of the letterhead. An office is that of the
// body above it: "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN / VĂN PHÒNG".
func (h head) signatory() (agency.Mention, bool) {
	lines := h.agencyLines()
	for k := range lines {
		own := strings.Join(lines[k:], " ")
		who, ok := agency.At(own, 0)
		if !ok || who.End != len(own) {
			continue
		}
		whole := own + " " + strings.Join(lines[:k], " ")
		if of, ok := agency.At(whole, 0); ok && who.IsOffice() && of.IsOffice() && of.End == len(whole) {
			return of, true
		}
		return who, true
	}
	return agency.Mention{}, false
}

var wordDraft = phrase.New("dự thảo")

// draft tells whether the document is one, and by what.
func (h head) draft(md trichluc.Metadata) (bool, string) {
	var basis []string
	if md.Symbol != "" && md.Number == "" {
		basis = append(basis, "số để trống")
	}
	if md.Date != "" && md.DatePrecision != date.Day {
		basis = append(basis, "ngày để trống")
	}
	for _, line := range append(h.lines, h.subtitle) {
		if _, ok := wordDraft.At(strings.TrimLeft(line, "("), 0); ok {
			basis = append(basis, "ghi \"Dự thảo\"")
			break
		}
	}
	return len(basis) > 0, strings.Join(basis, "; ")
}
