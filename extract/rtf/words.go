package rtf

import (
	"strings"

	"github.com/trichluc/trichluc/extract/office"
)

// twip is the unit of lengths, in points.
const twip = 1.0 / 20

// signs are words that stand for letters.
var signs = map[string]string{
	"tab": "\t", "line": "\n", "page": "\n", "column": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
	"ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}

// word handles a control word.
func (r *reader) word(t token, starred bool) {
	switch {
	case t.word == "ud" && len(r.open) > 0 && r.open[len(r.open)-1].into == intoAlternatives:
		r.state.into = r.state.around
		return
	case r.state.into == intoNothing || r.state.into == intoAlternatives:
		return
	case r.destination(t):
		return
	case starred:
		r.state.into = intoNothing
		return
	}
	if sign, ok := signs[t.word]; ok {
		r.put(sign)
		return
	}
	if t.word == "u" {
		r.unicode(t.number)
		return
	}
	r.flush()
	switch t.word {
	case "uc":
		r.state.fallback = min(max(t.number, 0), 16)
	case "ansicpg":
		r.page = t.number
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "deff":
		r.font = t.number
	case "fcharset":
		if f := r.fonts[r.state.characters.font]; f != nil {
			f.charset = t.number
		}
	case "par", "sect":
		if r.state.into == intoStory {
			r.state.story.endParagraph(r)
		}
	case "chftn":
		r.state.story.automatic = true
	case "chpgn":
		r.state.story.pageField = true
	default:
		if !r.characterWord(t) && !r.paragraphWord(t) && !r.tableWord(t) {
			r.noteWord(t)
		}
	}
}

// on is whether a word that may be switched off by 0 switches on.
func (t token) on() bool { return !t.given || t.number != 0 }

// characterWord handles the words that set letters.
func (r *reader) characterWord(t token) bool {
	c := &r.state.characters
	switch t.word {
	case "plain":
		*c = characters{size: defaultSize}
	case "b":
		c.bold = t.on()
	case "i":
		c.italic = t.on()
	case "caps":
		c.caps = t.on()
	case "v":
		c.hidden = t.on()
	case "deleted":
		c.deleted = t.on()
	case "revised":
		c.inserted = t.on()
	case "fs":
		c.size = float64(min(max(t.number, 0), 4000)) / 2
	case "super":
		c.raised = t.on()
	case "sub":
		c.lowered = t.on()
	case "nosupersub":
		c.raised, c.lowered, c.position = false, false, 0
	case "up":
		c.position = 3
		if t.given {
			c.position = float64(t.number) / 2
		}
	case "dn":
		c.position = 0
	case "f":
		c.font, c.fontGiven = t.number, true
		if r.state.into == intoFonts && len(r.fonts) < maxTable {
			r.fonts[t.number] = &font{}
		}
	default:
		return false
	}
	return true
}

// maxTable bounds the fonts of a file.
const maxTable = 10_000

// paragraphWord handles the words that set paragraphs.
func (r *reader) paragraphWord(t token) bool {
	p := &r.state.paragraph
	switch t.word {
	case "pard":
		*p = paragraph{}
	case "qc":
		p.centered = true
	case "ql", "qr", "qj":
		p.centered = false
	case "li", "lin":
		p.left = float64(t.number) * twip
	case "fi":
		p.first = float64(t.number) * twip
	case "outlinelevel":
		if p.outline = t.number + 1; p.outline < 1 || p.outline > 9 {
			p.outline = 0
		}
	case "s":
		p.style = t.number
		if r.state.into == intoStyles && len(r.styles) < maxTable {
			r.styles[t.number] = ""
		}
	case "intbl":
		p.inTable = true
	case "itap":
		p.depth = t.number
	default:
		return false
	}
	return true
}

// noteFormats are the ends of words that name the number format of notes.
var noteFormats = map[string]string{"ar": "decimal", "alc": "lowerLetter", "auc": "upperLetter", "rlc": "lowerRoman", "ruc": "upperRoman", "chi": "chicago"}

// noteWord handles the words that number notes.
func (r *reader) noteWord(t token) {
	word, endnotes := strings.CutPrefix(t.word, "a")
	word, ok := strings.CutPrefix(word, "ftn")
	if !ok {
		return
	}
	n := &r.notes[0]
	if endnotes {
		n = &r.notes[1]
	}
	if word == "start" {
		n.next = max(t.number, 1)
	}
	if format, ok := strings.CutPrefix(word, "n"); ok && noteFormats[format] != "" {
		n.format = noteFormats[format]
	}
}

// skipped are destinations whose text is no part of the document, and that do
// not say that they may be passed over.
var skipped = map[string]bool{
	"colortbl": true, "info": true, "nonshppict": true, "nonesttables": true, "shprslt": true, "xe": true, "tc": true, "tcn": true, "rxe": true,
	"txe": true, "filetbl": true, "revtbl": true, "objdata": true, "fontemb": true, "fontfile": true, "private": true, "template": true,
	"datafield": true, "formfield": true, "listtable": true, "listoverridetable": true, "pnseclvl": true, "atnid": true, "atnauthor": true,
	"ftnsep": true, "ftnsepc": true, "ftncn": true, "aftnsep": true, "aftnsepc": true, "aftncn": true, "sp": true,
}

// passed are destinations that may be passed over and yet hold text that is
// read, or groups that do.
var passed = map[string]bool{"shpinst": true, "shppict": true, "moMath": true, "moMathPara": true, "do": true, "shpgrp": true}

// destination handles a word that begins a destination.
func (r *reader) destination(t token) bool {
	switch {
	case skipped[t.word]:
		r.state.into = intoNothing
		return true
	case passed[t.word]:
		return true
	}
	switch t.word {
	case "fonttbl":
		r.state.into = intoFonts
	case "stylesheet":
		r.state.into = intoStyles
	case "listtext", "pntext":
		r.state.into = intoMark
		r.state.story.mark = ""
	case "upr":
		r.state.around, r.state.into = r.state.into, intoAlternatives
	case "pict":
		r.unread("a picture", "")
		r.state.into = intoNothing
	case "annotation":
		r.tally.Comments++
		r.state.into = intoNothing
	case "nesttableprops":
		r.state.nested = true
	case "field":
		r.state.field = &field{contents: r.state.field != nil && r.state.field.contents}
	case "fldinst":
		r.instruction()
	case "fldrslt":
	case "footnote":
		r.note()
	case "header", "headerl", "headerr", "headerf":
		r.headOrFoot("running-head")
	case "footer", "footerl", "footerr", "footerf":
		r.headOrFoot("running-foot")
	case "shptxt", "dptxbxtext":
		r.box()
	default:
		return false
	}
	return true
}

// instruction begins the instruction of a field.
func (r *reader) instruction() {
	if r.state.field == nil {
		r.state.field = &field{}
	}
	f, s := r.state.field, r.state.story
	r.state.into = intoInstruction
	r.state.end = func() {
		name, _, _ := strings.Cut(strings.TrimSpace(f.instruction.String()), " ")
		switch strings.ToUpper(name) {
		case "PAGE", "NUMPAGES", "SECTIONPAGES":
			s.pageField = true
		case "TOC":
			f.contents = true
		}
	}
}

// begin gives the group a story of its own.
func (r *reader) begin(s *story) {
	r.flush()
	r.state.story, r.state.into, r.state.field = s, intoStory, nil
	r.state.paragraph, r.state.characters = paragraph{}, characters{size: defaultSize}
}

// box begins a text box.
func (r *reader) box() {
	outer, s := r.state.story, &story{inHead: r.state.story.inHead}
	r.begin(s)
	r.state.end = func() {
		s.end(r)
		outer.pageField = outer.pageField || s.pageField
		if len(s.items) > 0 {
			r.tally.Boxes++
			outer.anchored = append(outer.anchored, s.items...)
		}
	}
}

// headOrFoot begins a head or foot of pages.
func (r *reader) headOrFoot(kind string) {
	s := &story{inHead: true}
	r.begin(s)
	r.state.end = func() {
		s.end(r)
		text := office.OneLine(s.items)
		if s.pageField && !hasLetters(text) {
			kind = "page-number"
		}
		if !r.hasFurniture(kind, text) {
			r.furniture(kind, text)
		}
	}
}
