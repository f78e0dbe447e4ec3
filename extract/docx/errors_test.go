package docx

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/office/archive"
)

func TestErrors(t *testing.T) {
	good := pack(t, usual(para(run("đủ"))))
	without := func(change func(map[string]string)) []byte {
		parts := usual(para(run("đủ")))
		change(parts)
		return pack(t, parts)
	}
	flip := func(b []byte, at int) []byte {
		b = append([]byte(nil), b...)
		b[at] ^= 0xff
		return b
	}
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	for _, test := range []struct {
		name string
		data []byte
		want flow.Code
	}{
		{"no bytes", nil, flow.CodeEmpty},
		{"text", []byte("Báo cáo"), flow.CodeMismatch},
		{"only the signature", []byte("PK\x03\x04"), flow.CodeTruncated},
		{"old Word", []byte(ole), flow.CodeMismatch},
		{"encrypted", []byte(ole + string(utf16("EncryptedPackage"))), flow.CodeEncrypted},
		{"another package", without(func(p map[string]string) { delete(p, "word/document.xml") }), flow.CodeMismatch},
		{"workbook", without(func(p map[string]string) {
			p["xl/workbook.xml"] = "<workbook/>"
			p["_rels/.rels"] = strings.ReplaceAll(p["_rels/.rels"], "word/document.xml", "xl/workbook.xml")
		}), flow.CodeMismatch},
		{"another root", without(func(p map[string]string) { p["word/document.xml"] = "<html><body/></html>" }), flow.CodeMismatch},
		{"unclosed element", without(func(p map[string]string) { p["word/document.xml"] = part("document", `<w:body><w:p>`) }), flow.CodeCorrupt},
		{"ends early", without(func(p map[string]string) {
			p["word/document.xml"] = strings.TrimSuffix(part("document", `<w:body><w:p>`), "</w:document>")
		}), flow.CodeTruncated},
		{"ends in a tag", without(func(p map[string]string) { p["word/document.xml"] = p["word/document.xml"][:600] }), flow.CodeTruncated},
		{"no root", without(func(p map[string]string) { p["word/document.xml"] = "" }), flow.CodeTruncated},
		{"zip with a password", flip(flip(good, bytes.LastIndex(good, []byte("word/document.xml"))-38), bytes.Index(good, []byte("word/document.xml"))-24), flow.CodeEncrypted},
		{"no text", pack(t, usual(para(`<w:r><w:drawing><a:blip/></w:drawing></w:r>`))), flow.CodeNoText},
		{"nested too deep", pack(t, usual(strings.Repeat("<w:sdt><w:sdtContent>", 200)+strings.Repeat("</w:sdtContent></w:sdt>", 200))), flow.CodeTooLarge},
		{"bomb", pack(t, usual(strings.Repeat(" ", archive.MaxPart))), flow.CodeTooLarge},
		{"declared as 10 GB", declare(good, 10<<30), flow.CodeTooLarge},
		{"entities", without(func(p map[string]string) {
			p["word/document.xml"] = `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>` + p["word/document.xml"]
		}), flow.CodeCorrupt},
		{"many parts", without(func(p map[string]string) {
			for i := range 20_001 {
				p[fmt.Sprintf("word/%d.xml", i)] = ""
			}
		}), flow.CodeTooLarge},
		{"many cells", pack(t, usual(`<w:tbl>`+strings.Repeat(`<w:tr>`+strings.Repeat(`<w:tc/>`, 100)+`</w:tr>`, maxSize/100)+`</w:tbl>`)), flow.CodeTooLarge},
		{"many lines", pack(t, usual(para(`<w:r>`+strings.Repeat(`<w:br/>`, maxSize)+`</w:r>`))), flow.CodeTooLarge},
		{"many attributes", pack(t, usual(`<w:p`+strings.Repeat(` a=""`, 2000)+`/>`)), flow.CodeTooLarge},
		{"a long paragraph", pack(t, usual(para(run(strings.Repeat("a", maxParagraph+1))))), flow.CodeTooLarge},
		{"too many columns", pack(t, usual(`<w:tbl><w:tr>`+strings.Repeat(`<w:tc><w:p/></w:tc>`, maxColumns+1)+`</w:tr></w:tbl>`)), flow.CodeTooLarge},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := Read(context.Background(), test.data)
			var got *flow.Error
			if !errors.As(err, &got) || f != nil {
				t.Fatalf("got %v, %v; want an error", f, err)
			}
			if got.Code != test.want {
				t.Errorf("got %v, want %s", got, test.want)
			}
		})
	}
}

// declare makes the directory say that the main part unpacks to a size.
func declare(good []byte, size uint64) []byte {
	b := bytes.Clone(good)
	at := bytes.LastIndex(b, []byte("word/document.xml")) - 46
	binary.LittleEndian.PutUint32(b[at+24:], uint32(min(size, 0xfffffffe)))
	return b
}

func TestSideParts(t *testing.T) {
	parts := usual(para(run("còn đọc được")))
	delete(parts, "word/_rels/document.xml.rels") // nguyenthenguyen/docx refuses this
	parts["word/styles.xml"] = part("styles", `<w:style>`)[:200]
	f := mustRead(t, parts)
	if len(f.Items) != 1 || len(f.Remarks) != 1 || !strings.HasPrefix(f.Remarks[0], "word/styles.xml could not be read") {
		t.Errorf("got %s", show(f))
	}
}

func TestMainPartElsewhere(t *testing.T) {
	parts := usual("")
	parts["_rels/.rels"] = strings.ReplaceAll(parts["_rels/.rels"], "word/document.xml", "/Word/Document2.xml")
	parts["word/document2.xml"] = strings.ReplaceAll(part("document", `<w:body>`+para(run("bản chính"))+`</w:body>`), "w:", "ns0:")
	parts["word/document2.xml"] = strings.ReplaceAll(parts["word/document2.xml"], "xmlns:w=", "xmlns:ns0=")
	delete(parts, "word/document.xml")
	expect(t, mustRead(t, parts), "P [bản chính]")
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Read(ctx, pack(t, usual(strings.Repeat(para(run("x")), 5000))))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
