package corpus_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

func openAt(t *testing.T, path string, o corpus.Options) corpus.Store {
	t.Helper()
	s, err := corpus.OpenSQLite(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func openSQL(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func put(t *testing.T, s corpus.Store, r *corpus.Record) {
	t.Helper()
	if err := s.Put(context.Background(), r); err != nil {
		t.Fatal(err)
	}
}

// exampleRecord has something for every query of docs/SCHEMA.md and
// docs/OBSERVATIONS.md to find.
func exampleRecord() *corpus.Record {
	number := func(v float64) *float64 { return &v }
	d := &trichluc.Document{ID: "a", Source: "bao-cao.pdf", Text: "Thực hiện Quyết định số 749/QĐ-TTg, đạt 75%."}
	d.Blocks = []trichluc.Block{{Kind: trichluc.BlockParagraph, End: len(d.Text)}}
	d.Tables = []trichluc.Table{{ID: "t1", Rows: []trichluc.Row{{Kind: trichluc.RowData, Cells: []trichluc.Cell{{Text: "Tỷ lệ"}, {Text: "75%"}}}}}}
	d.Coverage.Unread = []trichluc.Unread{{Page: 3, Reason: "image"}}
	d.Metadata.Kind, d.Metadata.Province.Name, d.Metadata.Period.Label, d.Metadata.Date = "Báo cáo", "Hà Giang", "2023", "2024-01-10"
	figure := trichluc.Observation{
		Indicator: trichluc.Indicator{ID: "i", Name: "Tỷ lệ hồ sơ trực tuyến", Text: "tỷ lệ hồ sơ"}, Measure: trichluc.MeasureActual, Value: number(75),
		ValueText: "75%", Comparator: "=", Unit: "%", Period: "2023", Multiplier: 1, Location: trichluc.Location{Table: "t1", Row: 1, Column: 2},
	}
	target, budget := figure, figure
	target.Measure, target.Value, target.Comparator = trichluc.MeasureTarget, number(80), ">="
	budget.Measure, budget.Unit, budget.Multiplier = trichluc.MeasureBudget, "triệu đồng", 1e6
	share, fall, missing := figure, figure, figure
	share.Numerator, share.Denominator, share.AsOf = number(3), number(4), "2023-12-15"
	fall.Measure, fall.Value, fall.Direction, fall.Indicator.Name = trichluc.MeasureChange, number(-5), "giảm", ""
	missing.Value, missing.Status, missing.Subject.Level, missing.Group = nil, "Chưa có số liệu", "commune", []string{"Cấp xã"}
	missing.Confidence, missing.Ambiguous = 0.5, []float64{75000}
	at := strings.Index(d.Text, "Quyết")
	cite := func(date string) trichluc.Citation {
		return trichluc.Citation{
			Type: "Quyết định", Number: "749", Key: "749/QĐ-TTg", Date: date, Relation: trichluc.RelationImplements, Instrument: "vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg",
			Location: trichluc.Location{Start: at, End: at + 10},
		}
	}
	open := trichluc.Citation{Type: "Quyết định", Number: "749", Form: trichluc.FormExplicit, Location: trichluc.Location{Start: at + 1, End: at + 9}}
	return &corpus.Record{
		Document: d, Observations: []trichluc.Observation{figure, target, budget, share, fall, missing}, Citations: []trichluc.Citation{cite("2020-06-03"), open, cite("2020-06-04")},
		Findings: []trichluc.Finding{{Kind: "ratio", Severity: trichluc.SeverityError, Verdict: trichluc.VerdictReport, Where: []trichluc.Location{{Page: 2}}}},
	}
}

// Every query of the pages runs, and finds what there is to find.
func TestQueriesOfTheDocs(t *testing.T) {
	page := readPage(t, "SCHEMA.md") + readPage(t, "OBSERVATIONS.md")
	path := filepath.Join(t.TempDir(), "corpus.db")
	put(t, openAt(t, path, corpus.Options{}), exampleRecord())
	db := openSQL(t, path)
	queries := regexp.MustCompile("(?s)```sql\n(.*?)```").FindAllStringSubmatch(page, -1)
	if len(queries) < 20 {
		t.Fatalf("only %d queries were found on the pages", len(queries))
	}
	for _, q := range queries {
		rows, err := db.Query(q[1])
		if err != nil {
			t.Errorf("%v:\n%s", err, q[1])
			continue
		}
		if !rows.Next() {
			t.Errorf("finds nothing (%v):\n%s", rows.Err(), q[1])
		}
		rows.Close()
	}
}

// The page names every table, view and column.
func TestDocsAreComplete(t *testing.T) {
	page := readPage(t, "SCHEMA.md")
	path := filepath.Join(t.TempDir(), "corpus.db")
	openAt(t, path, corpus.Options{})
	rows, err := openSQL(t, path).Query(`SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type IN ('table', 'view')`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		n++
		for _, name := range []string{table, column} {
			if !regexp.MustCompile(`\b`+name+`\b`).MatchString(page) && column != "key_printed" {
				t.Errorf("docs/SCHEMA.md does not name %s.%s", table, column)
			}
		}
	}
	if n < 150 {
		t.Errorf("only %d columns were looked at", n)
	}
}

func readPage(t *testing.T, name string) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// The view of instruments and the store's listing say the same.
func TestInstrumentsView(t *testing.T) {
	path := filepath.Join(t.TempDir(), "corpus.db")
	s := openAt(t, path, corpus.Options{})
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	for n := range 8 {
		d := &trichluc.Document{ID: fmt.Sprint(n), Source: fmt.Sprint(n), Text: strings.Repeat("x", 100)}
		d.Metadata.Date, d.Metadata.Province.Name = pick("", "2023", "2024-01-05"), pick("", "Hà Giang", "Cà Mau")
		r := &corpus.Record{Document: d}
		for c := range 60 {
			r.Citations = append(r.Citations, trichluc.Citation{
				ID: fmt.Sprint(c), Instrument: pick("", "vn/a", "vn/b", "vn/c", "vn/d", "vn/e"), Type: pick("", "Quyết định", "Kế hoạch"),
				Number: pick("", "1", "2"), Symbol: pick("", "QĐ-TTg", "KH-UBND"), SymbolPrinted: pick("", "QĐ-TTG", "QD-TTg"), Key: pick("", "1/QĐ-TTg", "2/QĐ-TTg"),
				Issuer: pick("", "A", "B"), Date: pick("", "2020", "2020-06", "2020-06-03", "2020-06-04", "2021-01-01", "2021"),
				Subject: pick("", "ngắn", "dài hơn", "đủ dài"), Text: pick("Luật A", "Luật Đất đai"), Conflicts: [][]string{nil, {"date: 31/02/2020"}, {"date: 31/02/2020", "issuer: A, QĐ-TTg"}}[random.IntN(3)], Form: trichluc.CitationForm(pick("law", "alias", "explicit", "self")),
				Location: trichluc.Location{Start: c, End: c + 1},
			})
		}
		r.Citations = append(r.Citations, trichluc.Citation{ID: "own", Instrument: "vn/own", Form: trichluc.FormSelf, Location: trichluc.Location{Start: 70, End: 71}})
		put(t, s, r)
	}
	var listed, seen []trichluc.Instrument
	for i, err := range s.Instruments(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		listed = append(listed, i)
	}
	rows, err := openSQL(t, path).Query(`SELECT id, ifnull(type, ''), ifnull(number, ''), ifnull(symbol, ''), ifnull(key, ''), ifnull(issuer, ''),
		ifnull(date, ''), ifnull(title, ''), mentions, documents, variants, conflicts,
		ifnull(first_cited, ''), ifnull(last_cited, ''), provinces, ifnull(document, '') FROM instruments ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var i trichluc.Instrument
		var variants, conflicts, provinces []byte
		if err := rows.Scan(&i.ID, &i.Type, &i.Number, &i.Symbol, &i.Key, &i.Issuer, &i.Date, &i.Title, &i.Mentions, &i.Documents, &variants, &conflicts,
			&i.FirstCited, &i.LastCited, &provinces, &i.Document); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(variants, &i.Variants); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(conflicts, &i.Conflicts); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(provinces, &i.Provinces); err != nil {
			t.Fatal(err)
		}
		seen = append(seen, i)
	}
	if len(listed) != 5 || !slices.EqualFunc(listed, seen, func(a, b trichluc.Instrument) bool { return reflect.DeepEqual(a, b) }) {
		t.Errorf("listed %+v\n seen %+v", listed, seen)
	}
}

// The view of edges and the store's listing say the same.
func TestEdgesView(t *testing.T) {
	path := filepath.Join(t.TempDir(), "corpus.db")
	s := openAt(t, path, corpus.Options{})
	random := rand.New(rand.NewPCG(5, 6))
	for n := range 12 {
		r := &corpus.Record{Document: &trichluc.Document{ID: fmt.Sprint(n), Source: fmt.Sprint(n), Text: strings.Repeat("x", 100)}}
		for c := range 20 {
			cited := trichluc.Citation{
				ID: fmt.Sprint(c), Instrument: fmt.Sprint("vn/", random.IntN(8)), Form: trichluc.FormExplicit, Relation: trichluc.RelationMentions,
				Location: trichluc.Location{Start: c, End: c + 1},
			}
			if c > 0 && random.IntN(3) == 0 {
				cited.Inside = fmt.Sprint(random.IntN(c))
			}
			if c == 0 && n%2 == 0 {
				cited.Form = trichluc.FormSelf
			}
			r.Citations = append(r.Citations, cited)
		}
		put(t, s, r)
	}
	var listed, seen []string
	for e, err := range s.Edges(context.Background(), corpus.EdgesOf{}) {
		if err != nil {
			t.Fatal(err)
		}
		listed = append(listed, fmt.Sprintln(e.From, e.To, e.Relation, e.Reported, e.Mentions))
	}
	rows, err := openSQL(t, path).Query(`SELECT source, target, relation, reported, count(*) FROM edges GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var from, to, relation string
		var reported bool
		var times int
		if err := rows.Scan(&from, &to, &relation, &reported, &times); err != nil {
			t.Fatal(err)
		}
		seen = append(seen, fmt.Sprintln(from, to, relation, reported, times))
	}
	if len(listed) < 50 || !slices.Equal(listed, seen) {
		t.Errorf("listed %q\n seen %q", listed, seen)
	}
}

// The view of candidates and the store's listing say the same.
func TestCandidatesView(t *testing.T) {
	path := filepath.Join(t.TempDir(), "corpus.db")
	s := openAt(t, path, corpus.Options{})
	random := rand.New(rand.NewPCG(7, 8))
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	for n := range 12 {
		d := &trichluc.Document{ID: fmt.Sprint(n), Source: fmt.Sprint(n%9, ".pdf"), Text: strings.Repeat("x", 100+n)}
		d.Metadata.Kind, d.Metadata.Issuer, d.Metadata.Period.Label = "Báo cáo", "Sở Y tế", fmt.Sprint(2010+n%9) // three come in a second version
		r := &corpus.Record{Document: d}
		for c := range 40 {
			cited := trichluc.Citation{
				ID: fmt.Sprint(n, "-", c), Form: trichluc.CitationForm(pick("explicit", "alias", "self")), Number: pick("1", "02", "2"), Type: pick("Quyết định", "Kế hoạch"),
				Symbol: pick("", "QĐ-UBND", "KH-UBND"), Issuer: pick("", "A", "B"), Date: pick("", "2020", "2020-06-03", "2021-01-01"),
				Location: trichluc.Location{Start: c, End: c + 1},
			}
			if c%4 > 0 {
				cited.Instrument = fmt.Sprint("vn/", random.IntN(40))
			}
			r.Citations = append(r.Citations, cited)
		}
		put(t, s, r)
	}
	listed, err := s.Candidates(context.Background(), corpus.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	db := openSQL(t, path)
	var old int
	if err := db.QueryRow("SELECT count(*) FROM documents WHERE superseded_by IS NOT NULL").Scan(&old); err != nil || old != 3 {
		t.Fatalf("%d documents are superseded, %v", old, err)
	}
	rows, err := db.Query(`SELECT c.id, k.instrument FROM candidates k JOIN citations c USING (document, ordinal) ORDER BY 1, 2`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	seen := map[string][]string{}
	for rows.Next() {
		var id, instrument string
		if err := rows.Scan(&id, &instrument); err != nil {
			t.Fatal(err)
		}
		seen[id] = append(seen[id], instrument)
	}
	if len(listed) < 20 || !reflect.DeepEqual(listed, seen) {
		t.Errorf("listed %v\n seen %v", listed, seen)
	}
}
