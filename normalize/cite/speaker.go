package cite

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/date"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/serial"
)

// bodyReach bounds how far before a citation its issuer is looked for, in
// bytes: a clause of some sixty words.
const bodyReach = 400

// bodyBefore finds the body that is said to have issued what follows: "UBND
// tỉnh đã ban hành", "của Sở Nội vụ tại".
func (w *reader) bodyBefore(m *mention) (agency.Mention, bool) {
	from := max(clauseStart(m.text, m.lead), runeStart(m.text, max(0, m.lead-bodyReach)))
	var last agency.Mention
	ok := false
	for i := from; i < m.lead; {
		if who, found := agency.At(m.text, i); found && phrase.WordStart(m.text, i) && who.End <= m.lead {
			last, ok = who, true
			i = who.End
			continue
		}
		i += max(1, len(phrase.Word(m.text, i)))
	}
	return last, ok
}

// speakerOf tells the body before m that is said to have issued it, where its
// symbol leaves open whose of the bodies of one kind that is: "UBND huyện Con
// Cuông ban hành Kế hoạch số ...", "đề nghị của Sở Y tế tỉnh Nam Định tại Tờ
// trình số ...", "Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW".
func (w *reader) speakerOf(m *mention, bySymbol agency.Mention) (agency.Mention, float64, bool) {
	_, rest := serial.Split(m.symbol)
	if m.speaker != nil && (m.speaker.Same(bySymbol) || m.speaker.Uses(rest)) {
		return *m.speaker, inferred, true
	}
	m.speaker = nil
	who, ok := w.bodyBefore(m)
	if !ok {
		return who, 0, false
	}
	same, uses := who.Same(bySymbol), who.Uses(rest)
	if !same && !uses {
		return who, 0, false
	}
	switch between := m.text[who.End:m.lead]; {
	case issues(between):
		dated := m.readDateBefore(who.Start)
		if !(who.Elsewhere() && same || uses && dated) {
			return who, sure, uses
		}
	case !who.Elsewhere() || !w.says(who, m, between):
		return who, 0, false
	}
	m.speaker = &who
	return who, inferred, true
}

// takeSpeaker gives m, behind previous in a list, the body that the words
// before the list name: "UBND thành phố Hà Nội tại Tờ trình số ..., các văn
// bản số ... và Báo cáo số ...". A semicolon alone begins something else.
func (w *reader) takeSpeaker(m, previous *mention) {
	if from := w.reach(previous); previous.speaker != nil && from <= m.lead && !m.hasIssuer {
		switch strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(m.text[from:m.lead]), "các")) {
		case "", ",", "và", ", và", "; và", "cùng":
			m.speaker = previous.speaker
		}
	}
}

// issues reports whether the words between a body and a document say that the
// body issued it.
func issues(text string) bool {
	if len(text) > 80 {
		return false
	}
	if word := strings.TrimSpace(text); word == "gửi" || word == "ký" || word == "có" || word == "ra" {
		return true
	}
	c, ok := nearest(text, false)
	return ok && c.relation == trichluc.RelationPromulgates
}

// says reports whether a body elsewhere speaks in m, as "tại" between them
// tells. What it proposes, reports or thinks stands in its own document, and
// so does all that another province's body does; what one of the report's own
// province is told to do stands in the document of who tells it.
func (w *reader) says(who agency.Mention, m *mention, between string) bool {
	start, ok := wordAt.Before(between, phrase.SkipSpaceBack(between, len(between)))
	if !ok || strings.TrimSpace(between[:start]) != "" {
		return false
	}
	if m.pathOfKind() == "to-trinh" || who.In(w.home).Province != w.home.Province.Name {
		return true
	}
	of, ok := wordOf.Before(m.text, phrase.SkipSpaceBack(m.text, who.Start))
	if !ok {
		return false
	}
	of = phrase.SkipSpaceBack(m.text, of)
	for _, p := range utterances {
		if _, ok := p.Before(m.text, of); ok {
			return true
		}
	}
	return false
}

// utterances are what a body says, of which the document is the record.
var utterances = []phrase.Phrase{
	phrase.Exact("đề nghị"), phrase.Exact("kiến nghị"), phrase.Exact("đề xuất"), phrase.Exact("ý kiến"), phrase.Exact("báo cáo"),
	phrase.Exact("tham mưu"), phrase.Exact("chỉ đạo"), phrase.Exact("kết luận"), phrase.Exact("yêu cầu"), phrase.Exact("thông báo"),
	phrase.Exact("hướng dẫn"), phrase.Exact("trả lời"), phrase.Exact("phúc đáp"), phrase.Exact("thẩm định"), phrase.Exact("thống nhất"),
}

// readDateBefore takes the day on which a body is said to have issued the
// document for its date: "Ngày 05/3/2024, UBND tỉnh ban hành Quyết định số
// ...". body is where the body's name begins.
func (m *mention) readDateBefore(body int) bool {
	end := phrase.SkipSpaceBack(m.text, body)
	end = phrase.SkipSpaceBack(m.text, len(strings.TrimSuffix(m.text[:end], ",")))
	from := runeStart(m.text, max(0, end-dayLimit))
	i := strings.LastIndex(m.text[from:end], "gày ") - 1 // "Ngày", "ngày"
	if m.date.ISO != "" || i < 0 {
		return false
	}
	d, ok := date.At(m.text, from+i)
	if !ok || d.End != end || d.Precision != date.Day {
		return false
	}
	m.date = date.Date{ISO: d.ISO, Precision: d.Precision} // stands outside the citation's text
	return true
}

// dayLimit is the length of the longest date, in bytes: "ngày 05 tháng 12 năm
// 2024" has 31.
const dayLimit = 40
