//go:build !race

package isolate

const instrumented = false
