package main

import (
	"fmt"
	"regexp"
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
	return p.plural(fmt.Sprintf(text, args...))
}

// counted is a message that stands in a column beside its number.
func (p *program) counted(key string, n int) string {
	return strings.TrimPrefix(p.plural(strconv.Itoa(n)+" "+p.say(key)), strconv.Itoa(n)+" ")
}

// oneOfMany finds "1 documents". Only words that our messages count are
// listed: a document's own words are not ours to mend.
var oneOfMany = regexp.MustCompile(`(^|[\s:(])1 (cited )?(documents|figures|citations|tables|sources|hidden files|lock files|files|links|special files|rows|results|passages|errors|contradictions)\b`)

// plural mends the English of a count of one. Vietnamese has no plural.
func (p *program) plural(s string) string {
	if p.lang != english {
		return s
	}
	s = oneOfMany.ReplaceAllStringFunc(s, func(m string) string { return strings.TrimSuffix(m, "s") })
	return oneEntries.ReplaceAllString(s, "${1}1 entry")
}

var oneEntries = regexp.MustCompile(`(^|[\s:(])1 entries\b`)

// decimal writes a figure with the language's separators.
func (p *program) decimal(f float64) string {
	sign := ""
	if f < 0 {
		sign, f = "-", -f
	}
	text := strconv.FormatFloat(f, 'f', -1, 64)
	whole, fraction, ok := strings.Cut(text, ".")
	n, err := strconv.Atoi(whole)
	switch {
	case err != nil: // beyond what a report counts
		return sign + text
	case !ok:
		return sign + p.number(n)
	case p.lang == english:
		return sign + p.number(n) + "." + fraction
	}
	return sign + p.number(n) + "," + fraction
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
