// Package pdf reads born-digital PDF files: letters with their places, the
// rules drawn on the page, and from both paragraphs and ruled tables in
// reading order.
//
// The file's objects come from extract/pdf/objects behind the interface object,
// damaged files and encrypted ones included (open.go, pagetree.go, salvage.go);
// above them are the interpreter of page content (interpreter.go, resources.go,
// marked.go, annotations.go, layers.go), what of it can be seen (visible.go,
// colour.go), fonts (font.go, simplefont.go, cmap.go, encoding.go, widths.go,
// legacy.go; the programs in them: program.go, sfnt.go, cff.go), lines (line.go,
// tracking.go, motto.go), ruled tables (lattice.go, grid.go, join.go), rows that
// no rule parts (bands.go), tables of tagged files (structtree.go, tagged.go),
// tables that only white space shows (align.go, pieces.go, partition.go,
// borderless.go), page numbers and running heads (furniture.go), blocks side by
// side (column.go) and paragraphs (paragraph.go).
//
// Boxes are in points from the top left corner of the page as a viewer shows
// it; a page whose text runs sideways is turned first, and its Page has the
// size after turning. Nothing is dropped silently: a page that cannot be read,
// has no text or has text that cannot be trusted is in Flow.Unread with a
// reason, and the other pages are read.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

// MediaType is what Read puts into Flow.MediaType.
const MediaType = "application/pdf"

// Read reads a PDF file. It fails with a *flow.Error when nothing can be read
// and with the context's error when that has ended.
func Read(ctx context.Context, data []byte) (out *flow.Flow, err error) {
	defer func() {
		if x := recover(); x != nil {
			out, err = nil, &flow.Error{Code: flow.CodePanic, Detail: fmt.Sprint(x)}
		}
	}()
	file, err := open(ctx, data)
	if err != nil {
		return nil, err
	}
	trailer := fileObject{file.Trailer()}
	out = &flow.Flow{MediaType: MediaType}
	shared := newCache(len(data))
	shared.layers = findLayers(trailer)
	shared.tags = readTags(trailer.key("Root"))
	pages, lost := findPages(file)
	var sheets []*sheet
	for i, p := range pages {
		var before *columns
		if i > 0 {
			before = sheets[i-1].columns
		}
		sheets = append(sheets, readSheet(ctx, p, i+1, shared, before, out))
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	for i := len(sheets) - 2; i >= 0; i-- {
		sheets[i].reconsider(sheets[i+1])
	}
	compose(sheets, out)
	if len(out.Items) == 0 {
		return nil, nothingRead(out, file.Damage())
	}
	if text := remark(file.Damage(), lost); text != "" {
		out.Remarks = append(out.Remarks, text)
	}
	return out, nil
}

// sheet is a page between drawing and composing.
type sheet struct {
	number int // from 1
	canvas *canvas
	tables []ruled
	lines  []line

	tagged  []taggedPiece
	aligned []alignedTable
	columns *columns  // of the last table without rules
	before  *columns  // the same of the page before
	loose   []rule    // rules across that are no ruled table's
	rows    []textRow // of the page's letters, where there are such tables
}

// readSheet draws a page and sorts its letters into tables and lines. What
// cannot be read is noted in out.
func readSheet(ctx context.Context, p pageObject, number int, shared *cache, before *columns, out *flow.Flow) *sheet {
	s := &sheet{number: number, canvas: &canvas{}}
	if p.err != nil {
		out.Pages = append(out.Pages, flow.Page{})
		s.unread(out, 0, p.err.Error())
		return s
	}
	drawn, err := draw(ctx, p, shared)
	s.canvas = drawn
	if err = errors.Join(err, drawn.broken); isPartial(err) {
		drawn.dropLastLine()
	}
	drawn.upright()
	out.Pages = append(out.Pages, flow.Page{Width: drawn.width, Height: drawn.height})
	if drawn.turned != rightward {
		out.Remarks = append(out.Remarks, fmt.Sprintf("page %d read turned: its text runs sideways", number))
	}
	s.judge(err, out)
	for _, t := range findLattices(drawn.rules) {
		s.tables = append(s.tables, newRuled(t))
	}
	s.loose = looseRules(drawn.rules, s.tables)
	var level []*glyph
	for _, g := range fill(s.tables, drawn.glyphs) {
		if g.dir == rightward {
			level = append(level, g)
		}
	}
	if n := len(drawn.glyphs); n > 0 {
		s.tilted(out)
	}
	level = s.takeTagged(level, shared.tags, out)
	s.setRows(rowsOf(level), before)
	s.forget()
	return s
}

// forget lets go of what was drawn, once it is lines and tables: the letters of
// a report of 2,000 pages take 490 MiB.
func (s *sheet) forget() {
	for i := range s.tables {
		s.tables[i].write()
	}
	s.canvas.glyphs, s.canvas.rules, s.canvas.shades = nil, nil, nil
}

// setRows takes the tables without rules out of the rows of letters and makes
// lines of the others. before is the columns at the end of the page before.
func (s *sheet) setRows(rows []row, before *columns) {
	cut := make([]textRow, 0, len(rows))
	for _, r := range rows {
		if t := newTextRow(r); len(t.words) > 0 {
			cut = append(cut, t)
		}
	}
	s.before = before
	s.findTables(cut, before)
	if len(s.aligned) > 0 {
		s.rows = cut
	}
}

func (s *sheet) findTables(rows []textRow, known ...*columns) {
	s.lines = s.lines[:0]
	of := search{rows: rows, known: known, rules: s.loose}
	s.aligned = of.tables()
	next := 0
	for i := range s.aligned {
		t := &s.aligned[i]
		s.addLines(rows[next:t.from])
		next = t.to
		s.columns = &t.columns
	}
	s.addLines(rows[next:])
}

// reconsider looks for the page's tables again, where the next page goes on
// with the last of them and shows more columns, or where their edges lie: the
// fewer rows a page has of a table, the less they show.
func (s *sheet) reconsider(next *sheet) {
	const most = 3 // lines above a table that goes on: page number, running head
	if len(s.aligned) == 0 || len(next.aligned) == 0 {
		return
	}
	own, more := &s.aligned[len(s.aligned)-1], &next.aligned[0]
	elsewhere := own.continues(&more.columns) && !slices.Equal(own.edges()[1:], more.edges()[1:])
	if more.from <= most && (len(more.corridors) > len(own.corridors) || elsewhere) {
		s.findTables(s.rows, s.before, &more.columns)
	}
}

func (s *sheet) addLines(rows []textRow) {
	for i := range rows {
		s.lines = append(s.lines, rows[i].lines()...)
	}
}

// Thresholds for letters that cannot be trusted.
const (
	maxUndecoded = 0.15 // of a page's letters: the page is no text any more. A quarter of Vietnamese letters have marks, which is what is lost
	imagePage    = 0.7  // of the page covered by images
	fewLetters   = 100  // beside images: a stamp or a signature on a scan
)

// judge notes what is wrong with a page's letters and removes those that are
// no text.
func (s *sheet) judge(err error, out *flow.Flow) {
	c := s.canvas
	letters := 0
	for i := range c.glyphs {
		letters += count(!c.glyphs[i].blank())
	}
	if err != nil {
		s.unread(out, 0, "part of the page: "+err.Error())
	}
	if c.hidden > 0 {
		s.unread(out, c.hidden, "invisible text, as recognisers put under scans")
	}
	if c.outside > 0 {
		s.unread(out, c.outside, "text beyond the page's edges")
	}
	if c.white > 0 {
		s.unread(out, c.white, "white text on white")
	}
	if c.signed > 0 {
		s.unread(out, c.signed, "what a digital signature shows on the page")
	}
	if c.clipped > 0 {
		s.unread(out, c.clipped, "text cut off at the edge of a frame")
	}
	if c.fontless > 0 {
		s.unread(out, c.fontless, "text in fonts that cannot be read")
	}
	scan := c.images > imagePage*c.width*c.height && letters < fewLetters
	switch {
	case letters > 0 && float64(c.undecoded) > maxUndecoded*float64(letters):
		s.unread(out, letters, "text whose characters the file does not tell")
		c.glyphs = nil
	case c.undecoded > 0:
		s.unread(out, c.undecoded, "characters that the file does not tell, kept as U+FFFD")
	case scan:
		s.unread(out, 0, "an image covers the page")
	case letters == 0 && c.hidden == 0 && c.fontless == 0 && err == nil:
		s.unread(out, 0, "no text on the page")
	}
}

// tilted notes the letters that do not read like the rest of the page.
func (s *sheet) tilted(out *flow.Flow) {
	n := 0
	for i := range s.canvas.glyphs {
		g := &s.canvas.glyphs[i]
		n += count(g.dir != rightward && !g.blank())
	}
	for _, t := range s.tables {
		for _, cell := range t.glyphs {
			for _, g := range cell {
				n -= count(g.dir != rightward && !g.blank())
			}
		}
	}
	if n > 0 {
		s.unread(out, n, "text that runs another way than the page")
	}
}

func (s *sheet) unread(out *flow.Flow, letters int, reason string) {
	out.Unread = append(out.Unread, trichluc.Unread{Page: s.number, Characters: letters, Reason: reason})
}
