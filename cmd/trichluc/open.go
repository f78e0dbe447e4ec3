package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/index"
	"github.com/trichluc/trichluc/ingest"
)

// read opens the corpus for a verb that only asks.
func (p *program) read() (corpus.Store, error) {
	return corpus.Open(p.ctx, p.corpus, corpus.Options{Reader: programVersion(), ReadOnly: true})
}

// write opens the corpus and keeps other writers out until release is called.
func (p *program) write() (store corpus.Store, release func() error, err error) {
	unlock := func() error { return nil }
	if !strings.Contains(p.corpus, "://") {
		lock, err := ingest.Acquire(p.corpus)
		if err != nil {
			return nil, nil, err
		}
		unlock = lock.Release
	}
	store, err = corpus.Open(p.ctx, p.corpus, corpus.Options{Reader: programVersion()})
	if err != nil {
		return nil, nil, errors.Join(err, unlock())
	}
	return store, func() error { return errors.Join(store.Close(), unlock()) }, nil
}

// indexDir is where the full-text index of the corpus is.
func (p *program) indexDir() string { return filepath.Join(p.corpus, "index") }

// writing is what ingest and reindex write to.
func (p *program) writing(store corpus.Store) ingest.Corpus {
	return ingest.Corpus{
		Store: store,
		OpenIndex: func(ctx context.Context) (index.Index, error) {
			return patiently(ctx, func() (index.Index, error) { return index.OpenBleve(p.indexDir()) })
		},
		CreateIndex: func(ctx context.Context) (index.Index, error) {
			return patiently(ctx, func() (index.Index, error) { return index.CreateBleve(p.indexDir()) })
		},
	}
}

// A search holds the index for a moment; a run that has read documents for
// hours waits so many times (each one second, of index.OpenBleve) before it
// gives up.
const patience = 30

func patiently(ctx context.Context, open func() (index.Index, error)) (i index.Index, err error) {
	for range patience {
		if i, err = open(); !errors.Is(err, index.ErrLocked) || ctx.Err() != nil {
			break
		}
	}
	return i, err
}

// explain says what an error means to the user.
func (p *program) explain(err error) string {
	for sentinel, key := range map[error]string{
		corpus.ErrNoCorpus: "error.nocorpus",
		ingest.ErrLocked:   "error.locked",
		index.ErrMissing:   "error.noindex",
		index.ErrCorrupt:   "error.badindex",
		index.ErrLocked:    "error.indexlocked",
		fs.ErrPermission:   "error.permission",
	} {
		if errors.Is(err, sentinel) {
			return p.say(key, p.corpus) + " (" + err.Error() + ")"
		}
	}
	return err.Error()
}
