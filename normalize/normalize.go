// Package normalize turns a document as extracted into what it says: its
// metadata, the documents that it cites and the figures that it reports. It
// knows nothing of file formats, reads no files and is pure.
package normalize

import (
	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/normalize/cite"
	"github.com/trichluc/trichluc/normalize/metadata"
	"github.com/trichluc/trichluc/normalize/observe"
)

// Options are what the user knows better than the document.
type Options struct {
	Province string // name or code; counts where the document names none
}

// Document fills d.Metadata and returns the observations and citations of d.
// Observations come after the citations: no figure is read inside one.
func Document(d *trichluc.Document, o Options) (observations []trichluc.Observation, citations []trichluc.Citation) {
	d.Metadata = metadata.WithHint(d, o.Province)
	citations = cite.Document(d)
	return observe.Document(d, citations), citations
}
