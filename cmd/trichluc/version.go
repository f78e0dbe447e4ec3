package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
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
	_, err := fmt.Fprintf(p.out, "trichluc %s\n", b)
	return err
}

// build says what this program was built from.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// String has the revision only where the Go tool noted it: it does when it
// builds in the repository.
func (b build) String() string {
	if b.Revision == "" {
		return fmt.Sprintf("%s (%s, %s)", b.Version, b.Go, b.Platform)
	}
	return fmt.Sprintf("%s (%s, %s, %s)", b.Version, b.Revision, b.Go, b.Platform)
}

func buildOf() build {
	b := build{Version: "(devel)", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	if info.Main.Version != "" {
		b.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			b.Revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true": // comes after the revision
			b.Revision += "+dirty"
		}
	}
	return b
}

// programVersion is noted with every document, so that another version of the
// program reads it again. The Go tool makes it from the module's version or
// the commit. Where the source had no commit of its own, two builds differ by
// the time at which the file was written.
func programVersion() string {
	version := buildOf().Version
	if version != "(devel)" && !strings.HasSuffix(version, "+dirty") {
		return version
	}
	file, err := os.Executable()
	if err != nil {
		return version
	}
	info, err := os.Stat(file)
	if err != nil {
		return version
	}
	return version + " " + info.ModTime().UTC().Format(time.RFC3339Nano)
}
