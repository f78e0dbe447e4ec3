package audit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

func TestCitedDates(t *testing.T) {
	for _, c := range []struct {
		name, mentions string // report and date of each mention
		want           []string
	}{
		{"all agree", "a 2020-06-03, b 2020-06-03", nil},
		{"one differs", "a 2020-06-03, b 2020-03-06, c 2020-06-03", []string{"b against a: 06/03/2020, 2 báo cáo khác 03/06/2020"}},
		{"one differs twice", "a 2020-06-03, b 2020-03-06, b 2020-03-06, c 2020-06-03", []string{"b against a: 06/03/2020, 2 báo cáo khác 03/06/2020"}},
		{"divided: the later report", "b 2020-03-06, a 2020-06-03", []string{"b against a: 06/03/2020, 1 báo cáo khác 03/06/2020"}},
		{"a year says nothing", "a 2020-06-03, b 2020", nil},
		{"both in one report", "a 2020-06-03, a 2020-03-06, c 2020-06-03", nil},
		{"none", "", nil},
	} {
		var mentions []Mention
		for i, m := range strings.Split(c.mentions, ", ") {
			id, date, ok := strings.Cut(m, " ")
			if !ok {
				continue
			}
			precision := map[int]string{4: "year", 10: "day"}[len(date)]
			report := &trichluc.Document{ID: id, Metadata: trichluc.Metadata{Date: "2024-01-0" + fmt.Sprint(id[0]-'a'+1)}}
			mentions = append(mentions, Mention{report, trichluc.Citation{
				Type: "Quyết định", Key: "749/QĐ-TTg", Text: "Quyết định", Date: date, DatePrecision: precision, Location: trichluc.Location{Start: i},
			}})
		}
		var got []string
		for _, b := range CitedDates(mentions) {
			_, words, _ := strings.Cut(b.Message, "được ghi ngày ")
			words = strings.NewReplacer(" trong khi ", " ", " ghi ngày", "", ".", "").Replace(words)
			got = append(got, b.Document+" against "+b.Earlier+": "+words)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
