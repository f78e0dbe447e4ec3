package viet

import (
	"math"
	"strconv"
	"strings"
)

// Number prints a figure as Vietnamese reports do: 20.824 and 2,68. digits is
// how many stand after the comma; -1 for as many as the value needs.
func Number(v float64, digits int) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'f', digits, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if fraction != "" {
		whole += "," + fraction
	}
	if v < 0 {
		whole = "-" + whole
	}
	return whole
}
