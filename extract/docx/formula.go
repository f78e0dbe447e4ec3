package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/extract/office"
)

// formula reads a formula into one line: a/b, (a + b)/c, x², √(a), in the
// order in which its parts stand.
func (s *story) formula() (string, error) {
	var b strings.Builder
	err := s.c.each(func(name string, _ *element) error {
		text, err := s.formulaPart(name)
		b.WriteString(text)
		return err
	})
	return b.String(), err
}

// formulaPart reads an element of a formula.
func (s *story) formulaPart(name string) (string, error) {
	switch name {
	case "m:t", "t":
		return s.c.text()
	case "m:f":
		p, err := s.formulaParts("m:num", "m:den")
		return group(p[0]) + "/" + group(p[1]), err
	case "m:sSup":
		p, err := s.formulaParts("m:e", "m:sup")
		return p[0] + raise(p[1]), err
	case "m:rad":
		p, err := s.formulaParts("m:deg", "m:e")
		return raise(p[0]) + "√" + group(p[1]), err
	case "m:d":
		p, err := s.formulaParts("m:e", "")
		return "(" + p[0] + ")", err
	case "rPr", "m:rPr", "m:ctrlPr", "del", "moveFrom":
		return "", s.c.skip()
	}
	return s.formula()
}

// formulaParts reads the two parts that an element of a formula has, each by
// its name; several of one name are parted by semicolons.
func (s *story) formulaParts(first, second string) (parts [2]string, err error) {
	err = s.c.each(func(name string, e *element) error {
		at := 0
		switch name {
		case first:
		case second:
			at = 1
		default:
			return s.c.skip()
		}
		text, err := s.formula()
		if parts[at] != "" {
			parts[at] += "; "
		}
		parts[at] += text
		return err
	})
	return parts, err
}

// group puts what is more than a number or a word into brackets.
func group(s string) string {
	s = strings.TrimSpace(s)
	plain := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".,%", r)
	}) < 0
	if plain || strings.HasPrefix(s, "(") && strings.Index(s, ")") == len(s)-1 {
		return s
	}
	return "(" + s + ")"
}

// raise writes an exponent.
func raise(s string) string {
	up := office.Superscript(s)
	if up == s && s != "" {
		if utf8.RuneCountInString(s) > 1 {
			s = "(" + s + ")"
		}
		return "^" + s
	}
	return up
}
