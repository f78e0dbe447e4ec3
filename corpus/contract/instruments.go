package contract

import (
	"context"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

const decision = "vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg"

func mention(start int, instrument, key, printed, date, subject string) trichluc.Citation {
	return trichluc.Citation{
		Type: "Quyết định", Number: "749", Symbol: "QĐ-TTg", SymbolPrinted: printed, Key: key, Date: date, Issuer: "Thủ tướng Chính phủ",
		Subject: subject, Instrument: instrument, Form: trichluc.FormExplicit, Location: trichluc.Location{Start: start, End: start + 1},
	}
}

func citing(id string, citations ...trichluc.Citation) *corpus.Record {
	r := record(id, id+".pdf")
	r.Document.Text = "một văn bản đủ dài để dẫn chiếu"
	r.Citations = citations
	return r
}

func instruments(t *testing.T, s corpus.Store) {
	law := trichluc.Citation{Text: "Luật Công nghệ thông tin", Type: "Luật", Form: trichluc.FormLaw, Instrument: "vn/quoc-hoi/luat/cong-nghe-thong-tin"}
	doubted := mention(0, decision, "749/QĐ-TTg", "QĐ-TTg", "2020-06-03", "phê duyệt Chương trình")
	doubted.Conflicts = []string{"date: 31/02/2020", "issuer: Chính phủ, QĐ-TTg"}
	a := citing("a",
		doubted,
		mention(1, decision, "749/QĐ-TTg", "QD-TTG", "2020-06-03", "phê duyệt chương trình quốc gia"),
		mention(2, decision, "749/QĐ-TTg", "", "2020", ""),
		mention(3, "", "1/X", "", "", ""), // not resolved
		law,
	)
	a.Document.Metadata.Province.Name, a.Document.Metadata.Date = "Hà Giang", "2022"
	put(t, s, a)
	second := mention(0, decision, "749/QĐ-TTg", "QĐ-TTg", "2020-06-04", "phê duyệt chương trình quốc gia")
	second.Conflicts = doubted.Conflicts[1:]
	b := citing("b",
		second,
		mention(1, decision, "749/QĐ-TTg", "QĐ-TTg", "2020-03-06", "phê duyệt Chương trình"),
	)
	b.Document.Metadata.Province.Name, b.Document.Metadata.Date = "Cà Mau", "2023-07-15"
	put(t, s, b)
	want := []trichluc.Instrument{
		{
			ID: "vn/quoc-hoi/luat/cong-nghe-thong-tin", Type: "Luật", Title: "Luật Công nghệ thông tin", Mentions: 1, Documents: 1,
			Variants: []string{}, Conflicts: []string{}, FirstCited: "2022", LastCited: "2022", Provinces: []trichluc.ProvinceCount{{Province: "Hà Giang", Mentions: 1, Documents: 1}},
		},
		{
			ID: decision, Type: "Quyết định", Number: "749", Symbol: "QĐ-TTg", Key: "749/QĐ-TTg", Issuer: "Thủ tướng Chính phủ", Date: "2020-06-03",
			Title: "phê duyệt chương trình quốc gia", Mentions: 5, Documents: 2,
			Variants:   []string{"749/QD-TTG", "749/QĐ-TTg"},
			Conflicts:  []string{"date: 2020-06-03 (2), 2020-03-06 (1), 2020-06-04 (1)", "issuer: Chính phủ, QĐ-TTg (2)", "date: 31/02/2020 (1)"},
			FirstCited: "2022", LastCited: "2023-07-15",
			Provinces: []trichluc.ProvinceCount{{Province: "Hà Giang", Mentions: 3, Documents: 1}, {Province: "Cà Mau", Mentions: 2, Documents: 1}},
		},
	}
	same(t, "instruments", collect(t, s.Instruments(context.Background())), want)
	same(t, "instruments of b", collect(t, s.InstrumentsOf(context.Background(), []string{"b"})), want[1:])
	same(t, "instruments of none", collect(t, s.InstrumentsOf(context.Background(), nil)), []trichluc.Instrument(nil))
	if n := len(collect(t, s.Mentions(context.Background(), decision))); n != 5 {
		t.Errorf("%d mentions, want 5", n)
	}
}

func instrumentsAfterReplace(t *testing.T, s corpus.Store) {
	other := "vn/ha-giang/ubnd/quyet-dinh/2024/749-qd-ubnd"
	put(t, s, citing("a", mention(0, decision, "749/QĐ-TTg", "", "2020-06-03", "")))
	put(t, s, citing("b", mention(0, decision, "749/QĐ-TTg", "", "2020-06-04", ""), mention(1, decision, "749/QĐ-TTg", "", "2020-06-04", "")))
	put(t, s, citing("b", mention(0, other, "749/QĐ-UBND", "", "2024-06-04", "")))
	var got []string
	for _, i := range collect(t, s.Instruments(context.Background())) {
		got = append(got, i.ID+" "+i.Date)
		if i.Mentions != 1 || len(i.Conflicts) != 0 {
			t.Errorf("%s has %d mentions, conflicts %q", i.ID, i.Mentions, i.Conflicts)
		}
	}
	same(t, "instruments", got, []string{other + " 2024-06-04", decision + " 2020-06-03"})

	// What a superseded version cites is not counted.
	old, now := version("old", "r.pdf", "", "2023"), version("new", "r.pdf", "", "2023")
	old.Document.Text, old.Citations = "x", []trichluc.Citation{mention(0, decision, "749/QĐ-TTg", "", "2020-06-03", "")}
	put(t, s, old)
	put(t, s, now)
	for _, i := range collect(t, s.Instruments(context.Background())) {
		if i.Mentions != 1 {
			t.Errorf("%s has %d mentions: a superseded version counts", i.ID, i.Mentions)
		}
	}
	if n := len(collect(t, s.Mentions(context.Background(), decision))); n != 1 {
		t.Errorf("%d mentions listed", n)
	}
}
