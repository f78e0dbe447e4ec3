package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// issuedReport is a report of a province with one sentence.
func issuedReport(province, number, sentence string) string {
	return fmt.Sprintf(`ỦY BAN NHÂN DÂN
TỈNH %s

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: %s/BC-UBND

%s, ngày 12 tháng 01 năm 2024

BÁO CÁO
Kết quả chuyển đổi số năm 2023

I. KẾT QUẢ
%s
`, strings.ToUpper(province), number, province, sentence)
}

// threeReports are reports that cite one decision of the Prime Minister in
// three spellings, two plans of one number and year, and each other.
func threeReports(t *testing.T) *call {
	folder(t, map[string]string{
		"a.txt": issuedReport("Hà Giang", "41", "Tỉnh thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ và ban hành Kế hoạch số 15/KH-UBND ngày 09/01/2023 của UBND tỉnh."),
		"b.txt": issuedReport("Trà Vinh", "42", "Tỉnh thực hiện Quyết định 749/QD-TTG ngày 3 tháng 6 năm 2020 và ban hành Kế hoạch số 15/KH-UBND ngày 31/01/2023 thực hiện Chỉ thị số 34/CT-TTg ngày 16/9/2022."),
		"c.txt": issuedReport("Lào Cai", "43", "Tỉnh thực hiện Quyết định của Thủ tướng Chính phủ số 749 /QĐ-TTg ngày 3.6.2020. Tham khảo Báo cáo số 41/BC-UBND ngày 12/01/2024 của UBND tỉnh Hà Giang."),
	})
	c := newCall(t)
	c.must(exitDone, "ingest", "--isolate=off", "a.txt", "b.txt", "c.txt")
	return c
}

func TestInstrumentsOverTheCorpus(t *testing.T) {
	c := threeReports(t)
	got := map[string]map[string]any{}
	for _, row := range jsonLines(t, c.must(exitDone, "export", "instruments")) {
		got[row["id"].(string)] = row
	}
	decision := got["vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg"]
	if decision == nil || decision["documents"] != 3.0 || len(decision["conflicts"].([]any)) > 0 {
		t.Errorf("the decision cited in three spellings: %v", decision)
	}
	for _, id := range []string{"vn/ha-giang/ubnd/ke-hoach/2023/15-kh-ubnd", "vn/tra-vinh/ubnd/ke-hoach/2023/15-kh-ubnd"} {
		if got[id] == nil || got[id]["mentions"] != 1.0 {
			t.Errorf("%s: %v", id, got[id])
		}
	}
	own := got["vn/ha-giang/ubnd/bao-cao/2024/41-bc-ubnd"]
	if own == nil || own["own"] == nil || own["source"] != "c.txt" || len(got) != 5 {
		t.Errorf("the report cited by another: %v of %v", own, slices.Sorted(maps.Keys(got)))
	}
}

func TestShowInstrument(t *testing.T) {
	c := threeReports(t)
	for _, name := range []string{"749/QD-TTG", "vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg", "/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2020/749-qd-ttg"} {
		out := c.must(exitDone, "show", name, "--depth", "2")
		for _, part := range []string{"Cited: 3 times in 3 documents, from 2024-01-12", "implements: Báo cáo 41/BC-UBND", "    mentions: Báo cáo 43/BC-UBND", "(see above)", "a.txt: section I"} {
			if !strings.Contains(out, part) {
				t.Errorf("show %s lacks %q:\n%s", name, part, out)
			}
		}
	}
	out := c.must(exitDone, "show", "vn/tra-vinh/ubnd/ke-hoach/2023/15-kh-ubnd")
	if !strings.Contains(out, "implements (as another document says): Chỉ thị 34/CT-TTg") {
		t.Errorf("what the plan carries out:\n%s", out)
	}
	rows := jsonLines(t, c.must(exitDone, "show", "c.txt", "--depth", "1", "--json"))
	if cites := rows[0]["cites"].([]any); len(cites) != 2 {
		t.Errorf("c.txt cites %v", cites)
	}
	if _, _, stderr := c.run("show", "15/KH-UBND"); !strings.Contains(stderr, "vn/ha-giang/ubnd") || !strings.Contains(stderr, "vn/tra-vinh/ubnd") {
		t.Errorf("a number of two plans: %s", stderr)
	}
	c.must(exitFailed, "show", "vn/none/quyet-dinh/2020/1-qd")
	c.must(exitFailed, "show", "999/QĐ-TTg")
	c.must(exitUsage, "show", "a.txt", "--depth", "10")
	if out := c.must(exitDone, "show", "a.txt", "--only", "citations"); strings.Contains(out, "41/BC-UBND") {
		t.Errorf("a report's own number among its citations:\n%s", out)
	}
}

// A document that one report dates otherwise than two others do, in the
// audit of that report alone, too.
func TestAuditOfDatesCited(t *testing.T) {
	const cites = "Tỉnh thực hiện Quyết định số 749/QĐ-TTg ngày %s của Thủ tướng Chính phủ."
	folder(t, map[string]string{
		"a.txt": issuedReport("Hà Giang", "41", fmt.Sprintf(cites, "03/6/2020")), "b.txt": issuedReport("Trà Vinh", "42", fmt.Sprintf(cites, "06/3/2020")),
		"c.txt": issuedReport("Lào Cai", "43", fmt.Sprintf(cites, "03/6/2020")),
	})
	c := newCall(t)
	c.must(exitDone, "ingest", "--isolate=off", "a.txt", "b.txt", "c.txt")
	for _, only := range [][]string{nil, {"b.txt"}, {"--province", "Trà Vinh"}} {
		out := c.must(exitDone, append([]string{"audit", "--lang", "vi"}, only...)...)
		if !strings.Contains(out, "749/QĐ-TTg được ghi ngày 06/03/2020, trong khi 2 báo cáo khác ghi ngày 03/06/2020") || !strings.Contains(out, "a.txt") {
			t.Errorf("audit %v:\n%s", only, out)
		}
	}
	if out := c.must(exitDone, "audit", "a.txt"); strings.Contains(out, "06/03/2020") {
		t.Errorf("a.txt is not at fault:\n%s", out)
	}
	if rows := jsonLines(t, c.must(exitDone, "export", "instruments")); rows[0]["conflicts"].([]any)[0] != "date: 2020-06-03 (2), 2020-03-06 (1)" {
		t.Errorf("conflicts: %v", rows[0]["conflicts"])
	}
}

func TestExportGraph(t *testing.T) {
	c := threeReports(t)
	if rows := jsonLines(t, c.must(exitDone, "export", "edges")); len(rows) != 8 {
		t.Errorf("%d edges: %v", len(rows), rows)
	}
	if out := c.must(exitDone, "export", "edges", "--format", "graphml", "--document", "c.txt"); strings.Count(out, "<edge ") != 2 || strings.Count(out, "<node ") != 3 {
		t.Errorf("the graph of one document:\n%s", out)
	}
	c.must(exitUsage, "export", "tables", "--format", "graphml")
}

// seedRows ingests one of the real reports, which are not part of the
// repository, and returns rows of an export.
func seedRows(t *testing.T, name string, kinds ...string) (all [][]map[string]any) {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "seeds", "txt", name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Skip("the real reports are not beside the repository")
	}
	c := newCall(t)
	c.must(exitDone, "ingest", "--isolate=off", path)
	for _, kind := range kinds {
		all = append(all, jsonLines(t, c.must(exitDone, "export", kind)))
	}
	return all
}

// The annex of Bắc Giang's report lists 24, 22 and 39 documents in three
// parts; 14 of its rows cite a second one.
func TestAnnexOfDocuments(t *testing.T) {
	read := seedRows(t, "bacgiang-bc-2023.txt", "tables", "citations")
	part := map[float64]string{} // row -> the part that it stands in
	for i, row := range read[0][0]["rows"].([]any) {
		if group := row.(map[string]any)["group"].([]any); len(group) > 0 {
			part[float64(i+1)] = group[0].(string)
		}
	}
	first, second := map[string]int{}, 0
	seen := map[float64]bool{}
	for _, citation := range read[1] {
		place := citation["location"].(map[string]any)
		row, ok := place["row"].(float64)
		switch {
		case !ok || place["table"] != read[0][0]["id"]:
		case seen[row]:
			second++
		default:
			seen[row] = true
			first[part[row]]++
			if citation["relation"] != "promulgates" || !strings.Contains(citation["issuer"].(string), "Bắc Giang") {
				t.Errorf("row %v: %v by %v", row, citation["relation"], citation["issuer"])
			}
		}
	}
	if counts := slices.Sorted(maps.Values(first)); !slices.Equal(counts, []int{22, 24, 39}) || second != 14 {
		t.Errorf("rows %v, %d second citations", first, second)
	}
}

// TestInstrumentsAgainstAnnotation compares the grouping of mentions into
// instruments with that of the people who annotated two reports (B-cubed).
func TestInstrumentsAgainstAnnotation(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "gold", "citations.jsonl"))
	if err != nil {
		t.Skip("the annotation is not beside the repository")
	}
	var pairs [][2]string // group by annotation, instrument
	for doc, name := range map[string]string{"002": "bacgiang-bc-2023.txt", "004": "backan-bc-q1-2024.txt"} {
		found := map[string][]string{}
		for _, row := range seedRows(t, name, "citations")[0] {
			if row["form"] == "explicit" && row["key"] != nil && row["instrument"] != nil {
				key := row["key"].(string)
				found[key] = append(found[key], row["instrument"].(string))
			}
		}
		for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
			var g struct {
				Doc, Form, Group string
				Key              string `json:"number_key"`
			}
			if err := json.Unmarshal([]byte(line), &g); err != nil {
				t.Fatal(err)
			}
			if g.Doc == doc && g.Form == "explicit" && len(found[g.Key]) > 0 {
				pairs = append(pairs, [2]string{g.Group, found[g.Key][0]})
				found[g.Key] = found[g.Key][1:]
			}
		}
	}
	precision, recall := 0.0, 0.0
	for _, a := range pairs {
		both, group, instrument := 0.0, 0.0, 0.0
		for _, b := range pairs {
			if a[0] == b[0] {
				group++
			}
			if a[1] == b[1] {
				instrument++
			}
			if a == b {
				both++
			}
		}
		precision += both / instrument / float64(len(pairs))
		recall += both / group / float64(len(pairs))
	}
	if len(pairs) < 100 || precision < 0.985 || recall < 0.985 {
		t.Errorf("B-cubed precision %.4f, recall %.4f over %d mentions", precision, recall, len(pairs))
	}
}
