package main

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/audit"
	"github.com/trichluc/trichluc/export"
	"github.com/trichluc/trichluc/ingest"
)

// eachFlag visits every flag of every verb.
func eachFlag(visit func(verb string, f *flag.Flag)) {
	for _, v := range verbs {
		p := &program{system: system{env: func(string) string { return "" }}}
		set := p.flagSet(v.name)
		v.make().flags(set)
		set.VisitAll(func(f *flag.Flag) { visit(v.name, f) })
	}
}

// TestDocumentation wants every verb and flag, every export field kind and
// every failure code in docs/CLI.md.
func TestDocumentation(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "docs", "CLI.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	parts := map[string]string{}
	for _, part := range strings.Split(text, "\n## ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		parts[name] = rest
	}
	for _, v := range verbs {
		if parts[v.name] == "" {
			t.Errorf("docs/CLI.md has no section %q", v.name)
		}
		for _, e := range v.examples {
			if !strings.Contains(text, e) {
				t.Errorf("docs/CLI.md lacks the example of the help: %s", e)
			}
		}
	}
	eachFlag(func(verb string, f *flag.Flag) {
		where, name := parts[verb], "`--"+f.Name
		if isCommon(f.Name) {
			where = parts["Flags of all verbs"]
		}
		if len(f.Name) == 1 {
			name = "`-" + f.Name
		}
		if !strings.Contains(where, name) {
			t.Errorf("docs/CLI.md: the section %s does not explain %s", verb, name)
		}
	})
	for name := range parts {
		if known := slices.ContainsFunc(verbs, func(v verb) bool { return v.name == name }); !known && name == strings.ToLower(name) {
			t.Errorf("docs/CLI.md explains the verb %s, which does not exist", name)
		}
	}
	for _, code := range codes(t) {
		if !strings.Contains(text, "`"+code+"`") {
			t.Errorf("docs/CLI.md does not explain the failure %s", code)
		}
	}
	for _, reason := range ingest.SkipReasons() {
		if !strings.Contains(text, "`"+string(reason)+"`") {
			t.Errorf("docs/CLI.md does not explain why a file is skipped: %s", reason)
		}
	}
	for _, kind := range export.Kinds() {
		if !strings.Contains(parts["export"], "`"+string(kind)+"`") {
			t.Errorf("docs/CLI.md does not explain the export %s", kind)
		}
	}
	for _, exit := range []string{"| 0 |", "| 1 |", "| 2 |", "| 3 |"} {
		if !strings.Contains(text, exit) {
			t.Errorf("docs/CLI.md does not explain the exit code %s", exit)
		}
	}
}

// codes are all failure codes: those of extract/flow, read off its source, and
// those of ingest.
func codes(t *testing.T) []string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", "extract", "flow", "flow.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range regexp.MustCompile(`(?m)^\s+Code\w+\s+Code = "([^"]+)"`).FindAllStringSubmatch(string(source), -1) {
		all = append(all, m[1])
	}
	if len(all) < 10 {
		t.Fatalf("only %v read from extract/flow", all)
	}
	for _, c := range ingest.Codes() {
		all = append(all, string(c))
	}
	return all
}

func TestHelp(t *testing.T) {
	for _, lang := range []string{vietnamese, english} {
		c := newCall(t)
		general := c.must(exitDone, "--help", "--lang", lang)
		for _, v := range verbs {
			if !strings.Contains(general, "  "+v.name) {
				t.Errorf("%s: the help does not list %s", lang, v.name)
			}
			help := c.must(exitDone, v.name, "--lang", lang, "--help")
			if also := c.must(exitDone, "help", v.name, "--lang", lang); lang == english && also != help {
				t.Errorf("\"help %s\" and \"%s --help\" differ", v.name, v.name)
			}
			examples, exits := strings.Index(help, v.examples[0]), strings.LastIndex(help, "\n  3  ")
			if examples < 0 || exits < examples {
				t.Errorf("%s: the help of %s does not end in examples and exit codes:\n%s", lang, v.name, help)
			}
		}
		eachFlag(func(verb string, f *flag.Flag) {
			if help := c.must(exitDone, verb, "-h", "--lang="+lang); !strings.Contains(help, "-"+f.Name+" ") && !strings.Contains(help, "-"+f.Name+"\n") {
				t.Errorf("%s: the help of %s does not list %s", lang, verb, f.Name)
			}
		})
	}
}

// TestTexts wants every message in both languages with the same verbs of fmt,
// a text for whatever is looked up by value, and none that nobody says.
func TestTexts(t *testing.T) {
	verb := regexp.MustCompile(`%[a-z]`)
	for key, text := range texts {
		vi, en := verb.FindAllString(text[0], -1), verb.FindAllString(text[1], -1)
		if text[0] == "" || text[1] == "" || !slices.Equal(vi, en) {
			t.Errorf("%s: %q and %q do not match", key, text[0], text[1])
		}
	}
	needed := map[string]bool{}
	for _, v := range verbs {
		needed["verb."+v.name], needed["verb."+v.name+".long"] = true, true
	}
	eachFlag(func(verb string, f *flag.Flag) { needed[flagText(verb, f.Name)] = true })
	for _, c := range codes(t) {
		needed["code."+c] = true
	}
	for _, r := range ingest.SkipReasons() {
		needed["skip."+string(r)] = true
	}
	for _, s := range sections {
		needed["show."+s] = true
	}
	for _, h := range helpers {
		needed["doctor."+h] = true
	}
	for _, k := range audit.Kinds() {
		needed["finding."+k] = true
	}
	for _, n := range []string{"corpus", "index"} {
		needed["doctor.name."+n] = true
	}
	for _, s := range []string{stateOK, stateMissing, stateBad} {
		needed["doctor.state."+s] = true
	}
	files, _ := filepath.Glob("*.go")
	said := regexp.MustCompile(`"([a-z]+\.[a-z.-]+)"`)
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") || file == "texts.go" {
			continue
		}
		for _, m := range regexp.MustCompile(`say\("([^"]+)"`).FindAllStringSubmatch(string(source), -1) {
			if !strings.HasSuffix(m[1], ".") {
				needed[m[1]] = true
			}
		}
		for _, m := range said.FindAllStringSubmatch(string(source), -1) {
			if has(m[1]) {
				needed[m[1]] = true // said through a variable
			}
		}
	}
	for key := range needed {
		if !has(key) {
			t.Errorf("no text for %s", key)
		}
	}
	for key := range texts {
		family, _, _ := strings.Cut(key, ".")
		if !needed[key] && !slices.Contains([]string{"measure", "relation", "severity", "verdict", "comparator", "direction", "finding", "facet", "level"}, family) {
			t.Errorf("nobody says %s", key)
		}
	}
}

func TestUsage(t *testing.T) {
	for name, args := range map[string][]string{
		"no verb":                 {},
		"unknown verb":            {"serve"},
		"unknown flag":            {"status", "--verbose"},
		"unknown flag before":     {"--verbose", "status"},
		"nothing to ingest":       {"ingest"},
		"workers below zero":      {"ingest", "--workers", "-1", "x.txt"},
		"workers no number":       {"ingest", "x.txt", "--workers", "many"},
		"memory for nothing":      {"ingest", "x.txt", "--memory", "1"},
		"no time":                 {"ingest", "x.txt", "--timeout", "0"},
		"half isolated":           {"ingest", "x.txt", "--isolate=half"},
		"unknown language":        {"status", "--lang", "fr"},
		"status of what":          {"status", "extra"},
		"show nothing":            {"show"},
		"show two":                {"show", "a", "b"},
		"unknown section":         {"show", "a", "--only", "metadata,everything"},
		"empty query":             {"search", " "},
		"unknown --in":            {"search", "x", "--in", "laws"},
		"limit 0":                 {"search", "x", "--limit", "0"},
		"unknown kind":            {"export", "rows"},
		"no kind":                 {"export"},
		"unknown format":          {"export", "tables", "--format", "xlsx"},
		"unknown severity":        {"audit", "--severity", "fatal"},
		"help of what":            {"help", "serve"},
		"unknown province":        {"export", "tables", "--province", "Atlantis"},
		"unknown province found":  {"search", "x", "--province", "Atlantis"},
		"unknown province read":   {"ingest", "x.txt", "--province", "Atlantis"},
		"unknown province judged": {"audit", "--province", "Atlantis"},
		"year of two digits":      {"search", "x", "--year", "24"},
		"year in words":           {"search", "x", "--year", "năm"},
		"verb of a later version": {"compare"},
	} {
		code, stdout, stderr := newCall(t).run(args...)
		if code != exitUsage || !strings.HasPrefix(stderr, "trichluc: ") || !strings.Contains(stderr, "See: trichluc help") {
			t.Errorf("%s: exit code %d, stdout %q, stderr %q", name, code, stdout, stderr)
		}
	}
}

// TestFlagsStandAnywhere puts the same flags before, between and after.
func TestFlagsStandAnywhere(t *testing.T) {
	folder(t, map[string]string{"a.txt": report})
	c := newCall(t)
	c.must(exitDone, "ingest", "a.txt")
	want := c.must(exitDone, "search", "--json", "--limit", "3", "quyet", "dinh")
	for _, args := range [][]string{
		{"--json", "search", "quyet", "--limit=3", "dinh"},
		{"search", "quyet", "dinh", "-limit", "3", "--json"},
		{"--corpus", c.corpus, "search", "--limit", "3", "--json", "--", "quyet", "dinh"},
	} {
		if got := c.must(exitDone, args...); got != want {
			t.Errorf("%v: got %s, want %s", args, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		args []string
		want string
	}{
		{nil, nil, vietnamese},
		{map[string]string{"LANG": "vi_VN.UTF-8"}, nil, vietnamese},
		{map[string]string{"LANG": "C.UTF-8"}, nil, vietnamese},
		{map[string]string{"LANG": "en_US.UTF-8"}, nil, english},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_ALL": "vi_VN"}, nil, vietnamese},
		{map[string]string{"LANG": "vi_VN", "LC_ALL": "en_GB"}, nil, english},
		{map[string]string{"LANG": "en_US"}, []string{"status", "--lang", "vi"}, vietnamese},
		{nil, []string{"--lang=en", "status"}, english},
		{nil, []string{"search", "lang", "en"}, vietnamese},
	} {
		if got := languageOf(c.args, func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v %v: got %s, want %s", c.env, c.args, got, c.want)
		}
	}
}

func TestNumbersAndTimes(t *testing.T) {
	vi, en := &program{lang: vietnamese}, &program{lang: english}
	for n, want := range map[int][2]string{0: {"0", "0"}, 999: {"999", "999"}, 1034: {"1.034", "1,034"}, -1034567: {"-1.034.567", "-1,034,567"}, -123: {"-123", "-123"}} {
		if got := [2]string{vi.number(n), en.number(n)}; got != want {
			t.Errorf("%d: got %v", n, got)
		}
	}
	if got := vi.took(1500e6) + " " + en.took(125e9); got != "1,50 giây 2 min 5 s" {
		t.Errorf("got %q", got)
	}
}

// TestNothingThereYet asks an empty place.
func TestNothingThereYet(t *testing.T) {
	for _, args := range [][]string{{"status"}, {"show", "x"}, {"search", "x"}, {"audit"}, {"export", "tables"}, {"reindex"}} {
		c := newCall(t)
		code, _, stderr := c.run(args...)
		if code != exitFailed || !strings.Contains(stderr, "there is no corpus at "+c.corpus) {
			t.Errorf("%v: exit code %d, %q", args, code, stderr)
		}
		if _, err := os.Stat(c.corpus); !os.IsNotExist(err) {
			t.Errorf("%v has made a corpus by asking for one", args)
		}
	}
	newCall(t).must(exitDone, "doctor")
}

func TestAround(t *testing.T) {
	long := strings.Repeat("đầu ", 50) + "Quyết định số 749/QĐ-TTg" + strings.Repeat(" đuôi", 50)
	got := around(long, "Quyết định số 749/QĐ-TTg", 60)
	if !strings.Contains(got, "749/QĐ-TTg") || len([]rune(got)) > 61 {
		t.Errorf("got %q", got)
	}
	if got := around("ngắn gọn", "không có", 60); got != "ngắn gọn" {
		t.Errorf("got %q", got)
	}
}

func TestVerbsOverACorpus(t *testing.T) {
	folder(t, map[string]string{"bc/a.txt": report, "bc/readme.md": "x", "bc/~$a.docx": "x"})
	c := newCall(t)
	for _, want := range []string{"Documents: 1 read, 0 known", "749/QĐ-TTg", "Skipped 1 file of kinds", "Skipped 1 lock file ", "Time: "} {
		if out := c.must(exitDone, "ingest", "--force", "--report", "bc"); !strings.Contains(out, want) {
			t.Errorf("ingest --report does not say %q:\n%s", want, out)
		}
	}
	for _, step := range []struct {
		args []string
		want []string
	}{
		{[]string{"status"}, []string{"1 document\n", "Trà Vinh · Báo cáo · 2023"}},
		{[]string{"show", "a.txt"}, []string{"45/BC-UBND", "KẾT QUẢ", "749/QĐ-TTg"}},
		{[]string{"show", "45/BC-UBND", "--only", "text"}, []string{"đã triển khai 25 nhiệm vụ"}},
		{[]string{"search", "quyet dinh 749"}, []string{"1. Quyết định 749/QĐ-TTg", "bc/a.txt: section I"}},
		{[]string{"search", "hồ sơ trực tuyến", "--in", "text,observations"}, []string{"65,4%"}},
		{[]string{"search", "không có từ này đâu xyz"}, []string{"nothing found"}},
		{[]string{"audit"}, []string{"0 errors"}},
		{[]string{"export", "citations"}, []string{`"key":"749/QĐ-TTg"`}},
		{[]string{"export", "documents", "--format", "csv", "--province", "Trà Vinh"}, []string{"\ufeffid,", "45/BC-UBND"}},
		{[]string{"reindex"}, []string{"indexed 1 document,"}},
		{[]string{"search", "749"}, []string{"749/QĐ-TTg"}},
		{[]string{"doctor"}, []string{"corpus", "index", "tesseract", "pdftoppm"}},
		{[]string{"version"}, []string{"trichluc ", "go1."}},
	} {
		out := c.must(exitDone, step.args...)
		for _, want := range step.want {
			if !strings.Contains(out, want) {
				t.Errorf("%v does not say %q:\n%s", step.args, want, out)
			}
		}
	}
	if code, _, stderr := c.run("show", "nobody"); code != exitFailed || !strings.Contains(stderr, "no document") {
		t.Errorf("show of what is not there: %d %q", code, stderr)
	}
}

func TestJSONOfEveryVerb(t *testing.T) {
	folder(t, map[string]string{"a.txt": report, "b.txt": ""})
	c := newCall(t)
	events := jsonLines(t, c.must(exitPartial, "ingest", "--json", "a.txt", "b.txt"))
	var kinds []string
	for _, e := range events {
		kinds = append(kinds, e["event"].(string))
	}
	slices.Sort(kinds) // with several workers, "started" and "failed" may change places
	if want := []string{"done", "failed", "indexed", "indexing", "planned", "started", "started", "summary"}; !slices.Equal(kinds, want) {
		t.Errorf("events %v, want %v", kinds, want)
	}
	if last := events[len(events)-1]; last["event"] != "summary" || last["read"] != 1.0 || last["failed"] != 1.0 {
		t.Errorf("summary: %v", last)
	}
	for _, step := range []struct {
		args []string
		has  []string
	}{
		{[]string{"status"}, []string{"documents", "by_province", "failures", "unindexed"}},
		{[]string{"show", "a.txt"}, []string{"document", "outline", "tables", "observations", "citations", "findings"}},
		{[]string{"search", "quyết định 749"}, []string{"total", "hits"}},
		{[]string{"reindex"}, []string{"indexed", "seconds"}},
		{[]string{"version"}, []string{"version", "go"}},
		{[]string{"doctor"}, []string{"name", "state", "detail"}},
	} {
		rows := jsonLines(t, c.must(exitDone, append(step.args, "--json")...))
		if len(rows) == 0 {
			t.Errorf("%v printed nothing", step.args)
			continue
		}
		for _, name := range step.has {
			if _, ok := rows[0][name]; !ok {
				t.Errorf("%v: no %q in %v", step.args, name, rows[0])
			}
		}
	}
	hits := jsonLines(t, c.must(exitDone, "search", "--json", "quyết định 749"))[0]["hits"].([]any)
	first := hits[0].(map[string]any)
	if first["number"] != "749/QĐ-TTg" || len(first["passages"].([]any)) == 0 || first["record"].(map[string]any)["key"] != "749/QĐ-TTg" {
		t.Errorf("first hit: %v", first)
	}
}

func TestExportToFile(t *testing.T) {
	folder(t, map[string]string{"a.txt": report})
	c := newCall(t)
	c.must(exitDone, "ingest", "a.txt")
	if out := c.must(exitDone, "export", "citations", "-o", "c.jsonl"); out != "" {
		t.Errorf("with -o, stdout holds %q", out)
	}
	got, err := os.ReadFile("c.jsonl")
	if err != nil || string(got) != c.must(exitDone, "export", "citations") {
		t.Errorf("the file and standard output differ: %v", err)
	}
	if code, _, _ := c.run("export", "citations", "-o", filepath.Join("nowhere", "c.jsonl")); code != exitFailed {
		t.Errorf("exit code %d for a folder that does not exist", code)
	}
}

// failing is a standard output on a full disk.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestFullDiskIsNoSuccess(t *testing.T) {
	code := run(t.Context(), []string{"version"}, system{out: failing{}, err: io.Discard, env: func(string) string { return "" }})
	if code != exitFailed {
		t.Errorf("exit code %d", code)
	}
}
