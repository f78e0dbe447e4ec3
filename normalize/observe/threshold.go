package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

var (
	// qualifying matches what stands between a counted noun and the bound that
	// tells which of them are meant.
	qualifying = pattern.New(`(?i)^\s*(?:có |sử dụng |quy mô |với )?(?:từ)?\s*$`)
	// havingRate matches what stands between things counted and the rate that
	// tells which of them are meant.
	havingRate = pattern.New(`(?i)^\s*(?:có|đạt)\s+(?:tỷ lệ|tỉ lệ|mức)[^,;.:]{0,80}$`)
	// rated matches units that have rates of their own, performed what they do
	// to reach them: "04 đơn vị giải ngân dưới 50%".
	rated = word(`đơn vị|địa phương|huyện|xã|phường|sở|ngành|cơ quan|dự án|chủ đầu tư|trường|tỉnh|chỉ tiêu|doanh nghiệp|thôn|bản|tiêu chí`)
	// amongThem matches what stands before the bound that tells which of some
	// things are meant that nobody counts: "đối với các đơn vị giải ngân dưới".
	amongThem = pattern.New(`(?i)(?:đối với|các|những|một số)\s+(?:đơn vị|địa phương|huyện|xã|phường|sở|ngành|cơ quan|dự án|chủ đầu tư|nhiệm vụ|doanh nghiệp)\s(?:[^,;.:()]{0,40}\s)?(?:giải ngân|có tỷ lệ[^,;.:()]{0,60}|có kết quả[^,;.:()]{0,60})\s*$`)
	performed = pattern.New(`^[^,;.:()]{0,60}$`)
)

// threshold tells whether a figure only says which things are counted: "12 cơ
// sở dưới 10 lao động", "số hộ bị thu hồi trên 01 ha đất là 255 hộ".
func (p *passage) threshold(fs []figure, i int) bool {
	f := &fs[i]
	if p.narrows(fs, i) || p.perMany(fs, i) {
		return true
	}
	if f.Kind == number.Percent && bounding[f.Comparator] && amongThem.MatchString(tailText(p.text[:f.qstart], labelWindow)) {
		return true
	}
	if i == 0 || fs[i-1].nounStart < 0 || fs[i-1].nounEnd > f.qstart || fs[i-1].measured {
		return false
	}
	between := p.text[fs[i-1].nounEnd:f.qstart]
	if f.Kind == number.Percent && f.Comparator != "=" {
		return havingRate.MatchString(between) || bounding[f.Comparator] && performed.MatchString(between) && rated.MatchString(fs[i-1].unit.Name)
	}
	return f.nounStart >= 0 && (f.Comparator == ">=" || f.Comparator == "<") && qualifying.MatchString(between)
}

// bounding are the comparators that part things into those above and below.
var bounding = map[string]bool{">": true, "<": true, ">=": true, "<=": true}

// narrows tells whether a bound stands within the words that say what the next
// figure counts.
func (p *passage) narrows(fs []figure, i int) bool {
	f := &fs[i]
	if i+1 >= len(fs) || f.nounStart < 0 || !bounding[f.Comparator] && !aboveOrBelow.MatchString(tailText(p.text[:f.qstart], 12)) {
		return false
	}
	from := 0
	if i > 0 {
		from = max(fs[i-1].end, fs[i-1].nounEnd)
	}
	from = max(from, f.qstart-labelWindow)
	lead := p.text[from:max(from, f.qstart)]
	lead = lead[strings.LastIndexAny(lead, ";,.:(")+1:]
	after := p.text[max(f.end, f.nounEnd):max(f.end, f.nounEnd, fs[i+1].qstart)]
	return labelHead(lead, false) >= 0 && !reachesFigure.MatchString(lead) && reachesFigure.MatchString(after) && !strings.ContainsAny(after, ",;.:")
}

// aboveOrBelow matches a bound after a noun, where "trên" alone could be "on".
var aboveOrBelow = pattern.New(`(?i)\s(?:trên|dưới|từ|hơn)\s*$`)

// labelWindow is the most bytes between the head of a label and a bound in it.
const labelWindow = 160

// reachesFigure matches the verb that leads from a label to its figure.
var reachesFigure = pattern.New(`(?i)\s(?:là|đạt|còn|có|gồm)\s*$`)

// perMany tells whether a round figure is what another one is counted per, in
// its name: "số bác sĩ/10.000 dân đạt 13,5".
func (p *passage) perMany(fs []figure, i int) bool {
	f := &fs[i]
	before := strings.TrimRight(p.text[:f.qstart], " ")
	return f.Kind == number.Plain && roundBase.MatchString(f.Text) && f.nounStart >= 0 && peopled.MatchString(f.unit.Name) && i+1 < len(fs) &&
		(strings.HasSuffix(before, "/") || strings.HasSuffix(before, " trên")) && reachesFigure.MatchString(p.text[f.nounEnd:max(f.nounEnd, fs[i+1].qstart)])
}

// withoutThresholds drops them from the figures of a sentence; names keep them.
func (p *passage) withoutThresholds(fs []figure) []figure {
	out := fs[:0:0]
	for i := range fs {
		if p.threshold(fs, i) {
			p.kept = append(p.kept, fs[i].Start)
			continue
		}
		out = append(out, fs[i])
	}
	return out
}
