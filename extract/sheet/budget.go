package sheet

import (
	"fmt"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office"
)

const (
	// maxCells bounds the cells with text of a workbook. A statistical yearbook
	// has about 100,000.
	maxCells = 1_000_000
	// MaxRows bounds the rows of a sheet, empty ones included.
	MaxRows = 200_000
	// maxSlots bounds the cells of all sheets up to the last one with text of
	// each row: a row with text in its last column takes as many.
	maxSlots = 4_000_000
	// maxText bounds the texts of all cells in bytes: many cells may share one
	// long text.
	maxText = 32 << 20
)

// Budget bounds what is read of a workbook. The zero value is a full one.
type Budget struct{ cells, slots, text int }

// Row takes the cells of a row from the budget.
func (b *Budget) Row(cells []string) error {
	for _, text := range cells {
		if text != "" {
			b.cells++
			b.text += len(text)
		}
	}
	return b.slot(len(cells))
}

func (b *Budget) slot(n int) error {
	b.slots += n
	switch {
	case b.cells > maxCells:
		return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d cells", maxCells)}
	case b.slots > maxSlots:
		return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d cells, empty ones included", maxSlots)}
	case b.text > maxText:
		return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d bytes of text", maxText)}
	}
	return nil
}

// Set puts a text into a cell, 0-based. Row and column must not be negative.
func (s *Sheet) Set(row, column int, text string, b *Budget) error {
	if row >= MaxRows {
		return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("a sheet of more than %d rows", MaxRows)}
	}
	if text = office.Clean(text); text == "" {
		return nil
	}
	if more := row + 1 - len(s.Rows); more > 0 {
		s.Rows = append(s.Rows, make([][]string, more)...)
	}
	more := max(column+1-len(s.Rows[row]), 0)
	b.cells++
	b.text += len(text)
	if err := b.slot(more); err != nil {
		return err
	}
	s.Rows[row] = append(s.Rows[row], make([]string, more)...)
	s.Rows[row][column] = text
	return nil
}
