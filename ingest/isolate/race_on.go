//go:build race

package isolate

// instrumented: the race detector maps several bytes for each of ours, which
// no limit meant for a parser allows for.
const instrumented = true
