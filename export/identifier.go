package export

import (
	"strings"

	"github.com/trichluc/trichluc"
)

// acts are the kinds of document, as in Instrument.ID, that Akoma Ntoso counts
// as acts: they set rules or decide. All others are "doc".
var acts = map[string]bool{
	"hien-phap": true, "luat": true, "phap-lenh": true, "lenh": true, "sac-lenh": true, "nghi-quyet": true, "nghi-dinh": true,
	"quyet-dinh": true, "chi-thi": true, "thong-tu": true, "thong-tu-lien-tich": true, "van-ban-hop-nhat": true,
}

// parts are the parts of an Instrument.ID.
type parts struct {
	issuer []string // place and body: ["nghe-an", "ubnd"]
	kind   string
	year   string // empty for a law that needs none
	number string // with symbol; a law's name
}

func partsOf(id string) (p parts, ok bool) {
	path := strings.Split(strings.TrimPrefix(id, "vn/"), "/")
	n := len(path)
	if n >= 4 && isYear(path[n-2]) {
		p.year = path[n-2]
		path = append(path[:n-2], path[n-1])
		n--
	}
	if n < 3 || !strings.HasPrefix(id, "vn/") {
		return p, false
	}
	p.issuer, p.kind, p.number = path[:n-2], path[n-2], path[n-1]
	return p, true
}

func isYear(s string) bool { return len(s) == 4 && strings.Trim(s, "0123456789") == "" }

// ELI is the instrument's identifier in the form of the European Legislation
// Identifier: /eli/vn/nghe-an/ubnd/2024/ke-hoach/112-kh-ubnd. It says nothing
// beyond Instrument.ID.
func ELI(i trichluc.Instrument) string {
	p, ok := partsOf(i.ID)
	if !ok {
		return ""
	}
	path := append([]string{"/eli/vn"}, p.issuer...)
	if p.year != "" {
		path = append(path, p.year)
	}
	return strings.Join(append(path, p.kind, p.number), "/")
}

// AkomaNtoso is the instrument's work-level identifier by the Akoma Ntoso
// naming convention: /akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2020/749-qd-ttg,
// with the places and the body of its issuer joined by ".". The convention
// asks for a year: it is empty while neither number, name nor date tells one.
func AkomaNtoso(i trichluc.Instrument) string {
	p, ok := partsOf(i.ID)
	if p.year == "" && len(i.Date) >= 4 {
		p.year = i.Date[:4]
	}
	if !ok || p.year == "" {
		return ""
	}
	class := "doc"
	if acts[p.kind] {
		class = "act"
	}
	return strings.Join([]string{"/akn/vn", class, p.kind, strings.Join(p.issuer, "."), p.year, p.number}, "/")
}

// OfIdentifier reads an identifier in any of the three forms; it returns the
// Instrument.ID that it may stand for, two for an Akoma Ntoso identifier, whose
// year may be that of the document's date alone.
func OfIdentifier(s string) []string {
	path := strings.Split(strings.TrimPrefix(s, "/"), "/")
	switch {
	case strings.HasPrefix(s, "vn/"):
		return []string{s}
	case len(path) == 7 && path[0] == "akn" && path[1] == "vn":
		issuer := strings.ReplaceAll(path[4], ".", "/")
		return []string{
			strings.Join([]string{"vn", issuer, path[3], path[5], path[6]}, "/"),
			strings.Join([]string{"vn", issuer, path[3], path[6]}, "/"),
		}
	case len(path) >= 5 && path[0] == "eli" && path[1] == "vn":
		n := len(path)
		id := append([]string{}, path[1:n-2]...)
		if year := path[n-3]; isYear(year) && n >= 6 {
			id = append(id[:len(id)-1], path[n-2], year)
		} else {
			id = append(id, path[n-2])
		}
		return []string{strings.Join(append(id, path[n-1]), "/")}
	}
	return nil
}
