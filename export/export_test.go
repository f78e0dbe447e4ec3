package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// shelf is a Source over slices; its listings fail with broken, if set, after
// their last row.
type shelf struct {
	documents    []*trichluc.Document
	tables       []corpus.Placed[trichluc.Table]
	observations []corpus.Placed[trichluc.Observation]
	citations    []corpus.Placed[trichluc.Citation]
	findings     []corpus.Placed[trichluc.Finding]
	instruments  []trichluc.Instrument
	edges        []corpus.Edge
	candidates   map[string][]string
	broken       error
}

func rows[T any](list []T, broken error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, row := range list {
			if !yield(row, nil) {
				return
			}
		}
		if broken != nil {
			var none T
			yield(none, broken)
		}
	}
}

func (s *shelf) Documents(context.Context, corpus.Selection) iter.Seq2[*trichluc.Document, error] {
	return rows(s.documents, s.broken)
}

func (s *shelf) Tables(context.Context, corpus.Selection) iter.Seq2[corpus.Placed[trichluc.Table], error] {
	return rows(s.tables, s.broken)
}

func (s *shelf) Observations(context.Context, corpus.Selection) iter.Seq2[corpus.Placed[trichluc.Observation], error] {
	return rows(s.observations, s.broken)
}

func (s *shelf) Citations(_ context.Context, sel corpus.Selection) iter.Seq2[corpus.Placed[trichluc.Citation], error] {
	chosen := slices.Clone(s.citations)
	return rows(slices.DeleteFunc(chosen, func(c corpus.Placed[trichluc.Citation]) bool {
		return sel.Document != "" && sel.Document != c.Document
	}), s.broken)
}

func (s *shelf) Findings(context.Context, corpus.Selection) iter.Seq2[corpus.Placed[trichluc.Finding], error] {
	return rows(s.findings, s.broken)
}

func (s *shelf) Instruments(context.Context) iter.Seq2[trichluc.Instrument, error] {
	return rows(s.instruments, s.broken)
}

func (s *shelf) Edges(context.Context, corpus.EdgesOf) iter.Seq2[corpus.Edge, error] {
	return rows(s.edges, s.broken)
}

func (s *shelf) Candidates(context.Context, corpus.Selection) (map[string][]string, error) {
	return s.candidates, s.broken
}

func sample() *shelf {
	value := 97.5
	return &shelf{
		documents: []*trichluc.Document{{
			ID: "aa", Source: "a.txt", Text: "Báo cáo", MediaType: "text/plain",
			Footnotes: []trichluc.Footnote{{Mark: "¹", Text: "Ghi chú", Anchor: -1}},
			Metadata: trichluc.Metadata{
				Kind: "Báo cáo", Province: trichluc.Province{Code: "24", Name: "Bắc Giang"},
				Outline: []trichluc.OutlineEntry{{Level: 1, Mark: "I.", Text: "Kết quả"}},
			},
		}},
		tables: []corpus.Placed[trichluc.Table]{{Document: "aa", Source: "a.txt", Row: trichluc.Table{
			ID: "t1", Header: []string{"TT", "Chỉ tiêu"}, PageFirst: 2,
			Rows: []trichluc.Row{
				{Cells: []trichluc.Cell{{Text: "1"}, {Text: "- Cổng & trang <b>", Start: 4, End: 20, Box: trichluc.Box{1, 2, 3, 4}}}, Kind: trichluc.RowData, Page: 3, Group: []string{"I. Hạ tầng"}},
			},
		}}},
		observations: []corpus.Placed[trichluc.Observation]{{Document: "aa", Source: "a.txt", Row: trichluc.Observation{
			ID: "o1", Measure: trichluc.MeasureActual, Value: &value, ValueText: "97,5%", Unit: "%", Multiplier: 1,
			Location: trichluc.Location{Page: 1, Section: "II/1", Start: 10, End: 15},
		}}},
		citations: []corpus.Placed[trichluc.Citation]{
			{Document: "aa", Source: "a.txt", Row: trichluc.Citation{ID: "c1", Text: "Quyết định số 1/QĐ-A", Instrument: "vn/a/1", Quote: "theo Quyết định số 1/QĐ-A"}},
			{Document: "bb", Source: "b.txt", Row: trichluc.Citation{ID: "c2", Text: "Quyết định số 2/QĐ-A", Instrument: "vn/a/2"}},
			{Document: "bb", Source: "b.txt", Row: trichluc.Citation{ID: "c3", Text: "Quyết định số 1/QĐ-A", Instrument: "vn/a/1"}},
			{Document: "bb", Source: "b.txt", Row: trichluc.Citation{ID: "c4", Text: "Quyết định số 1"}},
		},
		edges: []corpus.Edge{
			{From: "document/aa", To: "vn/a/1", Relation: trichluc.RelationImplements, Mentions: 1, Passage: corpus.Placed[trichluc.Citation]{
				Document: "aa", Source: "a.txt", Row: trichluc.Citation{ID: "c1", Quote: "theo <A> & \x01B", Location: trichluc.Location{Page: 2}}}},
			{From: "vn/a/2", To: "vn/a/1", Relation: trichluc.RelationAmends, Reported: true, Mentions: 2, Passage: corpus.Placed[trichluc.Citation]{
				Document: "aa", Source: "a.txt", Row: trichluc.Citation{ID: "c1"}}},
		},
		candidates:  map[string][]string{"c1": {"vn/none"}, "c4": {"vn/a/1", "vn/a/2"}},
		instruments: []trichluc.Instrument{{ID: "vn/a/1", Mentions: 2, Documents: 2}, {ID: "vn/a/2", Mentions: 1, Documents: 1}},
		findings: []corpus.Placed[trichluc.Finding]{{Document: "aa", Source: "a.txt", Row: trichluc.Finding{
			ID: "f1", Kind: "ratio", Severity: trichluc.SeverityError, Printed: "=1/2", Where: []trichluc.Location{{Page: 4}},
		}}},
	}
}

func write(t *testing.T, s Source, k Kind, f Format, sel corpus.Selection) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(context.Background(), &b, s, k, f, sel); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFields holds the contract of DESIGN.md section 4: every field is
// present in every row, null where there is nothing to say.
func TestFields(t *testing.T) {
	fields := map[Kind]string{
		Documents:    "id source media_type pages kind number symbol key issuer place date date_precision title province period signer signer_role draft outline appendices footnotes coverage supersedes",
		Tables:       "id caption unit header rows",
		Observations: "indicator subject measure value value_text comparator unit multiplier numerator denominator period as_of status group confidence findings",
		Citations:    "text type number year symbol key date date_precision issuer issuer_text subject form pinpoint relation instrument confidence candidates conflicts inside",
		Instruments:  "id type number symbol key issuer date title mentions documents variants conflicts first_cited last_cited provinces own eli akn",
		Edges:        "from to relation reported mentions citation",
		Findings:     "kind severity verdict printed computed message where",
	}
	for kind, names := range fields {
		var row map[string]json.RawMessage
		line, _, _ := strings.Cut(write(t, sample(), kind, JSONLines, corpus.Selection{}), "\n")
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("%s: %v in %s", kind, err, line)
		}
		for _, name := range append(strings.Fields(names), "document", "source", "location", "quote") {
			if _, ok := row[name]; !ok {
				t.Errorf("%s: no field %q in %s", kind, name, line)
			}
		}
	}
}

func TestJSONLines(t *testing.T) {
	got := write(t, sample(), Observations, JSONLines, corpus.Selection{})
	want := `{"id":"o1","document":"aa","source":"a.txt","indicator":{"id":null,"name":null,"text":null},` +
		`"subject":{"text":null,"level":null,"code":null,"province":null},"measure":"actual","value":97.5,"value_text":"97,5%",` +
		`"comparator":null,"unit":"%","multiplier":1,"numerator":null,"denominator":null,"period":null,"as_of":null,"status":null,` +
		`"direction":null,"group":[],"ambiguous":[],"confidence":0,"findings":[],` +
		`"location":{"page":1,"section":"II/1","table":null,"row":null,"column":null,"start":10,"end":15,"box":null},"quote":null}` + "\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestCSV(t *testing.T) {
	got := write(t, sample(), Tables, CSV, corpus.Selection{})
	rest, ok := strings.CutPrefix(got, byteOrderMark)
	if !ok || !strings.Contains(got, "\r\n") {
		t.Errorf("no byte order mark or no CR LF: %q", got)
	}
	lines, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != 3 {
		t.Fatalf("%d lines, want a head and one line for each of two cells", len(lines))
	}
	cell := map[string]string{}
	for i, name := range lines[0] {
		cell[name] = lines[2][i]
	}
	for name, want := range map[string]string{
		"table": "t1", "row": "1", "column": "2", "header": "Chỉ tiêu", "group": "I. Hạ tầng", "text": "'- Cổng & trang <b>",
		"location.page": "3", "location.box": "1; 2; 3; 4", "location.start": "4", "caption": "",
	} {
		if cell[name] != want {
			t.Errorf("%s is %q, want %q", name, cell[name], want)
		}
	}
}

// TestCSVIsRectangular catches a nil object that leaves too few columns.
func TestCSVIsRectangular(t *testing.T) {
	empty := sample()
	empty.findings[0].Row.Where = nil
	for _, kind := range Kinds() {
		rest := strings.TrimPrefix(write(t, empty, kind, CSV, corpus.Selection{}), byteOrderMark)
		lines, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
		if err != nil || len(lines) < 2 {
			t.Errorf("%s: %d lines, %v", kind, len(lines), err)
		}
	}
}

// What a citation may mean is offered only while it is not known.
func TestCandidates(t *testing.T) {
	lines := strings.Split(write(t, sample(), Citations, JSONLines, corpus.Selection{}), "\n")
	if !strings.Contains(lines[0], `"candidates":[]`) || !strings.Contains(lines[3], `"candidates":["vn/a/1","vn/a/2"]`) {
		t.Errorf("%s\n%s", lines[0], lines[3])
	}
}

// The graph is XML whose edges join nodes that it has, each once.
func TestGraphML(t *testing.T) {
	var graph struct {
		Keys []struct {
			ID   string `xml:"id,attr"`
			Name string `xml:"attr.name,attr"`
		} `xml:"key"`
		Nodes []struct {
			ID   string `xml:"id,attr"`
			Data []struct {
				Key  string `xml:"key,attr"`
				Text string `xml:",chardata"`
			} `xml:"data"`
		} `xml:"graph>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
		} `xml:"graph>edge"`
	}
	got := write(t, sample(), Edges, GraphML, corpus.Selection{})
	if err := xml.Unmarshal([]byte(got), &graph); err != nil {
		t.Fatalf("%v in %s", err, got)
	}
	nodes := map[string]int{}
	for _, n := range graph.Nodes {
		nodes[n.ID]++
	}
	if want := map[string]int{"vn:a:1": 1, "vn:a:2": 1, "document:aa": 1}; !maps.Equal(nodes, want) {
		t.Errorf("nodes %v", nodes)
	}
	for _, e := range graph.Edges {
		if nodes[e.Source] != 1 || nodes[e.Target] != 1 {
			t.Errorf("an edge from %q to %q", e.Source, e.Target)
		}
	}
	if len(graph.Edges) != 2 || !strings.Contains(got, "theo &lt;A&gt; &amp;") || strings.Contains(got, "\x01") {
		t.Errorf("%d edges in %s", len(graph.Edges), got)
	}
	names := map[string]string{}
	for _, k := range graph.Keys {
		names[k.ID] = k.Name
	}
	last := graph.Nodes[2]
	if names[last.Data[0].Key] != "instrument" || last.Data[0].Text != "document/aa" || names[last.Data[1].Key] != "type" || last.Data[1].Text != "Báo cáo" {
		t.Errorf("the report's node is %+v", last)
	}
}

func TestDisarm(t *testing.T) {
	for in, want := range map[string]string{
		"=": "=", "=1+2": "'=1+2", "@SUM(A1)": "'@SUM(A1)", "- Xây dựng": "'- Xây dựng", "+84 x": "'+84 x", "\t=1": "'\t=1", "-2+3": "'-2+3",
		"-": "-", "-5,3%": "-5,3%", "+1.034": "+1.034", "12": "12", "": "", "Sở": "Sở",
	} {
		if got := disarm(in); got != want {
			t.Errorf("disarm(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestInstrumentsCarryTheirFirstMention(t *testing.T) {
	got := write(t, sample(), Instruments, JSONLines, corpus.Selection{})
	first, _, _ := strings.Cut(got, "\n")
	if !strings.Contains(first, `"source":"a.txt"`) || !strings.Contains(first, `"quote":"theo Quyết định số 1/QĐ-A"`) {
		t.Errorf("first instrument: %s", first)
	}
	narrowed := write(t, sample(), Instruments, JSONLines, corpus.Selection{Document: "aa"})
	if strings.Count(narrowed, "\n") != 1 || !strings.Contains(narrowed, "vn/a/1") {
		t.Errorf("instruments cited by one document: %s", narrowed)
	}
}

func TestErrorsOfTheSourceEndTheExport(t *testing.T) {
	s := sample()
	s.broken = errors.New("disk gone")
	for _, kind := range Kinds() {
		for _, format := range Formats(kind) {
			if _, err := Write(context.Background(), io.Discard, s, kind, format, corpus.Selection{}); !errors.Is(err, s.broken) {
				t.Errorf("%s as %s: got %v", kind, format, err)
			}
		}
	}
	for _, bad := range []struct {
		k Kind
		f Format
	}{{"tablets", CSV}, {Tables, "xml"}, {Tables, GraphML}} {
		if _, err := Write(context.Background(), io.Discard, sample(), bad.k, bad.f, corpus.Selection{}); !errors.Is(err, ErrUnknown) {
			t.Errorf("%v: got %v", bad, err)
		}
	}
}

func TestToFileLeavesNoHalfFiles(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := ToFile(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "before" {
		t.Errorf("a failed export left %q", got)
	}
	if err := ToFile(path, func(w io.Writer) error { _, err := io.WriteString(w, "whole"); return err }); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "whole" {
		t.Errorf("got %q", got)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("files left behind: %v", left)
	}
}
