package indextest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/index"
)

var text = []index.Kind{index.KindText}

func paragraphs(t *testing.T, i index.Index, texts map[string]string) {
	var entries []index.Entry
	for id, s := range texts {
		entries = append(entries, index.Entry{ID: id, Kind: index.KindText, Document: "d", Text: s})
	}
	update(t, i, []string{"d"}, entries...)
}

// language: each question finds just these, in any order.
func language(t *testing.T, i index.Index) {
	paragraphs(t, i, map[string]string{
		"1": "chuyển đổi số ở huyện Đồng Văn", "2": "chuyển giao công nghệ ở xã Lũng Cú", "3": "đổi mới công nghệ, chuyển đổi ngành", "4": "chuyên gia nước ngoài",
	})
	update(t, i, nil,
		index.Entry{ID: "a", Kind: index.KindText, Document: "e", Text: "báo cáo chung", Title: "Mục công nghệ", Type: "Báo cáo", Issuer: "UBND tỉnh Cà Mau", Level: "province", Year: "2021", Provinces: []string{"Cà Mau"}},
		index.Entry{ID: "b", Kind: index.KindText, Document: "e", Text: "báo cáo riêng", Number: "7/KH-UBND", Type: "Kế hoạch", Level: "national", Relation: "amends", Year: "2023"},
	)
	for _, c := range []struct{ words, want string }{
		{"chuyển", "1 2 3 4"},
		{`"chuyển đổi"`, "1 3"},
		{"chuyển -huyện", "2 3 4"},
		{"chuyển NOT huyện", "2 3 4"},
		{"chuyển -huyện -xã", "3 4"},
		{`chuyển -"công nghệ"`, "1 4"},
		{"chuyển -(huyện OR xã)", "3 4"},
		{"chuyển NOT (huyện OR xã)", "3 4"},
		{"huyện OR xã", "1 2"},
		{"huyện HOẶC xã", "1 2"},
		{"HUYỆN HOẶC XÃ", "1 2 b"}, // all in capitals: words, of which any will do; one is like "hoạch"
		{"chuyển huyện OR ngành", "1 3"},
		{"chuyển AND (huyện OR ngành)", "1 3"},
		{"chuyển (huyện OR ngành) -đồng", "3"},
		{"+chuyển +zzzz", ""},
		{"ngh*", "2 3 a"},
		{"chuy* n*", "2 3 4"},
		{"loại:báo-cáo", "a"},
		{"type:\"ke hoach\"", "b"},
		{"co-quan:\"ủy ban nhân dân tỉnh cà mau\"", "a"},
		{"tỉnh:ca-mau", "a"},
		{"báo năm:2020..2022", "a"},
		{"báo năm:2022..", "b"},
		{"báo year:..2022", "a"},
		{"năm:2021 OR năm:2023", "a b"},
		{"báo -năm:2021", "b"},
		{"cấp:national", "b"},
		{"relation:amends", "b"},
		{"số:7", "b"},
		{"tên:nghệ", "a"},
		{"báo (", "a b"},
		{")báo(", "a b"},
		{"báo OR", "a b"},
		{"AND báo", "a b"},
		{"báo AND NOT", "a b"},
		{"-huyện", "1"}, // nothing to look for: a word
		{"31 -huyện", ""},
		{"7 -KH/UBND", "b"},
		{"title:", ""},
		{strings.Repeat("(", 1000) + "huyện", "1"},
		{strings.Repeat("-", 1000), ""},
		{"+", ""},
	} {
		a := search(t, i, index.Query{Words: c.words, Kinds: text, Limit: 50})
		got := strings.Fields(ids(a))
		slices.Sort(got)
		if strings.Join(got, " ") != c.want || a.Total != len(got) {
			t.Errorf("%q finds %q (%d), want %q", short(c.words), got, a.Total, c.want)
		}
	}
	for _, words := range []string{"năm:hai", "year:20", "year:2020..x", "báo -year:20240"} {
		if _, err := i.Search(context.Background(), index.Query{Words: words, Kinds: text}); !errors.Is(err, index.ErrQuestion) {
			t.Errorf("%q: %v, want ErrQuestion", words, err)
		}
	}
}

func short(s string) string { return s[:min(len(s), 60)] }

// acronyms and what they stand for find each other; what was typed is first.
func acronyms(t *testing.T, i index.Index) {
	paragraphs(t, i, map[string]string{
		"long": "số thủ tục hành chính được công bố", "short": "số TTHC được công bố", "apart": "thủ trưởng, hành lang, chính sách, tục lệ",
	})
	for words, want := range map[string]string{
		"TTHC": "short long", "tthc công bố": "short long", "thủ tục hành chính": "long short apart", "thu tuc hanh chinh cong bo": "long short", `"thủ tục hành chính"`: "long",
		`"TTHC"`: "short",
	} {
		if got := ids(search(t, i, index.Query{Words: words, Kinds: text})); got != want {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
}

// typos: a word that stands nowhere is taken for one that is like it, and the
// answer says so; one that stands somewhere is never.
func typos(t *testing.T, i index.Index) {
	paragraphs(t, i, map[string]string{"1": "nghị quyết về giáo dục", "2": "giao thông", "3": "giáo viên, khuyết tật"})
	for _, c := range []struct{ words, want, similar string }{
		{"quyet", "1", ""},
		{"quyeet", "1", "quyet"},
		{"quyte", "1", "quyet"},
		{"nghij quyet", "1", "nghi"},
		{"thonng", "2", "thong"},
		{"giaoo", "1 2 3", "giao"},
		{"khuy", "", ""},        // two letters from anything
		{"vien duc", "1 3", ""}, // both known, though nowhere together
		{"20245", "", ""},
	} {
		a := search(t, i, index.Query{Words: c.words, Kinds: text})
		got := strings.Fields(ids(a))
		slices.Sort(got)
		if strings.Join(got, " ") != c.want || strings.Join(a.Similar, " ") != c.similar {
			t.Errorf("%q finds %q for %q, want %q for %q", c.words, got, a.Similar, c.want, c.similar)
		}
	}
	paragraphs(t, i, map[string]string{"1": "quyeet", "2": "quyet"})
	if got := ids(search(t, i, index.Query{Words: "quyeet", Kinds: text})); got != "1" {
		t.Errorf("beside the word itself, one like it is found: %q", got)
	}
}

// runs compares phrases with a plain search of the texts, on texts of few
// words, where words and runs of words are repeated.
func runs(t *testing.T, i index.Index) {
	random := rand.New(rand.NewPCG(3, 4))
	letters := strings.Fields("an ba co du")
	line := func(n int) string {
		words := make([]string, n)
		for w := range words {
			words[w] = letters[random.IntN(len(letters))]
		}
		return strings.Join(words, " ")
	}
	texts := map[string]string{}
	for n := range 300 {
		texts[fmt.Sprintf("%03d", n)] = line(1 + random.IntN(12))
	}
	paragraphs(t, i, texts)
	for range 200 {
		phrase := line(2 + random.IntN(3))
		var want []string
		for id, s := range texts {
			if strings.Contains(" "+s+" ", " "+phrase+" ") {
				want = append(want, id)
			}
		}
		slices.Sort(want)
		got := strings.Fields(ids(search(t, i, index.Query{Words: `"` + phrase + `"`, Kinds: text, Limit: len(texts)})))
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%q finds %v, want %v", phrase, got, want)
		}
	}
}

// sorting by date and by count, each with the others behind it.
func sorting(t *testing.T, i index.Index) {
	for _, e := range []struct {
		id, date, year string
		weight         int
		title          string
	}{
		{"old", "2019-12-31", "2019", 50, "dữ liệu mở"},
		{"year", "", "2023", 7, "dữ liệu"},
		{"month", "2023-02", "2023", 1, "dữ liệu"},
		{"day", "2023-02-28", "2023", 3, "dữ liệu số, kho dữ liệu"},
		{"none", "", "", 9, "dữ liệu"},
		{"new", "2025-01-01", "2025", 1, "dữ liệu"},
	} {
		update(t, i, nil, index.Entry{ID: e.id, Kind: index.KindInstrument, Title: e.title, Date: e.date, Year: e.year, Weight: e.weight})
	}
	for _, c := range []struct {
		sort index.Sort
		want string
	}{
		{index.SortDate, "new day month year old none"},
		{index.SortCount, "old none year day new month"},
		{index.SortRelevance, "old none year day new month"}, // as good as each other: by count
		{"", "old none year day new month"},
	} {
		for _, words := range []string{"dữ liệu", "du lieu", ""} {
			a := search(t, i, index.Query{Words: words, Sort: c.sort})
			if got := ids(a); got != c.want {
				t.Errorf("%q by %q: %q, want %q", words, c.sort, got, c.want)
			}
			for n := 1; n < len(a.Hits) && c.sort != index.SortDate && c.sort != index.SortCount; n++ {
				if a.Hits[n].Score > a.Hits[n-1].Score {
					t.Errorf("%q: the scores rise", words)
				}
			}
		}
	}
}

// facets count all hits, whatever the page, printings of a value together.
func facets(t *testing.T, i index.Index) {
	for n := range 30 {
		e := index.Entry{ID: fmt.Sprint(n), Kind: index.KindCitation, Document: "d", Text: "chỉ tiêu", Type: []string{"Kế hoạch", "kế hoạch", "Quyết định"}[n%3],
			Issuer: []string{"UBND tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau", "UBND tỉnh Cà Mau"}[n%3], Level: "province", Year: fmt.Sprint(2020 + n%2), Relation: "amends", Provinces: []string{"Cà Mau"}}
		if n%5 == 0 {
			e.Text, e.Provinces, e.Relation = "mục tiêu", []string{"Cà Mau", "Bạc Liêu"}, ""
		}
		update(t, i, nil, e)
	}
	got := func(q index.Query) string {
		q.Kinds, q.Facets = []index.Kind{index.KindCitation}, true
		var all []string
		for _, f := range search(t, i, q).Facets {
			for _, v := range f.Values {
				all = append(all, fmt.Sprintf("%s %s %d", f.Name, v.Value, v.Count))
			}
		}
		return strings.Join(all, "; ")
	}
	for _, c := range []struct {
		q    index.Query
		want string
	}{
		{index.Query{Words: "tiêu", Limit: 1}, "type Kế hoạch 20; type Quyết định 10; issuer UBND tỉnh Cà Mau 30; level province 30; province Cà Mau 30; province Bạc Liêu 6; year 2020 15; year 2021 15; relation amends 24"},
		{index.Query{Words: "mục", Offset: 100}, "type Kế hoạch 4; type Quyết định 2; issuer UBND tỉnh Cà Mau 6; level province 6; province Bạc Liêu 6; province Cà Mau 6; year 2020 3; year 2021 3"},
		{index.Query{Words: "mục", Year: "2021", Type: "quyết định"}, "type Quyết định 1; issuer UBND tỉnh Cà Mau 1; level province 1; province Bạc Liêu 1; province Cà Mau 1; year 2021 1"},
		{index.Query{Words: "zzz"}, ""},
	} {
		if all := got(c.q); all != c.want {
			t.Errorf("%+v counts\n%s, want\n%s", c.q, all, c.want)
		}
	}
	a := search(t, i, index.Query{Words: "tiêu", Kinds: []index.Kind{index.KindCitation}, Facets: true})
	var names []string
	for _, f := range a.Facets {
		names = append(names, f.Name)
	}
	if !slices.Equal(names, index.FacetNames()) {
		t.Errorf("facets %q, want %q", names, index.FacetNames())
	}
	if a := search(t, i, index.Query{Words: "tiêu", Kinds: []index.Kind{index.KindCitation}}); a.Facets != nil {
		t.Error("facets that nobody asked for")
	}
}
