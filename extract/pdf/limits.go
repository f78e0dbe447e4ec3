package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
)

// maxObjects is the most objects a file may have: ISO 32000-1, annex C, allows
// 8 388 607 indirect objects. The library allocates what the file claims.
const maxObjects = 8388607

// maxColumns bounds a predictor's row; cross-reference rows have 4 to 8 bytes,
// images some 10 000.
const maxColumns = 1 << 20

// checkLimits refuses what would make the library allocate without bound or
// loop without reading, neither of which recover can stop: huge numbers in
// cross-reference dictionaries and tables, and hexadecimal strings without an
// end in object streams.
func checkLimits(data []byte) error {
	for _, limit := range []struct {
		key  string
		most float64
	}{{"/Size", maxObjects}, {"/Index", maxObjects}, {"/W", maxObjects}, {"/Columns", maxColumns}} {
		if n := largestAfter(data, limit.key); n > limit.most {
			return fmt.Errorf("%s of %.0f", limit.key, n)
		}
	}
	if err := checkTables(data); err != nil {
		return err
	}
	return checkObjectStreams(data)
}

// largestAfter is the largest number that follows key, directly or in an array.
func largestAfter(data []byte, key string) float64 {
	largest := 0.0
	for {
		i := bytes.Index(data, []byte(key))
		if i < 0 {
			return largest
		}
		data = data[i+len(key):]
		l := lexer{data: data[:min(len(data), 4096)]}
		for t := l.next(); t.kind == tokenNumber || t.kind == tokenArrayOpen; t = l.next() {
			largest = max(largest, t.number)
		}
	}
}

// checkTables looks at the subsection heads of the cross-reference tables.
func checkTables(data []byte) error {
	for {
		i := bytes.Index(data, []byte("xref"))
		if i < 0 {
			return nil
		}
		data = data[i+len("xref"):]
		l := lexer{data: data}
		for first := l.next(); first.kind == tokenNumber; first = l.next() {
			count := l.next()
			if count.kind != tokenNumber {
				break
			}
			if first.number+count.number > maxObjects {
				return fmt.Errorf("a cross-reference table up to object %.0f", first.number+count.number)
			}
			for range int(count.number) {
				l.next()
				l.next()
				if flag := l.next(); flag.kind != tokenOperator {
					break
				}
			}
		}
	}
}

// checkObjectStreams looks for a hexadecimal string without an end, which the
// library reads forever inside an object stream.
func checkObjectStreams(data []byte) error {
	rest := data
	for {
		i := bytes.Index(rest, []byte("/ObjStm"))
		if i < 0 {
			return nil
		}
		rest = rest[i:]
		start := bytes.Index(rest, []byte("stream"))
		if start < 0 {
			return nil
		}
		body := bytes.TrimLeft(rest[start+len("stream"):], "\r\n")
		rest = rest[start:]
		inflated := io.Reader(bytes.NewReader(body))
		if z, err := zlib.NewReader(inflated); err == nil {
			inflated = z
		}
		decoded, _ := io.ReadAll(io.LimitReader(inflated, maxStream))
		if open := bytes.LastIndexByte(decoded, '<'); open >= 0 && bytes.IndexByte(decoded[open:], '>') < 0 {
			return fmt.Errorf("a string in an object stream has no end")
		}
	}
}
