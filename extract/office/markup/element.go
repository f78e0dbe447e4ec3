package markup

import "strings"

// readStart reads a start tag.
func (s *Scanner) readStart() (Kind, error) {
	from := s.at
	if len(s.open) >= MaxDepth {
		return 0, tooMany("elements nested more than %d deep", MaxDepth)
	}
	name, i := s.readName(s.at + 1)
	if name == "" {
		return 0, s.broken(from, i, "a tag without a name")
	}
	s.attrs = s.attrs[:0]
	declares := false
	for {
		i = s.skipSpace(i)
		if i >= len(s.content) {
			return 0, s.unfinished()
		}
		if c := s.content[i]; c == '>' || c == '/' {
			s.closing = c == '/'
			break
		}
		var a attribute
		var err error
		if a, i, err = s.readAttribute(i); err != nil {
			return 0, err
		}
		if s.attrs = append(s.attrs, a); len(s.attrs) > maxAttributes {
			return 0, tooMany("an element with more than %d attributes", maxAttributes)
		}
		declares = declares || strings.HasPrefix(a.name, "xmlns")
	}
	if s.closing {
		if i++; i >= len(s.content) || s.content[i] != '>' {
			s.closing = false
			return 0, s.broken(from, i, "/ in a tag")
		}
	}
	s.at = i + 1
	s.open, s.rooted = append(s.open, name), true
	if declares {
		if err := s.declare(); err != nil {
			return 0, err
		}
	}
	s.name = s.resolve(name)
	return Start, nil
}

// readAttribute reads name="value", with white space around the sign.
func (s *Scanner) readAttribute(from int) (a attribute, after int, err error) {
	name, i := s.readName(from)
	if name == "" {
		return a, i, s.broken(from, i, "an attribute without a name")
	}
	if i = s.skipSpace(i); i >= len(s.content) || s.content[i] != '=' {
		return a, i, s.broken(from, i, "an attribute without a value")
	}
	i = s.skipSpace(i + 1)
	if i >= len(s.content) || s.content[i] != '"' && s.content[i] != '\'' {
		return a, i, s.broken(from, i, "a value without quotes")
	}
	n := strings.IndexByte(s.content[i+1:], s.content[i])
	if n < 0 {
		return a, i, s.unfinished()
	}
	value := s.content[i+1 : i+1+n]
	if strings.IndexByte(value, '<') >= 0 {
		return a, i, &SyntaxError{from, "< in a value"}
	}
	if !isEscaped(value) {
		return a, i, &SyntaxError{from, "an unknown entity"}
	}
	return attribute{name, value}, i + n + 2, nil
}

// readEnd reads an end tag, which must be that of the innermost open element.
func (s *Scanner) readEnd() (Kind, error) {
	name, i := s.readName(s.at + 2)
	i = s.skipSpace(i)
	switch last := len(s.open) - 1; {
	case i >= len(s.content):
		return 0, s.unfinished()
	case s.content[i] != '>' || last < 0 || s.open[last] != name:
		return 0, &SyntaxError{s.at, "an end tag that does not fit"}
	}
	s.at = i + 1
	return s.close()
}

// close ends the innermost open element and what it declared.
func (s *Scanner) close() (Kind, error) {
	s.closing = false
	s.attrs = s.attrs[:0]
	for n := len(s.spaces) - 1; n >= 0 && s.spaces[n].depth == len(s.open); n-- {
		s.spaces = s.spaces[:n]
		clear(s.names)
	}
	s.open = s.open[:len(s.open)-1]
	return End, nil
}

// broken is a fault at a byte, or the end of the part where it lies behind it.
func (s *Scanner) broken(from, at int, reason string) error {
	if at >= len(s.content) {
		return s.unfinished()
	}
	return &SyntaxError{from, reason}
}

// nameBytes are those that names are made of; letters beyond ASCII are taken
// as they come.
var nameBytes = func() (is [256]bool) {
	for c := range is {
		is[c] = c >= 0x80 || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte("_-.:", byte(c)) >= 0
	}
	return is
}()

// readName reads a name; none where its first byte cannot begin one.
func (s *Scanner) readName(from int) (name string, after int) {
	i := from
	for i < len(s.content) && nameBytes[s.content[i]] {
		i++
	}
	if i > from && (s.content[from] == '-' || s.content[from] == '.' || s.content[from] >= '0' && s.content[from] <= '9') {
		return "", from
	}
	return s.content[from:i], i
}

func (s *Scanner) skipSpace(i int) int {
	for i < len(s.content) && (s.content[i] == ' ' || s.content[i] == '\n' || s.content[i] == '\t' || s.content[i] == '\r') {
		i++
	}
	return i
}
