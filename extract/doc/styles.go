package doc

import (
	"fmt"
	"slices"
	"strings"
)

// style is a named style; its changes are without what it is based on.
type style struct {
	name       string // lower case; built-in ones by their English name
	kind       int
	base       int
	paragraph  []byte
	characters []byte
	table      []byte
}

// Kinds of style.
const (
	paragraphStyle = 1
	characterStyle = 2
	tableStyle     = 3
)

const (
	noStyle  = 0xfff
	maxChain = 32 // of styles based on each other; damaged files have circles
)

// readStyles reads the style sheet.
func (r *reader) readStyles() []style {
	b := r.part(partStyles)
	headSize := u16(b, 0)
	count, fixed := u16(b, 2), u16(b, 4)
	var styles []style
	at := 2 + headSize
	for range count {
		if at+2 > len(b) {
			break
		}
		size := u16(b, at)
		styles = append(styles, readStyle(bytesAt(b, at+2, size), fixed))
		at += 2 + size
	}
	return styles
}

// readStyle reads a style whose fixed part has the given size.
func readStyle(b []byte, fixed int) style {
	s := style{base: noStyle}
	if len(b) < fixed || fixed < 6 {
		return s
	}
	builtIn := u16(b, 0) & 0xfff
	s.kind, s.base = u16(b, 2)&0xf, u16(b, 2)>>4
	changes := u16(b, 4) & 0xf
	length := u16(b, fixed)
	s.name = styleName(builtIn, utf16At(b, fixed+2, length))
	at := fixed + 2 + 2*length + 2
	for i := range min(changes, 3) {
		at += at & 1
		size := u16(b, at)
		content := bytesAt(b, at+2, size)
		at += 2 + size
		switch kind := [...]string{"", "pc", "c", "tpc", ""}[min(s.kind, 4)]; {
		case i >= len(kind):
		case kind[i] == 'p' && len(content) >= 2:
			s.paragraph = content[2:]
		case kind[i] == 'c':
			s.characters = content
		case kind[i] == 't':
			s.table = content
		}
	}
	return s
}

// styleName is a style's name in lower case. Built-in styles have numbers,
// whatever the language of the program that wrote them.
func styleName(builtIn int, name string) string {
	switch {
	case builtIn >= 1 && builtIn <= 9:
		return fmt.Sprintf("heading %d", builtIn)
	case builtIn >= 19 && builtIn <= 27:
		return fmt.Sprintf("toc %d", builtIn-18)
	case builtIn == 62:
		return "title"
	}
	name, _, _ = strings.Cut(name, ",") // other names of it follow
	return strings.ToLower(name)
}

// chain is a style and those it is based on, the last of them first.
func (r *reader) chain(id int) (ids []int) {
	for range maxChain {
		if id >= len(r.styles) {
			break
		}
		ids = append(ids, id)
		id = r.styles[id].base
	}
	slices.Reverse(ids)
	return ids
}

// resolved is what a paragraph style makes of paragraphs and characters.
type resolved struct {
	paragraph  paragraphFormat
	characters characterFormat
}

func (r *reader) resolve(id int) resolved {
	if known, ok := r.resolved[id]; ok {
		return known
	}
	v := resolved{characters: defaultCharacters}
	for _, own := range r.chain(id) {
		r.applyParagraph(&v.paragraph, r.styles[own].paragraph)
		r.applyCharacters(&v.characters, v.characters, r.styles[own].characters)
	}
	v.paragraph.style = id
	r.resolved[id] = v
	return v
}

func (r *reader) styleName(id int) string {
	if id < len(r.styles) {
		return r.styles[id].name
	}
	return ""
}

// ruled says whether a table style draws lines.
func (r *reader) ruled(id int) (drawn bool) {
	for _, own := range r.chain(id) {
		r.each(r.styles[own].table, func(code int, operand []byte) {
			if lines, ok := borders(code, operand); ok {
				drawn = lines
			}
		})
	}
	return drawn
}

// Places in a font's record.
const (
	fontNameAt = 39
	maxName    = 64
)

// readFonts reads the names of the fonts.
func (r *reader) readFonts() (names []string) {
	b := r.part(partFonts)
	at := 4
	for range u16(b, 0) {
		if at >= len(b) {
			break
		}
		size := u8(b, at)
		name := utf16At(bytesAt(b, at+1+fontNameAt, size-fontNameAt), 0, maxName)
		name, _, _ = strings.Cut(name, "\x00")
		names = append(names, name)
		at += 1 + size
	}
	return names
}

func (r *reader) font(id int) string {
	if id < len(r.fonts) {
		return r.fonts[id]
	}
	return ""
}

// readSections finds the marks that end a section.
func (r *reader) readSections() map[int]bool {
	ends := map[int]bool{}
	list := newPLC(r.part(partSections), 12)
	for i := range list.n {
		ends[list.position(i+1)-1] = true
	}
	return ends
}
