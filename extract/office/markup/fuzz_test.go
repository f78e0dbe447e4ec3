package markup

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

// FuzzTokens holds the scanner against encoding/xml: what both accept they
// read alike, and what that refuses inside the root element we refuse, too,
// but for the letters that names may have.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{
		`<?xml version="1.0" encoding="UTF-8"?><w:a xmlns:w="W" w:x="1">t<w:b/>&lt;<![CDATA[x]]></w:a>`,
		`<a xmlns="D"><b xmlns="" c='&#10;'/><!-- - --><?p ?></a>`,
		"<a>\r\n<b\t/ ></a>", `<a:b:c :d=""/>`, `<a>]]></a>`, `<a b="1"c="2">&#xD800;</a >`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		ours := tokens(content)
		if strings.Contains(ours, "broken XML at") || strings.Contains(ours, string(limitText)) {
			return
		}
		theirs, err := oracle(content)
		if err == nil && ours != theirs {
			t.Fatalf("%q:\n ours   %s\n theirs %s", content, ours, theirs)
		}
	})
}

const limitText = "too-large: "

// oracle prints what tokens prints, by encoding/xml, up to the root's end.
func oracle(content string) (string, error) {
	dec := xml.NewDecoder(strings.NewReader(content))
	var words []string
	text, depth := "", 0
	flush := func() {
		if text != "" {
			words = append(words, fmt.Sprintf("%q", text))
		}
		text = ""
	}
	for {
		tok, err := dec.Token()
		if err != nil {
			return "", err
		}
		switch tok := tok.(type) {
		case xml.CharData:
			if depth > 0 {
				text += string(tok)
			}
		case xml.StartElement:
			flush()
			depth++
			word := "<" + tok.Name.Space + ":" + tok.Name.Local
			for _, a := range tok.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					word += fmt.Sprintf(" %s:%s=%q", a.Name.Space, a.Name.Local, a.Value)
				}
			}
			words = append(words, word)
		case xml.EndElement:
			flush()
			words = append(words, ">")
			if depth--; depth == 0 {
				return strings.Join(words, " "), nil
			}
		}
	}
}
