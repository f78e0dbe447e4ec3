package docx

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

// long is a report of paragraphs and a table, all different.
func long() map[string]string {
	var body strings.Builder
	for i := range 120 {
		body.WriteString(para(run(fmt.Sprintf("Đoạn %d: đạt %d,%d%% kế hoạch, tăng %d hồ sơ", i, i*7%100, i%10, i*i*13))))
	}
	body.WriteString(`<w:tbl>`)
	for i := range 60 {
		body.WriteString(`<w:tr><w:tc>` + para(run(fmt.Sprintf("Xã số %d", i))) + `</w:tc><w:tc>` + para(run(fmt.Sprint(i*i*i+11))) + `</w:tc></w:tr>`)
	}
	body.WriteString(`</w:tbl>` + para(run("Hết báo cáo")))
	return usual(body.String())
}

// lines are the paragraphs and the rows of a flow.
func lines(f *flow.Flow) (found []string) {
	for _, item := range f.Items {
		if p := item.Paragraph; p != nil {
			found = append(found, p.Text())
			continue
		}
		rows := make([]string, item.Grid.Rows)
		for _, c := range item.Grid.Cells {
			rows[c.Row] += c.Text + "|"
		}
		found = append(found, rows...)
	}
	return found
}

// TestCutFile cuts a report everywhere: what is read is the beginning of the
// report, whole lines of it, and says that it is not all.
func TestCutFile(t *testing.T) {
	good := pack(t, long())
	whole := lines(mustRead(t, long()))
	most := 0
	for n := 30; n < len(good); n += 53 {
		f, err := Read(context.Background(), good[:n])
		var known *flow.Error
		if errors.As(err, &known) && known.Code == flow.CodeTruncated {
			continue
		}
		if err != nil {
			t.Fatalf("%d of %d bytes: %v", n, len(good), err)
		}
		got := lines(f)
		if len(got) > len(whole) || strings.Join(got, "\n") != strings.Join(whole[:len(got)], "\n") {
			t.Fatalf("%d of %d bytes: not the beginning: %q", n, len(good), got)
		}
		if len(f.Remarks) == 0 || len(got) < len(whole) && len(f.Unread) == 0 {
			t.Fatalf("%d of %d bytes: %d of %d lines without a word", n, len(good), len(got), len(whole))
		}
		most = max(most, len(got))
	}
	if most != len(whole) {
		t.Errorf("never more than %d of %d lines, though the directory is at the end", most, len(whole))
	}
}

// TestChangedBytes changes bytes of the packed main part: one is restored, of
// many nothing is lost or wrong without a word.
func TestChangedBytes(t *testing.T) {
	good := pack(t, long())
	whole := strings.Join(lines(mustRead(t, long())), "\n")
	at := strings.Index(string(good), "word/document.xml") + len("word/document.xml")
	end := strings.Index(string(good), "PK\x01\x02") - 16
	random := rand.New(rand.NewPCG(1, 2))
	restored := 0
	for n := range 10 {
		bad := []byte(string(good))
		for range 1 + n/6*40 {
			bad[at+random.IntN(end-at)] ^= byte(1 + random.IntN(255))
		}
		f, err := Read(context.Background(), bad)
		if err != nil {
			continue
		}
		got := strings.Join(lines(f), "\n")
		if got != whole && (len(f.Unread) == 0 || len(f.Remarks) == 0) {
			t.Fatalf("without a word: %q", got)
		}
		if got == whole && len(f.Unread) == 0 && strings.Contains(strings.Join(f.Remarks, ""), "its checksum holds again") {
			restored++
		}
	}
	if restored < 4 {
		t.Errorf("%d of 6 single changes restored", restored)
	}
}

// TestDamagedDirectory reads a package by the heads of its parts.
func TestDamagedDirectory(t *testing.T) {
	good := pack(t, usual(para(run("còn đủ"))))
	for name, bad := range map[string]string{
		"no directory":        string(good[:strings.Index(string(good), "PK\x01\x02")]),
		"no end":              string(good[:len(good)-22]),
		"another name in it":  replaceLast(string(good), "word/document.xml", "word/documemt.xml"),
		"another sum in it":   replaceLast(string(good), "\x14\x00\x08\x00\x08\x00", "\x14\x00\x08\x00\x08\x01"),
		"bytes before it all": "PK junk" + string(good),
	} {
		f, err := Read(context.Background(), []byte(bad))
		if err != nil || len(lines(f)) != 1 || lines(f)[0] != "còn đủ" {
			t.Errorf("%s: %v, %v", name, f, err)
		}
	}
}

func replaceLast(s, old, new string) string {
	at := strings.LastIndex(s, old)
	return s[:at] + new + s[at+len(old):]
}

// TestBrokenMarkup reads what a program wrote before it failed.
func TestBrokenMarkup(t *testing.T) {
	parts := usual("")
	parts["word/document.xml"] = strings.TrimSuffix(part("document", `<w:body>`+para(run("một"))+`<w:tbl><w:tr><w:tc>`+para(run("1"))+`</w:tc></w:tr><w:tr><w:tc>`+para(run("23"))+`</w:tc>`), "</w:document>")
	expect(t, mustRead(t, parts), `
		P [một]
		G 1x1 head 0
		  0,0 "1"
		U 2 the text from the damage to the end
		R word/document.xml is damaged (the part ends too early): the text ends too early, after 850 of its bytes`)
}
