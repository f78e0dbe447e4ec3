package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
)

// defaultCorpus is where the corpus is kept unless --corpus or
// TRICHLUC_CORPUS say otherwise.
const defaultCorpus = "./trichluc-data"

// flagSet has the flags that every verb takes. A flag's usage is looked up in
// texts.go by "flag.<verb>.<name>" or "flag.<name>".
func (p *program) flagSet(verb string) *flag.FlagSet {
	set := flag.NewFlagSet(verb, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.Usage = func() {}
	if p.corpus == "" {
		p.corpus = p.env("TRICHLUC_CORPUS")
	}
	if p.corpus == "" {
		p.corpus = defaultCorpus
	}
	set.StringVar(&p.corpus, "corpus", p.corpus, "DIR")
	set.StringVar(&p.lang, "lang", p.lang, "vi|en")
	set.BoolVar(&p.json, "json", p.json, "")
	return set
}

func (p *program) checkCommon() error {
	if _, ok := languages[p.lang]; !ok {
		wrong := p.lang
		p.lang = languageOf(nil, p.env)
		return fmt.Errorf("--lang %q: vi|en", wrong)
	}
	return nil
}

// interspersed parses flags wherever they stand among the operands, which the
// flag package alone does not: "search QUERY --limit 5". What follows "--" is
// operands.
func interspersed(set *flag.FlagSet, args []string) (operands []string, err error) {
	for {
		if err := set.Parse(args); err != nil {
			return nil, err
		}
		rest := set.Args()
		if parsed := len(args) - len(rest); parsed > 0 && args[parsed-1] == "--" {
			return append(operands, rest...), nil
		}
		if len(rest) == 0 {
			return operands, nil
		}
		operands, args = append(operands, rest[0]), rest[1:]
	}
}

// one takes the only operand of a verb.
func (p *program) one(operands []string, name string) (string, error) {
	if len(operands) != 1 {
		return "", usageError{message: p.say("usage.one", name, len(operands))}
	}
	return operands[0], nil
}

func (p *program) none(operands []string) error {
	if len(operands) > 0 {
		return usageError{message: p.say("usage.none", strings.Join(operands, " "))}
	}
	return nil
}

// oneOf checks a flag that has a fixed list of values.
func oneOf[T ~string](p *program, flag string, value T, allowed []T) error {
	words := make([]string, len(allowed))
	for i, a := range allowed {
		if a == value {
			return nil
		}
		words[i] = string(a)
	}
	return usageError{message: p.say("usage.value", flag, string(value), strings.Join(words, ", "))}
}
