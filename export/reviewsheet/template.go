package reviewsheet

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
)

// part is a piece of a template: text as it stands, a field, or a block of
// parts that is repeated.
type part struct {
	text  string
	field string
	block string
	parts []part
}

// scope is what a template, or one turn of a block, is filled with.
type scope struct {
	values map[string]string
	blocks map[string][]scope
}

// marker is {{name}}, {{#name}} or {{/name}}.
var marker = regexp.MustCompile(`\{\{([#/]?)(\w+)\}\}`)

// parse takes the XML of a template apart.
func parse(content string) ([]part, error) {
	var parts []part
	for {
		m := marker.FindStringSubmatchIndex(content)
		if m == nil {
			return append(parts, part{text: content}), nil
		}
		sign, name := content[m[2]:m[3]], content[m[4]:m[5]]
		switch sign {
		case "":
			parts = append(parts, part{text: content[:m[0]]}, part{field: name})
			content = content[m[1]:]
		case "/":
			return nil, fmt.Errorf("{{/%s}} ends what has not begun", name)
		case "#":
			end := strings.Index(content, "{{/"+name+"}}")
			if end < 0 {
				return nil, fmt.Errorf("{{#%s}} has no end", name)
			}
			from, inner := element(content, m[0])
			last, to := element(content, end)
			within, err := parse(content[inner:last])
			if err != nil {
				return nil, err
			}
			parts = append(parts, part{text: content[:from]}, part{block: name, parts: within})
			content = content[to:]
		}
	}
}

// element is the range of the table row that holds the marker at a byte, or of
// the paragraph where it stands in none.
func element(content string, at int) (start, end int) {
	open, shut := "<w:p>", "</w:p>"
	if strings.LastIndex(content[:at], "<w:tr>") > strings.LastIndex(content[:at], "</w:tr>") {
		open, shut = "<w:tr>", "</w:tr>"
	}
	start, end = strings.LastIndex(content[:at], open), strings.Index(content[at:], shut)
	if start < 0 || end < 0 {
		return at, at
	}
	return start, at + end + len(shut)
}

// render writes parts with what a scope has for them.
func render(b *strings.Builder, parts []part, s scope) error {
	for _, p := range parts {
		switch {
		case p.field != "":
			value, ok := s.values[p.field]
			if !ok {
				return fmt.Errorf("the template asks for %s, which a sheet does not have", p.field)
			}
			write(b, value)
		case p.block != "":
			turns, ok := s.blocks[p.block]
			if !ok {
				return fmt.Errorf("the template repeats %s, which a sheet does not have", p.block)
			}
			for _, turn := range turns {
				if err := render(b, p.parts, turn); err != nil {
					return err
				}
			}
		default:
			b.WriteString(p.text)
		}
	}
	return nil
}

// write puts a value into the w:t element around it. Line breaks and tabs are
// elements beside w:t in WordprocessingML; what XML cannot hold becomes U+FFFD.
func write(b *strings.Builder, value string) {
	value = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(value)
	for i, line := range strings.Split(value, "\n") {
		if i > 0 {
			b.WriteString(`</w:t><w:br/><w:t xml:space="preserve">`)
		}
		for k, cell := range strings.Split(line, "\t") {
			if k > 0 {
				b.WriteString(`</w:t><w:tab/><w:t xml:space="preserve">`)
			}
			_ = xml.EscapeText(b, []byte(cell)) // a Builder does not fail
		}
	}
}
