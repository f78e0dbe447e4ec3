package docx

import "github.com/trichluc/trichluc/extract/office"

// maxLevels is how many levels a list of Word has.
const maxLevels = office.MaxLevels

// level is one level of a list definition.
type level struct {
	office.Level
	style    string // paragraph style tied to the level
	indented paragraphFormat
}

// listDefinition is a w:abstractNum.
type listDefinition struct {
	levels    [maxLevels]*level
	styleLink string // numbering style that holds the levels in its stead
	counts    office.Counts
}

// list is a w:num: an instance of a definition, with its own overrides.
type list struct {
	definition string
	override   [maxLevels]*level
	start      [maxLevels]*int // restarts the definition's count when first used
}

// numbering renders automatic numbers in the order in which they are asked for.
type numbering struct {
	definitions map[string]*listDefinition
	lists       map[string]*list
	styles      *styles
}

func (r *reader) readNumbering() *numbering {
	n := &numbering{definitions: map[string]*listDefinition{}, lists: map[string]*list{}, styles: r.styles}
	r.auxiliary("numbering", "numbering.xml", func(c *cursor, name string, e *element) error {
		switch name {
		case "abstractNum":
			return n.readDefinition(c, e.attr("abstractNumId"))
		case "num":
			return n.readList(c, e.attr("numId"))
		}
		return c.skip()
	})
	return n
}

func (n *numbering) readDefinition(c *cursor, id string) error {
	d := &listDefinition{}
	n.definitions[id] = d
	return c.each(func(name string, e *element) error {
		switch name {
		case "lvl":
			return readLevel(c, e, &d.levels)
		case "numStyleLink":
			d.styleLink = e.attr("val")
		}
		return c.skip()
	})
}

func (n *numbering) readList(c *cursor, id string) error {
	l := &list{}
	n.lists[id] = l
	return c.each(func(name string, e *element) error {
		switch name {
		case "abstractNumId":
			l.definition = e.attr("val")
		case "lvlOverride":
			at := e.number("ilvl", 0)
			return c.each(func(name string, e *element) error {
				switch name {
				case "startOverride":
					if v := e.number("val", 1); at >= 0 && at < maxLevels {
						l.start[at] = &v
					}
				case "lvl":
					return readLevel(c, e, &l.override)
				}
				return c.skip()
			})
		}
		return c.skip()
	})
}

func readLevel(c *cursor, e *element, into *[maxLevels]*level) error {
	v := &level{Level: office.Level{Start: 1, Format: "decimal", Restart: -1}}
	if at := e.number("ilvl", 0); at >= 0 && at < maxLevels {
		into[at] = v
	}
	return c.each(func(name string, e *element) (err error) {
		switch name {
		case "start":
			v.Start = e.number("val", 1)
		case "numFmt":
			v.Format = e.attr("val")
		case "lvlText":
			v.Text = e.attr("val")
		case "lvlRestart":
			v.Restart = e.number("val", -1)
		case "isLgl":
			v.Legal = e.on() == on
		case "pStyle":
			v.style = e.attr("val")
		case "pPr":
			v.indented, err = readParagraphFormat(c)
			return err
		case "rPr":
			f, err := readRunFormat(c)
			v.Font = f.font
			return err
		}
		return c.skip()
	})
}

// definition finds a list's definition, through a numbering style if need be.
func (n *numbering) definition(id string) (*list, *listDefinition) {
	for range maxChain {
		l := n.lists[id]
		if l == nil {
			return nil, nil
		}
		d := n.definitions[l.definition]
		if d == nil || d.styleLink == "" {
			return l, d
		}
		id = ""
		n.styles.chain(d.styleLink, func(st *style) {
			if id == "" {
				id = st.paragraph.list.id
			}
		})
	}
	return nil, nil
}

// next counts a paragraph of a list and renders its mark. It also gives the
// level's indent. styleID settles the level of a list that a style brings.
func (n *numbering) next(at listPlace, styleID string) (mark string, indent paragraphFormat) {
	if !at.set || at.id == "" || at.id == "0" {
		return "", indent
	}
	l, d := n.definition(at.id)
	if d == nil {
		return "", indent
	}
	if at.level < 0 {
		at.level = d.levelOf(styleID)
	}
	if at.level >= maxLevels {
		at.level = maxLevels - 1
	}
	lv := l.level(d, at.level)
	if lv == nil {
		return "", indent
	}
	start := l.start[at.level]
	l.start[at.level] = nil
	return d.counts.Next(l.levels(d), at.level, start), lv.indented
}

// levelOf is the level tied to a paragraph style, else the first.
func (d *listDefinition) levelOf(styleID string) int {
	for i, lv := range d.levels {
		if lv != nil && lv.style != "" && lv.style == styleID {
			return i
		}
	}
	return 0
}

func (l *list) level(d *listDefinition, at int) *level {
	if l.override[at] != nil {
		return l.override[at]
	}
	return d.levels[at]
}

// levels are the levels of a list over those of its definition. Counts belong
// to the definition: instances of it go on counting where another left off,
// unless they state a start of their own.
func (l *list) levels(d *listDefinition) *office.Levels {
	var levels office.Levels
	for i := range levels {
		if lv := l.level(d, i); lv != nil {
			levels[i] = &lv.Level
		}
	}
	return &levels
}
