package main

import (
	"errors"
	"flag"
	"strings"
)

// flagFaults are the beginnings of what package flag says, which is English
// alone, and our words for it. What follows a beginning is a flag, or a value
// in quotation marks and a flag.
var flagFaults = []struct{ begins, key string }{
	{"flag provided but not defined: ", "flags.unknown"},
	{"flag needs an argument: ", "flags.argument"},
	{"bad flag syntax: ", "flags.syntax"},
	{"invalid value ", "flags.value"},
	{"invalid boolean value ", "flags.value"},
}

// misused answers a call for help, or says what is wrong with the flags.
func (p *program) misused(name string, set *flag.FlagSet, err error) error {
	if errors.Is(err, flag.ErrHelp) {
		if name == "" {
			p.help()
		} else {
			p.helpVerb(name, set)
		}
		return err
	}
	return usageError{name, p.say("usage.flags", p.flagFault(set, err.Error()))}
}

func (p *program) flagFault(set *flag.FlagSet, fault string) string {
	for _, f := range flagFaults {
		rest, ok := strings.CutPrefix(fault, f.begins)
		switch {
		case !ok:
			continue
		case f.key == "flags.unknown":
			return p.say(f.key, dashed(rest)) + p.meant(nearFlags(set, rest))
		case f.key != "flags.value":
			return p.say(f.key, dashed(rest))
		}
		value, rest, _ := strings.Cut(strings.Replace(rest, " for flag ", " for ", 1), " for ")
		flag, _, _ := strings.Cut(rest, ": ")
		return p.say(f.key, dashed(flag), value)
	}
	return fault
}

func nearFlags(set *flag.FlagSet, typed string) []string {
	var names []string
	set.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	names = near(strings.TrimLeft(typed, "-"), names)
	for i, name := range names {
		names[i] = dashed(name)
	}
	return names
}

// dashed writes a flag as the help does.
func dashed(name string) string {
	name = strings.TrimLeft(name, "-")
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
