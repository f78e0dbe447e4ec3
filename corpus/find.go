package corpus

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/trichluc/trichluc/internal/viet"
)

// shortestPrefix is how many digits of a content hash name a document; fewer
// are taken for a file's name.
const shortestPrefix = 4

// listAmbiguous is how many documents the error lists that a name fits.
const listAmbiguous = 5

// candidate is a path of a document, or what a user typed taken for any of a
// document's names.
type candidate struct {
	id         string
	source     string // as it is stored
	path       string // in a form for comparing
	key        string // "698khubnd"
	superseded bool
}

// ways are how what a user typed can fit a document, the most exact first.
var ways = []func(typed, c candidate) bool{
	func(typed, c candidate) bool { return typed.id == c.id },
	func(typed, c candidate) bool { return typed.path == c.path },
	func(typed, c candidate) bool { return strings.HasSuffix(c.path, "/"+typed.path) },
	func(typed, c candidate) bool { return typed.key != "" && typed.key == c.key },
	func(typed, c candidate) bool {
		name := path.Base(c.path)
		return typed.path == strings.TrimSuffix(name, path.Ext(name))
	},
	func(typed, c candidate) bool {
		return len(typed.id) >= shortestPrefix && strings.HasPrefix(c.id, typed.id)
	},
}

// Find implements Store. The most exact way that any document fits decides,
// and in one way current documents go before superseded ones.
func (s *store) Find(ctx context.Context, name string) (string, error) {
	typed := candidate{id: strings.ToLower(strings.TrimSpace(name)), path: comparablePath(name), key: comparableKey(name)}
	best, found := 2*len(ways), []candidate(nil)
	err := s.eachCandidate(ctx, func(c candidate) {
		for way, fits := range ways[:min(len(ways), best/2+1)] {
			if !fits(typed, c) {
				continue
			}
			rank := 2 * way
			if c.superseded {
				rank++
			}
			if rank < best {
				best, found = rank, nil
			}
			if rank == best && !slices.ContainsFunc(found, func(f candidate) bool { return f.id == c.id }) {
				found = append(found, c)
			}
			return
		}
	})
	if err != nil {
		return "", fmt.Errorf("corpus: find %q: %w", name, explain(s.path, err))
	}
	return decide(name, found)
}

func (s *store) eachCandidate(ctx context.Context, do func(candidate)) error {
	rows, err := s.r.QueryContext(ctx, `SELECT d.id, p.path, coalesce(d.key, ''), d.superseded_by IS NOT NULL FROM documents d
		JOIN (SELECT path, document FROM sources UNION SELECT source, document FROM documents) p ON p.document = d.document
		ORDER BY p.path, d.id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var c candidate
		if err := rows.Scan(&c.id, &c.source, &c.key, &c.superseded); err != nil {
			return err
		}
		c.path, c.key = comparablePath(c.source), comparableKey(c.key)
		do(c)
	}
	return rows.Err()
}

func decide(name string, found []candidate) (string, error) {
	switch len(found) {
	case 0:
		return "", fmt.Errorf("%w: no document is called %q", ErrNotFound, name)
	case 1:
		return found[0].id, nil
	}
	var list []string
	for _, c := range found[:min(len(found), listAmbiguous)] {
		list = append(list, c.source+" ("+c.id[:min(len(c.id), 12)]+")")
	}
	if more := len(found) - len(list); more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return "", fmt.Errorf("%w: %q fits %d documents: %s", ErrAmbiguous, name, len(found), strings.Join(list, ", "))
}

// comparablePath makes paths equal that differ in composed or decomposed
// letters (macOS), in slashes (Windows) or in "./".
func comparablePath(s string) string {
	return path.Clean(strings.ReplaceAll(viet.Clean(strings.TrimSpace(s)), `\`, "/"))
}

// comparableKey makes numbers of documents equal that differ in diacritics,
// case, spaces or signs.
func comparableKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, viet.Fold(s))
}
