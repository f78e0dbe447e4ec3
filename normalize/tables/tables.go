// Package tables holds the rules that are data: what Vietnamese provinces,
// agencies, kinds of document, laws and cue words are called. Each file is a
// TSV with a first line of column names; lines that begin with # are comments
// and say where the facts come from.
package tables

import (
	"embed"
	"strings"
)

//go:embed *.tsv
var files embed.FS

// Rows returns the rows of name ("provinces.tsv") without the line of column
// names. Every row has as many fields as that line, trimmed; missing ones are
// empty. A file that does not exist has no rows: the package's tests name them
// all.
func Rows(name string) [][]string {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	var rows [][]string
	width := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if width == 0 {
			width = len(fields)
			continue
		}
		row := make([]string, max(width, len(fields)))
		for i, f := range fields {
			row[i] = strings.TrimSpace(f)
		}
		rows = append(rows, row)
	}
	return rows
}

// List splits a field that holds several values, divided by "|".
func List(field string) []string {
	var out []string
	for v := range strings.SplitSeq(field, "|") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}
