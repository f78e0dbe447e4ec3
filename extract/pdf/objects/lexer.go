package objects

// TokenKind is the kind of a token.
type TokenKind uint8

// The kinds of token. TokenEnd is the end of the bytes.
const (
	TokenEnd TokenKind = iota
	TokenNumber
	TokenName
	TokenString
	TokenOperator
	TokenArrayOpen
	TokenArrayClose
	TokenDictOpen
	TokenDictClose
)

// Token is one token. Text is the operator or keyword, the name without its
// slash or the decoded bytes of the string; it stays valid until the lexer
// forgets.
type Token struct {
	Kind   TokenKind
	Number float64
	Text   []byte
}

// maxString bounds a string: ISO 32000-1, annex C, speaks of 32 767 bytes, and
// a string whose end is lost would swallow the rest of the file.
const maxString = 1 << 20

// Lexer cuts objects, content streams and CMaps, which are all written in the
// same way, into tokens. It never fails: bytes that are no token are skipped
// and counted.
type Lexer struct {
	Data   []byte
	Pos    int // where the next token is looked for; may be moved
	Faults int // bytes that are no token, strings without an end

	arena []byte // decoded strings
}

// Forget gives the memory of decoded strings free for the next ones: the Text
// of all tokens until now becomes invalid.
func (l *Lexer) Forget() { l.arena = l.arena[:0] }

const (
	charRegular = iota
	charSpace
	charDelimiter
)

// charClass sorts bytes as ISO 32000-1, 7.2.2, does.
var charClass = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = charSpace
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = charDelimiter
	}
	return t
}()

// IsSpace says that a byte is white space between tokens.
func IsSpace(c byte) bool { return charClass[c] == charSpace }

// Next gives the next token.
func (l *Lexer) Next() Token {
	for l.Pos < len(l.Data) {
		c := l.Data[l.Pos]
		if charClass[c] == charSpace {
			l.Pos++
			continue
		}
		if charClass[c] == charRegular {
			return l.word()
		}
		l.Pos++
		switch c {
		case '%':
			for l.Pos < len(l.Data) && l.Data[l.Pos] != '\n' && l.Data[l.Pos] != '\r' {
				l.Pos++
			}
		case '/':
			return Token{Kind: TokenName, Text: l.nameText()}
		case '(':
			return Token{Kind: TokenString, Text: l.literal()}
		case '[':
			return Token{Kind: TokenArrayOpen}
		case ']':
			return Token{Kind: TokenArrayClose}
		case '<':
			if l.Pos < len(l.Data) && l.Data[l.Pos] == '<' {
				l.Pos++
				return Token{Kind: TokenDictOpen}
			}
			return Token{Kind: TokenString, Text: l.hexadecimal()}
		case '>':
			if l.Pos < len(l.Data) && l.Data[l.Pos] == '>' {
				l.Pos++
				return Token{Kind: TokenDictClose}
			}
			l.Faults++
		default:
			l.Faults++
		}
	}
	return Token{}
}

// word reads a number or an operator.
func (l *Lexer) word() Token {
	start := l.Pos
	for l.Pos < len(l.Data) && charClass[l.Data[l.Pos]] == charRegular {
		l.Pos++
	}
	text := l.Data[start:l.Pos]
	if n, ok := parseNumber(text); ok {
		return Token{Kind: TokenNumber, Number: n}
	}
	return Token{Kind: TokenOperator, Text: text}
}

// parseNumber reads the numbers of PDF: no exponents, but signs doubled and
// digits missing as careless writers have them.
func parseNumber(s []byte) (float64, bool) {
	i, negative := 0, false
	for i < len(s) && (s[i] == '-' || s[i] == '+') {
		negative = negative || s[i] == '-'
		i++
	}
	if i == len(s) {
		return 0, false
	}
	value, scale, point := 0.0, 1.0, false
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			value = value*10 + float64(c-'0')
			if point {
				scale *= 10
			}
		case c == '.' && !point:
			point = true
		case c == '-': // "12.-5", written by old drivers: what follows is noise
			i = len(s)
		default:
			return 0, false
		}
	}
	if negative {
		value = -value
	}
	return value / scale, true
}

func (l *Lexer) nameText() []byte {
	start, escaped := l.Pos, false
	for l.Pos < len(l.Data) && charClass[l.Data[l.Pos]] == charRegular {
		escaped = escaped || l.Data[l.Pos] == '#'
		l.Pos++
	}
	raw := l.Data[start:l.Pos]
	if !escaped {
		return raw
	}
	mark := len(l.arena)
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if h, low := hexValue(raw[i+1]), hexValue(raw[i+2]); h >= 0 && low >= 0 {
				l.arena = append(l.arena, byte(h<<4|low))
				i += 2
				continue
			}
		}
		l.arena = append(l.arena, raw[i])
	}
	return l.arena[mark:len(l.arena):len(l.arena)]
}

func hexValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *Lexer) hexadecimal() []byte {
	mark, high, last := len(l.arena), -1, min(len(l.Data), l.Pos+maxString)
	for closed := false; !closed; {
		if l.Pos >= last {
			l.Faults++
			break
		}
		c := l.Data[l.Pos]
		l.Pos++
		switch v := hexValue(c); {
		case c == '>':
			closed = true
		case v < 0:
			if charClass[c] != charSpace {
				l.Faults++
			}
		case high < 0:
			high = v
		default:
			l.arena = append(l.arena, byte(high<<4|v))
			high = -1
		}
	}
	if high >= 0 {
		l.arena = append(l.arena, byte(high<<4))
	}
	return l.arena[mark:len(l.arena):len(l.arena)]
}

func (l *Lexer) literal() []byte {
	mark, depth, last := len(l.arena), 1, min(len(l.Data), l.Pos+maxString)
	for l.Pos < last {
		c := l.Data[l.Pos]
		l.Pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return l.arena[mark:len(l.arena):len(l.arena)]
			}
		case '\\':
			l.escape()
			continue
		case '\r':
			if l.Pos < len(l.Data) && l.Data[l.Pos] == '\n' {
				l.Pos++
			}
			c = '\n'
		}
		l.arena = append(l.arena, c)
	}
	l.Faults++
	return l.arena[mark:len(l.arena):len(l.arena)]
}

// escape reads what follows a backslash.
func (l *Lexer) escape() {
	if l.Pos >= len(l.Data) {
		return
	}
	c := l.Data[l.Pos]
	l.Pos++
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\r':
		if l.Pos < len(l.Data) && l.Data[l.Pos] == '\n' {
			l.Pos++
		}
		return
	case '\n':
		return
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := c - '0'
		for i := 0; i < 2 && l.Pos < len(l.Data) && '0' <= l.Data[l.Pos] && l.Data[l.Pos] <= '7'; i++ {
			v = v<<3 | (l.Data[l.Pos] - '0')
			l.Pos++
		}
		c = v
	}
	l.arena = append(l.arena, c)
}
