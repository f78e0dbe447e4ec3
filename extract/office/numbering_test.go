package office

import "testing"

func TestFormatNumber(t *testing.T) {
	for _, test := range []struct {
		n      int
		format string
		want   string
	}{
		{4, "upperRoman", "IV"}, {49, "lowerRoman", "xlix"}, {1, "lowerLetter", "a"}, {27, "upperLetter", "AA"},
		{53, "upperLetter", "AAA"}, {7, "decimalZero", "07"}, {12, "none", ""}, {0, "upperRoman", "0"},
		{999999, "upperRoman", "999999"}, {3, "ordinal", "3"},
	} {
		if got := FormatNumber(test.n, test.format); got != test.want {
			t.Errorf("FormatNumber(%d, %s) = %q, want %q", test.n, test.format, got, test.want)
		}
	}
}
