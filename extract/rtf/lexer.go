package rtf

import "strconv"

// kind is what a token is.
type kind int

const (
	tokenEnd   kind = iota
	tokenOpen       // {
	tokenClose      // }
	tokenWord       // \word with or without a number
	tokenSign       // \ and one sign that is no letter
	tokenByte       // \'hh
	tokenText       // bytes in the current code page
)

// token is a piece of the file.
type token struct {
	kind   kind
	word   string // of a word; the sign of a sign
	number int    // of a word, or the byte
	given  bool   // the word has a number
	text   []byte
}

// lexer cuts a file into tokens.
type lexer struct {
	data []byte
	at   int
}

// longestWord bounds control words; the longest in use has 25 letters.
const longestWord = 32

func (l *lexer) next() token {
	for l.at < len(l.data) && isBreak(l.data[l.at]) {
		l.at++
	}
	if l.at >= len(l.data) {
		return token{kind: tokenEnd}
	}
	switch l.data[l.at] {
	case '{':
		l.at++
		return token{kind: tokenOpen}
	case '}':
		l.at++
		return token{kind: tokenClose}
	case '\\':
		l.at++
		return l.control()
	}
	start := l.at
	for l.at < len(l.data) && !isSpecial(l.data[l.at]) {
		l.at++
	}
	return token{kind: tokenText, text: l.data[start:l.at]}
}

func isBreak(c byte) bool   { return c == '\r' || c == '\n' || c == 0 }
func isSpecial(c byte) bool { return c == '{' || c == '}' || c == '\\' || isBreak(c) }
func isLetter(c byte) bool  { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool   { return c >= '0' && c <= '9' }

// control reads what follows a backslash.
func (l *lexer) control() token {
	if l.at >= len(l.data) {
		return token{kind: tokenEnd}
	}
	c := l.data[l.at]
	if isLetter(c) {
		return l.controlWord()
	}
	l.at++
	if c == '\'' {
		n, err := strconv.ParseUint(string(l.data[l.at:min(l.at+2, len(l.data))]), 16, 8)
		if err != nil {
			return token{kind: tokenByte, number: '?'}
		}
		l.at += 2
		return token{kind: tokenByte, number: int(n)}
	}
	return token{kind: tokenSign, word: string(c)}
}

func (l *lexer) controlWord() token {
	start := l.at
	for l.at < len(l.data) && isLetter(l.data[l.at]) && l.at-start < longestWord {
		l.at++
	}
	t := token{kind: tokenWord, word: string(l.data[start:l.at])}
	start = l.at
	if l.at+1 < len(l.data) && l.data[l.at] == '-' && isDigit(l.data[l.at+1]) {
		l.at++
	}
	for l.at < len(l.data) && isDigit(l.data[l.at]) && l.at-start < longestWord {
		l.at++
	}
	if n, err := strconv.ParseInt(string(l.data[start:l.at]), 10, 32); err == nil {
		t.number, t.given = int(n), true
	}
	if l.at < len(l.data) && l.data[l.at] == ' ' {
		l.at++
	}
	if t.word == "bin" && t.given { // raw bytes follow
		l.at += min(max(t.number, 0), len(l.data)-l.at)
	}
	return t
}

// skipFallback passes over what stands for a letter in programs without
// Unicode: n bytes, each of which may be written as a control.
func (l *lexer) skipFallback(n int) {
	for ; n > 0; n-- {
		for l.at < len(l.data) && isBreak(l.data[l.at]) {
			l.at++
		}
		if l.at >= len(l.data) || l.data[l.at] == '{' || l.data[l.at] == '}' {
			return
		}
		if l.data[l.at] != '\\' {
			l.at++
			continue
		}
		l.at++
		l.control()
	}
}
