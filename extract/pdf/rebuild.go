package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
)

// Patterns of what a damaged file still tells of itself.
var (
	rootEntry    = regexp.MustCompile(`/Root\s+(\d+)\s+(\d+)\s+R`)
	encryptEntry = regexp.MustCompile(`/Encrypt\s+\d+\s+\d+\s+R`)
	idEntry      = regexp.MustCompile(`/ID\s*\[[^\]]{1,200}\]`)
	catalogType  = regexp.MustCompile(`/Type\s*/Catalog\b`)
	pageType     = regexp.MustCompile(`/Type\s*/Page\b`)
	streamCount  = regexp.MustCompile(`/N\s+(\d+)`)
	streamFirst  = regexp.MustCompile(`/First\s+(\d+)`)
	objectStream = regexp.MustCompile(`/Type\s*/ObjStm\b`)
)

// rebuilder finds the objects of a file whose cross-reference table is lost
// and writes a new table after them, so that the object model can go on.
type rebuilder struct {
	data    []byte
	offsets map[int]int // by object number; the last definition counts
	gens    map[int]int
}

// rebuild gives the file with a new cross-reference table, nil when it has no
// objects to speak of. newTree says to make a page tree of all pages found
// rather than to trust the file's own.
func rebuild(data []byte, newTree bool) []byte {
	r := &rebuilder{data: slices.Clip(data), offsets: map[int]int{}, gens: map[int]int{}}
	r.scan()
	if len(r.offsets) == 0 {
		return nil
	}
	entries := ""
	if encrypt := encryptEntry.Find(data); encrypt != nil {
		entries = fmt.Sprintf("%s %s", encrypt, idEntry.Find(data))
	} else {
		r.unpack()
	}
	root, ok := "", false
	if !newTree {
		root, ok = r.catalog()
	}
	if !ok {
		root, ok = r.newCatalog()
	}
	if !ok {
		return nil
	}
	return r.write(fmt.Sprintf("/Root %s %s", root, entries))
}

// scan notes every "12 0 obj".
func (r *rebuilder) scan() {
	for from := 0; ; {
		i := bytes.Index(r.data[from:], []byte("obj"))
		if i < 0 {
			return
		}
		at := from + i
		from = at + len("obj")
		gen, start, ok := numberBefore(r.data, at)
		if !ok {
			continue
		}
		id, start, ok := numberBefore(r.data, start)
		if ok && id > 0 && id <= maxObjects/8 && gen <= 65535 {
			r.offsets[id], r.gens[id] = start, gen
		}
	}
}

// numberBefore reads the number that ends before end, white space between, and
// gives where it begins.
func numberBefore(data []byte, end int) (n, start int, ok bool) {
	i := end
	for i > 0 && charClass[data[i-1]] == charSpace {
		i--
	}
	stop := i
	for i > 0 && stop-i < 8 && '0' <= data[i-1] && data[i-1] <= '9' {
		i--
	}
	n, err := strconv.Atoi(string(data[i:stop]))
	return n, i, err == nil && stop < end
}

// dict gives the bytes that an object begins with, its dictionary for sure.
func (r *rebuilder) dict(id int) []byte {
	const longest = 4096
	start := r.offsets[id]
	body := r.data[start:min(start+longest, len(r.data))]
	for _, end := range []string{"endobj", "stream"} {
		if i := bytes.Index(body, []byte(end)); i >= 0 {
			body = body[:i]
		}
	}
	return body
}

// unpack writes out the objects that object streams hold, in plain.
func (r *rebuilder) unpack() {
	for _, id := range slices.Sorted(maps.Keys(r.offsets)) {
		dict := r.dict(id)
		if !objectStream.Match(dict) {
			continue
		}
		count, first := numberIn(streamCount, dict), numberIn(streamFirst, dict)
		body := bytes.TrimPrefix(r.data[r.offsets[id]+len(dict):], []byte("stream"))
		z, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(body, "\r\n")))
		if err != nil {
			continue
		}
		decoded, _ := io.ReadAll(io.LimitReader(z, maxStream)) // what could be decoded is used
		r.unpackOne(decoded, count, first)
	}
}

func numberIn(pattern *regexp.Regexp, dict []byte) int {
	if m := pattern.FindSubmatch(dict); m != nil {
		n, _ := strconv.Atoi(string(m[1]))
		return n
	}
	return 0
}

func (r *rebuilder) unpackOne(decoded []byte, count, first int) {
	if first <= 0 || first > len(decoded) {
		return
	}
	head := lexer{data: decoded[:first]}
	type entry struct{ id, at int }
	var entries []entry
	for range min(count, first) {
		id, at := head.next(), head.next()
		if id.kind != tokenNumber || at.kind != tokenNumber || at.number < 0 || int(at.number) > len(decoded)-first {
			break
		}
		entries = append(entries, entry{int(id.number), first + int(at.number)})
	}
	for i, e := range entries {
		end := len(decoded)
		if i+1 < len(entries) {
			end = entries[i+1].at
		}
		if _, known := r.offsets[e.id]; known || e.at > end || e.id <= 0 || e.id > maxObjects/8 {
			continue
		}
		r.offsets[e.id], r.gens[e.id] = len(r.data)+1, 0
		r.data = fmt.Appendf(r.data, "\n%d 0 obj\n%s\nendobj\n", e.id, decoded[e.at:end])
	}
}

// catalog gives a reference to the document catalog.
func (r *rebuilder) catalog() (string, bool) {
	if all := rootEntry.FindAllSubmatch(r.data, -1); len(all) > 0 {
		id, _ := strconv.Atoi(string(all[len(all)-1][1]))
		if _, ok := r.offsets[id]; ok && catalogType.Match(r.dict(id)) {
			return fmt.Sprintf("%d %d R", id, r.gens[id]), true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.offsets)) {
		if catalogType.Match(r.dict(id)) {
			return fmt.Sprintf("%d %d R", id, r.gens[id]), true
		}
	}
	return "", false
}

// newCatalog makes a catalog with all pages, in the order in which they stand
// in the file.
func (r *rebuilder) newCatalog() (string, bool) {
	var pages []int
	for id := range r.offsets {
		if pageType.Match(r.dict(id)) {
			pages = append(pages, id)
		}
	}
	if len(pages) == 0 {
		return "", false
	}
	slices.SortFunc(pages, func(a, b int) int { return r.offsets[a] - r.offsets[b] })
	kids := ""
	for _, id := range pages {
		kids += fmt.Sprintf("%d %d R ", id, r.gens[id])
	}
	next := slices.Max(slices.Collect(maps.Keys(r.offsets))) + 1
	for i, body := range []string{
		fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R >>", next+1),
		fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), kids),
	} {
		r.offsets[next+i], r.gens[next+i] = len(r.data)+1, 0
		r.data = fmt.Appendf(r.data, "\n%d 0 obj\n%s\nendobj\n", next+i, body)
	}
	return fmt.Sprintf("%d 0 R", next), true
}

// write appends the table and the trailer.
func (r *rebuilder) write(entries string) []byte {
	out := append(r.data, '\n')
	start := len(out)
	out = append(out, "xref\n0 1\n0000000000 65535 f \n"...)
	ids := slices.Sorted(maps.Keys(r.offsets))
	for _, id := range ids {
		out = fmt.Appendf(out, "%d 1\n%010d %05d n \n", id, r.offsets[id], r.gens[id])
	}
	return fmt.Appendf(out, "trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n", ids[len(ids)-1]+1, entries, start)
}
