package pdf

import (
	_ "embed"
	"strings"
)

//go:embed names_cff.txt
var cffStringList string

// maxOperandsCFF bounds the operands of one entry of a CFF dictionary.
const maxOperandsCFF = 48

// readCFF reads the glyph names and the encoding of a Compact Font Format
// program (Adobe Technical Note 5176). A program with character ids instead of
// names tells nothing.
func (p *program) readCFF(f bytesOf) {
	_, next := cffIndex(f, f.u8(2))
	tops, next := cffIndex(f, next)
	own, _ := cffIndex(f, next)
	if len(tops) == 0 {
		return
	}
	top := cffDict(tops[0])
	if _, ids := top[cffIDs]; ids {
		return
	}
	glyphs, _ := cffIndex(f, top.first(cffGlyphs, 0))
	standard := strings.Fields(cffStringList)
	name := func(id int) string {
		switch {
		case id < len(standard):
			return standard[id]
		case id-len(standard) < len(own):
			return string(own[id-len(standard)])
		}
		return ""
	}
	ids := cffCharset(f, top.first(cffCharsetAt, 0), len(glyphs))
	for glyph, id := range ids {
		p.set(uint16(glyph), glyphText(name(id)))
	}
	switch at := top.first(cffEncodingAt, 0); at {
	case 0:
		p.useStandard()
	case 1: // the encoding of expert fonts: old-style figures, fractions
	default:
		p.readCFFEncoding(f, at)
	}
}

// Entries of a top dictionary; two-byte operators have 12 in the high byte.
const (
	cffCharsetAt  = 15
	cffEncodingAt = 16
	cffGlyphs     = 17
	cffIDs        = 12<<8 | 30
)

// cffTop is a dictionary: operands by operator.
type cffTop map[int][]int

func (d cffTop) first(operator, otherwise int) int {
	if v := d[operator]; len(v) > 0 {
		return v[0]
	}
	return otherwise
}

// cffDict reads a dictionary; real numbers count as 0, since no offset is one.
func cffDict(b bytesOf) cffTop {
	out := cffTop{}
	var operands []int
	for i := 0; i < len(b); {
		v, n := int(b[i]), 1
		switch {
		case v == 12:
			v, n = 12<<8|b.u8(i+1), 2
			fallthrough
		case v <= 21:
			out[v] = operands
			operands = nil
			i += n
			continue
		case v == 28:
			v, n = int(int16(b.u16(i+1))), 3
		case v == 29:
			v, n = int(int32(b.u32(i+1))), 5
		case v == 30:
			for n = 1; i+n < len(b) && b[i+n]&0xf != 0xf && b[i+n]>>4 != 0xf; n++ {
			}
			v, n = 0, n+1
		case v <= 246:
			v -= 139
		case v <= 250:
			v, n = (v-247)*256+b.u8(i+1)+108, 2
		default:
			v, n = -(v-251)*256-b.u8(i+1)-108, 2
		}
		if len(operands) < maxOperandsCFF {
			operands = append(operands, v)
		}
		i += n
	}
	return out
}

// cffIndex reads an index: its entries, and the offset after it.
func cffIndex(f bytesOf, at int) (entries []bytesOf, next int) {
	n, size := f.u16(at), f.u8(at+2)
	if n == 0 || size < 1 || size > 4 || at+3+(n+1)*size > len(f) {
		return nil, at + 2
	}
	offset := func(i int) int {
		v := 0
		for _, c := range f.from(at+3+i*size, size) {
			v = v<<8 | int(c)
		}
		return v
	}
	base := at + 2 + (n+1)*size
	entries = make([]bytesOf, n)
	for i := range n {
		entries[i] = f.from(base+offset(i), offset(i+1)-offset(i))
	}
	return entries, base + offset(n)
}

// cffCharset gives the string id of each glyph's name. The predefined
// charsets other than ISOAdobe belong to expert fonts.
func cffCharset(f bytesOf, at, glyphs int) []int {
	ids := make([]int, 1, glyphs+1)
	if at == 0 {
		for id := 1; id < min(glyphs, 229); id++ {
			ids = append(ids, id)
		}
		return ids
	}
	format := f.u8(at)
	for at++; at > 2 && at < len(f) && len(ids) < glyphs; {
		first, more := f.u16(at), 0
		at += 2
		switch format {
		case 1:
			more = f.u8(at)
			at++
		case 2:
			more = f.u16(at)
			at += 2
		}
		for i := 0; i <= more && len(ids) < glyphs; i++ {
			ids = append(ids, first+i)
		}
	}
	return ids
}

// readCFFEncoding reads an encoding of the program's own.
func (p *program) readCFFEncoding(f bytesOf, at int) {
	format, n := f.u8(at)&0x7f, f.u8(at+1)
	glyph := uint16(1)
	for i := range n {
		if format == 0 {
			p.codes[byte(f.u8(at+2+i))] = glyph
			glyph++
			continue
		}
		first, more := f.u8(at+2+2*i), f.u8(at+3+2*i)
		for c := first; c <= first+more; c++ {
			p.codes[byte(c)] = glyph
			glyph++
		}
	}
}
