//go:build race

package made

// reportsRead is how many reports the test reads: the race detector makes
// reading ten times slower and finds nothing more in five hundred.
const reportsRead = 40
