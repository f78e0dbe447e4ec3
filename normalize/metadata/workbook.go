package metadata

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/period"
	"github.com/trichluc/trichluc/normalize/serial"
)

// isWorkbook holds for documents made of sheets, whose name is a heading of
// ours and whose first cells are their letterhead and title.
func isWorkbook(d *trichluc.Document) bool {
	return strings.Contains(d.MediaType, "spreadsheet") || strings.Contains(d.MediaType, "ms-excel")
}

// readSheetHead takes the lines above the first table of a workbook apart:
// agencies, number and date, then the title with what stands in brackets or
// says up to when figures were counted. Nothing but words tells them, since
// cells have no place of their own on a page. name is that of the sheet.
func readSheetHead(d *trichluc.Document) (h head, name string) {
	h.numberAt = -1
	lines, name := linesAboveTable(d)
	from := titleAt(lines)
	for i, line := range lines {
		part, text := partOfSheetHead(line)
		switch {
		case part == sheetAside:
			h.subtitle = strings.TrimSpace(h.subtitle + " " + text)
		case part == sheetLetterhead, part == sheetText && i < from && line == strings.ToUpper(line):
			h.lines = append(h.lines, text)
		case part == sheetText && (i == from || from >= 0 && i > from && goesOn(lines[from], line)):
			h.titles = append(h.titles, text)
		}
	}
	return h, name
}

// goesOn reports a line of the title that first begins: any below a kind that
// stands alone, one in capitals below another.
func goesOn(first, line string) bool {
	if k, rest := kindLine(first); k != nil && rest == "" {
		return true
	}
	return first == strings.ToUpper(first) && line == strings.ToUpper(line)
}

// sheetPart is what a line above the table of a sheet is told by its form.
type sheetPart int

const (
	sheetText       sheetPart = iota // agency or title
	sheetLetterhead                  // number or date line
	sheetAside                       // in brackets, or up to when figures were counted
	sheetLabel                       // "Biểu số 01", "Đơn vị tính: ...", "(Kèm theo ...)"
)

var (
	// sheetNumber is a number line, the number of which may be blank.
	sheetNumber = regexp.MustCompile(`(?i)^số\s*:?\s*\d*\s*[/-]`)
	// tableLabel is a table's label and what stands behind it on the line.
	tableLabel = regexp.MustCompile(`(?i)^(?:phụ lục|phụ biểu|biểu mẫu|mẫu biểu|biểu|mẫu|bảng)(?: số)?\s*:?\s*(?:\pL?\d[\pL\d/-]*|[IVX]+(?:[.:–-]|$)|$)[\s.:–-]*(.*)$`)
	// unitOrDate is the beginning of a line that is no title, folded.
	unitOrDate = regexp.MustCompile(`^\(?(?:don vi(?: tinh)?|dvt|kem theo|ban hanh kem)\b|^\(?(?:so lieu )?(?:uoc )?tinh den `)
)

// partOfSheetHead also gives the line without the label before it.
func partOfSheetHead(line string) (sheetPart, string) {
	m := tableLabel.FindStringSubmatch(line)
	aside := unitOrDate.FindString(viet.Fold(line))
	switch {
	case sheetNumber.MatchString(line), strings.Contains(line, ", ngày"):
		return sheetLetterhead, line
	case strings.HasSuffix(aside, "den "), aside == "" && strings.HasPrefix(line, "("):
		return sheetAside, line
	case aside != "", m != nil && m[1] == "", utf8.RuneCountInString(line) > longestTitle:
		return sheetLabel, line
	case m != nil:
		return sheetText, m[1]
	}
	return sheetText, line
}

// linesAboveTable gives the lines above the first table, without the name of
// the sheet that stands over them.
func linesAboveTable(d *trichluc.Document) (lines []string, name string) {
	for i, b := range d.Blocks {
		if b.Kind == trichluc.BlockTable || len(lines) >= headLines {
			break
		}
		if !valid(d, b) {
			continue
		}
		text := d.Text[b.Start:b.End]
		if k, _ := kindLine(text); i == 0 && (b.Kind == trichluc.BlockHeading || b.Kind == trichluc.BlockTitle) && k == nil {
			name = viet.Space(text)
			continue
		}
		lines = append(lines, split(text)...)
	}
	return lines, name
}

// titleWord begins the titles of tables, folded.
var titleWord = regexp.MustCompile(`^(?:bao cao|bieu|bang|tong hop|ket qua|tinh hinh|danh sach|danh muc|thong ke|so lieu|chi tieu|quyet toan|du toan|ke hoach|tien do) `)

// longestTitle is more runes than a title has.
const longestTitle = 400

// titleAt is the line that begins the title: one that begins as titles of
// tables do, else the first that names no agency; -1 without any.
func titleAt(lines []string) int {
	first := -1
	for i, line := range lines {
		part, text := partOfSheetHead(line)
		switch {
		case part != sheetText:
		case text != line, titleWord.MatchString(viet.Fold(text) + " "):
			return i
		case first < 0 && !isAgency(lines[:i+1]):
			first = i
		}
	}
	return first
}

// isAgency reports whether the last line names an agency, or ends the name of
// one that the line above it begins: "ỦY BAN NHÂN DÂN / TỈNH NGHỆ AN".
func isAgency(lines []string) bool {
	for n := 1; n <= min(2, len(lines)); n++ {
		text := strings.Join(lines[len(lines)-n:], " ")
		if who, ok := agency.At(text, 0); ok && who.End > len(text)-len(lines[len(lines)-1]) {
			return true
		}
	}
	return false
}

// workbookKind keeps the kind that a workbook's title begins with where it is
// one of a document: a report's, or one that stands alone or below a number.
// "KẾ HOẠCH VỐN NĂM 2024" over a table names what it counts.
func (h head) workbookKind(md *trichluc.Metadata) {
	if len(h.titles) == 0 {
		return
	}
	k, end, ok := serial.KindAt(h.titles[0], 0)
	switch {
	case !ok || md.Symbol != "":
	case k.Name == kindReport && md.Kind == "":
		md.Kind, md.Title = kindReport, strings.TrimSpace(strings.Join(h.titles, " ")[end:])
	case k.Name != kindReport && end < len(h.titles[0]):
		md.Kind, md.Title = "", strings.Join(h.titles, " ")
	}
}

// workbookPeriod is the time that the title covers, or, where it names none,
// the day up to which figures were counted.
func workbookPeriod(d *trichluc.Document, md trichluc.Metadata, h head) trichluc.Period {
	if p := coveredPeriod(d, md, h); p.Label != "" {
		return p
	}
	for _, text := range []string{md.Title, h.subtitle} {
		if p, ok := period.OfTitle(text); ok {
			return p
		}
	}
	return trichluc.Period{}
}
