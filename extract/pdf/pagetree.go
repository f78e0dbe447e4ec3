package pdf

import "errors"

// Bounds of a page tree. Writers nest 3 to 5 deep; the longest provincial
// budget annexes have some 2000 pages.
const (
	maxTreeDepth = 48
	maxTreeNodes = 50000
)

// pageObject is a leaf of the page tree with what it inherits.
type pageObject struct {
	dict      object
	resources object
	box       [4]float64 // lower left and upper right corner in user space
	rotate    int        // degrees clockwise, a multiple of 90
	err       error      // the page could not be reached
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
	seen  map[string]bool // inner nodes by identity
}

// findPages gives the pages in order. Nodes that cannot be read become pages
// with an error, so that they are accounted for.
func findPages(trailer object) []pageObject {
	walk := treeWalk{seen: map[string]bool{}}
	err := protect(func() error {
		walk.visit(trailer.key("Root").key("Pages"), inherited{}, 0)
		return nil
	})
	if err != nil {
		walk.pages = append(walk.pages, pageObject{err: err})
	}
	return walk.pages
}

func (w *treeWalk) visit(node object, above inherited, depth int) {
	if w.nodes++; depth > maxTreeDepth || w.nodes > maxTreeNodes {
		return
	}
	above = above.with(node)
	kids := node.key("Kids")
	if kids.kind() != kindArray {
		w.leaf(node, above)
		return
	}
	id := node.identity()
	if w.seen[id] {
		return
	}
	w.seen[id] = true
	for i := range kids.length() {
		err := protect(func() error {
			kid := kids.index(i)
			if kid.kind() != kindDict {
				return errors.New("the page is not a dictionary")
			}
			w.visit(kid, above, depth+1)
			return nil
		})
		if err != nil {
			w.pages = append(w.pages, pageObject{err: err})
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

func (w *treeWalk) leaf(node object, above inherited) {
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
	w.pages = append(w.pages, page)
}

// content joins the page's content streams, with white space between them: a
// token never goes on from one into the next. What could be read comes with
// the error.
func (p pageObject) content() ([]byte, error) {
	contents := p.dict.key("Contents")
	switch contents.kind() {
	case kindStream:
		return contents.stream()
	case kindArray:
		var all []byte
		var failed error
		for i := range contents.length() {
			err := protect(func() error {
				part, err := contents.index(i).stream()
				all = append(append(all, part...), '\n')
				return err
			})
			if failed = errors.Join(failed, err); len(all) > maxStream {
				break
			}
		}
		return all, failed
	}
	return nil, nil
}
