package pdf

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

// maxMapped bounds the characters that are looked at in the cmap tables of a
// font: those with all of CJK have two tables of 60 000; subsets have some hundreds.
const maxMapped = 1 << 17

//go:embed names_mac.txt
var macGlyphNames string

// readSfnt reads a TrueType or OpenType program: glyphs by their characters
// (cmap), else by their names (post), else by those of the CFF program inside.
func (p *program) readSfnt(f bytesOf) {
	tables := map[string]bytesOf{}
	for i := range min(f.u16(4), 256) {
		entry := 12 + 16*i
		tables[string(f.from(entry, 4))] = bytesOf(f.tail(f.u32(entry + 8)))
	}
	if cmap := tables["cmap"]; cmap != nil {
		p.readCharacters(cmap)
	}
	if post := tables["post"]; post != nil {
		p.readNames(post)
	}
	if cff := tables["CFF "]; cff != nil {
		p.readCFF(cff)
	}
}

// readCharacters reads the cmap table. Unicode maps give texts; the symbol map
// (3, 0) and the Macintosh map (1, 0) give the glyphs of a simple font's codes.
func (p *program) readCharacters(table bytesOf) {
	left := maxMapped
	for i := range min(table.u16(2), 64) {
		entry := 4 + 8*i
		platform, encoding := table.u16(entry), table.u16(entry+2)
		sub := table.tail(table.u32(entry + 4))
		symbol := platform == 3 && encoding == 0
		eachMapped(sub, &left, func(c uint32, glyph uint16) {
			switch {
			case symbol && (c < 0x100 || c >= 0xf000 && c <= 0xf0ff):
				p.codes[byte(c)] = glyph
			case platform == 1 && c < 0x100:
				if _, ok := p.codes[byte(c)]; !ok {
					p.codes[byte(c)] = glyph
				}
			case (platform == 0 || platform == 3 && (encoding == 1 || encoding == 10)) && utf8.ValidRune(rune(c)) && c >= ' ':
				p.set(glyph, string(rune(c)))
			}
		})
	}
}

// eachMapped calls f with the characters and glyphs of a cmap subtable, left
// of them at most.
func eachMapped(sub bytesOf, left *int, f func(c uint32, glyph uint16)) {
	pair := func(c uint32, glyph int) bool {
		if *left--; *left < 0 {
			return false
		}
		if glyph != 0 {
			f(c, uint16(glyph))
		}
		return true
	}
	switch sub.u16(0) {
	case 0:
		for c := range 256 {
			pair(uint32(c), sub.u8(6+c))
		}
	case 4:
		eachSegment(sub, pair)
	case 6:
		for i := range sub.u16(8) {
			pair(uint32(sub.u16(6)+i), sub.u16(10+2*i))
		}
	case 12:
		for i := range min(sub.u32(12), len(sub)/12) {
			group := 16 + 12*i
			for c, last := sub.u32(group), sub.u32(group+4); c <= last; c++ {
				if !pair(uint32(c), sub.u32(group+8)+c-sub.u32(group)) {
					return
				}
			}
		}
	}
}

// eachSegment reads a subtable of format 4.
func eachSegment(sub bytesOf, pair func(c uint32, glyph int) bool) {
	twice := sub.u16(6) &^ 1 // bytes of one column of the segments' table
	for i := 0; i < twice; i += 2 {
		ends, starts := 14, 16+twice
		deltas, offsets := starts+twice, starts+2*twice
		first, last := sub.u16(starts+i), sub.u16(ends+i)
		delta, offset := sub.u16(deltas+i), sub.u16(offsets+i)
		for c := first; c <= last && c < 0xffff; c++ {
			glyph := c + delta
			if offset != 0 {
				if glyph = sub.u16(offsets + i + offset + 2*(c-first)); glyph != 0 {
					glyph += delta
				}
			}
			if !pair(uint32(c), glyph&0xffff) {
				return
			}
		}
	}
}

// readNames reads the glyph names of a post table of version 2.
func (p *program) readNames(post bytesOf) {
	if post.u32(0) != 0x20000 {
		return
	}
	standard := strings.Fields(macGlyphNames)
	n := post.u16(32)
	var own []string
	for at := 34 + 2*n; at < len(post) && len(own) < n; {
		length := post.u8(at)
		own = append(own, string(post.from(at+1, length)))
		at += 1 + length
	}
	for glyph := range n {
		switch k := post.u16(34 + 2*glyph); {
		case k < len(standard):
			p.set(uint16(glyph), glyphText(standard[k]))
		case k-len(standard) < len(own):
			p.set(uint16(glyph), glyphText(own[k-len(standard)]))
		}
	}
}
