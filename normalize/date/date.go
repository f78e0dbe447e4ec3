// Package date reads the dates of Vietnamese state documents where they stand
// in running text:
//
//	ngày 03/6/2020   3-6-2020   03.6.2020   ngày 09 tháng 01 năm 2024
//	ngày / /2024     ngày tháng năm 2024    (day and month left blank)
//	tháng 3/2024     tháng 3 năm 2024       năm 2024
//
// A date is as precise as it is printed. What cannot be a date (31/02/2023,
// 14/13/2024) is refused, never mended.
package date

import (
	"strings"

	"github.com/trichluc/trichluc/normalize/phrase"
)

// The precisions.
const (
	Day   = "day"
	Month = "month"
	Year  = "year"
)

// Date is a date as read. ISO is as long as it is precise: "2024",
// "2024-03", "2024-03-11". Start and End are bytes into the text, half-open.
type Date struct {
	ISO       string
	Precision string
	Start     int
	End       int
}

var (
	wordDay   = phrase.New("ngày")
	wordMonth = phrase.New("tháng")
	wordYear  = phrase.New("năm")
)

// The years that a document can name: the first laws still cited are of 1945;
// plans look as far as 2100.
const (
	firstYear = 1900
	lastYear  = 2100
)

// At reads the date that begins at text[pos], with or without its "ngày".
func At(text string, pos int) (Date, bool) {
	if pos >= len(text) {
		return Date{}, false
	}
	for _, read := range []func(string, int) (Date, bool){inWords, inFigures, monthOfYear, yearAlone} {
		if d, ok := read(text, pos); ok {
			d.Start = pos
			return d, true
		}
	}
	return Date{}, false
}

// All reads every date of text, left to right, without overlaps. A lone year
// counts only with its "năm".
func All(text string) []Date {
	var out []Date
	for i := 0; i < len(text); {
		c := text[i]
		if (c >= '0' && c <= '9' || c == 'n' || c == 'N' || c == 't' || c == 'T') && phrase.WordStart(text, i) {
			if d, ok := At(text, i); ok {
				out = append(out, d)
				i = d.End
				continue
			}
			for i < len(text) && text[i] >= '0' && text[i] <= '9' {
				i++
			}
		}
		if i == len(text) {
			break
		}
		i++
	}
	return out
}

// inWords reads "ngày 09 tháng 01 năm 2024", day and month possibly blank.
func inWords(text string, pos int) (Date, bool) {
	i, ok := wordDay.At(text, pos)
	if !ok {
		return Date{}, false
	}
	day, i := numberOrBlank(text, i)
	if i, ok = wordMonth.At(text, i); !ok {
		return Date{}, false
	}
	month, i := numberOrBlank(text, i)
	if i < len(text) && text[i] == '/' { // ngày 5 tháng 3/2024
		i = phrase.SkipSpace(text, i+1)
	} else {
		if i < len(text) && text[i] == ',' { // tháng 10, năm 2023
			i = phrase.SkipSpace(text, i+1)
		}
		if i, ok = wordYear.At(text, i); !ok {
			return Date{}, false
		}
	}
	year, i := number(text, phrase.SkipSpace(text, i), 4)
	return build(day, month, year, i)
}

// inFigures reads "ngày 03/6/2020", "3-6-2020" and, after "ngày", "/ /2024".
func inFigures(text string, pos int) (Date, bool) {
	i, said := wordDay.At(text, pos)
	if !said {
		i = pos
	}
	day, i := numberOrBlank(text, i)
	if day == 0 && !said {
		return Date{}, false
	}
	mark, i := separator(text, i)
	if mark == 0 {
		return Date{}, false
	}
	month, i := numberOrBlank(text, i)
	second, i := separator(text, i)
	if second != mark || month == 0 && !said {
		return Date{}, false
	}
	i = phrase.SkipSpace(text, i)
	year, end := number(text, i, 4)
	if end-i == 2 && said && day > 0 && month > 0 {
		year += 2000 // "ngày 3/6/23": the century is that of the documents
	}
	return build(day, month, year, end)
}

// monthOfYear reads "tháng 3/2024", "tháng 3 năm 2024", "tháng 3-2024".
func monthOfYear(text string, pos int) (Date, bool) {
	i, ok := wordMonth.At(text, pos)
	if !ok {
		return Date{}, false
	}
	month, i := number(text, phrase.SkipSpace(text, i), 2)
	if month == 0 {
		return Date{}, false
	}
	if mark, n := separator(text, i); mark != 0 {
		i = n
	} else if i, ok = wordYear.At(text, phrase.SkipSpace(text, i)); !ok {
		return Date{}, false
	}
	year, i := number(text, phrase.SkipSpace(text, i), 4)
	return build(0, month, year, i)
}

// yearAlone reads "năm 2024".
func yearAlone(text string, pos int) (Date, bool) {
	i, ok := wordYear.At(text, pos)
	if !ok {
		return Date{}, false
	}
	year, i := number(text, phrase.SkipSpace(text, i), 4)
	return build(0, 0, year, i)
}

// build checks that the parts make a date; zero day or month are blanks.
func build(day, month, year, end int) (Date, bool) {
	d := Date{End: end}
	switch {
	case year < firstYear || year > lastYear || month > 12 || day > daysIn(month, year):
		return Date{}, false
	case month > 0 && day > 0:
		d.ISO, d.Precision = iso(year, month, day), Day
	case month > 0:
		d.ISO, d.Precision = iso(year, month, 0)[:len("2024-03")], Month
	default: // a day without its month says no more than the year
		d.ISO, d.Precision = iso(year, 0, 0)[:len("2024")], Year
	}
	return d, true
}

// iso prints a date as 2024-03-11. fmt took a third of the time of reading one.
func iso(year, month, day int) string {
	b := [...]byte{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'}
	for _, part := range []struct{ n, last int }{{year, 3}, {month, 6}, {day, 9}} {
		for i := part.last; part.n > 0; i, part.n = i-1, part.n/10 {
			b[i] += byte(part.n % 10)
		}
	}
	return string(b[:])
}

func daysIn(month, year int) int {
	switch month {
	case 2:
		if year%4 == 0 && year%100 != 0 || year%400 == 0 {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// separator reads one of / - . with the spaces before it.
func separator(text string, pos int) (byte, int) {
	i := phrase.SkipSpace(text, pos)
	if i < len(text) && (text[i] == '/' || text[i] == '-' || text[i] == '.') {
		return text[i], i + 1
	}
	return 0, pos
}

// number reads up to limit digits; it is zero if there are none or more.
func number(text string, pos, limit int) (n, end int) {
	for end = pos; end < len(text) && text[end] >= '0' && text[end] <= '9'; end++ {
		if end-pos == limit {
			return 0, pos
		}
		n = n*10 + int(text[end]-'0')
	}
	return n, end
}

// numberOrBlank reads a day or month between spaces, or the spaces and dots
// that were left for it.
func numberOrBlank(text string, pos int) (n, end int) {
	i := pos
	for i < len(text) {
		if j := phrase.SkipSpace(text, i); j > i {
			i = j
		} else if text[i] == '.' || text[i] == '_' {
			i++
		} else if strings.HasPrefix(text[i:], "…") {
			i += len("…")
		} else {
			break
		}
	}
	n, end = number(text, i, 2)
	if n == 0 && end > i {
		return 99, end // "00": printed, but no day or month
	}
	return n, phrase.SkipSpace(text, end)
}
