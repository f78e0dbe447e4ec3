package html

import (
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// setAside makes furniture of what is not the document's text.
func (w *walker) setAside(doc *goquery.Document, unseen []string) {
	w.furnish(doc.Find("del,s[cite],[hidden],[aria-hidden=true]"), "deleted")
	doc.Find("[class],[id]").Each(func(_ int, s *goquery.Selection) {
		for _, mark := range unseen {
			if mark[0] == '.' && s.HasClass(mark[1:]) || mark[0] == '#' && s.AttrOr("id", "") == mark[1:] {
				w.furnish(s, "deleted")
				return
			}
		}
	})
	doc.Find("[style]").Each(func(_ int, s *goquery.Selection) {
		if style, _ := s.Attr("style"); hidden(style) {
			w.furnish(s, "deleted")
		}
	})
	w.furnish(doc.Find("nav,aside,[role=navigation],[role=banner],[role=contentinfo],[role=complementary],[role=search]"), "navigation")
	if page := doc.Find("body"); page.Find("article,main,[role=main]").Length() > 0 {
		w.furnish(page.ChildrenFiltered("header,footer"), "navigation")
	}
	doc.Find("ul,ol,div,td").Each(func(_ int, s *goquery.Selection) {
		if s.Parent().Length() > 0 && mostlyLinks(s) {
			w.furnish(s, "navigation")
		}
	})
}

var (
	// media is a rule that holds for print or small screens alone.
	media = regexp.MustCompile(`@[a-z-]+[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}`)
	rule  = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	plain = regexp.MustCompile(`^[.#][\w-]+$`)
)

// unseenBy lists the classes and names that a page's own style sheet hides:
// ".x" and "#y", and no more complicated selectors.
func unseenBy(sheet string) (marks []string) {
	for _, m := range rule.FindAllStringSubmatch(media.ReplaceAllString(sheet, ""), -1) {
		if !hidden(m[2]) {
			continue
		}
		for mark := range strings.SplitSeq(m[1], ",") {
			if mark = strings.TrimSpace(mark); plain.MatchString(mark) {
				marks = append(marks, mark)
			}
		}
	}
	return marks
}

func hidden(style string) bool {
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || strings.Contains(style, "mso-hide:all")
}

// mostlyLinks reports a menu or a list of other articles: at least four links
// that hold four fifths of the text. A table of contents links inside the page
// and is left.
func mostlyLinks(s *goquery.Selection) bool {
	links := s.Find("a[href]").FilterFunction(func(_ int, a *goquery.Selection) bool {
		href, _ := a.Attr("href")
		return !strings.HasPrefix(href, "#")
	})
	if links.Length() < 4 {
		return false
	}
	linked := 0
	links.Each(func(_ int, a *goquery.Selection) { linked += len(viet.Space(a.Text())) })
	return linked*5 >= len(viet.Space(s.Text()))*4
}

func (w *walker) furnish(s *goquery.Selection, kind string) {
	s.Each(func(_ int, one *goquery.Selection) { w.furnishNode(one.Nodes[0], kind) })
	s.Remove()
}

func (w *walker) furnishNode(n *html.Node, kind string) {
	if text := viet.Space(viet.Clean(textOf(n, " "))); text != "" {
		w.flow.Furniture = append(w.flow.Furniture, trichluc.Furniture{Kind: kind, Text: text})
	}
}
