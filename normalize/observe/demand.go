package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/period"
)

var (
	// demands matches a line after which a letter lists what others shall do:
	// "Chủ tịch UBND tỉnh yêu cầu:".
	demands = pattern.New(`(?i)(?:yêu cầu|đề nghị)(?:\s+(?:các|thủ trưởng|giám đốc|chủ tịch|ubnd|sở|ban|đơn vị|địa phương|người đứng đầu)(?:\s[^.:;]{0,120})?)?(?:\s+(?:thực hiện|tập trung|khẩn trương|triển khai)[^.:;]{0,80})?\s*:\s*$`)
	// closes matches the line that ends such a list.
	closes = pattern.New(`^(?:Trên đây|Nơi nhận|Đề nghị các đồng chí|Yêu cầu các|Công văn này)`)
)

// countDay is the day on which the figures of the list under a line were
// counted: "Qua rà soát số liệu đến hết ngày 31/7/2024 cho thấy:".
type countDay struct{ section, asOf string }

// factual matches a sentence in such a list that says how things stand: "toàn
// tỉnh mới giải ngân 21 tỷ đồng".
var factual = word(`đã|mới|chưa|đang|còn|hiện|hiện có|hiện nay|đến nay`)

// demanded settles whether a sentence of such a list asks, of no time unless it
// names one, or says how things stand.
func (p *passage) demanded(s span) {
	p.target, p.period.period = !factual.MatchString(p.text[s.start:s.end]), trichluc.Period{}
	if !p.target {
		p.period.period = p.reader.period
	}
}

// commands tells whether the document is of a kind that can ask others to act;
// a report closes with what it asks for.
func (r *reader) commands() bool {
	return !r.plan && !strings.HasPrefix(strings.ToLower(r.d.Metadata.Kind), "báo cáo")
}

// countedBy is the day for the blocks after b.
func (r *reader) countedBy(b trichluc.Block, text string, old countDay) countDay {
	if b.Section != old.section {
		old = countDay{}
	}
	if !strings.HasSuffix(strings.TrimSpace(text), ":") || b.Kind != trichluc.BlockParagraph {
		return old
	}
	for _, m := range period.Find(text) {
		if m.Role == period.AsOf && len(m.Period.Label) == len("2006-01-02") && !r.cited(b.Start+m.Start, b.Start+m.End) {
			old = countDay{b.Section, m.Period.Label}
		}
	}
	return old
}
