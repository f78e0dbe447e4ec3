package place

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

const communes = `# made for this test
code	level	name	full_name	parent	note
44	province	Quảng Bình	Tỉnh Quảng Bình		
455	district	Bố Trạch	Huyện Bố Trạch	44	
457	district	Lệ Thủy	Huyện Lệ Thủy	44	
19111	commune	Hoàn Lão	Thị trấn Hoàn Lão	455	
19112	commune	Hưng Trạch	Xã Hưng Trạch	455	
19250	commune	Hưng Trạch	Xã Hưng Trạch	457	
46	province	Thừa Thiên Huế	Tỉnh Thừa Thiên Huế		
474	district	Huế	Thành phố Huế	46	
19760	commune	Thuỷ Biều	Phường Thuỷ Biều	474	
`

func TestGazetteer(t *testing.T) {
	g, err := ReadGazetteer(strings.NewReader(communes))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		province, text, level string
		titles                []string
		want                  string
	}{
		{"44", "Huyện Bố Trạch", "district", nil, "455"},
		{"44", "UBND huyện Lệ Thuỷ", "district", nil, "457"},
		{"44", "Thị trấn Hoàn Lão", "commune", nil, "19111"},
		{"44", "thị trấn Hoàn Lão, huyện Bố Trạch", "commune", nil, "19111"},
		{"44", "Xã Hưng Trạch", "commune", nil, ""},
		{"44", "Xã Hưng Trạch", "commune", []string{"UBND xã, thị trấn thuộc huyện Lệ Thủy"}, "19250"},
		{"46", "Phường Thủy Biều", "commune", nil, "19760"},
		{"44", "Phường Thủy Biều", "commune", nil, ""},
		{"44", "Cấp xã, Huyện Bố Trạch", "commune", nil, ""},
		{"44", "Huyện Bố Trạch", "commune", nil, ""},
		{"", "Huyện Bố Trạch", "district", nil, ""},
	} {
		u, ok := g.Find(c.province, trichluc.Subject{Text: c.text, Level: c.level}, c.titles)
		if u.Code != c.want || ok != (c.want != "") {
			t.Errorf("%s in %s %q: %q, want %q", c.text, c.province, c.titles, u.Code, c.want)
		}
	}
}

func TestBadGazetteer(t *testing.T) {
	const head = "code\tlevel\tname\tfull_name\tparent\n"
	for table, want := range map[string]string{
		"":                                 "no unit",
		"code\tname\n":                     `no column "level"`,
		head + "1\tprovince\n":             "line 2: 2 columns",
		head + "1\tvillage\tA\tThôn A\t\n": "line 2: a unit needs",
		head + "1\tprovince\tA\tTỉnh A\t\n1\tdistrict\tB\tHuyện B\t1\n": "line 3: code 1 twice",
	} {
		if _, err := ReadGazetteer(strings.NewReader(table)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", table, err, want)
		}
	}
}
