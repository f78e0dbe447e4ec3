package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
)

// listMark finds the marks of a numbered list in running text: "(1)", "2.",
// "3)". A figure before a full stop is a mark only after a separator.
var listMark = regexp.MustCompile(`(?:^|[\s;:,.(])\(?(\d{1,2})[.)]\s`)

// checkCountedLists compares a count in the text with the list that follows it,
// in the sentence or below it, with the annex it names, or with the footnote
// that its mark points to: "07 dịch vụ¹" and a note with eight entries.
func checkCountedLists(r *report) []trichluc.Finding {
	findings := slices.Concat(checkInlineLists(r), r.checkNamedPlaces(), r.checkListsBelow(), r.checkListsInAnnexes())
	for _, note := range r.document.Footnotes {
		listed, entries := countEntries(note.Text)
		if listed < 2 || note.Anchor < 0 {
			continue
		}
		o := countBefore(r, note.Anchor)
		if o == nil || *o.Value == float64(listed) {
			continue
		}
		// A note that lists a few of many is no contradiction; one that is off
		// by a little is.
		if off := *o.Value - float64(listed); off > 3 || off < -3 {
			continue
		}
		severity := trichluc.SeverityReview
		if entries == "numbered" || *o.Value-float64(listed) == 1 || *o.Value-float64(listed) == -1 {
			severity = trichluc.SeverityError
		}
		findings = append(findings, trichluc.Finding{
			Severity: severity,
			Verdict:  trichluc.VerdictUndetermined,
			Printed:  withUnit(o),
			Computed: fmt.Sprintf("chú thích %s: %d mục", note.Mark, listed),
			Message:  fmt.Sprintf("Báo cáo nêu %s, chú thích %s kể %d.", withUnit(o), note.Mark, listed),
			Where:    []trichluc.Location{o.Location, {Page: note.Page, Start: note.Start, End: note.End}},
		})
	}
	return findings
}

// countBefore finds the count that a footnote mark stands right after: within
// the few words between a figure and the mark on its noun.
func countBefore(r *report, anchor int) *trichluc.Observation {
	const reach = 60 // bytes: "07 cơ sở dữ liệu dùng chung⁴" is 36
	var best *trichluc.Observation
	for i := range r.observations {
		o := &r.observations[i]
		if o.Location.Table != "" || o.Value == nil || o.Denominator != nil || o.Unit == "%" || o.Location.End > anchor {
			continue
		}
		between := ""
		if anchor-o.Location.End <= reach {
			between = r.text(o.Location.End, anchor)
		}
		if anchor-o.Location.End > reach || strings.ContainsAny(between, ".;:,\n0123456789") {
			continue
		}
		if best == nil || o.Location.End > best.Location.End {
			best = o
		}
	}
	return best
}

// countEntries counts what a note lists: by consecutive numbers where it has
// them, else by semicolons.
func countEntries(note string) (n int, how string) {
	next := 1
	for _, m := range listMark.FindAllStringSubmatch(note, -1) {
		if k, _ := strconv.Atoi(m[1]); k == next {
			next++
		}
	}
	if next > 2 {
		return next - 1, "numbered"
	}
	body := strings.TrimRight(strings.TrimSpace(note), ".;")
	if n := strings.Count(body, ";"); n > 0 {
		return n + 1, "semicolons"
	}
	return 0, ""
}

// listFollows reads what may stand between a count and the list of what it
// counts: "04 văn bản chỉ đạo, gồm: ".
var listFollows = regexp.MustCompile(`^[^.;:()\n\d]{0,60}(?:gồm|cụ thể)(?: có)?: ?`)

// nextName finds names that commas divide within an entry: "các cửa khẩu Tân
// Thanh, Cốc Nam". A word in lower case goes on with the name before it.
var nextName = regexp.MustCompile(`(?:, | và )\p{Lu}`)

// checkInlineLists compares a count with the list that follows it in the same
// sentence, entries divided by semicolons.
func checkInlineLists(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	for i := range r.observations {
		o := &r.observations[i]
		if o.Location.Table != "" || !counts(o) || o.Location.End > len(r.document.Text) {
			continue
		}
		after := r.text(o.Location.End, len(r.document.Text))
		after, _, _ = strings.Cut(after, "\n")
		head := listFollows.FindString(after)
		if head == "" {
			continue
		}
		list := after[len(head):]
		if end := strings.Index(list, ". "); end >= 0 {
			list = list[:end]
		}
		listed, _ := countEntries(list)
		if off := *o.Value - float64(listed); listed < 2 || off == 0 || off > 3 || off < -3 || *o.Value == float64(listed+len(nextName.FindAllString(list, -1))) {
			continue
		}
		start := o.Location.End + len(head)
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityReview,
			Verdict:  trichluc.VerdictUndetermined,
			Printed:  withUnit(o),
			Computed: fmt.Sprintf("kể ra %d", listed),
			Message:  fmt.Sprintf("Báo cáo nêu %s, danh sách theo sau kể %d.", withUnit(o), listed),
			Where:    []trichluc.Location{o.Location, {Page: o.Location.Page, Section: o.Location.Section, Start: start, End: start + len(list)}},
		})
	}
	return findings
}
