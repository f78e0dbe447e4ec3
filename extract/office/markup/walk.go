package markup

import (
	"io"
	"strings"
)

// Root finds the root element, whose name it gives, and hands its children to
// handle as Each does.
func (s *Scanner) Root(handle func(name string) error) (string, error) {
	kind, err := s.Next()
	if err != nil || kind != Start {
		return "", err
	}
	name := s.name
	return name, s.Each(handle)
}

// Each hands the children of the current element to handle, through its end.
// handle consumes the child whole, by Each, Content or Skip.
func (s *Scanner) Each(handle func(name string) error) error {
	for {
		switch kind, err := s.Next(); {
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		case kind == End:
			return nil
		case kind == Start:
			if err := handle(s.name); err != nil {
				return err
			}
		}
	}
}

// Skip consumes the current element.
func (s *Scanner) Skip() error {
	for above := len(s.open) - 1; len(s.open) > above; {
		if _, err := s.Next(); err != nil {
			return err
		}
	}
	return nil
}

// Content is the character data of the current element, which it consumes;
// that of elements inside it is left out.
func (s *Scanner) Content() (string, error) {
	first, rest := "", []string(nil)
	for {
		switch kind, err := s.Next(); {
		case err != nil:
			return "", err
		case kind == Start:
			if err := s.Skip(); err != nil {
				return "", err
			}
		case kind == End && rest == nil:
			return first, nil
		case kind == End:
			return first + strings.Join(rest, ""), nil
		case first == "":
			first = s.text
		default:
			rest = append(rest, s.text)
		}
	}
}
