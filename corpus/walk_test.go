package corpus_test

import (
	"context"
	"fmt"
	"iter"
	"testing"

	"github.com/trichluc/trichluc/corpus"
)

// endless is a graph in which each document cites forty that nobody else does.
type endless struct{ asked int }

func (g *endless) Edges(_ context.Context, of corpus.EdgesOf) iter.Seq2[corpus.Edge, error] {
	g.asked++
	return func(yield func(corpus.Edge, error) bool) {
		for i := range 40 {
			if !yield(corpus.Edge{From: of.From, To: fmt.Sprint(of.From, "/", i), Mentions: 1}, nil) {
				return
			}
		}
	}
}

// count is how many documents stand in a tree, and how many were left out.
func count(n *corpus.Node) (nodes, more int) {
	nodes, more = 1, n.More
	for _, o := range n.Next {
		of, left := count(o)
		nodes, more = nodes+of, more+left
	}
	return nodes, more
}

func TestWalkEnds(t *testing.T) {
	g := &endless{}
	root, err := corpus.Walk(context.Background(), g, "a", corpus.Cites, corpus.Bounds{Depth: 9, Width: 30, Nodes: 100})
	if err != nil {
		t.Fatal(err)
	}
	// Each document has forty neighbours, of which it has or leaves out all.
	if nodes, more := count(root); nodes != 100 || nodes-1+more != 40*g.asked || g.asked > 100 {
		t.Errorf("%d documents and %d more after %d questions", nodes, more, g.asked)
	}
}
