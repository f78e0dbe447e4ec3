package pdf

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
)

// Where furniture stands, in parts of the page's height from its edge. The
// rules for administrative documents (Decree 30/2020/NĐ-CP, annex I) set the
// text 20 to 25 mm from the edge of an A4 sheet, .067 to .084, and the page
// number in the margin above.
const (
	numberZone = 0.10
	headZone   = 0.075
)

// pageNumber is a page number with what is printed around it.
var pageNumber = regexp.MustCompile(`^[-–—\s]*(?:[Tt]rang\s*|[Pp]age\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s]*$`)

// numberLine is a line that may be a page number.
type numberLine struct {
	sheet, line, value int
}

// takeFurniture moves page numbers and running heads from the sheets' lines
// to out. A number is one of the page only if the pages' numbers go up with
// the pages; a head only if it stands on several pages.
func takeFurniture(sheets []*sheet, out *flow.Flow) {
	kinds := make([]map[int]string, len(sheets)) // by line
	for i := range kinds {
		kinds[i] = map[int]string{}
	}
	var numbers []numberLine
	offsets := map[int]int{}
	heads := map[string][]numberLine{}
	for i, s := range sheets {
		for j := range s.lines {
			l := &s.lines[j]
			fromTop, fromFoot := l.y/s.canvas.height, 1-l.y/s.canvas.height
			if min(fromTop, fromFoot) > numberZone {
				continue
			}
			if m := pageNumber.FindStringSubmatch(l.text); m != nil {
				n, _ := strconv.Atoi(m[1])
				numbers = append(numbers, numberLine{i, j, n})
				offsets[n-s.number]++
			}
			if min(fromTop, fromFoot) <= headZone {
				key := headKey(l)
				heads[key] = append(heads[key], numberLine{sheet: i, line: j})
			}
		}
	}
	for _, places := range heads {
		if len(places) >= 3 || len(places) == 2 && len(sheets) == 2 {
			for _, p := range places {
				kinds[p.sheet][p.line] = "running-head"
				if 2*sheets[p.sheet].lines[p.line].y > sheets[p.sheet].canvas.height {
					kinds[p.sheet][p.line] = "running-foot"
				}
			}
		}
	}
	for _, n := range numbers {
		if offset := n.value - sheets[n.sheet].number; offsets[offset] >= 2 || offset == 0 {
			kinds[n.sheet][n.line] = "page-number"
		}
	}
	for i, s := range sheets {
		s.removeFurniture(kinds[i], out)
	}
}

// headKey is the same for lines that repeat a running head: its words without
// their figures, at its height.
func headKey(l *line) string {
	words := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '#'
		}
		return r
	}, l.text)
	return strings.ReplaceAll(words, "##", "#") + "|" + strconv.Itoa(int(l.y/4))
}

func (s *sheet) removeFurniture(kinds map[int]string, out *flow.Flow) {
	kept := s.lines[:0]
	for j, l := range s.lines {
		if kind := kinds[j]; kind != "" {
			out.Furniture = append(out.Furniture, trichluc.Furniture{Kind: kind, Text: l.text, Page: s.number, Box: l.box()})
			continue
		}
		kept = append(kept, l)
	}
	s.lines = kept
}
