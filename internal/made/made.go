// Package made makes reports with figures that are known: text in the forms
// that provinces use, put together from sentences and tables of ours, with the
// observations that are in it. The same seed gives the same report on every
// machine. It serves tests and measurements only.
package made

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc/export"
	"github.com/trichluc/trichluc/normalize/place"
)

// Report is a made report.
type Report struct {
	Name string // of its file
	Text string // as a page-wise converter writes it: tables as lines of cells with tabs between
	Gold []export.Observation
}

// Make gives the report of a seed.
func Make(seed uint64) Report {
	random := rand.New(rand.NewPCG(seed, 63))
	provinces := place.All()
	w := &writer{
		random:   random,
		name:     fmt.Sprintf("bao-cao-%04d.txt", seed),
		province: provinces[random.IntN(len(provinces))],
		year:     2021 + random.IntN(4),
		quarter:  random.IntN(5),
		english:  random.IntN(6) == 0,
	}
	w.head()
	sections := []string{"Chính quyền số", "Kinh tế số", "Xã hội số", "Cải cách hành chính", "An toàn thông tin", "Nguồn nhân lực"}
	random.Shuffle(len(sections), func(i, j int) { sections[i], sections[j] = sections[j], sections[i] })
	w.line("I. KẾT QUẢ THỰC HIỆN")
	for i, title := range sections[:3+random.IntN(3)] {
		w.line(fmt.Sprintf("%d. %s", i+1, title))
		for range 2 + random.IntN(3) {
			w.paragraph()
		}
	}
	w.line("II. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU")
	for i := range 1 + random.IntN(3) {
		layouts[random.IntN(len(layouts))](w, i+1)
	}
	w.line("III. NHIỆM VỤ THỜI GIAN TỚI")
	for range 1 + random.IntN(3) {
		w.aim()
	}
	w.foot()
	return Report{w.name, w.b.String(), w.gold}
}

// writer writes one report and notes its figures.
type writer struct {
	b        strings.Builder
	random   *rand.Rand
	name     string
	province place.Province
	year     int
	quarter  int  // 1 to 4; 0 for a report on the year
	english  bool // decimals with a point
	gold     []export.Observation
}

func (w *writer) line(text string) { w.b.WriteString(text + "\n\n") }

// territory is the province with its kind: "tỉnh Cao Bằng".
func (w *writer) territory() string { return w.province.Kind() + " " + w.province.Name }

// reported is the period as the title words it, and as observations have it.
func (w *writer) reported() (words, label string) {
	year := strconv.Itoa(w.year)
	if w.quarter == 0 {
		return "năm " + year, year
	}
	return fmt.Sprintf("quý %s năm %s", [...]string{"", "I", "II", "III", "IV"}[w.quarter], year), fmt.Sprintf("%s-Q%d", year, w.quarter)
}

func (w *writer) head() {
	upper := strings.ToUpper(w.territory())
	words, _ := w.reported()
	w.line("UBND " + upper + "\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: " + strconv.Itoa(100+w.random.IntN(900)) + "/BC-STTTT")
	w.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
	w.line(fmt.Sprintf("%s, ngày %02d tháng 12 năm %d", w.province.Name, 1+w.random.IntN(28), w.year))
	w.line("BÁO CÁO\nKết quả chuyển đổi số " + words + " của " + w.territory())
}

func (w *writer) foot() {
	w.line("Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.")
	w.line("GIÁM ĐỐC")
	w.line("Trần Minh Đức")
}

// figure is what a sentence or cell states.
type figure struct {
	value                  float64
	text                   string
	unit, name, measure    string
	comparator             string
	period                 string // the report's own where empty
	subject                string // the report's own province where empty
	numerator, denominator float64
}

// state notes a figure as gold.
func (w *writer) state(f figure) {
	_, label := w.reported()
	if f.period != "" {
		label = f.period
	}
	if f.comparator == "" {
		f.comparator = "="
	}
	if f.subject == "" {
		f.subject = w.territory()
	}
	o := export.Observation{
		Source: w.name, Value: &f.value, ValueText: &f.text, Unit: &f.unit, Measure: &f.measure, Comparator: &f.comparator, Period: &label,
		Indicator: export.Indicator{Text: &f.name}, Subject: export.Subject{Text: &f.subject},
	}
	if f.denominator != 0 {
		o.Numerator, o.Denominator = &f.numerator, &f.denominator
	}
	w.gold = append(w.gold, o)
}

// count gives a count and how it is printed.
func (w *writer) count(most int) (float64, string) {
	n := 2 + w.random.IntN(most-1)
	for 1900 <= n && n < 2100 { // not to be taken for a year
		n++
	}
	return float64(n), w.grouped(n)
}

// grouped prints thousands with points; counts below ten with a zero in front,
// as administrative reports do.
func (w *writer) grouped(n int) string {
	s := strconv.Itoa(n)
	if n < 10 {
		return "0" + s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// share gives a share of one or two decimals and how it is printed.
func (w *writer) share() (float64, string) {
	digits := 1 + w.random.IntN(2)
	scale := []int{1, 10, 100}[digits]
	n := 5*scale + w.random.IntN(94*scale)
	return float64(n) / float64(scale), w.decimal(n, digits)
}

// decimal prints n/10^digits with the report's own decimal sign.
func (w *writer) decimal(n, digits int) string {
	s := strconv.Itoa(n)
	for len(s) <= digits {
		s = "0" + s
	}
	sign := ","
	if w.english {
		sign = "."
	}
	return s[:len(s)-digits] + sign + s[len(s)-digits:]
}

// ratio gives a share with the figures that it is computed from.
func (w *writer) ratio(most int) (value, a, b float64, text, fraction string) {
	whole := 20 + w.random.IntN(most)
	for 1900 <= whole && whole < 2100 {
		whole++
	}
	part := 13 + w.random.IntN(whole-13)
	for 1900 <= part && part < 2100 {
		part--
	}
	n := (2000*part/whole + 1) / 2 // rounded to one decimal
	return float64(n) / 10, float64(part), float64(whole), w.decimal(n, 1), w.grouped(part) + "/" + w.grouped(whole)
}

func pick[T any](w *writer, from []T) T { return from[w.random.IntN(len(from))] }
