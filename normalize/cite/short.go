package cite

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/date"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/serial"
)

// shortWords open a citation by number without a symbol: "Nghị quyết 57",
// "Nghị định số 13/2023", "Quyết định 749 của Thủ tướng Chính phủ", "Công văn
// 567 ngày 08/7/2024".
var shortWords = []string{"Nghị quyết ", "Nghị định ", "Quyết định ", "Chỉ thị ", "Thông tư ", "Kết luận ", "Kế hoạch ", "Công văn ", "Thông báo ", "Tờ trình ", "Báo cáo ", "Văn bản ", "văn bản số ", "công văn số ", "Chương trình ", "Hướng dẫn "}

// shortAt reads a citation without a symbol at pos. It counts by itself if
// "số", a year, or a date or issuer right behind says that the figure is a
// number; else it must be settled by a full citation elsewhere in the report.
func shortAt(p *passage, pos int) (m mention, ok bool) {
	kind, i, ok := serial.KindAt(p.text, pos)
	if !ok {
		return m, false
	}
	i = phrase.SkipSpace(p.text, i)
	end, said := serial.Word.At(p.text, i)
	if said {
		i = phrase.SkipSpace(p.text, end)
	}
	digits := phrase.Word(p.text, i)
	n := serial.Number{Start: i, End: i + len(digits), Digits: digits}
	if digits == "" || len(digits) > 4 || strings.Trim(digits, "0123456789") != "" || !said && (len(digits) < 2 || len(digits) == 4 && digits[:2] == "20") {
		return m, false
	}
	m = mention{passage: p, form: trichluc.FormExplicit, kind: kind, start: pos, printed: true, bare: true, said: said}
	if year := phrase.Word(p.text, min(n.End+1, len(p.text))); strings.HasPrefix(p.text[n.End:], "/") && len(year) == 4 && (year[:2] == "20" || year[:2] == "19") {
		n.Year, n.End, m.said = year, n.End+1+len(year), true
	}
	m.number, m.end = n, n.End
	if !endsNumber(p.text, n.End) {
		return m, false
	}
	m.key = strings.TrimRight(n.Digits+"/"+n.Year, "/")
	m.readAfter()
	m.said = m.said || m.hasIssuer || m.date.Precision == date.Day
	m.readPinpoint()
	return m, true
}

// endsNumber: what follows shows neither a longer number nor a count.
func endsNumber(text string, pos int) bool {
	if pos < len(text) && strings.IndexByte("/-%.,:", text[pos]) >= 0 && pos+1 < len(text) && text[pos+1] != ' ' && text[pos+1] != '\n' {
		return false
	}
	pos = phrase.SkipSpace(text, pos)
	if _, _, counts := units.At(text, pos); !counts {
		return true
	}
	d, ok := date.At(text, pos) // "Công văn 567 ngày 08/7/2024"
	return ok && d.Precision == date.Day
}
