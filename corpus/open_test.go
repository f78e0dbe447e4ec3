package corpus_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
)

func TestOpenErrors(t *testing.T) {
	script := func(lines ...string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			for _, l := range lines {
				if _, err := db.Exec(l); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	content := func(s string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		name     string
		prepare  func(t *testing.T, path string)
		readOnly bool
		want     error
		says     string
	}{
		{"another program's database", script("CREATE TABLE songs (title)"), false, corpus.ErrForeign, "corpus.db"},
		{"another application", script("PRAGMA application_id = 5"), false, corpus.ErrForeign, "corpus.db"},
		{"no database", content(strings.Repeat("not a database ", 100)), false, corpus.ErrForeign, "corpus.db"},
		{"newer", script("PRAGMA application_id = 0x54524c43", "PRAGMA user_version = 999"), false, corpus.ErrTooNew, "schema 999"},
		{"newer, read-only", script("PRAGMA application_id = 0x54524c43", "PRAGMA user_version = 999"), true, corpus.ErrTooNew, "update trichluc"},
		{"nothing, read-only", func(*testing.T, string) {}, true, corpus.ErrNoCorpus, "corpus.db"},
		{"empty, read-only", content(""), true, corpus.ErrNoCorpus, "corpus.db"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "corpus.db")
			c.prepare(t, path)
			s, err := corpus.OpenSQLite(path, corpus.Options{ReadOnly: c.readOnly})
			if s != nil || !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
}

func TestOpenLocation(t *testing.T) {
	ctx := context.Background()
	for _, location := range []string{"postgres://me@host/db", "postgresql://host/db", "s3://bucket"} {
		if _, err := corpus.Open(ctx, location, corpus.Options{}); !errors.Is(err, corpus.ErrUnsupported) || strings.Contains(err.Error(), "me@host") {
			t.Errorf("%s: %v", location, err)
		}
	}
	dir := filepath.Join(t.TempDir(), "a b#?%20", "trích lục") // signs that mean something in an address
	if _, err := corpus.Open(ctx, dir, corpus.Options{ReadOnly: true}); !errors.Is(err, corpus.ErrNoCorpus) {
		t.Errorf("read-only: %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("opening read-only has made the directory")
	}
	s, err := corpus.Open(ctx, dir, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := os.Stat(filepath.Join(dir, "corpus.db")); err != nil {
		t.Error(err)
	}
}

func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "corpus.db")
	w := openAt(t, path, corpus.Options{Reader: "1"})
	put(t, w, exampleRecord())
	r := openAt(t, path, corpus.Options{Reader: "1", ReadOnly: true})
	if _, err := r.Get(ctx, "a"); err != nil {
		t.Error(err)
	}
	for what, err := range map[string]error{
		"Put": r.Put(ctx, exampleRecord()), "Fail": r.Fail(ctx, corpus.Failure{Source: "x"}), "MarkAllUnindexed": r.MarkAllUnindexed(ctx),
	} {
		if err == nil || !strings.Contains(err.Error(), "read-only") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if known, err := r.Known(ctx, "a", "another.pdf"); !known || err != nil {
		t.Errorf("Known = %v, %v", known, err)
	}
}

// What another version of the program has read is to be read again.
func TestReaderVersion(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "corpus.db")
	put(t, openAt(t, path, corpus.Options{Reader: "1"}), exampleRecord())
	for _, c := range []struct {
		reader string
		want   bool
	}{{"1", true}, {"2", false}, {"", false}} {
		s := openAt(t, path, corpus.Options{Reader: c.reader})
		if known, err := s.Known(ctx, "a", "bao-cao.pdf"); known != c.want || err != nil {
			t.Errorf("reader %q: Known = %v, %v", c.reader, known, err)
		}
	}
	s := openAt(t, path, corpus.Options{Reader: "2"})
	put(t, s, exampleRecord())
	if known, err := s.Known(ctx, "a", "bao-cao.pdf"); !known || err != nil {
		t.Errorf("read again: Known = %v, %v", known, err)
	}
}

// Several processes write to one corpus; here they are several stores, which
// share nothing but the file. They also race to create it.
func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "corpus.db")
	var wg sync.WaitGroup
	for p := range 3 {
		wg.Go(func() {
			s, err := corpus.OpenSQLite(path, corpus.Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			for n := range 8 {
				if err := s.Put(context.Background(), numbered(fmt.Sprintf("%d-%d", p, n), 10)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	s := openAt(t, path, corpus.Options{})
	if st, err := s.Status(context.Background()); err != nil || st.Documents != 24 {
		t.Errorf("status %+v, %v", st, err)
	}
}

func numbered(id string, observations int) *corpus.Record {
	r := &corpus.Record{Document: &trichluc.Document{ID: id, Source: id + ".pdf", Text: strings.Repeat("x", observations+1)}}
	for i := range observations {
		r.Observations = append(r.Observations, trichluc.Observation{ID: fmt.Sprint(i), Location: trichluc.Location{Start: i, End: i + 1}})
	}
	return r
}

// helperPath is set for the process that TestKilled starts and kills.
const helperPath = "TRICHLUC_TEST_WRITE_TO"

// What was reported as stored survives a kill, and nothing is there in half.
func TestKilled(t *testing.T) {
	const observations = 300
	if path := os.Getenv(helperPath); path != "" {
		s := openAt(t, path, corpus.Options{})
		for n := 0; ; n++ {
			put(t, s, numbered(fmt.Sprint(n), observations))
			fmt.Printf("stored %d\n", n)
		}
	}
	path := filepath.Join(t.TempDir(), "corpus.db")
	stored := 0
	for round := 1; round <= 3; round++ {
		helper := exec.Command(os.Args[0], "-test.run", "^TestKilled$", "-test.v")
		helper.Env = append(os.Environ(), helperPath+"="+path)
		out, err := helper.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := helper.Start(); err != nil {
			t.Fatal(err)
		}
		stored = 0
		for lines := bufio.NewScanner(out); lines.Scan() && stored < 7*round; {
			if strings.HasPrefix(lines.Text(), "stored ") {
				stored++
			}
		}
		if err := helper.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = helper.Wait()
	}
	if stored == 0 {
		t.Fatal("the process that was to be killed has written nothing")
	}
	s := openAt(t, path, corpus.Options{})
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	for n := range stored {
		r, err := s.Get(context.Background(), fmt.Sprint(n))
		if err != nil || len(r.Observations) != observations {
			t.Fatalf("document %d: %v", n, err)
		}
	}
	for d, err := range s.Documents(context.Background(), corpus.Selection{}) {
		if err != nil {
			t.Fatal(err)
		}
		if r, err := s.Get(context.Background(), d.ID); err != nil || len(r.Observations) != observations {
			t.Errorf("document %s is there in half: %v", d.ID, err)
		}
	}
}

// Check notices what must not be.
func TestCheck(t *testing.T) {
	for name, harm := range map[string]string{
		"text lost":            "DELETE FROM texts",
		"figure outside":       "UPDATE observations SET end_byte = 100000",
		"cell without row":     "DELETE FROM table_rows",
		"superseded, yet held": "UPDATE documents SET superseded_by = 'x'",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "corpus.db")
			s := openAt(t, path, corpus.Options{})
			put(t, s, exampleRecord())
			if err := s.Check(context.Background()); err != nil {
				t.Fatal(err)
			}
			if _, err := openSQL(t, path).Exec(harm); err != nil {
				t.Fatal(err)
			}
			if err := s.Check(context.Background()); err == nil || !strings.Contains(err.Error(), "bao-cao.pdf") {
				t.Errorf("Check says %v", err)
			}
		})
	}
}
