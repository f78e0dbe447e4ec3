package ingest

import "time"

// Limits bound what one run may use. The zero value of a field means its
// default.
type Limits struct {
	// File is the most bytes of one file, unpacked. Reports with scanned
	// annexes reach tens of MiB; a parser needs a multiple of the file in
	// memory.
	File int64
	// Archive is the most bytes that the members of one zip archive may have
	// together, unpacked.
	Archive int64
	// InFlight is the most bytes of files being read at any moment, over all
	// workers. One larger file is read alone.
	InFlight int64
	// Time is the longest that one file may take. Documents are stored in the
	// order found, so this is also how long one bad file can hold up the others.
	Time time.Duration
}

// DefaultLimits are what the zero Limits mean.
var DefaultLimits = Limits{
	File:     256 << 20,
	Archive:  16 << 30,
	InFlight: 128 << 20,
	Time:     2 * time.Minute, // reports of hundreds of pages take seconds
}

func (l Limits) orDefault() Limits {
	if l.File == 0 {
		l.File = DefaultLimits.File
	}
	if l.Archive == 0 {
		l.Archive = DefaultLimits.Archive
	}
	if l.InFlight == 0 {
		l.InFlight = DefaultLimits.InFlight
	}
	if l.Time == 0 {
		l.Time = DefaultLimits.Time
	}
	return l
}
