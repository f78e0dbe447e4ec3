package pdf

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/pdf/objects"
)

// Bounds of what one page may do. Forms nest 2 to 4 deep in practice; a dense
// page has 10 000 letters and 1 MB of content.
const (
	maxFormDepth  = 12
	maxStateDepth = 1024
	maxOperands   = 1 << 16
	maxGlyphs     = 400000
	maxRules      = 100000
	contextEvery  = 4096 // operators between looks at the context
)

var errPageTooLarge = errors.New("the page's content is over the limit")

// state is the graphics state, as far as text and rules need it.
type state struct {
	ctm         matrix
	font        *font
	size        float64
	charSpace   float64
	wordSpace   float64
	stretch     float64 // horizontal scaling, 1 for 100 %
	leading     float64
	rise        float64
	mode        int // text rendering mode
	lineWidth   float64
	fill        colour
	stroke      colour
	transparent bool         // drawn with no opacity
	clip        trichluc.Box // what lies outside is not shown
}

// interpreter runs content streams and draws on a canvas.
type interpreter struct {
	ctx       context.Context
	cache     *cache
	canvas    *canvas
	state     state
	saved     []state
	text      matrix // text matrix
	line      matrix // text line matrix
	path      path
	clipping  bool // the path becomes the clip path when it is painted
	marks     marks
	half      half
	operands  []objects.Token
	operators int
	active    map[string]bool // forms being drawn, by identity: a form may not draw itself
}

// draw runs a page's content. What was drawn before an error stays.
func draw(ctx context.Context, page pageObject, c *cache) (*canvas, error) {
	sheet, base := newCanvas(page)
	sheet.glyphs = c.letters[:0]
	in := &interpreter{ctx: ctx, cache: c, canvas: sheet, active: map[string]bool{}}
	in.state = state{ctm: base, stretch: 1, lineWidth: 1, clip: everywhere}
	in.text, in.line = identityMatrix, identityMatrix
	in.marks.tags = c.tags.on(page.dict)
	err := protect(func() error {
		content, err := page.content()
		return errors.Join(err, in.run(content, c.resources(page.resources), 0))
	})
	// Writers take 6 to 60 bytes of content for a letter, so a page's letters
	// are gathered where those of the page before were, and copied when their
	// number is known.
	c.letters, sheet.glyphs = sheet.glyphs, slices.Clone(sheet.glyphs)
	in.annotations(page.dict, base)
	c.left.glyphs -= len(sheet.glyphs)
	c.left.rules -= len(sheet.rules)
	return sheet, err
}

// run interprets one content stream.
func (in *interpreter) run(content []byte, res *resources, depth int) error {
	if in.cache.left.content -= len(content); in.cache.left.content < 0 {
		return errPageTooLarge
	}
	l := objects.Lexer{Data: content}
	start := len(in.operands)
	defer func() { in.operands = in.operands[:start] }()
	for {
		t := l.Next()
		switch t.Kind {
		case objects.TokenEnd:
			return nil
		case objects.TokenOperator:
			if in.operators++; in.operators%contextEvery == 0 && in.ctx.Err() != nil {
				return in.ctx.Err()
			}
			if err := in.operate(string(t.Text), in.operands[start:], res, &l, depth); err != nil {
				return err
			}
			in.operands = in.operands[:start]
			l.Forget()
		default:
			if len(in.operands)-start < maxOperands {
				in.operands = append(in.operands, t)
			}
		}
	}
}

// number gives operand i counted from the last, 0 when it is missing.
func number(args []objects.Token, fromEnd int) float64 {
	if i := len(args) - 1 - fromEnd; i >= 0 {
		return args[i].Number
	}
	return 0
}

// six gives the last six operands as a matrix.
func six(args []objects.Token) matrix {
	var m matrix
	for i := range m {
		m[i] = number(args, 5-i)
	}
	return m
}

// operate runs one operator. Operators that neither show text nor draw rules
// nor change how either is done are left out.
func (in *interpreter) operate(op string, args []objects.Token, res *resources, l *objects.Lexer, depth int) error {
	s := &in.state
	switch op {
	case "q":
		if len(in.saved) < maxStateDepth {
			in.saved = append(in.saved, *s)
		}
	case "Q":
		if n := len(in.saved); n > 0 {
			*s, in.saved = in.saved[n-1], in.saved[:n-1]
		}
	case "cm":
		s.ctm = six(args).then(s.ctm)
	case "w":
		s.lineWidth = number(args, 0)
	case "gs":
		in.externalState(args, res)
	case "BT":
		in.text, in.line = identityMatrix, identityMatrix
	case "Tf":
		if len(args) >= 2 {
			s.font, s.size = res.font(args[len(args)-2].Text, in.cache), number(args, 0)
		}
	case "Td":
		in.moveLine(number(args, 1), number(args, 0))
	case "TD":
		s.leading = -number(args, 0)
		in.moveLine(number(args, 1), number(args, 0))
	case "Tm":
		in.text = six(args)
		in.line = in.text
	case "T*":
		in.moveLine(0, -s.leading)
	case "Tc":
		s.charSpace = number(args, 0)
	case "Tw":
		s.wordSpace = number(args, 0)
	case "Tz":
		s.stretch = number(args, 0) / 100
	case "TL":
		s.leading = number(args, 0)
	case "Ts":
		s.rise = number(args, 0)
	case "Tr":
		s.mode = int(number(args, 0))
	case "Tj":
		return in.showLast(args)
	case "'":
		in.moveLine(0, -s.leading)
		return in.showLast(args)
	case "\"":
		s.wordSpace, s.charSpace = number(args, 2), number(args, 1)
		in.moveLine(0, -s.leading)
		return in.showLast(args)
	case "TJ":
		return in.showArray(args)
	case "Do":
		if len(args) > 0 {
			return in.external(string(args[len(args)-1].Text), res, depth)
		}
	case "BI":
		skipInlineImage(l)
	case "BMC", "BDC":
		in.beginMarked(args, res)
	case "EMC":
		in.endMarked()
	default:
		if !in.operateColour(op, args, res) {
			return in.operatePath(op, args)
		}
	}
	return nil
}

func (in *interpreter) moveLine(x, y float64) {
	in.line = matrix{1, 0, 0, 1, x, y}.then(in.line)
	in.text = in.line
}

func (in *interpreter) showLast(args []objects.Token) error {
	if len(args) == 0 {
		return nil
	}
	return in.show(args[len(args)-1].Text)
}

func (in *interpreter) showArray(args []objects.Token) error {
	for _, a := range args {
		switch a.Kind {
		case objects.TokenNumber:
			in.advance(-a.Number / 1000 * in.state.size * in.state.stretch)
		case objects.TokenString:
			if err := in.show(a.Text); err != nil {
				return err
			}
		}
	}
	return nil
}

// advance moves the text position along the line, in text space units.
func (in *interpreter) advance(x float64) {
	in.text[4] += x * in.text[0]
	in.text[5] += x * in.text[1]
}

// show draws a string.
func (in *interpreter) show(s []byte) error {
	st := &in.state
	if st.font == nil {
		in.canvas.fontless += len(s)
		return nil
	}
	m := in.text.then(st.ctm)
	along := math.Hypot(m[0], m[1])
	proto := glyph{
		size: math.Abs(st.size) * st.font.height * math.Hypot(m[2], m[3]),
		dir:  directionOf(m[0]*st.size, m[1]*st.size),
		bold: st.font.bold || st.mode == 2, italic: st.font.italic, cell: in.marks.cell(),
	}
	if len(in.canvas.glyphs)+in.canvas.unseen()+len(s) > min(maxGlyphs, in.cache.left.glyphs) {
		return errPageTooLarge
	}
	x := 0.0
	for len(s) > 0 {
		l, n := st.font.next(s)
		s = s[n:]
		extra := st.charSpace
		if l.space {
			extra += st.wordSpace
		}
		shown := l.width * st.size * st.stretch
		g := proto
		p := m.apply(x, st.rise)
		g.x, g.y, g.text = p.x, p.y, l.text
		g.width = math.Abs(shown) * along
		if st.charSpace > 0 { // letters set apart are no words
			g.width += st.charSpace * st.stretch * along
		}
		if l.raw == "" || !in.pair(g, l.raw) {
			in.put(g)
		}
		x += shown + extra*st.stretch
	}
	in.advance(x)
	return nil
}
