package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"
)

// help lists the verbs.
func (p *program) help() {
	fmt.Fprintf(p.out, "%s\n\n%s\n\n", p.say("help.program"), p.say("help.usage", "trichluc VERB"))
	for _, v := range verbs {
		fmt.Fprintf(p.out, "  %-28s %s\n", strings.TrimSpace(v.name+" "+v.operands), p.say("verb."+v.name))
	}
	fmt.Fprintf(p.out, "\n%s\n", p.say("help.common"))
	p.listFlags(p.flagSet(""), "", true)
	fmt.Fprintf(p.out, "\n%s\n  trichluc ingest bao-cao/\n  trichluc search \"quyet dinh 749\"\n  trichluc export observations --format csv -o so-lieu.csv\n", p.say("help.examples"))
	fmt.Fprintf(p.out, "\n%s\n", p.say("help.exit"))
}

// helpFor answers "trichluc help VERB".
func (p *program) helpFor(names []string) error {
	if len(names) == 0 || names[0] == "help" {
		p.help()
		return nil
	}
	i := slices.IndexFunc(verbs, func(v verb) bool { return v.name == names[0] })
	if i < 0 {
		return p.unknownVerb(names[0])
	}
	set := p.flagSet(names[0])
	verbs[i].make().flags(set)
	p.helpVerb(names[0], set)
	return nil
}

// helpVerb explains one verb. It ends with examples and exit codes.
func (p *program) helpVerb(name string, set *flag.FlagSet) {
	v := verbs[slices.IndexFunc(verbs, func(v verb) bool { return v.name == name })]
	fmt.Fprintf(p.out, "%s\n\n%s\n\n", p.say("help.usage", strings.TrimSpace("trichluc "+name+" "+v.operands)), p.say("verb."+name+".long"))
	fmt.Fprintln(p.out, p.say("help.flags"))
	p.listFlags(set, name, false)
	p.listFlags(set, name, true)
	fmt.Fprintf(p.out, "\n%s\n", p.say("help.examples"))
	for _, e := range v.examples {
		fmt.Fprintf(p.out, "  %s\n", e)
	}
	fmt.Fprintf(p.out, "\n%s\n", p.say("help.exit"))
}

// listFlags prints the flags that all verbs share, or a verb's own.
func (p *program) listFlags(set *flag.FlagSet, verb string, common bool) {
	set.VisitAll(func(f *flag.Flag) {
		if isCommon(f.Name) != common {
			return
		}
		dashes := "--"
		if len(f.Name) == 1 {
			dashes = "-"
		}
		text := p.say(flagText(verb, f.Name))
		if f.DefValue != "" && f.DefValue != "0" && f.DefValue != "false" && !common {
			text += " " + p.say("help.default", f.DefValue)
		}
		fmt.Fprintf(p.out, "  %-28s %s\n", strings.TrimSpace(dashes+f.Name+" "+f.Usage), text)
	})
}

func isCommon(name string) bool { return name == "corpus" || name == "lang" || name == "json" }

// flagText is the key of a flag's explanation: the verb's own where the flag
// means something else there.
func flagText(verb, name string) string {
	if key := "flag." + verb + "." + name; has(key) {
		return key
	}
	return "flag." + name
}

// helpOf is the command that explains a verb.
func helpOf(verb string) string { return strings.TrimSpace("trichluc help " + verb) }
