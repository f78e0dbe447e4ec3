package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed widths.tsv
var widthTable string

// standardWidths holds the widths of the fonts that every viewer has, by
// letter and face. Tools that stamp numbers and dates on pages use them, and
// leave the widths out.
var standardWidths = sync.OnceValue(func() map[rune][6]float64 {
	widths := make(map[rune][6]float64, 256)
	for line := range strings.Lines(widthTable) {
		cell := strings.Fields(line)
		if len(cell) != 7 || cell[0] == "#" {
			continue
		}
		code, err := strconv.ParseUint(cell[0], 16, 32)
		if err != nil {
			continue
		}
		var w [6]float64
		for i := range w {
			n, _ := strconv.Atoi(cell[i+1])
			w[i] = float64(n) / 1000
		}
		widths[rune(code)] = w
	}
	return widths
})

// Faces in the order of the table; Times has two more after each.
const (
	noFace = iota
	courier
	helvetica
	times
)

// faceOf tells which standard font a name without widths stands for; Word's
// fonts have the metrics of the standard ones.
func faceOf(name string) int {
	switch {
	case strings.Contains(name, "courier"):
		return courier
	case strings.Contains(name, "helvetica") || strings.Contains(name, "arial"):
		return helvetica
	case strings.Contains(name, "times"):
		return times
	}
	return noFace
}

// standardWidth is the width of a text in a font whose file gives none.
func (f *font) standardWidth(text string) float64 {
	const mean, fixed = 0.5, 0.6
	r, _ := utf8.DecodeRuneInString(text)
	w, ok := standardWidths()[r]
	switch {
	case f.face == courier:
		return fixed
	case f.face == noFace || !ok:
		return mean
	case f.face == helvetica:
		return w[count(f.bold)]
	}
	return w[2+count(f.bold)+2*count(f.italic)]
}
