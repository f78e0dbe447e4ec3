// Package number reads printed Vietnamese numbers. It is a pure grammar on
// strings: it finds every run of digits in a text and says what it is: a
// figure that measures something, or a date, a rank, a document's number, an
// outline mark, a version, a level, an age in a name.
//
// Vietnamese groups thousands with a point and marks decimals with a comma, but
// many reports do the reverse in places, or both in one table. Form decides
// first ("98.79" has two digits after the point and so is a decimal, "1.034" has
// three and is a thousand and thirty-four), then what the number is of (a
// percentage of 12.345 is not twelve thousand), then the usage of the rest of
// the document (Locale). Where none of these settles it, the figure carries
// its other reading in Readings.
//
// Whatever is not certain to be a figure is given another kind: a figure not
// found costs a row, a false figure costs the reader's trust. Superscript
// digits are footnote marks and never part of a number.
package number

import "strings"

// Kind says what a run of digits is.
type Kind string

// The kinds. Plain, Percent, Fraction, Rank and Range are figures; the others
// are digits that measure nothing.
const (
	Plain    Kind = "plain"
	Percent  Kind = "percent"
	Fraction Kind = "fraction" // a of b
	Rank     Kind = "rank"     // a place in an order, with the number of places where printed: 10/63
	Range    Kind = "range"    // from Value to High
	Years    Kind = "years"    // 2021-2025
	Year     Kind = "year"
	Date     Kind = "date"     // day, month, quarter, or a part of one
	Document Kind = "document" // the number of a decision, plan, letter
	Ordinal  Kind = "ordinal"  // outline mark, phase, level, version, article, age in a name
	Duration Kind = "duration" // 6 months, 30 days
	None     Kind = "none"     // part of a word, an address, a phone number
)

// weak marks words of the table that make a number an ordinal only where no
// noun follows it.
const weak Kind = "weak"

// Figure is a run of digits with its meaning. Offsets are bytes into the text
// scanned, half-open.
type Figure struct {
	Kind        Kind
	Start, End  int // of the digits with their sign and percent sign
	Text        string
	Value       float64 // of a fraction or rank, what stands before the stroke
	High        float64 // of a Range
	Numerator   float64 // of a Fraction or Rank with a stroke; else 0 with Denominator
	Denominator float64
	Comparator  string    // =, >=, >, <=, <, ~
	Unit        string    // "%", or letters glued to the digits: "đ", "Gb/tài khoản"
	Readings    []float64 // other readings that form leaves open
	Decimal     bool      // a decimal sign was printed
	Quantity    int       // start of the comparator's words, or Start
}

// Measures tells whether the digits are a figure.
func (f Figure) Measures() bool {
	switch f.Kind {
	case Plain, Percent, Fraction, Rank, Range:
		return true
	}
	return false
}

// Locale is the evidence of how a document writes numbers, counted where form
// leaves no doubt. Reports that write "98.79%" beside "603.997 hồ sơ" are
// common, so decimals with a point say nothing of how thousands are grouped.
type Locale struct {
	Comma, Point             int // decimals by their sign
	CommaGroups, PointGroups int // thousands grouped, by their sign
}

// pointy tells that the document writes decimals with a point.
func (l Locale) pointy() bool { return l.Point > l.Comma }

// clearUsage is how many numerals of clear form, all alike, settle how a
// document writes the others: fewer could be slips.
const clearUsage = 3

// Settles tells whether the document's other numerals leave no doubt about one
// that is printed with a single sign, as "12,345" is where all decimals have a
// comma and no thousands do.
func (l Locale) Settles(text string) bool {
	switch {
	case l.Point == 0 && l.CommaGroups == 0:
		return l.Comma+l.PointGroups >= clearUsage && (strings.Contains(text, ".") || l.Comma > 0)
	case l.Comma == 0 && l.PointGroups == 0:
		return l.Point+l.CommaGroups >= clearUsage && (strings.Contains(text, ",") || l.Point > 0)
	}
	return false
}

// english tells that the document groups thousands with commas.
func (l Locale) english() bool { return l.pointy() && l.CommaGroups > l.PointGroups }
