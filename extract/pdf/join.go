package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// joinLines makes one text of the lines of a cell that lies between left and
// right.
func joinLines(lines []line, left, right float64, drawn bool) string {
	var text strings.Builder
	for i := range lines {
		text.WriteString(lines[i].text)
		if i+1 < len(lines) {
			text.WriteString(separator(&lines[i], &lines[i+1], left, right, drawn))
		}
	}
	return text.String()
}

// separator says what stands between two lines of one text: a space, or
// nothing where the break is inside a word. left and right bound the room that
// they had.
//
// Some writers (LibreOffice, Word) draw the space that a line breaks at, some
// (Chromium) do not. Where the document's does (drawn), a line that ends
// without one was broken after a sign or by force.
func separator(above, below *line, left, right float64, drawn bool) string {
	if above.cut {
		return ""
	}
	if above.spaced || above.text == "" || below.text == "" {
		return " "
	}
	last, size := utf8.DecodeLastRuneInString(above.text)
	before, _ := utf8.DecodeLastRuneInString(above.text[:len(above.text)-size])
	first, _ := utf8.DecodeRuneInString(below.text)
	switch {
	case first == '%' && unicode.IsDigit(last), strings.ContainsRune(".,;:)", first) && utf8.RuneCountInString(firstWord(below.text)) == 1:
		return "" // no line begins with a sign that ends one, but where a narrow cell has cut it off
	case (last == '-' || last == '–' || last == '/') && len(above.text) > size && (!unicode.IsSpace(before) || drawn):
		return ""
	case drawn && unicode.IsLetter(last) && full(above, left, right) && !strings.Contains(above.text, " ") && cutWord(above.text, firstWord(below.text)):
		return ""
	case isShort(above.text) && isShort(below.text) && full(above, left, right):
		return ""
	case brokenNumber(above.text, below.text) && full(above, left, right):
		return ""
	case (brokenAddress(above.text) || opensDomain(below.text) && unicode.IsLetter(last)) && full(above, left, right):
		return ""
	}
	return " "
}

// cutWord says that two lines are halves of one word, which a cell had no room
// for. That a line is full and ends without a space does not tell: some
// writers drop the space that hangs over the edge of a cell ("Tuần|34"). A
// word's second half goes on in small letters, and Vietnamese syllables need a
// vowel, so a half without one ("Tuầ|n", "ngh|iệp") was cut.
func cutWord(above, below string) bool {
	last, _ := utf8.DecodeLastRuneInString(above)
	first, _ := utf8.DecodeRuneInString(below)
	if !unicode.IsLower(first) || !unicode.IsLower(last) && utf8.RuneCountInString(above) > 1 {
		return false
	}
	return !strings.ContainsAny(viet.Fold(above), vowels) || !strings.ContainsAny(viet.Fold(below), vowels)
}

// isShort says that a text is a few capitals short for words, or a part of
// such: "ST|T".
func isShort(s string) bool {
	const longest = 4
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return utf8.RuneCountInString(s) <= longest && !strings.ContainsAny(viet.Fold(s), vowels)
}

const vowels = "aeiouy"

// drawsSpaces says that the writer of a document draws the spaces that lines
// break at. About half of all lines are the last of their paragraph.
func drawsSpaces(sheets []*sheet) bool {
	const enough = 0.25
	lines, spaced := 0, 0
	for _, s := range sheets {
		for i := range s.lines {
			lines++
			spaced += count(s.lines[i].spaced)
		}
	}
	return lines > 0 && float64(spaced) >= enough*float64(lines)
}

// full says that a line had no room for another letter.
func full(above *line, left, right float64) bool {
	const letter = 0.62 // of the font size: a digit has 0.5, and padding takes some
	slack := max(above.x0-left, 0)
	// Centred and right-aligned cells have slack on the left; padding is the
	// smaller of both sides.
	room := (right - left) - (above.x1 - above.x0)
	padding := min(slack, max(right-above.x1, 0), 6)
	return room-2*padding < letter*above.size
}

// brokenNumber says that a line end cut a number: "1.0|13", "6.192/10.|195",
// "13.433/14|.433". Plain digits are never joined, since 2023 over 2024 may be
// two years.
func brokenNumber(above, below string) bool {
	head, tail := lastWord(above), firstWord(below)
	if !isNumeric(head) || !isNumeric(tail) {
		return false
	}
	whole := head + tail
	if !groupsWhole(whole) || strings.HasSuffix(head, ",") && leadingDigits(tail) > 3 {
		return false // "2020,|2021" are two years
	}
	switch {
	case isMark(tail[0]), isMark(head[len(head)-1]):
		return true
	case strings.Contains(head, "/"):
		return strings.Count(whole, "/") == 1 || fullDate.MatchString(whole)
	}
	return !groupsWhole(head)
}

// fullDate is a date with its year: the only number with two strokes.
var fullDate = regexp.MustCompile(`^\d{1,2}/\d{1,2}/\d{4}$`)

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

func isMark(c byte) bool { return c == '.' || c == ',' || c == '/' }

func isNumeric(s string) bool {
	for i := range len(s) {
		if (s[i] < '0' || s[i] > '9') && !isMark(s[i]) {
			return i > 0 && s[i:] == "%"
		}
	}
	return s != ""
}

// groupsWhole says that every number of a ratio has digits on both sides of
// each point, and three after each point where there is more than one group.
func groupsWhole(s string) bool {
	for part := range strings.SplitSeq(strings.TrimSuffix(s, "%"), "/") {
		whole, decimals, _ := strings.Cut(part, ",")
		groups := strings.Split(whole, ".")
		for i, g := range groups {
			if g == "" || i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && len(g) > 3 {
				return false
			}
		}
		if strings.Contains(part, ",") && !decimalsWhole(decimals) {
			return false
		}
	}
	return true
}

// decimalsWhole says that what follows a comma is digits, or groups of three
// as in English.
func decimalsWhole(s string) bool {
	if !strings.Contains(s, ",") {
		return s != ""
	}
	for group := range strings.SplitSeq(s, ",") {
		if len(group) != 3 {
			return false
		}
	}
	return true
}

func leadingDigits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}

// opensDomain says that a line begins inside an address: ".gov.vn".
func opensDomain(below string) bool {
	return len(below) > 1 && below[0] == '.' && below[1] >= 'a' && below[1] <= 'z'
}

// brokenAddress says that a line ends inside an address of the web or of mail.
func brokenAddress(above string) bool {
	word := lastWord(above)
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.Contains(word, "@")
}
