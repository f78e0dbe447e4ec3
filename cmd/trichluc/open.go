package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/index"
	"github.com/trichluc/trichluc/ingest"
	"github.com/trichluc/trichluc/internal/viet"
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
	for _, e := range []struct {
		sentinel error
		key      string
		whole    bool // the text says all that the error does
	}{
		{corpus.ErrNoCorpus, "error.nocorpus", true},
		{corpus.ErrForeign, "error.foreign", false},
		{corpus.ErrTooNew, "error.toonew", false},
		{corpus.ErrUnsupported, "error.unsupported", false},
		{ingest.ErrLocked, "error.locked", true},
		{ingest.ErrUnable, "error.unable", false},
		{index.ErrMissing, "error.noindex", true},
		{index.ErrCorrupt, "error.badindex", false},
		{index.ErrLocked, "error.indexlocked", true},
		{fs.ErrPermission, "error.permission", false},
	} {
		if errors.Is(err, e.sentinel) {
			text := p.say(e.key, p.corpus)
			if !e.whole {
				text += " (" + oneLine(p.detail(err.Error())) + ")"
			}
			return text
		}
	}
	var at *fs.PathError
	if errors.As(err, &at) && errors.Is(err, fs.ErrNotExist) {
		return p.say("error.notexist", filepath.Dir(at.Path))
	}
	return oneLine(p.detail(err.Error()))
}

// noteType says that the corpus has nothing of a type, when that is why an
// answer is empty. A mistyped type and one that is new are the same to us.
func (p *program) noteType(store corpus.Store, kind string) error {
	if kind == "" {
		return nil
	}
	for _, err := range store.Documents(p.ctx, corpus.Selection{Kind: kind}) {
		return err
	}
	for i, err := range store.Instruments(p.ctx) {
		if err != nil || viet.Fold(i.Type) == viet.Fold(viet.Clean(kind)) {
			return err
		}
	}
	_, err := fmt.Fprintln(p.err, p.say("note.type", kind))
	return err
}
