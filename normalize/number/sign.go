package number

import "regexp"

// minus matches the sign of a figure below zero in running text: right after a
// bracket, or before a decimal or percentage after a word ("đạt -1,2%"). After
// digits it is a dash, and after nothing a bullet.
var minus = regexp.MustCompile(`(?:\(\s*|\p{L}:?\s+)([-−–])$`)

// minusApart matches signs that stand apart from the figure: "(-) 3,4", "âm 2,3%".
var minusApart = regexp.MustCompile(`(?i)(?:^|[\s(;:,])(\(\s*[-−–]\s*\)|âm)\s*$`)

// coldOrLow matches the words right before the minus of a whole number, where
// no dash can stand: "thấp nhất -1 độ C", "xuống -5".
var coldOrLow = regexp.MustCompile(`(?i)(?:nhất|xuống|còn|mức|đạt|là|cân|nhiệt độ|khoảng|dưới|đến|tới):?\s+[-−–]$`)

// degrees matches the unit of a temperature after a figure.
var degrees = regexp.MustCompile(`^\s*(?:độ|°|⁰|o)\s*C?`)

// signed gives a figure the minus that is printed right before it.
func (sc *scanner) signed(f Figure) Figure {
	if f.Kind != Percent && f.Kind != Plain || f.Value <= 0 {
		return f
	}
	head := tail(sc.s[:f.Start], 40)
	at := minus.FindStringSubmatchIndex(head)
	if at != nil && f.Kind == Plain && !f.Decimal && head[at[0]] != '(' && !coldOrLow.MatchString(head) && !degrees.MatchString(sc.s[f.End:]) {
		return f
	}
	if at == nil {
		if at = minusApart.FindStringSubmatchIndex(head); at == nil || head[at[2]] != '(' && f.Kind == Plain && !f.Decimal && !degrees.MatchString(sc.s[f.End:]) {
			return f
		}
	}
	f.Start -= len(head) - at[2]
	f.Value, f.Text = -f.Value, sc.s[f.Start:f.End]
	f.Quantity = min(f.Quantity, f.Start)
	f.Readings = nil
	return f
}
