package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// mostOff is how far a list may be from the count before it and still be taken
// for what is counted: a list that is further off lists something else.
const mostOff = 3

// announcesList reads what follows a count that a list below it is of, up to
// the end of its paragraph: "nhóm nhiệm vụ trọng tâm sau:".
var announcesList = regexp.MustCompile(`^[^.;:()\d\n]{2,120}(?:sau|sau đây|gồm|bao gồm|cụ thể|là|như sau|trọng tâm|chính)(?: đây)?(?:,? cụ thể)?(?: như sau)?:$`)

// checkListsBelow compares a count at the end of a paragraph with the items
// that follow it: "tập trung vào 05 nhóm nhiệm vụ sau:" and four items.
func (r *report) checkListsBelow() []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.observations {
		o := &r.observations[i]
		at := r.blockAt(o.Location.Start)
		if o.Location.Table != "" || !counts(o) || at < 0 || o.Location.End > r.document.Blocks[at].End {
			continue
		}
		if !announcesList.MatchString(strings.TrimRight(r.text(o.Location.End, r.document.Blocks[at].End), " ")) {
			continue
		}
		listed, counted, last := r.itemsAfter(at)
		if off := *o.Value - float64(listed); listed < 2 || off == 0 || off > mostOff || off < -mostOff || *o.Value == float64(counted) {
			continue
		}
		where := r.at(r.document.Blocks[at+1].Start, r.document.Blocks[last].End)
		findings = append(findings, listFinding(o, fmt.Sprintf("kể ra %d", listed), where))
	}
	return findings
}

func listFinding(o *trichluc.Observation, computed string, where trichluc.Location) trichluc.Finding {
	return trichluc.Finding{
		Severity: trichluc.SeverityReview,
		Verdict:  trichluc.VerdictUndetermined,
		Printed:  withUnit(o),
		Computed: computed,
		Message:  fmt.Sprintf("Báo cáo nêu %s, %s.", withUnit(o), computed),
		Where:    []trichluc.Location{o.Location, where},
	}
}

// leadingCount reads an item that stands for several: "- 02 đợt kiểm tra".
var leadingCount = regexp.MustCompile(`^\W*(\d{1,2}) \pL`)

// itemsAfter counts the items that follow a block, by the kind of mark of the
// first: items of another mark stand under them. In counted an item that says
// how many it is counts as so many.
func (r *report) itemsAfter(at int) (n, counted, last int) {
	blocks := r.document.Blocks
	kind, last := "", at
	for i := at + 1; i < len(blocks); i++ {
		b := blocks[i]
		if b.Kind == trichluc.BlockFootnote {
			continue
		}
		mark := markKind(b.Mark)
		if b.Kind != trichluc.BlockItem || mark == "" {
			if b.Kind == trichluc.BlockParagraph && n > 0 && kind != "-" {
				continue // a paragraph under a numbered item
			}
			break
		}
		if kind == "" {
			if kind = mark; kind != "-" && !isFirstMark(b.Mark) {
				return 0, 0, at
			}
		}
		if mark == kind && kind != "-" && n > 0 && isFirstMark(b.Mark) {
			break // another list begins
		}
		if mark == kind {
			n++
			counted++
			if m := leadingCount.FindStringSubmatch(strings.TrimPrefix(r.text(b.Start, b.End), b.Mark)); m != nil {
				several, _ := strconv.Atoi(m[1])
				counted += several - 1
			}
		}
		last = i
	}
	return n, counted, last
}

// markKind tells the marks of one list from those of another: "1)" and "2)"
// from "a)" and from "-".
func markKind(mark string) string {
	switch mark = strings.TrimSpace(mark); {
	case mark == "":
		return ""
	case strings.ContainsAny(mark, "0123456789"):
		return strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return -1
			}
			return r
		}, mark) + "1"
	case len(mark) >= 2 && strings.HasSuffix(mark, ")"), len(mark) >= 2 && strings.HasSuffix(mark, "."):
		return "a" + mark[len(mark)-1:]
	}
	return "-"
}

func isFirstMark(mark string) bool {
	word := strings.Trim(mark, " ().")
	return word == "1" || word == "a" || word == "A" || word == "I" || word == "01"
}

// seesAnnex reads the annex that a count points to: "07 dự án ưu tiên nêu tại
// Phụ lục I", "12 văn bản (chi tiết tại Phụ lục 02)".
var seesAnnex = regexp.MustCompile(`^[^.;:\d\n]{2,60}?(?:nêu tại|tại|theo|\(|kèm theo|chi tiết tại|xem|chi tiết theo)\s*(?i:(phụ lục|phụ biểu|biểu)(?: số)?\s+(\d+|[IVX]+)\b)`)

// checkListsInAnnexes compares a count with the rows of the annex that it
// points to, where the annex is one table of numbered rows.
func (r *report) checkListsInAnnexes() []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.observations {
		o := &r.observations[i]
		if o.Location.Table != "" || !counts(o) || o.Location.End > len(r.document.Text) {
			continue
		}
		m := seesAnnex.FindStringSubmatch(r.text(o.Location.End, o.Location.End+160))
		if m == nil {
			continue
		}
		t := r.soleTableOf(m[1]+" "+m[2], o.Unit)
		if t == nil {
			continue
		}
		rows := numberedRows(t)
		if off := *o.Value - float64(rows); rows < 2 || off == 0 || off > mostOff || off < -mostOff {
			continue
		}
		findings = append(findings, listFinding(o, fmt.Sprintf("%s kể %d dòng", m[1]+" "+m[2], rows), r.at(t.Start, t.End)))
	}
	return findings
}

// soleTableOf is the one table of an annex that names what is counted, in its
// caption or heads, or in the title of the annex.
func (r *report) soleTableOf(label, unit string) *trichluc.Table {
	var tables, naming []*trichluc.Table
	for i := range r.document.Tables {
		t := &r.document.Tables[i]
		section, _, _ := strings.Cut(t.Section, "/")
		if viet.Fold(section) != viet.Fold(label) || unit == "" {
			continue
		}
		tables = append(tables, t)
		if strings.Contains(viet.Fold(t.Caption+" "+strings.Join(t.Header, " ")), viet.Fold(unit)) {
			naming = append(naming, t)
		}
	}
	switch {
	case len(naming) == 1:
		return naming[0]
	case len(tables) == 1 && strings.Contains(viet.Fold(r.annexTitle(tables[0])), viet.Fold(unit)):
		return tables[0]
	}
	return nil
}

// annexTitle is the title of the annex that a table stands in.
func (r *report) annexTitle(t *trichluc.Table) string {
	title := ""
	for _, a := range r.document.Metadata.Appendices {
		if a.Start <= t.Start {
			title = a.Title
		}
	}
	return title
}

// numberedRows counts the rows of a table that are numbered through from 1; 0
// where the numbers do not run through.
func numberedRows(t *trichluc.Table) int {
	next := 1
	for _, row := range t.Rows {
		if row.Kind == trichluc.RowGroup || len(row.Cells) == 0 {
			continue
		}
		n, err := strconv.Atoi(strings.Trim(row.Cells[0].Text, " ."))
		switch {
		case err != nil && strings.TrimSpace(row.Cells[0].Text) == "": // a total, or more about the row above
		case err != nil || n != next:
			return 0
		default:
			next++
		}
	}
	return next - 1
}

// namesInBrackets reads the names of places in the bracket after a count of
// them: "huyện chưa hoàn thành (Kỳ Sơn, Tương Dương)".
var namesInBrackets = regexp.MustCompile(`^[^.;:()\d\n]{0,60}\((?:gồm:? |là:? |các huyện:? )?((?:\p{Lu}\pL*(?: \pL+){0,4})(?:(?:, | và |; )(?:\p{Lu}\pL*(?: \pL+){0,4}))+)\)`)

// placeUnits are the units whose names hold no commas, unlike those of offices.
var placeUnits = []string{"huyện", "tỉnh", "xã", "phường", "thị xã", "thành phố", "quận", "thị trấn", "địa phương"}

// checkNamedPlaces compares a count of places with the names in the bracket
// behind it.
func (r *report) checkNamedPlaces() []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.observations {
		o := &r.observations[i]
		if o.Location.Table != "" || !counts(o) || !slices.Contains(placeUnits, o.Unit) {
			continue
		}
		m := namesInBrackets.FindStringSubmatchIndex(r.text(o.Location.End, o.Location.End+600))
		if m == nil {
			continue
		}
		start, end := o.Location.End+m[2], o.Location.End+m[3]
		listed := 1 + len(divider.FindAllString(r.text(start, end), -1))
		if off := *o.Value - float64(listed); off == 0 || off > mostOff || off < -mostOff {
			continue
		}
		findings = append(findings, listFinding(o, fmt.Sprintf("trong ngoặc kể %d", listed), r.at(start, end)))
	}
	return findings
}

var divider = regexp.MustCompile(`, | và |; `)
