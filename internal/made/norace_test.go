//go:build !race

package made

// reportsRead is how many reports the test reads.
const reportsRead = 500
