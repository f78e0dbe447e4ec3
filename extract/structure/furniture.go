package structure

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	pageNumber = regexp.MustCompile(`^(?:[-–—|]\s*)?(?:(?:Trang|trang|Page|Tr\.)\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?(?:\s*[-–—|])?$`)
	digits     = regexp.MustCompile(`\d+`)
)

// setAside takes page numbers and running heads and feet out of the flow.
func (b *builder) setAside() {
	gone := map[*para]string{}
	if !b.paged {
		b.loneNumbers(gone)
		b.remove(gone)
		return
	}
	const lines = 5 // of a running head
	for range lines {
		if b.edges(gone); len(gone) == 0 {
			return
		}
		b.remove(gone)
		clear(gone)
	}
}

// remove makes furniture of paragraphs.
func (b *builder) remove(gone map[*para]string) {
	kept := b.elements[:0]
	for _, e := range b.elements {
		if kind := gone[e.para]; e.para != nil && kind != "" {
			b.furnish(kind, e.para.text, e.para.page())
			continue
		}
		kept = append(kept, e)
	}
	b.elements = kept
}

// edges looks at the first and last paragraph of each page.
func (b *builder) edges(gone map[*para]string) {
	first, last := map[int]*para{}, map[int]*para{}
	pages := map[int]bool{}
	seenFirst := map[int]bool{}
	for _, e := range b.elements {
		page := 0
		if e.para != nil {
			page = e.para.page()
		} else {
			page = e.table.firstPage()
		}
		pages[page] = true
		if !seenFirst[page] && e.para != nil {
			first[page] = e.para
		}
		seenFirst[page] = true
		last[page] = e.para
	}
	offsets := map[int]int{}
	for page := range pages {
		for _, p := range []*para{first[page], last[page]} {
			if m := numberOf(p); m > 0 {
				offsets[m-page]++
			}
		}
	}
	for page := range pages {
		for _, p := range []*para{first[page], last[page]} {
			if m := numberOf(p); m > 0 && (offsets[m-page] > 1 || m == page) {
				gone[p] = "page-number"
			}
		}
	}
	b.repeated(first, len(pages), "running-head", gone)
	b.repeated(last, len(pages), "running-foot", gone)
}

// repeated finds a line that stands at the same edge of at least three pages:
// of three that follow each other, or of a third of all. The first of these
// may be text (the head of a table that each page repeats).
func (b *builder) repeated(edge map[int]*para, pages int, kind string, gone map[*para]string) {
	const longest = 200 // bytes: a running head is one line
	const least = 5     // letters: figures and units repeat by chance
	like := func(page int) string {
		if p := edge[page]; p != nil && gone[p] == "" && len(p.text) <= longest && len(words(digits.ReplaceAllString(p.text, ""))) >= least {
			return digits.ReplaceAllString(p.text, "#")
		}
		return ""
	}
	count := map[string]int{}
	for page := range edge {
		count[like(page)]++
	}
	var heads []*para
	for page, p := range edge {
		s := like(page)
		if s == "" || count[s] < 3 {
			continue
		}
		in := 0 // pages around with the same line
		for k := page - 2; k <= page+2; k++ {
			if in++; like(k) != s {
				in = 0
			} else if in == 3 {
				break
			}
		}
		if in == 3 || count[s]*3 >= pages {
			heads = append(heads, p)
		}
	}
	for _, p := range heads {
		gone[p] = kind
	}
}

// loneNumbers finds page numbers where there are no pages: paragraphs that are
// nothing but a number, growing through the document.
func (b *builder) loneNumbers(gone map[*para]string) {
	last := 0
	for _, e := range b.elements {
		n := numberOf(e.para)
		if n <= last || n > last+50 {
			continue
		}
		gone[e.para] = "page-number"
		last = n
	}
}

func numberOf(p *para) int {
	if p == nil {
		return 0
	}
	m := pageNumber.FindStringSubmatch(strings.TrimSpace(p.text))
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}
