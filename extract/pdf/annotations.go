package pdf

import "math"

// maxAnnotations bounds the annotations of a page that are looked at: forms to
// fill in have hundreds.
const maxAnnotations = 2048

// annotations draws what is laid over a page's content and belongs to its
// text: numbers and dates typed onto a finished file, stamps, filled-in
// fields. The look of a digital signature is no text of the document, and is
// counted.
func (in *interpreter) annotations(page object, base matrix) {
	_ = protect(func() error {
		all := page.key("Annots")
		for i := range min(all.length(), maxAnnotations) {
			if in.ctx.Err() != nil {
				break
			}
			_ = protect(func() error { return in.annotation(all.index(i), base) })
		}
		return nil
	})
}

// annotation draws one annotation as it looks on paper.
func (in *interpreter) annotation(a object, base matrix) error {
	const hidden, notShown = 1 << 1, 1 << 5 // ISO 32000-1, table 165
	if int(a.key("F").number())&(hidden|notShown) != 0 || in.cache.layers.off(a.key("OC")) {
		return nil
	}
	switch a.key("Subtype").name() {
	case "FreeText", "Stamp", "Widget":
	default:
		return nil
	}
	look := a.key("AP").key("N")
	if look.kind() == kindDict {
		look = look.key(a.key("AS").name())
	}
	rect := a.key("Rect")
	if look.kind() != kindStream || rect.length() != 4 {
		return nil
	}
	f := newForm(look, in.cache)
	fit, ok := f.fit(numbers(rect))
	if !ok {
		return nil
	}
	if !isSignature(a) {
		return in.overlay(f, fit.then(base))
	}
	page := in.canvas
	in.canvas = &canvas{width: page.width, height: page.height}
	err := in.overlay(f, fit.then(base))
	for i := range in.canvas.glyphs {
		page.signed += count(!in.canvas.glyphs[i].blank())
	}
	in.canvas = page
	return err
}

// overlay draws a form over the page, in a state of its own.
func (in *interpreter) overlay(f *form, m matrix) error {
	in.state = state{ctm: m, stretch: 1, lineWidth: 1, clip: everywhere}
	in.saved, in.marks, in.half = nil, marks{}, half{}
	return in.drawForm(f, newResources(nil), 0)
}

// isSignature says that an annotation is a signature field, or one of its
// widgets.
func isSignature(a object) bool {
	return a.key("FT").name() == "Sig" || a.key("Parent").key("FT").name() == "Sig"
}

// fit gives the transformation that puts a form's bounding box into a
// rectangle (ISO 32000-1, 12.5.5).
func (f *form) fit(rect []float64) (matrix, bool) {
	if len(f.box) != 4 {
		return identityMatrix, false
	}
	m := &f.matrix
	box := boxAround([]point{m.apply(f.box[0], f.box[1]), m.apply(f.box[2], f.box[1]), m.apply(f.box[2], f.box[3]), m.apply(f.box[0], f.box[3])})
	to := boxAround([]point{{rect[0], rect[1]}, {rect[2], rect[3]}})
	if box[2]-box[0] <= 0 || box[3]-box[1] <= 0 {
		return identityMatrix, false
	}
	x, y := (to[2]-to[0])/(box[2]-box[0]), (to[3]-to[1])/(box[3]-box[1])
	if math.IsNaN(x) || math.IsNaN(y) {
		return identityMatrix, false
	}
	return matrix{x, 0, 0, y, to[0] - box[0]*x, to[1] - box[1]*y}, true
}
