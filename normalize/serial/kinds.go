package serial

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/phrase"
	"github.com/trichluc/trichluc/normalize/place"
	"github.com/trichluc/trichluc/normalize/tables"
)

// Kind is a kind of document.
type Kind struct {
	Name string // what it is called: "Quyết định"
	Path string // its part of an instrument's identifier; "-" where the symbol tells
}

type register struct {
	names   phrase.Set[*Kind]
	symbols map[string]*Kind  // as written: "QĐ"
	mended  map[string]string // folded token -> the one right spelling: "qd" -> "QĐ"
}

var kinds = sync.OnceValue(func() *register {
	r := &register{symbols: map[string]*Kind{}, mended: map[string]string{}}
	for _, row := range tables.Rows("document-types.tsv") {
		t := &Kind{Name: row[1], Path: row[2]}
		r.names.Add(row[0], t)
		for i, s := range tables.List(row[3]) {
			if r.symbols[s] == nil {
				r.symbols[s] = t
			}
			if i == 0 {
				r.learn(s)
			}
		}
	}
	for _, row := range tables.Rows("agencies.tsv") {
		for i, s := range tables.List(row[1]) {
			if i == 0 {
				r.learn(s)
			}
		}
	}
	return r
})

// learn notes how a token is spelled. Two spellings that fold to one (HD and
// HĐ) leave it unmended.
func (r *register) learn(symbol string) {
	for _, token := range strings.FieldsFunc(symbol, IsJoiner) {
		key := viet.Fold(token)
		if old, ok := r.mended[key]; ok && old != token {
			token = ""
		}
		r.mended[key] = token
	}
}

// spelled reports whether a token is one that symbols are made of.
func (r *register) spelled(token string) bool {
	right, ok := r.mended[viet.Fold(token)]
	return ok && token != "" && (right == "" || right == token)
}

// IsJoiner reports whether r joins the tokens of a symbol.
func IsJoiner(r rune) bool { return r == '-' || r == '/' || r == '.' || r == '&' || r == '+' }

// KindAt finds the kind of document named at text[pos], KindBefore the one
// named before text[:pos].
func KindAt(text string, pos int) (k *Kind, end int, ok bool) { return kinds().names.At(text, pos) }

// KindBefore finds the kind of document whose name ends at text[:pos].
func KindBefore(text string, pos int) (k *Kind, start int, ok bool) {
	return kinds().names.Before(text, pos)
}

// IsSymbol reports whether s is what stands for a kind of document: "QĐ".
func IsSymbol(s string) bool { return kinds().symbols[s] != nil }

// Letter is the kind of document whose numbers name no kind: UBND-KGVX.
func Letter() *Kind { return kinds().symbols["CV"] }

// Mend corrects the spelling of a symbol's tokens: QD-UBND to QĐ-UBND,
// QĐ-TTG to QĐ-TTg, QĐUBND to QĐ-UBND. Tokens that nothing is known of stay.
func Mend(symbol string) string {
	r := kinds()
	symbol = r.parted(symbol)
	for start := 0; start < len(symbol); {
		end := start + strings.IndexFunc(symbol[start:], IsJoiner)
		if end < start {
			end = len(symbol)
		}
		if right := r.right(symbol[start:end]); right != "" && right != symbol[start:end] {
			symbol = symbol[:start] + right + symbol[end:]
			end = start + len(right)
		}
		start = end + 1
	}
	return symbol
}

// parted sets the hyphen that some converters of files lose: QĐUBND is
// QĐ-UBND. What is itself a body's symbol, or begins with no kind of document
// or goes on with no body's, stays.
func (r *register) parted(symbol string) string {
	if strings.ContainsFunc(symbol, IsJoiner) || r.symbols[symbol] != nil || agency.IsSymbol(symbol) {
		return symbol
	}
	for end := len(symbol) - 1; end > 0; end-- {
		if r.symbols[symbol[:end]] != nil && agency.IsSymbol(symbol[end:]) {
			return symbol[:end] + "-" + symbol[end:]
		}
	}
	return symbol
}

// right is the one right spelling of a token; empty if there is none.
func (r *register) right(token string) string {
	key := make([]byte, 0, 32)
	for _, c := range token {
		if f := viet.FoldRune(c); f >= 0 {
			key = utf8.AppendRune(key, f)
		}
	}
	return r.mended[string(key)]
}

// Split divides a mended symbol into the kind of document that it names, if
// any, and the rest, which names the issuer: QĐ-UBND, NQ/TU, UBND-KGVX.
func Split(symbol string) (*Kind, string) {
	r := kinds()
	for end := len(symbol); end > 0; end = strings.LastIndexFunc(symbol[:end], IsJoiner) {
		if t := r.symbols[symbol[:end]]; t != nil {
			return t, strings.TrimLeftFunc(symbol[end:], IsJoiner)
		}
	}
	return nil, symbol
}

// partySeries names bodies of the party, whose numbers are written 31-CT/TU.
var partySeries = map[string]bool{"TU": true, "TW": true, "HU": true, "BCSĐ": true, "ĐU": true, "ThU": true, "QU": true, "BCS": true}

// Canonical writes a number as its kind of body does: 13/2023/NĐ-CP, but
// 31-CT/TU for the party, however it was printed.
func Canonical(n Number, symbol string) (key, right string) {
	if i := strings.IndexAny(symbol, "-/"); i > 0 {
		kind, body := symbol[:i], symbol[i+1:]
		if body != "" && !strings.ContainsAny(body, "-/") && (partySeries[body] || n.Hyphen && symbol[i] == '/') {
			if right = symbol; symbol[i] != '/' {
				right = kind + "/" + body
			}
			return n.Digits + "-" + right, right
		}
		if symbol[i] == '/' && kinds().symbols[kind] != nil && body != "" && !strings.ContainsAny(body, "-/") {
			symbol = kind + "-" + body // "12/QĐ/UBND"
		}
	}
	if n.Year != "" {
		return n.Digits + "/" + n.Year + "/" + symbol, symbol
	}
	return n.Digits + "/" + symbol, symbol
}

// Issuer finds the body that a symbol names.
func Issuer(symbol string) (agency.Mention, bool) {
	t, rest := Split(symbol)
	if t != nil && rest == "" {
		return agency.Mention{}, false
	}
	return agency.OfSymbol(rest)
}

// Slug is a number's part of an identifier, small numbers with the zero that
// the rules for numbering ask for: "09-kh-ubnd".
func Slug(n Number, symbol string) string {
	digits := strings.TrimLeft(n.Digits, "0")
	if len(strings.TrimRight(digits, "abcde")) < 2 {
		digits = "0" + digits
	}
	parts := []string{digits, n.Year, place.Slug(symbol)}
	return strings.Join(strings.FieldsFunc(strings.Join(parts, "-"), func(r rune) bool { return r == '-' }), "-")
}
