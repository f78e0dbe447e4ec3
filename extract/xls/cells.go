package xls

import (
	"fmt"
	"slices"
	"unicode/utf16"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/sheet"
)

// checkEvery is after how many records the context is asked.
const checkEvery = 4096

// book reads what the sheets share.
func (r *reader) book() error {
	r.page, r.codes = codePageWestern, map[int]string{}
	for {
		rec, ok := r.next()
		if !ok {
			r.broken = true
		}
		if !ok || rec.kind == recordEnd {
			break
		}
		if err := r.bookRecord(rec); err != nil {
			return err
		}
	}
	if len(r.sheets) == 0 {
		return &flow.Error{Code: flow.CodeTruncated, Detail: "the workbook ends before it names its sheets"}
	}
	return nil
}

func (r *reader) bookRecord(rec record) error {
	b := rec.body
	switch rec.kind {
	case recordBegin:
		r.unicode = u16(b, 0) == version97
		if !r.unicode && u16(b, 0) != version95 {
			return &flow.Error{Code: flow.CodeUnsupported, Detail: "a workbook of Excel 4 or before"}
		}
	case recordPassword:
		return &flow.Error{Code: flow.CodeEncrypted, Detail: "a workbook that needs a password"}
	case recordCodePage:
		r.page = u16(b, 0)
	case recordDates:
		r.from1904 = u16(b, 0) == 1
	case recordFont:
		if len(r.fonts) < maxShared {
			r.fonts = append(r.fonts, r.named(b, 14))
		}
	case recordFormat, recordFormat95:
		r.codes[u16(b, 0)] = r.code(b)
	case recordLook:
		if len(r.looks) < maxShared {
			r.looks = append(r.looks, look{u16(b, 0), u16(b, 2)})
		}
	case recordSheet:
		if len(r.sheets) == maxSheets {
			return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d sheets", maxSheets)}
		}
		r.sheets = append(r.sheets, sheetAt{name: r.named(b, 6), at: int(u32(b, 0) & 0x7fffffff), hidden: u8(b, 4)&3 != 0, cells: u8(b, 5) == 0})
	case recordTexts:
		return r.sharedTexts(rec)
	}
	return nil
}

// What the sheets share is named by numbers of two bytes; sheets and texts are
// bounded far above what any workbook has.
const (
	maxShared = 1 << 16
	maxSheets = 4096
	maxTexts  = 1_000_000
)

// code is the code of a format.
func (r *reader) code(b []byte) string {
	if !r.unicode {
		return r.named(b, 2)
	}
	p := pieces{parts: [][]byte{b[min(2, len(b)):]}}
	t, _ := p.text()
	return string(utf16.Decode(t.units))
}

// sharedTexts reads the texts that cells name by number.
func (r *reader) sharedTexts(first record) error {
	p := pieces{parts: r.continued(first)}
	count := u32(p.take(8), 4)
	if count > maxTexts {
		return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d texts", maxTexts)}
	}
	for uint32(len(r.texts)) < count {
		t, ok := p.text()
		if !ok {
			r.broken = true
			return nil
		}
		r.texts = append(r.texts, t)
	}
	return nil
}

// sheet reads a sheet and hands it over.
func (r *reader) sheet(s sheetAt) error {
	switch {
	case !s.cells:
		r.remark("the sheet %q holds no cells", s.name)
		return nil
	case s.hidden:
		sheet.Hidden(r.flow, s.name)
		return nil
	}
	out := &sheet.Sheet{Name: s.name}
	c := &cells{reader: r, sheet: out}
	whole, err := c.read(s.at)
	if err != nil {
		return err
	}
	if !whole {
		r.broken = true
		r.breaksOff = append(r.breaksOff, s.name)
		if n := len(out.Rows); n > 0 { // its cells may go on
			out.Rows = out.Rows[:n-1]
		}
	}
	if c.valued {
		out.Unvalued = 0
	}
	return out.Write(r.flow)
}

// cells reads the records of a sheet.
type cells struct {
	*reader
	sheet   *sheet.Sheet
	pending *sheet.Place // of a formula whose result is a text, which follows
	font    int
	missing bool // a cell names a text that the book lacks
	valued  bool // a formula has a value
}

// read says whether the sheet is whole.
func (c *cells) read(at int) (whole bool, err error) {
	c.at = at
	depth := 0 // of charts inside the sheet, which have records like its own
	for count := 1; ; count++ {
		if count%checkEvery == 0 && c.ctx.Err() != nil {
			return false, c.ctx.Err()
		}
		rec, ok := c.next()
		if !ok || count == 1 && rec.kind != recordBegin {
			return false, nil
		}
		switch rec.kind {
		case recordBegin:
			depth++
		case recordEnd:
			depth--
		}
		if depth == 0 {
			return !c.missing, nil
		}
		if depth == 1 {
			if err := c.record(rec); err != nil {
				return false, err
			}
		}
	}
}

func (c *cells) record(rec record) error {
	b := rec.body
	at, set := sheet.Place{Row: u16(b, 0), Column: u16(b, 2)}, c.look(u16(b, 4))
	switch rec.kind {
	case recordSharedText:
		n := int(u32(b, 6))
		if n >= len(c.texts) {
			c.missing = true
			return c.put(at, "\ufffd")
		}
		return c.put(at, c.print(c.texts[n], set.font))
	case recordNumber:
		return c.number(at, set, float(b, 6))
	case recordRK:
		return c.number(at, set, short(u32(b, 6)))
	case recordMulRK:
		for i := 4; i+6 <= len(b)-2; i += 6 {
			if err := c.number(at, c.look(u16(b, i)), short(u32(b, i+2))); err != nil {
				return err
			}
			at.Column++
		}
	case recordText, recordRichText:
		return c.put(at, c.print(c.cellText(b), set.font))
	case recordFormula:
		return c.formula(at, set, b[min(6, len(b)):])
	case recordResult:
		if c.pending != nil {
			at, c.pending = *c.pending, nil
			return c.put(at, c.print(c.result(rec), c.font))
		}
	case recordTruth:
		return c.truth(at, u8(b, 6), u8(b, 7) != 0)
	case recordMerged:
		c.merged(b)
	case recordRow:
		if u16(b, 12)&0x20 != 0 {
			c.sheet.HiddenRows++
		}
	case recordColumns:
		if u16(b, 8)&1 != 0 {
			c.sheet.HiddenColumns++
		}
	}
	return nil
}

func (c *cells) put(at sheet.Place, text string) error {
	return c.sheet.Set(at.Row, at.Column, text, &c.budget)
}

func (c *cells) look(n int) look {
	if n < len(c.looks) {
		return c.looks[n]
	}
	return look{}
}

func (c *cells) number(at sheet.Place, set look, value float64) error {
	return c.put(at, c.formats.Show(value, set.format, c.codes[set.format]))
}

// formula is the last result of one.
func (c *cells) formula(at sheet.Place, set look, b []byte) error {
	const empty = 3 // an empty text, or, where no program has calculated, nothing
	if u16(b, 6) == 0xffff && u8(b, 0) == empty {
		c.sheet.Unvalued++
		return nil
	}
	c.valued = true
	if u16(b, 6) != 0xffff {
		return c.number(at, set, float(b, 0))
	}
	switch u8(b, 0) {
	case 0:
		c.pending, c.font = &at, set.font
	case 1, 2:
		return c.truth(at, u8(b, 2), u8(b, 0) == 2)
	}
	return nil
}

// faults are what cells show whose formula has no value.
var faults = map[int]string{0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

func (c *cells) truth(at sheet.Place, value int, fault bool) error {
	switch {
	case fault:
		return c.put(at, faults[value])
	case value != 0:
		return c.put(at, "TRUE")
	}
	return c.put(at, "FALSE")
}

// cellText is the text of a cell that holds its own.
func (c *cells) cellText(b []byte) (t text) {
	b = b[min(6, len(b)):]
	if !c.unicode {
		return c.narrow(b[min(2, len(b)):min(2+u16(b, 0), len(b))])
	}
	p := pieces{parts: [][]byte{b}}
	t, _ = p.text()
	return t
}

// result is the text that a formula gave.
func (c *cells) result(rec record) (t text) {
	if !c.unicode {
		return c.narrow(rec.body[min(2, len(rec.body)):])
	}
	p := pieces{parts: c.continued(rec)}
	t, _ = p.text()
	return t
}

// maxMerged bounds the merged areas of a sheet.
const maxMerged = 100_000

func (c *cells) merged(b []byte) {
	for i := 2; i+8 <= len(b) && len(c.sheet.Merged) < maxMerged; i += 8 {
		rows, columns := []int{u16(b, i), u16(b, i+2)}, []int{u16(b, i+4), u16(b, i+6)}
		c.sheet.Merged = append(c.sheet.Merged, sheet.Area{
			First: sheet.Place{Row: slices.Min(rows), Column: slices.Min(columns)}, Last: sheet.Place{Row: slices.Max(rows), Column: slices.Max(columns)}})
	}
}
