package objects

// maxPackets bounds the object streams that are kept decoded; they have some
// 20 kB each.
const maxPackets = 16 << 20

// packet is a decoded object stream.
type packet struct {
	data    []byte
	at      map[int]int // where objects begin in data, by number
	damaged bool
}

// newPacket decodes an object stream. What could not be decoded is not in it.
func newPacket(o *Object) *packet {
	data, err := o.Stream()
	p := &packet{data: data, at: map[int]int{}, damaged: err != nil}
	first := o.Key("First").Int()
	if first <= 0 || first > len(data) {
		return p
	}
	at := 0
	for range min(o.Key("N").Int(), first) {
		number, next, ok := digits(data[:first], at)
		if !ok {
			break
		}
		offset, next, ok := digits(data[:first], next)
		if !ok {
			break
		}
		if at = next; offset < len(data)-first && number <= maxObjects {
			p.at[number] = first + offset
		}
	}
	return p
}

// packet gives object stream s.
func (f *File) packet(s int) *packet {
	if p, ok := f.packets[s]; ok {
		return p
	}
	o := f.Object(s)
	if o.Kind() != Stream {
		return &packet{}
	}
	p := newPacket(o)
	if p.damaged {
		note(f.faulty, s)
	}
	if f.packed += len(p.data); f.packed > maxPackets {
		clear(f.packets)
		f.packed = len(p.data)
	}
	f.packets[s] = p
	return p
}

// readPacked reads object n of object stream s.
func (f *File) readPacked(n, s int) (*Object, int, bool) {
	packet := f.packet(s)
	at, ok := packet.at[n]
	if !ok {
		return none, 1, false
	}
	p := f.parser(packet.data, at, n, 0)
	o := p.parse()
	switch {
	case packet.damaged && o.box == nil && p.lexer.Pos >= len(packet.data):
		return none, 1, false // a number that may have had more digits
	case packet.damaged && o.box != nil:
		o.box.damaged = true
	}
	f.account(n, p)
	return &o, p.nodes, true
}
