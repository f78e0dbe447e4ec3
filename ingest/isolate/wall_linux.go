package isolate

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// wall makes the kernel refuse what the guard would see too late: memory that
// is claimed in one go. RLIMIT_DATA counts private writable memory; RLIMIT_AS
// would count addresses, of which Go reserves far more than it uses. Memory
// that the collector has given back still counts, hence half as much again.
//
// And should the machine itself run short, it is to end a child and not the
// run: to raise oom_score_adj needs no privilege.
//
// Both are a second line behind the guard, which stands without them.
func wall(limit int64) {
	if now, err := mapped(); err == nil && !instrumented {
		most := uint64(now + limit + limit/2)
		_ = unix.Setrlimit(unix.RLIMIT_DATA, &unix.Rlimit{Cur: most, Max: most})
	}
	_ = os.WriteFile("/proc/self/oom_score_adj", []byte("500"), 0)
}

// mapped is what RLIMIT_DATA counts of this process now, in bytes.
func mapped() (int64, error) {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	var pages [6]int64 // size, resident, shared, text, library, data and stack
	_, err = fmt.Sscan(string(statm), &pages[0], &pages[1], &pages[2], &pages[3], &pages[4], &pages[5])
	return pages[5] * int64(os.Getpagesize()), err
}
