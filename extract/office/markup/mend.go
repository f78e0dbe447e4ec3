package markup

import (
	"context"
	"io"
	"strings"
)

// Mended is what can be kept of a part that is broken somewhere.
type Mended struct {
	Content string // well-formed
	Lost    string // the text that stood between the end of Content and the break
	At      int    // byte of the break; -1 for a part that is not broken
	Reason  string
}

// Mend keeps a part up to where it breaks, and closes what is open there. It
// looks no further than the byte until. Elements of which whole holds are kept
// to their end tag or not at all: half a row or half a paragraph may hold half
// a figure.
func Mend(ctx context.Context, content string, until int, whole func(local string) bool) (Mended, error) {
	s := New(ctx, content[:min(until, len(content))], func(_, local string) string { return local })
	var within []bool // by open element: it is whole, or inside such a one
	cut, open := 0, []string(nil)
	for {
		kind, err := s.Next()
		if broken, ok := err.(*SyntaxError); ok {
			m := Mended{Content: s.content[:cut], Lost: textOf(s.content[cut:broken.Offset]), At: broken.Offset, Reason: broken.Reason}
			for i := len(open) - 1; i >= 0; i-- {
				m.Content += "</" + open[i] + ">"
			}
			return m, nil
		}
		if err != nil { // the end, or a limit
			return Mended{Content: content, At: -1}, notEnd(err)
		}
		switch kind {
		case Start:
			inside := len(within) > 0 && within[len(within)-1]
			within = append(within, inside || whole(s.Name()))
		case End:
			within = within[:len(within)-1]
		}
		if n := len(within); n > 0 && !within[n-1] && kind != Text && !s.closing {
			cut, open = s.at, append(open[:0], s.open...)
		}
	}
}

// quarantine is how many bytes before the place where damage shows are not
// trusted: a changed byte in a deflated part spoils letters before it breaks
// the XML. Over 18,000 single changes in six Word reports it showed within 105
// bytes in nine of ten cases.
const quarantine = 1000

// MendDamaged is Mend for a part that is known to be damaged. ended says that
// its bytes are right as far as they go: then nothing before the break is
// doubted. cut says that the part breaks only where its bytes end.
func MendDamaged(ctx context.Context, content string, ended bool, whole func(local string) bool) (m Mended, cut bool, err error) {
	m, err = Mend(ctx, content, len(content), whole)
	cut = m.At == len(content)
	if at := Broken(content); err == nil && at >= 0 && !ended {
		m, err = Mend(ctx, content, max(at-quarantine, 0), whole)
	}
	return m, cut, err
}

// textOf is what stands between tags.
func textOf(content string) string {
	var b strings.Builder
	for content != "" {
		text, rest, _ := strings.Cut(content, "<")
		b.WriteString(text)
		b.WriteByte(' ')
		_, content, _ = strings.Cut(rest, ">")
	}
	return b.String()
}

func notEnd(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// Broken is the byte at which a part that may be damaged breaks: where it
// stops being XML, or where its text holds pieces of tags, as it does where
// unpacking went astray. It is -1 where neither is found; limits are no break.
func Broken(content string) int {
	s := New(context.Background(), content, func(_, local string) string { return local })
	return s.toBreak()
}

// OpenAt reads the beginning of a part and gives the names, as written, of the
// elements that are open where it ends, and the byte after its last whole
// token.
func OpenAt(beginning string) (open []string, whole int) {
	s := New(context.Background(), beginning, func(_, local string) string { return local })
	s.toBreak()
	return s.open, s.at
}

func (s *Scanner) toBreak() int {
	for {
		at := s.at
		kind, err := s.Next()
		if broken, ok := err.(*SyntaxError); ok {
			return broken.Offset
		}
		if err != nil {
			return -1
		}
		if n := shard(s.content[at:s.at]); kind == Text && n >= 0 {
			return at + n
		}
	}
}

// shard is where a text holds what only stands in tags, -1 where it does not.
func shard(text string) int {
	for _, piece := range []string{`="`, "w:"} {
		if n := strings.Index(text, piece); n >= 0 {
			return n
		}
	}
	return -1
}
