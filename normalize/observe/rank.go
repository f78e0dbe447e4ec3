package observe

import (
	"strings"

	"github.com/trichluc/trichluc/internal/pattern"
)

var (
	indexName  = pattern.New(`(?i)(?:bộ chỉ số|chỉ số)\s`)
	indexShort = pattern.New(`(?:PAR INDEX|PAR Index|Par Index|PCI|PAPI|SIPAS|DTI|PGI)(?:[\s,.)]|$)`)
	indexVerb  = pattern.New(`(?i)\s(?:đứng|xếp|thuộc|các năm|năm \d+|đạt|liên tục|thường xuyên|của tỉnh|tỉnh|trên môi trường|tiếp tục|luôn|vươn|nằm|duy trì|\d+|tăng|giảm|này)(?:\s|$)`)
	foremost   = pattern.New(`dẫn đầu(?:\s(?:cả nước|toàn quốc))?\svề\s+([^,;.()]+(?:,\s*\p{Lu}[^,;.()]+)*)`)
)

// rankName names a rank after the index that it is a place in: named after the
// figure ("dẫn đầu cả nước về chỉ số ..."), before it, or sentences ago.
func (p *passage) rankName(s span, f *figure) string {
	after := stripTags(p.text[f.End:max(f.End, f.postEnd)])
	index := indexIn(after, false)
	if strings.Contains(after, "chỉ số này") {
		index = ""
	}
	if index == "" {
		index = indexIn(stripTags(p.text[s.start:f.qstart]), true)
	}
	if m := foremost.FindStringSubmatch(after); index == "" && m != nil {
		index = clean(m[1])
	}
	if index == "" {
		index = p.index
	}
	if index == "" {
		return join(" ", "Thứ hạng", lowerFirst(clean(standing.ReplaceAllString(lastParts(cutTrailing(openerless(p.phrase(s.start, f.qstart)))), ""))))
	}
	if strings.HasSuffix(index, " cấp") {
		index += " tỉnh"
	}
	p.index = index
	name := "Thứ hạng " + lowerFirst(index)
	if m := region.FindStringSubmatch(after); m != nil {
		return name + " " + cutTrailing(m[1])
	}
	if within.MatchString(after) {
		return name
	}
	if !strings.Contains(name, "cả nước") && !strings.Contains(name, "toàn quốc") {
		name += " cả nước"
	}
	return name
}

// region matches the part of the country that an order is of.
var region = pattern.New(`(?i)^\s*(?:/\d+\s*)?(?:tỉnh(?:, thành(?: phố)?)?\s+)?(?:trong\s+|của\s+)?((?:toàn\s+)?(?:khu vực|vùng)\s[^,;.()]+)`)

// inRegion matches the name of a rank in a part of the country.
var inRegion = pattern.New(`^Thứ hạng .*\s(?:khu vực|vùng)\s`)

// within matches what follows a place among the units of one province.
var within = pattern.New(`(?i)^\s*(?:trong\s+|của\s+)?(?:số\s+)?(?:các\s+)?(?:sở|ban|huyện|xã|phường|quận|thị xã|cơ quan|đơn vị|toàn tỉnh|trong tỉnh)(?:[\s,.;)]|$)`)

// ofProvince tells whether the words before the points of an index name nothing
// but the province that they are of.
func ofProvince(label string) bool {
	level, ok := entityAt(upperFirst(openerless(label)))
	return label == "" || ok && level == "province"
}

// mentionsIndex is a cheap test before the patterns of indices are tried.
func mentionsIndex(s string) bool {
	for _, w := range []string{"hỉ số", "PAR I", "PAR-I", "Par I", "PCI", "PAPI", "SIPAS", "DTI", "PGI"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// yearlyIndex matches the indices by which provinces are compared each year.
var yearlyIndex = pattern.New(`(?i)PAR INDEX|PCI|PAPI|SIPAS|DTI|PGI|chỉ số (?:hài lòng|cải cách|năng lực cạnh tranh|chuyển đổi số|hiệu quả quản trị|xanh)|mức độ chuyển đổi số cấp tỉnh`)

// standing matches the verb before a rank.
var standing = pattern.New(`(?i)[\s,]+(?:đứng|xếp|xếp hạng|vị trí)(?: thứ)?$`)

// indexIn is the index named in a text: the last one before a figure, the
// first one after it. Its name ends at a verb, or else at a comma.
func indexIn(text string, before bool) string {
	all := indexName.FindAllStringIndex(text, -1)
	if short := indexShort.FindAllStringIndex(text, -1); before && len(all) > 0 && len(short) > 0 {
		if last := short[len(short)-1]; strings.LastIndexAny(text[:last[0]], ",;") > all[len(all)-1][1] {
			return "chỉ số " + clean(text[last[0]:last[1]]) // "Chỉ số PCI ...; DTI xếp thứ 18"
		}
	}
	if len(all) == 0 {
		if at := indexShort.FindString(text); at != "" {
			return "chỉ số " + clean(at)
		}
		return ""
	}
	at := all[0]
	if before {
		at = all[len(all)-1]
		for _, m := range all { // "chỉ số chuyển đổi số ... thuộc chỉ số" does not occur; a name may hold the word again
			if !indexVerb.MatchString(text[m[0]:]) || m[0] == at[0] {
				at = m
				break
			}
			at = m
		}
	}
	rest := text[at[0]:]
	from := at[1] - at[0]
	if open := strings.Index(rest, "“"); open >= 0 && open < 60 {
		if shut := strings.Index(rest, "”"); shut > open {
			from = shut
		}
	}
	end := len(rest)
	if m := indexVerb.FindStringIndex(rest[from:]); m != nil {
		end = from + m[0]
	} else if i := strings.IndexAny(rest[from:], ",;.("); i >= 0 && !before {
		end = from + i
	}
	if !before {
		if i := strings.IndexAny(rest[from:end], ";.("); i >= 0 {
			end = from + i
		}
	}
	return clean(rest[:end])
}
