// Package normalize turns a document as extracted into what it says: its
// metadata, the documents that it cites and the figures that it reports. It
// knows nothing of file formats, reads no files and is pure.
package normalize

import (
	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/cite"
	"github.com/trichluc/trichluc/normalize/metadata"
	"github.com/trichluc/trichluc/normalize/observe"
	"github.com/trichluc/trichluc/normalize/place"
)

// Options are what the user knows better than the document.
type Options struct {
	Province  string           // name or code; counts where the document names none
	Gazetteer *place.Gazetteer // gives districts and communes their codes; nil for none
}

// Document fills d.Metadata and returns the observations and citations of d.
// Observations come after the citations: no figure is read inside one.
func Document(d *trichluc.Document, o Options) (observations []trichluc.Observation, citations []trichluc.Citation) {
	d.Metadata = metadata.WithHint(d, o.Province)
	citations = cite.Document(d)
	observations = observe.Document(d, citations)
	code(observations, o.Gazetteer)
	return observations, citations
}

// code gives places their official codes: provinces always, what is below them
// as far as a gazetteer tells.
func code(observations []trichluc.Observation, g *place.Gazetteer) {
	for i := range observations {
		o := &observations[i]
		switch s := &o.Subject; s.Level {
		case "province":
			s.Code = s.Province
		case "district", "commune":
			if g == nil {
				continue
			}
			if u, ok := g.Find(s.Province, *s, o.Group); ok {
				s.Code = u.Code
			}
		}
	}
}
