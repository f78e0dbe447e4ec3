package observe

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// spanning lists for each row the names of the columns that group rows: its
// own, or those of the merged cell that it stands beside; and the names of rows
// that need those to be told apart.
func (g *grid) spanning() (over [][]string, shared map[string]bool) {
	var columns []int
	for j, c := range g.cols {
		if c.role == roleGroup {
			columns = append(columns, j)
		}
	}
	if len(columns) == 0 {
		return nil, nil
	}
	out, last := make([][]string, len(g.t.Rows)), make([]string, len(columns))
	shared, under := map[string]bool{}, map[string]string{}
	for i, row := range g.t.Rows {
		if row.Kind != trichluc.RowData || g.name >= 0 && totalRow.MatchString(cell(row, g.name)) && cell(row, columns[0]) == "" {
			clear(last)
			continue
		}
		for k, j := range columns {
			if text := cell(row, j); text != "" {
				last[k] = strings.TrimRight(nameMark.ReplaceAllString(text, ""), " :;,")
				clear(last[k+1:])
			}
			if last[k] != "" {
				out[i] = append(out[i], last[k])
			}
		}
		name, path := g.rowName(row), strings.Join(out[i], " > ")
		if before, ok := under[name]; ok && before != path {
			shared[name] = true
		}
		under[name] = path
	}
	return out, shared
}

// groupOf is what stands over the i-th row: the titles above it and the merged
// cells beside it.
func (g *grid) groupOf(i int) []string {
	group := g.t.Rows[i].Group
	if over := g.beside(i); over != nil {
		return append(slices.Clip(group), over...)
	}
	return group
}

// beside are the names in the merged cells beside the i-th row; nil where the
// row is named by them.
func (g *grid) beside(i int) []string {
	if g.over == nil || g.name < 0 || cell(g.t.Rows[i], g.name) == "" {
		return nil
	}
	return g.over[i]
}

var placesHead = pattern.New(`(?i)(?:^|\s)(?:tên )?(?:cơ quan|đơn vị|địa phương|huyện|xã|tỉnh|địa bàn|sở, ngành|sở, ban, ngành|phường|trường|bệnh viện|doanh nghiệp|cơ sở)(?:[\s,/]|$)`)

// namesPlaces tells whether the rows are agencies or places: their head says
// so, or most names open like one.
func (g *grid) namesPlaces() bool {
	if g.name < 0 {
		return false
	}
	n, entities := 0, 0
	for _, row := range g.t.Rows {
		if row.Kind != trichluc.RowData || cell(row, g.name) == "" {
			continue
		}
		n++
		if level, ok := entityAt(spelled(g.rowName(row))); ok && level != "system" || levelName.MatchString(g.rowName(row)) || facility.MatchString(g.rowName(row)) {
			entities++
		}
	}
	head := g.cols[g.name].head
	return entities*2 > n || placesHead.MatchString(head) && entities*4 > n
}

var levelName = pattern.New(`(?i)^cấp (?:tỉnh|huyện|xã|sở)(?:\s|$)`)

// facility matches short names of what has beds or pupils.
var facility = pattern.New(`^(?:TTYT|BV|BVĐK|TYT|PKĐK|TTGDTX|Trạm y tế|Phòng khám)\s`)

// totalOnly matches names that say no more than that a figure is a sum.
var totalOnly = pattern.New(`(?i)^(?:tổng(?: cộng| số)?|cộng)$`)

var totalRow = pattern.New(`(?i)^(?:tổng(?: cộng| số)?|cộng|toàn tỉnh|cả tỉnh|bình quân|trung bình)(?:\s|$|:)`)

// rowSubject is the place or agency that a row names.
func (g *grid) rowSubject(row trichluc.Row, name string) trichluc.Subject {
	if name == "" || totalRow.MatchString(name) {
		return g.whole()
	}
	if s, ok := levelIn(name); ok && levelName.MatchString(name) {
		if n := len(row.Group); n > 0 {
			if _, named := entityAt(plainTitle(row.Group[n-1])); named {
				name += ", " + plainTitle(row.Group[n-1])
			}
		}
		return trichluc.Subject{Text: name, Level: s.Level}
	}
	level, ok := entityAt(spelled(name))
	if !ok {
		level = "agency"
	}
	if level == "agency" {
		name = g.qualified(name)
	}
	return trichluc.Subject{Text: name, Level: level}
}

// shortKinds are the kinds of places as lists shorten them.
var shortKinds = pattern.New(`^(TP|TX|TT|H|Q|P|X)(\.\s*|\s+)(\p{Lu}|\d)`)

// spelled is a place's name with its kind written out: "TX. Tân Châu".
func spelled(name string) string {
	m := shortKinds.FindStringSubmatch(name)
	if m == nil || len(m[1]) == 1 && !strings.HasPrefix(m[2], ".") {
		return name
	}
	kind := map[string]string{"TP": "Thành phố ", "TX": "Thị xã ", "TT": "Thị trấn ", "H": "Huyện ", "Q": "Quận ", "P": "Phường ", "X": "Xã "}[m[1]]
	return kind + name[len(m[1])+len(m[2]):]
}
