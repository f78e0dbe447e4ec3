package period

import "testing"

func TestFind(t *testing.T) {
	tests := []struct{ text, label, role string }{
		{"Trong năm 2023, tỉnh", "2023", "during"},
		{"Quý I/2024", "2024-Q1", "during"},
		{"quý I năm 2023", "2023-Q1", "during"},
		{"Quý IV năm 2023", "2023-Q4", "during"},
		{"6 tháng đầu năm 2024", "2024-H1", "during"},
		{"6 tháng cuối năm 2023", "2023-H2", "during"},
		{"9 tháng năm 2024", "2024-01/2024-09", "during"},
		{"9 tháng đầu năm 2024", "2024-01/2024-09", "during"},
		{"trong tháng 3/2024", "2024-03", "during"},
		{"Tháng 11 năm 2023", "2023-11", "during"},
		{"giai đoạn 2021-2025", "2021/2025", "during"},
		{"giai đoạn 2023 – 2025", "2023/2025", "during"},
		{"từ ngày 25/12/2023 đến 05/03/2024", "2023-12-25/2024-03-05", "during"},
		{"(Từ 01/01/2023 đến 31/12/2023)", "2023", "during"},
		{"từ ngày 01/01/2024 đến ngày 31/3/2024", "2024-Q1", "during"},
		{"Từ đầu năm 2024 đến ngày 11/3/2024", "2024-01-01/2024-03-11", "during"},
		{"Từ đầu năm 2023 đến nay", "2023", "during"},
		{"Tính đến ngày 15/02/2024", "2024-02-15", "as_of"},
		{"đến ngày 30 tháng 6 năm 2024", "2024-06-30", "as_of"},
		{"Lũy kế đến tháng 12/2023", "2023-12", "as_of"},
		{"đến hết năm 2023", "2023-12-31", "as_of"},
		{"đến năm 2025", "2025", "horizon"},
		{"so với năm 2023", "2023", "against"},
		{"so với cùng kỳ quý I/2023", "2023-Q1", "against"},
		{"chuyển tiếp từ năm 2023", "2023", "since"},
		{"các năm 2020, 2021", "2020/2021", "during"},
		{"ngày 28/11/2023, tỉnh", "2023-11-28", "as_of"},
		{"Năm học 2023-2024, toàn", "2023/2024", "during"},
		{"từ năm học 2024 - 2025", "2024/2025", "since"},
		{"năm học 2023-2025", "", ""},
		{"đến ngày 31/02/2024", "", ""},
		{"có 2023 hồ sơ", "", ""},
	}
	for _, test := range tests {
		var label, role string
		if m := Find(test.text); len(m) > 0 {
			label, role = m[0].Period.Label, string(m[0].Role)
		}
		if label != test.label || role != test.role {
			t.Errorf("%s: %s %s, want %s %s", test.text, label, role, test.label, test.role)
		}
	}
}

func TestOfTitle(t *testing.T) {
	tests := []struct{ title, want string }{
		{"Kết quả hoạt động Quý I và phương hướng, nhiệm vụ Quý II năm 2024", "2024-Q1"},
		{"Kết quả triển khai chuyển đổi số năm 2023", "2023"},
		{"Tình hình kinh tế - xã hội 6 tháng đầu năm 2024, nhiệm vụ 6 tháng cuối năm 2024", "2024-H1"},
		{"Kết quả năm 2023 và nhiệm vụ năm 2024", "2023"},
		{"Chuyển đổi số giai đoạn 2021-2025", "2021/2025"},
		{"Chuyển đổi số đến năm 2025, định hướng đến năm 2030", "2025"},
		{"Công tác cải cách hành chính tháng 5 năm 2024", "2024-05"},
		{"Về việc cung cấp số liệu", ""},
		{"Sơ kết 9 tháng đầu năm và nhiệm vụ Quý IV năm 2024", "2024-01/2024-09"},
		{"Tháng 10 và nhiệm vụ tháng 11 năm 2024", "2024-10"},
	}
	for _, test := range tests {
		if p, _ := OfTitle(test.title); p.Label != test.want {
			t.Errorf("%s: %s, want %s", test.title, p.Label, test.want)
		}
	}
}

func TestBounds(t *testing.T) {
	p := Quarter("2024", 1)
	if p.Start != "2024-01-01" || p.End != "2024-03-31" {
		t.Errorf("first quarter runs %s to %s", p.Start, p.End)
	}
	if p := Span("2024-02-01", "2024-02-29"); p.Label != "2024-02" {
		t.Errorf("February of a leap year has the label %s", p.Label)
	}
	if p := Span("2023-02-01", "2023-02-29"); p.Label != "2023-02-01/2023-02-29" {
		t.Errorf("a day that is not the month's last made %s", p.Label)
	}
}

func TestOfHead(t *testing.T) {
	document := Quarter("2024", 2)
	tests := map[string]string{
		"Kết quả Quý I/2024 (tính đến ngày 10/3/2024)": "2024-Q1", "Thực hiện năm 2024 > Quý II": "2024-Q2", "Kế hoạch năm 2024": "2024",
		"Kết quả 9 tháng": "2024-01/2024-09", "Thực hiện tháng 3": "2024-03", "Số lượng": "", "So với năm 2023": "",
		"KH 2024": "2024", "Ước TH 2023 (tấn)": "2023", "TH 2023/KH 2023 (%)": "", "% so KH 2024": "", "UTH 6 tháng 2024": "2024-H1", "Thực hiện > KH 2023": "2023", "Mã 2023": "",
	}
	for head, want := range tests {
		if p, _ := OfHead(head, document); p.Label != want {
			t.Errorf("%s: %s, want %s", head, p.Label, want)
		}
	}
}
