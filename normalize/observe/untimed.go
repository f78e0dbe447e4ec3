package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/period"
)

// goesOnWith matches what can follow a time that closes a part of a name.
var goesOnWith = word(`–|so với|của tỉnh|của toàn tỉnh|trên địa bàn`)

// scope matches the whole province as what governs a name: its figures are of
// it already.
var scope = pattern.New(`(?i) – (?:(?:trên )?(?:toàn|cả) (?:tỉnh|thành phố)|trên địa bàn(?: toàn)? tỉnh)(?:,? (?:hiện )?có)?( |$)`)

// unscoped is a name without the whole province: "Số hồ sơ – toàn tỉnh tiếp
// nhận".
func unscoped(name string) string {
	if !strings.Contains(name, " – ") {
		return name
	}
	out := clean(scope.ReplaceAllString(name, " – $1"))
	if out = strings.ReplaceAll(out, " – – ", " – "); len(strings.Fields(out)) < 2 {
		return name
	}
	return clean(strings.Trim(out, "– "))
}

// untimed is a name without the time that the figure's period says already:
// the same indicator has the same name a year later. The year of a plan or
// document belongs to its name.
func (p *passage) untimed(name string, t timeOf) string {
	if !strings.ContainsAny(name, "0123456789") && !strings.Contains(name, "uý ") {
		return name
	}
	mentions := append(period.Find(name), period.Within(name, p.reader.period)...)
	for i := len(mentions) - 1; i >= 0; i-- {
		m := mentions[i]
		said := m.Role == period.During && m.Period.Label == t.period.Label || m.Role == period.AsOf && m.Period.Label == t.asOf
		rest := name[min(m.End, len(name)):]
		if !said || m.Start < 0 || m.End > len(name) || inTitle.MatchString(name[:m.Start]) || rest != "" && !goesOnWith.MatchString(rest) {
			continue
		}
		if head := cutTrailing(name[:m.Start]); len(strings.Fields(head)) > 1 && !headOnly.MatchString(head) {
			return tidy(join(" ", head, strings.TrimLeft(rest, " ")))
		}
	}
	return name
}
