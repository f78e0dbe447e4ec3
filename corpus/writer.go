package corpus

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// writer writes rows that belong to one document. The first error stays and
// makes the rest do nothing.
type writer struct {
	ctx      context.Context
	tx       *sql.Tx
	document int64
	open     []*sql.Stmt
	err      error
}

func (w *writer) close() {
	for _, s := range w.open {
		s.Close()
	}
}

// inserter writes rows of one table. Every row is copied to the variable that
// the columns are bound to.
type inserter[T any] struct {
	w       *writer
	table   string
	keys    []string
	columns []column
	row     *T
	stmt    *sql.Stmt
	args    []any
	rows    int
}

// into returns an inserter for a table whose key is the document and keys.
func into[T any](w *writer, table string, columns func(*T) []column, keys ...string) *inserter[T] {
	row := new(T)
	return &inserter[T]{w: w, table: table, keys: keys, columns: columns(row), row: row}
}

// cancelEvery is how many rows are written between two looks at the context.
const cancelEvery = 64

func (i *inserter[T]) add(row *T, keys ...int) {
	if i.w.err == nil && i.rows%cancelEvery == 0 {
		i.w.err = i.w.ctx.Err()
	}
	if i.w.err == nil && i.stmt == nil {
		i.w.err = i.prepare()
	}
	if i.w.err != nil {
		return
	}
	*i.row = *row
	i.rows++
	i.args[0] = i.w.document
	for k, n := range keys {
		i.args[1+k] = int64(n)
	}
	for c := range i.columns {
		v, err := i.columns[c].field.Value()
		if err != nil {
			i.w.err = fmt.Errorf("%s.%s: %w", i.table, i.columns[c].name, err)
			return
		}
		i.args[1+len(keys)+c] = v
	}
	if _, err := i.stmt.Exec(i.args...); err != nil {
		i.w.err = fmt.Errorf("%s: %w", i.table, err)
	}
}

func (i *inserter[T]) prepare() (err error) {
	names := append([]string{"document"}, i.keys...)
	for _, c := range i.columns {
		names = append(names, c.name)
	}
	i.args = make([]any, len(names))
	i.stmt, err = i.w.tx.Prepare("INSERT INTO " + i.table + " (" + strings.Join(names, ", ") + ") VALUES (" + marks(len(names)) + ")")
	if err != nil {
		return fmt.Errorf("%s: %w", i.table, err)
	}
	i.w.open = append(i.w.open, i.stmt)
	return nil
}

// putAll writes rows with their positions in the slice, from 1, as ordinals.
func putAll[T any](w *writer, table string, columns func(*T) []column, rows []T) {
	ins := into(w, table, columns, "ordinal")
	for r := range rows {
		ins.add(&rows[r], r+1)
	}
}

// marks is n question marks.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }
