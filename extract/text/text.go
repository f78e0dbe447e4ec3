// Package text reads plain text into a flow.
//
// A line is a paragraph; blank lines only separate. Three ways of writing a
// table are known:
//
//   - rows: one row a line, cells separated by tabs. A run of such lines is a
//     grid; a blank line or a line without tabs ends it, and extract/structure
//     joins the pieces.
//   - cells: one cell a line, each beginning with a tab, lines without a tab
//     going on with the cell above; a blank line ends the row. This is how
//     Word text is dumped.
//   - pipes: one row a line, cells between "|"; or drawn, with rules
//     ("+---+---+") between rows of any number of lines.
//
// Text that keeps the look of pages, as "pdftotext -layout" writes it, is read
// page by page (layout.go). A table in it is read only when white runs between
// all its columns, and unread with a reason otherwise.
//
// Lines broken at a fixed width are put together again when the whole file is
// written so. Markup inside the text (emphasis, footnote and bookmark marks)
// is left to extract/structure, which meets it in every format.
package text

import (
	"context"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/internal/viet"
)

// MediaType is what Read reads.
const MediaType = "text/plain"

// Read reads a text file in any encoding that Decode knows. Bytes that are no
// text give a *flow.Error with flow.CodeEncoding.
func Read(ctx context.Context, data []byte) (*flow.Flow, error) {
	s, remark, unread, err := Decode(data)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f := &flow.Flow{MediaType: MediaType}
	if remark != "" {
		f.Remarks = append(f.Remarks, remark)
	}
	if unread > 0 {
		f.Unread = append(f.Unread, trichluc.Unread{Characters: unread, Reason: "bytes that are no UTF-8"})
	}
	if isLayout(s) {
		readLayout(f, s)
		return f, nil
	}
	for _, part := range split(chunks(viet.Clean(s))) {
		part.emit(f)
	}
	return f, nil
}

// chunk is a run of lines between blank lines.
type chunk []string

func chunks(s string) []chunk {
	var all []chunk
	var now chunk
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(line) == "" && !strings.HasPrefix(line, "\t") {
			if len(now) > 0 {
				all, now = append(all, now), nil
			}
			continue
		}
		now = append(now, strings.TrimRight(line, " "))
	}
	if len(now) > 0 {
		all = append(all, now)
	}
	return all
}

// part is what a run of lines means: paragraphs, or the rows of a grid.
type part struct {
	lines   []string
	columns []int // of each line, where they stand side by side
	rows    [][]string
}

func (p part) emit(f *flow.Flow) {
	if p.rows != nil {
		f.Items = append(f.Items, flow.Item{Grid: grid(p.rows)})
		return
	}
	for i, line := range p.lines {
		para := paragraph(line)
		if para == nil {
			continue
		}
		if p.columns != nil {
			para.Column = p.columns[i]
		}
		f.Items = append(f.Items, flow.Item{Paragraph: para})
	}
}

// paragraph reads a line; a Markdown heading is a hint to its style.
func paragraph(line string) *flow.Paragraph {
	if line = strings.TrimSpace(line); strings.Count(line, "|") == 1 {
		line = strings.TrimSpace(strings.TrimSuffix(line, "|")) // the end of a cell that was broken over lines
	}
	p := &flow.Paragraph{}
	if n := len(line) - len(strings.TrimLeft(line, "#")); n > 0 && n <= 6 && strings.HasPrefix(line[n:], " ") {
		p.Style = "heading " + string(rune('0'+n))
		line = strings.TrimSpace(line[n:])
	}
	if line == "" {
		return nil
	}
	p.Parts = []flow.Part{{Text: line}}
	return p
}

func grid(rows [][]string) *flow.Grid {
	g := &flow.Grid{Rows: len(rows), Confidence: 1}
	for r, row := range rows {
		g.Columns = max(g.Columns, len(row))
		for c, text := range row {
			g.Cells = append(g.Cells, flow.Cell{Row: r, Column: c, RowSpan: 1, ColumnSpan: 1, Text: strings.TrimSpace(text)})
		}
	}
	return g
}
