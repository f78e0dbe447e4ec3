package rtf

import (
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/trichluc/trichluc/extract/office"
)

// into says where the text of a group goes.
type into int

const (
	intoStory into = iota
	intoNothing
	intoAlternatives // groups of which only the one in Unicode is read
	intoFonts
	intoStyles
	intoMark        // the automatic number before a paragraph
	intoInstruction // of a field
)

// state is what a group inherits and control words change.
type state struct {
	into       into
	story      *story
	characters characters
	paragraph  paragraph
	fallback   int    // bytes after each letter in Unicode that stand for it elsewhere
	field      *field // that the group is part of
	nested     bool   // properties of the row of a table inside a cell
	around     into   // where text goes around alternatives
	end        func() // of the group
}

// characters is how letters are set.
type characters struct {
	bold, italic, caps, hidden, deleted, inserted bool
	raised, lowered                               bool
	size, position                                float64
	font                                          int
	fontGiven                                     bool
}

// paragraph is how a paragraph is set.
type paragraph struct {
	centered    bool
	left, first float64
	outline     int // 1-based
	style       int
	inTable     bool
	depth       int // of tables, as stated
}

// level is how deep in tables the paragraph stands.
func (p paragraph) level() int {
	if !p.inTable && p.depth < 2 {
		return 0
	}
	return min(max(p.depth, 1), maxTables)
}

// field is a field of which only the result is printed.
type field struct {
	instruction strings.Builder
	contents    bool // a table of contents
}

// font is an entry of the font table.
type font struct {
	name    strings.Builder
	charset int
}

// symbolCharset is that of picture fonts, whose letters stand in a block of
// the private use area in other formats.
const (
	symbolCharset = 2
	privateBlock  = 0xf000
)

// pages are the code pages by number.
var pages = map[int]*charmap.Charmap{
	437: charmap.CodePage437, 850: charmap.CodePage850, 874: charmap.Windows874, 1250: charmap.Windows1250, 1251: charmap.Windows1251,
	1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256,
	1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh,
}

// charsets are the code pages of the character sets that fonts name.
var charsets = map[int]int{77: 10000, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850}

func (r *reader) fontOf(c characters) *font {
	if c.fontGiven {
		return r.fonts[c.font]
	}
	return r.fonts[r.font]
}

// text decodes bytes in the code page of the current font.
func (r *reader) text(b []byte) {
	if r.state.into == intoNothing || r.state.into == intoAlternatives {
		return
	}
	page := pages[r.page]
	if f := r.fontOf(r.state.characters); f != nil && r.state.into != intoFonts {
		if f.charset == symbolCharset {
			r.put(symbols(b))
			return
		}
		if own := pages[charsets[f.charset]]; own != nil {
			page = own
		}
	}
	if page == nil {
		page = charmap.Windows1252
	}
	units := make([]rune, len(b))
	for i, c := range b {
		units[i] = page.DecodeByte(c)
	}
	r.put(string(units))
}

func symbols(b []byte) string {
	units := make([]rune, len(b))
	for i, c := range b {
		units[i] = rune(c)
		if c > ' ' {
			units[i] += privateBlock
		}
	}
	return string(units)
}

// unicode takes a letter given by number; those beyond 16 bits come in two.
func (r *reader) unicode(n int) {
	c := rune(uint16(n))
	switch {
	case utf16.IsSurrogate(c) && c < 0xdc00:
		r.high = c
	case utf16.IsSurrogate(c):
		r.put(string(utf16.DecodeRune(r.high, c)))
		r.high = 0
	default:
		r.put(string(c))
	}
	r.skipFallback(r.state.fallback)
}

// put sends text where the group's text goes.
func (r *reader) put(text string) {
	switch r.state.into {
	case intoStory:
		r.write(text)
	case intoMark:
		r.state.story.mark += r.printed(r.state.characters, text)
	case intoInstruction:
		if r.state.field.instruction.Len() < maxInstruction {
			r.state.field.instruction.WriteString(text)
		}
	case intoFonts:
		if f := r.fonts[r.state.characters.font]; f != nil && f.name.Len() < maxName {
			f.name.WriteString(strings.TrimSuffix(text, ";"))
		}
	case intoStyles:
		if id := r.state.paragraph.style; len(r.styles[id]) < maxName {
			r.styles[id] += strings.ToLower(strings.TrimSuffix(text, ";"))
		}
	}
}

// maxInstruction is how much of a field's instruction is kept, to know its
// name; maxName bounds the names of fonts and styles.
const (
	maxInstruction = 64
	maxName        = 64
)

// printed is text as its font prints it.
func (r *reader) printed(c characters, text string) string {
	name := ""
	if f := r.fontOf(c); f != nil {
		name = f.name.String()
	}
	decoded, changed := office.Decode(name, text)
	if changed && !slices.Contains(r.tally.Fonts, name) {
		r.tally.Fonts = append(r.tally.Fonts, name)
	}
	return office.SymbolText(name, strings.ReplaceAll(decoded, "\u2011", "-"))
}

// run is text of one format that has not been added yet: letters of some old
// fonts are made of two characters, each of which may be a control.
type run struct {
	text       strings.Builder
	story      *story
	characters characters
}

// write takes text for the paragraph being read.
func (r *reader) write(text string) {
	if r.pending.story != r.state.story || r.pending.characters != r.state.characters {
		r.flush()
		r.pending.story, r.pending.characters = r.state.story, r.state.characters
	}
	r.pending.text.WriteString(text)
	if r.state.field != nil && r.state.field.contents {
		r.state.story.contents = true
	}
}

// flush adds the pending run to its paragraph.
func (r *reader) flush() {
	text, c, s := r.pending.text.String(), r.pending.characters, r.pending.story
	r.pending.text.Reset()
	switch {
	case text == "":
		return
	case c.deleted:
		if office.CountCharacters(text) > 0 {
			r.tally.Deletions++
			r.furniture("deleted", text)
		}
		return
	case c.hidden:
		if office.CountCharacters(text) > 0 {
			r.unread("hidden text", text)
		}
		return
	case c.inserted:
		r.tally.Insertions++
	}
	text = r.printed(c, text)
	if c.caps {
		text = strings.ToUpper(text)
	}
	look := office.Look{Bold: c.bold, Italic: c.italic, Size: c.size}
	if c.raised || !c.lowered && c.position > office.RaisedShare*c.size {
		text, look.Raised = office.Superscript(text), true
	}
	s.last = text
	s.text().Add(text, look)
}
