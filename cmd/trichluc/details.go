package main

import "strings"

// detailWords are the frequent technical details of failures and of what
// was not read, which readers of
// files write in English, in Vietnamese. What is not here stays English.
var detailWords = strings.NewReplacer(
	"no startxref", "không thấy mốc startxref ở cuối tệp",
	"no offset after startxref", "sau startxref không có vị trí",
	"nothing but a header", "chỉ có phần đầu",
	"no %PDF- header", "không có dòng đầu %PDF-",
	"no pages", "không có trang nào",
	"pages without text", "trang không có chữ",
	"; page ", "; trang ",
	"a password is needed", "cần mật khẩu",
	"a document that needs a password", "tài liệu cần mật khẩu",
	"encrypted package", "gói được mã hoá",
	"the zip directory is missing", "thiếu mục lục zip",
	"zip: not a valid zip file", "không phải tệp zip hợp lệ",
	"not a zip package", "không phải gói zip",
	"an OLE container, not a zip package", "tệp kiểu Office cũ, không phải gói zip",
	"a zip file without a Word document in it", "tệp zip không chứa văn bản Word",
	"a zip archive that is no Word document", "tệp zip không phải văn bản Word",
	"the name says ", "tên tệp ghi ",
	", the bytes are ", ", nội dung là ",
	"bytes of no known format", "dữ liệu không rõ định dạng",
	"an image; scans are read only inside a PDF", "ảnh; bản quét chỉ đọc được trong PDF",
	"an Excel workbook", "bảng tính Excel",
	"a Word document of before 2007 (.doc); save it as .docx", "văn bản Word trước 2007 (.doc); hãy lưu thành .docx",
	"a document of Word 95 or before; save it as .docx", "văn bản Word 95 trở về trước; hãy lưu thành .docx",
	"a container without a Word document", "tệp kiểu Office cũ không chứa văn bản Word",
	"a Word document", "văn bản Word",
	"an OpenDocument file that is no text", "tệp OpenDocument không phải văn bản",
	"an OpenDocument file", "tệp OpenDocument",
	"the package: ", "gói: ",
	"no paragraph or table holds text", "không đoạn hay bảng nào có chữ",
	"no cell holds text", "không ô nào có chữ",
	"holds zero bytes: not a text", "có byte 0: không phải văn bản",
	"not UTF-8; old Vietnamese encodings (TCVN3, VNI, windows-1258) are not read", "không phải UTF-8; chưa đọc được bảng mã cũ (TCVN3, VNI, windows-1258)",
	"neither UTF-8 nor any encoding that the page declares", "không phải UTF-8, cũng không phải bảng mã mà trang khai",
	"the file ends inside a group", "tệp hết khi đang ở giữa một nhóm",
	"the file does not begin like Rich Text", "phần đầu tệp không phải Rich Text",
	" bytes, the limit is ", " byte, giới hạn là ",
	" MiB, the limit is ", " MiB, giới hạn là ",
	"text hidden under a merged cell", "chữ bị che dưới ô gộp",
	"hidden text", "chữ ẩn",
	"a note that nothing refers to", "chú thích không nơi nào dẫn tới",
	"a sign of the font ", "ký hiệu của phông ",
	"a picture", "hình ảnh",
	"a chart", "biểu đồ",
	"a linked document", "tài liệu liên kết",
	"an embedded part in another format", "phần nhúng ở định dạng khác",
	"an embedded object: ", "đối tượng nhúng: ",
	"part of the page: ", "một phần trang: ",
	"invisible text, as recognisers put under scans", "chữ vô hình, như chương trình nhận dạng đặt dưới bản quét",
	"text beyond the page's edges", "chữ nằm ngoài mép trang",
	"text in fonts that cannot be read", "chữ dùng phông không đọc được",
	"text whose characters the file does not tell", "chữ mà tệp không cho biết là ký tự gì",
	"characters that the file does not tell, kept as U+FFFD", "ký tự mà tệp không cho biết, giữ thành U+FFFD",
	"an image covers the page", "cả trang là ảnh",
	"no text on the page", "trang không có chữ",
	"text that runs another way than the page", "chữ chạy khác chiều trang",
	"a sheet of more columns than a table may have", "trang tính nhiều cột hơn mức một bảng có thể có",
	"the hidden sheet ", "trang tính ẩn ",
	"unexpected EOF", "hết tệp giữa chừng",
	"permission denied", "không có quyền",
	"no such file or directory", "không có tệp hoặc thư mục này",
)

// detail is the technical part of a failure, in the user's language as far as
// its words are known.
func (p *program) detail(s string) string {
	if p.lang == english {
		return s
	}
	return detailWords.Replace(s)
}

// computedWords are the Vietnamese words in the figures of findings, which are
// data and stay as they are in exports.
var computedWords = strings.NewReplacer(
	"kể ra ", "lists ", "chú thích ", "footnote ", " mục", " items", "tổng ", "sum of ", " số hạng", " terms",
	"Quý ", "quarter ", " năm ", " of ", " dưới ", " under ",
	"chưa đạt", "not met", "không đạt", "not met", "vượt", "above", "đạt", "met",
)
