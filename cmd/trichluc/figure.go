package main

import (
	"encoding/json"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/export"
)

// figureFound says an observation that was found on one line; empty for other
// kinds, and for a record that another version wrote.
func (p *program) figureFound(record rawJSON) string {
	var row export.Observation
	if json.Unmarshal(record, &row) != nil || row.Indicator.Text == nil && row.Indicator.Name == nil {
		return ""
	}
	return p.figure(trichluc.Observation{
		Indicator:  trichluc.Indicator{Text: deref(row.Indicator.Text), Name: deref(row.Indicator.Name)},
		Subject:    trichluc.Subject{Text: deref(row.Subject.Text)},
		Measure:    trichluc.Measure(deref(row.Measure)),
		Value:      row.Value,
		ValueText:  deref(row.ValueText),
		Comparator: deref(row.Comparator),
		Unit:       deref(row.Unit),
		Period:     deref(row.Period),
		Status:     deref(row.Status),
		Direction:  deref(row.Direction),
		Ambiguous:  row.Ambiguous,
	})
}
