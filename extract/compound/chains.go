package compound

// Values of a sector's entry that are no sector.
const (
	lastSector  = 0xfffffffc // of a file; those above have a meaning each
	tableSector = 0xfffffffd
	endOfChain  = 0xfffffffe
	free        = 0xffffffff
	unknown     = 0xfffffffb // ours: the part of the table that says it is gone
)

// chains say for each sector which one follows it.
type chains struct {
	next  []uint32
	leads []uint8 // how many entries, to 2, lead to a sector
	broke bool    // a chain went on where its entry does not say, or ended early
}

// lead counts what leads where.
func (c *chains) lead() {
	c.leads = make([]uint8, len(c.next))
	for _, to := range c.next {
		c.begin(to)
	}
}

// begin counts a chain's beginning, or an entry that leads there.
func (c *chains) begin(at uint32) {
	if uint64(at) < uint64(len(c.leads)) && c.leads[at] < 2 {
		c.leads[at]++
	}
}

// follow lists the sectors of a chain; want is how many there should be, -1
// where nothing says so. The first sector of every chain must have been counted
// by begin: one that nothing leads to is taken for lost.
func (c *chains) follow(start, want int) (chain []int) {
	seen := map[int]bool{}
	for at := start; at >= 0 && at < len(c.next) && !seen[at]; {
		seen[at] = true
		chain = append(chain, at)
		at = c.after(at, len(chain) < want)
	}
	return chain
}

// after is the sector that follows one; -1 where the chain ends or breaks. In
// a sound table every sector of a chain but the first is led to once, so the
// one right behind that nothing leads to is what a broken entry has lost.
func (c *chains) after(at int, more bool) int {
	next, behind := c.next[at], at+1
	orphan := behind < len(c.next) && c.leads[behind] == 0 && inChain(c.next[behind])
	switch {
	case int64(next) == int64(behind):
		return behind
	case orphan && (more || next != endOfChain):
		c.broke = true
		return behind
	case uint64(next) < uint64(len(c.next)) && c.leads[next] == 1:
		return int(next)
	}
	c.broke = c.broke || next != endOfChain
	return -1
}

// inChain holds for the entries of sectors that belong to a stream.
func inChain(next uint32) bool { return next < lastSector || next == endOfChain }

// tableSectors are where the table of sectors stands: 109 are named in the
// header, the others in a chain of sectors of their own.
func (f *File) tableSectors() (list []uint32) {
	const inHeader, listAt, moreAt = 109, 76, 68
	all := len(f.data) / f.size
	enough := sectors(all, f.size/4) // sectors of a table for all of the file
	for i := range inHeader {
		list = append(list, number(f.data, listAt+4*i))
	}
	at := number(f.data, moreAt)
	for len(list) < enough && int64(at) < int64(all) {
		b := f.sector(int(at))
		for i := range f.size/4 - 1 {
			list = append(list, number(b, 4*i))
		}
		at = number(b, f.size-4)
	}
	return list[:min(enough, len(list))]
}

// readTable joins sectors with entries of a table. Those that cannot be such
// are unknown.
func (f *File) readTable(list []uint32) []uint32 {
	all := sectors(max(len(f.data)-f.size, 0), f.size)
	next := make([]uint32, 0, all)
	for _, at := range list {
		var b []byte
		if int64(at) < int64(all) {
			b = f.sector(int(at))
		}
		good := f.isTable(b, all)
		if !good && len(next) < all {
			f.damaged("the container's table of sectors")
		}
		for i := range f.size / 4 {
			entry := uint32(unknown)
			if good {
				entry = number(b, 4*i)
			}
			next = append(next, entry)
		}
	}
	for len(next) < all {
		next = append(next, unknown)
	}
	return next[:all]
}

// isTable holds for a sector most of whose entries could be such: sectors of
// text or properties are told from it by numbers far beyond the file.
func (f *File) isTable(b []byte, all int) bool {
	if len(b) < f.size {
		return false
	}
	odd := 0
	for i := range f.size / 4 {
		// a file that was cut has entries beyond its end
		if v := number(b, 4*i); v < lastSector && int64(v) > 16*int64(all)+1024 || v == 0 {
			odd++
		}
	}
	return odd < f.size/4/4
}

// small sectors: their table is a stream of large ones, and so is the pool
// that they stand in, which the root of the directory names.
func (f *File) readPool() {
	const tableAt, countAt = 60, 64
	for _, e := range f.entries {
		switch {
		case e.kind == kindRoot:
			s := f.gather(f.large.follow(e.start, sectors(e.size, f.size)), e.size)
			f.pool, f.lost = s.Content, s.Lost
		}
	}
	count := len(f.pool) / smallSize
	want := min(int(number(f.data, countAt)&0xffffff), sectors(4*count, f.size))
	table := f.gather(f.large.follow(int(int32(number(f.data, tableAt))), want), -1).Content
	for i := range count {
		entry := uint32(unknown)
		if 4*i+4 <= len(table) {
			entry = number(table, 4*i)
		}
		f.small.next = append(f.small.next, entry)
	}
	f.small.lead()
	for _, e := range f.entries {
		if e.kind == kindStream && e.size < smallLimit && e.size > 0 {
			f.small.begin(uint32(e.start))
		}
	}
}
