package ingest

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/corpus"
	"github.com/trichluc/trichluc/index"
)

func TestEntries(t *testing.T) {
	text := "KẾT QUẢ\nTheo Quyết định số 749/QĐ-TTg, đạt 65%.\n1\tHạ tầng\t\n"
	value := 65.0
	r := &corpus.Record{
		Document: &trichluc.Document{
			ID: "d", Source: "a.pdf", Text: text,
			Metadata: trichluc.Metadata{Kind: "Báo cáo", Issuer: "UBND tỉnh Trà Vinh", Date: "2024-01-12", Province: trichluc.Province{Name: "Trà Vinh"}, Period: trichluc.Period{Start: "2023-01-01"}},
			Blocks: []trichluc.Block{
				{Kind: trichluc.BlockHeading, Start: 0, End: 11},
				{Kind: trichluc.BlockParagraph, Start: 12, End: 60, Section: "I", Fragments: []trichluc.Fragment{{Page: 2}}},
				{Kind: trichluc.BlockTable, Start: 61, End: len(text), Table: "t1"},
			},
			Tables: []trichluc.Table{{ID: "t1", Section: "I", Rows: []trichluc.Row{
				{Page: 3, Cells: []trichluc.Cell{{Text: "1", Start: 61, End: 62}, {Text: "Hạ tầng", Start: 63, End: 73}, {Text: ""}}},
				{Cells: []trichluc.Cell{{}, {}, {}}},
			}}},
		},
		Citations: []trichluc.Citation{{
			ID: "c", Text: "Quyết định số 749/QĐ-TTg", Type: "Quyết định", Key: "749/QĐ-TTg", Issuer: "Thủ tướng Chính phủ", Date: "2020-06-03",
			Instrument: "vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg", Quote: "Theo Quyết định số 749/QĐ-TTg, đạt 65%.",
		}},
		Observations: []trichluc.Observation{{ID: "o", Indicator: trichluc.Indicator{Text: "Tỷ lệ"}, Value: &value, ValueText: "65%", Period: "2023"}},
	}
	entries := Entries(r)
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
		if e.Document != "d" || e.Source != "a.pdf" || !slices.Equal(e.Provinces, []string{"Trà Vinh"}) {
			t.Errorf("%s: %q %q %v", e.ID, e.Document, e.Source, e.Provinces)
		}
	}
	check(t, ids, []string{"citations:c", "observations:o", "text:d:0", "text:d:12", "text:d:t1:1"})

	citation, observation, heading, paragraph, row := entries[0], entries[1], entries[2], entries[3], entries[4]
	if citation.Type != "Quyết định" || citation.Year != "2020" || citation.Number != "749/QĐ-TTg" || citation.Issuer != "Thủ tướng Chính phủ" {
		t.Errorf("a citation is found by what it names: %+v", citation)
	}
	if observation.Type != "Báo cáo" || observation.Year != "2023" || observation.Text == "" {
		t.Errorf("an observation is found by its document and period: %+v", observation)
	}
	if heading.Title != "KẾT QUẢ" || paragraph.Title != "" || paragraph.Location.Page != 2 || paragraph.Year != "2023" {
		t.Errorf("text: %+v, %+v", heading, paragraph)
	}
	if row.Text != "1 | Hạ tầng" || row.Location.Row != 1 || row.Location.Start != 61 || row.Location.End != 73 || row.Location.Page != 3 {
		t.Errorf("a row of a table: %+v", row)
	}
	var payload map[string]any
	if err := json.Unmarshal(observation.Payload, &payload); err != nil || payload["value"] != 65.0 || payload["source"] != "a.pdf" {
		t.Errorf("the payload is not the export's row: %s, %v", observation.Payload, err)
	}
}

func TestInstrumentEntry(t *testing.T) {
	for id, want := range map[string]struct {
		year      string
		provinces []string
	}{
		"vn/thu-tuong-chinh-phu/quyet-dinh/2020/749-qd-ttg": {"2020", nil},
		"vn/quang-binh/ubnd/ke-hoach/2022/698-kh-ubnd":      {"2022", []string{"Quảng Bình"}},
		"vn/quoc-hoi/luat/giao-dich-dien-tu":                {"", nil},
	} {
		e := InstrumentEntry(trichluc.Instrument{ID: id, Mentions: 2})
		if e.Kind != index.KindInstrument || e.Year != want.year || !slices.Equal(e.Provinces, want.provinces) || e.Weight != 2 {
			t.Errorf("%s: %+v", id, e)
		}
	}
	if e := InstrumentEntry(trichluc.Instrument{ID: "vn/x/quyet-dinh/2020/1-qd", Date: "2021-01-05"}); e.Year != "2021" {
		t.Errorf("the date says more than the identifier: %q", e.Year)
	}
}
