package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/trichluc/trichluc"
)

// query reads rows of one vocabulary type, table x of the FROM clause rest.
// The expressions of also are read beside them into the pointers given, and
// hold while the row is yielded.
func query[T any](ctx context.Context, q querier, columns func(*T) []column, also map[string]any, rest string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var row T
		var names []string
		var into []any
		for expression, at := range also {
			names, into = append(names, expression), append(into, at)
		}
		for _, c := range columns(&row) {
			names, into = append(names, "x."+c.name), append(into, c.field)
		}
		rows, err := q.QueryContext(ctx, "SELECT "+strings.Join(names, ", ")+" FROM "+rest, args...)
		if err != nil {
			yield(row, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				yield(row, err)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(row, err)
		}
	}
}

// children reads the rows of a child table of one document, in their order.
func children[T any](ctx context.Context, q querier, table string, columns func(*T) []column, document int64) (all []T, err error) {
	for row, err := range query(ctx, q, columns, nil, table+" x WHERE x.document = ? ORDER BY x.ordinal", document) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", table, err)
		}
		all = append(all, row)
	}
	return all, nil
}

// column1 collects a column of text.
func column1(rows *sql.Rows) (all []string, err error) {
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// snapshot runs do with all its queries seeing the corpus at one moment.
func (s *store) snapshot(ctx context.Context, do func(q querier) error) error {
	tx, err := s.r.BeginTx(ctx, nil)
	if err != nil {
		return explain(s.path, err)
	}
	defer tx.Rollback()
	return explain(s.path, do(tx))
}

// Get implements Store.
func (s *store) Get(ctx context.Context, documentID string) (*Record, error) {
	var r *Record
	err := s.snapshot(ctx, func(q querier) (err error) {
		r, err = get(ctx, q, documentID)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("corpus: get %s: %w", documentID, err)
	}
	return r, nil
}

func get(ctx context.Context, q querier, documentID string) (*Record, error) {
	var document int64
	var supersededBy string
	also := map[string]any{"x.document": &document, "coalesce(x.superseded_by, '')": &supersededBy}
	for d, err := range query(ctx, q, documentColumns, also, "documents x WHERE x.id = ?", documentID) {
		if err != nil {
			return nil, err
		}
		r := &Record{Document: &d, SupersededBy: supersededBy}
		return r, fill(ctx, q, document, r)
	}
	return nil, ErrNotFound
}

// fill reads all child tables.
func fill(ctx context.Context, q querier, document int64, r *Record) error {
	d := r.Document
	if err := fillParts(ctx, q, document, d); err != nil {
		return err
	}
	var e1, e2, e3, e4, e5, e6 error
	e1 = q.QueryRowContext(ctx, "SELECT text FROM texts WHERE document = ?", document).Scan(&d.Text)
	d.Blocks, e2 = children(ctx, q, "blocks", blockColumns, document)
	d.Furniture, e3 = children(ctx, q, "furniture", furnitureColumns, document)
	d.Tables, e4 = tables(ctx, q, document)
	r.Observations, e5 = children(ctx, q, "observations", observationColumns, document)
	r.Citations, e6 = children(ctx, q, "citations", citationColumns, document)
	if err := errors.Join(e1, e2, e3, e4, e5, e6); err != nil {
		return err
	}
	var err error
	r.Findings, err = findings(ctx, q, document, d.ID)
	return err
}

// fillParts reads what a listing of documents gives beside the row itself.
func fillParts(ctx context.Context, q querier, document int64, d *trichluc.Document) error {
	var e1, e2, e3, e4 error
	d.Metadata.Outline, e1 = children(ctx, q, "outline", outlineColumns, document)
	d.Metadata.Appendices, e2 = children(ctx, q, "appendices", appendixColumns, document)
	d.Footnotes, e3 = children(ctx, q, "footnotes", footnoteColumns, document)
	d.Coverage.Unread, e4 = children(ctx, q, "unread", unreadColumns, document)
	return errors.Join(e1, e2, e3, e4)
}

// tables reads a document's tables with their rows and cells.
func tables(ctx context.Context, q querier, document int64) ([]trichluc.Table, error) {
	all, err := children(ctx, q, "tables", tableColumns, document)
	if err != nil {
		return nil, err
	}
	var t, r int
	table := map[string]any{"x.table_no": &t}
	for row, err := range query(ctx, q, rowColumns, table, "table_rows x WHERE x.document = ? ORDER BY x.table_no, x.row_no", document) {
		if err != nil {
			return nil, fmt.Errorf("table_rows: %w", err)
		}
		all[t-1].Rows = append(all[t-1].Rows, row)
	}
	place := map[string]any{"x.table_no": &t, "x.row_no": &r}
	for cell, err := range query(ctx, q, cellColumns, place, "cells x WHERE x.document = ? ORDER BY x.table_no, x.row_no, x.column_no", document) {
		if err != nil {
			return nil, fmt.Errorf("cells: %w", err)
		}
		row := &all[t-1].Rows[r-1]
		row.Cells = append(row.Cells, cell)
	}
	return all, nil
}

// findings reads a document's findings with their places.
func findings(ctx context.Context, q querier, document int64, id string) ([]trichluc.Finding, error) {
	all, err := children(ctx, q, "findings", findingColumns, document)
	if err != nil {
		return nil, err
	}
	for f := range all {
		all[f].Document = id
	}
	var f int
	also := map[string]any{"x.finding_no": &f}
	for place, err := range query(ctx, q, locationColumns, also, "finding_places x WHERE x.document = ? ORDER BY x.finding_no, x.ordinal", document) {
		if err != nil {
			return nil, fmt.Errorf("finding_places: %w", err)
		}
		all[f-1].Where = append(all[f-1].Where, place)
	}
	return all, nil
}
