package observe

import (
	"slices"
	"testing"
)

// TestOpenSeparators settles what a separator means by evidence, or keeps both
// readings.
func TestOpenSeparators(t *testing.T) {
	tests := []struct {
		name, text string
		value      float64
		other      []float64
	}{
		{"nothing tells", "Tổng chi là 12,345 tỷ đồng.", 12.345, []float64{12345}},
		{"a share of a sum proves it", "Tổng chi là 12,345 tỷ đồng, đạt 82% dự toán (15.055 tỷ đồng).", 12345, nil},
		{"a change proves it", "Tổng chi là 12,345 tỷ đồng, tăng 5,0% so với cùng kỳ (11.757 tỷ đồng).", 12345, nil},
		{"the report's other figures", "Tổng chi là 12,345 tỷ đồng; ba huyện đạt 3,5%, 4,5% và 5,6%.", 12.345, nil},
		{"things are whole", "Có 12,345 hồ sơ đúng hạn.", 12345, []float64{12.345}},
		{"a point at the wrong place", "Có 14.40 hồ sơ đúng hạn.", 14.40, []float64{1440}},
		{"a share proves the wrong place", "Có 14.40 hồ sơ đúng hạn trên tổng số 1.500 hồ sơ, đạt 96%.", 1440, nil},
		{"a mean is no count", "Bình quân mỗi xã có 16.80 tiêu chí.", 16.8, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := Document(text(tt.text), nil)
			if len(found) == 0 {
				t.Fatal("no figure")
			}
			if o := found[0]; *o.Value != tt.value || !slices.Equal(o.Ambiguous, tt.other) {
				t.Errorf("got %v or %v, want %v or %v", *o.Value, o.Ambiguous, tt.value, tt.other)
			}
		})
	}
}
