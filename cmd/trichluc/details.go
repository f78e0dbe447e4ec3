package main

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// detailTable has the technical details of failures, of what was not read and
// of how it was read, which readers of files write in English, in Vietnamese.
// details_test.go fails when one is missing.
//
//go:embed details.tsv
var detailTable string

// detail is a technical detail in the user's language, on one line. What the
// table does not know, as names and words of the document, stays as it is.
func (p *program) detail(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\n", "; ")
	if p.lang == english {
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
	words      int            // bytes that are not verbs
	pattern    *regexp.Regexp // of the English, a group for each verb
	vietnamese []string       // what stands around the verbs
}

// hole is a verb of package fmt. "%PDF-" is none.
var hole = regexp.MustCompile(`%[dqsvw]`)

// printed are the patterns of what verbs print.
var printed = map[string]string{"%d": `(-?\d+)`, "%q": `("(?:[^"\\]|\\.)*")`, "%s": `(.*?)`, "%v": `(.*?)`, "%w": `(.*?)`}

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
	literals := hole.Split(from, -1)
	pattern := regexp.QuoteMeta(literals[0])
	for i, v := range hole.FindAllString(from, -1) {
		pattern += printed[v] + regexp.QuoteMeta(literals[i+1])
	}
	return form{len(strings.Join(literals, "")), regexp.MustCompile(`^(?s:` + pattern + `)$`), hole.Split(to, -1)}
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

// counted is what stands behind a number: "3 review comments left out".
var counted = regexp.MustCompile(`^(\d+ )(.*)$`)

// find translates one message. What is quoted is a name or the document's own
// words.
func (g *glossary) find(s string) (string, bool) {
	if text, ok := g.fixed[s]; ok {
		return text, true
	}
	if strings.HasPrefix(s, `"`) && strings.IndexByte(s[1:], '"') == len(s)-2 {
		return s, true
	}
	if text, ok := g.match(g.forms, s); ok {
		return text, true
	}
	if found := counted.FindStringSubmatch(s); found != nil {
		text, ok := g.find(found[2])
		return found[1] + text, ok
	}
	return s, false
}

func (g *glossary) match(forms []form, s string) (string, bool) {
	for _, f := range forms {
		found := f.pattern.FindStringSubmatch(s)
		if found == nil {
			continue
		}
		text := f.vietnamese[0]
		for i, part := range found[1:] {
			text += g.translate(part) + f.vietnamese[i+1]
		}
		return text, true
	}
	return s, false
}

// computedWords are the Vietnamese words in the figures of findings, which are
// data and stay as they are in exports.
var computedWords = strings.NewReplacer(
	"kể ra ", "lists ", "chú thích ", "footnote ", " mục", " items", "tổng ", "sum of ", " số hạng", " terms",
	"Quý ", "quarter ", " năm ", " of ", " dưới ", " under ",
	"chưa đạt", "not met", "không đạt", "not met", "vượt", "above", "đạt", "met",
)
