package docx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

// maxLevels is how many levels a list of Word has.
const maxLevels = 9

// level is one level of a list definition.
type level struct {
	start    int
	format   string // w:numFmt: decimal, upperRoman, bullet ...
	text     string // "%1.%2."
	restart  int    // level after which it restarts, 1-based; 0 never; -1 after any higher one
	legal    bool   // all numbers decimal
	font     string // of a bullet
	style    string // paragraph style tied to the level
	indented paragraphFormat
}

// listDefinition is a w:abstractNum.
type listDefinition struct {
	levels    [maxLevels]*level
	styleLink string // numbering style that holds the levels in its stead
	counts    [maxLevels]int
	used      [maxLevels]bool
}

// list is a w:num: an instance of a definition, with its own overrides.
type list struct {
	definition string
	override   [maxLevels]*level
	start      [maxLevels]*int // restarts the definition's count when first used
}

// numbering renders automatic numbers in the order in which they are asked for.
type numbering struct {
	definitions map[string]*listDefinition
	lists       map[string]*list
	styles      *styles
}

func (r *reader) readNumbering() *numbering {
	n := &numbering{definitions: map[string]*listDefinition{}, lists: map[string]*list{}, styles: r.styles}
	r.auxiliary("numbering", "numbering.xml", func(c *cursor, name string, e *element) error {
		switch name {
		case "abstractNum":
			return n.readDefinition(c, e.attr("abstractNumId"))
		case "num":
			return n.readList(c, e.attr("numId"))
		}
		return c.skip()
	})
	return n
}

func (n *numbering) readDefinition(c *cursor, id string) error {
	d := &listDefinition{}
	n.definitions[id] = d
	return c.each(func(name string, e *element) error {
		switch name {
		case "lvl":
			return readLevel(c, e, &d.levels)
		case "numStyleLink":
			d.styleLink = e.attr("val")
		}
		return c.skip()
	})
}

func (n *numbering) readList(c *cursor, id string) error {
	l := &list{}
	n.lists[id] = l
	return c.each(func(name string, e *element) error {
		switch name {
		case "abstractNumId":
			l.definition = e.attr("val")
		case "lvlOverride":
			at := e.number("ilvl", 0)
			return c.each(func(name string, e *element) error {
				switch name {
				case "startOverride":
					if v := e.number("val", 1); at >= 0 && at < maxLevels {
						l.start[at] = &v
					}
				case "lvl":
					return readLevel(c, e, &l.override)
				}
				return c.skip()
			})
		}
		return c.skip()
	})
}

func readLevel(c *cursor, e *element, into *[maxLevels]*level) error {
	v := &level{start: 1, format: "decimal", restart: -1}
	if at := e.number("ilvl", 0); at >= 0 && at < maxLevels {
		into[at] = v
	}
	return c.each(func(name string, e *element) (err error) {
		switch name {
		case "start":
			v.start = e.number("val", 1)
		case "numFmt":
			v.format = e.attr("val")
		case "lvlText":
			v.text = e.attr("val")
		case "lvlRestart":
			v.restart = e.number("val", -1)
		case "isLgl":
			v.legal = e.on() == on
		case "pStyle":
			v.style = e.attr("val")
		case "pPr":
			v.indented, err = readParagraphFormat(c)
			return err
		case "rPr":
			f, err := readRunFormat(c)
			v.font = f.font
			return err
		}
		return c.skip()
	})
}

// definition finds a list's definition, through a numbering style if need be.
func (n *numbering) definition(id string) (*list, *listDefinition) {
	for range maxChain {
		l := n.lists[id]
		if l == nil {
			return nil, nil
		}
		d := n.definitions[l.definition]
		if d == nil || d.styleLink == "" {
			return l, d
		}
		id = ""
		n.styles.chain(d.styleLink, func(st *style) {
			if id == "" {
				id = st.paragraph.list.id
			}
		})
	}
	return nil, nil
}

// next counts a paragraph of a list and renders its mark. It also gives the
// level's indent. styleID settles the level of a list that a style brings.
func (n *numbering) next(at listPlace, styleID string) (mark string, indent paragraphFormat) {
	if !at.set || at.id == "" || at.id == "0" {
		return "", indent
	}
	l, d := n.definition(at.id)
	if d == nil {
		return "", indent
	}
	if at.level < 0 {
		at.level = d.levelOf(styleID)
	}
	if at.level >= maxLevels {
		at.level = maxLevels - 1
	}
	lv := l.level(d, at.level)
	if lv == nil {
		return "", indent
	}
	l.count(d, at.level)
	return l.render(d, at.level, lv), lv.indented
}

// levelOf is the level tied to a paragraph style, else the first.
func (d *listDefinition) levelOf(styleID string) int {
	for i, lv := range d.levels {
		if lv != nil && lv.style != "" && lv.style == styleID {
			return i
		}
	}
	return 0
}

func (l *list) level(d *listDefinition, at int) *level {
	if l.override[at] != nil {
		return l.override[at]
	}
	return d.levels[at]
}

// count steps the counter of a level and resets those below it. Counters
// belong to the definition: instances of it go on counting where another left
// off, unless they state a start of their own.
func (l *list) count(d *listDefinition, at int) {
	switch {
	case l.start[at] != nil:
		d.counts[at] = *l.start[at]
		l.start[at] = nil
	case d.used[at]:
		d.counts[at]++
	default:
		d.counts[at] = l.first(d, at)
	}
	d.used[at] = true
	for i := at + 1; i < maxLevels; i++ {
		if lv := l.level(d, i); lv == nil || lv.restart < 0 || at < lv.restart {
			d.used[i] = false
		}
	}
}

func (l *list) first(d *listDefinition, at int) int {
	if lv := l.level(d, at); lv != nil {
		return lv.start
	}
	return 1
}

func (l *list) render(d *listDefinition, at int, lv *level) string {
	if lv.format == "bullet" {
		return viet.Space(symbolText(lv.font, lv.text))
	}
	var b strings.Builder
	for i := 0; i < len(lv.text); i++ {
		if lv.text[i] != '%' || i+1 == len(lv.text) || lv.text[i+1] < '1' || lv.text[i+1] > '9' {
			b.WriteByte(lv.text[i])
			continue
		}
		i++
		of := int(lv.text[i] - '1')
		format := "decimal"
		if from := l.level(d, of); from != nil && !lv.legal {
			format = from.format
		}
		switch {
		case of <= at && d.used[of]:
			b.WriteString(formatNumber(d.counts[of], format))
		case of <= at: // a level was skipped: it shows its first number and stays unused
			b.WriteString(formatNumber(l.first(d, of), format))
		}
	}
	return viet.Space(viet.Clean(b.String()))
}

// maxRoman bounds what is written in letters: numbers beyond it come from
// damaged files.
const maxRoman = 5000

// formatNumber renders a number in one of Word's number formats; a format that
// Vietnamese documents do not use is rendered as decimal.
func formatNumber(n int, format string) string {
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
