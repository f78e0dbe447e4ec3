package text

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/trichluc/trichluc/extract/flow"
	"github.com/trichluc/trichluc/internal/viet"
)

const sentence = "Ủy ban nhân dân tỉnh đã chỉ đạo các sở, ngành và huyện thực hiện kế hoạch năm; đến tháng 6 có 12 xã được công nhận, đạt tỷ lệ 80%. "

// tcvn3 and vni hold the same sentence as fonts of before Unicode store it.
const (
	tcvn3 = "\xf1y ban nh\xa9n d\xa9n t\xd8nh \xae\xb7 ch\xd8 \xae\xb9o c\xb8c s\xeb, ng\xb5nh v\xb5 huy\xd6n th\xf9c hi\xd6n k\xd5 ho\xb9ch n\xa8m; \xae\xd5n th\xb8ng 6 c\xe3 12 x\xb7 \xae\xad\xeec c\xabng nh\xcbn, \xae\xb9t t\xfb l\xd6 80%. "
	vni   = "uy\xfb ban nh\xe2n d\xe2n t\xe6nh \xf1a\xf5 ch\xe6 \xf1a\xefo ca\xf9c s\xf4\xfb, nga\xf8nh va\xf8 huye\xe4n th\xf6\xefc hie\xe4n ke\xe1 hoa\xefch na\xeam; \xf1e\xe1n tha\xf9ng 6 co\xf9 12 xa\xf5 \xf1\xf6\xf4\xefc co\xe2ng nha\xe4n, \xf1a\xeft ty\xfb le\xe4 80%. "
)

func TestOldEncodings(t *testing.T) {
	old, err := charmap.Windows1258.NewEncoder().String(decompose(sentence))
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]string{"windows-1258": old, "TCVN3": tcvn3, "VNI": vni} {
		got, remark, _, err := Decode([]byte(strings.Repeat(in, 3)))
		if err != nil || !strings.Contains(remark, name) {
			t.Errorf("%s: %q, %v", name, remark, err)
			continue
		}
		if got := viet.Clean(got); !strings.Contains(got, "thực hiện kế hoạch năm; đến tháng 6 có 12 xã được") {
			t.Errorf("%s: %q", name, got)
		}
		var e *flow.Error
		if _, _, _, err := Decode([]byte(in[:30])); !errors.As(err, &e) || e.Code != flow.CodeEncoding {
			t.Errorf("%s: half a sentence proves nothing, got %v", name, err)
		}
	}
}

// decompose writes tones as marks of their own, the only way that windows-1258
// can hold most letters with them.
func decompose(s string) string {
	tones := strings.NewReplacer("Ủ", "U\u0309", "ỉ", "i\u0309", "ã", "a\u0303", "ạ", "a\u0323", "ở", "ơ\u0309", "ệ", "ê\u0323", "ự", "ư\u0323",
		"ế", "ê\u0301", "ợ", "ơ\u0323", "ậ", "â\u0323", "ỷ", "y\u0309", "à", "a\u0300")
	return tones.Replace(s)
}

func TestUTF16WithoutMark(t *testing.T) {
	for _, big := range []bool{false, true} {
		var data []byte
		for _, u := range utf16.Encode([]rune(sentence)) {
			if big {
				data = append(data, byte(u>>8), byte(u))
			} else {
				data = append(data, byte(u), byte(u>>8))
			}
		}
		if got, remark, _, err := Decode(data); err != nil || got != sentence || remark == "" {
			t.Errorf("big-endian %v: %q, %q, %v", big, got, remark, err)
		}
	}
}

func TestFewBadBytes(t *testing.T) {
	got, _, unread, err := Decode([]byte(sentence + "s\xff" + sentence))
	if err != nil || unread != 1 || !strings.Contains(got, "s\ufffdỦy") {
		t.Errorf("%q, %d unread, %v", got, unread, err)
	}
}
