package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trichluc/trichluc/internal/viet"
)

// fieldNames are the properties that a question can name, in Vietnamese and
// English, without diacritics.
var fieldNames = map[string]string{
	"type": fieldType, "loai": fieldType, "issuer": fieldIssuer, "co-quan": fieldIssuer, "coquan": fieldIssuer, "province": fieldProvince, "tinh": fieldProvince,
	"year": fieldYear, "nam": fieldYear, "number": fieldNumber, "so": fieldNumber, "title": fieldTitle, "ten": fieldTitle,
	"level": fieldLevel, "cap": fieldLevel, "relation": fieldRelation, "quan-he": fieldRelation, "quanhe": fieldRelation,
}

var straightQuotes = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`)

// token is a piece of a question.
type token struct {
	kind   tokenKind
	sign   byte   // '+' or '-' before it, or 0
	field  string // of fieldNames, empty for none
	text   string
	prefix bool // ends in a star
}

// plain words side by side are one token.
func (t *token) plain() bool {
	return t.kind == tokenWords && t.sign == 0 && t.field == "" && !t.prefix
}

type tokenKind int

const (
	tokenWords tokenKind = iota
	tokenPhrase
	tokenOpen
	tokenClose
	tokenAnd
	tokenOr
	tokenNot
)

// operators are written in capitals, and are words where all is.
var operators = map[string]tokenKind{"AND": tokenAnd, "OR": tokenOr, "HOẶC": tokenOr, "NOT": tokenNot}

func lex(s string) (tokens []token) {
	shouted := strings.ToUpper(s) == s
	var next token
	add := func(kind tokenKind, text string) {
		next.kind, next.text = kind, text
		if n := len(tokens); n > 0 && kind == tokenWords && next.plain() && tokens[n-1].plain() {
			tokens[n-1].text += " " + text
		} else {
			tokens = append(tokens, next)
		}
		next = token{}
	}
	for len(s) > 0 {
		end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '"' || r == '(' || r == ')' })
		switch {
		case end > 0:
			chunk := s[:end]
			s = s[end:]
			follows := len(s) > 0 && (s[0] == '"' || s[0] == '(')
			chunk, next.sign = signOf(chunk, follows, tokens)
			name, value, found := strings.Cut(chunk, ":")
			if field := fieldNames[viet.Fold(name)]; found && field != "" && (value != "" || follows && s[0] == '"') {
				next.field, chunk = field, value
			}
			if chunk == "" && follows {
				continue // the sign or the name of what comes
			}
			if kind, is := operators[chunk]; is && next.field == "" && (!shouted || chunk != "HOẶC") {
				add(kind, chunk)
				continue
			}
			next.prefix = strings.HasSuffix(chunk, "*")
			add(tokenWords, chunk)
			continue
		case end < 0:
			s += " "
			continue
		case s[0] == '"':
			if inside, rest, closed := strings.Cut(s[1:], `"`); closed {
				add(tokenPhrase, inside)
				s = rest
				continue
			}
		case s[0] == '(':
			add(tokenOpen, "")
		case s[0] == ')':
			add(tokenClose, "")
		}
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return tokens
}

// signOf takes + or - off what it stands before. A dash between spaces is
// none, nor is one inside a number: "698 -KH/UBND".
func signOf(chunk string, follows bool, before []token) (rest string, sign byte) {
	if chunk[0] != '+' && chunk[0] != '-' {
		return chunk, 0
	}
	r, _ := utf8.DecodeRuneInString(chunk[1:])
	if len(chunk) == 1 && !follows || len(chunk) > 1 && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return chunk, 0
	}
	if n := len(before); n > 0 && before[n-1].kind == tokenWords && strings.Contains(chunk, "/") {
		if last := before[n-1].text; strings.TrimRight(last[strings.LastIndexByte(last, ' ')+1:], "0123456789") == "" {
			return chunk, 0
		}
	}
	return chunk[1:], chunk[0]
}
