package main

import (
	"slices"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/place"
)

// listNear is how many names a message offers in the place of a mistyped one.
const listNear = 3

// province is the province that a user names, by the name that the corpus has.
// A code stays as it is where the corpus compares codes: since the merger of
// 2025 two provinces may share one.
func (p *program) province(typed string, codes bool) (string, error) {
	if typed == "" {
		return "", nil
	}
	known, ok := place.ByCode(strings.TrimSpace(typed))
	if ok && codes {
		return known.Code, nil
	}
	if !ok {
		known, ok = place.ByName(viet.Clean(typed))
	}
	var names []string
	for _, one := range place.All() {
		if !ok && bare(one.Name) == bare(typed) { // without diacritics
			known, ok = one, true
		}
		names = append(names, one.Name)
	}
	if !ok {
		return "", usageError{message: p.say("usage.province", typed) + p.meant(near(typed, names))}
	}
	return known.Name, nil
}

// bare is a province's name for comparing: folded, without its rank.
func bare(name string) string {
	name = viet.Space(viet.Fold(viet.Clean(name)))
	for _, rank := range []string{"tinh ", "thanh pho ", "tp. ", "tp.", "tp "} {
		if rest, ok := strings.CutPrefix(name, rank); ok {
			return rest
		}
	}
	return name
}

// year checks a flag that takes a year.
func (p *program) year(typed string) error {
	if typed != "" && (len(typed) != 4 || strings.ContainsFunc(typed, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsDigit(r) })) {
		return usageError{message: p.say("usage.year", typed)}
	}
	return nil
}

// meant asks whether one of some names was meant; empty when there are none.
func (p *program) meant(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "; " + p.say("usage.meant", strings.Join(names, ", "))
}

// near are the names that a mistyped one most likely stands for, the nearest
// first: those that differ in a third of their letters at most, or that begin
// with what was typed.
func near(typed string, names []string) []string {
	typed = bare(typed)
	far := map[string]int{}
	var found []string
	for _, name := range names {
		folded := bare(name)
		n := distance(typed, folded)
		if typed == "" || 3*n > max(len(typed), len(folded), 3) && !strings.HasPrefix(folded, typed) {
			continue
		}
		far[name] = n
		found = append(found, name)
	}
	slices.SortStableFunc(found, func(a, b string) int { return far[a] - far[b] })
	return found[:min(len(found), listNear)]
}

// distance is how many letters have to be put in, left out or changed to make
// b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
