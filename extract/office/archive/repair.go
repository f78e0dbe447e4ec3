package archive

import (
	"context"
	"hash/crc32"
	"strings"

	"github.com/trichluc/trichluc/extract/office/markup"
)

const (
	// maxRepair bounds the parts that are repaired, packed and unpacked: each
	// try unpacks up to the whole part.
	maxRepair = 4 << 20
	// reach is how many bytes before the place where damage shows the changed
	// one is looked for. Of 12,000 changes in six reports it was among the
	// last 48 in nineteen of twenty cases.
	reach = 48
	// clean is how many unpacked bytes behind the place where damage showed
	// must be XML for a try to count.
	clean = 1500
	// maxSites bounds the places that are repaired in one part, and maxTries
	// the combinations of what may be right at each that are held against the
	// checksum: with 2,000 tries one in two million damaged parts passes by
	// chance.
	maxSites, maxTries = 3, 2000
	// maxWork bounds the packed bytes that all tries together unpack: a second
	// or two.
	maxWork = 32 << 20
	// window is the longest distance of a match.
	window = 32 << 10
)

// edit is one byte of a packed part that is changed, or put in.
type edit struct {
	fromEnd int // bytes between it and the end: what is before may grow
	value   byte
	insert  bool
}

// apply appends data with the edit, of which the last bytes may be left out.
func (e edit) apply(into, data []byte, most int) []byte {
	at := len(data) - e.fromEnd
	into = append(append(into, data[:at]...), e.value)
	if !e.insert {
		at++
	}
	return append(into, data[at:min(at+most, len(data))]...)
}

// repair finds the few bytes that were changed or lost in a deflated XML part:
// it tries all values of the bytes before the place where the XML breaks, and
// keeps what makes the part whole by its checksum. What it gives is the part
// as it was written; it guesses nothing.
func repair(ctx context.Context, data []byte, sum uint32) (text string, edits int, ok bool) {
	if len(data) > maxRepair {
		return "", 0, false
	}
	var sites [][]edit
	damaged := data
	for range maxSites {
		z := &inflater{data: damaged, traced: true}
		err := z.run(maxRepair)
		at := markup.Broken(string(z.out))
		if err == nil && at < 0 || len(z.marks) == 0 {
			break // nothing shows where the damage is
		}
		tries := z.candidates(ctx, at)
		if len(tries) == 0 {
			return "", 0, false
		}
		sites = append(sites, tries)
		if text, ok := settle(data, sites, sum); ok {
			return text, len(sites), true
		}
		damaged = tries[0].apply(nil, damaged, len(damaged))
	}
	return "", 0, false
}

// settle tries all combinations of edits, one at each site.
func settle(data []byte, sites [][]edit, sum uint32) (string, bool) {
	total, most := 1, min(maxTries, maxWork/len(data))
	for _, tries := range sites {
		if total *= len(tries); total > most {
			return "", false
		}
	}
	for n := range total {
		changed, rest := data, n
		for _, tries := range sites {
			changed = tries[rest%len(tries)].apply(nil, changed, len(changed))
			rest /= len(tries)
		}
		z := &inflater{data: changed}
		if z.run(maxRepair) == nil && crc32.ChecksumIEEE(z.out) == sum {
			return string(z.out), true
		}
	}
	return "", false
}

// candidates are the edits before the break at an unpacked byte after which
// the XML goes on.
func (z *inflater) candidates(ctx context.Context, broken int) (found []edit) {
	last := len(z.marks) - 1
	for last > 0 && z.marks[last].out > broken {
		last--
	}
	end := min(z.marks[last].bit/8+4, len(z.data)-1) // the symbol there may reach on
	start := max(end-reach, z.marks[0].bit/8+1)
	first := z.markBefore(8 * start)
	open, whole := markup.OpenAt(string(z.out[:z.marks[first].out]))
	t := &trial{z: z, stop: max(broken, whole) + clean, from: whole, before: "<" + strings.Join(open, "><") + ">"}
	for at := end; at >= start && ctx.Err() == nil; at-- {
		m := z.marks[z.markBefore(8*at)]
		for value := range 256 {
			for _, e := range []edit{{len(z.data) - at, byte(value), false}, {len(z.data) - at, byte(value), true}} {
				if t.passes(e, m) {
					found = append(found, e)
				}
			}
		}
	}
	return found
}

// markBefore is the last mark at or before a bit.
func (z *inflater) markBefore(bit int) int {
	low, high := 0, len(z.marks)
	for high-low > 1 {
		if middle := (low + high) / 2; z.marks[middle].bit <= bit {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// trial tries edits of one stretch.
type trial struct {
	z       *inflater
	from    int    // unpacked byte from which the XML is looked at
	before  string // tags that are open there
	stop    int    // unpacked byte up to which it must be sound
	scratch []byte
	edited  []byte
}

// passes says whether a part with an edit unpacks, from a mark before it on,
// to XML up to the trial's end, or to its own.
func (t *trial) passes(e edit, m mark) bool {
	skip := m.bit / 8 // what is not looked at
	t.edited = e.apply(t.edited[:0], t.z.data[skip:], window)
	base := max(0, min(m.out-window, t.from))
	z := inflater{data: t.edited, bit: m.bit - 8*skip, tables: m.tables, last: m.last, out: append(t.scratch[:0], t.z.out[base:m.out]...)}
	err := z.run(t.stop - base)
	t.scratch = z.out
	if err != nil || len(z.out) < t.from-base {
		return false
	}
	broken := markup.Broken(t.before + string(z.out[t.from-base:]))
	return broken < 0 || broken-len(t.before)+t.from >= t.stop
}
