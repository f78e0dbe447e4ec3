package main

import "regexp"

// computedForms are the Vietnamese forms of what findings compute, which is
// data and stays as it is in exports. A form is recognised as a whole or where
// it begins a part: names of documents and figures hold the same words.
var computedForms = []struct {
	from *regexp.Regexp
	to   string
}{
	{regexp.MustCompile(`^kể ra (\d+)$`), "lists $1"},
	{regexp.MustCompile(`^chú thích (\S+): (\d+) mục$`), "footnote $1: $2 items"},
	{regexp.MustCompile(`^tổng (\d+) số hạng = `), "sum of $1 terms = "},
	{regexp.MustCompile(`^tổng số khoảng (.+); khoảng (.+)$`), "total about $1; about $2"},
	{regexp.MustCompile(`^Quý ([IV]+) năm (\d+)$`), "quarter $1 of $2"},
	{regexp.MustCompile(`^([\d.,/ =%]+) trên `), "$1 of "},
	{regexp.MustCompile(`(^|; )trước: `), "${1}before: "},
	{regexp.MustCompile(`(^|; )sau: `), "${1}after: "},
	{regexp.MustCompile(`^báo cáo đề ngày `), "the report is dated "},
	{regexp.MustCompile(`(\d) điểm phần trăm$`), "$1 percentage points"},
	{regexp.MustCompile(`^(?:chưa|không) đạt$`), "not met"},
	{regexp.MustCompile(`^vượt$`), "above"},
	{regexp.MustCompile(`^đạt$`), "met"},
	{regexp.MustCompile(`^tăng$`), "rise"},
	{regexp.MustCompile(`^giảm$`), "fall"},
}

// computedInEnglish puts what a finding computes into English.
func computedInEnglish(s string) string {
	for _, f := range computedForms {
		s = f.from.ReplaceAllString(s, f.to)
	}
	return s
}
