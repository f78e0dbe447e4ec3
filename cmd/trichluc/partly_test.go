package main

import (
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

func TestMissing(t *testing.T) {
	for reason, want := range map[string]bool{
		"part of the page: the stream is damaged; nothing tells from where on": true,
		"the page is not in the file":                                          true,
		"an image covers the page":                                             true,
		"text in fonts that cannot be read":                                    true,
		"the text from the damage to the end":                                  true,
		"a part of the package that is missing: word/footnotes.xml":            true,
		"a table set with spaces whose columns cannot be told apart":           true,
		"a reason that nobody has given so far":                                true,
		"a picture":                                                            false,
		"an embedded object: Equation.3":                                       false,
		"hidden text":                                                          false,
		"the hidden sheet Nháp":                                                false,
		"a sign of the font Wingdings that is not known":                       false,
		"what a digital signature shows on the page":                           false,
	} {
		parts := missing(trichluc.Coverage{Unread: []trichluc.Unread{{Reason: reason}}})
		if got := len(parts) == 1; got != want {
			t.Errorf("%q: missing is %v, want %v", reason, got, want)
		}
	}
	notes := []string{"2 deletions left out", "the file is damaged: its end is missing; what is whole was read"}
	parts := missing(trichluc.Coverage{Notes: notes, Unread: []trichluc.Unread{{Page: 2, Reason: "no text on the page"}}})
	if len(parts) != 2 || parts[0].Page != 2 || parts[1].Reason != notes[1] {
		t.Errorf("of notes and parts: %v", parts)
	}
}

// TestOrdinaryReasonsAreGiven holds the list to what readers write, as
// details.tsv has it.
func TestOrdinaryReasonsAreGiven(t *testing.T) {
	for _, reason := range append([]string{damaged}, ordinary...) {
		if !strings.Contains(detailTable, "\n"+reason) {
			t.Errorf("no reader says %q", reason)
		}
	}
}

// cutReport is a file in Rich Text that ends in its second paragraph.
const cutReport = `{\rtf1\ansi B\u193?O C\u193?O\par T\u7881?nh c\u243? 25 x\u227?.\par C\u243? 1.2`

func TestPartlyReadDocumentsAreNamed(t *testing.T) {
	folder(t, map[string]string{"cut.rtf": cutReport, "whole.rtf": `{\rtf1\ansi Whole, {\v with hidden text}\par}`})
	c := newCall(t)
	code, told, progress := c.run("ingest", "cut.rtf", "whole.rtf")
	if code != exitDone || !strings.Contains(progress, "s, only in part\n") || strings.Count(progress, "only in part") != 1 {
		t.Errorf("exit code %d, progress:\n%s", code, progress)
	}
	const want = "Read only in part: 1\n  cut.rtf: 5 characters: the paragraph or row in which the file ends, and what followed\n"
	if !strings.Contains(told, want) {
		t.Errorf("ingest does not print %q:\n%s", want, told)
	}
	if out := c.must(exitDone, "status"); !strings.Contains(out, want) {
		t.Errorf("status does not print %q:\n%s", want, out)
	}
	if out := c.must(exitDone, "show", "cut.rtf"); !strings.Contains(out, "Not read: 5 characters: the paragraph") {
		t.Errorf("show names a page where there is none, or not the part:\n%s", out)
	}
	listed := jsonLines(t, c.must(exitDone, "status", "--json"))[0]["partly"].([]any)
	if len(listed) != 1 || listed[0].(map[string]any)["source"] != "cut.rtf" {
		t.Errorf("status --json: %v", listed)
	}
	for _, e := range jsonLines(t, c.must(exitDone, "ingest", "--json", "--force", "cut.rtf", "whole.rtf")) {
		parts, lacking := e["missing"].([]any)
		switch {
		case lacking != (e["event"] == "done" && e["source"] == "cut.rtf"):
			t.Errorf("missing in %v", e)
		case lacking && parts[0].(map[string]any)["characters"] != 5.0:
			t.Errorf("missing: %v", parts)
		case e["event"] == "summary" && e["partly"] != 1.0:
			t.Errorf("summary: %v", e)
		}
	}
}

func TestUnreadPart(t *testing.T) {
	p := &program{lang: vietnamese}
	for want, u := range map[string]trichluc.Unread{
		"chữ ẩn":                       {Reason: "hidden text"},
		"trang 2: chữ ẩn":              {Page: 2, Reason: "hidden text"},
		"1.200 ký tự: chữ ẩn":          {Characters: 1200, Reason: "hidden text"},
		"trang 2, 1.200 ký tự: chữ ẩn": {Page: 2, Characters: 1200, Reason: "hidden text"},
	} {
		if got := p.unread(u); got != want {
			t.Errorf("%+v: %q, want %q", u, got, want)
		}
	}
}
