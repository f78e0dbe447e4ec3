package cite

import (
	"slices"
	"strings"

	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/serial"
)

// listLimit bounds the numbers of a list that share a symbol.
const listLimit = 32

// sharers reads the numbers that stand before a citation by number in a list
// and share its symbol: "các Quyết định số 06, 942, 411/QĐ-TTg". It gives m
// the kind of document that the list begins with. There is no list unless it
// begins with "số" or a kind of document.
func (m *mention) sharers() []mention {
	var numbers []serial.Number
	i := m.start
	for range listLimit {
		n, ok := sharerBefore(m.text, i, m.number)
		if !ok {
			break
		}
		numbers = append(numbers, n)
		i = n.Start
	}
	if numbers == nil || m.printed {
		return nil
	}
	first := mention{passage: m.passage, start: i, number: numbers[len(numbers)-1]}
	said := first.readNumberWord()
	if kind, start, ok := serial.KindBefore(m.text, phrase.SkipSpaceBack(m.text, first.start)); ok {
		first.kind, first.start, first.printed = kind, start, true
	} else if !said {
		return nil
	}
	if first.kind != nil {
		m.kind = first.kind
	}
	m.sharing = true
	slices.Reverse(numbers)
	out := make([]mention, 0, len(numbers))
	for k, n := range numbers {
		o := mention{passage: m.passage, form: m.form, kind: m.kind, number: n, symbol: m.symbol, start: n.Start, end: n.End, sharing: k > 0}
		if k == 0 {
			o.start, o.printed = first.start, first.printed
		}
		o.key, _ = serial.Canonical(n, m.symbol)
		o.readPinpoint()
		out = append(out, o)
	}
	return out
}

// sharerBefore reads the bare number that a comma or "và" joins to the one
// that begins at text[end]. It is of the same form: with a year if that has
// one.
func sharerBefore(text string, end int, like serial.Number) (serial.Number, bool) {
	i := phrase.SkipSpaceBack(text, end)
	if k := len(strings.TrimRight(text[:i], ",;")); k < i {
		i = k
	} else if k, ok := wordAnd.Before(text, i); ok {
		i = phrase.SkipSpaceBack(text, k)
	} else {
		return serial.Number{}, false
	}
	n := serial.Number{End: i, Symbol: like.Symbol, Hyphen: like.Hyphen}
	word := phrase.WordBefore(text, i)
	i -= len(word)
	if like.Year != "" {
		if len(word) != 4 || i == 0 || text[i-1] != '/' {
			return n, false
		}
		n.Year, word = word, phrase.WordBefore(text, i-1)
		i -= 1 + len(word)
	}
	n.Start, n.Digits = i, word
	return n, len(word) > 0 && len(word) <= 5 && strings.Trim(strings.TrimRight(word, "abcde"), "0123456789") == "" && isDigit(word[0])
}
