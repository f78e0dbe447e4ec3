package main

import (
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

// openIndex opens the index for writing; one that is missing or broken is
// begun anew, since it can be made again from the corpus.
func (p *program) openIndex() (index.Index, bool, error) {
	i, err := index.OpenBleve(p.indexDir())
	if errors.Is(err, index.ErrMissing) || errors.Is(err, index.ErrCorrupt) {
		i, err = index.CreateBleve(p.indexDir())
		return i, true, err
	}
	return i, false, err
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
