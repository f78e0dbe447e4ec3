// Package markup scans the XML of office packages: tokens one after another,
// no tree, and no memory of its own for text and values, which are stretches
// of the part as it was given.
//
// It reads the XML that such packages may hold, and bounds what a hostile one
// can cost: entities are the five that XML knows and numbers (a DOCTYPE is
// refused, so nothing expands), nesting, attributes of an element and
// namespaces are limited. Names are resolved through their namespaces, once a
// name. What a part says is what encoding/xml says wherever both accept it;
// a fuzz test holds the two against each other.
package markup

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

const (
	// MaxDepth bounds the nesting of elements. A table in a table in a text
	// box of a content control is about 40 deep; Word stops at 200 or so.
	MaxDepth = 250
	// maxAttributes bounds those of one element. Root elements of Word name
	// some forty namespaces.
	maxAttributes = 1000
	// maxNames bounds the names that are remembered: all of Word's schema are
	// about 1,500.
	maxNames = 4096
	// maxSpaces bounds the declarations of namespaces in a part: each makes
	// the names that are remembered void. Word declares two or three in each
	// drawing.
	maxSpaces = 100_000
	// checkEvery is after how many tokens the context is asked.
	checkEvery = 4096
)

// Kind is what a token is.
type Kind uint8

// The kinds of tokens. An empty element is a start and an end.
const (
	Start Kind = iota + 1
	End
	Text
)

// SyntaxError says where a part stops being XML.
type SyntaxError struct {
	Offset int // byte, from 0, in the part as UTF-8
	Reason string
}

// Error implements error.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("broken XML at byte %d: %s", e.Offset, e.Reason)
}

// Scanner hands out the tokens of a part. What a start says of itself (Name,
// Attribute) holds until the next token.
type Scanner struct {
	ctx      context.Context
	content  string
	at       int    // byte that is read next
	fault    string // why content ends where it does, when it had more bytes
	naming   func(space, local string) string
	names    map[string]string // by name as written, under the namespaces in force
	spaces   []binding
	declared int      // namespaces so far
	open     []string // names of open elements, as written
	rooted   bool     // the root element was opened
	closing  bool     // the start just handed out was an empty element
	tokens   int
	name     string
	text     string
	attrs    []attribute
}

// attribute is an attribute as written; its value may hold references.
type attribute struct{ name, value string }

// binding gives a prefix a namespace for the elements inside a depth.
type binding struct {
	prefix, space string
	depth         int
}

// New gives a scanner of a part. naming turns a namespace and a local name
// into the name that Name gives; it is asked once a name.
func New(ctx context.Context, content string, naming func(space, local string) string) *Scanner {
	s := &Scanner{ctx: ctx, naming: naming, names: map[string]string{}}
	s.content, s.fault = legible(content)
	return s
}

// Next hands out the next token. The end of the root element is followed by
// io.EOF; what stands around the root element is left out. An error is a
// *SyntaxError, a *flow.Error for a limit, or the context's.
func (s *Scanner) Next() (Kind, error) {
	if s.tokens++; s.tokens%checkEvery == 0 && s.ctx.Err() != nil {
		return 0, s.ctx.Err()
	}
	if s.closing {
		return s.close()
	}
	for s.at < len(s.content) {
		if s.content[s.at] != '<' {
			if found, err := s.readText(); err != nil || found {
				return Text, err
			}
			continue
		}
		kind, err := s.readTag()
		if err != nil || kind != 0 {
			return kind, err
		}
	}
	if s.rooted && len(s.open) == 0 {
		return 0, io.EOF
	}
	return 0, s.unfinished()
}

// Name is the name of the element that a Start opened.
func (s *Scanner) Name() string { return s.name }

// Text is the character data of a Text.
func (s *Scanner) Text() string { return s.text }

// readText reads character data; outside of the root element it is none.
func (s *Scanner) readText() (bool, error) {
	raw, at := s.content[s.at:], s.at
	if end := strings.IndexByte(raw, '<'); end >= 0 {
		raw = raw[:end]
	} else if len(s.open) > 0 {
		return false, s.unfinished()
	}
	s.at += len(raw)
	if len(s.open) == 0 {
		return false, nil
	}
	if strings.Contains(raw, "]]>") {
		return false, &SyntaxError{at, "]]> in text"}
	}
	text, ok := unescape(raw)
	if !ok {
		return false, &SyntaxError{at, "an unknown entity"}
	}
	s.text = text
	return true, nil
}

// readTag reads what a < begins; comments and instructions give no token.
func (s *Scanner) readTag() (Kind, error) {
	rest := s.content[s.at+1:]
	switch {
	case rest == "":
		return 0, s.unfinished()
	case rest[0] == '/':
		return s.readEnd()
	case rest[0] == '?':
		return 0, s.passOver("?>")
	case strings.HasPrefix(rest, "!--"):
		return 0, s.readComment()
	case strings.HasPrefix(rest, "![CDATA["):
		return s.readCharacterData()
	case rest[0] == '!':
		return 0, &SyntaxError{s.at, "a document type, or what looks like one"}
	case len(s.open) == 0 && s.rooted: // a second root element
		s.at = len(s.content)
		return 0, nil
	}
	return s.readStart()
}

func (s *Scanner) passOver(end string) error {
	n := strings.Index(s.content[s.at:], end)
	if n < 0 {
		return s.unfinished()
	}
	s.at += n + len(end)
	return nil
}

// readComment passes over a comment, in which -- ends it or breaks it.
func (s *Scanner) readComment() error {
	at := s.at
	s.at += len("<!--")
	n := strings.Index(s.content[s.at:], "--")
	if n < 0 {
		return s.unfinished()
	}
	s.at += n + len("--")
	if !strings.HasPrefix(s.content[s.at:], ">") {
		return &SyntaxError{at, "-- in a comment"}
	}
	s.at++
	return nil
}

func (s *Scanner) readCharacterData() (Kind, error) {
	from := s.at + len("<![CDATA[")
	if err := s.passOver("]]>"); err != nil || len(s.open) == 0 {
		return 0, err
	}
	s.text = lineEnds(s.content[from : s.at-len("]]>")])
	return Text, nil
}

func (s *Scanner) unfinished() error {
	reason := "the part ends too early"
	if s.fault != "" {
		reason = s.fault
	}
	return &SyntaxError{len(s.content), reason}
}

func tooMany(format string, n int) error {
	return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf(format, n)}
}
