package index

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/internal/viet"
)

// maxWords bounds what a question costs; nobody types so many, but a whole
// paragraph may be pasted.
const maxWords = 48

// maxDepth is how deep parentheses nest; deeper ones only part words.
const maxDepth = 16

// phrase is words that are to stand together as typed, or a single word.
type phrase []word

// question is what a user typed, understood.
type question struct {
	root   node     // nil: everything
	plain  bool     // words alone: where no entry holds all of them, those with any are an answer
	leaves []*leaf  // what is looked for, in the order typed; without what is excluded
	runs   []phrase // words typed side by side: better found side by side
}

// node is a condition on entries: all, either, except, leaf or filter.
type node interface{}

type (
	all    []node              // all of them
	either []node              // at least one of them
	except struct{ what node } // all entries but these
)

// leaf is words to be found in one place of an entry.
type leaf struct {
	forms  []phrase // any of these
	only   string   // in this field alone; empty: in any
	prefix bool     // the last word may go on
	worth  float32  // what it counts beside others, usually 1
	typed  []*leaf  // these were typed, and this is what they mean
}

// filter is a property with one of the values that pass.
type filter struct {
	field  string
	values func(folded string) bool // nil: exactly the value
	value  string
}

// understand reads what a user typed. What is not in the language only parts
// words; the error is for values that cannot be meant.
func understand(typed string) (question, error) {
	p := &parser{tokens: lex(straightQuotes.Replace(viet.Clean(typed)))}
	q := question{plain: true}
	for p.at < len(p.tokens) { // a closing parenthesis too many only parts words
		n, err := p.either(0)
		if err != nil {
			return question{}, err
		}
		q.root = join(q.root, n)
		p.at++
	}
	if q.root != nil && !p.positive { // nothing to look for: the signs were not meant as such
		for i := range p.tokens {
			p.tokens[i].sign = 0
		}
		again := &parser{tokens: p.tokens}
		q.root, _ = again.either(0)
		p = again
	}
	p.endRun()
	q.plain, q.leaves, q.runs = !p.operators, p.leaves, p.runs
	return q, nil
}

func join(a, b node) node {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return all{a, b}
}

// parser builds conditions from tokens. "a b OR c d" is (a b) OR (c d).
type parser struct {
	tokens    []token
	at        int
	words     int
	leaves    []*leaf
	runs      []phrase
	run       phrase
	excluding int
	positive  bool // something is looked for
	operators bool
}

func (p *parser) either(depth int) (node, error) {
	var some either
	for {
		n, err := p.all(depth)
		if err != nil {
			return nil, err
		}
		if n != nil {
			some = append(some, n)
		}
		if p.at >= len(p.tokens) || p.tokens[p.at].kind != tokenOr {
			break
		}
		p.operators = true
		p.at++
	}
	switch len(some) {
	case 0:
		return nil, nil
	case 1:
		return some[0], nil
	}
	return some, nil
}

// all reads up to OR, the closing parenthesis or the end.
func (p *parser) all(depth int) (node, error) {
	var every all
	p.endRun()
	defer p.endRun()
	not := false
	for ; p.at < len(p.tokens); p.at++ {
		t := p.tokens[p.at]
		if t.kind == tokenOr || t.kind == tokenClose && depth > 0 {
			break
		}
		if t.kind == tokenAnd || t.kind == tokenNot || t.kind == tokenClose {
			not = t.kind == tokenNot
			p.operators = p.operators || t.kind != tokenClose
			continue
		}
		without := not || t.sign == '-'
		not, p.operators = false, p.operators || without || t.sign != 0
		if without {
			p.excluding++
		}
		n, err := p.one(t, depth)
		if without {
			p.excluding--
		}
		if err != nil {
			return nil, err
		}
		switch {
		case n == nil:
		case without:
			every = append(every, except{n})
		default:
			every = append(every, n)
		}
	}
	switch len(every) {
	case 0:
		return nil, nil
	case 1:
		return every[0], nil
	}
	return every, nil
}

// one reads a word, a phrase, a property or a parenthesis. It leaves p.at on
// the last token read.
func (p *parser) one(t token, depth int) (node, error) {
	if t.kind == tokenOpen {
		if depth == maxDepth {
			return nil, nil
		}
		p.at++
		return p.either(depth + 1)
	}
	switch t.field {
	case "", fieldNumber, fieldTitle:
		return p.wordsOf(t), nil
	}
	p.positive = p.positive || p.excluding == 0
	p.operators = true
	if t.field == fieldYear {
		return years(t.text)
	}
	return filter{field: t.field, value: value(t.text)}, nil
}

// years is one year or a range of them, either end of which may be open.
func years(typed string) (node, error) {
	from, to, ranged := strings.Cut(typed, "..")
	if !ranged {
		to = from
	}
	first, last := 0, 9999
	for _, end := range []struct {
		text string
		year *int
	}{{from, &first}, {to, &last}} {
		if end.text == "" && ranged {
			continue
		}
		n, err := strconv.Atoi(strings.TrimSpace(end.text))
		if err != nil || n < 1000 || n > 9999 {
			return nil, fmt.Errorf("%w: %q is no year (year:2024, year:2020..2023)", ErrQuestion, typed)
		}
		*end.year = n
	}
	return filter{field: fieldYear, values: func(folded string) bool {
		n, err := strconv.Atoi(folded)
		return err == nil && first <= n && n <= last
	}}, nil
}

// wordsOf makes leaves of words. Where they are one half of an acronym and its
// expansion, the other half is as good.
func (p *parser) wordsOf(t token) node {
	found := words(t.text)
	found = found[:min(len(found), maxWords-p.words)]
	p.words += len(found)
	if len(found) == 0 {
		return nil
	}
	p.positive = p.positive || p.excluding == 0
	if t.field == "" && !t.prefix {
		p.run = append(p.run, found...)
	} else {
		p.endRun()
	}
	if t.kind == tokenPhrase || p.excluding > 0 || t.sign == '-' {
		return p.leaf(leaf{forms: []phrase{found}, only: t.field, prefix: t.prefix, worth: 1})
	}
	var every all
	for i := 0; i < len(found); i++ {
		if t.field == "" && !t.prefix {
			if n, other := abbreviated(found[i:]); n > 0 {
				every = append(every, p.both(found[i:i+n], other))
				i += n - 1
				continue
			}
		}
		l := leaf{forms: []phrase{found[i : i+1]}, only: t.field, worth: 1}
		l.prefix = t.prefix && i == len(found)-1
		every = append(every, p.leaf(l))
	}
	if len(every) == 1 {
		return every[0]
	}
	return every
}

// both looks for words, or for their acronym or expansion. Words that were
// typed apart may stand apart; those that the acronym means stand together.
func (p *parser) both(typed phrase, other []phrase) node {
	var every all
	var leaves []*leaf
	for i := range typed {
		l := p.leaf(leaf{forms: []phrase{typed[i : i+1]}, worth: 1})
		every, leaves = append(every, l), append(leaves, l)
	}
	worth := float32(worthOfOther)
	if len(typed) > 1 { // an acronym in the place of so many words, side by side as typed
		worth = 0
		for i, w := range typed {
			worth += worthOfOther
			if w.exact != "" {
				worth += worthOfOther * boostExact
			}
			if i > 0 {
				worth += worthOfOther * boostAdjacent
			}
		}
	}
	return either{every, p.leaf(leaf{forms: other, worth: worth, typed: leaves})}
}

// worthOfOther is what the other half of an acronym counts: what was typed
// ranks first, before words that only stand apart.
const worthOfOther = 0.8

func (p *parser) leaf(l leaf) *leaf {
	if p.excluding == 0 {
		p.leaves = append(p.leaves, &l)
	}
	return &l
}

func (p *parser) endRun() {
	if len(p.run) > 0 && p.excluding == 0 {
		p.runs = append(p.runs, p.run)
	}
	p.run = nil
}
