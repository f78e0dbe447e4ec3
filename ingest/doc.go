// Package ingest takes sources into a corpus: it finds the files, reads each
// through the stages extract, normalize and audit, stores what was read, and
// brings the full-text index up to date.
//
// The contract:
//
//   - One bad file costs one file. Whatever is wrong with it, a panic in a
//     parser included, becomes one Failure with a code and a one-line detail;
//     the others go on.
//   - No file holds the run: one that takes too long fails, and a cancelled run
//     ends at once. Its reader may not look at its context; it is then left
//     behind in a goroutine of its own, and what it returns is dropped.
//   - Nothing is left out silently: a file that is not taken is a skip with a
//     reason.
//   - A file whose bytes the corpus already holds as this version of the
//     program reads them is not read again.
//   - Documents are stored in the order in which they were found, whatever the
//     number of workers and their luck, each whole or not at all. A run that is
//     killed at any moment and then run again ends in the same corpus.
//   - The index follows the corpus: a document is marked as indexed after the
//     index holds it, and every run first indexes what is not marked.
//   - What happens is told as events, in one goroutine at a time; what to do
//     about it (show, stop, exit code) is the caller's to decide.
package ingest
