package observe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/pattern"
	"github.com/trichluc/trichluc/normalize/number"
)

// shared is what the figures of a sentence take over from those before them:
// the head of a list by what its unit measures, the item spoken of, and what
// amounts are held against ("bằng 52% dự toán; ... bằng 61%").
type shared struct {
	heads map[string]string
	item  string
	bases []string
	nth   int // how many shares the amount before has had
	place trichluc.Subject
}

// cropHead matches the head of a name that a list of crops, animals or goods
// shares, with the work that belongs to it.
var cropHead = pattern.New(`(?i)(?:^|[\s,;:(])((?:tổng\s+)?(diện tích|năng suất|sản lượng|tổng đàn|đàn)(?:\s+(?:gieo trồng|gieo cấy|gieo sạ|trồng mới|thu hoạch|nuôi trồng|thả nuôi))?)(?:\s|[,:]|$)`)

// season matches the crop of the year that the head of a list is of.
var season = pattern.New(`(?i)\s(vụ (?:đông xuân|hè thu|thu đông|đông|xuân|mùa|hè|thu|chiêm))(?:\s|[,:;]|$)`)

// cropOf is the head that a unit calls for, empty for units that tell nothing.
func cropOf(unit string) string {
	switch {
	case unit == "tạ/ha" || unit == "tấn/ha":
		return "năng suất"
	case unit == "ha" || strings.HasSuffix(unit, " ha"):
		return "diện tích"
	case unit == "tấn" || strings.HasSuffix(unit, " tấn"):
		return "sản lượng"
	case unit == "con" || strings.HasSuffix(unit, " con"):
		return "đàn"
	}
	return ""
}

// cropHeadIn finds the head for a unit in words before a list: its end, -1 for
// none.
func cropHeadIn(words, crop string) (head string, end int) {
	for _, m := range cropHead.FindAllStringSubmatchIndex(words, -1) {
		if strings.HasSuffix(strings.ToLower(words[m[4]:m[5]]), crop) {
			return words[m[2]:m[3]], m[3]
		}
	}
	return "", -1
}

// itemWords are the words right before a figure that are an item of a list and
// no more: "cây na" in "cây hồng 512 ha, cây na 1.204 ha". Empty where they are
// a clause or name the figure themselves.
func (p *passage) itemWords(f *figure, from int) string {
	if from >= f.qstart || f.bracket >= 0 {
		return ""
	}
	text := strings.TrimRight(p.text[from:f.qstart], " *")
	if cut := copula.FindStringIndex(" " + text); cut != nil {
		text = text[:max(cut[0]-1, 0)]
	}
	if colon := colonIn(text); colon >= 0 {
		text = text[colon+1:]
	}
	own := from + strings.LastIndex(p.text[from:f.qstart], text)
	words := strings.TrimLeft(leadingPart.ReplaceAllString(against.ReplaceAllString(p.phrase(own, own+len(text)), ""), ""), ",; ")
	if lastPart(words) != words {
		return ""
	}
	words = leadingAnd.ReplaceAllString(openerless(words), "")
	n := len(strings.Fields(words))
	if n == 0 || n > itemLimit || opensClause(words) || spoken.MatchString(" "+words+" ") && !workItem.MatchString(words) || notItem.MatchString(words) || strings.ContainsAny(words, "():") {
		return ""
	}
	return words
}

// leadingPart matches the words that make what follows a part.
var leadingPart = pattern.New(`(?i)^[\s,;]*(?:trong đó|riêng)[,:]?\s`)

// itemLimit is the most words of an item of a list.
const itemLimit = 8

// workItem matches items that hold a word for work.
var workItem = pattern.New(`(?i)^(?:(?:ngành |khu vực )?công nghiệp(?:,| và| -| –) xây dựng|nuôi trồng|khai thác)(?:\s|$)`)

// notItem matches words before a figure that tie it to another one or say its
// time, and are no item.
var notItem = pattern.New(`(?i)^(?:so|tương|theo|đến|trên|dưới|hơn|gần|khoảng|tỷ lệ|tỉ lệ|chủ yếu|trung|cao|thấp|lên|xuống|nhưng|thì|quý|tháng|năm|kế hoạch|chỉ tiêu|dự toán|mục tiêu|hay|từ|tại|ở|của|nếu|hiện|lũy|luỹ|cả năm|toàn|trong|tính|tốc độ|mức)(?:\s|$)`)

// lead is the announcing part of the sentence before a figure, up to its last
// colon outside of brackets.
func (p *passage) lead(s span, f *figure) string {
	before := p.text[s.start:f.qstart]
	colon := colonIn(before)
	if colon < 0 {
		return ""
	}
	return p.phrase(s.start, s.start+colon)
}

// itemised gives an item of a list the head that the list shares: "Diện tích
// cây cam đạt 512 ha, cây na 1.204 ha" is of two areas.
func (p *passage) itemised(s span, f *figure, name string) string {
	if f.change != "" && f.subject.Text == "" && clean(changeWord.ReplaceAllString(p.text[f.ownStart:f.qstart], "")) == "" {
		f.subject = p.shared.place // "Bến Tre đạt 7,7 nghìn ha, tăng 6,9 nghìn ha"
	}
	if f.change != "" || f.ranked() || f.turn != nil || f.reference || f.relative {
		return name
	}
	words, lead := p.itemWords(f, max(f.ownStart, f.clauseStart)), p.lead(s, f)
	if place, of, ok := p.placeItem(f, words, lead); ok {
		f.subject = place
		return of
	}
	if f.Kind == number.Percent {
		if words != "" && cropOf(f.unit.Name) == "" && makeup.MatchString(lead) && len(strings.Fields(lead)) <= partWords {
			return openerless(lead) + " – " + words
		}
		return name
	}
	if words != "" && announced.MatchString(openerless(lead)) && strings.Contains(name, ":") {
		name = words
	}
	crop := cropOf(f.unit.Name)
	if crop == "" || words == "" {
		return name
	}
	if at := firstMatch(cropHead, words); at == 0 || p.measures(words) {
		if headOnly.MatchString(words) && p.shared.item != "" && strings.HasSuffix(strings.ToLower(words), crop) {
			return words + " " + p.shared.item // "sản lượng đạt" after "năng suất lúa"
		}
		return name
	}
	head, end := cropHeadIn(lead, crop)
	if end < 0 {
		head, lead = p.shared.heads[crop], ""
	}
	if head == "" || firstMatch(nameHead, words) == 0 || firstMatch(countHead, words) == 0 {
		return name
	}
	if regions.MatchString(words) && p.shared.item != "" && lead == "" {
		return head + " " + p.shared.item + " – " + lowerFirst(words)
	}
	if !strings.Contains(strings.ToLower(words), "lúa") && !strings.HasPrefix(words, "vụ ") {
		head = ofRice.ReplaceAllString(head, "")
	}
	if m := season.FindStringSubmatch(lead); m != nil && !strings.Contains(strings.ToLower(words), "vụ ") {
		words += " " + m[1]
	}
	return head + " " + lowerFirst(words)
}

// regions matches an item that is a part of the country and no thing; ofRice the
// work that is done with rice only.
var (
	regions = pattern.New(`(?i)^(?:các địa phương|các tỉnh|các huyện|vùng|miền|khu vực)\s`)
	ofRice  = pattern.New(`(?i)\s(?:gieo cấy|gieo sạ)$`)
)

// measures tells whether words hold the head of a name.
func (p *passage) measures(words string) bool { return cropHead.MatchString(words) }

// announced matches words before a list that only announce it.
var announced = pattern.New(`(?i)^(?:một số|các|những|kết quả)\s`)

// makeup matches the words before a list of shares of one whole.
var makeup = pattern.New(`(?i)^(?:trong đó,?\s+|về\s+)?(?:cơ cấu|tỷ trọng|tỉ trọng)\s`)

// nextShare is the item that is all that stands between two shares of a list:
// "công nghiệp 41,3%; dịch vụ 30,3%". Empty for none.
func (p *passage) nextShare(before, f *figure) string {
	if f.Kind != number.Percent || before.Kind != number.Percent || before.change != "" || f.labelStart >= 0 || before.end > f.qstart {
		return ""
	}
	own := strings.TrimSpace(p.text[before.end:f.qstart])
	sign, own, _ := strings.Cut(own, " ")
	item := p.itemWords(f, before.end)
	if sign != "," && sign != ";" || clean(own) != item || firstMatch(rateHead, item) >= 0 || !ends.MatchString(p.text[f.end:max(f.end, f.postEnd)]) {
		return ""
	}
	return item
}

// placesLead matches words before a list whose items are places.
var placesLead = pattern.New(`(?i)\s(?:địa phương|huyện|xã|phường|tỉnh|thành phố|thị xã|quận)\s`)

// properName matches a name that is capitals throughout.
var properName = pattern.New(`^(?:(?:[Hh]uyện|[Tt]hành phố|[Tt]hị xã|TP\.?|[Xx]ã|[Pp]hường|[Tt]ỉnh|[Qq]uận)\s+)?\p{Lu}[\p{L}'-]*(?:\s\p{Lu}[\p{L}'-]*){1,3}$`)

// placeItem reads an item that is a place: the name of its figure is what the
// words before the list speak of, and the place is its subject.
func (p *passage) placeItem(f *figure, words, lead string) (of trichluc.Subject, name string, ok bool) {
	if words == "" || !placesLead.MatchString(" "+lead+" ") || !properName.MatchString(words) {
		return of, "", false
	}
	at := firstMatch(nameHead, lead)
	if f.Kind == number.Percent {
		at = lastMatch(rateHead, lead)
	} else if crop := cropOf(f.unit.Name); crop != "" {
		if head, end := cropHeadIn(lead, crop); end >= 0 {
			at = end - len(head)
		}
	}
	if at < 0 {
		return of, "", false
	}
	name = lead[at:]
	if cut := said.FindStringIndex(name); cut != nil {
		name = name[:cut[0]]
	}
	name = cutTrailing(name)
	of.Text = words
	if r, _ := utf8.DecodeRuneInString(words); unicode.IsLower(r) {
		of.Level, _ = entityAt(upperFirst(words))
	} else if level, named := entityAt(words); named {
		of.Level = level
	}
	return of, name, len(strings.Fields(name)) > 1
}

// said matches where what is said of an indicator before a list begins.
var said = pattern.New(`(?i)\s(?:tăng|giảm|đạt|cao|thấp|lớn|nhiều|ít|khá|là|như|gồm|của|ở|tại)(?:\s|$)`)

// keep remembers of a named figure what the next ones share.
func (p *passage) keep(f *figure, name string) {
	if f.change != "" || f.ranked() {
		return
	}
	p.shared.place = f.subject
	crop := cropOf(f.unit.Name)
	if f.Kind == number.Percent {
		return
	}
	p.shared.nth = 0
	if crop == "" {
		return
	}
	head, end := cropHeadIn(name, crop)
	if end != len(head) || end < 0 {
		p.shared.item = ""
		return
	}
	if p.shared.heads == nil {
		p.shared.heads = map[string]string{}
	}
	item, _, _ := strings.Cut(clean(name[end:]), " – ")
	if at := strings.Index(item, " vụ "); at > 0 {
		head += " " + item[:at]
	}
	p.shared.heads[crop], p.shared.item = head, strings.TrimPrefix(item, "– ")
}

// basis is what a bare share of the amount before is of: "bằng 61%" after
// "bằng 52% dự toán" of another amount. Words that say it are remembered.
func (p *passage) basis(f *figure, before []trichluc.Observation) string {
	if f.Kind != number.Percent || f.change != "" || p.amount(before) == nil {
		return ""
	}
	said := compared.ReplaceAllString(clean(p.phrase(f.end, f.postEnd)), "")
	if ofPlan.MatchString(p.text[f.end:max(f.end, f.postEnd)]) {
		said = cutTrailing(cutAside(said))
		p.shared.bases = append(p.shared.bases[:min(p.shared.nth, len(p.shared.bases))], said)
		p.shared.nth++
		return said
	}
	if !equals.MatchString(p.text[f.segStart:f.qstart]) || !ends.MatchString(p.text[f.end:max(f.end, f.postEnd)]) || p.shared.nth >= len(p.shared.bases) || p.amount(before).Unit == "%" {
		return ""
	}
	p.shared.nth++
	return p.shared.bases[p.shared.nth-1]
}

// amount is what a share is held against a plan for: the figure before that
// stands for itself, else the one before ("giảm 0,47%, đạt 100% kế hoạch").
func (p *passage) amount(before []trichluc.Observation) *trichluc.Observation {
	if p.last == nil && len(before) > 0 {
		return &before[len(before)-1]
	}
	return p.last
}

// shareOfChange tells whether a share goes with the change before it in the same
// bracket: "(tăng 64 hộ, chiếm tỷ lệ 0,05%)" is not the rate itself.
func (p *passage) shareOfChange(fs []figure, i int, before []trichluc.Observation) bool {
	f := &fs[i]
	return i > 0 && len(before) > 0 && f.bracket >= 0 && fs[i-1].bracket == f.bracket && fs[i-1].change != "" && f.change == "" &&
		f.Kind == number.Percent && together.MatchString(p.text[f.segStart:f.qstart])
}

// contributes matches the words before what something adds to a growth.
var contributes = pattern.New(`(?i)^(.*?)(?:\s*(?:và|chỉ|nên|đã))*\s*đóng góp$`)

// contribution names what something adds to a growth after what adds it: its
// own words, else what the change before is of ("tăng 7,4%, đóng góp 3,8 điểm
// phần trăm").
func (p *passage) contribution(f *figure, name string, before []trichluc.Observation) string {
	if f.Kind != number.Plain || f.change != "" || f.unit.Name != "điểm phần trăm" {
		return name
	}
	own := p.phrase(f.ownStart, f.qstart)
	m := contributes.FindStringSubmatch(lastPart(own[reasonEnd(own):]))
	if m == nil {
		return name
	}
	of := openerless(clean(m[1]))
	if within, ok := strings.CutPrefix(of, "trong "); ok {
		of = lastPart(within)
	}
	if of == "" && len(before) > 0 && f.clauseStart <= p.figures[max(0, p.figureAt(f.qstart)-1)].Start {
		of = clean(contributed.ReplaceAllString(unchanged(before[len(before)-1].Indicator.Text), ""))
	}
	if of == "" || opensClause(of) {
		return name
	}
	return join(" ", "Đóng góp của "+lowerFirst(of), cutTrailing(cutAside(p.phrase(max(f.end, f.nounEnd), f.postEnd))))
}

// contributed is the head of such a name.
var contributed = pattern.New(`(?i)^đóng góp của `)

// equals matches words that hold a share against a plan or another year.
var equals = pattern.New(`(?i)^[\s,]*(?:và\s+)?(?:ước\s+)?(?:bằng|đạt)\s*$`)
