package pattern

import (
	"regexp"
	"testing"
)

func TestPatternIsItsRegexp(t *testing.T) {
	const expression, text = `(\d+) (xã|phường)`, "12 xã, 3 phường"
	p, re := New(expression), regexp.MustCompile(expression)
	if p.MatchString(text) != re.MatchString(text) || p.FindString(text) != re.FindString(text) {
		t.Error("another match")
	}
	if got := p.ReplaceAllString(text, "$2 $1"); got != "xã 12, phường 3" {
		t.Errorf("got %q", got)
	}
	if got := p.FindAllStringSubmatchIndex(text, -1); len(got) != 2 || len(got[0]) != 6 {
		t.Errorf("got %v", got)
	}
}

func TestFaultsShowInTests(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a broken expression went unnoticed")
		}
	}()
	New(`(`)
}
