package indicator

import "testing"

// FuzzFind matches any name: it must not fail, and a match must be one of the
// catalogue with a score within bounds.
func FuzzFind(f *testing.F) {
	f.Add("Tỷ lệ hồ sơ (trực tuyến (toàn trình) trên tổng số", "%")
	f.Add("1.2. ---", "thuê bao/100 dân")
	f.Add("tỉnh Thừa Thiên - Huế quý iv năm 2024 tổng số ", "")
	f.Fuzz(func(t *testing.T, name, unit string) {
		m, ok := Find(name, unit)
		if ok && (m.Entry.ID == "" || m.Method == "" || m.Score > 1) || m.Score < 0 {
			t.Errorf("%q (%q): %+v", name, unit, m)
		}
		Nearest(name, unit)
		Slug(name)
	})
}
