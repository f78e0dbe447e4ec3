package corpus

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
)

// childTables hold what was read from a document, all of which goes when the
// document is read again.
var childTables = []string{
	"texts", "blocks", "outline", "appendices", "footnotes", "furniture", "unread",
	"tables", "table_rows", "cells", "observations", "citations", "findings", "finding_places",
}

// Put implements Store.
func (s *store) Put(ctx context.Context, r *Record) error {
	d := r.Document
	if d == nil || d.ID == "" || d.Source == "" {
		return errors.New("corpus: put: a document needs an ID and a source")
	}
	return s.write(ctx, "put "+d.Source, func(tx *sql.Tx) error {
		document, err := s.putDocument(tx, d)
		if err != nil {
			return err
		}
		w := &writer{ctx: ctx, tx: tx, document: document}
		defer w.close()
		w.putText(d)
		w.putTables(d.Tables)
		putAll(w, "observations", observationColumns, sorted(r.Observations, compareObservations))
		putAll(w, "citations", citationColumns, sorted(r.Citations, compareCitations))
		w.putFindings(sorted(r.Findings, compareFindings))
		if w.err != nil {
			return w.err
		}
		return claim(tx, document, d.Source)
	})
}

// putDocument writes the row of documents and clears whatever an earlier
// reading of the same bytes has left. A document that is known to supersede
// another still does after it is read again.
func (s *store) putDocument(tx *sql.Tx, d *trichluc.Document) (document int64, err error) {
	names, values := []string{"reader", "indexed"}, []any{s.reader, 0}
	for _, c := range documentColumns(d) {
		names, values = append(names, c.name), append(values, c.field)
	}
	var updates []string
	for _, n := range names {
		switch n {
		case "id", "source": // claim settles the source among the paths
		case "supersedes":
			updates = append(updates, "supersedes = coalesce(excluded.supersedes, documents.supersedes)")
		default:
			updates = append(updates, n+" = excluded."+n)
		}
	}
	err = tx.QueryRow("INSERT INTO documents ("+strings.Join(names, ", ")+") VALUES ("+marks(len(names))+
		") ON CONFLICT (id) DO UPDATE SET "+strings.Join(updates, ", ")+" RETURNING document", values...).Scan(&document)
	if err != nil {
		return 0, fmt.Errorf("documents: %w", err)
	}
	for _, table := range childTables {
		if _, err := tx.Exec("DELETE FROM "+table+" WHERE document = ?", document); err != nil {
			return 0, fmt.Errorf("%s: %w", table, err)
		}
	}
	return document, nil
}

func (w *writer) putText(d *trichluc.Document) {
	putAll(w, "blocks", blockColumns, d.Blocks)
	putAll(w, "outline", outlineColumns, d.Metadata.Outline)
	putAll(w, "appendices", appendixColumns, d.Metadata.Appendices)
	putAll(w, "footnotes", footnoteColumns, d.Footnotes)
	putAll(w, "furniture", furnitureColumns, d.Furniture)
	putAll(w, "unread", unreadColumns, d.Coverage.Unread)
	if w.err == nil {
		_, w.err = w.tx.Exec("INSERT INTO texts VALUES (?, ?)", w.document, d.Text)
	}
}

func (w *writer) putTables(tables []trichluc.Table) {
	putAll(w, "tables", tableColumns, tables)
	rows := into(w, "table_rows", rowColumns, "table_no", "row_no")
	cells := into(w, "cells", cellColumns, "table_no", "row_no", "column_no")
	for t := range tables {
		for r := range tables[t].Rows {
			row := &tables[t].Rows[r]
			rows.add(row, t+1, r+1)
			for c := range row.Cells {
				cells.add(&row.Cells[c], t+1, r+1, c+1)
			}
		}
	}
}

func (w *writer) putFindings(findings []trichluc.Finding) {
	putAll(w, "findings", findingColumns, findings)
	places := into(w, "finding_places", locationColumns, "finding_no", "ordinal")
	for f := range findings {
		for i := range findings[f].Where {
			places.add(&findings[f].Where[i], f+1, i+1)
		}
	}
}

// sorted returns rows in order without touching the caller's slice.
func sorted[T any](rows []T, compare func(a, b T) int) []T {
	if slices.IsSortedFunc(rows, compare) {
		return rows
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, compare)
	return rows
}

func comparePlaces(a, b *trichluc.Location) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
}

func compareObservations(a, b trichluc.Observation) int {
	return cmp.Or(comparePlaces(&a.Location, &b.Location), strings.Compare(a.ID, b.ID))
}

func compareCitations(a, b trichluc.Citation) int {
	return cmp.Or(comparePlaces(&a.Location, &b.Location), strings.Compare(a.ID, b.ID))
}

// compareFindings puts a finding where its first place is, and those of the
// whole document first.
func compareFindings(a, b trichluc.Finding) int {
	first := func(f trichluc.Finding) *trichluc.Location {
		if len(f.Where) == 0 {
			return &trichluc.Location{Start: -1}
		}
		return &f.Where[0]
	}
	return cmp.Or(comparePlaces(first(a), first(b)), strings.Compare(a.ID, b.ID))
}
