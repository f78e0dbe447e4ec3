package docx

import (
	"strings"

	"github.com/trichluc/trichluc/extract/office"
)

// heldText is the last letter of a run in a VNI font, which the next run may
// complete: there a letter is one or two characters, and editing parts them.
type heldText struct {
	text   string // as stored
	format runFormat
}

// join puts the letter held before a run's text, if that goes on in the same
// font, and holds its own last letter.
func (p *paragraph) join(f runFormat, text string) string {
	if !office.IsVNI(f.font) {
		p.release()
		return text
	}
	if p.held.format.font == f.font {
		text = p.held.text + text
		p.held = heldText{}
	}
	p.release()
	text, last := office.SplitLast(text)
	p.held = heldText{last, f}
	return text
}

// release writes the letter held.
func (p *paragraph) release() {
	if held := p.held; held.text != "" {
		p.held = heldText{}
		text, _ := office.Decode(held.format.font, held.text)
		if held.format.caps == on {
			text = strings.ToUpper(text)
		}
		p.put(text, held.format)
	}
}
