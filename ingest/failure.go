package ingest

import (
	"context"
	"errors"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

// Code classifies why a source was not read. Beside those below, every
// flow.Code can occur.
type Code = flow.Code

// The codes of ingest itself. Each has a message in both languages in
// cmd/trichluc.
const (
	CodeMissing     Code = "missing"      // named by the caller, but does not exist
	CodeVanished    Code = "vanished"     // was there when sources were looked for, and is no more
	CodeUnreadable  Code = "unreadable"   // the operating system does not let us: no permission, a broken disk
	CodeIrregular   Code = "irregular"    // named by the caller, but neither file nor folder
	CodeScheme      Code = "scheme"       // a URL, or another place that is not read from
	CodeMemberName  Code = "member-name"  // a zip member whose name is absolute, leads outside, or has a backslash
	CodeMemberTwice Code = "member-twice" // a second zip member of the same name
	CodeNested      Code = "nested"       // a zip in a zip
	CodeTimeout     Code = "timeout"      // took longer than a file may
	CodeMemory      Code = "memory"       // took more memory than a file may
	CodeCrash       Code = "crash"        // brought down the process that read it
	CodeStore       Code = "store"        // read, but the corpus refused it
)

// Codes lists the codes of ingest itself.
func Codes() []Code {
	return []Code{
		CodeMissing, CodeVanished, CodeUnreadable, CodeIrregular, CodeScheme,
		CodeMemberName, CodeMemberTwice, CodeNested, CodeTimeout, CodeMemory, CodeCrash, CodeStore,
	}
}

// ErrUnable is what a Processor's error wraps when it could read no file
// whatever: it ends the run instead of failing every file.
var ErrUnable = errors.New("ingest: files cannot be read in a process of their own")

// Error says why a source was not read.
type Error = flow.Error

// longestDetail keeps a failure on one line of a terminal and out of the
// business of quoting a whole broken file, in bytes.
const longestDetail = 240

// failed turns any error of reading a file into a code and a one-line detail.
func failed(err error) *Error {
	var known *Error
	switch {
	case errors.As(err, &known):
		return &Error{Code: known.Code, Detail: oneLine(known.Detail)}
	case errors.Is(err, context.DeadlineExceeded):
		return &Error{Code: CodeTimeout}
	}
	return &Error{Code: flow.CodeCorrupt, Detail: oneLine(err.Error())}
}

func oneLine(s string) string {
	s = strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\uFFFD")
	if len(s) <= longestDetail {
		return s
	}
	return strings.ToValidUTF8(s[:longestDetail], "") + " ..."
}
