package html

import (
	"strings"

	"github.com/PuerkitoBio/goquery"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// setAside makes furniture of what is not the document's text.
func (w *walker) setAside(doc *goquery.Document) {
	w.furnish(doc.Find("del,s[cite],[hidden],[aria-hidden=true]"), "deleted")
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

func hidden(style string) bool {
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
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
	s.Each(func(_ int, one *goquery.Selection) {
		if text := viet.Space(viet.Clean(textOf(one.Nodes[0], " "))); text != "" {
			w.flow.Furniture = append(w.flow.Furniture, trichluc.Furniture{Kind: kind, Text: text})
		}
	})
	s.Remove()
}
