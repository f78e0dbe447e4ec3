package agency

import (
	"strings"
	"sync"

	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/place"
	"github.com/trichluc/trichluc/normalize/tables"
)

// succession is what became of a body: tables/agency-successors.tsv.
type succession struct {
	base, into string // without their places
	until      string // the last day of the body, ISO
	also       []string
	founded    bool // into did not exist before
}

// successions are keyed by Body.
var successions = sync.OnceValue(func() map[string]succession {
	out := map[string]succession{}
	for _, row := range tables.Rows("agency-successors.tsv") {
		s := succession{base: placeless(row[0]), until: row[1], into: placeless(row[2]), founded: row[4] != ""}
		for _, also := range tables.List(row[3]) {
			s.also = append(s.also, placeless(also))
		}
		out[place.Slug(s.base)] = s
	}
	return out
})

func placeless(name string) string { return strings.TrimSpace(strings.TrimSuffix(name, "{tỉnh}")) }

// Named is the body that text names and nothing else, for a report from home:
// "Sở TT&TT", "Sở Thông tin và Truyền thông, tỉnh Hà Nam".
func Named(text string, home Home) (Agency, bool) {
	m, ok := At(text, 0)
	if !ok || m.Person {
		return Agency{}, false
	}
	rest := strings.TrimLeft(text[m.End:], ", ")
	if _, end, ok := place.At(afterKind(rest), 0); rest != "" && (!ok || end < len(afterKind(rest))) {
		return Agency{}, false
	}
	return m.In(home), true
}

// afterKind is a place's name without "tỉnh" or "thành phố" before it.
func afterKind(name string) string {
	for _, kind := range []string{"tỉnh", "thành phố", "TP"} {
		if end, ok := phrase.New(kind).At(name, 0); ok {
			return name[phrase.SkipSpace(name, end):]
		}
	}
	return name
}

// On is the body that does another's work on a day, ISO: a itself, or the one
// that it was merged into before that day. A part of the work may have gone to
// others.
func (a Agency) On(day string) Agency {
	s, ok := successions()[a.Body]
	if !ok || day <= s.until {
		return a
	}
	a.Name = s.into + strings.TrimPrefix(a.Name, s.base)
	a.Body = place.Slug(s.into)
	return a
}

// Before lists the bodies whose work is a's since they were merged, a's own
// earlier self among them, in the order of the table. whole tells that all of
// their work came to a, so that figures of them add up to a's. A body that
// nothing was merged into has itself alone.
func (a Agency) Before() (names []string, whole bool) {
	whole = true
	founded, base := false, ""
	for _, row := range tables.Rows("agency-successors.tsv") {
		s := successions()[place.Slug(placeless(row[0]))]
		if place.Slug(s.into) != a.Body {
			continue
		}
		base, founded = s.into, s.founded
		names = append(names, s.base+strings.TrimPrefix(a.Name, s.into))
		whole = whole && len(s.also) == 0
	}
	if base == "" || !founded {
		names = append(names, a.Name)
	}
	return names, whole
}
