//go:build !linux

package isolate

// wall: elsewhere the guard stands alone. macOS accepts RLIMIT_DATA without
// heeding it for mapped memory.
func wall(int64) {}
