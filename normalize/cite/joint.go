package cite

import (
	"strings"

	"github.com/trichluc/trichluc/normalize/agency"
	"github.com/trichluc/trichluc/normalize/serial"
)

// joint says who issued a document that several bodies signed, as its symbol
// does ("TTLT-BYT-BNV-BTC"), in the order of the symbol. The first of them
// numbered it, and identifies it; the name has them all.
func (w *reader) joint(m *mention) (agency.Agency, bool) {
	kind, rest, _ := strings.Cut(m.symbol, "-")
	if !isJoint(kind) {
		return agency.Agency{}, false
	}
	var first agency.Agency
	var names []string
	for _, symbol := range strings.FieldsFunc(rest, serial.IsJoiner) {
		who, ok := agency.OfSymbol(symbol)
		if !ok {
			continue
		}
		a := who.In(w.home)
		if len(names) == 0 {
			first = a
		}
		names = append(names, a.Name)
	}
	if len(names) < 2 {
		return agency.Agency{}, false
	}
	first.Name = strings.Join(names, ", ")
	return first, true
}

// isJoint reports whether a kind's symbol ends as those of documents of
// several bodies do: liên tịch (TTLT, NQLT), liên ngành (KHLN, HDLN), phối hợp
// (CTPH, QCPH).
func isJoint(symbol string) bool {
	for _, end := range []string{"LT", "LN", "PH"} {
		if strings.HasSuffix(symbol, end) && len(symbol) > len(end) {
			return true
		}
	}
	return false
}
