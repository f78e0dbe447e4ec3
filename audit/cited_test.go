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
		name, mentions string // document and date of each mention; "a" and "a'" are two files of one report
		want           []string
	}{
		{"all agree", "a 2020-06-03, b 2020-06-03", nil},
		{"one differs", "a 2020-06-03, b 2020-03-06, c 2020-06-03", []string{"b against a: 06/03/2020, 2 báo cáo khác 03/06/2020"}},
		{"one differs twice", "a 2020-06-03, b 2020-03-06, b 2020-03-06, c 2020-06-03", []string{"b against a: 06/03/2020, 2 báo cáo khác 03/06/2020"}},
		{"divided: the later report", "b 2020-03-06, a 2020-06-03", []string{"b against a: 06/03/2020, 1 báo cáo khác 03/06/2020"}},
		{"a year says nothing", "a 2020-06-03, b 2020", nil},
		{"both in one report", "a 2020-06-03, a 2020-03-06, c 2020-06-03", nil},
		{"two files count once", "a 2020-06-03, b 2020-03-06, b' 2020-03-06", []string{"b against a: 06/03/2020, 1 báo cáo khác 03/06/2020", "b' against a: 06/03/2020, 1 báo cáo khác 03/06/2020"}},
		{"two files outvote nobody", "a 2020-06-03, b 2020-03-06, b' 2020-03-06, b\" 2020-03-06, c 2020-06-03", []string{
			"b against a: 06/03/2020, 2 báo cáo khác 03/06/2020", "b' against a: 06/03/2020, 2 báo cáo khác 03/06/2020", "b\" against a: 06/03/2020, 2 báo cáo khác 03/06/2020"}},
		{"two files of one report", "a 2020-06-03, a' 2020-03-06", nil},
		{"none", "", nil},
	} {
		var mentions []Mention
		for i, m := range strings.Split(c.mentions, ", ") {
			id, date, ok := strings.Cut(m, " ")
			if !ok {
				continue
			}
			precision := map[int]string{4: "year", 10: "day"}[len(date)]
			report := &trichluc.Document{ID: id, Metadata: trichluc.Metadata{
				Key: strings.ToUpper(id[:1]) + "/BC-UBND", Title: "Kết quả của " + id, Date: "2024-01-0" + fmt.Sprint(id[0]-'a'+1),
			}}
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

// Two provinces may give one number on one day, and one title to two reports.
func TestReportsOfTwoProvinces(t *testing.T) {
	for _, c := range []struct {
		name string
		b    trichluc.Metadata
		want int
	}{
		{"another province", trichluc.Metadata{Key: "7/BC-UBND", Date: "2024-01-05", Title: "Kết quả", Province: trichluc.Province{Code: "15"}}, 1},
		{"one number", trichluc.Metadata{Key: "7/BC-UBND", Date: "2024-01-05", Title: "Kêt qua cua", Province: trichluc.Province{Code: "10"}}, 0},
		{"one title", trichluc.Metadata{Title: "KẾT QUẢ", Province: trichluc.Province{Code: "10"}}, 0},
		{"neither", trichluc.Metadata{Key: "8/BC-UBND", Date: "2024-01-05", Title: "Kế hoạch", Province: trichluc.Province{Code: "10"}}, 1},
	} {
		a := trichluc.Metadata{Key: "7/BC-UBND", Date: "2024-01-05", Title: "Kết quả", Province: trichluc.Province{Code: "10"}}
		day := func(id string, m trichluc.Metadata, date string) Mention {
			return Mention{&trichluc.Document{ID: id, Metadata: m}, trichluc.Citation{Date: date, DatePrecision: "day"}}
		}
		if got := CitedDates([]Mention{day("a", a, "2020-06-03"), day("b", c.b, "2020-03-06")}); len(got) != c.want {
			t.Errorf("%s: %d findings, want %d", c.name, len(got), c.want)
		}
	}
}
