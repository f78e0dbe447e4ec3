package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// readersOfFiles are the packages whose messages reach people as details.
var readersOfFiles = []string{"../../extract", "../../ingest"}

// notMessages are texts in those packages that no person is shown, or that are
// shown to those who look for a fault in the program.
var notMessages = []string{
	"heading %d", "heading %s", "toc %d", "footnote text", "paragraph %s", "table %s", "table-column %s", "table-cell %s", // names of styles
	"PowerPoint Document", "Root Entry", "Rich Text", "ingest: %w", // names in files, of formats and of a verb
	"unexpected EOF", "unzip size exceeds", "out of memory", "cannot allocate memory", "fatal error: ", "panic: ", // looked for
	"%v in %s", "%v at %s", " at %s", "an unknown place", // where the program has failed
	"isolate: no encoding for %s", // a fault that tests find
}

// TestDetailsAreInVietnamese finds what readers of files write by how it looks
// in the source: a text in English of more than one word. A message that is
// added without its Vietnamese in details.tsv fails here.
func TestDetailsAreInVietnamese(t *testing.T) {
	messages := messagesIn(t)
	if len(messages) < 200 {
		t.Fatalf("only %d messages found in %v", len(messages), readersOfFiles)
	}
	g := detailWords()
	for message, where := range messages {
		said := g.translate(printedOf(message))
		for _, words := range ownWords(message) {
			if strings.Contains(said, words) {
				t.Errorf("%s: %q is not in details.tsv: read as %q (if nobody is ever shown it, name it in notMessages)", where, message, said)
				break
			}
		}
	}
}

// TestDetailTableHasNoSpareLines keeps messages that no reader writes any more
// out of the table, and those whose English has changed.
func TestDetailTableHasNoSpareLines(t *testing.T) {
	ours, _, _ := strings.Cut(detailTable, "# Not held against the source")
	var written []string
	for message := range messagesIn(t) {
		written = append(written, plain(message))
	}
	all := strings.Join(written, "\n")
	for line := range strings.Lines(ours) {
		english, _, ok := strings.Cut(line, "\t")
		if ok && !strings.HasPrefix(line, "#") && !strings.Contains(all, english) {
			t.Errorf("details.tsv: no reader writes %q", english)
		}
	}
}

func TestDetailTable(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(detailTable) {
		line = strings.TrimSuffix(line, "\n")
		english, vietnamese, ok := strings.Cut(line, "\t")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !ok || vietnamese == "" || strings.Contains(vietnamese, "\t"):
			t.Errorf("%q is not English, a tab, Vietnamese", line)
		case hole.ReplaceAllString(english, "") == "":
			t.Errorf("%q has no words", english)
		case seen[english]:
			t.Errorf("%q stands twice", english)
		case !slices.Equal(hole.FindAllString(english, -1), hole.FindAllString(vietnamese, -1)):
			t.Errorf("%q: the verbs of %q are others", english, vietnamese)
		case openEnd.MatchString(english) && !openEnd.MatchString(vietnamese):
			t.Errorf("%q ends in what may be several messages, %q does not", english, vietnamese)
		}
		seen[english] = true
	}
}

var openEnd = regexp.MustCompile(`%s$`)

func TestDetail(t *testing.T) {
	for _, test := range []struct{ english, vietnamese string }{
		{"", ""},
		{"hidden text", "chữ ẩn"},
		{"3 review comments left out", "3 ý kiến nhận xét: không đọc"},
		{"a document of Word 95 or before; save it as .docx", "văn bản Word 95 trở về trước; hãy lưu thành .docx"},
		{"12 pages without text; page 1: an image covers the page", "12 trang không có chữ; trang 1: cả trang là ảnh"},
		{"18 pages without text; page 1: part of the page: the stream is damaged; nothing tells from where on: flate: corrupt input before offset 38",
			"18 trang không có chữ; trang 1: một phần của trang: dữ liệu bị hỏng; không rõ từ chỗ nào: dữ liệu nén hỏng trước byte 38"},
		{"word/a.xml: zip: checksum error", "word/a.xml: mã kiểm tra không khớp"},
		{"the file is damaged: its end is missing; broken objects: 3; what is whole was read", "tệp hỏng: thiếu phần cuối; số thành phần bị hỏng: 3; phần còn nguyên đã được đọc"},
		{"the file is damaged, and what is left of it was read; broken are: the container's stream WordDocument; letters of the text",
			"tệp hỏng, chỉ đọc được phần còn lại; phần hỏng: phần dữ liệu WordDocument; chữ của văn bản"},
		{"part of the page: over a limit\nover a limit: the file's streams", "một phần của trang: vượt giới hạn; vượt giới hạn: dữ liệu của cả tệp"},
		{"word/a.xml is damaged (unexpected EOF; letters and figures before it may be wrong, too): the text ends too early, after 70 of its bytes",
			"word/a.xml bị hỏng (hết tệp giữa chừng; chữ và số ngay trước chỗ hỏng cũng có thể sai): văn bản bị cụt, chỉ đọc được đến byte 70"},
		{"table t3 joined over pages 4-5: same columns, head repeated", "bảng t3: nối liền qua trang 4-5: cùng các cột, tiêu đề lặp lại"},
		{`table t1 "hidden text; a picture" at the head of a page may be the rest of the row above`,
			`bảng t1: "hidden text; a picture" ở đầu trang có thể là phần còn lại của dòng trên`},
		{`the sheet "a \"chart\"" is hidden and was left out`, `trang tính "a \"chart\"" bị ẩn nên không đọc`},
		{"runtime error: index out of range [5] with length 3 in extract/pdf/line.go:70", "lỗi khi chạy: chỉ số [5] vượt độ dài 3, ở extract/pdf/line.go:70"},
		{"fatal error: stack overflow at extract/odt.parse", "lỗi nặng: lồng nhau quá sâu, ở extract/odt.parse"},
		{"412 MiB, the limit is 300", "412 MiB, giới hạn là 300"},
		{"open bao-cao.pdf: permission denied", "open bao-cao.pdf: không có quyền"},
		{"no word of this is known; hidden text", "no word of this is known; chữ ẩn"},
	} {
		p := &program{lang: vietnamese}
		if got := p.detail(test.english); got != test.vietnamese {
			t.Errorf("%q:\ngot  %q\nwant %q", test.english, got, test.vietnamese)
		}
	}
	p := &program{lang: english}
	if got := p.detail("over a limit\nhidden text"); got != "over a limit; hidden text" {
		t.Errorf("in English: %q", got)
	}
}

// TestDamageIsToldInVietnamese reads a report of which the end is missing.
func TestDamageIsToldInVietnamese(t *testing.T) {
	whole, err := os.ReadFile("../../testdata/reports/bao-cao-quy-2-2024-lang-son.docx")
	if err != nil {
		t.Fatal(err)
	}
	c := newCall(t)
	c.lang = vietnamese
	folder(t, map[string]string{"cut.docx": string(whole[:len(whole)-2000]), "none.docx": string(whole[:100])})
	told := c.must(3, "ingest", "cut.docx", "none.docx")
	if want := "(tên tệp ghi docx, nội dung là tệp zip không phải văn bản Word)"; !strings.Contains(told, want) {
		t.Errorf("ingest does not print %q:\n%s", want, told)
	}
	told = c.must(0, "show", "cut.docx")
	if want := "Ghi chú khi đọc: gói tệp bị hỏng (thiếu mục lục zip): đã tìm lại từng phần\n"; !strings.Contains(told, want) {
		t.Errorf("show does not print %q:\n%s", want, told)
	}
}

// messagesIn gives the messages in the source, with verbs for what is put into
// them, and the place of each.
func messagesIn(t *testing.T) map[string]string {
	t.Helper()
	messages := map[string]string{}
	for _, root := range readersOfFiles {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				expression, ok := n.(ast.Expr)
				if !ok || compiles(expression) {
					return !ok
				}
				text, isText := textOf(expression)
				if isText && isProse(text) {
					messages[text] = files.Position(n.Pos()).String()
				}
				return !isText
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return messages
}

// compiles says whether an expression is a call that makes a regular expression.
func compiles(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	return ok && f.Sel.Name == "MustCompile"
}

// textOf is a literal, or a sum that holds one, with "%s" for what is none.
func textOf(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		left, isLeft := textOf(e.X)
		right, isRight := textOf(e.Y)
		return left + right, e.Op == token.ADD && (isLeft || isRight)
	}
	return "%s", false
}

// isProse reports English of more than one word. Vietnamese is what readers
// look for, with or without its marks.
func isProse(s string) bool {
	return prose.MatchString(s) && strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0 &&
		!unmarked.MatchString(s) && !slices.Contains(notMessages, s)
}

var (
	prose    = regexp.MustCompile(`[a-z%][,:;]? [A-Za-z%(]`)
	unmarked = regexp.MustCompile(`\b(cong hoa|doc lap|viet nam|noi nhan|phu luc|can cu|nhu tren|tren day)\b`)
)

// anyHole is a verb as sources write it: with a width or a precision, too.
var anyHole = regexp.MustCompile(`%[.\d]*[dqsvw]`)

// plain is a message with verbs as the table writes them.
func plain(message string) string {
	return anyHole.ReplaceAllStringFunc(message, func(s string) string {
		return "%" + strings.NewReplacer("v", "s", "w", "s").Replace(s[len(s)-1:])
	})
}

// printedOf is a message as it is printed: nothing put in is a word.
func printedOf(message string) string {
	return anyHole.ReplaceAllStringFunc(strings.Trim(message, "; ,\n"), func(s string) string {
		return map[byte]string{'d': "7", 'q': `"Ω"`}[s[len(s)-1]] + strings.Repeat("Ω", strings.Count("svw", s[len(s)-1:]))
	})
}

// ownWords are the stretches of English in a message; those with digits are
// names, as of encodings.
func ownWords(message string) (all []string) {
	for _, words := range apart.Split(message, -1) {
		if words = strings.TrimSpace(words); isEnglish.MatchString(words) && !strings.ContainsAny(words, "0123456789") {
			all = append(all, words)
		}
	}
	return all
}

var (
	apart     = regexp.MustCompile(anyHole.String() + `|[;:,]`)
	isEnglish = regexp.MustCompile(`[a-z]{2}`)
)
