package observe

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/number"
	"github.com/trichluc/trichluc/normalize/period"
	"github.com/trichluc/trichluc/normalize/unit"
)

// grid is a table being read.
type grid struct {
	*reader
	t       *trichluc.Table
	cols    []column
	name    int             // column of names, -1 for none
	units   int             // column of units, -1 for none
	over    [][]string      // for each row the names in the columns that group rows, outermost first; nil without any
	shared  map[string]bool // names that rows under several of those have
	places  bool            // rows are agencies or places, and heads the indicators
	figures bool
}

// table reads the observations of t: one for each cell that holds a figure or
// says how things stand instead of one. A table without such columns (a list
// of documents, a schedule) gives none.
func (r *reader) table(t *trichluc.Table) []trichluc.Observation {
	g := &grid{reader: r, t: t, cols: r.columns(t), name: -1, units: -1}
	for j, c := range g.cols {
		switch c.role {
		case roleName:
			if g.name < 0 {
				g.name = j
			}
		case roleUnit:
			g.units = j
		case roleFigure:
			g.figures = true
		}
	}
	if !g.figures {
		return nil
	}
	g.over, g.shared = g.spanning()
	g.places = g.namesPlaces()
	var out []trichluc.Observation
	for i, row := range t.Rows {
		if row.Kind == trichluc.RowData {
			out = append(out, g.row(i, row)...)
		}
	}
	return out
}

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
		if level, ok := entityAt(g.rowName(row)); ok && level != "system" || levelName.MatchString(g.rowName(row)) || facility.MatchString(g.rowName(row)) {
			entities++
		}
	}
	head := g.cols[g.name].head
	return entities*2 > n || placesHead.MatchString(head) && entities*4 > n
}

var levelName = pattern.New(`(?i)^cấp (?:tỉnh|huyện|xã|sở)(?:\s|$)`)

// facility matches short names of what has beds or pupils.
var facility = pattern.New(`^(?:TTYT|BV|BVĐK|TYT|PKĐK|TTGDTX|Trạm y tế|Phòng khám)\s`)

var nameMark = pattern.New(`^(?:[-+•*–]|[a-zđ]\)|\d+(?:\.\d+)*[.)])\s*`)

// rowName is what a row is about, without its list mark.
func (g *grid) rowName(row trichluc.Row) string {
	if g.name < 0 {
		return ""
	}
	text := cell(row, g.name)
	for j := g.name - 1; j >= 0 && text == ""; j-- {
		if g.cols[j].role == roleGroup {
			text = cell(row, j) // "Tổng cộng" in a cell merged with that of the names
		}
	}
	return strings.TrimRight(nameMark.ReplaceAllString(text, ""), " :;,")
}

// namedUnit matches a unit that closes a name: "Chi phí (đồng)", "Tỷ lệ (%)".
var namedUnit = pattern.New(`\s*\([^()]{1,24}\)$`)

// partRow matches the name of a row that is a part of the one before.
var partRow = pattern.New(`(?i)^(?:trong đó|bao gồm|gồm)\s*:?\s*`)

// indicatorName is a row's name as an indicator: without its unit, and after
// the name of the whole where the row is a part of one.
func (g *grid) indicatorName(i int, row trichluc.Row) string {
	name := g.rowName(row)
	if at := namedUnit.FindStringIndex(name); at != nil && at[0] > 0 {
		if _, ok := unit.InHead(name[at[0]:]); ok {
			name = name[:at[0]]
		}
	}
	over := g.beside(i)
	rest := partRow.ReplaceAllString(name, "")
	if rest == name || rest == "" {
		if n := len(over); n > 0 && g.shared[name] && !g.groupedByPlace(over) {
			return over[n-1] + " – " + lowerFirst(name)
		}
		return name
	}
	for k := i - 1; k >= 0 && g.t.Rows[k].Kind == trichluc.RowData; k-- {
		if n := len(over); n > 0 && !slices.Equal(over, g.beside(k)) {
			return over[n-1] + " – " + lowerFirst(rest)
		}
		if whole := g.rowName(g.t.Rows[k]); whole != "" && !partRow.MatchString(whole) {
			return whole + " – " + lowerFirst(rest)
		}
	}
	return name
}

var rankRow = pattern.New(`(?i)^(?:thứ hạng|xếp hạng|vị trí xếp hạng)(?:\s|$)`)

// row reads the figures of the i-th row.
func (g *grid) row(i int, row trichluc.Row) []trichluc.Observation {
	var out []trichluc.Observation
	row.Group = g.groupOf(i)
	for j := range g.cols {
		text := cell(row, j)
		if text == "" {
			continue
		}
		switch g.cols[j].role {
		case roleFigure:
			out = append(out, g.cell(i, j, row, text)...)
		case roleNote:
			out = append(out, g.note(i, j, row, text)...)
		}
	}
	return out
}

// base is an observation with everything that row and column say, without a
// figure.
func (g *grid) base(i, j int, row trichluc.Row) trichluc.Observation {
	c := g.cols[j]
	name := g.rowName(row)
	o := trichluc.Observation{Measure: c.measure, Period: c.period.Label, AsOf: c.asOf, Group: row.Group, Multiplier: 1, Confidence: 0.95}
	o.Subject = g.whole()
	switch when, ok := rowTime(name, c.period); {
	case ok:
		o.Indicator.Text, o.Period = g.headIndicator(c), when.Label
	case g.places:
		o.Indicator.Text = g.headIndicator(c)
		if over := g.beside(i); len(over) > 0 && !g.groupedByPlace(over) {
			o.Indicator.Text = over[len(over)-1] // "Lúa | Huyện An Phú | Năm 2024"
			if !kindOnly(c.head) {
				o.Indicator.Text += " – " + lowerFirst(g.headIndicator(c))
			}
		}
		o.Subject = g.rowSubject(row, name)
	case levelName.MatchString(name) && len(row.Group) > 0:
		o.Indicator.Text = join(" – ", plainTitle(row.Group[len(row.Group)-1]), lowerFirst(name), c.suffix)
		if s, ok := levelIn(name); ok {
			o.Subject = trichluc.Subject{Text: g.qualified(s.Text), Level: s.Level}
		}
	default:
		o.Indicator.Text = join(" – ", g.indicatorName(i, row), c.suffix)
		if over := g.beside(i); len(over) > 0 && g.groupedByPlace(over) {
			o.Subject = g.rowSubject(row, over[len(over)-1])
		}
		if rankRow.MatchString(name) && o.Measure == trichluc.MeasureActual {
			o.Measure = trichluc.MeasureRank
		}
		for k, who := range g.cols {
			if who.role != roleWho {
				continue
			}
			if _, ok := entityAt(cell(row, k)); ok {
				o.Subject = trichluc.Subject{Text: g.qualified(cell(row, k)), Level: "agency"}
				break
			}
		}
	}
	if g.unheaded(j) || c.vague {
		o.Confidence = 0.5 // two columns without heads: nothing tells their figures apart
	}
	o.Location = trichluc.Location{Section: g.t.Section, Table: g.t.ID, Row: i + 1, Column: j + 1, Page: row.Page}
	o.Quote = g.quote(row)
	return o
}

// groupedByPlace tells whether the merged cells beside a row name a place or
// an agency: its figures are of that.
func (g *grid) groupedByPlace(over []string) bool {
	level, ok := entityAt(over[len(over)-1])
	if !ok || level == "system" {
		return false
	}
	return level != "agency" || slices.ContainsFunc(g.cols, func(c column) bool { return c.role == roleGroup && placesHead.MatchString(c.head) })
}

// unheaded tells whether a column of figures has no head, and another has none
// either.
func (g *grid) unheaded(j int) bool {
	if g.cols[j].head != "" {
		return false
	}
	n := 0
	for _, c := range g.cols {
		if c.role == roleFigure && c.head == "" {
			n++
		}
	}
	return n > 1
}

// rowTime reads a row's name that is a stretch of time and nothing else: "Quý
// I", "Tháng 7".
func rowTime(name string, document trichluc.Period) (trichluc.Period, bool) {
	if !timeName.MatchString(name) {
		return trichluc.Period{}, false
	}
	if m := monthsName.FindStringSubmatch(name); m != nil && len(document.Label) >= 4 {
		year := document.Label[:4]
		from, ok1 := period.OfHead("tháng "+m[1]+"/"+year, document)
		to, ok2 := period.OfHead("tháng "+m[2]+"/"+year, document)
		return period.Span(from.Start, to.End), ok1 && ok2 && from.Start < to.End
	}
	return period.OfHead(name, document)
}

// monthsName matches a row that is several months: "Tháng 7 và tháng 8".
var monthsName = pattern.New(`(?i)^tháng (\d{1,2})\s*(?:và|đến|-|–)\s*(?:tháng )?(\d{1,2})$`)

var timeName = pattern.New(`(?i)^(?:tháng \d{1,2}\s*(?:và|đến|-|–)\s*(?:tháng )?\d{1,2}|năm \d{4}|quý [IVX\d]+(?:\s*(?:/|năm)\s*\d{4})?|tháng \d{1,2}(?:\s*(?:/|năm)\s*\d{4})?|\d+ tháng(?: đầu năm| cuối năm)?(?: \d{4})?)$`)

// headIndicator words the indicator of a column whose rows are places.
func (g *grid) headIndicator(c column) string {
	head := c.head
	if above, leaf, ok := cutLast(head, " > "); ok && kindOnly(leaf) && !kindOnly(above) {
		head = above // "Số hộ nghèo > 2023": the time is no part of the name
	}
	name := headName(head)
	if general.MatchString(name) && g.t.Caption != "" {
		return join(" – ", name, plainCaption(g.t.Caption))
	}
	return name
}

// captionNumber matches the number that opens a caption.
var captionNumber = pattern.New(`(?i)^(?:bảng|biểu|phụ lục|phụ biểu)(?: số)?\s*[\dIVX]+(?:\.\d+)*\s*[.:–-]*\s*`)

// plainCaption is a caption without its number and its unit.
func plainCaption(caption string) string {
	caption = captionNumber.ReplaceAllString(viet.Space(stripTags(caption)), "")
	return clean(headNoise.ReplaceAllString(caption, ""))
}

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
	level, ok := entityAt(name)
	if !ok {
		level = "agency"
	}
	if level == "agency" {
		name = g.qualified(name)
	}
	return trichluc.Subject{Text: name, Level: level}
}

// plainTitle is a group's title without its number.
func plainTitle(title string) string {
	first, rest, ok := strings.Cut(title, " ")
	if ok && isOutline(first) {
		title = rest
	}
	return strings.TrimRight(nameMark.ReplaceAllString(title, ""), " :;,.")
}

// quoteLimit keeps quotes to what a reader takes in at once.
const quoteLimit = 400

func (g *grid) quote(row trichluc.Row) string {
	var parts []string
	for j, size := 0, 0; j < len(row.Cells) && size <= quoteLimit; j++ { // a row of thousands of cells is quoted for each of them
		if text := cell(row, j); text != "" {
			parts = append(parts, text)
			size += len(text) + len(" | ")
		}
	}
	return shorten(strings.Join(parts, " | "), quoteLimit)
}

// unitOf settles the unit of a cell: what the column of units says, the head,
// the indicator's own name. A row may name another unit than that stated above
// the table.
func (g *grid) unitOf(j int, row trichluc.Row, name string) (u unit.Unit, sure bool) {
	c := &g.cols[j]
	if c.unit.Name == "%" && len(c.above) == 0 {
		return c.unit, true
	}
	if g.units >= 0 && g.units < len(row.Cells) {
		if u := unit.OfCell(row.Cells[g.units].Text); !u.Zero() { // raw: "m³" is no footnote
			return u, true
		}
	}
	rowNames := !g.places
	if _, ok := rowTime(g.rowName(row), c.period); ok {
		rowNames = false
	}
	if rowNames && len(c.above) > 0 {
		if u, ok := unit.InHead(g.rowName(row)); ok {
			return u, true
		}
		if u, own, sure := applies(c.above, g.rowName(row)); own {
			return u, sure
		}
	}
	if !c.unit.Zero() || len(c.above) > 1 {
		return c.unit, c.sure
	}
	if !rowNames || namesOne(g.rowName(row)) {
		name = headName(c.head)
	}
	if u, ok := unit.InHead(g.rowName(row)); ok && !g.places {
		return u, true
	}
	u, ok := unit.OfName(name)
	if !ok && countsWord.MatchString(c.leaf) && !sumOf.MatchString(c.leaf) {
		u, ok = unit.OfName(c.leaf) // "Mầm non > Số trường"
	}
	if m := spent.FindStringSubmatch(name); m != nil && !ok {
		u = unit.Unit{Name: strings.ToLower(m[1]), Multiplier: 1}
	}
	return u, c.sure
}

// spent matches names that count days or turns, which are units only there.
var spent = pattern.New(`(?i)^(?:tổng )?(?:số )?(ngày|lượt) \p{L}`)

// namesOne tells whether a row's name is that of one thing and not of a kind
// that is counted: "Bệnh viện Đa khoa vùng Tây Nguyên" is no number of
// hospitals. Acronyms do not tell: "Doanh nghiệp FDI".
func namesOne(name string) bool {
	_, n := unit.Noun(name)
	if n == 0 {
		return false
	}
	for word := range strings.FieldsSeq(name[n:]) {
		first, size := utf8.DecodeRuneInString(word)
		if second, _ := utf8.DecodeRuneInString(word[size:]); unicode.IsUpper(first) && unicode.IsLower(second) {
			return true
		}
	}
	return false
}

// place notes where a figure stands in its cell, and that cell's page.
func place(o *trichluc.Observation, c trichluc.Cell, printed string) {
	o.Location.Start, o.Location.End = c.Start, c.End
	if i := strings.Index(c.Text, printed); i >= 0 && c.End-c.Start == len(c.Text) {
		o.Location.Start, o.Location.End = c.Start+i, c.Start+i+len(printed)
	}
	if c.Page > 0 {
		o.Location.Page = c.Page
	}
	o.Location.Box = c.Box
}

// note reads the figures that a note adds to its row.
func (g *grid) note(i, j int, row trichluc.Row, text string) []trichluc.Observation {
	p := passage{reader: g.reader, text: text, offset: -1, period: g.latest()}
	p.topic = g.whole()
	var out []trichluc.Observation
	for _, o := range p.read() {
		b := g.base(i, j, row)
		printed := o.ValueText
		o.Group = append(append([]string{}, row.Group...), g.rowName(row))
		o.Location, o.Quote = b.Location, text
		place(&o, row.Cells[j], printed)
		o.Confidence = min(o.Confidence, 0.7)
		out = append(out, o)
	}
	return out
}

// latest is the period of the last column of results.
func (g *grid) latest() (p timeOf) {
	p.period = g.reader.period
	for _, c := range g.cols {
		if c.role == roleFigure && c.measure == trichluc.MeasureActual {
			p.period, p.asOf = c.period, c.asOf
		}
	}
	return p
}

// misplaced looks for a numeral in a column of whole numbers that has a
// decimal sign where it should have none: "14.40" in a row whose share says
// that it is 1440.
func (g *grid) misplaced(j int, row trichluc.Row, f number.Figure) (joined float64, proved, doubtful bool) {
	if !g.cols[j].whole || !f.Decimal || f.Kind != number.Plain {
		return 0, false, false
	}
	joined, ok := number.Joined(strings.TrimSpace(f.Text))
	if !ok {
		return 0, false, false
	}
	return joined, g.shareProves(j, row, joined) && !g.shareProves(j, row, f.Value), true
}

// shareProves tells whether a value, another figure of the row and one of its
// percentages fit together.
func (g *grid) shareProves(j int, row trichluc.Row, value float64) bool {
	var others, shares []float64
	for k, c := range g.cols {
		if k == j || c.role != roleFigure {
			continue
		}
		if f, ok := number.Parse(cell(row, k), g.locale); ok && f.Value != 0 {
			if f.Kind == number.Percent || g.cols[k].unit.Name == "%" {
				shares = append(shares, f.Value)
			} else {
				others = append(others, f.Value)
			}
		}
	}
	for _, w := range others {
		for _, p := range shares {
			if d := 100*value/w - p; -0.06 < d && d < 0.06 {
				return true
			}
		}
	}
	return false
}
