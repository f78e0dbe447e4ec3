package indextest

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/index"
)

// phrases are what reports are full of, the frequent ones first.
var phrases = strings.Split(`chuyển đổi số, và, các, thực hiện, của, trên địa bàn tỉnh, trong, cơ quan nhà nước, được, dịch vụ công trực tuyến, đã, có,
thủ tục hành chính, cho, hồ sơ, đến, tỷ lệ, người dân, doanh nghiệp, với, kế hoạch, quyết định, theo, ban hành, báo cáo, về việc, hạ tầng, dữ liệu,
dùng chung, tại, nền tảng số, kinh tế số, là, xã hội số, chính quyền điện tử, an toàn thông tin, phát triển, đào tạo, cán bộ, công chức, viên chức,
tập huấn, kinh phí, ngân sách, triệu đồng, đạt, so với cùng kỳ, năm trước, tăng, giảm, quý, tháng, huyện, xã, phường, thị trấn,
tổ công nghệ số cộng đồng, chữ ký số, văn bản điện tử, trục liên thông, kết nối, chia sẻ, cơ sở dữ liệu, định danh, tài khoản,
thanh toán không dùng tiền mặt, nông nghiệp, y tế, giáo dục, giao thông, tài nguyên, môi trường, du lịch, thương mại điện tử, sàn giao dịch,
hộ nông dân, mã địa chỉ, cáp quang, trạm thu phát, vùng lõm sóng, đường truyền, hội nghị, truyền hình, giám sát, điều hành, thông minh,
khó khăn, vướng mắc, đề xuất, kiến nghị, chỉ tiêu, nhiệm vụ, giải pháp, trọng tâm`, ", ")

// Syllables are made of these, as Vietnamese makes them, so that a large
// corpus has the some thousand syllables and the many compounds of a real one.
var (
	onsets = strings.Fields("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x")
	rhymes = strings.Fields("a à á ả ã ạ an án ang àng ăn ắn ân ần ấn ât ật e é em ên ết êu i ì í in inh ính iên iện o ò ó on ong ô ố ông ộng ơ ờ ới u ú ung úng ư ứ ương ường ươi")
)

// vocabulary is the phrases and, behind them, n compounds of two syllables.
func vocabulary(random *rand.Rand, n int) []string {
	all := make([]string, 0, len(phrases)+n)
	for _, p := range phrases {
		all = append(all, strings.TrimSpace(p))
	}
	syllable := func() string { return onsets[random.IntN(len(onsets))] + rhymes[random.IntN(len(rhymes))] }
	for range n {
		all = append(all, syllable()+" "+syllable())
	}
	return all
}

// passagesOfDocument is about what a provincial report has.
const passagesOfDocument = 500

// writer makes sentences.
type writer struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string
}

func newWriter() *writer {
	random := rand.New(rand.NewPCG(1, 2))
	words := vocabulary(random, 20_000)
	// With this slope the first ten phrases stand in a third to two thirds of
	// the passages, as "chuyển đổi số" does in a report of it.
	return &writer{random, rand.NewZipf(random, 1.13, 12, uint64(len(words)-1)), words}
}

// prose writes so many phrases, here and there with a figure behind one.
func (w *writer) prose(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.words[w.zipf.Uint64()])
		switch w.random.IntN(20) {
		case 0:
			fmt.Fprintf(&b, " %d,%d%%,", w.random.IntN(100), w.random.IntN(100))
		case 1:
			fmt.Fprintf(&b, " %d", w.random.IntN(5000))
		case 2:
			b.WriteString(".")
		}
	}
	return b.String()
}

var (
	provinces = strings.Split("Hà Giang, Bắc Kạn, Cà Mau, Bắc Giang, Quảng Bình, Lào Cai, Yên Bái, Sơn La, Thái Bình, Nam Định, Nghệ An, Hà Tĩnh, Phú Yên, Gia Lai, Đắk Lắk, Long An", ", ")
	symbols   = strings.Fields("QĐ-UBND KH-UBND NQ-HĐND UBND-KGVX QĐ-TTg NĐ-CP TT-BTTTT CT-TTg BC-STTTT")
	types     = strings.Split("Quyết định, Kế hoạch, Nghị quyết, Công văn, Quyết định, Nghị định, Thông tư, Chỉ thị, Báo cáo", ", ")
)

// Corpus makes so many passages, of documents of 500 each, and instruments, in
// that order, the same at each call: passages of some 550 bytes, in a third of
// which the common words stand.
func Corpus(passages, instruments int) iter.Seq[index.Entry] {
	return func(yield func(index.Entry) bool) {
		w := newWriter()
		for i := range passages {
			if !yield(w.passage(i)) {
				return
			}
		}
		for i := range instruments {
			if !yield(w.instrument(i)) {
				return
			}
		}
	}
}

func (w *writer) passage(i int) index.Entry {
	d := i / passagesOfDocument
	province := provinces[d%len(provinces)]
	document := fmt.Sprintf("%016x%016x", uint64(d+1)*0x9E3779B97F4A7C15, uint64(d+7)*0xC2B2AE3D27D4EB4F)
	start := i % passagesOfDocument * 600
	return index.Entry{
		ID: fmt.Sprintf("text:%s:%d", document, start), Kind: index.KindText, Document: document, Source: fmt.Sprintf("reports/%d.pdf", d),
		Text: w.prose(40 + w.random.IntN(20)), Type: "Báo cáo", Issuer: "UBND tỉnh " + province, Year: fmt.Sprint(2018 + d%8),
		Provinces: []string{province}, Location: trichluc.Location{Page: 1 + start/3000, Section: "II/1", Start: start, End: start + 550},
	}
}

func (w *writer) instrument(i int) index.Entry {
	kind, year := w.random.IntN(len(symbols)), fmt.Sprint(2008+w.random.IntN(18))
	e := index.Entry{
		ID: fmt.Sprintf("instruments:%d", i), Kind: index.KindInstrument, Title: "về " + w.prose(5), Type: types[kind],
		Number: fmt.Sprintf("%d/%s", 1+w.random.IntN(4000), symbols[kind]), Year: year, Weight: 1 + w.random.IntN(40)*w.random.IntN(40)/8,
		Issuer: "Thủ tướng Chính phủ", Instrument: fmt.Sprint("vn/", i),
	}
	if strings.Contains(symbols[kind], "UBND") {
		e.Provinces = []string{provinces[w.random.IntN(len(provinces))]}
		e.Issuer = "UBND tỉnh " + e.Provinces[0]
	}
	e.Text = e.Type + " " + e.Number + " " + e.Issuer
	return e
}

// Entries generates n entries of the kinds, in the proportions of a real
// corpus, of documents of 500 entries each. The same n gives the same entries.
func Entries(n int) []index.Entry {
	w := newWriter()
	kinds := []index.Kind{index.KindText, index.KindObservation, index.KindObservation, index.KindText, index.KindCitation}
	all := make([]index.Entry, n)
	for i := range all {
		if i%50 == 49 {
			all[i] = w.instrument(i)
			continue
		}
		e := w.passage(i)
		e.ID, e.Kind = fmt.Sprintf("%08x", i), kinds[i%len(kinds)]
		e.Payload = fmt.Appendf(nil, `{"value":%d}`, i)
		switch e.Kind {
		case index.KindObservation:
			e.Title = w.prose(2)
		case index.KindCitation:
			e.Number = fmt.Sprintf("%d/QĐ-UBND", w.random.IntN(3000))
			e.Title = "Quyết định số " + e.Number
		}
		all[i] = e
	}
	return all
}

// Questions are what the benchmarks ask, by what they measure: words that are
// common, rare and together, with diacritics and without; phrases of two to
// four syllables; numbers of documents; filters with facets.
func Questions() map[string][]string {
	w := newWriter()
	compound := func() string { return w.words[len(phrases)+w.random.IntN(3000)] }
	questions := map[string][]string{
		"words": {"chuyển đổi số", "chuyen doi so", "thực hiện", "của", "thuc hien ke hoach", "dịch vụ công trực tuyến", "ty le ho so", "an toàn thông tin",
			"kinh phí triệu đồng", "hộ nông dân sàn giao dịch", "vùng lõm sóng", "duong truyen cap quang", "cán bộ công chức viên chức tập huấn"},
		"phrases": {`"thực hiện"`, `"trên địa bàn"`, `"trên địa bàn tỉnh"`, `"dich vu cong"`, `"dịch vụ công trực"`, `"an toàn thông tin"`, `"co quan nha nuoc"`,
			`"chuyển đổi số"`, `"đổi số và"`, `"kinh tế số"`, `"co so du lieu"`, `"tien mat"`, `"các thực hiện"`},
		"numbers": {"749", "749/QĐ-TTg", "qđ 749 ttg", "quyết định 15", "31/KH-UBND", "ke hoach 698", "nghị quyết 21 hđnd", "1045", "75,81"},
		"facets":  {"chuyển đổi số", "thực hiện", "bao cao", "kế hoạch", "hạ tầng dữ liệu", "nông nghiệp", "vùng lõm sóng", "y tế", ""},
	}
	for range 12 {
		questions["words"] = append(questions["words"], compound(), "thực hiện "+compound())
		questions["phrases"] = append(questions["phrases"], `"`+compound()+`"`)
		questions["numbers"] = append(questions["numbers"], fmt.Sprintf("%d/%s", 1+w.random.IntN(4000), symbols[w.random.IntN(len(symbols))]))
		questions["facets"] = append(questions["facets"], compound())
	}
	return questions
}
