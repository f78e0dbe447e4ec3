package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// byteOrderMark makes Excel read the file as UTF-8; without it Vietnamese
// letters come out as pairs of signs.
const byteOrderMark = "\ufeff"

type csvSink struct {
	out *csv.Writer
}

func newCSVSink(w io.Writer, row reflect.Type) (*csvSink, error) {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return nil, err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	return &csvSink{out}, out.Write(columns(nil, "", row))
}

func (s *csvSink) put(row any) error {
	cells, err := values(nil, reflect.ValueOf(row))
	if err != nil {
		return err
	}
	return s.out.Write(cells)
}

func (s *csvSink) flush() error {
	s.out.Flush()
	return s.out.Error()
}

// columns names the columns that a row type is flattened to.
func columns(names []string, prefix string, t reflect.Type) []string {
	for i := range t.NumField() {
		field := t.Field(i)
		name, of := prefix+field.Tag.Get("json"), field.Type
		if of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		if of.Kind() == reflect.Struct {
			names = columns(names, name+".", of)
		} else {
			names = append(names, name)
		}
	}
	return names
}

// values are a row's cells in the order of columns.
func values(cells []string, row reflect.Value) ([]string, error) {
	for i := range row.NumField() {
		v := row.Field(i)
		if v.Kind() == reflect.Pointer && v.IsNil() {
			if of := v.Type().Elem(); of.Kind() == reflect.Struct {
				cells = append(cells, make([]string, len(columns(nil, "", of)))...)
			} else {
				cells = append(cells, "")
			}
			continue
		}
		v = reflect.Indirect(v)
		var err error
		if v.Kind() == reflect.Struct {
			cells, err = values(cells, v)
		} else {
			var cell string
			cell, err = value(v)
			cells = append(cells, cell)
		}
		if err != nil {
			return nil, err
		}
	}
	return cells, nil
}

// value is one cell. Only words can hold a formula; a list of objects is JSON
// and begins with a bracket.
func value(v reflect.Value) (string, error) {
	switch v.Kind() {
	case reflect.String:
		return disarm(v.String()), nil
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10), nil
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64), nil
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), nil
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Struct {
			return objects(v)
		}
		parts := make([]string, v.Len())
		for i := range parts {
			part, err := value(v.Index(i))
			if err != nil {
				return "", err
			}
			parts[i] = part
		}
		return strings.Join(parts, "; "), nil
	}
	return "", fmt.Errorf("no column for a %s", v.Type())
}

func objects(v reflect.Value) (string, error) {
	if v.Len() == 0 {
		return "", nil
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v.Interface())
	return strings.TrimSuffix(b.String(), "\n"), err
}

// harmless is what may begin with a sign: a signed number, a dash for "none",
// the comparator "=", which is no formula without what it would compute.
var harmless = regexp.MustCompile(`^(=|[-+]?[0-9.,\s]*%?)$`)

// disarm keeps a spreadsheet from running a cell as a formula: Excel and
// LibreOffice do so for text that begins with one of these signs (OWASP, "CSV
// Injection"). The list item "- Xây dựng" would otherwise show as #NAME?.
func disarm(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r\n", rune(s[0])) || harmless.MatchString(s) {
		return s
	}
	return "'" + s
}

// TableCell is a line of `export tables --format csv`: one cell of a table's
// body. Row and Column are 1-based.
type TableCell struct {
	Table    string   `json:"table"`
	Document string   `json:"document"`
	Source   string   `json:"source"`
	Caption  *string  `json:"caption"`
	Unit     *string  `json:"unit"`
	Row      int      `json:"row"`
	Column   int      `json:"column"`
	Kind     string   `json:"kind"`
	Group    []string `json:"group"`
	Header   *string  `json:"header"`
	Text     *string  `json:"text"`
	Location Place    `json:"location"`
	Quote    *string  `json:"quote"`
}

// tableCells unrolls tables, since no two have the same columns.
func tableCells(tables iter.Seq2[corpus.Placed[trichluc.Table], error]) iter.Seq2[TableCell, error] {
	return func(yield func(TableCell, error) bool) {
		for t, err := range tables {
			if err != nil {
				yield(TableCell{}, err)
				return
			}
			for r := range t.Row.Rows {
				for c := range t.Row.Rows[r].Cells {
					if !yield(tableCell(t, r, c), nil) {
						return
					}
				}
			}
		}
	}
}

func tableCell(p corpus.Placed[trichluc.Table], r, c int) TableCell {
	row := p.Row.Rows[r]
	cell := row.Cells[c]
	page := cell.Page
	if page == 0 {
		page = row.Page
	}
	line := TableCell{
		Table: p.Row.ID, Document: p.Document, Source: p.Source, Caption: text(p.Row.Caption), Unit: text(p.Row.Unit),
		Row: r + 1, Column: c + 1, Kind: string(row.Kind), Group: list(row.Group), Text: text(cell.Text), Quote: text(cell.Text),
		Location: OfLocation(trichluc.Location{
			Page: page, Section: p.Row.Section, Table: p.Row.ID, Row: r + 1, Column: c + 1,
			Start: cell.Start, End: cell.End, Box: cell.Box,
		}),
	}
	if c < len(p.Row.Header) {
		line.Header = text(p.Row.Header[c])
	}
	return line
}
