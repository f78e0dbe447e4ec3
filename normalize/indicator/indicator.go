// Package indicator ties the wording of a figure to a catalogue of indicators,
// and gives what is not in the catalogue an identifier from its own words.
//
// Reports word one indicator in many ways: with acronyms or in full, with the
// tone mark on one vowel or the other, with "tỷ" or "tỉ", in another order,
// with a letter that a scanner misread. So names are compared as sets of
// concepts: phrases that words.tsv counts as one, compared without marks. Some
// concepts must stand in both names or in neither, because they make another
// indicator: end-to-end and partly online, received and resolved, the
// provincial level and the communes, households and people. The first thing
// that a name mentions is what the figure is of, and must be the same. A unit
// that contradicts the indicator's refuses the match.
//
// Only a close match is taken: an indicator left unmatched can still be
// searched by its words and stands on the work list, a wrong match would add
// apples to pears.
package indicator

import "slices"

// Entry is an indicator of the catalogue.
type Entry struct {
	ID      string // never changed once given: corpora hold it
	Name    string // in Vietnamese
	English string
	Unit    string // as usually printed: "%", "hồ sơ", "thứ hạng"
	Source  string // the document that defines it or sets its target; empty where none is known for certain
}

// Method says how a name was tied to an indicator, from the surest down.
type Method string

const (
	Exact   Method = "exact"   // the catalogue's own name
	Synonym Method = "synonym" // one of its wordings
	Acronym Method = "acronym" // one of its wordings, with acronyms written out
	Order   Method = "order"   // the words of a wording in another order
	Fuzzy   Method = "fuzzy"   // nearly a wording: a word more or less, or a misread letter
)

// Found is an indicator with how surely a name words it.
type Found struct {
	Entry  Entry
	Method Method
	Score  float64 // 0 to 1; from Accept on the match is taken
}

// Accept is the score from which a match is taken. A word more than a wording
// of four concepts has scores 0.89, than one of five 0.91. Of 1,400 names, the
// tuned ones of testdata and those of ten reports, what scored 0.93 or more
// was right, none lay between 0.86 and 0.93, and below that right and wrong
// mix: "hài lòng, chấp nhận" is another question than "hài lòng".
const Accept = 0.9

// Catalogue lists all entries.
func Catalogue() []Entry {
	var out []Entry
	for _, e := range shared().entries {
		out = append(out, e.Entry)
	}
	return out
}

// Match finds the entry that a name words, given the unit beside its figure.
func Match(name, unit string) (Entry, bool) {
	f, ok := Find(name, unit)
	if !ok {
		return Entry{}, false
	}
	return f.Entry, true
}

// Find is Match with how and how surely.
func Find(name, unit string) (Found, bool) {
	f := shared().find(name, unit, true)
	return f, f.Score >= Accept
}

// Nearest is the entry most like a name whose unit does not contradict it,
// however little it is like it: what a user would look at first to mend the
// catalogue. It is not a match.
func Nearest(name, unit string) (Found, bool) {
	f := shared().find(name, unit, false)
	return f, f.Score > 0
}

// find is the best entry for a name. With strict, what keeps indicators apart
// must agree.
func (c *catalogue) find(name, unit string, strict bool) Found {
	var best Found
	for _, r := range c.readings(name) {
		kinds := figureOf(unit).with(r.lead)
		if kinds == 0 || len(r.concepts) == 0 {
			continue
		}
		counted := c.things(unit)
		if f := c.best(r, kinds, counted, strict); f.Score > best.Score {
			best = f
		}
	}
	return best
}

// best is the entry whose wording is most like a reading. Two entries that are
// equally like it are none.
func (c *catalogue) best(r reading, kinds figure, counted []concept, strict bool) Found {
	wordings := c.byHead[r.head]
	if !strict {
		wordings = c.wordings
	}
	var best Found
	tied := false
	for _, w := range wordings {
		if w.entry.kinds&kinds == 0 || !w.entry.counts(counted, r.head) {
			continue
		}
		f := c.compare(r, w, strict)
		switch {
		case f.Score > best.Score:
			best, tied = f, false
		case f.Score == best.Score && f.Entry.ID != best.Entry.ID:
			tied = true
		}
	}
	if tied && strict {
		return Found{}
	}
	return best
}

// The most that each method scores. They differ so that of two wordings the
// surer one wins. An exact name scores 1.
const (
	scoreSynonym = 0.995
	scoreAcronym = 0.99
	scoreOrder   = 0.97
	bestFuzzy    = 0.96
	perSlip      = 0.02 // off for each misread word that was mended
	perContrast  = 0.5  // is left of the score where what must agree does not: only for Nearest
	mostMiss     = 1.5  // words may be missing or too much, however long the name: two more say something more
	oneWord      = 0.5  // less is missing or too much only where it is light
)

// compare scores one reading of a name against one wording.
func (c *catalogue) compare(r reading, w *wording, strict bool) Found {
	hit, miss := 0.0, float64(r.unknown)
	apart := false
	for _, x := range r.set {
		if w.allows(x) {
			hit += c.weight(x)
			continue
		}
		miss += c.weight(x)
		apart = apart || c.keepsApart(x)
	}
	for _, x := range w.required {
		if _, ok := slices.BinarySearch(r.set, x); !ok {
			miss += c.weight(x)
			apart = apart || c.keepsApart(x)
		}
	}
	if strict && (apart || miss > mostMiss) || hit == 0 {
		return Found{}
	}
	f := Found{Entry: w.entry.Entry, Method: Fuzzy, Score: 2 * hit / (2*hit + miss)}
	if apart {
		f.Score *= perContrast
		return f
	}
	top := bestFuzzy - perSlip*float64(r.slips)
	if miss < oneWord && r.slips == 0 {
		f.Method, top = w.method(&r)
	}
	f.Score = min(f.Score, top)
	return f
}

// method tells how a name that lacks nothing of a wording words it, and the
// most that it may score.
func (w *wording) method(r *reading) (Method, float64) {
	switch {
	case r.text == w.entry.text:
		return Exact, 1
	case !w.inOrder(r.concepts):
		return Order, scoreOrder
	case r.acronyms:
		return Acronym, scoreAcronym
	}
	return Synonym, scoreSynonym
}
