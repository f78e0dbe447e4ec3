package objects

import (
	"fmt"
	"strings"
	"testing"
)

// written gives an object as it might be written, references unresolved.
func written(o *Object) string {
	switch o.kind {
	case Bool:
		return fmt.Sprint(o.number == 1)
	case Number:
		return fmt.Sprint(o.number)
	case String:
		return fmt.Sprintf("(%s)", o.text)
	case Name:
		return "/" + o.text
	case reference:
		return fmt.Sprintf("%.0fR", o.number)
	case Array:
		var all []string
		for i := range o.box.values {
			all = append(all, written(&o.box.values[i]))
		}
		return "[" + strings.Join(all, " ") + "]"
	case Dict, Stream:
		var all []string
		for i, k := range o.box.keys {
			all = append(all, "/"+k+" "+written(&o.box.values[i]))
		}
		return "<<" + strings.Join(all, " ") + ">>"
	}
	return "null"
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		damaged        bool
	}{
		{"scalars", "[1 -2.5 +3 .5 4. true false null /Name (text) <4142> 12 0 R]", "[1 -2.5 3 0.5 4 true false null /Name (text) (AB) 12R]", false},
		{"names", "[/A#42 /A#4 / /a#b/c]", "[/AB /A#4 / /a#b /c]", false},
		{"strings", `[(a\(b\)c) (a(b)c) (\101\12\r) (a\` + "\n" + `b) <4> <>]`, "[(a(b)c) (a(b)c) (A\n\r) (ab) (@) ()]", false},
		{"comment", "<< /A 1 % no\n /B 2 >>", "<</A 1 /B 2>>", false},
		{"numbers that are no reference", "[1 0 2 0 R 3 R]", "", true},
		{"nested", "<</A<</B[<</C 1>>]>>>>", "<</A <</B [<</C 1>>]>>>>", false},
		{"twice the same key", "<< /A 1 /A 2 >>", "<</A 1 /A 2>>", false},

		{"a key without its slash", "<< /Type /Font xSubtype /Type0 /BaseFont /X /ToUnicode 5 0 R >>", "<</Type /Font /BaseFont /X /ToUnicode 5R>>", true},
		{"a value without its slash", "<</Type/FontxSubtype/Type0/ToUnicode 5 0 R>>", "<</Type /FontxSubtype /ToUnicode 5R>>", true},
		{"a key that swallowed its value", "<</TypexFont/Subtype/Type0/BaseFont/X/ToUnicode 5 0 R/Widths>>", "<</Subtype /Type0 /BaseFont /X /ToUnicode 5R>>", true},
		{"a damaged number", "<< /Length 1x2 /Type /X >>", "<</Type /X>>", true},
		{"a damaged R", "<< /Contents 5 0 S /Type /Page >>", "<</Contents 5R /Type /Page>>", true},
		{"no end", "<< /Type /Page /Contents 5 0 R\nendobj", "<</Type /Page /Contents 5R>>", true},
		{"a damaged opening", "<x /Type /Page >>", "<</Type /Page>>", true},
		{"an array without end", "<< /MediaBox [0 0 595 842 /Contents 5 0 R >>", "<</MediaBox [0 0 595 842] /Contents 5R>>", true},
		{"a damaged element keeps its place", "[1 2x 3]", "[1 null 3]", true},
		{"a string without end", "<< /A 1 /B (never", "<</A 1 /B (never)>>", true},
		{"nothing", "endobj", "null", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &File{names: map[string]string{}}
			p := f.parser([]byte(c.in), 0, 1, 0)
			o := p.parse()
			if got := written(&o); c.want != "" && got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if damaged := p.faults > 0; damaged != c.damaged {
				t.Errorf("damaged: %v", damaged)
			}
		})
	}
}

func TestNestingEnds(t *testing.T) {
	f := &File{names: map[string]string{}}
	for _, open := range []string{"[", "<< /A ", "<</A["} {
		p := f.parser([]byte(strings.Repeat(open, 100000)), 0, 1, 0)
		p.parse()
		if p.nodes > maxNodes+maxNesting {
			t.Errorf("%d nodes", p.nodes)
		}
	}
}
