package export

import (
	"bufio"
	"encoding/json"
	"io"
)

type jsonSink struct {
	out *bufio.Writer
	enc *json.Encoder
}

func newJSONSink(w io.Writer) *jsonSink {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false) // "<" and "&" are figures and names here, not markup
	return &jsonSink{out, enc}
}

func (s *jsonSink) put(row any) error { return s.enc.Encode(row) }

func (s *jsonSink) flush() error { return s.out.Flush() }
