package golden

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// sameReports are the reports saved in several formats.
var sameReports = map[string][]string{
	"bao-cao-quy-2-2024-lang-son":      {".docx", ".pdf", ".html", ".txt"},
	"ke-hoach-2025-ninh-thuan":         {".html", ".pdf"},
	"bao-cao-kinh-phi-2024-quang-ngai": {".docx", ".pdf"},
	"bao-cao-2025-khanh-hoa":           {".docx", ".txt"},
	"bao-cao-thang-10-2024-dak-nong":   {".html", ".pdf"},
}

// leastAlike is how much of the observations two formats of a report must
// share. Citations, metadata and tables must be the same.
const leastAlike = 0.98

// knownGaps are formats that do not say the same yet, and why. A gap that has
// closed fails the test until it is taken off the list.
var knownGaps = map[string]string{}

func TestFormatsAgree(t *testing.T) {
	for name, formats := range sameReports {
		first := readFile(t, name+formats[0])
		for _, format := range formats[1:] {
			other := readFile(t, name+format)
			t.Run(name+" "+formats[0][1:]+" "+format[1:], func(t *testing.T) {
				found, gap := disagreements(first, other), knownGaps[name+format]
				switch {
				case gap != "" && len(found) > 0:
					t.Skip("known: " + gap)
				case gap != "":
					t.Errorf("the gap has closed, take it off the list: %s", gap)
				}
				for _, d := range found {
					t.Error(d)
				}
			})
		}
	}
}

// disagreements says where two formats of a report differ by more than they
// may.
func disagreements(a, b result) (found []string) {
	for _, part := range []struct {
		name  string
		lines func(result) []string
		least float64
	}{
		{"metadata", result.metadataLines, 1},
		{"outline", result.outlineLines, 1},
		{"tables", result.tableLines, 1},
		{"citations", result.citationLines, 1},
		{"observations", result.observationLines, leastAlike},
		{"findings", result.findingLines, 1},
	} {
		if share, only := alike(part.lines(a), part.lines(b)); share < part.least {
			found = append(found, fmt.Sprintf("%s: %.3f alike, want %.2f\n%s", part.name, share, part.least, strings.Join(only, "\n")))
		}
	}
	return found
}

// alike is the share of lines that two lists have in common, in the sense of
// Dice: twice the common ones over the sum of both. It also gives the others.
func alike(a, b []string) (share float64, only []string) {
	count := map[string]int{}
	for _, line := range a {
		count[line]++
	}
	common := 0
	for _, line := range b {
		if count[line]--; count[line] >= 0 {
			common++
		} else {
			only = append(only, "second: "+line)
		}
	}
	for _, line := range a {
		if count[line] > 0 {
			count[line]--
			only = append(only, "first:  "+line)
		}
	}
	if len(a)+len(b) == 0 {
		return 1, nil
	}
	return 2 * float64(common) / float64(len(a)+len(b)), only
}

func TestAlike(t *testing.T) {
	if share, only := alike([]string{"a", "a", "b"}, []string{"a", "c"}); share != 0.4 || len(only) != 3 {
		t.Errorf("got %v, %q", share, only)
	}
}

func (r result) metadataLines() []string {
	m := r.document.Metadata
	return []string{"kind " + m.Kind, "key " + m.Key, "issuer " + m.Issuer, "date " + m.Date, "title " + m.Title,
		"province " + m.Province.Code, "period " + m.Period.Label, "signer " + m.Signer, "role " + m.SignerRole}
}

func (r result) outlineLines() (out []string) {
	d := r.document
	for _, b := range d.Blocks {
		if b.Kind == trichluc.BlockHeading || b.Kind == trichluc.BlockAppendix {
			out = append(out, fmt.Sprintf("%d %s %s", b.Level, b.Section, d.Text[b.Start:b.End]))
		}
	}
	return out
}

func (r result) tableLines() (out []string) {
	for _, t := range r.document.Tables {
		out = append(out, t.Caption+" / "+t.Unit+" / "+strings.Join(t.Header, " | "))
		for _, row := range t.Rows {
			cells := make([]string, len(row.Cells))
			for i, c := range row.Cells {
				cells[i] = c.Text
			}
			out = append(out, fmt.Sprintf("%s %v %s", row.Kind, row.Group, strings.Join(cells, " | ")))
		}
	}
	return out
}

func (r result) citationLines() (out []string) {
	for _, c := range r.citations {
		out = append(out, strings.Join([]string{c.Text, c.Type, c.Key, c.Date, c.Issuer, c.Pinpoint, string(c.Relation), c.Instrument}, " / "))
	}
	return out
}

func (r result) observationLines() (out []string) {
	for _, o := range r.observations {
		out = append(out, strings.Join([]string{figure(o), string(o.Measure), o.Indicator.Text, o.Period, o.Status}, " / "))
	}
	return out
}

func (r result) findingLines() (out []string) {
	for _, f := range r.findings {
		out = append(out, strings.Join([]string{f.Kind, f.Printed, f.Computed}, " / "))
	}
	return out
}
