package observe

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
)

// opener matches what may stand before a sentence's subject: adverbs of time
// and place, words that tie sentences together.
var opener = pattern.New(`(?i)^(?:[-+•*–]\s*|\d+(?:\.\d+)*[.)]\s+|[a-zđ]\)\s*|[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s*|(?:đến nay|ước tính|dự ước|sơ bộ|trong (?:tuần|tháng|kỳ|quý|năm|ngày)(?: vừa)? qua|hiện nay|hiện tại|hiện|bên cạnh đó|ngoài ra|đặc biệt|trong đó|qua đó|đồng thời|cụ thể|đáng chú ý|nhìn chung|theo đó|đối với|bao gồm|gồm|(?:(?:trong|kết thúc|đến hết|hết) )?năm học \d{4}\s?[-–/]\s?\d{4}|giai đoạn\s[\s\d–-]+|phấn đấu|mục tiêu|riêng|sau \d+ năm|(?:lũy kế |luỹ kế )?(?:trong )?(?:\d+|sáu|chín|ba) tháng(?: đầu| cuối)?(?: năm)?(?: \d{4})?|tính chung(?: \d+ tháng)?|bình quân \d+ tháng|trong kỳ|toàn kỳ|lũy kế đến nay|luỹ kế đến nay|tính đến (?:hết |cuối )?(?:nay|(?:ngày|tháng|năm|quý|thời điểm)(?-i:(?:[\s\d/]|[IVX]{1,4}(?:[\s/,]|$))*))|(?:lũy kế |luỹ kế )?đến (?:hết |cuối )?(?:ngày|tháng|năm|quý)(?-i:(?:[\s\d/]|[IVX]{1,4}(?:[\s/,]|$))*)|(?:trong )?(?:năm|quý|tháng|kỳ)\s(?-i:(?:[\s\d/]|[IVX]{1,4}(?:[\s/,]|$))*)(?:năm \d{4})?|từ (?:đầu năm|ngày|tháng)[\s\d/]*(?:đến (?:nay|ngày|hết|tháng)?[\s\d/]*)?|theo (?:số liệu|thống kê|báo cáo|công bố|kết quả|tổng hợp|đánh giá|điều tra|ước tính|niên giám|chuẩn nghèo)[^,:;]*[,:]|ngày [\d/]+|\(\d+\)|về [^,:;.]{3,60}:)\s*[,:]?\s*)`)

// subjectAt reads the name that opens s[i:end] after adverbs: an agency, a
// place, a system.
func subjectAt(s string) (trichluc.Subject, bool) {
	s = openerless(s)
	level, ok := entityAt(s)
	if !ok {
		return trichluc.Subject{}, false
	}
	name := nameOf(s)
	return trichluc.Subject{Text: name, Level: level}, name != ""
}

// verbs are words that end the name of a subject.
var verbs = pattern.New(`[,:;().]|\s(?:đã|đang|được|sẽ|tiếp tục|có|là|thực hiện|tổ chức|phối hợp|với|duy trì|đạt|cấp cho|ban hành|hoàn thành|triển khai|tập huấn|cho|đáp ứng|từng|luôn|cũng|hiện nay|hiện có|hiện đang|còn|thường xuyên|tích cực|tiếp nhận|tạo lập|vận hành|chỉ đạo|chủ trì|chiếm|thuộc|gồm|giai đoạn|phủ|xếp|đứng|tham mưu|đăng tải|trên|do|các năm|cần|phải|chưa|không|hỗ trợ|đẩy mạnh|tập trung|xác định|tăng|giảm|cung cấp|ước|bình quân|khoảng|hơn|tại|nhằm|nằm|để|(?-i:đề ra|giao (?:chỉ tiêu|kế hoạch|nhiệm vụ|dự toán|vốn|tại|cho|các)|phân bổ|phê duyệt|yêu cầu|đặt ra|đề nghị|vừa|thống nhất|huy động|đóng góp)|\d)(?:[\s\d]|$)`)

// nameLimit is the most words of a subject's name; longer ones are clauses.
const nameLimit = 16

// nameOf cuts the name that opens s off at its verb. Names joined by a comma
// stay together: "UBND tỉnh, Chủ tịch UBND tỉnh".
func nameOf(s string) string {
	end := len(s)
	for from := 0; ; {
		at := verbs.FindStringIndex(s[from:])
		if at == nil {
			break
		}
		end = from + at[0]
		if s[end] == ',' {
			if _, ok := entityAt(strings.TrimLeft(s[end+1:], " ")); ok || innerComma(s, end) {
				from = end + 1
				continue
			}
		}
		break
	}
	name := clean(s[:end])
	if len(strings.Fields(name)) > nameLimit {
		return ""
	}
	return name
}

// follow keeps the topic for the sentences after s.
func (p *passage) follow(s span) { p.remember(p.text[s.start:s.end]) }

func (p *passage) remember(sentence string) {
	if mentionsIndex(sentence) {
		if index := indexIn(stripTags(sentence), false); index != "" && len(strings.Fields(index)) <= nameLimit {
			p.index = index
		}
	}
	if t, ok := subjectAt(sentence); ok && !bare(t.Text) {
		if t.Level == "province" || provincial.MatchString(t.Text) {
			t = p.whole()
		}
		p.topic = t
	}
}

// provincial matches who speaks for the whole province: what the sentences
// after one on the provincial people's committee report is of the province.
var provincial = pattern.New(`(?i)^(?:(?:chủ tịch )?(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)|hđnd|hội đồng nhân dân|tỉnh ủy|tỉnh uỷ) (?:tỉnh|thành phố)(?:\s|$)`)

// subject settles whom a figure is about: a level of units that its words
// name, the subject of its clause, that of the sentence, the topic so far.
func (p *passage) subject(s span, f figure, name string) trichluc.Subject {
	if f.ranked() && (strings.HasSuffix(name, "cả nước") || inRegion.MatchString(name)) {
		return p.whole()
	}
	local := p.text[max(f.ownStart, s.start):f.qstart]
	if f.labelStart < 0 {
		local += " " + limitWords(p.text[f.end:f.postEnd], levelWords)
	}
	l, ok := levelIn(local)
	if !ok && f.labelled {
		l, ok = levelIn(p.text[max(f.segStart, s.start):f.qstart])
	}
	if ok && !f.ranked() {
		l.Text = p.leveled(l)
		return l
	}
	if l, ok := levelIn(tailText(p.text[s.start:f.qstart], 60)); ok && f.mean {
		return l // "thấp hơn bình quân cả nước (52%)"
	}
	if l, ok := unitLevels[f.unit.Name]; ok && !f.ranked() {
		l.Text = p.qualified(l.Text)
		return l
	}
	if f.labelled && f.nounStart < 0 {
		if t, ok := subjectAt(f.label); ok && t.Level != "province" && !bare(t.Text) {
			t.Text = p.qualified(t.Text)
			return t
		}
	}
	before := p.text[s.start:f.qstart]
	if f.bracket < 0 {
		before = brackets.ReplaceAllString(before, "")
	}
	if t, ok := p.actor(before[min(len(before), f.clauseStart-s.start):]); ok && f.bracket < 0 {
		return t
	}
	if t, ok := subjectAt(before); ok && !bare(t.Text) {
		return p.placed(t)
	}
	return p.placed(p.topic)
}

// levelWords is how many words after a figure can name the level of its
// subject; later ones speak of something else.
const levelWords = 14

// placed is a subject with its province; a province is the report's own.
func (p *passage) placed(t trichluc.Subject) trichluc.Subject {
	if t.Level == "province" {
		return p.whole()
	}
	t.Text = p.qualified(t.Text)
	return t
}

// actorSegments is how many commas back an actor is looked for.
const actorSegments = 8

// actor finds who acts in a clause: the last name after a comma, or at its
// start, that a verb follows.
func (p *passage) actor(clause string) (trichluc.Subject, bool) {
	segments := strings.Split(clause, ", ")
	for i := len(segments) - 1; i >= max(0, len(segments)-actorSegments); i-- {
		text := strings.Join(segments[i:], ", ")
		t, ok := subjectAt(text)
		if !ok || !acts(text, t.Text) {
			continue
		}
		if bare(t.Text) {
			if !p.refers(t.Text) {
				continue
			}
			t = p.topic
		}
		return p.placed(t), true
	}
	return trichluc.Subject{}, false
}

// acts tells whether a verb follows a name in a text.
func acts(text, name string) bool {
	i := strings.Index(text, name)
	if i < 0 {
		return false
	}
	at := verbs.FindStringIndex(text[i+len(name):])
	return at != nil && at[0] < 3 && !strings.ContainsAny(text[i+len(name):i+len(name)+1], ",;().")
}

// bare tells whether a name is only its first word: "Trung tâm", said again of
// what was named before.
func bare(name string) bool {
	lower := strings.ToLower(name)
	for _, e := range entities {
		if lower == e.words && e.value != "province" {
			return true
		}
	}
	return false
}

// refers tells whether a bare name can mean the topic.
func (p *passage) refers(name string) bool {
	return strings.HasPrefix(strings.ToLower(p.topic.Text), strings.ToLower(name))
}

// systemLimit is how many bytes back a system named still is what is spoken of.
const systemLimit = 2000

// system is the information system named last before i, in the passage or, for
// a footnote, in the text that it was added to.
func (p *passage) system(i int) string {
	text := p.prior + p.text[:i]
	text = text[max(0, len(text)-systemLimit):]
	for at := len(text); at > 0; {
		at = strings.LastIndexByte(text[:at], ' ')
		if at < 0 {
			at = 0
		}
		if level, ok := entityAt(strings.TrimLeft(text[at:], " ")); !ok || level != "system" {
			continue
		}
		if name := nameOf(strings.TrimLeft(text[at:], " ")); !bare(name) && name != "" {
			return name
		}
	}
	return ""
}

var brackets = pattern.New(`\([^()]*\)`)

// leveled names all units of a level in the report's province.
func (p *passage) leveled(l trichluc.Subject) string {
	if l.Level == "national" {
		return l.Text
	}
	return p.qualified(l.Text)
}

// unitLevels are the levels of units that are counted.
var unitLevels = map[string]trichluc.Subject{
	"huyện": {Text: "cấp huyện", Level: "district"}, "huyện, thành phố": {Text: "cấp huyện", Level: "district"}, "huyện, thị xã, thành phố": {Text: "cấp huyện", Level: "district"},
	"UBND cấp huyện": {Text: "cấp huyện", Level: "district"},
	"xã":             {Text: "cấp xã", Level: "commune"}, "xã, phường": {Text: "cấp xã", Level: "commune"}, "xã, thị trấn": {Text: "cấp xã", Level: "commune"},
	"xã, phường, thị trấn": {Text: "cấp xã", Level: "commune"}, "UBND cấp xã": {Text: "cấp xã", Level: "commune"}, "phường, xã": {Text: "cấp xã", Level: "commune"},
}
