package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// terminalWidth is the number of columns of a terminal, 0 for anything else.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 20 {
		return width
	}
	return 80
}

// colour says whether answers may be marked up for a terminal (no-color.org).
func (p *program) colour() bool {
	return p.env("NO_COLOR") == "" && terminalWidth(p.system.out) > 0
}
