package ingest

import "sync"

// budget hands out bytes of memory. A claim larger than the whole budget is
// granted when nothing else is claimed.
type budget struct {
	mu      sync.Mutex
	freed   sync.Cond
	total   int64
	claimed int64
}

func newBudget(total int64) *budget {
	b := &budget{total: total}
	b.freed.L = &b.mu
	return b
}

// claim waits until n bytes are free and takes them.
func (b *budget) claim(n int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.claimed > 0 && b.claimed+n > b.total {
		b.freed.Wait()
	}
	b.claimed += n
}

func (b *budget) release(n int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.claimed -= n
	b.freed.Signal() // one producer claims
}
