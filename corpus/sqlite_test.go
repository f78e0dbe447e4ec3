package corpus_test

import (
	"path/filepath"
	"testing"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/corpus/contract"
)

func TestSQLite(t *testing.T) {
	contract.Test(t, func(t *testing.T) corpus.Store {
		s, err := corpus.OpenSQLite(filepath.Join(t.TempDir(), "corpus.db"), corpus.Options{Reader: "1"})
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
