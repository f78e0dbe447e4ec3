package index

import (
	"hash/fnv"
	"math"
	"math/bits"
	"strconv"
)

// What hits are put in order by is kept as sets of entries too: one for each
// binary digit of each number. Adding a digit up for all hits takes some
// nanoseconds a hit, where reading a stored value takes some hundred.

// slice is a number by its digits: its name in terms, and how many it has.
type slice struct {
	name   string
	digits int
}

var (
	sliceWeight = slice{"w", 15} // mentions; no decree comes near 32,767
	sliceDate   = slice{"d", 17} // days since 1900 if every month had 31: until 2252
	// The place: 6 digits of the document's hash keep most documents apart, 14
	// of the place in it put paragraphs in order up to 4 MiB. Counted downwards.
	slicePlace = slice{"p", 20}
)

// gradeDigits is what is left for the score in a key of 64.
const gradeDigits = 12

func (s slice) largest() int { return 1<<s.digits - 1 }

func (s slice) term(digit int) string { return s.name + strconv.Itoa(digit) }

func (s slice) terms(terms []string, n int) []string {
	n = max(0, min(n, s.largest()))
	for n != 0 {
		digit := bits.TrailingZeros(uint(n))
		terms = append(terms, s.term(digit))
		n &^= 1 << digit
	}
	return terms
}

// orderTerms are the digits of an entry, and how long its text is.
func orderTerms(e *Entry) []string {
	terms := sliceWeight.terms(make([]string, 0, 32), e.Weight)
	terms = sliceDate.terms(terms, days(e))
	if e.Document != "" {
		hash := fnv.New32a()
		hash.Write([]byte(e.Document))
		place := int(hash.Sum32()&63)<<14 | min(max(e.Location.Start, 0)>>8, 1<<14-1)
		terms = slicePlace.terms(terms, slicePlace.largest()-place)
	}
	if n := lengthClass(e); n > 0 {
		terms = append(terms, lengthTerm(n))
	}
	return terms
}

// days is the date as a number; what is missing of it counts as its beginning.
func days(e *Entry) int {
	date := e.Date
	if len(date) < 4 {
		date = e.Year
	}
	part := func(from, to int) int {
		if len(date) < to {
			return 0
		}
		n, err := strconv.Atoi(date[from:to])
		if err != nil || n < 0 {
			return 0
		}
		return n
	}
	return (part(0, 4)-1900)*12*31 + max(part(5, 7)-1, 0)*31 + max(part(8, 10)-1, 0)
}

// A word of a short text says more of it than a word of a long one. Only the
// order of magnitude counts, or the shorter of two like texts would be first
// for the sake of one word.
const (
	shortText     = 64 // bytes: class 0 up to here, then one class a doubling
	lengthClasses = 8
	lengthPenalty = 0.93 // a class
)

func lengthClass(e *Entry) int {
	if e.Kind == KindInstrument { // facts, see bleveDocument
		return 0
	}
	return min(bits.Len(uint((len(e.Title)+len(e.Text))/shortText)), lengthClasses-1)
}

func lengthTerm(class int) string { return "l" + strconv.Itoa(class) }

// gradeSteps is how many grades there are to a doubling of the score, as a
// power of two. Hits of one grade, 6 percent apart at most, are equal.
const gradeSteps = 4

// grade is a score of 0 or more in gradeDigits binary digits: the exponent and
// the first of the mantissa, which are in the order of the scores.
func grade(score float32) uint64 {
	return uint64(math.Float32bits(max(score, 0)) >> (23 - gradeSteps))
}

// score is the least score of a grade.
func score(grade uint64) float64 {
	return float64(math.Float32frombits(uint32(grade) << (23 - gradeSteps)))
}
