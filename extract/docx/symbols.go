package docx

import (
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/extract/office"
)

// symbol writes a w:sym.
func (s *story) symbol(p *paragraph, f runFormat, e *element) {
	code, err := strconv.ParseUint(e.attr("char"), 16, 32)
	if err != nil || code == 0 || code > 0xffff {
		return
	}
	r := rune(code)
	f.font = e.attr("font")
	text := office.SymbolText(f.font, string(r))
	if strings.ContainsRune(text, '\ufffd') {
		s.unread("a sign of the font "+office.Clean(f.font)+" that is not known", "x")
	}
	f.font = ""
	s.write(p, f, text)
}
