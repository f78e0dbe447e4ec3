package text

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

const laidOut = `     UBND TỈNH NAM SƠN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ XÂY DỰNG                            Độc lập - Tự do - Hạnh phúc

                              BÁO CÁO
      Thực hiện kế hoạch năm, các huyện đã hoàn thành 12 công trình cấp nước
sinh hoạt1, đạt 80% kế hoạch được giao; hai công trình còn lại sẽ xong vào
quý sau.
      Công tác kiểm tra được duy trì.

1   Không tính công trình do dân tự làm, không có hồ sơ ở
    huyện.
                                       1` + "\f" + `      Kết quả từng huyện như sau:
STT    Huyện        Kế hoạch    Thực hiện

1      Trên         12          10

2      Dưới,        8           8
       cả xã Sâu

` + "\f" + `       Tình hình vốn:
                      Vốn giao
STT    Huyện        Năm 2023    Năm 2024
1      Trên 12         14          10
2      Dưới         8           8
` + "\f"

func TestLayout(t *testing.T) {
	f, err := Read(context.Background(), []byte(laidOut))
	if err != nil {
		t.Fatal(err)
	}
	want := `col1 UBND TỈNH NAM SƠN
col1 SỞ XÂY DỰNG
col2 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
col2 Độc lập - Tự do - Hạnh phúc
BÁO CÁO
Thực hiện kế hoạch năm, các huyện đã hoàn thành 12 công trình cấp nước sinh hoạt¹, đạt 80% kế hoạch được giao; hai công trình còn lại sẽ xong vào quý sau.
Công tác kiểm tra được duy trì.
¹ Không tính công trình do dân tự làm, không có hồ sơ ở huyện.
1
Kết quả từng huyện như sau:
# STT|Huyện|Kế hoạch|Thực hiện
# 1|Trên|12|10
# 2|Dưới, cả xã Sâu|8|8
Tình hình vốn:
Vốn giao
`
	if got := show(f); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if len(f.Pages) != 3 || f.Items[len(f.Items)-1].Paragraph.Parts[0].Page != 3 {
		t.Errorf("%d pages", len(f.Pages))
	}
	if len(f.Unread) != 1 || f.Unread[0].Page != 3 {
		t.Errorf("a table whose columns cannot be told is unread: %+v", f.Unread)
	}
}

// TestLayoutLosesNothing counts what is read and unread of pages of all sorts.
func TestLayoutLosesNothing(t *testing.T) {
	letters := func(s string) int { return len([]rune(strings.Join(strings.Fields(s), ""))) }
	for i, s := range []string{laidOut, "a   b\n1   2\n\f\f   x\n\n1  y", "1   hồ¹\n\n2   kè\f", "Nơi nhận:     KT. GIÁM ĐỐC\n- Lưu.        Lê An\f"} {
		f, err := Read(context.Background(), []byte(s))
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, item := range f.Items {
			if item.Paragraph != nil {
				got += letters(item.Paragraph.Text())
				continue
			}
			for _, c := range item.Grid.Cells {
				got += letters(c.Text)
			}
		}
		for _, u := range f.Unread {
			got += u.Characters
		}
		if want := letters(s); got != want {
			t.Error(fmt.Sprintf("text %d: %d letters of %d", i, got, want), "\n"+show(f))
		}
	}
}
