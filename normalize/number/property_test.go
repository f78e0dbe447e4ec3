package number

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// style is one way in which reports print a number.
type style struct {
	name     string
	group    string // between groups of three digits
	point    string // before decimals
	locale   Locale // what the rest of such a report shows
	decimals int    // most that the style is used with
}

var styles = []style{
	{"Vietnamese", ".", ",", Locale{Comma: 9, PointGroups: 9}, 3},
	{"Vietnamese, ungrouped", "", ",", Locale{Comma: 9}, 3},
	{"Vietnamese, spaced groups", " ", ",", Locale{Comma: 9}, 2},
	{"English", ",", ".", Locale{Point: 9, CommaGroups: 9}, 2},
	{"point for both", ".", ".", Locale{Point: 9, PointGroups: 9}, 2},
}

// print writes a number of n decimals, given as an integer of its last digits.
func (s style) print(digits int64, n int) string {
	text := strconv.FormatInt(digits, 10)
	for len(text) <= n {
		text = "0" + text
	}
	integer, fraction := text[:len(text)-n], text[len(text)-n:]
	for i := len(integer) - 3; i > 0; i -= 3 {
		integer = integer[:i] + s.group + integer[i:]
	}
	if n > 0 {
		integer += s.point + fraction
	}
	return integer
}

// TestPrintedNumbersAreReadBack prints numbers in every style, alone in a cell
// and in a sentence, and reads them again. A number that a style leaves open
// ("1,234" with three decimals) must be among the readings.
func TestPrintedNumbersAreReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(20261122, 4))
	frames := []struct {
		before, after string
		kind          Kind
		comparator    string
	}{
		{"", "", Plain, "="}, {"Toàn tỉnh có ", " hồ sơ, trong đó", Plain, "="}, {"giải ngân ", " tỷ đồng;", Plain, "="},
		{"tối thiểu ", " thủ tục", Plain, ">="}, {"chiếm ", "% tổng số", Percent, "="}, {"đạt trên ", " %.", Percent, ">"},
		{"(", " hồ sơ)", Plain, "="}, {"ước ", " triệu đồng", Plain, "~"},
	}
	for range 20000 {
		s := styles[random.IntN(len(styles))]
		n := random.IntN(s.decimals + 1)
		digits := random.Int64N(int64(math.Pow10(1 + random.IntN(9))))
		frame := frames[random.IntN(len(frames))]
		printed := s.print(digits, n)
		want := float64(digits) / math.Pow10(n)
		if frame.kind == Percent && want > 1000 || isCalendarYear(printed, frame.before+frame.after) {
			continue
		}
		text := frame.before + printed + frame.after
		figures := Scan(text, s.locale)
		if len(figures) != 1 {
			t.Fatalf("%s: %q: %+v", s.name, text, figures)
		}
		f := figures[0]
		if f.Kind != frame.kind || f.Comparator != frame.comparator || !isAmong(want, f) {
			t.Fatalf("%s: %q: want %v, got %+v", s.name, text, want, f)
		}
	}
}

// isCalendarYear tells a number that reads as a year where no noun follows it.
func isCalendarYear(printed, frame string) bool {
	return len(printed) == 4 && strings.Trim(printed, "0123456789") == "" && (printed[:2] == "19" || printed[:2] == "20") && frame == ""
}

// isAmong allows another reading only where the figure says that it is open.
func isAmong(want float64, f Figure) bool {
	for _, v := range append([]float64{f.Value}, f.Readings...) {
		if math.Abs(v-want) < 1e-9*math.Max(1, want) {
			return true
		}
	}
	return false
}

// TestPrintedRatiosAreReadBack does the same for a/b, which is no date.
func TestPrintedRatiosAreReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(20261122, 5))
	for range 5000 {
		b := 1 + random.Int64N(int64(math.Pow10(1+random.IntN(6))))
		a := random.Int64N(b + 1)
		s := styles[random.IntN(2)]
		text := fmt.Sprintf("có %s/%s xã, phường", s.print(a, 0), s.print(b, 0))
		figures := Scan(text, s.locale)
		if len(figures) == 1 && figures[0].Kind == Fraction && figures[0].Numerator == float64(a) && figures[0].Denominator == float64(b) {
			continue
		}
		t.Fatalf("%q: %+v", text, figures)
	}
}
