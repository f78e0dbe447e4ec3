package structure_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/extract/structure"
)

// TestHeadsThatVary sets what word processors can: another first page, other
// heads on even pages, the document's title with the page's number.
func TestHeadsThatVary(t *testing.T) {
	const pages = 8
	f := &flow.Flow{Pages: make([]flow.Page, pages)}
	for page := 1; page <= pages; page++ {
		switch {
		case page == 1:
		case page%2 == 0:
			f.Items = append(f.Items, paged(page, "Báo cáo năm 2024", 20, nil))
		default:
			f.Items = append(f.Items, paged(page, "Sở Xây dựng tỉnh Nam Sơn", 20, nil))
		}
		f.Items = append(f.Items, paged(page, fmt.Sprintf("Đoạn %c nói về việc riêng.", 'a'+page), 80, nil),
			paged(page, fmt.Sprintf("Trang %d trên %d", page, pages), 800, nil))
	}
	d := structure.Build(f)
	check(t, f, d)
	if len(d.Blocks) != pages || len(d.Furniture) != 2*pages-1 {
		t.Errorf("%d blocks, %d furniture\n%s", len(d.Blocks), len(d.Furniture), blocks(d))
	}
}

// TestNotesOverPages sets notes as reports do: numbered anew on each page, one
// with a list below it, one that goes on at the foot of the next page, one with
// an asterisk.
func TestNotesOverPages(t *testing.T) {
	small := func(p *flow.Paragraph) { p.Small, p.FontSize = true, 10 }
	full := func(p *flow.Paragraph) { p.FullLine, p.Indent = true, 28 }
	f := &flow.Flow{Pages: make([]flow.Page, 3), Items: []flow.Item{
		paged(1, "Tỉnh có 5 hồ¹ và 7 đập²; trong đó các công trình đã", 80, full),
		paged(1, "¹ Gồm:", 700, small),
		paged(1, "- hồ Trên;", 712, small),
		paged(1, "² Không tính đập do dân đắp; ba đập đang xây;", 724, small),
		paged(2, "12 tháng không sửa là 2 công trình¹ (*).", 80, nil),
		paged(2, "hai đập chưa nghiệm thu.", 700, small),
		paged(2, "¹ Hồ Dưới và đập Giữa.", 712, small),
		paged(2, "(*) Số liệu ước.", 724, small),
		paged(3, "Hết¹.", 80, nil),
		paged(3, "¹ Xong.", 700, small),
	}}
	d := structure.Build(f)
	check(t, f, d)
	got := ""
	for _, n := range d.Footnotes {
		before := strings.Fields(d.Text[:max(0, n.Anchor)])
		got += fmt.Sprintf("%s p%d at %s: %s\n", n.Mark, n.Page, before[len(before)-1], n.Text)
	}
	same(t, got, `¹ p1 at hồ: Gồm: - hồ Trên;
² p1 at đập: Không tính đập do dân đắp; ba đập đang xây; hai đập chưa nghiệm thu.
¹ p2 at trình: Hồ Dưới và đập Giữa.
(*) p2 at trình¹: Số liệu ước.
¹ p3 at Hết: Xong.`)
	same(t, blocks(d)[:len("paragraph | Tỉnh có 5 hồ¹ và 7 đập²; trong đó các công trình đã 12 tháng không sửa là 2 công trình¹ (*).")],
		"paragraph | Tỉnh có 5 hồ¹ và 7 đập²; trong đó các công trình đã 12 tháng không sửa là 2 công trình¹ (*).")
}
