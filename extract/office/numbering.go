package office

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

// MaxLevels is how many levels a list of Word has.
const MaxLevels = 9

// Level is one level of a list.
type Level struct {
	Start   int
	Format  string // as FormatNumber takes it, or "bullet"
	Text    string // "%1.%2."
	Restart int    // level after which it restarts, 1-based; 0 never; -1 after any higher one
	Legal   bool   // all numbers decimal
	Font    string // of a bullet
}

// Levels are the levels of a list, nil where it does not define one.
type Levels [MaxLevels]*Level

// Counts are where the levels of a list have got to.
type Counts struct {
	values [MaxLevels]int
	used   [MaxLevels]bool
}

// Next counts an entry at a level, which must be one of levels, and renders
// its mark. It resets the levels below. A start that is not nil is the
// entry's number.
func (c *Counts) Next(levels *Levels, at int, start *int) string {
	switch {
	case start != nil:
		c.values[at] = *start
	case c.used[at]:
		c.values[at]++
	default:
		c.values[at] = levels.first(at)
	}
	c.used[at] = true
	for i := at + 1; i < MaxLevels; i++ {
		if lv := levels[i]; lv == nil || lv.Restart < 0 || at < lv.Restart {
			c.used[i] = false
		}
	}
	return c.render(levels, at)
}

func (l *Levels) first(at int) int {
	if l[at] != nil {
		return l[at].Start
	}
	return 1
}

func (c *Counts) render(levels *Levels, at int) string {
	lv := levels[at]
	if lv == nil {
		return ""
	}
	if lv.Format == "bullet" {
		return viet.Space(SymbolText(lv.Font, lv.Text))
	}
	var b strings.Builder
	for i := 0; i < len(lv.Text); i++ {
		if lv.Text[i] != '%' || i+1 == len(lv.Text) || lv.Text[i+1] < '1' || lv.Text[i+1] > '9' {
			b.WriteByte(lv.Text[i])
			continue
		}
		i++
		of := int(lv.Text[i] - '1')
		format := "decimal"
		if from := levels[of]; from != nil && !lv.Legal {
			format = from.Format
		}
		switch {
		case of <= at && c.used[of]:
			b.WriteString(FormatNumber(c.values[of], format))
		case of <= at: // a level was skipped: it shows its first number and stays unused
			b.WriteString(FormatNumber(levels.first(of), format))
		}
	}
	return viet.Space(viet.Clean(b.String()))
}

// maxRoman bounds what is written in letters: numbers beyond it come from
// damaged files.
const maxRoman = 5000

// FormatNumber renders a number in one of Word's number formats; a format that
// Vietnamese documents do not use is rendered as decimal.
func FormatNumber(n int, format string) string {
	switch {
	case format == "none":
		return ""
	case format == "decimalZero":
		return fmt.Sprintf("%02d", n)
	case n <= 0 || n > maxRoman:
		return strconv.Itoa(n)
	case format == "upperRoman":
		return roman(n)
	case format == "lowerRoman":
		return strings.ToLower(roman(n))
	case format == "upperLetter":
		return letters(n)
	case format == "lowerLetter":
		return strings.ToLower(letters(n))
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

// letters is Word's way beyond Z: AA, BB ... AAA.
func letters(n int) string {
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}
