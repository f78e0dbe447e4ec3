package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The languages of human output.
const (
	vietnamese = "vi"
	english    = "en"
)

// languages maps a language to its place in a phrase.
var languages = map[string]int{vietnamese: 0, english: 1}

// phrase is a message in Vietnamese and in English, with the same verbs of
// package fmt in the same order.
type phrase [2]string

// say is a message of texts.go in the user's language.
func (p *program) say(key string, args ...any) string {
	text := texts[key][languages[p.lang]]
	if text == "" {
		text = key
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// has says whether texts.go knows a message.
func has(key string) bool { _, ok := texts[key]; return ok }

// languageOf finds the language before the flags are parsed, so that what is
// wrong with them can be said in it. Vietnamese is the default: English is
// for those who ask for it or whose system is set to it.
func languageOf(args []string, env func(string) string) string {
	for i, arg := range args {
		name, value, ok := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if name != "lang" || !strings.HasPrefix(arg, "-") {
			continue
		}
		if !ok && i+1 < len(args) {
			value = args[i+1]
		}
		if _, known := languages[value]; known {
			return value
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := env(name); value != "" {
			if strings.HasPrefix(value, "en") {
				return english
			}
			return vietnamese
		}
	}
	return vietnamese
}

// number writes n with the language's thousands separators.
func (p *program) number(n int) string {
	digits := strconv.Itoa(n)
	separator := "."
	if p.lang == english {
		separator = ","
	}
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + separator + digits[i:]
	}
	return digits
}

// took writes a duration as people say it: "0,34 giây", "2 phút 5 giây".
func (p *program) took(d time.Duration) string {
	if d >= time.Minute {
		d = d.Round(time.Second)
		return p.say("time.minutes", int(d.Minutes()), int(d.Seconds())%60)
	}
	seconds := strconv.FormatFloat(d.Seconds(), 'f', 2, 64)
	if p.lang != english {
		seconds = strings.Replace(seconds, ".", ",", 1)
	}
	return p.say("time.seconds", seconds)
}
