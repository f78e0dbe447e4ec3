package main

import (
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/audit"
	"github.com/trichluc/trichluc/corpus"
)

// citedOtherwise finds the documents audited that date what they cite
// otherwise than the other reports of the corpus do, whatever their province.
func (a *audited) citedOtherwise(p *program, store corpus.Store) (found []audit.Between, err error) {
	var doubted []string
	cited := store.Instruments(p.ctx)
	if a.only != "" {
		cited = store.InstrumentsOf(p.ctx, []string{a.only})
	}
	for i, err := range cited {
		if err != nil {
			return nil, err
		}
		if len(i.Conflicts) > 0 && strings.HasPrefix(i.Conflicts[0], "date: ") && i.Documents > 1 {
			doubted = append(doubted, i.ID)
		}
	}
	audited := func(id string) bool { return a.byID[id] != nil && (a.only == "" || a.only == id) }
	others := map[string]*trichluc.Document{}
	for _, id := range doubted {
		mentions, err := a.mentionsOf(p, store, id, others)
		if err != nil {
			return nil, err
		}
		for _, b := range audit.CitedDates(mentions) {
			if audited(b.Document) {
				found = append(found, b)
			}
		}
	}
	for _, b := range found { // what is printed names the other report
		if a.byID[b.Earlier] == nil {
			a.byID[b.Earlier] = others[b.Earlier]
		}
	}
	return found, nil
}

// mentionsOf lists all mentions of an instrument with their reports; those that
// are not audited are kept in others.
func (a *audited) mentionsOf(p *program, store corpus.Store, instrument string, others map[string]*trichluc.Document) (mentions []audit.Mention, err error) {
	for m, err := range store.Mentions(p.ctx, instrument) {
		if err != nil {
			return nil, err
		}
		mentions = append(mentions, audit.Mention{Report: &trichluc.Document{ID: m.Document}, Citation: m.Row})
	}
	for i := range mentions {
		id := mentions[i].Report.ID
		if a.byID[id] == nil && others[id] == nil {
			for d, err := range store.Documents(p.ctx, corpus.Selection{Document: id}) {
				if err != nil {
					return nil, err
				}
				others[id] = d
			}
		}
		if d := a.byID[id]; d != nil {
			mentions[i].Report = d
		} else if d := others[id]; d != nil {
			mentions[i].Report = d
		}
	}
	return mentions, nil
}
