package observe

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

// A quote stops at its limit, and tells so, however long the row is.
func TestQuoteOfWideRow(t *testing.T) {
	var row trichluc.Row
	for i := range 5000 {
		row.Cells = append(row.Cells, trichluc.Cell{Text: fmt.Sprint("ô ", i)})
	}
	got := (&grid{}).quote(row)
	if len(got) > quoteLimit+len(" …") || !strings.HasPrefix(got, "ô 0 | ô 1 | ") || !strings.HasSuffix(got, " …") {
		t.Errorf("%d bytes: %s", len(got), got)
	}
	row.Cells = row.Cells[:2]
	if got := (&grid{}).quote(row); got != "ô 0 | ô 1" {
		t.Errorf("a short row is quoted as %s", got)
	}
}

// The time of a wide row grows with its cells only.
func BenchmarkWideRow(b *testing.B) {
	cells := strings.Repeat(" | 12,5", 4000)
	d := grown("", "Chỉ tiêu"+strings.Repeat(" | ", 4000), "Sản lượng"+cells, "Diện tích"+cells)
	for b.Loop() {
		Document(d, nil)
	}
}
