package extract

import (
	"archive/zip"
	"bytes"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/trichluc/trichluc/extract/compound"
	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/text"
	"github.com/trichluc/trichluc/extract/xls"
)

// Format is what a file's bytes are.
type Format string

// The formats told apart.
const (
	FormatEmpty  Format = "empty"
	FormatPDF    Format = "pdf"
	FormatDOCX   Format = "docx"
	FormatXLSX   Format = "xlsx"
	FormatODT    Format = "odt" // OpenDocument texts and workbooks, packed or flat
	FormatZip    Format = "zip"
	FormatOLE    Format = "ole" // Word and PowerPoint before 2007, and encrypted OOXML
	FormatXLS    Format = "xls" // Excel before 2007
	FormatRTF    Format = "rtf"
	FormatHTML   Format = "html"
	FormatMHTML  Format = "mhtml" // a web page with its pictures in one file
	FormatXML    Format = "xml"   // of no format that is read: office programs of 2003 wrote such
	FormatText   Format = "text"
	FormatImage  Format = "image"
	FormatBinary Format = "binary" // nothing known
)

// signatures are the first bytes of formats; PDF is not among them because
// junk may stand before its header.
var signatures = []struct {
	bytes  string
	format Format
}{
	{"PK\x03\x04", FormatZip},
	{"PK\x05\x06", FormatZip},
	{compound.Signature, FormatOLE},
	{"\x89PNG\r\n\x1a\n", FormatImage},
	{"\xff\xd8\xff", FormatImage},
	{"GIF8", FormatImage},
	{"II*\x00", FormatImage},
	{"MM\x00*", FormatImage},
}

// pdfWithin is how far into a file the PDF header may stand, as readers of PDF
// have always allowed.
const pdfWithin = 1024

// markup is an HTML tag near the start of a file.
var markup = regexp.MustCompile(`(?i)<(?:!doctype\s+html|html|head|body|table|div|p|meta|h[1-6]|article)[\s>]`)

// message matches the head of a mail message of parts that belong together.
var message = regexp.MustCompile(`(?is)^\s*[a-z-]+:[^\n]*\n.*?content-type:\s*multipart/related`)

// declaredWithin is how far into a file of text its head reaches: flat
// OpenDocument files name some forty namespaces first.
const declaredWithin = 8192

// Sniff tells what data is from its bytes alone.
func Sniff(data []byte) Format {
	if len(bytes.TrimLeft(data, " \t\r\n\x00\xef\xbb\xbf")) == 0 {
		return FormatEmpty
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.bytes)) {
			switch s.format {
			case FormatZip:
				return sniffZip(data)
			case FormatOLE:
				return sniffContainer(data)
			}
			return s.format
		}
	}
	head := data[:min(len(data), pdfWithin)]
	if bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n\xef\xbb\xbf"), []byte(`{\rtf`)) {
		return FormatRTF
	}
	if bytes.Contains(head, []byte("%PDF-")) {
		return FormatPDF
	}
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) || text.IsUTF16(data) {
		if markup.Match(bytes.ReplaceAll(head, []byte{0}, nil)) {
			return FormatHTML
		}
		return FormatText
	}
	if bytes.IndexByte(data[:min(len(data), 1<<16)], 0) >= 0 {
		return sniffDamaged(data)
	}
	start := data[:min(len(data), declaredWithin)]
	switch {
	case message.Match(start):
		return FormatMHTML
	case bytes.Contains(start, []byte("urn:oasis:names:tc:opendocument:xmlns:office:")):
		return FormatODT
	}
	if start := bytes.TrimLeft(head, " \t\r\n\xef\xbb\xbf"); markup.Match(head) && (start[0] == '<' || strings.Count(string(head), "<") > 10) {
		return FormatHTML
	}
	if bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n\xef\xbb\xbf"), []byte("<?xml")) {
		return FormatXML
	}
	return FormatText
}

// sniffContainer looks for what a container of before 2007 holds.
func sniffContainer(data []byte) Format {
	if xls.Holds(data) {
		return FormatXLS
	}
	return FormatOLE
}

// containerHead are bytes 24 to 32 of a container but for the first, its
// version, byte order and size of sectors.
const containerHead = "\x00\x03\x00\xfe\xff\x09\x00"

// sniffDamaged looks at files whose first bytes are damaged for what else
// tells a format.
func sniffDamaged(data []byte) Format {
	const at = 25
	switch end := data[max(0, len(data)-1<<16):]; {
	case len(data) > 512 && string(data[at:at+len(containerHead)]) == containerHead, compound.Mentions(data, "WordDocument"):
		return sniffContainer(data)
	case bytes.Contains(end, []byte("PK\x01\x02")) && bytes.Contains(end, []byte("PK\x05\x06")):
		return sniffZip(data)
	}
	return FormatBinary
}

// sniffZip looks for the member that names an office format.
func sniffZip(data []byte) Format {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		// a package cut short has no directory; its first members still tell
		switch head := data[:min(len(data), 1<<16)]; {
		case bytes.Contains(head, []byte("word/")):
			return FormatDOCX
		case bytes.Contains(head, []byte("xl/")):
			return FormatXLSX
		case bytes.Contains(head, []byte("application/vnd.oasis.opendocument")):
			return FormatODT
		}
		return FormatZip
	}
	for _, member := range z.File {
		switch name := member.Name; {
		case name == "word/document.xml" || strings.HasPrefix(name, "word/document"):
			return FormatDOCX
		case name == "xl/workbook.xml":
			return FormatXLSX
		case name == "content.xml":
			return FormatODT
		}
	}
	return FormatZip
}

// extensions says what a name promises.
var extensions = map[string]Format{
	".pdf": FormatPDF, ".docx": FormatDOCX, ".doc": FormatOLE, ".rtf": FormatRTF, ".html": FormatHTML, ".htm": FormatHTML,
	".txt": FormatText, ".md": FormatText, ".xlsx": FormatXLSX, ".xls": FormatXLS, ".odt": FormatODT, ".ods": FormatODT, ".fodt": FormatODT, ".fods": FormatODT,
	".mht": FormatMHTML, ".mhtml": FormatMHTML, ".zip": FormatZip,
}

// details say of formats that have no reader what they are and what to do.
var details = map[Format]string{
	FormatZip:    "a zip archive that is no Word document",
	FormatXML:    "XML that is neither a web page nor OpenDocument; save it as .docx or .xlsx",
	FormatImage:  "an image; scans are read only inside a PDF",
	FormatBinary: "bytes of no known format",
}

// refusal is the error for a format without a reader. A name that promises a
// format that is read makes it a mismatch.
func refusal(format Format, name string) error {
	if format == FormatEmpty {
		return &flow.Error{Code: flow.CodeEmpty}
	}
	promised := extensions[strings.ToLower(path.Ext(name))]
	if promised != format && readers[promised] != nil {
		return &flow.Error{Code: flow.CodeMismatch, Detail: "the name says " + string(promised) + ", the bytes are " + details[format]}
	}
	return &flow.Error{Code: flow.CodeUnsupported, Detail: details[format]}
}

// faultLine finds in a stack the line of ours where a panic began.
func faultLine(stack []byte) string {
	lines := strings.Split(string(stack), "\n")
	seen := false
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "panic(") {
			seen = true
		}
		if at := strings.Index(line, "/extract/"); seen && at >= 0 && strings.Contains(line, ".go:") {
			line, _, _ = strings.Cut(line[at+1:], " ")
			if utf8.ValidString(line) {
				return line
			}
		}
	}
	return "extract"
}
