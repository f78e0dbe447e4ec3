package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A file broken at a fixed width has most of its lines within a fifth of that
// width, which e-mail, pdftotext and editors set between 60 and 120 letters.
const (
	wrapLeast = 60
	wrapMost  = 120
	wrapLines = 20 // fewer lines prove nothing
)

// wraps reports whether the file's paragraphs were broken at a fixed width:
// no line is longer than the most, and of the lines that have one below them in
// their chunk, more than two thirds come close to the longest.
func wraps(all []chunk) bool {
	longest, inner := 0, []int(nil)
	for _, c := range all {
		for i, line := range c {
			if strings.Contains(line, "\t") {
				continue
			}
			n := utf8.RuneCountInString(line)
			longest = max(longest, n)
			if i+1 < len(c) {
				inner = append(inner, n)
			}
		}
	}
	if longest < wrapLeast || longest > wrapMost || len(inner) < wrapLines {
		return false
	}
	full := 0
	for _, n := range inner {
		if n*5 >= longest*4 {
			full++
		}
	}
	return full*3 > len(inner)*2
}

// unwrap joins the lines of a chunk into paragraphs: a line is gone on with by
// the next unless that one begins with a mark or is set apart by its capitals.
func unwrap(lines []string) []string {
	var out []string
	from := 0
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
		if i > 0 && (opens(lines[i]) || capitals(lines[i]) != capitals(lines[i-1])) {
			out = append(out, strings.Join(lines[from:i], " "))
			from = i
		}
	}
	return append(out, strings.Join(lines[from:], " "))
}

// opens reports a line that begins a paragraph by its mark: "-", "1.", "a)".
func opens(line string) bool {
	mark, _, _ := strings.Cut(line, " ")
	if mark == "" || utf8.RuneCountInString(mark) > 6 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(mark)
	switch {
	case strings.Trim(mark, "-–—+•*") == "":
		return true
	case last == '.' || last == ')':
		return !strings.ContainsFunc(strings.TrimRight(mark, ".)"), func(r rune) bool {
			return !unicode.IsDigit(r) && !strings.ContainsRune("IVX.abcdđeghk(", r)
		})
	}
	return false
}

func capitals(line string) bool { return strings.ToUpper(line) == line }
