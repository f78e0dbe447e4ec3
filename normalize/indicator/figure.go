package indicator

import (
	"regexp"
	"strings"
)

// figure is a set of the sorts that a figure may be of.
type figure uint16

const (
	rate    figure = 1 << iota // a share, a growth: "%"
	count                      // things counted: "hồ sơ"
	rank                       // a place among others: "thứ hạng"
	score                      // marks: "điểm"
	points                     // a difference of two shares: "điểm phần trăm"
	money                      // "tỷ đồng", "triệu USD"
	span                       // a time: "phút"
	density                    // things for so many others: "thuê bao/100 dân"
	other                      // a multiple, a step of a ranking, a code: of no indicator
)

// anyFigure is what a figure without a unit may be.
const anyFigure = rate | count | rank | score | points | money | span | density

// figureOf tells what a unit says of a figure. A unit that no measure claims
// is the name of the things counted.
func figureOf(unit string) figure {
	u := strings.ToLower(strings.TrimSpace(unit))
	switch u {
	case "":
		return anyFigure
	case "%", "phần trăm":
		return rate
	case "thứ hạng", "hạng":
		return rank
	case "điểm":
		return score
	case "điểm phần trăm", "điểm %":
		return points
	case "phút", "giờ", "ngày", "ngày làm việc":
		return span
	case "lần", "bậc", "mã":
		return other
	}
	if moneyUnit.MatchString(u) {
		return money
	}
	if strings.Contains(u, "/") {
		return density
	}
	return count
}

// moneyUnit matches "đồng", "triệu đồng", "đồng/hộ", "tỷ USD"; not "tổ công
// nghệ số cộng đồng".
var moneyUnit = regexp.MustCompile(`^(?:(?:nghìn |ngàn |triệu )?(?:tỷ |tỉ )?)?(?:đồng|usd)(?:/|$)`)

// with is what is left of f when the name opens as the name of a lead: "Tỷ lệ
// ..." is no count, "Số ..." neither a share nor a rank.
func (f figure) with(lead figure) figure {
	switch lead {
	case rate:
		return f & rate
	case rank:
		return f & rank
	case score:
		return f & (score | rate)
	case count:
		return f &^ (rate | rank)
	}
	if f == anyFigure {
		return f &^ rank // a rank says that it is one
	}
	return f
}
