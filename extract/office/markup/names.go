package markup

import "strings"

// declare takes in the namespaces that the element just opened names.
func (s *Scanner) declare() error {
	for _, a := range s.attrs {
		prefix, ok := "", a.name == "xmlns"
		if !ok {
			prefix, ok = strings.CutPrefix(a.name, "xmlns:")
		}
		if ok {
			s.spaces = append(s.spaces, binding{prefix, value(a.value), len(s.open)})
			clear(s.names)
			s.declared++
		}
	}
	if s.declared > maxSpaces {
		return tooMany("more than %d declarations of namespaces", maxSpaces)
	}
	return nil
}

// resolve turns a name as written into what naming makes of it.
func (s *Scanner) resolve(written string) string {
	if name, ok := s.names[written]; ok {
		return name
	}
	prefix, local := split(written)
	name := s.naming(s.space(prefix), local)
	if len(s.names) >= maxNames { // a hostile part can invent names
		clear(s.names)
	}
	s.names[written] = name
	return name
}

// space is the namespace of a prefix; a prefix that nothing declares stands
// for itself.
func (s *Scanner) space(prefix string) string {
	for i := len(s.spaces) - 1; i >= 0; i-- {
		if s.spaces[i].prefix == prefix {
			return s.spaces[i].space
		}
	}
	if prefix == "xml" {
		return "http://www.w3.org/XML/1998/namespace"
	}
	return prefix
}

// split parts a name from its prefix; a colon at an end parts nothing.
func split(written string) (prefix, local string) {
	prefix, local, ok := strings.Cut(written, ":")
	if !ok || prefix == "" || local == "" {
		return "", written
	}
	return prefix, local
}

// Attribute is the value of an attribute by its local name, whatever its
// prefix; where two differ in their prefixes alone, the first.
func (s *Scanner) Attribute(local string) (string, bool) {
	for i := range s.attrs {
		if name := s.attrs[i].name; strings.HasSuffix(name, local) {
			if _, own := split(name); own == local {
				return value(s.attrs[i].value), true
			}
		}
	}
	return "", false
}

// EachAttribute hands out all attributes, with the namespaces of their names:
// "" where they have no prefix.
func (s *Scanner) EachAttribute(visit func(space, local, value string)) {
	for i := range s.attrs {
		prefix, local := split(s.attrs[i].name)
		space := ""
		if prefix != "" {
			space = s.space(prefix)
		}
		visit(space, local, value(s.attrs[i].value))
	}
}

// value is an attribute's value, whose references are known to be good.
func value(raw string) string {
	v, _ := unescape(raw)
	return v
}
