// Package agency reads the names of bodies that issue documents, in running
// text ("Phó Chủ tịch Thường trực UBND tỉnh Mai Sơn", "Sở TT&TT", "Ban Chỉ đạo
// về Chuyển đổi số tỉnh") and in the symbols of document numbers (QĐ-UBND,
// BTTTT-CATTT), and says each in full with its place. Which bodies there are
// is data: tables/agencies.tsv.
package agency

import (
	"strings"
	"sync"

	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/place"
	"github.com/trichluc/trichluc/normalize/tables"
)

// Agency is a body that issues documents.
type Agency struct {
	Name     string // in full: "UBND tỉnh Bắc Giang", "Thủ tướng Chính phủ"
	Body     string // what it is, without its place, as a part of an identifier: "ubnd"
	Province string // name of its province; empty for a central body or an unknown place
	Local    string // its unit below the province: "huyện Việt Yên"
	Generic  bool   // only its kind is known ("Ban Chỉ đạo"), not what it is for
	Placed   bool   // its place was printed, not inferred
	Central  bool
}

// Path is the agency's part of an instrument's identifier: "thu-tuong-chinh-phu",
// "quang-binh/ubnd", "quang-binh/huyen-le-thuy/ubnd". It is empty while the
// province of a provincial body is unknown.
func (a Agency) Path() string {
	switch {
	case a.Body == "" || a.Province == "" && !a.Central:
		return ""
	case a.Central:
		return a.Body
	case a.Local != "":
		return place.Slug(a.Province) + "/" + place.Slug(a.Local) + "/" + a.Body
	}
	return place.Slug(a.Province) + "/" + a.Body
}

// Home is where a report comes from: what "UBND tỉnh" means in it.
type Home struct {
	Province place.Province
	Local    string // "huyện Việt Yên" if a unit below the province issued the report
	Called   string // the province's name in the report where it is an earlier one: "tỉnh Thừa Thiên Huế"
}

// kind is a row of a table of bodies.
type kind struct {
	base    string // name without its place: "Văn phòng UBND"
	place   placing
	symbols []string
	generic bool
}

// placing is how a body's place is said.
type placing int

const (
	central    placing = iota // exists once
	provincial                // "... tỉnh Bắc Giang"
	party                     // "... Tỉnh ủy Bắc Giang"
	unknown
)

type register struct {
	names   phrase.Set[*kind]
	heads   phrase.Set[*kind]
	roles   phrase.Set[struct{}]
	symbols map[string]*kind
	shared  map[string]bool // symbols of several central bodies: "TW"
}

var load = sync.OnceValue(func() *register {
	r := &register{symbols: map[string]*kind{}, shared: map[string]bool{}}
	for _, row := range tables.Rows("agencies.tsv") {
		k := &kind{base: row[0], symbols: tables.List(row[1])}
		switch {
		case strings.HasSuffix(row[0], "{tỉnh}"):
			k.base, k.place = strings.TrimSpace(strings.TrimSuffix(row[0], "{tỉnh}")), provincial
		case strings.HasSuffix(row[0], "{ủy}"):
			k.base, k.place = strings.TrimSpace(strings.TrimSuffix(row[0], "{ủy}")), party
		}
		k.generic = k.base == "Ban Chỉ đạo" || k.base == "Hội đồng"
		for _, s := range k.symbols {
			key := symbolKey(s)
			if first := r.symbols[key]; first == nil {
				r.symbols[key] = k
			} else if first != k && first.place == central && k.place == central {
				r.shared[key] = true
			}
		}
		if k.generic {
			continue // in text they are heads
		}
		for _, name := range append(tables.List(row[2]), k.base) {
			if name != "" {
				r.names.Add(name, k)
			}
		}
		for _, name := range loosely(k.base) {
			r.names.Add(name, k)
		}
	}
	for _, row := range tables.Rows("agency-heads.tsv") {
		k := &kind{base: row[0], place: map[string]placing{"province": provincial, "central": central, "none": unknown}[row[2]]}
		for _, name := range append(tables.List(row[1]), row[0]) {
			r.heads.Add(name, k)
		}
	}
	for _, row := range tables.Rows("agency-roles.tsv") {
		r.roles.Add(row[0], struct{}{})
	}
	return r
})

// loosely lists the names of a ministry or department as they are often typed,
// without the "và" before its last field and the marks between the others: "Bộ
// Giáo dục Đào tạo", "Sở Văn hóa Thể thao và Du lịch".
func loosely(name string) (out []string) {
	if !strings.HasPrefix(name, "Bộ ") && !strings.HasPrefix(name, "Sở ") {
		return nil
	}
	unmarked := strings.NewReplacer(",", "", " -", "").Replace(name)
	for _, typed := range []string{strings.Replace(name, " và ", " ", 1), strings.Replace(unmarked, " và ", " ", 1), unmarked} {
		if typed != name {
			out = append(out, typed)
		}
	}
	return out
}

// symbolKey folds a symbol to its letters and digits: "SLĐ-TB&XH" and
// "SLĐTBXH" are one.
func symbolKey(s string) string { return strings.ReplaceAll(place.Slug(s), "-", "") }

// IsSymbol reports whether s as a whole stands for a body: "UBND", "BTTTT".
func IsSymbol(s string) bool { return load().symbols[symbolKey(s)] != nil }

// Shared reports whether s stands for several central bodies, so that it alone
// does not tell which is meant: the party's in Hanoi all write "TW".
func Shared(s string) bool { return load().shared[symbolKey(s)] }

// OfSymbol finds the body that the rest of a symbol names, after the type:
// "UBND-NCVX" of "KH-UBND-NCVX", "BTTTT-CATTT", "SLĐ-TB&XH". The longest
// symbol that ends at a separator wins.
func OfSymbol(rest string) (Mention, bool) {
	r := load()
	for end := len(rest); end > 0; end = strings.LastIndexAny(rest[:end], "-/.&+") {
		key := symbolKey(rest[:end])
		if k := r.symbols[key]; k != nil {
			return Mention{kind: k}, true
		}
		if k := r.symbols[strings.TrimRight(key, "0123456789")]; k != nil { // QH15, UBTVQH14
			return Mention{kind: k}, true
		}
		if k := r.symbols[strings.TrimRight(key, "0123456789il")]; k != nil && strings.ContainsAny(key, "0123456789") { // UBTVQHI4, as scanned
			return Mention{kind: k}, true
		}
	}
	return Mention{}, false
}
