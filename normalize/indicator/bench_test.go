package indicator

import "testing"

// BenchmarkMatch matches the names of testdata, found and not found, in turn.
func BenchmarkMatch(b *testing.B) {
	names := rows(phrasesTable)
	Match(names[0][0], names[0][1]) // builds the catalogue
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		row := names[i%len(names)]
		Match(row[0], row[1])
	}
}

// BenchmarkCatalogue builds the catalogue, as each start of the program does
// that matches a name.
func BenchmarkCatalogue(b *testing.B) {
	for b.Loop() {
		newCatalogue()
	}
}
