// Package trichluc holds the vocabulary of the project: the types that every
// stage reads and writes, and nothing else. It has no behaviour and imports
// nothing of ours, so that any stage can be understood, tested and replaced
// with this package alone in hand.
//
// The stages and what flows between them:
//
//	source -> ingest -> extract: Document -> normalize: Observation, Citation
//	       -> audit: Finding -> corpus -> index
//
// Conventions that hold for every type here:
//
//   - Text is Unicode NFC. Offsets are bytes into Document.Text, 0-based, and
//     ranges are half-open [Start, End).
//   - Pages, rows and columns are 1-based; 0 means that the source has none or
//     does not say.
//   - Dates are ISO 8601 and as long as they are precise: "2024", "2024-03",
//     "2024-03-11".
//   - What is printed is kept as printed (ValueText, Quote, SymbolPrinted);
//     what is inferred stands beside it.
//   - An empty string, zero or nil means that the document does not say; the
//     exports print it as null.
package trichluc
