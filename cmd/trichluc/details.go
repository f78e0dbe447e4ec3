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
		case hole.MatchString(from):
			g.forms = append(g.forms, newForm(from, to))
		default:
			g.fixed[from] = to
		}
	}
	slices.SortStableFunc(g.forms, func(a, b form) int { return b.words - a.words })
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

// separators join messages, the outermost first.
var separators = []string{"; ", ": ", ", "}

// counted is what stands behind a number: "3 review comments left out".
var counted = regexp.MustCompile(`^(\d+ )(.*)$`)

// translate looks for the message as a whole, then for its parts. What is
// quoted is a name or the document's own words.
func (g *glossary) translate(s string) string {
	if text, ok := g.fixed[s]; ok {
		return text
	}
	if strings.HasPrefix(s, `"`) && strings.IndexByte(s[1:], '"') == len(s)-2 {
		return s
	}
	for _, f := range g.forms {
		if found := f.pattern.FindStringSubmatch(s); found != nil {
			return g.fill(f, found[1:])
		}
	}
	for _, separator := range separators {
		if parts := strings.Split(s, separator); len(parts) > 1 {
			for i := range parts {
				parts[i] = g.translate(parts[i])
			}
			return strings.Join(parts, separator)
		}
	}
	if found := counted.FindStringSubmatch(s); found != nil {
		return found[1] + g.translate(found[2])
	}
	return s
}

func (g *glossary) fill(f form, found []string) string {
	text := f.vietnamese[0]
	for i, s := range found {
		text += g.translate(s) + f.vietnamese[i+1]
	}
	return text
}

// computedWords are the Vietnamese words in the figures of findings, which are
// data and stay as they are in exports.
var computedWords = strings.NewReplacer(
	"kể ra ", "lists ", "chú thích ", "footnote ", " mục", " items", "tổng ", "sum of ", " số hạng", " terms",
	"Quý ", "quarter ", " năm ", " of ", " dưới ", " under ",
	"chưa đạt", "not met", "không đạt", "not met", "vượt", "above", "đạt", "met",
)
