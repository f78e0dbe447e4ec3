package contract

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

// own makes the line by which a document says its number.
func own(instrument string) trichluc.Citation {
	return trichluc.Citation{ID: "own " + instrument, Instrument: instrument, Form: trichluc.FormSelf, Relation: trichluc.RelationMentions}
}

// cites makes a citation of an instrument at a place; inside is the ID of the
// one in whose subject it stands.
func cites(start int, instrument string, relation trichluc.Relation, inside string) trichluc.Citation {
	return trichluc.Citation{
		ID: fmt.Sprint("at ", start), Text: instrument, Instrument: instrument, Form: trichluc.FormExplicit, Relation: relation, Inside: inside,
		Location: trichluc.Location{Start: start, End: start + 1},
	}
}

const (
	implements = trichluc.RelationImplements
	amends     = trichluc.RelationAmends
	mentions   = trichluc.RelationMentions
)

// chain is four documents: report r (of number vn/r) cites plan p and says
// that p carries out d; plan p, a document of the corpus, cites d and r; n
// bears no number and cites d twice; an old version of n cites x.
func chain(t *testing.T, s corpus.Store) {
	put(t, s, citing("r", own("vn/r"), cites(1, "vn/p", mentions, ""), cites(2, "vn/d", implements, "at 1"), cites(3, "vn/r", mentions, "")))
	put(t, s, citing("p", own("vn/p"), cites(1, "vn/d", implements, ""), cites(2, "vn/r", mentions, "")))
	put(t, s, citing("n", cites(1, "vn/d", amends, ""), cites(2, "vn/d", amends, ""), cites(3, "", mentions, "")))
	old, now := version("old", "v.pdf", "", "2023"), version("new", "v.pdf", "", "2023")
	old.Document.Text, old.Citations = "xx", []trichluc.Citation{cites(0, "vn/x", mentions, "")}
	put(t, s, old)
	put(t, s, now)
}

// told writes edges as lines for comparing.
func told(list []corpus.Edge) (lines []string) {
	for _, e := range list {
		by := ""
		if e.Reported {
			by = " reported"
		}
		lines = append(lines, fmt.Sprintf("%s %s %s ×%d%s, %s %d", e.From, e.Relation, e.To, e.Mentions, by, e.Passage.Source, e.Passage.Row.Location.Start))
	}
	return lines
}

func edges(t *testing.T, s corpus.Store) {
	chain(t, s)
	ctx := context.Background()
	all := []string{
		"document/n amends vn/d ×2, n.pdf 1",
		"vn/p implements vn/d ×1, p.pdf 1",
		"vn/p implements vn/d ×1 reported, r.pdf 2",
		"vn/p mentions vn/r ×1, p.pdf 2",
		"vn/r implements vn/d ×1, r.pdf 2",
		"vn/r mentions vn/p ×1, r.pdf 1",
	}
	same(t, "all edges", told(collect(t, s.Edges(ctx, corpus.EdgesOf{}))), all)
	for _, node := range []string{"vn/r", "vn/p", "vn/d", "document/n", "vn/none"} {
		var from, to []string
		for _, line := range all {
			if strings.HasPrefix(line, node+" ") {
				from = append(from, line)
			}
			if strings.Contains(line, " "+node+" ") {
				to = append(to, line)
			}
		}
		same(t, "edges from "+node, told(collect(t, s.Edges(ctx, corpus.EdgesOf{From: node}))), from)
		same(t, "edges to "+node, told(collect(t, s.Edges(ctx, corpus.EdgesOf{To: node}))), to)
	}
	same(t, "edges between two", len(collect(t, s.Edges(ctx, corpus.EdgesOf{From: "vn/p", To: "vn/d"}))), 2)
}

// tree writes a walk as lines, two spaces a step.
func tree(n *corpus.Node, indent string) (lines []string) {
	line := indent + n.ID
	if n.Again {
		line += " again"
	}
	if n.More > 0 {
		line += fmt.Sprintf(" and %d more", n.More)
	}
	lines = append(lines, line)
	for _, o := range n.Next {
		lines = append(lines, tree(o, indent+"  ")...)
	}
	return lines
}

func walk(t *testing.T, s corpus.Store) {
	chain(t, s)
	wide := corpus.Bounds{Depth: 9, Width: 9, Nodes: 99}
	for _, c := range []struct {
		start  string
		way    corpus.Direction
		bounds corpus.Bounds
		want   string
	}{
		{"vn/r", corpus.Cites, wide, "vn/r|  vn/d|  vn/p|    vn/d again|    vn/r again"},
		{"vn/d", corpus.CitedBy, wide, "vn/d|  document/n|  vn/p|    vn/r again|  vn/r|    vn/p again"},
		{"vn/d", corpus.CitedBy, corpus.Bounds{Depth: 1, Width: 9, Nodes: 99}, "vn/d|  document/n|  vn/p|  vn/r"},
		{"vn/d", corpus.CitedBy, corpus.Bounds{Depth: 9, Width: 1, Nodes: 99}, "vn/d and 2 more|  document/n"},
		{"vn/d", corpus.CitedBy, corpus.Bounds{Depth: 9, Width: 9, Nodes: 3}, "vn/d and 1 more|  document/n|  vn/p and 1 more"},
		{"vn/none", corpus.Cites, wide, "vn/none"},
	} {
		root, err := corpus.Walk(context.Background(), s, c.start, c.way, c.bounds)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "walk from "+c.start, strings.Join(tree(root, ""), "|"), c.want)
	}
}

func oneInstrument(t *testing.T, s corpus.Store) {
	chain(t, s)
	ctx := context.Background()
	d, err := s.Instrument(ctx, "vn/d")
	if err != nil || d.Mentions != 4 || d.Documents != 3 {
		t.Errorf("%+v, %v", d, err)
	}
	p, err := s.Instrument(ctx, "vn/p")
	if err != nil || p.Mentions != 1 || p.Document != "p" {
		t.Errorf("%+v, %v", p, err)
	}
	lonely := citing("l", own("vn/l"))
	lonely.Document.Metadata.Key, lonely.Document.Metadata.Title = "5/KH-UBND", "Kế hoạch"
	put(t, s, lonely)
	l, err := s.Instrument(ctx, "vn/l")
	if err != nil || l.Mentions != 0 || l.Document != "l" || l.Key != "5/KH-UBND" || l.Title != "Kế hoạch" {
		t.Errorf("%+v, %v", l, err)
	}
	if _, err := s.Instrument(ctx, "vn/none"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("an instrument that nobody names: %v", err)
	}
	put(t, s, citing("q", mention(0, decision, "749/QĐ-TTg", "QD-TTG", "2020-06-03", ""), mention(1, "vn/ha-giang/ubnd/quyet-dinh/2024/749-qd-ubnd", "749/QĐ-UBND", "", "", "")))
	for name, want := range map[string][]string{
		decision: {decision}, "749/QD-TTG": {decision}, "Quyết định số 749 /qđ-ttg": {decision}, "749": nil, "0749/QĐ-TTg": {decision}, "vn/l": {"vn/l"}, "Luật": nil, "": nil,
	} {
		got, err := s.FindInstruments(ctx, name)
		if !slices.Equal(got, want) || (err != nil) != (want == nil) || err != nil && !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("find %q: %q, %v", name, got, err)
		}
	}
}

func candidates(t *testing.T, s corpus.Store) {
	other := "vn/ha-giang/ubnd/quyet-dinh/2024/749-qd-ubnd"
	put(t, s, citing("a", mention(0, decision, "749/QĐ-TTg", "", "2020-06-03", "")))
	elsewhere := mention(0, other, "749/QĐ-UBND", "", "2024-06-04", "")
	elsewhere.Symbol, elsewhere.Issuer = "QĐ-UBND", "UBND tỉnh Hà Giang"
	put(t, s, citing("b", elsewhere))
	open := func(id string, change func(*trichluc.Citation)) trichluc.Citation {
		c := mention(int(id[0]-'0'), "", "", "", "", "")
		c.ID = id
		change(&c)
		return c
	}
	put(t, s, citing("c",
		open("1", func(*trichluc.Citation) {}),
		open("2", func(c *trichluc.Citation) { c.Symbol, c.Issuer = "", "" }),
		open("3", func(c *trichluc.Citation) { c.Number = "0749" }),
		open("4", func(c *trichluc.Citation) { c.Date = "2021-01-01" }),
		open("5", func(c *trichluc.Citation) { c.Issuer = "Chính phủ" }),
		open("6", func(c *trichluc.Citation) { c.Type, c.Symbol, c.Issuer = "Kế hoạch", "", "" }),
		open("7", func(c *trichluc.Citation) { c.Instrument, c.Date = decision, "2020-06-03" }),
	))
	want := map[string][]string{"1": {decision}, "2": {other, decision}, "3": {decision}}
	for _, sel := range []corpus.Selection{{}, {Document: "c"}} {
		if got, err := s.Candidates(context.Background(), sel); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("candidates: %v, %v", got, err)
		}
	}
	if got, err := s.Candidates(context.Background(), corpus.Selection{Document: "a"}); err != nil || len(got) > 0 {
		t.Errorf("candidates of a: %v, %v", got, err)
	}
}

// Superseded documents neither ask nor answer, even about an instrument that a
// current one names otherwise, and of many answers the first eight are given.
func fewCandidates(t *testing.T, s corpus.Store) {
	misread := mention(0, decision, "749/QĐ-TTg", "", "2020-06-03", "")
	misread.Number = "748"
	asks := func(number string) trichluc.Citation {
		c := mention(1, "", "", "", "", "")
		c.ID, c.Number = "of "+number, number
		return c
	}
	old, now := version("old", "v.pdf", "", "2023"), version("new", "v.pdf", "", "2023")
	old.Document.Text, old.Citations = "xx", []trichluc.Citation{misread, asks("749")}
	put(t, s, old)
	put(t, s, now)
	put(t, s, citing("a", mention(0, decision, "749/QĐ-TTg", "", "2020-06-03", "")))
	put(t, s, citing("c", asks("748"), asks("751")))
	var many []trichluc.Citation
	want := map[string][]string{}
	for i := range 12 {
		c := mention(i, fmt.Sprintf("vn/%02d", 11-i), "", "", "", "")
		c.ID, c.Number = fmt.Sprint("m", i), "0751"
		many = append(many, c)
		if i < 8 {
			want["of 751"] = append(want["of 751"], fmt.Sprintf("vn/%02d", i))
		}
	}
	put(t, s, citing("m", many...))
	for _, sel := range []corpus.Selection{{}, {Document: "c"}} {
		if got, err := s.Candidates(context.Background(), sel); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("candidates: %v, %v, want %v", got, err, want)
		}
	}
}
