package compare

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// bar is one value of a chart. Bounds, shares and sums are drawn like figures;
// their text says what they are.
type bar struct {
	label string
	value float64
	text  string
}

// bars lists what a chart can show: a line a cell, the columns of a row
// together.
func (t Table) bars() []bar {
	var out []bar
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if c.Sort == SortEmpty || c.Sort == SortParts {
				continue
			}
			label := r.Name
			if len(t.Columns) > 1 {
				label += ", " + cmp.Or(t.Columns[i], "?")
			}
			out = append(out, bar{label, c.Value, c.Text()})
		}
	}
	return out
}

// Text is what a cell shows: a figure as printed, a sum or share as computed.
func (c Cell) Text() string {
	switch c.Sort {
	case SortFigure:
		text := strings.TrimSpace(strings.TrimSuffix(c.Figure.ValueText, "%"))
		if c.Figure.Denominator != nil && c.Figure.Unit == "%" && !strings.Contains(text, "/") {
			text += fmt.Sprintf(" (%s/%s)", viet.Number(*c.Figure.Numerator, -1), viet.Number(*c.Figure.Denominator, -1))
		}
		return text
	case SortSum, SortShare:
		return viet.Number(math.Round(c.Value*100)/100, -1)
	case SortParts:
		var parts []string
		for _, f := range c.Parts {
			name := f.Province.Name
			if c.bySubject {
				name = subjectRow(f, false)
			}
			parts = append(parts, name+" "+f.ValueText)
		}
		for _, name := range c.Missing {
			parts = append(parts, name+" ?")
		}
		return strings.Join(parts, "; ")
	}
	return ""
}

// WriteChart draws bars for a terminal of the given width in columns.
func (t Table) WriteChart(w io.Writer, width int) error {
	bars := t.bars()
	most, labels, texts := 0.0, 0, 0
	for _, b := range bars {
		most = max(most, math.Abs(b.value))
		labels, texts = max(labels, utf8.RuneCountInString(b.label)), max(texts, utf8.RuneCountInString(b.text))
	}
	room := max(8, width-labels-texts-4)
	for _, b := range bars {
		drawn := ""
		if most > 0 {
			drawn = blocks(math.Abs(b.value) / most * float64(room))
		}
		if _, err := fmt.Fprintf(w, "%s%s  %s %s\n", b.label, strings.Repeat(" ", labels-utf8.RuneCountInString(b.label)), drawn, b.text); err != nil {
			return err
		}
	}
	return nil
}

// blocks draws a length in eighths of a column.
func blocks(length float64) string {
	eighths := int(math.Round(length * 8))
	s := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return s
}

// Measures of the SVG, in its own pixels.
const (
	svgWidth   = 760
	svgLabels  = 240
	svgValues  = 150
	svgBar     = 18
	svgSpacing = 8
	svgHead    = 44
)

// WriteSVG draws the bars as an image with a title. Negative values are drawn
// to the left of the axis.
func (t Table) WriteSVG(w io.Writer, title string) error {
	bars := t.bars()
	least, most := 0.0, 0.0
	for _, b := range bars {
		least, most = min(least, b.value), max(most, b.value)
	}
	scale := 0.0
	if most > least {
		scale = (svgWidth - svgLabels - svgValues) / (most - least)
	}
	axis := svgLabels - least*scale
	height := svgHead + len(bars)*(svgBar+svgSpacing)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" role="img">`+"\n", svgWidth, height, svgWidth, height)
	fmt.Fprintf(&b, "<title>%s</title>\n<text x=\"8\" y=\"24\" font-size=\"16\">%s</text>\n", html.EscapeString(title), html.EscapeString(title))
	for i, bar := range bars {
		y := svgHead + i*(svgBar+svgSpacing)
		x := min(axis, axis+bar.value*scale)
		fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="end">%s</text>`+"\n", svgLabels-8, y+14, html.EscapeString(shortened(bar.label, 34)))
		fmt.Fprintf(&b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="#b5332e"/>`+"\n", x, y, math.Abs(bar.value)*scale, svgBar)
		fmt.Fprintf(&b, `<text x="%.1f" y="%d">%s</text>`+"\n", max(axis, axis+bar.value*scale)+6, y+14, html.EscapeString(bar.text))
	}
	fmt.Fprintf(&b, `<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#333"/>`+"\n</svg>\n", axis, svgHead-4, axis, height)
	_, err := io.WriteString(w, b.String())
	return err
}

func shortened(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
