package html

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// walker writes paragraphs while it walks the tree.
type walker struct {
	flow   *flow.Flow
	text   strings.Builder
	bold   int // letters of text that are bold
	italic int
	all    int // letters of text
	state  state
	lists  []list
	mark   string // of the list item that has just begun
	notes  map[*html.Node]string
	inner  []*flow.Grid // tables in the cells of the table that is being read
	sizes  map[*html.Node]size
	depth  int
}

// state is what the elements around the text say of it.
type state struct {
	style        string
	bold, italic bool
	centered     bool
	raised       bool
	pre          bool
	font         string
}

// list is an open list.
type list struct {
	kind  string // type of numbering; "" for bullets
	count int
}

// maxDepth bounds the nesting that is followed; pages seen nest 40 deep.
const maxDepth = 400

// family is the first font of a style, which tells text of before Unicode.
var family = regexp.MustCompile(`(?i)font-family:\s*['"]?\s*([^'",;]+)`)

// blocks are the elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Table: true, atom.Tr: true,
	atom.Td: true, atom.Th: true, atom.Caption: true, atom.Blockquote: true, atom.Pre: true, atom.Article: true, atom.Section: true,
	atom.Header: true, atom.Footer: true, atom.Main: true, atom.Figure: true, atom.Figcaption: true, atom.Center: true,
	atom.Hr: true, atom.Address: true, atom.Fieldset: true, atom.Form: true, atom.Body: true, atom.Details: true, atom.Summary: true,
	atom.Thead: true, atom.Tbody: true, atom.Tfoot: true,
}

// block walks an element and all below it.
func (w *walker) block(n *html.Node) {
	if w.depth++; w.depth > maxDepth {
		w.depth--
		w.write(textOf(n, " "))
		return
	}
	defer func() { w.depth-- }()
	switch {
	case n.Type == html.TextNode:
		w.write(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	case n.DataAtom == atom.Br:
		w.end()
		return
	case n.DataAtom == atom.Table && !w.laysOut(n):
		w.end()
		w.table(n)
		return
	}
	before := w.state
	w.enter(n)
	if blocks[n.DataAtom] {
		w.end()
		w.openList(n)
	}
	if mark, ok := w.notes[n]; ok {
		w.put(mark)
	} else {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.block(c)
		}
	}
	if blocks[n.DataAtom] {
		w.end()
		if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
			w.lists = w.lists[:len(w.lists)-1]
		}
	}
	w.state = before
}

// enter notes what an element says of the text in it.
func (w *walker) enter(n *html.Node) {
	s := &w.state
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th:
		s.bold = true
	case atom.I, atom.Em:
		s.italic = true
	case atom.Sup:
		s.raised = true
	case atom.Center:
		s.centered = true
	case atom.Pre:
		s.pre = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		s.style = "heading " + n.Data[1:]
		s.bold = true
	}
	if face := attr(n, "face"); face != "" && n.DataAtom == atom.Font {
		s.font = face
	}
	style := attr(n, "style")
	if m := family.FindStringSubmatch(style); m != nil {
		s.font = m[1]
	}
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	if strings.EqualFold(attr(n, "align"), "center") || strings.Contains(style, "text-align:center") {
		s.centered = true
	}
	if strings.Contains(style, "font-weight:bold") || strings.Contains(style, "font-weight:700") {
		s.bold = true
	}
	if strings.Contains(style, "vertical-align:super") {
		s.raised = true
	}
	for class := range strings.FieldsSeq(strings.ToLower(attr(n, "class"))) {
		switch class {
		case "fn", "footnote", "msofootnotetext", "msoendnotetext", "sdfootnote", "sdendnote", "footnotes", "endnote":
			s.style = "footnote"
		case "msotitle":
			s.style = "title"
		}
	}
}

// openList begins a list, or a list item with its mark.
func (w *walker) openList(n *html.Node) {
	switch n.DataAtom {
	case atom.Ul:
		w.lists = append(w.lists, list{})
	case atom.Ol:
		kind := attr(n, "type")
		if kind == "" {
			kind = "1"
		}
		start, err := strconv.Atoi(attr(n, "start"))
		if err != nil {
			start = 1
		}
		w.lists = append(w.lists, list{kind, start - 1})
	case atom.Li:
		if len(w.lists) == 0 {
			w.mark = "-"
			return
		}
		l := &w.lists[len(w.lists)-1]
		l.count++
		if value, err := strconv.Atoi(attr(n, "value")); err == nil {
			l.count = value
		}
		w.mark = l.mark()
	}
}

// mark is the mark of the item just counted.
func (l *list) mark() string {
	switch {
	case l.kind == "":
		return "-"
	case (l.kind == "a" || l.kind == "A") && l.count >= 1 && l.count <= 26:
		return string(rune(l.kind[0])+rune(l.count-1)) + "."
	case (l.kind == "i" || l.kind == "I") && l.count >= 1 && l.count <= 39:
		ones := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
		s := strings.Repeat("X", l.count/10) + ones[l.count%10] + "."
		if l.kind == "i" {
			s = strings.ToLower(s)
		}
		return s
	}
	return strconv.Itoa(l.count) + "."
}

// write adds text, its white space folded as a browser folds it.
func (w *walker) write(s string) {
	if w.state.font != "" {
		s, _ = office.Decode(w.state.font, s)
	}
	if w.state.raised {
		s = raise(s)
	}
	if w.state.pre {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				w.end()
			}
			w.put(line)
		}
		return
	}
	w.put(s)
}

func (w *walker) put(s string) {
	n := letters(s)
	w.all += n
	if w.state.bold {
		w.bold += n
	}
	if w.state.italic {
		w.italic += n
	}
	w.text.WriteString(s)
}

// end ends the paragraph.
func (w *walker) end() {
	text := strings.Join(strings.Fields(w.text.String()), " ")
	if text != "" {
		p := &flow.Paragraph{
			Parts: []flow.Part{{Text: text}}, Style: w.state.style, Mark: w.mark, Centered: w.state.centered,
			Bold: w.all > 0 && w.bold == w.all, Italic: w.all > 0 && w.italic == w.all,
		}
		w.flow.Items = append(w.flow.Items, flow.Item{Paragraph: p})
		w.mark = ""
	}
	w.text.Reset()
	w.bold, w.italic, w.all = 0, 0, 0
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf is the text of an element without structure, its pieces ended by sep.
func textOf(n *html.Node, sep string) string {
	var b strings.Builder
	stack := []*html.Node{n}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if n.Type == html.TextNode {
			b.WriteString(n.Data + sep)
		}
		for c := n.LastChild; c != nil; c = c.PrevSibling {
			stack = append(stack, c)
		}
	}
	return b.String()
}
