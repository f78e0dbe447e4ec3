// Package doc reads Word documents of Word 97 to 2003 (.doc) into a flow, by
// their piece table and without any other program.
//
// What becomes what is as in extract/docx: one paragraph one flow paragraph,
// automatic numbers in Paragraph.Mark, raised digits as superscript
// characters, notes tied to their marks, a table one grid, tables within a
// cell and text boxes right after what holds them, tracked deletions, heads
// and feet of pages and tables of contents as furniture, hidden text and
// pictures unread.
//
// The file is a container of streams (open). The stream WordDocument begins
// with a header (header) that says where the rest stands in the table stream:
// the pieces of the text (pieces), the runs of characters and paragraphs with
// their properties (runs, properties), styles, fonts, lists and notes. A story
// is a stretch of the text that is read into its own list of items.
//
// Character positions (CP) count the text's characters from 0 over all its
// stories; file positions (FC) are bytes into WordDocument. Measures are
// points. A document has no pages here: Word decides on them when it prints.
package doc

import (
	"context"
	"fmt"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/extract/compound"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

// MediaType is the registered type of a Word document of before 2007.
const MediaType = "application/msword"

// Read reads a Word document. An error is a *flow.Error that says why the
// file cannot be read at all, or the context's error.
func Read(ctx context.Context, data []byte) (*flow.Flow, error) {
	data, gone, err := realign(ctx, data)
	if err != nil {
		return nil, err
	}
	r, err := begin(ctx, data, gone)
	if err != nil {
		return nil, err
	}
	r.readParts()
	body := &story{reader: r}
	if err := body.read(span{0, r.stories[mainStory]}); err != nil {
		return nil, err
	}
	if err := r.readRest(body); err != nil {
		return nil, err
	}
	r.flow.Items = body.items
	r.finish()
	if len(r.flow.Items) == 0 && len(r.flow.Notes) == 0 && !r.sound() {
		return nil, &flow.Error{Code: flow.CodeTruncated, Detail: "no text is left; broken are: " + strings.Join(r.broken(), "; ")}
	}
	if len(r.flow.Items) == 0 && len(r.flow.Notes) == 0 {
		return nil, &flow.Error{Code: flow.CodeNoText, Detail: "no paragraph or table holds text"}
	}
	return r.flow, nil
}

// reader is what all stories of one file share.
type reader struct {
	ctx context.Context
	*streams
	*header
	text       *text
	characters runs
	paragraphs runs
	styles     []style
	resolved   map[int]resolved // styles with what they are based on
	fonts      []string
	numbering  *numbering
	sections   map[int]bool // CPs of marks that end a section
	notes      [2]noteList  // by noteKind
	boxes      textBoxes
	flow       *flow.Flow
	tally      office.Tally
	size       int // paragraphs and cells read so far
	looseCells int // read as paragraphs because their tables are lost
	lostRows   int
}

// begin reads the text and how its paragraphs are set. Gone are bytes of data
// that stand for what the file lacks.
func begin(ctx context.Context, data []byte, gone compound.Span) (*reader, error) {
	streams, err := open(data, gone)
	if err != nil {
		return nil, err
	}
	h, err := readHeader(streams)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, streams: streams, header: h, resolved: map[int]resolved{}, flow: &flow.Flow{MediaType: MediaType}}
	if r.text, err = r.readText(); err != nil {
		return nil, err
	}
	r.paragraphs = r.readRuns(paragraphRuns)
	if gone.End > gone.Start {
		r.loseAround()
	}
	return r, nil
}

// readParts reads what the stories refer to. What is damaged there costs its
// own use only.
func (r *reader) readParts() {
	r.characters = r.readRuns(characterRuns)
	r.fonts = r.readFonts()
	r.styles = r.readStyles()
	r.numbering = r.readNumbering()
	r.sections = r.readSections()
	r.readNotes()
	r.boxes = r.readTextBoxes()
}

// readRest reads what stands beside the body.
func (r *reader) readRest(body *story) error {
	if err := r.restOfBoxes(body); err != nil {
		return err
	}
	if err := r.restOfNotes(); err != nil {
		return err
	}
	return r.readHeadsAndFeet()
}

// maxSize bounds the paragraphs and cells of a file. The largest provincial
// report met has a thousand of them; a statistical yearbook about 100,000.
const maxSize = 1_000_000

// checkEvery is after how many paragraphs the context is asked.
const checkEvery = 256

func (r *reader) grow() error {
	r.size++
	if r.size > maxSize {
		return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d paragraphs and cells", maxSize)}
	}
	if r.size%checkEvery == 0 {
		return r.ctx.Err()
	}
	return nil
}

// unread accounts for a part of the document that is not handed over.
func (r *reader) unread(reason, text string) {
	r.flow.Unread = append(r.flow.Unread, trichluc.Unread{Characters: office.CountCharacters(text), Reason: reason})
}

// unreadCount adds to what is unread for a reason: a damaged table would
// otherwise name each of its cells.
func (r *reader) unreadCount(reason string, n int) {
	for i := range r.flow.Unread {
		if r.flow.Unread[i].Reason == reason {
			r.flow.Unread[i].Characters += n
			return
		}
	}
	r.flow.Unread = append(r.flow.Unread, trichluc.Unread{Characters: n, Reason: reason})
}

func (r *reader) remark(format string, args ...any) {
	r.flow.Remarks = append(r.flow.Remarks, fmt.Sprintf(format, args...))
}

func (r *reader) furniture(kind, text string) {
	if text = office.Clean(text); text != "" {
		r.flow.Furniture = append(r.flow.Furniture, trichluc.Furniture{Kind: kind, Text: text})
	}
}

func (r *reader) finish() {
	if !r.sound() {
		r.remark("the file is damaged, and what is left of it was read; broken are: %s", strings.Join(r.broken(), "; "))
	}
	if r.looseCells > 0 {
		r.remark("%d cells of tables were read as paragraphs, because what ties them to rows is damaged", r.looseCells)
	}
	if r.lostRows > 0 {
		r.remark("%d rows of tables were left out, because a part of them is damaged", r.lostRows)
	}
	r.tally.Report(r.flow)
	office.MarkSmall(r.flow.Items)
}
