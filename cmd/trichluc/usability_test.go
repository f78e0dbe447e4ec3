package main

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// TestMistypedCalls are answered in Vietnamese, with what was probably meant.
func TestMistypedCalls(t *testing.T) {
	folder(t, map[string]string{"a/b.txt": report, "c/b.txt": report + "1", "d.pdf": "%PDF-1.4\n%", "e.txt": ""})
	c := newCall(t)
	c.lang = vietnamese
	if code, _, stderr := c.run("status"); code != exitFailed || strings.Count(stderr, "kho") != 2 || libraryEnglish.MatchString(stderr) {
		t.Errorf("no corpus: %d %q", code, stderr)
	}
	c.must(exitPartial, "ingest", ".")
	for _, step := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"serach", "x"}, exitUsage, "có phải ý là: search?"},
		{[]string{"help", "exprot"}, exitUsage, "có phải ý là: export?"},
		{[]string{"status", "--corpsu", "x"}, exitUsage, "không có cờ --corpsu; có phải ý là: --corpus?"},
		{[]string{"search", "x", "--limit"}, exitUsage, "cờ --limit cần một giá trị"},
		{[]string{"search", "x", "--limit", "many"}, exitUsage, "giá trị của --limit không hợp lệ: \"many\""},
		{[]string{"status", "--json=maybe"}, exitUsage, "giá trị của --json không hợp lệ: \"maybe\""},
		{[]string{"export", "tables", "--province", "Tra Vin"}, exitUsage, "có phải ý là: Trà Vinh?"},
		{[]string{"audit", "--province", "Bac Gian"}, exitUsage, "Bắc Giang"},
		{[]string{"search", "x", "--year", "2o24"}, exitUsage, "bốn chữ số"},
		{[]string{"export", "tables", "--type", "Thần chú"}, exitDone, "không có tài liệu nào thuộc loại \"Thần chú\""},
		{[]string{"search", "749", "--type", "Thần chú"}, exitDone, "không có tài liệu nào thuộc loại \"Thần chú\""},
		{[]string{"show", "b.txt"}, exitFailed, "nhiều tài liệu khớp với \"b.txt\", hãy nêu rõ hơn: a/b.txt"},
		{[]string{"export", "tables", "-o", filepath.Join("nowhere", "x.csv")}, exitFailed, "không có thư mục nowhere"},
		{[]string{"ingest", "nowhere"}, exitFailed, "không có nguồn nào để đọc"},
	} {
		code, _, stderr := c.run(step.args...)
		if code != step.code || !strings.Contains(stderr, step.want) || libraryEnglish.MatchString(stderr) {
			t.Errorf("%v: %d %q, want %d %q", step.args, code, stderr, step.code, step.want)
		}
	}
	if code, _, _ := c.run("ingest", "nowhere", "a"); code != exitPartial {
		t.Errorf("one of two sources is missing: %d", code)
	}
	for _, args := range [][]string{{"status"}, {"ingest", "d.pdf", "e.txt"}} {
		if _, out, _ := c.run(args...); !strings.Contains(out, "d.pdf: ") || libraryEnglish.MatchString(out) {
			t.Errorf("%v speaks English: %s", args, out)
		}
	}
	if out := c.must(exitDone, "doctor"); !strings.Contains(out, "chỉ mục") || strings.Contains(out, "corpus ") {
		t.Errorf("doctor: %s", out)
	}
	for _, name := range []string{"Trà Vinh", "tra vinh", "tỉnh Trà Vinh", "84"} {
		if out := c.must(exitDone, "export", "documents", "--province", name); strings.Count(out, "\n") != 2 {
			t.Errorf("--province %s: %q", name, out)
		}
	}
	for _, name := range []string{"tra vinh", "84"} {
		if out := c.must(exitDone, "search", "749", "--in", "citations", "--province", name); !strings.Contains(out, "749/QĐ-TTg") {
			t.Errorf("search --province %s: %q", name, out)
		}
	}
}

// libraryEnglish finds the English of libraries in Vietnamese output.
var libraryEnglish = regexp.MustCompile(`\b(flag|provided|defined|invalid|parse|there|missing|fits|documents:|such|file|the)\b`)

func TestVersionAndHelpOfHelp(t *testing.T) {
	c := newCall(t)
	want := c.must(exitDone, "version")
	for _, flag := range []string{"--version", "-v"} {
		if got := c.must(exitDone, flag); got != want {
			t.Errorf("%s: %q, want %q", flag, got, want)
		}
	}
	if strings.Contains(want, "?") {
		t.Errorf("an unknown revision is shown: %q", want)
	}
	if got := (build{"v1", "abc", "go1", "os/cpu"}).String(); got != "v1 (abc, go1, os/cpu)" {
		t.Errorf("got %q", got)
	}
	if got := c.must(exitDone, "help", "help"); got != c.must(exitDone, "help") {
		t.Errorf("help help: %q", got)
	}
}

// TestShowSaysHowSureAFigureIs wants bounds, readings and directions in sight.
func TestShowSaysHowSureAFigureIs(t *testing.T) {
	value := func(f float64) *float64 { return &f }
	low := trichluc.Observation{Indicator: trichluc.Indicator{Text: "Số xã"}, Value: value(5), ValueText: "5", Comparator: ">=", Unit: "xã"}
	high := low
	high.Value, high.ValueText, high.Comparator = value(7), "7", "<="
	for _, c := range []struct {
		o      trichluc.Observation
		lang   string
		wanted string
	}{
		{low, vietnamese, "Số xã: >= 5 xã"},
		{high, vietnamese, "Số xã: <= 7 xã"},
		{trichluc.Observation{Indicator: low.Indicator, Value: value(380), ValueText: "380", Comparator: "~"}, vietnamese, "Số xã: khoảng 380"},
		{trichluc.Observation{Indicator: low.Indicator, Value: value(380), ValueText: "380", Comparator: "~"}, english, "Số xã: about 380"},
		{trichluc.Observation{Indicator: low.Indicator, Value: value(1034), ValueText: "1,034", Comparator: "=", Ambiguous: []float64{1034, 1.034}},
			vietnamese, "Số xã: 1,034 [có thể hiểu là 1.034 hoặc 1,034]"},
		{trichluc.Observation{Indicator: low.Indicator, Value: value(-0.5), ValueText: "-0,5", Ambiguous: []float64{5}}, english, "Số xã: -0,5 [may mean -0.5 or 5]"},
		{trichluc.Observation{Indicator: low.Indicator, Value: value(5), ValueText: "5", Direction: "giảm", Measure: trichluc.MeasureChange}, english, "Số xã: 5 (decrease)"},
	} {
		if got := (&program{lang: c.lang}).figure(c.o); got != c.wanted {
			t.Errorf("got %q, want %q", got, c.wanted)
		}
	}
	folder(t, map[string]string{"a.txt": report})
	c := newCall(t)
	c.must(exitDone, "ingest", "a.txt")
	for _, section := range []string{"observations", "citations"} {
		if out := c.must(exitDone, "show", "a.txt", "--only", section); !strings.Contains(out, "    “") {
			t.Errorf("%s are shown without their words: %s", section, out)
		}
	}
}

func TestFindingsInEnglish(t *testing.T) {
	at := trichluc.Location{Section: "I"}
	f := trichluc.Finding{Kind: "count_list", Severity: trichluc.SeverityReview, Printed: "04 văn bản", Computed: "kể ra 3", Message: "Báo cáo nêu bốn.", Where: []trichluc.Location{at, at, {Section: "II"}}}
	for lang, want := range map[string]string{
		english:    "  [review] The number stated is not the number of items listed.\n    printed: 04 văn bản; computed: lists 3\n    section I\n    section II\n",
		vietnamese: "  [cần xem] Báo cáo nêu bốn.\n    in: 04 văn bản; tính ra: kể ra 3\n    mục I\n    mục II\n",
	} {
		var out bytes.Buffer
		p := buffered(&out, lang)
		p.printFinding(f)
		_ = p.out.Flush()
		if out.String() != want {
			t.Errorf("got  %q\nwant %q", out.String(), want)
		}
	}
}

// TestReportCountsOthers has a document that cites nothing but itself.
func TestReportCountsOthers(t *testing.T) {
	folder(t, map[string]string{"a.txt": strings.Replace(report, "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ", "chỉ đạo", 1)})
	c := newCall(t)
	out := c.must(exitDone, "ingest", "--report", "a.txt")
	if strings.Contains(out, "Citations of other") || regexp.MustCompile(`among them\n\S`).MatchString(out) {
		t.Errorf("got %s", out)
	}
}

// TestWhatWasNotReadIsSaidInVietnamese looks at the notes of coverage, which
// readers write in English.
func TestWhatWasNotReadIsSaidInVietnamese(t *testing.T) {
	d := &trichluc.Document{Coverage: trichluc.Coverage{Unread: []trichluc.Unread{{Page: 2, Characters: 7, Reason: "hidden text"}}}}
	for lang, want := range map[string]string{vietnamese: "chữ ẩn", english: "hidden text"} {
		var out bytes.Buffer
		p := buffered(&out, lang)
		p.printMetadata(d)
		_ = p.out.Flush()
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q does not say %q", out.String(), want)
		}
	}
}

func TestPlural(t *testing.T) {
	p := &program{lang: english}
	for in, want := range map[string]string{
		"./x: 1 documents, 1 sources that could not be read": "./x: 1 document, 1 source that could not be read",
		"11 documents, 2,001 sources":                        "11 documents, 2,001 sources",
		"1 entries":                                          "1 entry",
	} {
		if got := p.plural(in); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestLineOfAStrangeName has a name that would make two lines of one.
func TestLineOfAStrangeName(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such names here")
	}
	folder(t, map[string]string{"a\nb.txt": report, "c\x1b[2J.txt": ""})
	c := newCall(t)
	c.must(exitPartial, "ingest", ".")
	for _, args := range [][]string{{"ingest", "--force", "--report", "."}, {"status"}, {"show", "a\nb.txt"}, {"search", "749"}} {
		_, stdout, stderr := c.run(args...)
		if out := stdout + stderr; strings.Contains(out, "a\nb") || strings.Contains(out, "\x1b") || !strings.Contains(out, `\n`) && !strings.Contains(out, `\x1b`) {
			t.Errorf("%v: %q", args, out)
		}
	}
}

func TestNear(t *testing.T) {
	for typed, want := range map[string][]string{"stat": {"status"}, "exprot": {"export"}, "xyz": nil, "": nil} {
		if got := near(typed, []string{"status", "export", "show"}); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", typed, got, want)
		}
	}
	for _, c := range []struct {
		a, b string
		n    int
	}{{"", "abc", 3}, {"abc", "abc", 0}, {"kitten", "sitting", 3}} {
		if got := distance(c.a, c.b); got != c.n {
			t.Errorf("%s, %s: %d, want %d", c.a, c.b, got, c.n)
		}
	}
}

func buffered(out *bytes.Buffer, lang string) *program {
	p := &program{system: system{out: out, env: os.Getenv}, ctx: context.Background(), lang: lang}
	p.out = bufio.NewWriter(out)
	return p
}
