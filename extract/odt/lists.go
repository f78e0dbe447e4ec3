package odt

import (
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/extract/office"
)

// lists are the list styles of a document and where its lists have got to.
type lists struct {
	styles  map[string]*office.Levels
	outline *office.Levels // of headings
	heads   office.Counts
	byID    map[string]*list
	last    map[string]*list // by style
}

// list is a list, with the lists in it.
type list struct {
	levels *office.Levels
	counts office.Counts
}

func readLists(parts ...*node) *lists {
	l := &lists{styles: map[string]*office.Levels{}, outline: &office.Levels{}, byID: map[string]*list{}, last: map[string]*list{}}
	for _, p := range parts {
		p.each("text:list-style", func(n *node) { l.styles[n.attr("style:name")] = readLevels(n) })
		p.each("text:outline-style", func(n *node) { l.outline = readLevels(n) })
	}
	return l
}

// formats are the names of number formats by how the format writes them.
var formats = map[string]string{"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter", "": "none"}

func readLevels(style *node) *office.Levels {
	var levels office.Levels
	for _, n := range style.children {
		at := n.count("text:level", 1, 10) - 1
		if at >= office.MaxLevels {
			continue
		}
		lv := &office.Level{Start: 1, Restart: -1, Format: "none"}
		switch n.name {
		case "text:list-level-style-number", "text:outline-level-style":
			lv.Start = n.count("text:start-value", 1, 1<<30)
			lv.Format = formats[n.attr("style:num-format")]
			lv.Text = numberText(n, at, &levels, lv.Format)
		case "text:list-level-style-bullet":
			lv.Format, lv.Text = "bullet", n.attr("text:bullet-char") // some writers repeat it as its own suffix
			lv.Font = strings.Trim(n.child("style:text-properties").attr("fo:font-family"), "'\"")
			if name := n.child("style:text-properties").attr("style:font-name"); lv.Font == "" {
				lv.Font = name
			}
		}
		levels[at] = lv
	}
	return &levels
}

// numberText is how a level is written, its number as "%2" and those of the
// levels above that it shows before it.
func numberText(n *node, at int, above *office.Levels, format string) string {
	if format == "none" {
		return n.attr("style:num-prefix") + n.attr("style:num-suffix")
	}
	var numbers []string
	for i := at - n.count("text:display-levels", 1, at+1) + 1; i < at; i++ {
		if above[i] != nil && above[i].Format != "none" {
			numbers = append(numbers, "%"+strconv.Itoa(i+1))
		}
	}
	numbers = append(numbers, "%"+strconv.Itoa(at+1))
	return n.attr("style:num-prefix") + strings.Join(numbers, ".") + n.attr("style:num-suffix")
}

// open finds the list that an outermost text:list begins or goes on with.
func (l *lists) open(n *node) *list {
	style := n.attr("text:style-name")
	var found *list
	switch {
	case n.attr("text:continue-list") != "":
		found = l.byID[n.attr("text:continue-list")]
	case n.attr("text:continue-numbering") == "true":
		found = l.last[style]
	}
	if found == nil {
		found = &list{levels: l.styles[style]}
	}
	if found.levels == nil {
		found.levels = &office.Levels{}
	}
	if id := n.attr("xml:id"); id != "" {
		l.byID[id] = found
	}
	l.last[style] = found
	return found
}

// next counts an entry and renders its mark.
func (l *list) next(at int, start *int) string {
	if at >= office.MaxLevels {
		at = office.MaxLevels - 1
	}
	return l.counts.Next(l.levels, at, start)
}

// heading numbers a heading that stands in no list.
func (l *lists) heading(level int) string {
	if level < 1 || level > office.MaxLevels {
		return ""
	}
	return l.heads.Next(l.outline, level-1, nil)
}
