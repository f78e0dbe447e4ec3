package main

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/trichluc/trichluc/ingest"
)

// progress tells how a run goes: a bar on a terminal, lines elsewhere. Both
// go to standard error. Failures are counted here and explained in the
// summary.
type progress struct {
	p      *program
	out    io.Writer
	width  int // columns of the terminal; 0: not a terminal
	total  int
	read   int
	known  int
	failed int
	drawn  time.Time
}

// A bar is drawn at most so often: a run over known files settles thousands a
// second.
const redraw = 100 * time.Millisecond

func newProgress(p *program) *progress {
	return &progress{p: p, out: p.err, width: terminalWidth(p.err)}
}

func (g *progress) show(e ingest.Event) {
	switch e.Kind {
	case ingest.EventPlanned:
		g.total = e.Total
	case ingest.EventHealing:
		g.line(g.p.say("progress.healing", g.p.number(e.Total)))
	case ingest.EventDone:
		g.read++
		what := g.p.say("progress.done", e.Counts.Observations, e.Counts.Citations, g.p.took(e.Took))
		if _, ok := partlyOf(e); ok {
			what += g.p.say("progress.partly")
		}
		g.plain(e, what)
	case ingest.EventKnown:
		g.known++
	case ingest.EventFailed:
		g.failed++
		g.plain(e, g.p.say("progress.failed"))
	}
	switch {
	case g.width == 0:
	case e.Kind == ingest.EventIndexing: // takes a while after the last file
		g.bar(g.p.say("progress.indexing", g.p.number(e.Total)))
	case time.Since(g.drawn) > redraw:
		g.drawn = time.Now()
		g.bar(oneLine(e.Source))
	}
}

// done clears the bar.
func (g *progress) done() {
	if g.width > 0 {
		fmt.Fprint(g.out, "\r\x1b[K")
	}
}

func (g *progress) settled() int { return g.read + g.known + g.failed }

// plain is a settled file's line where there is no bar.
func (g *progress) plain(e ingest.Event, what string) {
	if g.width == 0 {
		fmt.Fprintf(g.out, "%d/%d %s: %s\n", g.settled(), max(g.total, g.settled()), oneLine(e.Source), what)
	}
}

// line stands above the bar.
func (g *progress) line(text string) {
	g.done()
	fmt.Fprintln(g.out, text)
}

func (g *progress) bar(doing string) {
	const cells = 20
	full := 0
	if g.total > 0 {
		full = min(cells, cells*g.settled()/g.total)
	}
	text := fmt.Sprintf("%s%s %d/%d", strings.Repeat("█", full), strings.Repeat("░", cells-full), g.settled(), g.total)
	if g.failed > 0 {
		text += " " + g.p.say("progress.failures", g.failed)
	}
	text += " "
	fmt.Fprintf(g.out, "\r\x1b[K%s%s", text, last(doing, g.width-1-utf8.RuneCountInString(text)))
}

// last is the end of s, n runes at most: of a path, the name says more than
// the folder.
func last(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	if n < 1 {
		return ""
	}
	return "…" + string(runes[len(runes)-n+1:])
}
