package main

import (
	"fmt"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/ingest"
)

// ordinary begin the reasons of what sound files hold and a reader of the
// document does not see, or sees as a picture. Any other reason, one that is
// new included, means that words or figures of the document are missing: its
// file is damaged, or one of its pages or tables cannot be read.
var ordinary = []string{
	"hidden text", "text hidden under a merged cell", "the hidden sheet ",
	"invisible text, as recognisers put under scans", "white text on white", "text beyond the page's edges",
	"text cut off at the edge of a frame", "text that runs another way than the page", // stamps and watermarks
	"what a digital signature shows on the page",
	"a picture", "a chart", "a diagram", "text in a drawing", "an embedded object", "a linked document",
	"a formula in a field", "a sign of the font ", "a note that nothing refers to",
}

// damaged begins the note of a reader that cannot tell all of what is missing,
// such as pages that nothing in the file speaks of any more.
const damaged = "the file is damaged"

// missing are the parts of a document's own content that were not read. A note
// on damage comes last: parts have places.
func missing(c trichluc.Coverage) (parts []trichluc.Unread) {
	for _, u := range c.Unread {
		if !beginsWith(u.Reason, ordinary...) {
			parts = append(parts, u)
		}
	}
	for _, note := range c.Notes {
		if beginsWith(note, damaged) {
			parts = append(parts, trichluc.Unread{Reason: note})
		}
	}
	return parts
}

func beginsWith(s string, beginnings ...string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(s, b) {
			return true
		}
	}
	return false
}

// partly is a document of which only a part was read.
type partly struct {
	source, document string
	missing          []trichluc.Unread
}

// partlyRead picks from all documents those of which only a part was read.
func partlyRead(all []corpus.Placed[trichluc.Coverage]) (picked []partly) {
	for _, c := range all {
		if parts := missing(c.Row); len(parts) > 0 {
			picked = append(picked, partly{c.Source, c.Document, parts})
		}
	}
	return picked
}

// printPartly names the documents of which only a part was read, with the
// first reason of each.
func (p *program) printPartly(all []partly) {
	if len(all) > 0 {
		fmt.Fprintln(p.out, p.say("partly.documents", p.number(len(all))))
	}
	for _, d := range all {
		line := oneLine(d.source) + ": " + p.unread(d.missing[0])
		if others := len(d.missing) - 1; others > 0 {
			line += p.say("partly.others", p.number(others))
		}
		fmt.Fprintf(p.out, "  %s\n", line)
	}
}

// unread says where a part stood, how much it was, and why it was not read, as
// far as is known.
func (p *program) unread(u trichluc.Unread) string {
	var known []string
	if u.Page > 0 {
		known = append(known, p.say("place.page", u.Page))
	}
	if u.Characters > 0 {
		known = append(known, p.say("unread.characters", p.number(u.Characters)))
	}
	if len(known) == 0 {
		return oneLine(p.detail(u.Reason))
	}
	return strings.Join(known, ", ") + ": " + oneLine(p.detail(u.Reason))
}

// partlyJSON is a document of `status --json` of which only a part was read.
type partlyJSON struct {
	Source   string        `json:"source"`
	Document string        `json:"document"`
	Missing  []missingJSON `json:"missing"`
}

// missingJSON is a part that was not read. Page and Characters are left out
// where they are not known.
type missingJSON struct {
	Page       int    `json:"page,omitempty"`
	Characters int    `json:"characters,omitempty"`
	Reason     string `json:"reason"`
	Message    string `json:"message"` // the reason in the user's language
}

func (p *program) missingRows(parts []trichluc.Unread) []missingJSON {
	rows := make([]missingJSON, len(parts))
	for i, u := range parts {
		rows[i] = missingJSON{u.Page, u.Characters, u.Reason, p.detail(u.Reason)}
	}
	return rows
}

// partlyOf is what an event tells of a document of which only a part was read.
func partlyOf(e ingest.Event) (partly, bool) {
	parts := missing(e.Coverage)
	return partly{e.Source, e.Document, parts}, e.Kind == ingest.EventDone && len(parts) > 0
}
