package pdf

import (
	"bytes"
	"errors"
	"slices"

	"github.com/trichluc/trichluc/extract/pdf/objects"
)

// cache keeps what a file's pages share, parsed once: fonts and resource
// dictionaries, by identity.
type cache struct {
	fonts    map[string]*font
	dicts    map[string]*resources
	layers   layers
	tags     *tagTree
	programs int // embedded font programs that may still be looked into
	left     allowance
	letters  []glyph // room to gather a page's in
}

// newCache gives the cache for a file of that many bytes.
func newCache(size int) *cache {
	return &cache{fonts: map[string]*font{}, dicts: map[string]*resources{}, tags: &tagTree{}, programs: maxPrograms, left: allowed(size)}
}

// allowance is what the pages of a file may still cost together. Forms that
// draw forms, and one stream as the content of all pages, let a small file
// cost more than any report does.
type allowance struct {
	content int // bytes to interpret
	glyphs  int
	rules   int
}

// allowed gives what a file of that many bytes may cost. Reports have some 0.5
// letters and 10 bytes of content a byte of file, where they have no pictures.
func allowed(size int) allowance {
	return allowance{content: 64<<20 + 128*size, glyphs: 200000 + 8*size, rules: 50000 + 2*size}
}

// resources is a resource dictionary with the fonts and external objects that
// were looked up in it.
type resources struct {
	dict   object
	fonts  map[string]*font
	forms  map[string]*form
	lists  map[string]*properties
	spaces map[string]inks
}

func newResources(dict object) *resources {
	return &resources{dict: dict, fonts: map[string]*font{}, forms: map[string]*form{}, lists: map[string]*properties{}, spaces: map[string]inks{}}
}

// form is an external object: a form, or an image.
type form struct {
	image     bool
	content   []byte
	matrix    matrix
	box       []float64  // what is shown of it; empty when all is
	off       bool       // in a layer that is switched off
	resources *resources // nil: those of the page
	identity  string
	err       error // of content
}

func (c *cache) resources(dict object) *resources {
	if dict == nil {
		return newResources(nil)
	}
	id := dict.identity()
	if r, ok := c.dicts[id]; ok {
		return r
	}
	r := newResources(dict)
	c.dicts[id] = r
	return r
}

func (c *cache) font(dict object) *font {
	id := dict.identity()
	f, ok := c.fonts[id]
	if !ok {
		f = loadFont(dict, &c.programs)
		if hasLostText(dict) {
			f.texts = &[256]string{}
		}
		c.fonts[id] = f
	}
	return f
}

// lostFont stands in for a font that is not there any more: its letters are
// U+FFFD, so that words have no holes in them that nobody sees.
func lostFont() *font {
	f := loadFont(fileObject{objects.None()}, new(int))
	f.texts = &[256]string{}
	return f
}

// hasLostText says that the table of a simple font's characters is damaged.
// Its encoding must not stand in for it: the codes of a subset would be taken
// for letters that they are not.
func hasLostText(dict object) bool {
	if dict.key("Subtype").name() == "Type0" {
		return false
	}
	switch to := dict.key("ToUnicode"); to.kind() {
	case kindStream:
		_, err := to.stream()
		return err != nil
	case kindNull:
		return dict.damaged() || slices.Contains(dict.keys(), "ToUnicode")
	}
	return false
}

// font gives the font of that name, nil when there is none.
func (r *resources) font(name []byte, c *cache) *font {
	if f, ok := r.fonts[string(name)]; ok {
		return f
	}
	var f *font
	_ = protect(func() error { // a font that cannot be read leaves its letters undecoded
		if r.dict == nil {
			return nil
		}
		all := r.dict.key("Font")
		if dict := all.key(string(name)); dict.kind() == kindDict {
			f = c.font(dict)
		} else if slices.Contains(all.keys(), string(name)) {
			f = lostFont()
		}
		return nil
	})
	r.fonts[string(name)] = f
	return f
}

// form gives the external object of that name, nil when there is none.
func (r *resources) form(name string, c *cache) *form {
	if f, ok := r.forms[name]; ok {
		return f
	}
	var f *form
	_ = protect(func() error {
		if r.dict == nil {
			return nil
		}
		dict := r.dict.key("XObject").key(name)
		switch dict.key("Subtype").name() {
		case "Image":
			f = &form{image: true}
		case "Form":
			f = newForm(dict, c)
		}
		return nil
	})
	r.forms[name] = f
	return f
}

// newForm reads a form, or what looks like one.
func newForm(dict object, c *cache) *form {
	f := &form{matrix: identityMatrix, identity: dict.identity(), off: c.layers.off(dict.key("OC"))}
	if box := dict.key("BBox"); box.length() == 4 {
		f.box = numbers(box)
	}
	if m := dict.key("Matrix"); m.length() == 6 {
		copy(f.matrix[:], numbers(m))
	}
	if own := dict.key("Resources"); own.kind() == kindDict {
		f.resources = c.resources(own)
	}
	f.content, f.err = dict.content()
	return f
}

// external draws a form, or notes an image.
func (in *interpreter) external(name string, res *resources, depth int) error {
	f := res.form(name, in.cache)
	switch {
	case f == nil:
		return nil
	case f.image:
		in.image()
		return nil
	}
	return in.drawForm(f, res, depth)
}

// drawForm draws a form in the current state. One without resources has those
// of the page.
func (in *interpreter) drawForm(f *form, res *resources, depth int) error {
	if depth >= maxFormDepth || in.active[f.identity] {
		return nil
	}
	in.active[f.identity] = true
	in.canvas.broken = errors.Join(in.canvas.broken, f.err)
	saved, stack, text, line, open := in.state, in.saved, in.text, in.line, in.marks
	in.saved = nil
	in.state.ctm = f.matrix.then(in.state.ctm)
	if len(f.box) == 4 {
		in.clipForm([4]float64(f.box))
	}
	in.marks = marks{off: open.off + count(f.off), base: open.cell(), tags: in.cache.tags.places[f.identity]}
	if f.resources != nil {
		res = f.resources
	}
	err := in.run(f.content, res, depth+1)
	in.state, in.saved, in.text, in.line, in.marks = saved, stack, text, line, open
	delete(in.active, f.identity)
	return err
}

// image adds the area of an image, the unit square, to what images cover.
func (in *interpreter) image() {
	c := in.canvas
	a, b := in.state.ctm.apply(0, 0), in.state.ctm.apply(1, 1)
	w := min(max(a.x, b.x), c.width) - max(min(a.x, b.x), 0)
	h := min(max(a.y, b.y), c.height) - max(min(a.y, b.y), 0)
	if w > 0 && h > 0 {
		c.images += w * h
		c.shade(boxAround([]point{a, b}))
	}
}

// externalState takes the font and the opacity out of a graphics state
// dictionary.
func (in *interpreter) externalState(args []objects.Token, res *resources) {
	if len(args) == 0 || res.dict == nil {
		return
	}
	_ = protect(func() error {
		const unseen = 0.03 // of opacity
		entry := res.dict.key("ExtGState").key(string(args[len(args)-1].Text))
		if font := entry.key("Font"); font.length() == 2 {
			in.state.font, in.state.size = in.cache.font(font.index(0)), font.index(1).number()
		}
		if opacity := entry.key("ca"); opacity.kind() == kindNumber {
			in.state.transparent = opacity.number() < unseen
		}
		return nil
	})
}

// skipInlineImage moves past an inline image. Its data may hold anything, so
// the end is the first EI between white space that content can follow.
func skipInlineImage(l *objects.Lexer) {
	for t := l.Next(); t.Kind != objects.TokenEnd; t = l.Next() {
		if t.Kind == objects.TokenOperator && string(t.Text) == "ID" {
			break
		}
	}
	for {
		i := bytes.Index(l.Data[min(l.Pos, len(l.Data)):], []byte("EI"))
		if i < 0 {
			l.Pos = len(l.Data)
			return
		}
		start := l.Pos + i
		l.Pos = start + 2
		before := start == 0 || objects.IsSpace(l.Data[start-1])
		after := l.Pos == len(l.Data) || objects.IsSpace(l.Data[l.Pos])
		if before && after && isPlainContent(l.Data[l.Pos:min(l.Pos+12, len(l.Data))]) {
			return
		}
	}
}

// isPlainContent says that bytes may be operators and not image data.
func isPlainContent(data []byte) bool {
	for _, c := range data {
		if c >= 0x7f || c < ' ' && !objects.IsSpace(c) {
			return false
		}
	}
	return true
}
