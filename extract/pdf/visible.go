package pdf

import "github.com/trichluc/trichluc"

// maxShades is how many coloured areas a page may have before white letters
// are all taken for visible: tables with shaded heads have some hundreds.
const maxShades = 4096

// maxLooks bounds the comparisons of white letters with coloured areas on a
// page; a page in white on blue takes some 100 000.
const maxLooks = 1 << 24

// everywhere is a clip box that cuts nothing off.
var everywhere = trichluc.Box{-1e9, -1e9, 1e9, 1e9}

// boxAround is the smallest box that holds the points; it is empty when there
// are none.
func boxAround(points []point) trichluc.Box {
	if len(points) == 0 {
		return trichluc.Box{}
	}
	b := trichluc.Box{points[0].x, points[0].y, points[0].x, points[0].y}
	for _, p := range points[1:] {
		b[0], b[1] = min(b[0], p.x), min(b[1], p.y)
		b[2], b[3] = max(b[2], p.x), max(b[3], p.y)
	}
	return b
}

// overlap is the box that two boxes share; it holds nothing when there is
// none.
func overlap(a, b trichluc.Box) trichluc.Box {
	return trichluc.Box{max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])}
}

// holds says that a place lies in the box or within slack of it.
func holds(b trichluc.Box, p point, slack float64) bool {
	return p.x >= b[0]-slack && p.x <= b[2]+slack && p.y >= b[1]-slack && p.y <= b[3]+slack
}

// clip narrows the clip box to the current path. Of a path that is no
// rectangle the box around it counts: rather too much is read than too little.
func (in *interpreter) clip() {
	if len(in.path.points) > 0 {
		in.state.clip = overlap(in.state.clip, boxAround(in.path.points))
	}
}

// clipForm narrows the clip box to a form's bounding box.
func (in *interpreter) clipForm(box [4]float64) {
	m := &in.state.ctm
	in.state.clip = overlap(in.state.clip, boxAround([]point{
		m.apply(box[0], box[1]), m.apply(box[2], box[1]), m.apply(box[2], box[3]), m.apply(box[0], box[3]),
	}))
}

// shade notes an area in a colour other than white: white letters on it can be
// read.
func (c *canvas) shade(b trichluc.Box) {
	if len(c.shades) <= maxShades && b[2]-b[0] > maxRuleWeight && b[3]-b[1] > maxRuleWeight {
		c.shades = append(c.shades, b)
	}
}

func (c *canvas) shaded(p point) bool {
	if c.looks += len(c.shades); len(c.shades) > maxShades || c.looks > maxLooks {
		return true
	}
	for _, b := range c.shades {
		if holds(b, p, 0) {
			return true
		}
	}
	return false
}

// unseen counts the letters that were drawn and cannot be seen: they take as
// long as others.
func (c *canvas) unseen() int { return c.hidden + c.white + c.clipped + c.outside }

// paintsWhite says that letters are drawn in white or with no colour at all.
func (s *state) paintsWhite() bool {
	switch s.mode {
	case 0, 4:
		return s.fill.white
	case 1, 5:
		return s.stroke.white
	}
	return s.fill.white && s.stroke.white
}

// put adds a letter to the canvas, or counts why it is not seen.
func (in *interpreter) put(g glyph) {
	const margin = 2 // points that a letter may stick out of the page
	if g.text == "" {
		return
	}
	c, s := in.canvas, &in.state
	centre := g.center()
	inside := g.x > -margin && g.x < c.width+margin && g.y > -margin && g.y < c.height+margin
	switch {
	case s.mode == 3 || s.mode == 7 || s.transparent || in.marks.off > 0:
		c.hidden++
	case !inside || !(g.size > 0.1 && g.size < 2000) || !(g.width < 2000): // NaN too
		c.outside += count(!g.blank())
	case !holds(s.clip, centre, margin):
		c.clipped += count(!g.blank())
	case s.paintsWhite() && !c.shaded(centre):
		c.white += count(!g.blank())
	default:
		c.undecoded += count(g.text == replacement)
		c.glyphs = append(c.glyphs, g)
	}
}
