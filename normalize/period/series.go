package period

import (
	"strconv"

	"github.com/trichluc/trichluc"
)

// part is one member of a series: a year, or the number of a quarter or month,
// with its year where it is printed.
const part = `(?:(?:19|20)\d{2}|iv|i{1,3}|\d{1,2})(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?`

var (
	// series matches parts of time told one after the other: "quý I, quý II và
	// quý III năm 2024", "các năm 2021, 2022, 2023", "tháng 1, 2 và 3".
	series  = lower(`(quý|tháng|năm)\s+` + part + `(?:\s*(?:,|;|và)\s*(?:(?:quý|tháng|năm)\s+)?` + part + `)+`)
	members = lower(`((?:19|20)\d{2}|iv|i{1,3}|\d{1,2})(?:(?:\s*/\s*|\s+năm\s+)(\d{4}))?`)
)

// Series reads the first list of two or more years, quarters or months in s,
// which is in lower case. Those without a year of their own have the year that
// closes the list, else the document's; ok is false where neither says it.
func Series(s string, document trichluc.Period) (start, end int, list []trichluc.Period, ok bool) {
	at := series.FindStringSubmatchIndex(s)
	if at == nil {
		return 0, 0, nil, false
	}
	found := members.FindAllStringSubmatch(s[at[0]:at[1]], -1)
	year := found[len(found)-1][2]
	if year == "" && len(document.Start) >= 4 && len(document.End) >= 4 && document.Start[:4] == document.End[:4] {
		year = document.Start[:4]
	}
	for _, m := range found {
		own := m[2]
		if own == "" {
			own = year
		}
		p, ok := member(s[at[2]:at[3]], m[1], own)
		if !ok {
			return 0, 0, nil, false
		}
		list = append(list, p)
	}
	return at[0], at[1], list, len(list) > 1
}

// member is one part of time by what it is and its number.
func member(kind, number, year string) (trichluc.Period, bool) {
	if kind == "năm" {
		return Year(number), len(number) == 4
	}
	if year == "" {
		return trichluc.Period{}, false
	}
	if kind == "quý" {
		n := quarterNumbers[number]
		return Quarter(year, max(1, n)), n > 0
	}
	n, err := strconv.Atoi(number)
	return monthsOf(year, max(1, n), max(1, n)), err == nil && n >= 1 && n <= 12
}
