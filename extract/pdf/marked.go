package pdf

import (
	"math"
	"strings"
	"unicode/utf16"

	"github.com/trichluc/trichluc/extract/pdf/objects"
	"github.com/trichluc/trichluc/internal/viet"
)

// Bounds of marked content.
const (
	maxMarks       = 256 // levels of nesting: writers nest 2 or 3
	longestReplace = 24  // letters that /ActualText may stand for: a ligature, a word with its hyphen
)

// mark is a stretch of marked content that is open.
type marked struct {
	actual string // what its letters stand for
	given  bool   // actual was given, empty perhaps
	off    bool   // a layer that is switched off
	first  int    // the first letter in it
	cell   int32  // of the table that the structure tree puts it in, 0 for none
}

// marks is the stack of open stretches of marked content.
type marks struct {
	open []marked
	deep int           // stretches beyond maxMarks
	base int32         // cell of a form's content without marks of its own
	tags map[int]int32 // cells by number of marked content
	off  int           // open layers that are switched off
}

// beginMarked opens a stretch; args are a tag and its properties.
func (in *interpreter) beginMarked(args []objects.Token, res *resources) {
	if len(in.marks.open) >= maxMarks {
		in.marks.deep++
		return
	}
	m := marked{first: len(in.canvas.glyphs), cell: in.marks.cell()}
	if len(args) >= 2 {
		if last := args[len(args)-1]; last.Kind == objects.TokenName {
			m.named(res.properties(string(last.Text), in.cache), isName(args[len(args)-2], "OC"))
		} else {
			m.inline(args)
		}
	}
	if id := numberOf(args); id >= 0 && in.marks.tags != nil {
		m.cell = in.marks.tags[id]
	}
	in.marks.off += count(m.off)
	in.marks.open = append(in.marks.open, m)
}

// cell is the cell of what is drawn now.
func (m *marks) cell() int32 {
	if n := len(m.open); n > 0 {
		return m.open[n-1].cell
	}
	return m.base
}

// numberOf gives the number of marked content, -1 when it has none.
func numberOf(args []objects.Token) int {
	for i := 0; i+1 < len(args); i++ {
		if isName(args[i], "MCID") && args[i+1].Kind == objects.TokenNumber {
			return int(args[i+1].Number)
		}
	}
	return -1
}

// inline takes the properties written in the content.
func (m *marked) inline(args []objects.Token) {
	for i := 0; i+1 < len(args); i++ {
		if isName(args[i], "ActualText") && args[i+1].Kind == objects.TokenString {
			m.actual, m.given = textString(args[i+1].Text), true
		}
	}
}

// named takes the properties of a resource.
func (m *marked) named(p *properties, layer bool) {
	if p == nil {
		return
	}
	m.actual, m.given, m.off = p.actual, p.given, layer && p.off
}

func isName(t objects.Token, name string) bool {
	return t.Kind == objects.TokenName && string(t.Text) == name
}

// endMarked closes a stretch.
func (in *interpreter) endMarked() {
	n := len(in.marks.open)
	switch {
	case in.marks.deep > 0:
		in.marks.deep--
		return
	case n == 0:
		return
	}
	m := in.marks.open[n-1]
	in.marks.open = in.marks.open[:n-1]
	in.marks.off -= count(m.off)
	if m.given {
		in.canvas.replace(m.first, m.actual)
	}
}

// replace puts a text in place of the letters from first on. It does so for a
// few letters on one line only: what stands for more is a description.
func (c *canvas) replace(first int, text string) {
	if first >= len(c.glyphs) || len(c.glyphs)-first > longestReplace {
		return
	}
	run := c.glyphs[first:]
	end := run[0].x + run[0].width
	for i := range run {
		g := &run[i]
		if g.dir != run[0].dir || math.Abs(g.y-run[0].y) > sameBaseline*g.size {
			return
		}
		end = max(end, g.x+g.width)
		c.undecoded -= count(g.text == replacement)
	}
	c.glyphs = c.glyphs[:first+1]
	whole := &run[0]
	if whole.dir == rightward {
		whole.width = end - whole.x
	}
	switch whole.text = viet.Clean(text); {
	case whole.text != "":
	case strings.Contains(text, softHyphen):
		whole.text = softHyphen
	default:
		c.glyphs = c.glyphs[:first]
	}
}

// textString decodes a text string: UTF-16 or UTF-8 with its mark, else
// PDFDocEncoding, whose letters are those of Latin 1.
func textString(s []byte) string {
	switch {
	case len(s) >= 2 && s[0] == 0xfe && s[1] == 0xff:
		return string(utf16.Decode(units(s[2:])))
	case len(s) >= 3 && s[0] == 0xef && s[1] == 0xbb && s[2] == 0xbf:
		return string(s[3:])
	}
	text := make([]rune, len(s))
	for i, c := range s {
		text[i] = rune(c)
	}
	return string(text)
}

// properties is a property list that marked content refers to by name.
type properties struct {
	actual string
	given  bool
	off    bool
}

// properties gives the property list of that name, nil when there is none.
func (r *resources) properties(name string, c *cache) *properties {
	if p, ok := r.lists[name]; ok {
		return p
	}
	var p *properties
	_ = protect(func() error {
		if r.dict == nil {
			return nil
		}
		if dict := r.dict.key("Properties").key(name); dict.kind() == kindDict {
			p = &properties{off: c.layers.off(dict)}
			if actual := dict.key("ActualText"); actual.kind() == kindString {
				p.actual, p.given = textString([]byte(actual.text())), true
			}
		}
		return nil
	})
	r.lists[name] = p
	return p
}
