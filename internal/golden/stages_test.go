package golden

import (
	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/audit"
	"github.com/trichluc/trichluc/normalize"
)

// stages takes a document through all that comes after reading.
func stages(d *trichluc.Document) ([]trichluc.Observation, []trichluc.Citation, []trichluc.Finding) {
	observations, citations := normalize.Document(d, normalize.Options{})
	return observations, citations, audit.Document(d, observations, citations)
}
