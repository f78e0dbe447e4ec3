// Package export writes what a corpus holds as files for other programs, one
// kind of row and one format a file.
//
// The contract of every kind and format:
//
//   - The same corpus gives the same bytes: rows come in the corpus's fixed
//     order, fields in the order of the structs in rows.go, and nothing of the
//     clock or the machine is written.
//   - Rows are streamed; memory does not grow with the corpus, but for one
//     place an instrument.
//   - JSON Lines: UTF-8, one object a line. A field is null where the document
//     does not say; a list is never null. Offsets are bytes into the
//     document's text, 0-based and half-open; pages, rows and columns 1-based.
//   - CSV: UTF-8 with a byte order mark, lines ended by CR LF, so that Excel
//     opens it as it is. The fields of a nested object become columns named
//     with dots ("location.page"), a list of words is joined with "; ", a list
//     of objects stands in its cell as JSON. Tables are written one line a cell. What a
//     spreadsheet would run as a formula is disarmed with an apostrophe.
//   - A file appears under its name only when it is whole.
package export
