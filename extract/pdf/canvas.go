package pdf

import (
	"math"

	"github.com/trichluc/trichluc"
)

// matrix is a PDF transformation [a b c d e f].
type matrix [6]float64

var identityMatrix = matrix{1, 0, 0, 1, 0, 0}

// then gives the transformation that applies m first and n second.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) point {
	return point{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

// point is a place on the page, in points from its top left corner.
type point struct{ x, y float64 }

// direction is where a glyph's reading direction points.
type direction uint8

const (
	rightward direction = iota
	downward
	leftward
	upward
	slanted
	directions
)

// glyph is one letter as drawn, in points from the page's top left corner.
type glyph struct {
	x, y   float64 // origin, on the baseline
	width  float64 // advance along the reading direction
	size   float64 // effective font size
	text   string
	dir    direction
	bold   bool
	italic bool
	cell   int32 // of a table of the structure tree, 0 for none
}

// blank says that the glyph is a space.
func (g *glyph) blank() bool { return g.text == " " || g.text == "\u00a0" || g.text == "\t" }

// rule is a drawn line, horizontal or vertical.
type rule struct {
	vertical bool
	at       float64 // y of a horizontal rule, x of a vertical one
	from, to float64
}

// canvas is what a page shows: its letters and rules, upright as a viewer
// shows it, the origin in the top left corner.
type canvas struct {
	width, height float64
	glyphs        []glyph
	rules         []rule
	shades        []trichluc.Box // areas in a colour other than white
	looks         int            // comparisons of letters with them
	hidden        int            // letters drawn invisible, as recognisers put under scans
	white         int            // letters in white on white
	clipped       int            // letters outside the clip path
	signed        int            // letters of digital signatures' looks
	outside       int            // letters beyond the page's edges
	undecoded     int            // letters that no table gives a character for
	fontless      int            // bytes of text shown in a font that cannot be read
	images        float64        // area covered by images, counted over
	turned        direction
	broken        error // a form that was drawn is not all there
}

// newCanvas gives an empty canvas for a page and the transformation from the
// page's user space to it.
func newCanvas(p pageObject) (*canvas, matrix) {
	unit := p.userUnit()
	w, h := (p.box[2]-p.box[0])*unit, (p.box[3]-p.box[1])*unit
	base := matrix{unit, 0, 0, unit, -p.box[0] * unit, -p.box[1] * unit}
	switch p.rotate {
	case 90:
		return &canvas{width: h, height: w}, base.then(matrix{0, 1, 1, 0, 0, 0})
	case 180:
		return &canvas{width: w, height: h}, base.then(matrix{-1, 0, 0, 1, w, 0})
	case 270:
		return &canvas{width: h, height: w}, base.then(matrix{0, -1, -1, 0, h, w})
	}
	return &canvas{width: w, height: h}, base.then(matrix{1, 0, 0, -1, 0, h})
}

// userUnit is the size of a unit of the page's user space in points. Plans on
// large sheets have other than 1.
func (p pageObject) userUnit() (unit float64) {
	unit = 1
	_ = protect(func() error {
		if n := p.dict.key("UserUnit").number(); n > 0.01 && n < 1000 {
			unit = n
		}
		return nil
	})
	return unit
}

// upright turns the canvas so that most of its letters read rightward.
func (c *canvas) upright() {
	var count [directions]int
	for i := range c.glyphs {
		if !c.glyphs[i].blank() {
			count[c.glyphs[i].dir]++
		}
	}
	dominant := rightward
	for d := range slanted {
		if count[d] > count[dominant] {
			dominant = d
		}
	}
	if dominant == rightward {
		return
	}
	c.turned = dominant
	turn := turning(dominant, c.width, c.height)
	for i := range c.glyphs {
		c.glyphs[i].turn(turn, dominant)
	}
	for i := range c.rules {
		c.rules[i] = c.rules[i].turn(turn)
	}
	if dominant != leftward {
		c.width, c.height = c.height, c.width
	}
}

// turning gives the transformation of an area of the given size that makes
// letters of direction d read rightward.
func turning(d direction, width, height float64) matrix {
	switch d {
	case downward:
		return matrix{0, -1, 1, 0, 0, width}
	case leftward:
		return matrix{-1, 0, 0, -1, width, height}
	case upward:
		return matrix{0, 1, -1, 0, height, 0}
	}
	return identityMatrix
}

func (g *glyph) turn(m matrix, d direction) {
	p := m.apply(g.x, g.y)
	g.x, g.y = p.x, p.y
	if g.dir != slanted {
		g.dir = (g.dir + 4 - d) % 4
	}
}

func (r rule) turn(m matrix) rule {
	a, b := point{r.from, r.at}, point{r.to, r.at}
	if r.vertical {
		a, b = point{r.at, r.from}, point{r.at, r.to}
	}
	a, b = m.apply(a.x, a.y), m.apply(b.x, b.y)
	if math.Abs(a.x-b.x) < math.Abs(a.y-b.y) {
		return rule{vertical: true, at: a.x, from: min(a.y, b.y), to: max(a.y, b.y)}
	}
	return rule{at: a.y, from: min(a.x, b.x), to: max(a.x, b.x)}
}

// directionOf classifies the reading direction of a vector.
func directionOf(x, y float64) direction {
	const tilt = 0.05 // scans that were straightened lean by up to 3 degrees
	switch {
	case math.Abs(y) <= tilt*math.Abs(x) && x > 0:
		return rightward
	case math.Abs(y) <= tilt*math.Abs(x):
		return leftward
	case math.Abs(x) <= tilt*math.Abs(y) && y > 0:
		return downward
	case math.Abs(x) <= tilt*math.Abs(y):
		return upward
	}
	return slanted
}
