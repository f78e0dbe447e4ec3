package doc

import (
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/extract/office"
)

// level is one level of a list.
type level struct {
	office.Level
	paragraph []byte // properties of its paragraphs
}

// definition is a list as defined; lists that go by it share its counts.
type definition struct {
	levels [office.MaxLevels]*level
	counts office.Counts
}

// list is an instance of a definition with overrides of its own.
type list struct {
	*definition
	override [office.MaxLevels]*level
	start    [office.MaxLevels]*int // restarts the count when first used
}

// numbering holds the lists of a document; paragraphs name them by number,
// from 1.
type numbering struct{ lists []*list }

const (
	definitionSize = 28
	levelSize      = 28
	listSize       = 16
	overrideSize   = 8
)

func (r *reader) readNumbering() *numbering {
	definitions := r.readDefinitions()
	b := r.part(partLists)
	n := &numbering{}
	count := min(int(u32(b, 0)), len(b)/listSize)
	at := 4 + listSize*count
	for i := range count {
		record := bytesAt(b, 4+listSize*i, listSize)
		l := &list{definition: definitions[u32(record, 0)]}
		if l.definition == nil {
			l.definition = &definition{}
		}
		n.lists = append(n.lists, l)
		at = r.readOverrides(l, u8(record, 12), b, at+4)
	}
	return n
}

// readDefinitions reads the lists by their ids. Their levels follow after all
// of them.
func (r *reader) readDefinitions() map[uint32]*definition {
	b := r.part(partListDefinitions)
	found := map[uint32]*definition{}
	levels, at := r.rest(partListDefinitions), 0
	for i := range min(u16(b, 0), len(b)/definitionSize) {
		record := bytesAt(b, 2+definitionSize*i, definitionSize)
		d := &definition{}
		found[u32(record, 0)] = d
		count := office.MaxLevels
		if u8(record, 26)&1 != 0 {
			count = 1
		}
		for k := range count {
			d.levels[k], at = r.readLevel(levels, at)
		}
	}
	return found
}

// readOverrides reads what an instance changes of its definition.
func (r *reader) readOverrides(l *list, count int, b []byte, at int) int {
	for range count {
		record := bytesAt(b, at, overrideSize)
		at += overrideSize
		flags := u32(record, 4)
		k := int(flags & 0xf)
		if k >= office.MaxLevels {
			k = office.MaxLevels - 1
		}
		start := i32(record, 0)
		if flags&0x20 != 0 {
			l.override[k], at = r.readLevel(b, at)
			if l.override[k] != nil {
				start = l.override[k].Start
			}
		}
		if flags&0x10 != 0 {
			l.start[k] = &start
		}
	}
	return at
}

// formats are the names of number formats by their codes.
var formats = map[int]string{0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero", 23: "bullet", 255: "none"}

// readLevel reads a level and says where the next one begins.
func (r *reader) readLevel(b []byte, at int) (*level, int) {
	head := bytesAt(b, at, levelSize)
	if head == nil {
		return nil, len(b)
	}
	flags := u8(head, 5)
	v := &level{Level: office.Level{Start: i32(head, 0), Format: formats[u8(head, 4)], Restart: -1, Legal: flags&4 != 0}}
	if flags&8 != 0 {
		v.Restart = u8(head, 26)
	}
	at += levelSize
	v.paragraph = bytesAt(b, at, u8(head, 25))
	at += u8(head, 25)
	f := defaultCharacters
	r.applyCharacters(&f, f, bytesAt(b, at, u8(head, 24)))
	v.Font = r.font(f.font)
	at += u8(head, 24)
	length := u16(b, at)
	v.Text = levelText(utf16At(b, at+2, length))
	return v, at + 2 + 2*length
}

// levelText writes the places of numbers as Word's newer formats do: "%1.%2".
func levelText(s string) string {
	var b strings.Builder
	for _, c := range s {
		if c < office.MaxLevels {
			b.WriteString("%" + strconv.Itoa(int(c)+1))
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// at is the list and level of a paragraph; nil where it has none.
func (n *numbering) at(f paragraphFormat) (*list, *office.Levels, *level) {
	if f.list < 1 || f.list > len(n.lists) || f.level >= office.MaxLevels {
		return nil, nil, nil
	}
	l := n.lists[f.list-1]
	var levels office.Levels
	var own *level
	for i, lv := range l.levels {
		if l.override[i] != nil {
			lv = l.override[i]
		}
		if lv == nil {
			continue
		}
		levels[i] = &lv.Level
		if i == f.level {
			own = lv
		}
	}
	if own == nil {
		return nil, nil, nil
	}
	return l, &levels, own
}

// next counts a paragraph and renders its mark.
func (n *numbering) next(f paragraphFormat) string {
	l, levels, _ := n.at(f)
	if l == nil {
		return ""
	}
	start := l.start[f.level]
	l.start[f.level] = nil
	return l.counts.Next(levels, f.level, start)
}
