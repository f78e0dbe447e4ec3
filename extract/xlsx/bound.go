package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/trichluc/trichluc/extract/flow"
)

// The library holds every part of the package, and of some a tree many times
// their size. A sheet of 100,000 cells unpacks to 6 MB.
const (
	// maxUnpacked bounds a workbook after unpacking, pictures included, in
	// bytes.
	maxUnpacked = 128 << 20
	// maxPart bounds one part that is XML, and maxMarkup all of them.
	maxPart   = 40 << 20
	maxMarkup = 64 << 20
	// maxShared bounds the parts that say how the workbook is made: its styles,
	// the list of its sheets. The largest seen has 2 MB.
	maxShared = 8 << 20
	// maxTexts bounds the texts that cells share.
	maxTexts = 500_000
)

// bound refuses packages that would cost more than they are worth, before the
// library opens them.
func (r *reader) bound() error {
	total := uint64(0)
	for _, f := range r.zip.File {
		name, limit := strings.ToLower(path.Base(f.Name)), uint64(maxPart)
		switch {
		case !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels"):
			continue
		case name == "styles.xml", name == "workbook.xml", strings.HasSuffix(name, ".rels"), strings.HasPrefix(name, "theme"), name == "[content_types].xml":
			limit = maxShared
		}
		total += f.UncompressedSize64
		if f.UncompressedSize64 > limit || total > maxMarkup {
			return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("%s unpacks to %d bytes", f.Name, f.UncompressedSize64)}
		}
		if name == "sharedstrings.xml" {
			if err := boundTexts(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// boundTexts counts the texts that cells share.
func boundTexts(f *zip.File) error {
	rc, err := f.Open()
	if err != nil {
		return nil // the library says what is wrong with it
	}
	defer rc.Close()
	const tag = "<si"
	n, kept, buffer := 0, 0, make([]byte, 1<<16)
	for err == nil {
		var size int
		size, err = io.ReadFull(rc, buffer[kept:])
		read := buffer[:kept+size]
		if n += bytes.Count(read, []byte(tag)); n > maxTexts {
			return &flow.Error{Code: flow.CodeTooLarge, Detail: fmt.Sprintf("more than %d texts", maxTexts)}
		}
		kept = copy(buffer, read[max(len(read)-len(tag)+1, 0):]) // a tag may run over the buffer's end
	}
	return nil
}
