package markup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

// tokens prints the tokens of a part, a word each: "<space:name a=1", "text",
// ">"; adjacent text is one. The last word is the error.
func tokens(content string) string {
	s := New(context.Background(), content, func(space, local string) string { return space + ":" + local })
	var words []string
	text := ""
	flush := func() {
		if text != "" {
			words = append(words, fmt.Sprintf("%q", text))
		}
		text = ""
	}
	for {
		kind, err := s.Next()
		if err != nil {
			flush()
			if err != io.EOF {
				words = append(words, err.Error())
			}
			return strings.Join(words, " ")
		}
		if kind == Text {
			text += s.Text()
			continue
		}
		flush()
		if kind == End {
			words = append(words, ">")
			continue
		}
		word := "<" + s.Name()
		s.EachAttribute(func(space, local, value string) {
			if space != "xmlns" && local != "xmlns" {
				word += fmt.Sprintf(" %s:%s=%q", space, local, value)
			}
		})
		words = append(words, word)
	}
}

func TestTokens(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"elements, attributes, text", `<?xml version="1.0"?><a x="1" y='"'>một<b/>hai</a>`, `<:a :x="1" :y="\"" "một" <:b > "hai" >`},
		{"entities", `<a x="&quot;&#x110;">&lt;&amp;&gt;&apos;&#273;</a>`, `<:a :x="\"Đ" "<&>'đ" >`},
		{"line ends", "<a x='1\r\n2'>3\r4\r\n</a>", `<:a :x="1\n2" "3\n4\n" >`},
		{"character data, comments", `<a><!-- <b> -->x<![CDATA[<&amp;>]]>y<?pi <z> ?></a>`, `<:a "x<&amp;>y" >`},
		{"namespaces", `<p:a xmlns:p="P" xmlns="D" p:x="1"><b><c xmlns="E"/></b><p:d xmlns:p="Q"/><p:e/><q:f/></p:a>`, `<P:a P:x="1" <D:b <E:c > > <Q:d > <P:e > <q:f > >`},
		{"what stands around the root", "\ufeff\n <a/> rest <b>", "<:a >"},
		{"UTF-16", "\xff\xfe<\x00a\x00>\x00\xa1\x1e<\x00/\x00a\x00>\x00", `<:a "ạ" >`},
		{"document type", `<!DOCTYPE a [<!ENTITY x "xx">]><a>&x;</a>`, "broken XML at byte 0: a document type, or what looks like one"},
		{"unknown entity", `<a>&x;</a>`, "<:a broken XML at byte 3: an unknown entity"},
		{"no entity", `<a>1 & 2</a>`, "<:a broken XML at byte 3: an unknown entity"},
		{"null by number", `<a>&#0;</a>`, "<:a broken XML at byte 3: an unknown entity"},
		{"crossed", `<a><b></a></b>`, "<:a <:b broken XML at byte 6: an end tag that does not fit"},
		{"unquoted", `<a x=1/>`, "broken XML at byte 3: a value without quotes"},
		{"tag in a value", `<a x="<b>"/>`, "broken XML at byte 3: < in a value"},
		{"broken bytes", "<a>x<b/>\xff</a>", `<:a "x" <:b > broken XML at byte 8: bytes that are no text`},
		{"control characters", "<a>x<b/>\x01</a>", `<:a "x" <:b > broken XML at byte 8: a character that XML does not allow`},
		{"another encoding", `<?xml version="1.0" encoding="windows-1258"?><a/>`, "broken XML at byte 0: the encoding windows-1258 is not read"},
		{"empty", " ", "broken XML at byte 1: the part ends too early"},
	} {
		if got := tokens(test.content); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

// TestCutAnywhere checks that no part of a part passes for the whole, and that
// none hands out text that it may hold half of.
func TestCutAnywhere(t *testing.T) {
	const whole = `<a x="1"><!-- b --><c>text &amp; more</c><![CDATA[d]]><e/></a>`
	for n := range len(whole) {
		got := tokens(whole[:n])
		if !strings.Contains(got, "broken XML at byte ") {
			t.Errorf("%q: %s", whole[:n], got)
		}
		if strings.Contains(got, "text") && !strings.Contains(got, "more") {
			t.Errorf("%q: %s", whole[:n], got)
		}
	}
}

func TestLimits(t *testing.T) {
	for name, content := range map[string]string{
		"deep":  strings.Repeat("<a>", MaxDepth+1),
		"wide":  "<a" + strings.Repeat(` b=""`, maxAttributes+1) + "/>",
		"named": "<a>" + strings.Repeat(`<b xmlns:c=""/>`, maxSpaces+1) + "</a>",
	} {
		s := New(context.Background(), content, func(_, local string) string { return local })
		var limit *flow.Error
		for {
			if _, err := s.Next(); err != nil {
				if !errors.As(err, &limit) || limit.Code != flow.CodeTooLarge {
					t.Errorf("%s: %v", name, err)
				}
				break
			}
		}
	}
}

func TestWalk(t *testing.T) {
	s := New(context.Background(), `<a><b>x<i>no</i>y<!-- -->z</b><c><d/></c>t<e k="v"/></a>`, func(_, local string) string { return local })
	var got []string
	name, err := s.Root(func(name string) error {
		got = append(got, name)
		switch name {
		case "b":
			text, err := s.Content()
			got = append(got, text)
			return err
		case "e":
			v, ok := s.Attribute("k")
			got = append(got, v, fmt.Sprint(ok))
		}
		return s.Skip()
	})
	if want := "a b xyz c e v true"; err != nil || name+" "+strings.Join(got, " ") != want {
		t.Errorf("%s %v, %v; want %s", name, got, err, want)
	}
	if _, err := s.Next(); err != io.EOF {
		t.Errorf("after the root: %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s := New(ctx, "<a>"+strings.Repeat("<b/>", checkEvery)+"</a>", func(_, local string) string { return local })
	if _, err := s.Root(func(string) error { return s.Skip() }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
