package contract

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

func twoPaths(t *testing.T, s corpus.Store) {
	put(t, s, record("a", "b/report.pdf"))
	if known, err := s.Known(context.Background(), "a", "a/copy.pdf"); !known || err != nil {
		t.Fatalf("Known = %v, %v", known, err)
	}
	if got := sources(t, s); !slices.Equal(got, []string{"a/copy.pdf"}) {
		t.Errorf("sources %q, want the smallest path only", got)
	}
	put(t, s, record("a", "c/report.pdf"))
	if got := sources(t, s); !slices.Equal(got, []string{"a/copy.pdf"}) {
		t.Errorf("sources %q after a third path", got)
	}
	for _, name := range []string{"b/report.pdf", "a/copy.pdf", "c/report.pdf"} {
		if id, err := s.Find(context.Background(), name); id != "a" || err != nil {
			t.Errorf("Find(%q) = %q, %v", name, id, err)
		}
	}
}

func version(id, source, number, period string) *corpus.Record {
	r := record(id, source)
	r.Document.Metadata.Kind, r.Document.Metadata.Issuer = "Báo cáo", "Sở Y tế tỉnh Hà Giang"
	r.Document.Metadata.Number, r.Document.Metadata.Period.Label = number, period
	if number != "" {
		r.Document.Metadata.Key = number + "/BC-SYT"
	}
	return r
}

func supersedes(t *testing.T, s corpus.Store) {
	ctx := context.Background()
	put(t, s, version("old", "r.pdf", "", "2024-Q1"))
	if err := s.MarkIndexed(ctx, []string{"old"}); err != nil {
		t.Fatal(err)
	}
	if known, err := s.Known(ctx, "new", "r.pdf"); known || err != nil {
		t.Errorf("Known(new) = %v, %v", known, err)
	}
	put(t, s, version("new", "r.pdf", "12", "2024-Q1"))
	if old, now := get(t, s, "old"), get(t, s, "new"); old.SupersededBy != "new" || now.SupersededBy != "" || now.Document.Metadata.Supersedes != "old" {
		t.Errorf("old is superseded by %q, new supersedes %q", old.SupersededBy, now.Document.Metadata.Supersedes)
	}
	if st, err := s.Status(ctx); err != nil || st.Documents != 1 || st.Unindexed != 2 {
		t.Errorf("status %+v, %v: want 1 document, and both to be indexed anew", st, err)
	}
	put(t, s, version("new", "r.pdf", "12", "2024-Q1"))
	if now := get(t, s, "new"); now.Document.Metadata.Supersedes != "old" {
		t.Errorf("read again, new supersedes %q", now.Document.Metadata.Supersedes)
	}
	if id, err := s.Find(ctx, "r.pdf"); id != "new" || err != nil {
		t.Errorf("Find by path = %q, %v", id, err)
	}
	if id, err := s.Find(ctx, "old"); id != "old" || err != nil {
		t.Errorf("Find by hash = %q, %v", id, err)
	}

	// The old file is put back.
	if known, err := s.Known(ctx, "old", "r.pdf"); !known || err != nil {
		t.Errorf("Known(old) = %v, %v", known, err)
	}
	if old, now := get(t, s, "old"), get(t, s, "new"); old.SupersededBy != "" || now.SupersededBy != "old" || old.Document.Metadata.Supersedes != "" {
		t.Errorf("put back: old superseded by %q and supersedes %q, new by %q", old.SupersededBy, old.Document.Metadata.Supersedes, now.SupersededBy)
	}
}

func pathUsedAgain(t *testing.T, s corpus.Store) {
	for _, c := range []struct{ name, oldNumber, oldPeriod, newNumber, newPeriod string }{
		{"another period", "", "2024-Q1", "", "2024-Q2"},
		{"another number", "10", "2024-Q1", "11", "2024-Q1"},
		{"nothing known", "", "", "", ""},
		{"a number alone", "", "", "11", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := c.name + ".pdf"
			before := len(sources(t, s))
			put(t, s, version(c.name+"1", path, c.oldNumber, c.oldPeriod))
			put(t, s, version(c.name+"2", path, c.newNumber, c.newPeriod))
			if got := sources(t, s); len(got) != before+2 {
				t.Errorf("a report is lost: %q", got)
			}
		})
	}
	t.Run("copy elsewhere", func(t *testing.T) {
		put(t, s, version("copied", "x.pdf", "", "2023"))
		if _, err := s.Known(context.Background(), "copied", "y.pdf"); err != nil {
			t.Fatal(err)
		}
		put(t, s, version("newer", "x.pdf", "", "2023"))
		if by := get(t, s, "copied").SupersededBy; by != "" {
			t.Errorf("y.pdf still holds it, but it is superseded by %q", by)
		}
	})
}

func known(t *testing.T, s corpus.Store) {
	ctx := context.Background()
	if known, err := s.Known(ctx, "a", "a.pdf"); known || err != nil {
		t.Errorf("Known before Put = %v, %v", known, err)
	}
	put(t, s, record("a", "a.pdf"))
	if known, err := s.Known(ctx, "a", "a.pdf"); !known || err != nil {
		t.Errorf("Known after Put = %v, %v", known, err)
	}
	fail(t, s, "copy.pdf")
	if known, err := s.Known(ctx, "a", "copy.pdf"); !known || err != nil {
		t.Errorf("Known of a copy = %v, %v", known, err)
	}
	if st, err := s.Status(ctx); err != nil || len(st.Failures) != 0 {
		t.Errorf("Known has not cleared the failure: %+v, %v", st.Failures, err)
	}
}

func failures(t *testing.T, s corpus.Store) {
	ctx := context.Background()
	want := []corpus.Failure{
		{Source: "a.pdf", Code: "truncated", Detail: "ends in the middle of an object", Document: "abc", At: time.Date(2024, 3, 1, 2, 3, 4, 5000, time.UTC)},
		{Source: "b.pdf", At: time.Unix(0, 0).UTC()},
	}
	for _, f := range []corpus.Failure{want[1], {Source: "a.pdf", Code: "empty"}, want[0]} {
		if err := s.Fail(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	st, err := s.Status(ctx)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "failures", st.Failures, want)
	put(t, s, record("a", "a.pdf"))
	if st, err = s.Status(ctx); err != nil || len(st.Failures) != 1 || st.Failures[0].Source != "b.pdf" {
		t.Errorf("Put leaves %+v, %v", st.Failures, err)
	}
	if err := s.Fail(ctx, want[0]); err != nil {
		t.Fatal(err)
	}
	if err := s.Forget(ctx, func(source string) bool { return source == "b.pdf" }); err != nil {
		t.Fatal(err)
	}
	if st, err = s.Status(ctx); err != nil || len(st.Failures) != 1 || st.Failures[0].Source != "a.pdf" {
		t.Errorf("Forget leaves %+v, %v", st.Failures, err)
	}
}

func indexing(t *testing.T, s corpus.Store) {
	ctx := context.Background()
	unindexed := func(want ...string) {
		t.Helper()
		got, err := s.Unindexed(ctx)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("unindexed %q, %v; want %q", got, err, want)
		}
	}
	put(t, s, record("b", "b.pdf"))
	put(t, s, record("a", "a.pdf"))
	unindexed("a", "b")
	if err := s.MarkIndexed(ctx, []string{"a", "b", "unheard of"}); err != nil {
		t.Fatal(err)
	}
	unindexed()
	put(t, s, record("b", "b.pdf"))
	unindexed("b")
	if err := s.MarkAllUnindexed(ctx); err != nil {
		t.Fatal(err)
	}
	unindexed("a", "b")
}

func find(t *testing.T, s corpus.Store) {
	const one, two = "abcd1111", "abcd2222"
	a, b := record(one, "2024/Báo cáo quý I.pdf"), record(two, "zip/q1.zip!/bao-cao.docx")
	a.Document.Metadata.Key, b.Document.Metadata.Key = "698/KH-UBND", "15/2024/QĐ-UBND"
	put(t, s, a)
	put(t, s, b)
	put(t, s, record("eeee3333", "other/bao-cao.docx"))
	for _, c := range []struct{ name, want string }{
		{one, one},
		{strings.ToUpper(one), one},
		{"abcd1", one},
		{"2024/Báo cáo quý I.pdf", one},
		{"./2024/Báo cáo quý I.pdf", one},
		{`2024\Báo cáo quý I.pdf`, one},
		{"Báo cáo quý I.pdf", one},
		{"Ba\u0301o ca\u0301o quy\u0301 I.pdf", one}, // as macOS spells it
		{"Báo cáo quý I", one},
		{"698/KH-UBND", one},
		{"698 / kh-ubnd", one},
		{"15/2024/QD-UBND", two},
		{"q1.zip!/bao-cao.docx", two},
		{"other/bao-cao.docx", "eeee3333"},
	} {
		if got, err := s.Find(context.Background(), c.name); got != c.want || err != nil {
			t.Errorf("Find(%q) = %q, %v; want %q", c.name, got, err, c.want)
		}
	}
	for _, name := range []string{"abcd", "bao-cao.docx", "bao-cao"} {
		_, err := s.Find(context.Background(), name)
		if !errors.Is(err, corpus.ErrAmbiguous) {
			t.Errorf("Find(%q): %v, want ErrAmbiguous", name, err)
		} else if !strings.Contains(err.Error(), "zip/q1.zip!/bao-cao.docx") {
			t.Errorf("Find(%q): %v does not list what it may be", name, err)
		}
	}
	for _, name := range []string{"", " ", "/", "abc", "cao.docx", "698", "%", "_", "'"} {
		if got, err := s.Find(context.Background(), name); !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("Find(%q) = %q, %v; want ErrNotFound", name, got, err)
		}
	}
}

func selects(t *testing.T, s corpus.Store) {
	for _, d := range []struct{ id, kind, code, province string }{
		{"1", "Báo cáo", "24", "Bắc Giang"}, {"2", "Kế hoạch", "24", "Bắc Giang"}, {"3", "Báo cáo", "06", "Bắc Kạn"}, {"4", "", "", ""},
	} {
		r := big(d.id, d.id, 1)
		r.Document.Metadata.Kind = d.kind
		r.Document.Metadata.Province.Code, r.Document.Metadata.Province.Name = d.code, d.province
		put(t, s, r)
	}
	for _, c := range []struct {
		sel  corpus.Selection
		want string
	}{
		{corpus.Selection{}, "1 2 3 4"},
		{corpus.Selection{Document: "2"}, "2"},
		{corpus.Selection{Document: "none"}, ""},
		{corpus.Selection{Province: "24"}, "1 2"},
		{corpus.Selection{Province: "Bắc Giang"}, "1 2"},
		{corpus.Selection{Province: "tỉnh bac giang"}, "1 2"},
		{corpus.Selection{Province: "Bắc Kạn"}, "3"},
		{corpus.Selection{Province: "Bắc"}, ""},
		{corpus.Selection{Kind: "Báo cáo"}, "1 3"},
		{corpus.Selection{Kind: "bao cao", Province: "06"}, "3"},
		{corpus.Selection{Kind: "Kế hoạch", Province: "06"}, ""},
	} {
		var documents, observations, tables []string
		for _, d := range collect(t, s.Documents(context.Background(), c.sel)) {
			documents = append(documents, d.ID)
		}
		for _, p := range collect(t, s.Observations(context.Background(), c.sel)) {
			observations = append(observations, p.Document)
		}
		for _, p := range collect(t, s.Tables(context.Background(), c.sel)) {
			tables = append(tables, p.Document)
		}
		for _, got := range [][]string{documents, observations, tables} {
			if strings.Join(got, " ") != c.want {
				t.Errorf("%+v selects %q, want %q", c.sel, got, c.want)
			}
		}
	}
}

func status(t *testing.T, s corpus.Store) {
	for _, d := range []struct{ id, kind, province, period string }{
		{"1", "Báo cáo", "Hà Nội", "2023"}, {"2", "Báo cáo", "Đà Nẵng", "2024"}, {"3", "Báo cáo", "Đà Nẵng", "2023"},
		{"4", "Báo cáo", "Đà Nẵng", "2023"}, {"5", "", "", ""},
	} {
		r := big(d.id, d.id, 2)
		r.Document.Metadata.Kind, r.Document.Metadata.Province.Name, r.Document.Metadata.Period.Label = d.kind, d.province, d.period
		switch d.id {
		case "2":
			r.Document.Coverage.Unread = []trichluc.Unread{{Page: 2, Characters: 9, Reason: "damaged"}, {Reason: "a picture"}}
		case "4":
			r.Document.Coverage.Notes = []string{"the file is damaged"}
		}
		put(t, s, r)
	}
	got, err := s.Status(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "status", got, corpus.Status{
		Documents: 5, Tables: 5, Observations: 10, Citations: 10, Instruments: 1, Findings: 10, Unindexed: 5,
		ByProvince: []corpus.Count{
			{Documents: 1},
			{Province: "Đà Nẵng", Kind: "Báo cáo", Period: "2023", Documents: 2},
			{Province: "Đà Nẵng", Kind: "Báo cáo", Period: "2024", Documents: 1},
			{Province: "Hà Nội", Kind: "Báo cáo", Period: "2023", Documents: 1},
		},
		Coverage: []corpus.Placed[trichluc.Coverage]{
			{Document: "2", Source: "2.pdf", Row: trichluc.Coverage{Unread: []trichluc.Unread{{Page: 2, Characters: 9, Reason: "damaged"}, {Reason: "a picture"}}}},
			{Document: "4", Source: "4.pdf", Row: trichluc.Coverage{Notes: []string{"the file is damaged"}}},
		},
	})
}
