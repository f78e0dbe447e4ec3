package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"
)

type versionCommand struct{}

func (*versionCommand) flags(*flag.FlagSet) {}

func (*versionCommand) run(p *program, operands []string) error {
	if err := p.none(operands); err != nil {
		return err
	}
	b := buildOf()
	if p.json {
		return json.NewEncoder(p.out).Encode(b)
	}
	_, err := fmt.Fprintf(p.out, "trichluc %s (%s, %s, %s)\n", b.Version, b.Revision, b.Go, b.Platform)
	return err
}

// build says what this program was built from.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func buildOf() build {
	b := build{Version: "(devel)", Revision: "?", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	if info.Main.Version != "" {
		b.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			b.Revision = s.Value
		}
	}
	return b
}

// programVersion is noted with every document, so that another version of the
// program reads it again. The Go tool makes it from the module's version or
// the commit.
func programVersion() string { return buildOf().Version }
