package main

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// detailTable has the technical details of failures, of what was not read and
// of how it was read, which readers of files write in English, in Vietnamese.
// details_test.go fails when one is missing.
//
//go:embed details.tsv
var detailTable string

// longestDetail bounds the time that a hostile name can take, in bytes: of 1,500
// bytes with 500 commas it is 50 ms.
const longestDetail = 2000

// detail is a technical detail in the user's language, on one line. What the
// table does not know, as names and words of the document, stays as it is.
func (p *program) detail(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\n", "; ")
	if p.lang == english || len(s) > longestDetail {
		return s
	}
	return detailWords().translate(s)
}

var detailWords = sync.OnceValue(func() *glossary { return newGlossary(detailTable) })

// glossary translates messages that hold other messages: "page 3: hidden text".
type glossary struct {
	fixed map[string]string
	forms []form // those with most words of their own first
	tails []form // the same, of messages that begin with anything
}

// form is a message with verbs of package fmt.
type form struct {
	words      int // bytes that are not verbs
	verbs      []string
	english    []string // what stands around the verbs
	vietnamese []string
}

// hole is a verb of package fmt, of which the table has three: %s is also for
// %v and %w.
var hole = regexp.MustCompile(`%[dqs]`)

// newGlossary reads lines of English, a tab, Vietnamese; "#" begins a comment.
func newGlossary(table string) *glossary {
	g := &glossary{fixed: map[string]string{}}
	for line := range strings.Lines(table) {
		from, to, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case !ok || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(from, "%s"):
			g.tails = append(g.tails, newForm(from, to))
		case hole.MatchString(from):
			g.forms = append(g.forms, newForm(from, to))
		default:
			g.fixed[from] = to
		}
	}
	for _, forms := range [][]form{g.forms, g.tails} {
		slices.SortStableFunc(forms, func(a, b form) int { return b.words - a.words })
	}
	return g
}

func newForm(from, to string) form {
	english := hole.Split(from, -1)
	return form{len(strings.Join(english, "")), hole.FindAllString(from, -1), english, hole.Split(to, -1)}
}

// read gives what the verbs of a form have printed in s. What %s has printed
// is as short as can be.
func (f *form) read(s string) (found []string, ok bool) {
	if s, ok = strings.CutPrefix(s, f.english[0]); !ok {
		return nil, false
	}
	for i, verb := range f.verbs {
		next, at := f.english[i+1], 0
		switch {
		case verb == "%q":
			quoted, _ := strconv.QuotedPrefix(s)
			at = len(quoted)
		case i == len(f.verbs)-1:
			at = len(s) - len(next)
		default:
			at = strings.Index(s, next)
		}
		if at < 0 || !strings.HasPrefix(s[at:], next) || verb == "%d" && !isWhole(s[:at]) || verb == "%q" && at == 0 {
			return nil, false
		}
		found = append(found, s[:at])
		s = s[at+len(next):]
	}
	return found, s == ""
}

func isWhole(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// separator stands between messages, and in some of ours up to three times.
var separator = regexp.MustCompile(`[;:,] `)

const mostSeparators = 3

// translate looks for the message as a whole, then for the longest message
// that it begins with. One that may begin with anything comes after those: it
// would take words of theirs.
func (g *glossary) translate(s string) string {
	if text, ok := g.find(s); ok {
		return text
	}
	ends := separator.FindAllStringIndex(s, mostSeparators+1)
	for _, end := range slices.Backward(ends) {
		if text, ok := g.find(s[:end[0]]); ok {
			return text + s[end[0]:end[1]] + g.translate(s[end[1]:])
		}
	}
	if text, ok := g.match(g.tails, s); ok {
		return text
	}
	if len(ends) > 0 {
		return s[:ends[0][1]] + g.translate(s[ends[0][1]:])
	}
	return s
}

// find translates one message. What is quoted is a name or the document's own
// words; some messages stand behind a number: "3 review comments left out".
func (g *glossary) find(s string) (string, bool) {
	if text, ok := g.fixed[s]; ok {
		return text, true
	}
	if quoted, err := strconv.QuotedPrefix(s); err == nil && quoted == s {
		return s, true
	}
	if text, ok := g.match(g.forms, s); ok {
		return text, true
	}
	number, rest, ok := strings.Cut(s, " ")
	if !ok || !isWhole(number) {
		return s, false
	}
	text, ok := g.fixed[rest]
	return number + " " + text, ok
}

func (g *glossary) match(forms []form, s string) (string, bool) {
	for _, f := range forms {
		found, ok := f.read(s)
		if !ok {
			continue
		}
		text := f.vietnamese[0]
		for i, part := range found {
			text += g.translate(part) + f.vietnamese[i+1]
		}
		return text, true
	}
	return s, false
}
