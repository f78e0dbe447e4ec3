package normalize

import (
	"testing"

	"github.com/trichluc/trichluc"
)

func TestDocument(t *testing.T) {
	d := &trichluc.Document{ID: "x", Text: "Số: 7/BC-UBND\nVĩnh Long, ngày 3 tháng 1 năm 2024\nBÁO CÁO\nNăm 2023\nThực hiện Kế hoạch số 9/KH-UBND ngày 2/1/2023.\n"}
	_, cites := Document(d, Options{})
	if d.Metadata.Province.Name != "Vĩnh Long" || d.Metadata.Key != "7/BC-UBND" {
		t.Errorf("metadata %+v", d.Metadata)
	}
	if len(cites) != 2 || cites[1].Instrument != "vn/vinh-long/ubnd/ke-hoach/2023/09-kh-ubnd" {
		t.Errorf("citations %+v", cites)
	}
}

func TestHintPlacesCitations(t *testing.T) {
	d := &trichluc.Document{ID: "x", Text: "Thực hiện Kế hoạch số 9/KH-UBND ngày 2/1/2023 của UBND tỉnh.\n"}
	if _, cites := Document(d, Options{Province: "Sóc Trăng"}); len(cites) != 1 || cites[0].Instrument != "vn/soc-trang/ubnd/ke-hoach/2023/09-kh-ubnd" {
		t.Errorf("citations %+v", cites)
	}
}
