package sheet

import (
	"errors"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

// TestBudget fills sheets that take more memory than they have cells.
func TestBudget(t *testing.T) {
	for name, fill := range map[string]func(s *Sheet, b *Budget, i int) error{
		"far columns": func(s *Sheet, b *Budget, i int) error { return s.Set(i, 16_000, "x", b) },
		"far rows":    func(s *Sheet, b *Budget, i int) error { return s.Set(i*1000, 0, "x", b) },
		"long texts":  func(s *Sheet, b *Budget, i int) error { return b.Row([]string{string(make([]byte, 1<<16))}) },
	} {
		s, b := &Sheet{}, &Budget{}
		var err error
		for i := 0; i < 1000 && err == nil; i++ {
			err = fill(s, b, i)
		}
		var e *flow.Error
		if !errors.As(err, &e) || e.Code != flow.CodeTooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}
