package pdf

import (
	"math"

	"github.com/trichluc/trichluc/extract/pdf/objects"
)

// maxRuleWeight is how thick a line may be to count as a rule and not as a
// bar or a shaded cell, in points. Word's thickest common border is 3 pt.
const maxRuleWeight = 3.5

// path is the path under construction, on the canvas.
type path struct {
	points []point
	starts []int // index of each subpath's first point
	curved bool
}

func (p *path) clear() { p.points, p.starts, p.curved = p.points[:0], p.starts[:0], false }

func (p *path) move(q point) {
	p.starts = append(p.starts, len(p.points))
	p.points = append(p.points, q)
}

func (p *path) to(q point) {
	if len(p.starts) == 0 {
		p.starts = append(p.starts, len(p.points))
	}
	p.points = append(p.points, q)
}

// close draws the line back to the subpath's beginning.
func (p *path) close() {
	if n := len(p.starts); n > 0 && p.starts[n-1] < len(p.points) {
		p.points = append(p.points, p.points[p.starts[n-1]])
	}
}

// subpaths calls f with the points of each subpath.
func (p *path) subpaths(f func([]point)) {
	for i, start := range p.starts {
		end := len(p.points)
		if i+1 < len(p.starts) {
			end = p.starts[i+1]
		}
		f(p.points[start:end])
	}
}

// operatePath runs the operators of paths.
func (in *interpreter) operatePath(op string, args []objects.Token) error {
	m := &in.state.ctm
	if len(in.path.points) > maxOperands {
		in.path.clear()
	}
	switch op {
	case "m":
		in.path.move(m.apply(number(args, 1), number(args, 0)))
	case "l":
		in.path.to(m.apply(number(args, 1), number(args, 0)))
	case "c", "v", "y":
		in.path.to(m.apply(number(args, 1), number(args, 0)))
		in.path.curved = true
	case "re":
		x, y, w, h := number(args, 3), number(args, 2), number(args, 1), number(args, 0)
		in.path.move(m.apply(x, y))
		in.path.to(m.apply(x+w, y))
		in.path.to(m.apply(x+w, y+h))
		in.path.to(m.apply(x, y+h))
		in.path.close()
	case "h":
		in.path.close()
	case "s", "b", "b*":
		in.path.close()
		return in.paint(op != "s", true)
	case "S":
		return in.paint(false, true)
	case "f", "F", "f*":
		return in.paint(true, false)
	case "B", "B*":
		return in.paint(true, true)
	case "n":
		return in.paint(false, false)
	case "W", "W*":
		in.clipping = true
	}
	return nil
}

// paint takes the rules out of the path: stroked lines, and filled rectangles
// that are thin.
func (in *interpreter) paint(fill, stroke bool) error {
	defer in.path.clear()
	if in.clipping {
		in.clipping = false
		in.clip()
	}
	if len(in.canvas.rules) > min(maxRules, in.cache.left.rules) {
		return errPageTooLarge
	}
	if fill && !in.state.fill.white {
		in.path.subpaths(func(points []point) { in.canvas.shade(boxAround(points)) })
		if !in.path.curved {
			in.path.subpaths(in.fillRule)
		}
	}
	m := &in.state.ctm
	weight := in.state.lineWidth * math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2]))
	if stroke && !in.state.stroke.white && weight <= maxRuleWeight {
		in.path.subpaths(in.strokeRules)
	}
	return nil
}

func (in *interpreter) strokeRules(points []point) {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		dx, dy := math.Abs(a.x-b.x), math.Abs(a.y-b.y)
		const straight = 0.5 // a slope of half a point is rounding
		switch {
		case dy <= straight && dx > dy:
			in.rule(rule{at: (a.y + b.y) / 2, from: min(a.x, b.x), to: max(a.x, b.x)})
		case dx <= straight && dy > dx:
			in.rule(rule{vertical: true, at: (a.x + b.x) / 2, from: min(a.y, b.y), to: max(a.y, b.y)})
		}
	}
}

// fillRule makes a rule of a thin rectangle. One that is thin both ways, as
// Word puts in the corners of its tables, is a bit of both.
func (in *interpreter) fillRule(points []point) {
	if len(points) < 4 || len(points) > 6 {
		return
	}
	low, high := points[0], points[0]
	for i, p := range points {
		if i > 0 && math.Abs(p.x-points[i-1].x) > 0.1 && math.Abs(p.y-points[i-1].y) > 0.1 {
			return // a slanted edge
		}
		low.x, low.y = min(low.x, p.x), min(low.y, p.y)
		high.x, high.y = max(high.x, p.x), max(high.y, p.y)
	}
	w, h := high.x-low.x, high.y-low.y
	if h <= maxRuleWeight {
		in.rule(rule{at: (low.y + high.y) / 2, from: low.x, to: high.x})
	}
	if w <= maxRuleWeight {
		in.rule(rule{vertical: true, at: (low.x + high.x) / 2, from: low.y, to: high.y})
	}
}

// rule adds a rule that lies on the page.
func (in *interpreter) rule(r rule) {
	c := in.canvas
	length, across := c.width, c.height
	if r.vertical {
		length, across = c.height, c.width
	}
	r.from, r.to = max(r.from, 0), min(r.to, length)
	if r.at >= 0 && r.at <= across && r.to >= r.from {
		c.rules = append(c.rules, r)
	}
}
