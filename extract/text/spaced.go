package text

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// Letterheads and signatures are often set side by side with spaces:
//
//	UBND TỈNH NAM SƠN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
//	  SỞ XÂY DỰNG                Độc lập - Tự do - Hạnh phúc
//
// A chunk of lines is such a pair of columns when one of its lines has a wide
// gap and, on one side of it, words that stand only there.
var (
	wide      = regexp.MustCompile(` {3,}`)
	rightOnly = regexp.MustCompile(`^(?:cong hoa xa hoi chu nghia|doc lap\s*-|dang cong san viet nam|[^,]{2,30}, ngay .{0,12}thang )`)
	leftOnly  = regexp.MustCompile(`^noi nhan\s*:?$`)
)

// columnsBySpaces splits a chunk into its left and right lines; nil when it is
// not set in two columns.
func columnsBySpaces(c chunk) *part {
	middle := 0
	for _, line := range c {
		for _, gap := range wide.FindAllStringIndex(line, -1) {
			left, right := viet.Fold(strings.TrimSpace(line[:gap[0]])), viet.Fold(strings.TrimSpace(line[gap[1]:]))
			if left != "" && (rightOnly.MatchString(right) || leftOnly.MatchString(left)) {
				middle = utf8.RuneCountInString(line[:gap[1]])
			}
		}
	}
	if middle == 0 {
		return nil
	}
	var left, right []string
	for _, line := range c {
		l, r := cutAt(line, middle)
		if l = strings.TrimSpace(l); l != "" {
			left = append(left, l)
		}
		if r = strings.TrimSpace(r); r != "" {
			right = append(right, r)
		}
	}
	p := &part{lines: append(left, right...)}
	for i := range p.lines {
		column := 1
		if i >= len(left) {
			column = 2
		}
		p.columns = append(p.columns, column)
	}
	return p
}

// cutAt splits a line at the wide gap that ends nearest to column middle. The
// gap before the first letter makes a line of the right column alone, unless
// it is less than half the way there.
func cutAt(line string, middle int) (left, right string) {
	best, at := middle/2, -1
	for _, gap := range wide.FindAllStringIndex(line, -1) {
		end := utf8.RuneCountInString(line[:gap[1]])
		if away := max(end-middle, middle-end); away < best {
			best, at = away, gap[1]
		}
	}
	if at < 0 {
		return line, ""
	}
	return line[:at], line[at:]
}
