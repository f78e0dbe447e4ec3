package main

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver that the corpus uses, so that both sides are Go

	"github.com/trichluc/trichluc/index"
)

// sqlite is FTS5 as its documentation sets it up: words without diacritics,
// ranked by bm25, the facts of an entry as columns beside.
type sqlite struct{ db *sql.DB }

func openSQLite(dir string, create bool) (engine, error) {
	db, err := sql.Open("sqlite", filepath.Join(dir, "fts5.sqlite"))
	if err != nil {
		return nil, err
	}
	if create {
		_, err = db.Exec(`CREATE VIRTUAL TABLE entries USING fts5(title, text, number, kind UNINDEXED, type UNINDEXED, issuer UNINDEXED, province UNINDEXED,
			year UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')`)
	}
	return &sqlite{db}, err
}

func (s *sqlite) add(entries []index.Entry) (err error) {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	insert, err := tx.Prepare(`INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
	for i := 0; err == nil && i < len(entries); i++ {
		e := &entries[i]
		_, err = insert.Exec(e.Title, e.Text, e.Number, string(e.Kind), e.Type, e.Issuer, strings.Join(e.Provinces, ", "), e.Year)
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// match writes a question in FTS5's language: all words, or the phrase.
func match(question string) string {
	if strings.HasPrefix(question, `"`) {
		return question
	}
	words := strings.FieldsFunc(question, func(r rune) bool { return r == ' ' || r == '/' || r == '-' || r == ',' })
	return `"` + strings.Join(words, `" "`) + `"`
}

func (s *sqlite) ask(question, class string) (total int, err error) {
	where, arguments := "kind = ?", []any{"text"}
	if class == "numbers" {
		arguments[0] = "instruments"
	}
	if class == "facets" {
		where += " AND province = 'Cà Mau'"
	}
	order := "rowid"
	if question != "" {
		where, arguments, order = where+" AND entries MATCH ?", append(arguments, match(question)), "rank"
	}
	if err := s.db.QueryRow("SELECT count(*) FROM entries WHERE "+where, arguments...).Scan(&total); err != nil {
		return 0, err
	}
	if class == "facets" {
		for _, column := range []string{"type", "issuer", "province", "year"} {
			if err := s.each("SELECT "+column+", count(*) FROM entries WHERE "+where+" GROUP BY 1", arguments); err != nil {
				return 0, err
			}
		}
	}
	return total, s.each("SELECT title, text FROM entries WHERE "+where+" ORDER BY "+order+" LIMIT 20", arguments)
}

// each fetches rows of two columns.
func (s *sqlite) each(query string, arguments []any) error {
	rows, err := s.db.Query(query, arguments...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a, b sql.RawBytes
		if err := rows.Scan(&a, &b); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *sqlite) settle() error {
	_, err := s.db.Exec("INSERT INTO entries(entries) VALUES ('optimize')")
	return err
}

func (s *sqlite) close() error { return s.db.Close() }
