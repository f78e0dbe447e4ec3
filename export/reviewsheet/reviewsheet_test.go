package reviewsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/trichluc/trichluc"
)

var twoReports = Sheet{Scope: "Trà Vinh", Checked: 5, Reports: []Report{
	{Name: "Báo cáo số 45/BC-UBND", Title: "Kết quả <2023> & 2024", Province: "Trà Vinh", Findings: []Finding{
		{Severity: trichluc.SeverityError, Grade: "mâu thuẫn", Place: "trang 3\ndòng 2\tcột 4", Printed: "A & B < C", Computed: "{{name}}", Message: "mã \x01 lạ", Verdict: "chưa rõ"},
		{Severity: trichluc.SeverityReview, Grade: "cần xem", Printed: "65%"},
	}},
	{Name: "Báo cáo số 46/BC-UBND", Findings: []Finding{{Severity: trichluc.SeverityReview, Printed: "dòng một\r\ndòng hai"}}},
}}

// content is the main part of a sheet, which must be well-formed.
func content(t *testing.T, language string, s Sheet) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, language, s); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); err == io.EOF {
			return string(data)
		} else if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
	}
}

func TestWrite(t *testing.T) {
	vi := content(t, Vietnamese, twoReports)
	for _, want := range []string{
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Phạm vi: Trà Vinh. Đã đối chiếu 5 tài liệu; 2 tài liệu", "gồm 1 mâu thuẫn, 2 chỗ cần xem và 0 lưu ý",
		">1. Báo cáo số 45/BC-UBND<", ">2. Báo cáo số 46/BC-UBND<", "Trích yếu: Kết quả &lt;2023&gt; &amp; 2024",
		">A &amp; B &lt; C<", ">{{name}}<", "mã \ufffd lạ", ">Mâu thuẫn: 0; cần xem: 1; lưu ý: 0.<",
		`trang 3</w:t><w:br/><w:t xml:space="preserve">dòng 2</w:t><w:tab/><w:t xml:space="preserve">cột 4<`,
		`dòng một</w:t><w:br/><w:t xml:space="preserve">dòng hai<`,
	} {
		if !strings.Contains(vi, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	if n := strings.Count(vi, "Trích yếu:"); n != 1 {
		t.Errorf("an empty title is left out: %d titles", n)
	}
	// One table for the heading, one for the signature, the summary, and one a report.
	if n := strings.Count(vi, "<w:tbl>"); n != 5 {
		t.Errorf("%d tables", n)
	}
	// Two rows in the summary, three findings, a head in each of three tables, heading and signature.
	if n := strings.Count(vi, "<w:tr>"); n != 10 {
		t.Errorf("%d rows", n)
	}
	if en := content(t, English, twoReports); !strings.Contains(en, "errors: 1, to review: 2") || strings.Contains(en, "Phạm vi") {
		t.Errorf("the English sheet is not English")
	}
}

func TestSheetWithoutFindings(t *testing.T) {
	if s := content(t, Vietnamese, Sheet{Checked: 3}); strings.Contains(s, "{{") || !strings.Contains(s, "0 tài liệu") {
		t.Error("a sheet of nothing says that there is nothing")
	}
}

func TestSameSheetSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := Write(&a, Vietnamese, twoReports); err != nil {
		t.Fatal(err)
	}
	if err := Write(&b, Vietnamese, twoReports); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("two writings differ (%v)", err)
	}
}

func TestFaults(t *testing.T) {
	if err := Write(io.Discard, "fr", twoReports); err == nil {
		t.Error("there is no French template")
	}
	for _, template := range []string{
		"<w:p>{{#report}}</w:p>", "<w:p>{{/report}}</w:p>", "<w:p>{{unknown}}</w:p>",
		"<w:p>{{#unknown}}</w:p><w:p>{{/unknown}}</w:p>", "<w:p>{{#report}}</w:p>{{colour}}<w:p>{{/report}}</w:p>",
	} {
		if _, err := fill(template, twoReports); err == nil {
			t.Errorf("%s is no template", template)
		}
	}
}
