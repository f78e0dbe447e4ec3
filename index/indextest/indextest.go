// Package indextest is the test suite that every kind of index.Index passes,
// and a source of entries to measure with.
package indextest

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/index"
)

// Test runs the suite. Create gives a new, empty index; reopen closes it and
// gives it back as another process would find it.
func Test(t *testing.T, create func(t *testing.T) index.Index, reopen func(t *testing.T, i index.Index) index.Index) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, i index.Index)
	}{
		{"relevance", relevance},
		{"golden questions", golden},
		{"entries come back", entriesComeBack},
		{"filters", filters},
		{"paging", paging},
		{"order", order},
		{"marks", marks},
		{"words in any order of kinds", kinds},
		{"all words before any", allBeforeAny},
		{"quotation marks", quotes},
		{"odd questions", oddQuestions},
		{"language", language},
		{"acronyms", acronyms},
		{"typos", typos},
		{"runs of words", runs},
		{"sorting", sorting},
		{"facets", facets},
		{"marks letter by letter", everyLetter},
		{"paging what is equal", pagingEqual},
		{"update replaces", updateReplaces},
		{"large update", largeUpdate},
		{"concurrency", concurrency},
		{"reopen", func(t *testing.T, i index.Index) {
			update(t, i, nil, library...)
			i = reopen(t, i)
			defer closed(t, i)
			if err := i.Compact(context.Background()); err != nil {
				t.Error(err)
			}
			if got := ids(search(t, i, index.Query{Words: "749"})); !strings.HasPrefix(got, "ttg-749") {
				t.Errorf("after reopening, 749 finds %q", got)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			i := create(t)
			if c.name != "reopen" {
				defer closed(t, i)
			}
			c.test(t, i)
		})
	}
}

func closed(t *testing.T, i index.Index) {
	if err := i.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func update(t *testing.T, i index.Index, documents []string, entries ...index.Entry) {
	t.Helper()
	if err := i.Update(context.Background(), documents, entries); err != nil {
		t.Fatal(err)
	}
}

func search(t *testing.T, i index.Index, q index.Query) index.Answer {
	t.Helper()
	a, err := i.Search(context.Background(), q)
	if err != nil {
		t.Fatalf("search %+v: %v", q, err)
	}
	return a
}

func ids(a index.Answer) string {
	var all []string
	for _, h := range a.Hits {
		all = append(all, h.Entry.ID)
	}
	return strings.Join(all, " ")
}

func entriesComeBack(t *testing.T, i index.Index) {
	want := index.Entry{
		ID: "x", Kind: index.KindCitation, Document: "d", Source: "a.zip!/b.pdf", Title: "Tiêu đề", Text: "Căn cứ Quyết định <5>",
		Level: "province", Date: "2024-05", Relation: "implements", Number: "5/QĐ-UBND", Type: "Quyết định", Issuer: "UBND tỉnh Cà Mau", Year: "2024", Provinces: []string{"Cà Mau", "Bạc Liêu"},
		Instrument: "vn/x", Weight: 7, Payload: []byte("{ \"as\": \"it <is>\" }\n"),
		Location: trichluc.Location{Page: 1, Section: "II/1", Table: "t1", Row: 2, Column: 3, Start: 4, End: 5, Box: trichluc.Box{1, 2, 3, 4.5}},
	}
	v := reflect.ValueOf(want)
	for f := range v.NumField() {
		if v.Field(f).IsZero() {
			t.Errorf("the test leaves %s empty", v.Type().Field(f).Name)
		}
	}
	update(t, i, nil, want)
	a := search(t, i, index.Query{Words: "quyết", Kinds: []index.Kind{index.KindCitation}})
	if len(a.Hits) != 1 || !reflect.DeepEqual(a.Hits[0].Entry, want) {
		t.Errorf("got %+v, want %+v", a.Hits, want)
	}
}

func filters(t *testing.T, i index.Index) {
	for n, f := range []struct{ province, issuer, kind, year string }{
		{"Bắc Giang", "UBND tỉnh Bắc Giang", "Kế hoạch", "2023"},
		{"Bắc Kạn", "UBND tỉnh Bắc Kạn", "Kế hoạch hành động", "2023"},
		{"Bắc Kạn", "Ủy ban nhân dân tỉnh Bắc Kạn", "Báo cáo", "2024"},
		{"", "Thủ tướng Chính phủ", "Quyết định", ""},
	} {
		e := index.Entry{ID: fmt.Sprint(n), Kind: index.KindInstrument, Title: "chuyển đổi số", Issuer: f.issuer, Type: f.kind, Year: f.year, Weight: 1}
		if f.province != "" {
			e.Provinces = []string{f.province}
		}
		update(t, i, nil, e)
	}
	for _, c := range []struct {
		q    index.Query
		want string
	}{
		{index.Query{}, "2 0 1 3"}, // the newest first
		{index.Query{Province: "Bắc Giang"}, "0"},
		{index.Query{Province: "bac kan"}, "2 1"},
		{index.Query{Province: "BẮC KẠN"}, "2 1"},
		{index.Query{Province: "tỉnh Bắc Kạn"}, "2 1"},
		{index.Query{Province: "Bắc"}, ""},
		{index.Query{Type: "Kế hoạch"}, "0"},
		{index.Query{Type: "ke hoach hanh dong"}, "1"},
		{index.Query{Issuer: "UBND tỉnh Bắc Kạn"}, "2 1"},
		{index.Query{Issuer: "uỷ ban nhân dân tỉnh bắc kạn"}, "2 1"},
		{index.Query{Issuer: "thu tuong chinh phu"}, "3"},
		{index.Query{Year: "2023"}, "0 1"},
		{index.Query{Year: "2023", Province: "Bắc Kạn"}, "1"},
		{index.Query{Year: "20"}, ""},
		{index.Query{Type: "*"}, ""},
	} {
		for _, words := range []string{"", "chuyển đổi số"} {
			c.q.Words = words
			a := search(t, i, c.q)
			if got := ids(a); got != c.want || a.Total != len(a.Hits) {
				t.Errorf("%+v finds %q (%d), want %q", c.q, got, a.Total, c.want)
			}
		}
	}
}

func paging(t *testing.T, i index.Index) {
	const n = 57
	var entries []index.Entry
	for k := range n {
		entries = append(entries, index.Entry{ID: fmt.Sprintf("%03d", (k*31)%n), Kind: index.KindText, Document: "d", Text: "chỉ tiêu số " + fmt.Sprint(k%3)})
	}
	update(t, i, []string{"d"}, entries...)
	q := index.Query{Words: "chỉ tiêu", Kinds: []index.Kind{index.KindText}, Limit: n + 10}
	all := search(t, i, q)
	if all.Total != n || len(all.Hits) != n {
		t.Fatalf("%d of %d hits", len(all.Hits), all.Total)
	}
	var paged []string
	for q.Offset, q.Limit = 0, 10; q.Offset < n+20; q.Offset += 10 {
		a := search(t, i, q)
		if a.Total != n {
			t.Errorf("total %d at %d", a.Total, q.Offset)
		}
		if len(a.Hits) > 0 {
			paged = append(paged, ids(a))
		}
	}
	if got := strings.Join(paged, " "); got != ids(all) {
		t.Errorf("pages give %q\nall gives %q", got, ids(all))
	}
	for _, odd := range []index.Query{{Limit: -5}, {Offset: -3}, {Limit: 0}, {Offset: 1 << 40}, {Limit: 1 << 40}} {
		odd.Words, odd.Kinds = q.Words, q.Kinds
		a := search(t, i, odd)
		if want := 20; odd.Offset <= 0 && odd.Limit <= 0 && len(a.Hits) != want || a.Total != n {
			t.Errorf("limit %d, offset %d: %d of %d hits", odd.Limit, odd.Offset, len(a.Hits), a.Total)
		}
	}
}

// order: what scores the same is in the order of weight and then of ID,
// whatever the order of writing.
func order(t *testing.T, i index.Index) {
	for _, e := range []struct {
		id     string
		weight int
	}{{"c", 3}, {"b", 12}, {"e", 3}, {"a", 3}, {"d", 120}} {
		update(t, i, nil, index.Entry{ID: e.id, Kind: index.KindInstrument, Title: "Chính phủ điện tử", Number: "17/NQ-CP", Weight: e.weight})
	}
	for _, words := range []string{"", "17", "chính phủ", "nq-cp 17"} {
		if got := ids(search(t, i, index.Query{Words: words})); got != "d b a c e" {
			t.Errorf("%q finds %q", words, got)
		}
	}
}

func allBeforeAny(t *testing.T, i index.Index) {
	update(t, i, []string{"d"},
		index.Entry{ID: "both", Kind: index.KindText, Document: "d", Text: "hạ tầng xa nơi có dữ liệu"},
		index.Entry{ID: "one", Kind: index.KindText, Document: "d", Text: "hạ tầng, hạ tầng, hạ tầng"},
	)
	for words, want := range map[string]string{"hạ tầng dữ liệu": "both", "hạ tầng zzz": "both one", "zzz": "", "zzz yyy": ""} {
		if got := ids(search(t, i, index.Query{Words: words, Kinds: []index.Kind{index.KindText}})); got != want {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
}

func quotes(t *testing.T, i index.Index) {
	update(t, i, []string{"d"},
		index.Entry{ID: "1", Kind: index.KindText, Document: "d", Text: "an toàn thông tin mạng"},
		index.Entry{ID: "2", Kind: index.KindText, Document: "d", Text: "thông tin về an toàn lao động"},
		index.Entry{ID: "3", Kind: index.KindText, Document: "d", Text: "Title only", Title: "An toàn thông tin"},
	)
	for words, want := range map[string]string{
		`"an toàn thông tin"`: "3 1", `“an toan thong tin”`: "3 1", `"thông tin" lao`: "2", `"toàn thông"`: "3 1", `"tin thông"`: "",
		`"an toàn thông tin`: "3 1 2", // one that is not closed is none
		`""`:                 "",
	} {
		if got := ids(search(t, i, index.Query{Words: words, Kinds: []index.Kind{index.KindText}})); got != want {
			t.Errorf("%s finds %q, want %q", words, got, want)
		}
	}
}

func oddQuestions(t *testing.T, i index.Index) {
	update(t, i, nil, library...)
	for _, words := range []string{
		`+`, `-749`, `749 AND OR NOT`, `title:749`, `749~`, `749^`, `*`, `?`, `/749/`, `\`, `"`, `"""`, `(749`, `[1 TO`, `749:`, `>=80%`, "\x00", "\xff\xfe",
		`'; DROP TABLE`, "\u0301", "749\u0301", strings.Repeat("số ", 5000), strings.Repeat("a", 100_000), strings.Repeat(`"`, 999), "🙂 số", "數字", "\u200b",
	} {
		a := search(t, i, index.Query{Words: words})
		if (words == `-749` || words == `(749` || words == `/749/` || words == `749^`) && (len(a.Hits) == 0 || a.Hits[0].Entry.ID != "ttg-749") {
			t.Errorf("%q finds %q", words, ids(a))
		}
	}
}

func updateReplaces(t *testing.T, i index.Index) {
	entry := func(id, document, text string) index.Entry {
		return index.Entry{ID: id, Kind: index.KindText, Document: document, Text: text}
	}
	count := func(want int) {
		t.Helper()
		if n, err := i.Count(context.Background()); err != nil || n != want {
			t.Errorf("count %d, %v; want %d", n, err, want)
		}
	}
	text := []index.Kind{index.KindText}
	count(0)
	update(t, i, []string{"a", "b"}, entry("a1", "a", "cũ"), entry("a2", "a", "cũ"), entry("b1", "b", "cũ"))
	update(t, i, nil, index.Entry{ID: "i", Kind: index.KindInstrument, Title: "cũ", Weight: 1})
	count(4)
	update(t, i, []string{"a"}, entry("a1", "a", "mới"), entry("a3", "a", "mới"))
	update(t, i, nil, index.Entry{ID: "i", Kind: index.KindInstrument, Title: "mới", Weight: 2})
	count(4)
	if got := ids(search(t, i, index.Query{Words: "cũ", Kinds: text})); got != "b1" {
		t.Errorf("of the old entries %q are left", got)
	}
	if got := ids(search(t, i, index.Query{Words: "moi", Kinds: text})); got != "a1 a3" {
		t.Errorf("of the new entries %q are found", got)
	}
	if a := search(t, i, index.Query{Words: "mới"}); len(a.Hits) != 1 || a.Hits[0].Entry.Weight != 2 {
		t.Errorf("the instrument is %+v", a.Hits)
	}
	update(t, i, []string{"a", "b"})
	update(t, i, nil, index.Entry{ID: "i", Kind: index.KindInstrument, Weight: 0})
	count(0)
	if err := i.Update(context.Background(), nil, []index.Entry{{Kind: index.KindText, Text: "no ID"}}); err == nil {
		t.Error("an entry without ID is taken")
	}
}

func largeUpdate(t *testing.T, i index.Index) {
	entries := Entries(6_000)
	seen, documents := map[string]bool{}, []string(nil)
	for _, e := range entries {
		if e.Document != "" && !seen[e.Document] {
			seen[e.Document], documents = true, append(documents, e.Document)
		}
	}
	for range 2 {
		update(t, i, documents, entries...)
		before := search(t, i, index.Query{Words: "thực hiện", Kinds: text, Limit: 50})
		if err := i.Compact(context.Background()); err != nil {
			t.Error(err)
		}
		if after := search(t, i, index.Query{Words: "thực hiện", Kinds: text, Limit: 50}); !reflect.DeepEqual(before, after) {
			t.Errorf("after Compact %q, before %q", ids(after), ids(before))
		}
		if n, err := i.Count(context.Background()); err != nil || n != len(entries) {
			t.Errorf("count %d, %v; want %d", n, err, len(entries))
		}
	}
}

func concurrency(t *testing.T, i index.Index) {
	update(t, i, nil, library...)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for n := range 5 {
				d := fmt.Sprintf("%d-%d", w, n)
				e := index.Entry{ID: d, Kind: index.KindText, Document: d, Text: "tường trình " + d}
				if err := i.Update(context.Background(), []string{d}, []index.Entry{e}); err != nil {
					t.Error(err)
				}
				if a, err := i.Search(context.Background(), index.Query{Words: "749"}); err != nil || len(a.Hits) == 0 || a.Hits[0].Entry.ID != "ttg-749" {
					t.Errorf("search beside updates: %q, %v", ids(a), err)
				}
			}
		})
	}
	wg.Wait()
	if a := search(t, i, index.Query{Words: "tường trình", Kinds: []index.Kind{index.KindText}}); a.Total != 20 {
		t.Errorf("%d entries written side by side, want 20", a.Total)
	}
}

// pagingEqual: hits that nothing tells apart are met once each, in the same
// order whatever the order of writing.
func pagingEqual(t *testing.T, i index.Index) {
	const n = 500
	var first string
	for round := range 2 {
		var entries []index.Entry
		for k := range n {
			k = (k*(round*6+1) + 3) % n
			entries = append(entries, index.Entry{ID: fmt.Sprintf("%s:%03d", []string{"x", "y"}[k%2], k), Kind: index.KindText, Document: "d", Text: "chỉ tiêu"})
		}
		update(t, i, []string{"d"}, entries[:n/2]...)
		update(t, i, nil, entries[n/2:]...)
		var all []string
		for q := (index.Query{Words: "chi tieu", Kinds: []index.Kind{index.KindText}, Limit: 7}); q.Offset < n; q.Offset += q.Limit {
			all = append(all, strings.Fields(ids(search(t, i, q)))...)
		}
		got := strings.Join(all, " ")
		if first == "" {
			first = got
		}
		if slices.Sort(all); len(slices.Compact(all)) != n {
			t.Fatalf("%d of %d hits met", len(slices.Compact(all)), n)
		}
		if got != first {
			t.Error("another order after writing in another order")
		}
	}
}

// everyLetter asks for each Vietnamese vowel in each form, composed,
// decomposed and with the tone before the other mark, and looks whether the
// mark stands on the whole word and nothing else.
func everyLetter(t *testing.T, i index.Index) {
	const letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
	var entries []index.Entry
	var asked []string
	for _, r := range letters {
		for _, form := range []string{string(r), norm.NFD.String(string(r)), strings.ToUpper(string(r)), norm.NFD.String(strings.ToUpper(string(r)))} {
			for _, w := range []string{"t" + form, form + "n", "ngh" + form + "p"} {
				asked = append(asked, w)
				entries = append(entries, index.Entry{
					ID: w, Kind: index.KindText, Document: "d", Text: "mở 🙂 “" + w + "”² " + norm.NFD.String("đường") + ", " + w + ";ấy",
				})
			}
		}
	}
	update(t, i, []string{"d"}, entries...)
	for _, w := range asked {
		typed := strings.ToLower(norm.NFC.String(w))
		a := search(t, i, index.Query{Words: typed, Kinds: []index.Kind{index.KindText}, Limit: 200})
		n := slices.IndexFunc(a.Hits, func(h index.Hit) bool { return h.Entry.ID == w })
		if n < 0 {
			t.Errorf("%q does not find %q", typed, w)
			continue
		}
		var got []string
		for _, m := range a.Hits[n].Marks {
			got = append(got, a.Hits[n].Entry.Text[m.Start:m.End])
		}
		if !slices.Equal(got, []string{w, w}) {
			t.Errorf("%q in %q marks %q", typed, a.Hits[n].Entry.Text, got)
		}
	}
}
