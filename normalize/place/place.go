// Package place knows the provinces of Vietnam: their names and spellings,
// their codes, which were merged on 1 July 2025 and into what, and finds them
// in text.
package place

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/tables"
)

// Province is a province or a city under the central government, as it was
// before 1 July 2025.
type Province struct {
	trichluc.Province
	City     bool   // "thành phố", not "tỉnh"
	Until    string // last day of its existence, ISO; empty for a name that lives on
	Into     string // name of the province that its land belongs to since 1 July 2025
	IntoCode string // and that one's code
}

// Kind is "tỉnh" or "thành phố".
func (p Province) Kind() string {
	if p.City {
		return "thành phố"
	}
	return "tỉnh"
}

// Slug is the province's part of an identifier: "quang-binh".
func (p Province) Slug() string { return Slug(p.Name) }

// Slug folds a name to lower-case ASCII words joined by hyphens.
func Slug(s string) string {
	b := make([]byte, 0, len(s))
	apart := false
	for _, r := range s {
		switch f := viet.FoldRune(r); {
		case f >= 'a' && f <= 'z' || f >= '0' && f <= '9':
			if apart && len(b) > 0 {
				b = append(b, '-')
			}
			b, apart = append(b, byte(f)), false
		case f >= 0:
			apart = true
		}
	}
	return string(b)
}

type register struct {
	all   []Province
	names phrase.Set[int]
}

var load = sync.OnceValue(func() *register {
	r := &register{}
	for i, row := range tables.Rows("provinces.tsv") {
		p := Province{City: row[1] == "thành phố", Until: row[4], Into: row[5], IntoCode: row[6]}
		p.Name, p.Code, p.ISO = row[0], row[2], row[3]
		r.all = append(r.all, p)
		for _, name := range append(tables.List(row[7]), p.Name) {
			r.names.Add(name, i)
		}
	}
	return r
})

// All lists the 63 provinces in the order of their codes.
func All() []Province { return load().all }

// ByName finds a province by any of its spellings, with or without "tỉnh" or
// "thành phố" before it.
func ByName(name string) (Province, bool) {
	name = strings.TrimSpace(name)
	for _, kind := range kinds {
		if end, ok := kind.At(name, 0); ok {
			name = name[phrase.SkipSpace(name, end):]
			break
		}
	}
	r := load()
	if i, end, ok := r.names.At(name, 0); ok && end == len(name) {
		return r.all[i], true
	}
	return Province{}, false
}

// ByCode finds a province by the two digits of its code.
func ByCode(code string) (Province, bool) {
	for _, p := range load().all {
		if p.Code == code {
			return p, true
		}
	}
	return Province{}, false
}

var kinds = []phrase.Phrase{phrase.New("tỉnh"), phrase.New("thành phố")}

// At reads the province named at text[pos]. Names are written with capitals:
// "hòa bình" is peace, "Hòa Bình" a province.
func At(text string, pos int) (p Province, end int, ok bool) {
	if r, _ := utf8.DecodeRuneInString(text[pos:]); r < utf8.RuneSelf && (r < 'A' || r > 'Z') {
		return Province{}, 0, false
	}
	reg := load()
	i, end, ok := reg.names.At(text, pos)
	if !ok || !capitals(text[pos:end]) {
		return Province{}, 0, false
	}
	return reg.all[i], end, true
}

func capitals(name string) bool {
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !phrase.IsWord(r) }) {
		if !phrase.IsUpper(w) {
			return false
		}
	}
	return true
}

// below names units under a province; what follows one of them is not the
// province of that name: "huyện Quảng Ninh" lies in Quảng Bình.
var below = []phrase.Phrase{
	phrase.New("huyện"), phrase.New("xã"), phrase.New("phường"), phrase.New("thị xã"),
	phrase.New("thị trấn"), phrase.New("quận"), phrase.New("thôn"), phrase.New("đường"),
}

// Count counts how often each province is named in text, by its code. Text is
// read up to limit bytes.
func Count(text string, limit int) map[string]int {
	if len(text) > limit {
		text = text[:limit]
	}
	counts := map[string]int{}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !phrase.IsWord(r) {
			i += size
			continue
		}
		if p, end, ok := At(text, i); ok && !isBelow(text, i) {
			counts[p.Code]++
			i = end
			continue
		}
		i += len(phrase.Word(text, i))
	}
	return counts
}

func isBelow(text string, pos int) bool {
	i := phrase.SkipSpaceBack(text, pos)
	for _, b := range below {
		if _, ok := b.Before(text, i); ok {
			return true
		}
	}
	return false
}

// On says the province as it is on a day, ISO: since 1 July 2025 a name that
// lived on has the code of the merged province.
func (p Province) On(day string) trichluc.Province {
	q := p.Province
	if day >= merger && p.Into == p.Name {
		q.Code = p.IntoCode
	}
	return q
}

// merger is when the 34 provinces began (Resolution 202/2025/QH15).
const merger = "2025-07-01"
