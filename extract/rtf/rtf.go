// Package rtf reads Rich Text (.rtf) into a flow.
//
// What becomes what is as in extract/docx: one paragraph one flow paragraph,
// automatic numbers, which the format keeps as text, in Paragraph.Mark, raised
// digits as superscript characters, notes tied to their marks, a table one
// grid, tables within a cell and text boxes right after what holds them,
// tracked deletions, heads and feet of pages and tables of contents as
// furniture, hidden text and pictures unread.
//
// The file is a tree of groups. A group inherits the state of the one around
// it; control words change the state, or make the group a destination whose
// text goes elsewhere (destination). Destinations that are not known and say
// that they may be passed over are. Measures are points.
package rtf

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// MediaType is the registered type of Rich Text.
const MediaType = "application/rtf"

// Read reads Rich Text. An error is a *flow.Error that says why the file
// cannot be read at all, or the context's error.
func Read(ctx context.Context, data []byte) (*flow.Flow, error) {
	if data = bytes.TrimLeft(data, " \t\r\n\xef\xbb\xbf"); !bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return nil, &flow.Error{Code: flow.CodeMismatch, Detail: "the file does not begin like Rich Text"}
	}
	body := &story{}
	r := &reader{ctx: ctx, lexer: lexer{data: data}, flow: &flow.Flow{MediaType: MediaType}, fonts: map[int]*font{}, styles: map[int]string{},
		notes: [2]numbers{{next: 1, format: "decimal"}, {next: 1, format: "lowerRoman"}}}
	r.state = state{story: body, fallback: 1, characters: characters{size: defaultSize}}
	if err := r.read(); err != nil {
		return nil, err
	}
	r.flush()
	if r.cut {
		r.breakOff(body)
	}
	body.end(r)
	r.flow.Items = body.items
	r.finish()
	if len(r.flow.Items) == 0 && len(r.flow.Notes) == 0 && r.cut {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "the file ends inside a group"}
	}
	if len(r.flow.Items) == 0 && len(r.flow.Notes) == 0 {
		return nil, &flow.Error{Code: flow.CodeNoText, Detail: "no paragraph or table holds text"}
	}
	return r.flow, nil
}

// reader reads one file.
type reader struct {
	lexer
	ctx     context.Context
	state   state
	open    []state // of the groups around
	fonts   map[int]*font
	font    int // of text that names none
	styles  map[int]string
	page    int // code page of fonts that name none
	notes   [2]numbers
	flow    *flow.Flow
	tally   office.Tally
	size    int // paragraphs and cells read so far
	starred bool
	pending run
	high    rune // first half of a letter beyond 16 bits
	cut     bool // the file ends inside a group
	tail    int  // where the last paragraphs of the file begin; 0 until asked for
	uneven  int  // rows with other numbers of cells than they state
}

// numbers is how foot- or endnotes are numbered.
type numbers struct {
	next   int
	format string
}

const (
	// defaultSize is the size of text where nothing names one.
	defaultSize = 12
	// maxNesting bounds groups; old converters nest a few dozen.
	maxNesting = 1000
	// maxSize bounds the paragraphs and cells of a file. The largest
	// provincial report met has a thousand of them.
	maxSize = 1_000_000
	// checkEvery is after how many tokens the context is asked.
	checkEvery = 4096
)

func (r *reader) read() error {
	for count := 1; ; count++ {
		if count%checkEvery == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		if r.size > maxSize {
			return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d paragraphs and cells", maxSize)}
		}
		t := r.next()
		if t.kind == tokenEnd {
			r.cut = true
			return nil
		}
		if err := r.token(t); err != nil {
			return err
		}
		if len(r.open) == 0 {
			return r.ctx.Err() // what follows the outermost group is no text
		}
	}
}

func (r *reader) token(t token) error {
	starred := r.starred
	r.starred = false
	switch t.kind {
	case tokenOpen:
		if len(r.open) >= maxNesting {
			return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("groups nested more than %d deep", maxNesting)}
		}
		r.open = append(r.open, r.state)
		r.state.end = nil
		if r.state.into == intoAlternatives {
			r.state.into = intoNothing // until it turns out to be the one in Unicode
		}
	case tokenClose:
		if len(r.open) == 1 && r.goesOn() {
			return nil
		}
		end := r.state.end
		r.state = r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		if end != nil {
			r.flush()
			end()
		}
	case tokenText:
		r.text(t.text)
	case tokenByte:
		r.text([]byte{byte(t.number)})
	case tokenSign:
		r.sign(t.word)
	case tokenWord:
		r.word(t, starred)
	}
	return nil
}

// sign handles a control that is a sign.
func (r *reader) sign(sign string) {
	switch sign {
	case "*":
		r.starred = true
	case "~":
		r.put("\u00a0")
	case "-": // in fonts of TCVN3 it is a letter
		r.put("\u00ad")
	case "_":
		r.put("-")
	case "\\", "{", "}":
		r.put(sign)
	case "\n", "\r":
		r.word(token{word: "par"}, false)
	}
}

// unread accounts for a part of the document that is not handed over.
func (r *reader) unread(reason, text string) { r.unreadCount(reason, office.CountCharacters(text)) }

func (r *reader) unreadCount(reason string, n int) {
	r.flow.Unread = append(r.flow.Unread, trichluc.Unread{Characters: n, Reason: reason})
}

func (r *reader) furniture(kind, text string) {
	if text = strings.Join(strings.Fields(office.Clean(text)), " "); text != "" {
		r.flow.Furniture = append(r.flow.Furniture, trichluc.Furniture{Kind: kind, Text: text})
	}
}

func (r *reader) finish() {
	if r.cut {
		r.flow.Remarks = append(r.flow.Remarks, "the file ends inside a group: it was read up to the last whole paragraph or row")
	}
	if r.uneven > 0 {
		r.flow.Remarks = append(r.flow.Remarks, fmt.Sprintf("%d rows of tables have other numbers of cells than they state: which column is which is in doubt", r.uneven))
	}
	r.tally.Report(r.flow)
	office.MarkSmall(r.flow.Items)
}
