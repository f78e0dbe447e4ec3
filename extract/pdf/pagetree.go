package pdf

import (
	"cmp"
	"errors"
	"slices"

	"github.com/trichluc/trichluc/extract/pdf/objects"
)

// Bounds of a page tree. Writers nest 3 to 5 deep; the longest provincial
// budget annexes have some 2000 pages.
const (
	maxTreeDepth = 48
	maxTreeNodes = 20000
)

// errNoPage stands where the page tree speaks of a page that is not there.
var errNoPage = errors.New("the page is not in the file")

// pageObject is a leaf of the page tree with what it inherits.
type pageObject struct {
	dict      object
	resources object
	box       [4]float64 // lower left and upper right corner in user space
	rotate    int        // degrees clockwise, a multiple of 90
	err       error      // the page could not be reached
	place     int        // rank among the objects of a file that was searched for pages
}

// inherited is what a node of the page tree hands to its kids.
type inherited struct {
	resources object
	media     object
	crop      object
	rotate    object
}

// treeWalk collects pages; it is bounded in every direction, because the
// tree's own Count and Kids may lie.
type treeWalk struct {
	pages []pageObject
	nodes int
	lost  int             // kids that are no pages
	seen  map[string]bool // nodes by identity
}

// findPages gives the pages in order, and how many more the file speaks of.
// Pages that the tree has lost are looked for among all objects; those that
// cannot be found are pages with an error, so that they are accounted for.
func findPages(file *objects.File) (pages []pageObject, lost int) {
	walk := treeWalk{seen: map[string]bool{}}
	root := fileObject{file.Trailer()}.key("Root").key("Pages")
	if root.kind() == kindDict {
		walk.visit(root, inherited{}, 0)
	}
	claimed := min(int(root.key("Count").number()), maxTreeNodes)
	damage := file.Damage()
	if walk.lost > 0 || len(walk.pages) == 0 || len(walk.pages) < claimed && damage != (objects.Damage{}) {
		walk.search(file)
	}
	if damage != (objects.Damage{}) {
		lost = max(claimed-len(walk.pages), 0)
	}
	return walk.pages, lost
}

func (w *treeWalk) visit(node object, above inherited, depth int) {
	if w.nodes++; depth > maxTreeDepth || w.nodes > maxTreeNodes {
		return
	}
	id := node.identity()
	kids := node.key("Kids")
	if w.seen[id] && kids.kind() == kindArray {
		return
	}
	w.seen[id] = true
	above = above.with(node)
	if kids.kind() != kindArray {
		w.pages = append(w.pages, newPage(node, above))
		return
	}
	for i := range kids.length() {
		if kid := kids.index(i); kid.kind() == kindDict {
			w.visit(kid, above, depth+1)
		} else if w.nodes++; w.nodes <= maxTreeNodes {
			w.lost++
			w.pages = append(w.pages, pageObject{err: errNoPage})
		}
	}
}

func (in inherited) with(node object) inherited {
	for _, entry := range []struct {
		field *object
		key   string
	}{{&in.resources, "Resources"}, {&in.media, "MediaBox"}, {&in.crop, "CropBox"}, {&in.rotate, "Rotate"}} {
		if v := node.key(entry.key); v.kind() != kindNull {
			*entry.field = v
		}
	}
	return in
}

func newPage(node object, above inherited) pageObject {
	page := pageObject{dict: node, resources: above.resources, box: [4]float64{0, 0, 595.28, 841.89}} // A4 where the file says nothing
	for _, box := range []object{above.media, above.crop} {
		if box != nil && box.length() == 4 {
			b := numbers(box)
			b[0], b[2] = min(b[0], b[2]), max(b[0], b[2])
			b[1], b[3] = min(b[1], b[3]), max(b[1], b[3])
			if b[2]-b[0] > 1 && b[3]-b[1] > 1 {
				copy(page.box[:], b)
			}
		}
	}
	if above.rotate != nil {
		page.rotate = ((int(above.rotate.number())%360 + 360) % 360) / 90 * 90
	}
	return page
}

// search adds the pages that the tree does not lead to. Writers number pages
// in their order, so the order of the file is taken for that of the pages,
// where it does not contradict the tree.
func (w *treeWalk) search(file *objects.File) {
	place := map[string]int{}
	var found []pageObject
	for i, n := range file.Numbers() {
		node := fileObject{file.Object(n)}
		id := node.identity()
		if !looksLikePage(node) {
			continue
		}
		place[id] = i
		if !w.seen[id] && len(found) < maxTreeNodes {
			w.seen[id] = true
			page := newPage(node, inheritedBy(node, maxTreeDepth))
			page.place = i
			found = append(found, page)
		}
	}
	if len(found) == 0 {
		return
	}
	all := slices.DeleteFunc(w.pages, func(p pageObject) bool { return p.err != nil })
	for i := range all {
		all[i].place = place[all[i].dict.identity()]
	}
	byPlace := func(a, b pageObject) int { return cmp.Compare(a.place, b.place) }
	ordered := slices.IsSortedFunc(all, byPlace)
	if all = append(all, found...); ordered {
		slices.SortStableFunc(all, byPlace)
	}
	for range w.lost - len(found) {
		all = append(all, pageObject{err: errNoPage})
	}
	w.pages = all
}

// looksLikePage says that a dictionary is a page, by its Type or, where that
// is lost, by what only pages have.
func looksLikePage(node object) bool {
	if node.kind() != kindDict {
		return false
	}
	switch node.key("Type").name() {
	case "Page":
		return true
	case "":
		return node.damaged() && node.key("Contents").kind() != kindNull && node.key("Parent").kind() != kindNull
	}
	return false
}

// inheritedBy gives what a node has of itself and of those above it.
func inheritedBy(node object, depth int) inherited {
	var above inherited
	if parent := node.key("Parent"); parent.kind() == kindDict && depth > 0 {
		above = inheritedBy(parent, depth-1)
	}
	return above.with(node)
}

// content joins the page's content streams, with white space between them: a
// token never goes on from one into the next. What can be trusted of them
// comes with the error; what comes after a damaged stream is left out, because
// it would be drawn in the wrong place.
func (p pageObject) content() ([]byte, error) {
	contents := p.dict.key("Contents")
	switch contents.kind() {
	case kindStream:
		return contents.content()
	case kindArray:
		var all []byte
		for i := range contents.length() {
			part, err := contents.index(i).content()
			if all = append(append(all, part...), '\n'); err != nil {
				return all, err
			}
			if len(all) > maxContent {
				return nil, errPageTooLarge
			}
		}
		return all, nil
	}
	return nil, nil
}

// maxContent bounds the content of one page, of which a dense one has 1 MB.
const maxContent = 64 << 20
