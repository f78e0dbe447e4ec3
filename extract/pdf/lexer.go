package pdf

// tokenKind is the kind of a token of content streams and CMaps.
type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenName
	tokenString
	tokenOperator
	tokenArrayOpen
	tokenArrayClose
	tokenDictOpen
	tokenDictClose
)

// token is one token. text is the operator, the name without its slash or the
// decoded bytes of the string; it stays valid until the lexer's arena is
// reset.
type token struct {
	kind   tokenKind
	number float64
	text   []byte
}

// lexer cuts content streams and CMaps into tokens. It never fails: bytes that
// are no token are skipped.
type lexer struct {
	data  []byte
	pos   int
	arena []byte // decoded strings
}

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

func (l *lexer) next() token {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if charClass[c] == charSpace {
			l.pos++
			continue
		}
		if charClass[c] == charRegular {
			return l.word()
		}
		l.pos++
		switch c {
		case '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		case '/':
			return token{kind: tokenName, text: l.nameText()}
		case '(':
			return token{kind: tokenString, text: l.literal()}
		case '[':
			return token{kind: tokenArrayOpen}
		case ']':
			return token{kind: tokenArrayClose}
		case '<':
			if l.pos < len(l.data) && l.data[l.pos] == '<' {
				l.pos++
				return token{kind: tokenDictOpen}
			}
			return token{kind: tokenString, text: l.hexadecimal()}
		case '>':
			if l.pos < len(l.data) && l.data[l.pos] == '>' {
				l.pos++
				return token{kind: tokenDictClose}
			}
		}
	}
	return token{}
}

// word reads a number or an operator.
func (l *lexer) word() token {
	start := l.pos
	for l.pos < len(l.data) && charClass[l.data[l.pos]] == charRegular {
		l.pos++
	}
	text := l.data[start:l.pos]
	if n, ok := parseNumber(text); ok {
		return token{kind: tokenNumber, number: n}
	}
	return token{kind: tokenOperator, text: text}
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

func (l *lexer) nameText() []byte {
	start, escaped := l.pos, false
	for l.pos < len(l.data) && charClass[l.data[l.pos]] == charRegular {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	raw := l.data[start:l.pos]
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

func (l *lexer) hexadecimal() []byte {
	mark, high := len(l.arena), -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		switch v := hexValue(c); {
		case v < 0:
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

func (l *lexer) literal() []byte {
	mark, depth := len(l.arena), 1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
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
			if l.pos < len(l.data) && l.data[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		}
		l.arena = append(l.arena, c)
	}
	return l.arena[mark:len(l.arena):len(l.arena)]
}

// escape reads what follows a backslash.
func (l *lexer) escape() {
	if l.pos >= len(l.data) {
		return
	}
	c := l.data[l.pos]
	l.pos++
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
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return
	case '\n':
		return
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := c - '0'
		for i := 0; i < 2 && l.pos < len(l.data) && '0' <= l.data[l.pos] && l.data[l.pos] <= '7'; i++ {
			v = v<<3 | (l.data[l.pos] - '0')
			l.pos++
		}
		c = v
	}
	l.arena = append(l.arena, c)
}
