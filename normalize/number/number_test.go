package number

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// gold finds a file of the annotation that lies beside the repository.
func gold(t *testing.T, name string) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			path := filepath.Join(dir, "..", "shared", "gold", name)
			if _, err := os.Stat(path); err != nil {
				t.Skip("no annotation beside the repository:", err)
			}
			return path
		}
	}
	t.Fatal("no go.mod above the test")
	return ""
}

func TestAnnotatedNumbers(t *testing.T) {
	f, err := os.Open(gold(t, "numbers.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Scan()
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		printed, kind, value, context := c[0], c[1], c[2], c[5]
		if printed == context && kind == "ordinal/rank" {
			continue // an outline mark alone in its cell: only its column tells
		}
		at := strings.Index(context, printed)
		if at < 0 {
			context, at = printed, 0
		}
		var got []Figure
		for _, f := range Scan(context, Locale{Comma: 1, Point: 1}) {
			if f.Start < at+len(printed) && at < f.End && !(f.Start < at && f.Kind == Ordinal) {
				got = append(got, f)
			}
		}
		if !agrees(kind, value, got) {
			t.Errorf("%q in %q: got %+v, want %s %s", printed, context, got, kind, value)
		}
	}
}

// agrees compares figures with a line of the annotation.
func agrees(kind, value string, got []Figure) bool {
	measures := 0
	for _, f := range got {
		if f.Measures() {
			measures++
		}
	}
	if len(got) == 0 {
		return kind == "not-a-number"
	}
	f := got[0]
	want, bounded := strings.CutPrefix(value, "<=")
	if !bounded {
		want = strings.TrimLeft(value, "<>=")
	}
	num := func(s string) float64 {
		g, _ := Parse(strings.ReplaceAll(strings.TrimPrefix(s, "-"), ".", ","), Locale{Comma: 1})
		return g.Value
	}
	switch kind {
	case "range", "date", "document number", "code", "not-a-number":
		return measures == 0 || kind == "code" && !strings.Contains(value, "=") && f.Value == num(want) || kind == "code" && value == ""
	case "ordinal/rank":
		if a, b, ok := strings.Cut(want, "/"); ok {
			return f.Kind == Rank && f.Numerator == num(a) && f.Denominator == num(b)
		}
		return measures == 0 || f.Kind == Rank && f.Value == num(want)
	case "fraction":
		a, b, _ := strings.Cut(want, "/")
		return f.Kind == Fraction && f.Numerator == num(a) && f.Denominator == num(b)
	case "percent":
		return f.Value == num(want) && (f.Kind == Percent || f.Kind == Plain)
	}
	return f.Kind == Plain && f.Value == num(want)
}
