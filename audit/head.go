package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

var (
	// namesWho reads a name, folded, that opens with an authority, a place or a
	// level: "Sở Xây dựng", "Các địa phương phía Bắc".
	namesWho = regexp.MustCompile(`^(?:so (?:chu tich|ke hoach|noi vu|xay dung|tai|khoa|thong tin|nong|cong thuong|van hoa|du lich|y te|giao|lao dong|tu phap|ngoai vu|dan toc)|ban (?:quan ly|dan toc|chi huy|to chuc|tuyen giao|dan van|noi chinh)|cong an|van phong|ubnd|hdnd|uy ban|hoi|bo|cuc|chi cuc|kho bac|ngan hang|thanh tra|trung tam|truong|benh vien|cong ty|tong cong ty|tap doan|thanh pho|thi xa|thi tran|huyen|xa|phuong|quan|tinh|vung|khu vuc|cac (?:so|huyen|xa|dia phuong|don vi)|khoi)\b`)

	// saysWhat reads words of what is counted or done: a name that has one is more
	// than the name of an authority.
	saysWhat = regexp.MustCompile(`\b(?:tiep nhan|giai quyet|xu ly|hoan thanh|thuc hien|dat|ty le|ti le|so|ho so|kinh phi|von|thu|chi|dien tich|san luong|tong|duoc|da|co|muc|giai ngan|su dung|cap|ban hanh|trien khai|tham gia|dang ky|trong|gieo|nuoi|tang|giam|doanh nghiep|ho|nguoi|lao dong|hoc sinh|can bo)\b`)

	// namesPart reads a name that says which part, and not of what: "Ngân sách cấp
	// xã", "Vốn trung ương", "Đóng góp vào mức tăng trưởng chung".
	namesPart = regexp.MustCompile(`^(?:(?:nguon )?(?:ngan sach|von|kinh phi|du phong|nguon)(?: nha nuoc)?(?: cap| ho tro| doi ung| dau tu)*(?: cua)?(?: trung uong| tinh| huyen| xa| dia phuong| khac| tw| dp| thanh pho| su nghiep| phat trien)+|(?:muc |ty le )?dong gop .*|trong do .*|con lai .*|cac (?:linh vuc|khoan|don vi|dia phuong) (?:con lai|khac)|khu vuc (?:nha nuoc|ngoai nha nuoc|nong thon|thanh thi|[iv]+|dich vu|cong nghiep|nong .*))$`)
)

// saysTooLittle tells a name that is an authority's or a place's and nothing
// more: what the figure is of stands above it.
func saysTooLittle(o *trichluc.Observation) bool {
	name := viet.Fold(viet.Space(o.Indicator.Text))
	who := namesWho.FindString(name)
	return who != "" && !saysWhat.MatchString(strings.TrimPrefix(name, who)) || isPartName(o) && len(o.Group) == 0
}

// isPartName tells a name that is the same under every head.
func isPartName(o *trichluc.Observation) bool {
	return namesPart.MatchString(viet.Fold(viet.Space(o.Indicator.Text)))
}

// otherHead tells that two figures of running text stand under different heads,
// or two rows under different titles: they are parts of different things.
func otherHead(a, b *trichluc.Observation) bool {
	inTableA, inTableB := a.Location.Table != "", b.Location.Table != ""
	if inTableA != inTableB {
		return false
	}
	if !inTableA {
		return !slices.Equal(foldAll(a.Group), foldAll(b.Group))
	}
	return len(a.Group) > 0 && len(b.Group) > 0 && title(a) != title(b)
}

// labelled reads the label that a paragraph opens with: "Dự án 1: ", "- Huyện
// Bình Gia: ", "Vốn ngân sách tỉnh: ".
var labelled = regexp.MustCompile(`^[-+*•]?\s*(?:\(?(?:\d{1,2}|[a-zđ])[.)]\s*)*([^:;()\n]{3,100}?)(?::|\.\s)`)

// otherLabel tells that the paragraphs of two figures are about two things of
// one sort: their labels begin alike and go on differently, or name two
// authorities or places.
func (r *report) otherLabel(a, b *trichluc.Observation) bool {
	x, y := r.labelOf(a), r.labelOf(b)
	if x == "" || y == "" || x == y {
		return false
	}
	return firstWord(x) == firstWord(y) || namesWho.MatchString(x) && namesWho.MatchString(y)
}

// labelOf is the label, folded, of the paragraph that a figure of running text
// stands in; empty where it has none before the figure.
func (r *report) labelOf(o *trichluc.Observation) string {
	at := r.blockAt(o.Location.Start)
	if at < 0 || o.Location.Table != "" {
		return ""
	}
	m := labelled.FindStringSubmatch(r.text(r.document.Blocks[at].Start, o.Location.Start))
	if m == nil {
		return ""
	}
	return viet.Fold(viet.Space(m[1]))
}

// title is the innermost group of a figure, folded, without its number.
func title(o *trichluc.Observation) string {
	words := viet.Fold(viet.Space(o.Group[len(o.Group)-1]))
	return strings.TrimSpace(groupNumber.ReplaceAllString(words, ""))
}

var groupNumber = regexp.MustCompile(`^(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.)]?(?: |$)`)

func foldAll(words []string) []string {
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = viet.Fold(viet.Space(w))
	}
	return folded
}
