// Package golden holds the tests of the whole way from bytes to findings: one
// text file a case in testdata with all stages inside (document, tables,
// observations, citations, findings), written anew by
//
//	go test ./internal/golden -update
//
// so that the diff of a change can be read as a reader of the report would
// read it. It also tests that one report saved in several formats says the
// same, and that figures and citations marked in running text are found, and
// nothing else.
package golden
