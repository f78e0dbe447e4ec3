package number

import (
	"regexp"
	"strings"
)

// merge makes one range of the last two figures if they read "từ a đến b".
func (sc *scanner) merge(fs []Figure) []Figure {
	if len(fs) < 2 {
		return fs
	}
	a, b := fs[len(fs)-2], fs[len(fs)-1]
	if a.Kind == Rank && a.Denominator == 0 && b.Kind == Plain && a.Value <= b.Value && among.MatchString(sc.s[a.End:b.Start]) {
		a.Numerator, a.Denominator, a.End = a.Value, b.Value, b.End
		a.Text = sc.s[a.Start:a.End]
		return append(fs[:len(fs)-2], a)
	}
	if a.Kind == Plain && b.Kind == Plain && a.Unit == "" && a.Value <= b.Value && !a.Decimal && !b.Decimal && outOf.MatchString(sc.s[a.End:b.Start]) {
		a.Kind, a.Numerator, a.Denominator, a.End, a.Unit = Fraction, a.Value, b.Value, b.End, b.Unit
		a.Text = sc.s[a.Start:a.End]
		return append(fs[:len(fs)-2], a)
	}
	if joined, ok := sc.compounded(a, b); ok {
		return append(fs[:len(fs)-2], joined)
	}
	if strings.TrimSpace(sc.s[a.End:b.Start]) != "đến" || !ranging[first(before(sc.s, a.Start, 1))] {
		return fs
	}
	if a.Kind == Plain && (b.Kind == Ordinal || b.Kind == Duration) { // "từ 6 đến 14 tuổi"
		fs[len(fs)-2].Kind = b.Kind
		return fs
	}
	if !a.Measures() || b.Kind != Plain && b.Kind != Percent || a.Value >= b.Value || a.Kind != b.Kind && a.Kind != Plain {
		return fs
	}
	a.Kind, a.High, a.End, a.Unit, a.Decimal = Range, b.Value, b.End, b.Unit, a.Decimal || b.Decimal
	a.Text = sc.s[a.Start:a.End]
	return append(fs[:len(fs)-2], a)
}

// lesser matches the lower scale of an amount in two parts.
var lesser = regexp.MustCompile(`(?i)^\s(?:triệu|nghìn|ngàn)(?:\sđồng)?`)

// notMoney matches what is counted in billions and is not money.
var notMoney = regexp.MustCompile(`(?i)^\s(?:usd|đô|euro|kwh|m3|lượt|người|con|cây|tấn|viên|cổ phiếu)`)

// compounded joins an amount printed in two scales. Of money it stays in the
// higher one, "12 tỷ 500 triệu đồng"; of anything else it is the whole number,
// for which the noun behind is the unit: "1 triệu 200 nghìn người".
func (sc *scanner) compounded(a, b Figure) (Figure, bool) {
	if a.Kind != Plain || b.Kind != Plain || a.Unit != "" || b.Unit != "" || b.Value <= 0 || b.Value >= 1000 {
		return a, false
	}
	printed := lesser.FindString(sc.s[b.End:])
	low := strings.ToLower(printed)
	rest := sc.s[b.End+len(printed):]
	money, unit, scale := true, "", 1.0
	switch between := strings.ToLower(strings.TrimSpace(sc.s[a.End:b.Start])); {
	case (between == "tỷ" || between == "tỉ") && strings.HasPrefix(low, " triệu"):
		money, unit, scale = !notMoney.MatchString(rest), "tỷ đồng", 1e9
	case between == "triệu" && low != "" && !strings.HasPrefix(low, " triệu"):
		money, unit, scale = strings.HasSuffix(low, "đồng") || !countable(after(rest, 0, 1)), "triệu đồng", 1e6
	default:
		return a, false
	}
	a.Value, a.Decimal, a.Unit, a.Readings = a.Value+b.Value/1000, true, unit, nil
	if !money {
		a.Value, a.Decimal, a.Unit = a.Value*scale, false, ""
	}
	a.End = b.End + len(printed)
	a.Text = sc.s[a.Start:a.End]
	return a, true
}

// outOf matches what makes a ratio of two counts: "9 trên 12 huyện", "05 trong
// tổng số 09 huyện". "trong" alone is "within" too: "trong 30 ngày".
var outOf = regexp.MustCompile(`^ (?:trên (?:tổng số |tổng cộng )?|trong (?:tổng )?số )$`)

// among matches what stands between a place in an order and the number of
// places: "thứ 2 trong 14 tỉnh".
var among = regexp.MustCompile(`^ (?:trong|trên) (?:tổng )?(?:số )?$`)
