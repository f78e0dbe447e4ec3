package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"

	"github.com/trichluc/trichluc/ingest"
)

// The exit codes. They are repeated in the help and in docs/CLI.md.
const (
	exitDone    = 0
	exitFailed  = 1 // could not run
	exitUsage   = 2
	exitPartial = 3 // done, but some documents failed
)

// system is what a run of the program sees of the world.
type system struct {
	out, err io.Writer
	env      func(string) string
	files    ingest.Files
	self     string // the program's own file, which it starts as its children
}

// program is one run: its surroundings and the flags that all verbs share.
type program struct {
	system
	ctx    context.Context
	out    *bufio.Writer
	corpus string
	lang   string
	json   bool
}

// command is a verb's own flags and work.
type command interface {
	flags(*flag.FlagSet)
	run(p *program, operands []string) error
}

// verb is one of the words that may follow the program's name. What it does,
// and its flags, are explained in texts.go.
type verb struct {
	name     string
	operands string
	make     func() command
	examples []string
}

// verbs in the order of the help.
var verbs = []verb{
	{"ingest", "SOURCE...", func() command { return &ingestCommand{} }, []string{
		"trichluc ingest bao-cao/ 2024.zip", "trichluc ingest --report --workers 4 testdata/reports", "trichluc ingest --force --province \"Bắc Giang\" bc.pdf"}},
	{"status", "", func() command { return &statusCommand{} }, []string{
		"trichluc status", "trichluc status --json --corpus ./kho", "trichluc status --unmatched"}},
	{"show", "DOC", func() command { return &showCommand{} }, []string{
		"trichluc show bc-2024.pdf", "trichluc show 12/BC-STTTT --only metadata,findings", "trichluc show 3fa9c1 --only tables --json", "trichluc show 749/QĐ-TTg --depth 2"}},
	{"search", "QUERY", func() command { return &searchCommand{} }, []string{
		"trichluc search \"quyet dinh 749\"", "trichluc search \"chuyển đổi số\" --type \"Kế hoạch\" --province \"Bắc Giang\"", "trichluc search \"dịch vụ công\" --in observations --year 2024 --limit 5"}},
	{"compare", "", func() command { return &compareCommand{} }, []string{
		"trichluc compare --indicator \"tỷ lệ hồ sơ trực tuyến\"", "trichluc compare --indicator dti-rank --by period --measure rank --svg dti.svg", "trichluc compare --indicator \"hồ sơ tiếp nhận\" --year 2023 --merged --json"}},
	{"audit", "[DOC]", func() command { return &auditCommand{} }, []string{
		"trichluc audit", "trichluc audit bc-2024.pdf --severity error", "trichluc audit --province \"Bắc Kạn\" --json", "trichluc audit --docx phieu-ra-soat.docx"}},
	{"export", "KIND", func() command { return &exportCommand{} }, []string{
		"trichluc export observations --format csv -o so-lieu.csv", "trichluc export citations | head", "trichluc export tables --document bc-2024.pdf", "trichluc export edges --format graphml -o vien-dan.graphml"}},
	{"reindex", "", func() command { return &reindexCommand{} }, []string{"trichluc reindex"}},
	{"eval", "", func() command { return &evalCommand{} }, []string{
		"trichluc eval --gold chuan/ --save lan-1.json", "trichluc eval --gold chuan/ --against lan-1.json"}},
	{"doctor", "", func() command { return &doctorCommand{} }, []string{"trichluc doctor", "trichluc doctor --json"}},
	{"version", "", func() command { return &versionCommand{} }, []string{"trichluc version"}},
}

// run is the program: arguments in, exit code out.
func run(ctx context.Context, args []string, s system) int {
	p := &program{system: s, ctx: ctx, out: bufio.NewWriter(s.out)}
	p.lang = languageOf(args, s.env)
	err := p.dispatch(args)
	return p.code(errors.Join(err, p.out.Flush()))
}

// code turns an error into an exit code and, where it was not told yet, into
// a line on standard error. It is the only place that does.
func (p *program) code(err error) int {
	var wrong usageError
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitDone
	case errors.Is(err, errPartial):
		return exitPartial
	case errors.As(err, &wrong):
		fmt.Fprintf(p.err, "trichluc: %s\n%s\n", wrong.message, p.say("usage.more", helpOf(wrong.verb)))
		return exitUsage
	}
	fmt.Fprintf(p.err, "trichluc: %s\n", p.explain(err))
	return exitFailed
}

// errPartial says that the work was done but for documents that failed; the
// verb has named them.
var errPartial = errors.New("some documents failed")

// usageError is a mistake in how the program was called.
type usageError struct {
	verb    string // empty when no verb was recognised
	message string
}

func (e usageError) Error() string { return e.message }

// dispatch finds the verb and runs it.
func (p *program) dispatch(args []string) error {
	global := p.flagSet("")
	var version bool
	global.BoolVar(&version, "version", false, "")
	global.BoolVar(&version, "v", false, "")
	if err := global.Parse(args); err != nil {
		return p.misused("", global, err)
	}
	if args = global.Args(); version {
		args = []string{"version"}
	}
	if len(args) == 0 {
		p.help()
		return usageError{message: p.say("usage.noverb")}
	}
	name, rest := args[0], args[1:]
	if name == "help" {
		return p.helpFor(rest)
	}
	i := slices.IndexFunc(verbs, func(v verb) bool { return v.name == name })
	if i < 0 {
		return p.unknownVerb(name)
	}
	c := verbs[i].make()
	set := p.flagSet(name)
	c.flags(set)
	operands, err := interspersed(set, rest)
	if err == nil {
		err = p.checkCommon()
	}
	if err != nil {
		return p.misused(name, set, err)
	}
	err = c.run(p, operands)
	var wrong usageError
	if errors.As(err, &wrong) {
		wrong.verb = name
		return wrong
	}
	return err
}

func (p *program) unknownVerb(name string) error {
	names := []string{"help"}
	for _, v := range verbs {
		names = append(names, v.name)
	}
	return usageError{message: p.say("usage.verb", name) + p.meant(near(name, names))}
}
