// Package pattern holds regular expressions that are compiled when they are
// first asked. The grammar of Vietnamese reports is hundreds of them, and a
// program that compiles all before its first line starts slowly: every verb
// would pay, and every child process that reads a file.
package pattern

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// Pattern is a regular expression as package regexp has it. Its methods are
// those of regexp.Regexp, and it may be used by several goroutines.
type Pattern struct {
	compiled func() *regexp.Regexp
}

// New makes a pattern. An expression that does not compile panics when it is
// first asked; in tests already here, so that none goes unnoticed.
func New(expression string) *Pattern {
	p := &Pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })}
	if inTest {
		p.compiled()
	}
	return p
}

// inTest tells that the program is a test. Package testing would add its
// flags to every program that asks it.
var inTest = len(os.Args) > 0 && strings.HasSuffix(strings.TrimSuffix(os.Args[0], ".exe"), ".test")

// MatchString is regexp.Regexp's, as are all below.
func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

// FindString gives the leftmost match, or "".
func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }

// FindStringIndex gives the place of the leftmost match, or nil.
func (p *Pattern) FindStringIndex(s string) []int { return p.compiled().FindStringIndex(s) }

// FindStringSubmatch gives the leftmost match and its groups, or nil.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

// FindStringSubmatchIndex gives the places of the leftmost match and its
// groups, or nil.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}

// FindAllStringIndex gives the places of at most n matches; all for n < 0.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}

// FindAllString gives at most n matches; all for n < 0.
func (p *Pattern) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }

// FindAllStringSubmatch gives at most n matches with their groups.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex gives the places of at most n matches and their
// groups.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString replaces all matches; $1 in the replacement is a group.
func (p *Pattern) ReplaceAllString(s, replacement string) string {
	return p.compiled().ReplaceAllString(s, replacement)
}

// ReplaceAllStringFunc replaces each match by what replace makes of it.
func (p *Pattern) ReplaceAllStringFunc(s string, replace func(string) string) string {
	return p.compiled().ReplaceAllStringFunc(s, replace)
}
