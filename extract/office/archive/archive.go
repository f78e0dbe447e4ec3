// Package archive opens the zip packages of office documents, and of damaged
// ones what is left.
//
// A sound package is read by archive/zip. Where its directory, which stands at
// the end, is missing or wrong, the parts are found by the heads that stand
// before each of them. A part whose bytes are damaged is handed out up to the
// damage, and says so; whoever reads it must say so, too.
//
// What a package can cost is bounded: the number of its parts, and what the
// parts that are read unpack to.
package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

const (
	// MaxPart bounds one part after unpacking, in bytes: a thousand pages of
	// tables make about 20 MB.
	MaxPart = 40 << 20
	// maxTotal bounds all parts that are read together.
	maxTotal = 64 << 20
	// maxParts bounds the parts of a package: a report with a picture on every
	// page has a few hundred.
	maxParts = 20_000
)

// Archive is an opened package.
type Archive struct {
	// Damage says why the directory could not be used; "" for a sound package.
	Damage string

	ctx      context.Context
	data     []byte
	parts    map[string]*part
	searched bool  // for heads of parts
	left     int64 // bytes that may still be unpacked
}

// part is a part of the package, found by the directory or by its own head.
type part struct {
	name string    // as written
	file *zip.File // of the directory; nil where it is not used
	head *head     // of the part itself; nil where it was not looked for
	left *Content  // what is left of it, once that was worked out
}

// Content is an unpacked part.
type Content struct {
	Text string
	// Damage says what is wrong with it; "" for a sound part. Text is then
	// what stands before the damage, or all of it with single wrong bytes.
	Damage string
	// Ended says that the file itself ends inside the part: all of Text is
	// as it was written.
	Ended bool
	// Repaired is how many damaged bytes were restored; the checksum of the
	// part holds again.
	Repaired int
}

// Open opens a package. An error is a *flow.Error: no parts at all, or more
// than a document has.
func Open(ctx context.Context, data []byte) (*Archive, error) {
	if n := bytes.Count(data, []byte(signatureEntry)); n > maxParts {
		return nil, &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("%d parts in a package", n)}
	}
	a := &Archive{ctx: ctx, data: data, parts: map[string]*part{}, left: maxTotal}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err == nil && !isOwn(zr, data) {
		err = errors.New("the directory is that of a package inside this one")
	}
	if err != nil {
		return a, a.salvage(err)
	}
	for _, f := range zr.File {
		p := &part{name: f.Name, file: f}
		if f.Flags&flagEncrypted != 0 {
			a.Search()
			if p = a.parts[Name(f.Name)]; p == nil || p.head == nil {
				return nil, &flow.Error{Code: flow.CodeEncrypted, Detail: f.Name}
			} // its own head knows of no password: the directory is damaged
		}
		a.parts[Name(f.Name)] = p
	}
	return a, nil
}

// isOwn says whether a directory knows the first part of the file: of a package
// that ends too early, archive/zip may find the directory of one embedded in it.
func isOwn(zr *zip.Reader, data []byte) bool {
	at := bytes.Index(data, []byte(signatureHead))
	if at < 0 {
		return true
	}
	h, _ := readHead(data, at)
	return h == nil || slices.ContainsFunc(zr.File, func(f *zip.File) bool { return f.Name == h.name }) || len(zr.File) > 0 && at > 0
}

// Name is how names of parts are compared: they are case-insensitive, and some
// writers use backslashes.
func Name(s string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(s, "\\", "/"), "/"))
}

// Has says whether there is a part of a name, as Name gives it.
func (a *Archive) Has(name string) bool { return a.parts[name] != nil }

// Written is the name of a part as the package writes it.
func (a *Archive) Written(name string) string {
	if p := a.parts[name]; p != nil {
		return p.name
	}
	return ""
}

// Size is what the directory says that the parts with a property unpack to.
func (a *Archive) Size(of func(name string) bool) (total uint64) {
	for name, p := range a.parts {
		if p.file != nil && of(name) {
			total += p.file.UncompressedSize64
		}
	}
	return total
}

// Search looks for the parts by their own heads, beside the directory: for
// packages in which a part is missing or cannot be unpacked.
func (a *Archive) Search() {
	if a.searched {
		return
	}
	a.searched = true
	for _, h := range scan(a.data) {
		name := Name(h.name)
		if p := a.parts[name]; p == nil {
			a.parts[name] = &part{name: h.name, head: h}
		} else if p.head == nil {
			p.head = h
		}
	}
}

// salvage opens a package without a directory.
func (a *Archive) salvage(because error) error {
	a.Search()
	code, what := flow.CodeCorrupt, because.Error()
	if !bytes.Contains(a.data, []byte(signatureEnd)) {
		code, what = flow.CodeTruncated, "the zip directory is missing"
	}
	if len(a.parts) == 0 {
		return &flow.Error{Code: code, Detail: what}
	}
	a.Damage = what
	return nil
}

// Read unpacks a part: empty where there is none. An error is a *flow.Error
// for a limit, or the context's; everything else that is wrong is the
// content's damage.
func (a *Archive) Read(name string) (Content, error) {
	p := a.parts[name]
	if p == nil {
		return Content{}, nil
	}
	if p.file == nil {
		return a.readDamaged(p)
	}
	if p.file.UncompressedSize64 > MaxPart {
		return Content{}, tooLarge(name, p.file.UncompressedSize64)
	}
	rc, err := p.file.Open()
	text := ""
	if err == nil {
		defer rc.Close()
		text, err = a.unpack(name, rc, p.file.UncompressedSize64)
	}
	var limit *flow.Error
	if err == nil || errors.As(err, &limit) {
		return Content{Text: text}, err
	}
	if a.Search(); p.head != nil {
		return a.readDamaged(p)
	}
	return Content{Text: text, Damage: err.Error()}, nil
}

// readDamaged unpacks a part by its own head, once.
func (a *Archive) readDamaged(p *part) (Content, error) {
	if p.left == nil {
		c, err := a.restore(p)
		if err != nil {
			return Content{}, err
		}
		p.left = &c
	}
	return *p.left, nil
}

func (a *Archive) restore(p *part) (Content, error) {
	text, err := a.unpack(p.name, p.head.reader(), uint64(p.head.size))
	var limit *flow.Error
	if errors.As(err, &limit) {
		return Content{}, err
	}
	c := Content{Text: text}
	if whole, n, ok := a.repair(p, text, err); ok {
		return Content{Text: whole, Repaired: n}, nil
	}
	if a.ctx.Err() != nil {
		return Content{}, a.ctx.Err()
	}
	switch {
	case err != nil:
		c.Damage = err.Error()
		c.Ended = p.head.ended && errors.Is(err, io.ErrUnexpectedEOF)
	case p.head.ended:
		c.Damage, c.Ended = "the file ends in it", true
	default:
		c.Damage = p.check(text)
	}
	return c, nil
}

// repair restores a deflated part that is damaged in few bytes, if its
// checksum is known.
func (a *Archive) repair(p *part, text string, err error) (string, int, bool) {
	sum, known := p.sum()
	if !known || p.head.stored || p.head.ended || err == nil && crc32.ChecksumIEEE([]byte(text)) == sum {
		return "", 0, false
	}
	return repair(a.ctx, p.head.raw, sum)
}

// check says what is wrong with an unpacked part that unpacks to its end.
func (p *part) check(text string) string {
	switch sum, known := p.sum(); {
	case !known:
		return "its checksum is not known"
	case crc32.ChecksumIEEE([]byte(text)) != sum:
		return zip.ErrChecksum.Error()
	}
	return ""
}

// sum is the CRC-32 that the unpacked part must have, if anything tells.
func (p *part) sum() (uint32, bool) {
	if p.head.checked || p.file == nil {
		return p.head.sum, p.head.checked
	}
	return p.file.CRC32, true
}

// unpack reads what a part unpacks to, of which size is what it says itself.
// Next to an error stands what was unpacked before it.
func (a *Archive) unpack(name string, from io.Reader, size uint64) (string, error) {
	most := min(a.left, MaxPart)
	var b strings.Builder
	b.Grow(int(min(size, uint64(most))) + 1) // at once: growing would hold it twice
	n, err := io.Copy(&b, io.LimitReader(from, most+1))
	if n > most {
		return "", tooLarge(name, uint64(n))
	}
	a.left -= n
	return b.String(), err
}

func tooLarge(name string, size uint64) error {
	return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("%s unpacks to %d bytes or more", name, size)}
}
