package corpus

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
)

// Direction is which way the citation graph is walked.
type Direction int

// The directions: to what a document cites, to what cites it.
const (
	Cites Direction = iota
	CitedBy
)

// Bounds limit a walk through the graph.
type Bounds struct {
	Depth int // edges from the start
	Width int // neighbours of one node that are followed, the most mentions first
	Nodes int // nodes in all
}

// Node is a document met on a walk.
type Node struct {
	ID    string // Instrument.ID or DocumentNode
	Edges []Edge // between it and the node before, the most mentions first; empty for the start
	Next  []*Node
	More  int  // neighbours that a bound left out
	Again bool // it stands elsewhere in the tree, nearer the start, with what follows it
}

// Mentions are the citations that its edges stand for.
func (n *Node) Mentions() (sum int) {
	for _, e := range n.Edges {
		sum += e.Mentions
	}
	return sum
}

// Graph is what a walk reads: Store.Edges.
type Graph interface {
	Edges(ctx context.Context, of EdgesOf) iter.Seq2[Edge, error]
}

// Walk follows the graph from an instrument, breadth first, so that every
// document stands where it is nearest to the start. It ends on any graph:
// documents that were met already are not followed again. Each document met,
// Bounds.Nodes at most, is asked for its neighbours once: where the bound is
// reached, to say how many are left out.
func Walk(ctx context.Context, g Graph, start string, way Direction, b Bounds) (*Node, error) {
	root := &Node{ID: start}
	met := map[string]bool{start: true}
	level := []*Node{root}
	for range b.Depth {
		var next []*Node
		for _, n := range level {
			near, err := neighbours(ctx, g, n.ID, way)
			if err != nil {
				return nil, err
			}
			for i, o := range near {
				if i == b.Width || len(met) >= b.Nodes {
					n.More = len(near) - i
					break
				}
				if o.Again = met[o.ID]; !o.Again {
					met[o.ID] = true
					next = append(next, o)
				}
				n.Next = append(n.Next, o)
			}
		}
		level = next
	}
	return root, nil
}

// neighbours are the documents next to one, those with the most mentions first.
func neighbours(ctx context.Context, g Graph, id string, way Direction) ([]*Node, error) {
	of := EdgesOf{From: id}
	if way == CitedBy {
		of = EdgesOf{To: id}
	}
	var near []*Node
	at := map[string]*Node{}
	for e, err := range g.Edges(ctx, of) {
		if err != nil {
			return nil, err
		}
		other := e.To
		if way == CitedBy {
			other = e.From
		}
		if at[other] == nil {
			at[other] = &Node{ID: other}
			near = append(near, at[other])
		}
		at[other].Edges = append(at[other].Edges, e)
	}
	for _, n := range near {
		slices.SortStableFunc(n.Edges, func(a, b Edge) int { return cmp.Compare(b.Mentions, a.Mentions) })
	}
	slices.SortFunc(near, func(a, b *Node) int {
		return cmp.Or(cmp.Compare(b.Mentions(), a.Mentions()), strings.Compare(a.ID, b.ID))
	})
	return near, nil
}
