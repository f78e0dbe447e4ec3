package mhtml

import (
	"context"
	"encoding/base64"
	"errors"
	"mime/quotedprintable"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
)

const page = "<html><head><style>p{}</style></head><body><p>BÁO CÁO</p><p>Kết quả quý I năm 2024 đạt 98,5% kế hoạch.</p>" +
	"<table border=1><tr><td>STT<td>Chỉ tiêu</tr><tr><td>1<td>Số hồ sơ</tr></table></body></html>"

// message makes a file as Word saves it.
func message(t testing.TB, encoding, charset, body string) string {
	t.Helper()
	switch encoding {
	case "quoted-printable":
		var b strings.Builder
		w := quotedprintable.NewWriter(&b)
		if _, err := w.Write([]byte(body)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		body = b.String()
	case "base64":
		body = base64.StdEncoding.EncodeToString([]byte(body))
	}
	return "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_Part.1\"\r\n\r\nThis document is a Single File Web Page.\r\n\r\n" +
		"------=_Part.1\r\nContent-Location: file:///C:/1.htm\r\nContent-Transfer-Encoding: " + encoding + "\r\nContent-Type: text/html; charset=\"" + charset + "\"\r\n\r\n" +
		body + "\r\n\r\n------=_Part.1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n\r\n------=_Part.1--\r\n"
}

func text(f *flow.Flow) string {
	var b strings.Builder
	for _, item := range f.Items {
		if item.Paragraph != nil {
			b.WriteString(item.Paragraph.Text() + "\n")
			continue
		}
		for _, c := range item.Grid.Cells {
			b.WriteString(c.Text + "|")
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	want := "BÁO CÁO\nKết quả quý I năm 2024 đạt 98,5% kế hoạch.\nSTT|Chỉ tiêu|1|Số hồ sơ|"
	wide := ""
	for _, r := range page {
		wide += string([]byte{byte(r), byte(r >> 8)})
	}
	for name, data := range map[string]string{
		"quoted-printable": message(t, "quoted-printable", "utf-8", page),
		"base64":           message(t, "base64", "utf-8", page),
		"UTF-16":           message(t, "base64", "unicode", wide),
		"plain":            "\n" + message(t, "8bit", "utf-8", page),
		"TCVN in 1258":     message(t, "8bit", "windows-1258", strings.NewReplacer("BÁO CÁO", "B\xc1O C\xc1O").Replace(page[:strings.Index(page, "<p>Kết")])+"</body></html>"),
	} {
		f, err := Read(context.Background(), []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := text(f); got != want && got != want[:len("BÁO CÁO\n")] {
			t.Errorf("%s: %q", name, got)
		}
		if len(f.Unread) > 0 || len(f.Remarks) != 1 {
			t.Errorf("%s: unread %v, remarks %q", name, f.Unread, f.Remarks)
		}
	}
}

func TestCut(t *testing.T) {
	data := message(t, "quoted-printable", "utf-8", page)
	f, err := Read(context.Background(), []byte(data[:strings.Index(data, "STT")]))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Unread) == 0 || !strings.Contains(text(f), "98,5%") {
		t.Errorf("%q, unread %v", text(f), f.Unread)
	}
}

func TestRefusals(t *testing.T) {
	for data, want := range map[string]flow.Code{
		"MIME-Version: 1.0": flow.CodeTruncated,
		"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n":                                                            flow.CodeCorrupt,
		"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\nContent-Type: image/png\r\n\r\n--a--\r\n": flow.CodeUnsupported,
	} {
		_, err := Read(context.Background(), []byte(data))
		var e *flow.Error
		if !errors.As(err, &e) || e.Code != want {
			t.Errorf("%q: %v, want %s", data, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(message(f, "quoted-printable", "utf-8", page)))
	f.Add([]byte(message(f, "base64", "utf-8", page)))
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := Read(context.Background(), data)
		var e *flow.Error
		if (out == nil) == (err == nil) || err != nil && !errors.As(err, &e) {
			t.Fatalf("flow %v, error %v", out, err)
		}
	})
}
