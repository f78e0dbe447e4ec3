package xlsx

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
	"github.com/trichluc/trichluc/extract/sheet"
)

// number is a number as stored, and how its format scales it.
type number struct {
	value float64
	scale sheet.Scale
}

// facts are what the library does not say of a sheet without loading all of
// it: which cells hold numbers, which are merged, what is hidden.
type facts struct {
	numbers       map[sheet.Place]number
	fonts         map[sheet.Place]string // of texts in fonts made before Unicode
	merged        []sheet.Area
	hiddenRows    int
	hiddenColumns int
	unvalued      int // formulas without a stored value
}

// maxFacts bounds the numbers and merged cells of a sheet.
const maxFacts = 1_000_000

// open opens a part of the package; nil where there is none.
func (r *reader) open(name string) (io.ReadCloser, error) {
	for _, f := range r.zip.File {
		if strings.EqualFold(strings.TrimPrefix(f.Name, "/"), name) {
			return limited(f)
		}
	}
	return nil, nil
}

// limited opens a member up to the bound on what is unpacked.
func limited(f *zip.File) (io.ReadCloser, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(rc, maxUnpacked), rc}, nil
}

// elements hands the start tags of a part to handle, together with the text
// that follows each up to the next tag, when asked for.
func (r *reader) elements(name string, handle func(e xml.StartElement, text func() string)) (found bool, err error) {
	rc, err := r.open(name)
	if rc == nil || err != nil {
		return false, err
	}
	defer rc.Close()
	dec := xml.NewDecoder(rc)
	for count := 1; ; count++ {
		if count%(64*checkEvery) == 0 && r.ctx.Err() != nil {
			return true, r.ctx.Err()
		}
		tok, err := dec.Token()
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return true, fmt.Errorf("%s: %w", name, err)
		}
		if e, ok := tok.(xml.StartElement); ok {
			handle(e, func() string {
				if tok, err := dec.Token(); err == nil {
					if text, ok := tok.(xml.CharData); ok {
						return string(text)
					}
				}
				return ""
			})
		}
	}
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// sheetPaths are the parts of the sheets by name.
func (r *reader) sheetPaths() (map[string]string, error) {
	targets, paths := map[string]string{}, map[string]string{}
	_, err := r.elements("xl/_rels/workbook.xml.rels", func(e xml.StartElement, _ func() string) {
		target := attr(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		targets[attr(e, "Id")] = strings.TrimPrefix(target, "/")
	})
	if err != nil {
		return nil, err
	}
	_, err = r.elements("xl/workbook.xml", func(e xml.StartElement, _ func() string) {
		if e.Name.Local != "sheet" {
			return
		}
		for _, a := range e.Attr {
			if a.Name.Local == "id" && a.Name.Space != "" {
				paths[attr(e, "name")] = targets[a.Value]
			}
		}
	})
	return paths, err
}

// typeText is a cell whose formula gives a text; an empty one is a value.
const typeText = "str"

// facts reads a sheet's part; nil where it is no sheet of cells.
func (r *reader) facts(name string) (*facts, error) {
	f := &facts{numbers: map[sheet.Place]number{}, fonts: map[sheet.Place]string{}}
	cells := false
	var at sheet.Place
	row, numeric, style, merged, rows := -1, false, 0, 0, 0
	formula, kind := false, "" // of the cell that is being read
	_, err := r.elements(name, func(e xml.StartElement, text func() string) {
		switch e.Name.Local {
		case "sheetData":
			cells = true
		case "col":
			if isTrue(attr(e, "hidden")) {
				f.hiddenColumns++
			}
		case "row":
			row++
			rows++
			if n, err := strconv.Atoi(attr(e, "r")); err == nil {
				row = n - 1
			}
			at = sheet.Place{Row: row, Column: -1}
			if isTrue(attr(e, "hidden")) {
				f.hiddenRows++
			}
		case "c":
			at.Column++
			formula = false
			if column, row, err := excelize.CellNameToCoordinates(attr(e, "r")); err == nil {
				at = sheet.Place{Row: row - 1, Column: column - 1}
			}
			kind = attr(e, "t")
			numeric = kind == "" || kind == "n"
			style, _ = strconv.Atoi(attr(e, "s"))
			if font := r.fonts[style]; font != "" && !numeric && len(f.fonts) <= maxFacts {
				f.fonts[at] = font
			}
		case "f":
			formula = true
			f.unvalued++ // until its value is seen
		case "v":
			value := text()
			if formula && (kind == typeText || value != "") {
				f.unvalued--
			}
			formula = false
			if v, err := strconv.ParseFloat(value, 64); err == nil && numeric && len(f.numbers) <= maxFacts {
				f.numbers[at] = number{v, r.scales[style]}
			}
		case "mergeCell":
			if a, ok := areaOf(attr(e, "ref")); ok {
				f.merged = append(f.merged, a)
			}
			merged++
		}
	})
	if err != nil || !cells {
		return nil, err
	}
	if rows > sheet.MaxRows {
		return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("a sheet of more than %d rows", sheet.MaxRows)}
	}
	if merged > maxFacts {
		return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: "more merged cells than cells are read"}
	}
	return f, nil
}

// readStyles reads which cell styles show thousands or millions, for the
// library shows such numbers in full, and which have fonts made before
// Unicode.
func (r *reader) readStyles() error {
	codes, fonts, count, inFonts, inCells := map[string]string{}, []string{}, 0, false, false
	r.scales, r.fonts = map[int]sheet.Scale{}, map[int]string{}
	_, err := r.elements("xl/styles.xml", func(e xml.StartElement, _ func() string) {
		switch e.Name.Local {
		case "numFmt":
			codes[attr(e, "numFmtId")] = attr(e, "formatCode")
		case "fonts":
			inFonts = true
		case "fills":
			inFonts = false
		case "font":
			if inFonts {
				fonts = append(fonts, "")
			}
		case "name":
			if inFonts && len(fonts) > 0 {
				fonts[len(fonts)-1] = attr(e, "val")
			}
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if !inCells {
				return
			}
			if sc := sheet.ScaleOf(codes[attr(e, "numFmtId")]); sc.Divides() {
				r.scales[count] = sc
			}
			if id, err := strconv.Atoi(attr(e, "fontId")); err == nil && id >= 0 && id < len(fonts) && isOld(fonts[id]) {
				r.fonts[count] = fonts[id]
			}
			count++
		}
	})
	return err
}

// isOld holds for fonts made before Unicode: the letter à of one of their
// encodings is converted.
func isOld(font string) bool {
	_, changed := office.Decode(font, "µaø")
	return changed
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// areaOf reads "A1:C2".
func areaOf(s string) (a sheet.Area, ok bool) {
	from, to, _ := strings.Cut(s, ":")
	c1, r1, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		return a, false
	}
	c2, r2, err := excelize.CellNameToCoordinates(to)
	if err != nil {
		return a, false
	}
	return sheet.Area{First: sheet.Place{Row: min(r1, r2) - 1, Column: min(c1, c2) - 1}, Last: sheet.Place{Row: max(r1, r2) - 1, Column: max(c1, c2) - 1}}, true
}
