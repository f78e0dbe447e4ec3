package reviewsheet

import (
	"strconv"
	"strings"

	"github.com/trichluc/trichluc"
)

// fill puts a sheet into the XML of a template.
func fill(content string, s Sheet) (string, error) {
	parts, err := parse(content)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := render(&b, parts, s.scope()); err != nil {
		return "", err
	}
	return b.String(), nil
}

func (s Sheet) scope() scope {
	var all []Finding
	var reports []scope
	for i, r := range s.Reports {
		all = append(all, r.Findings...)
		reports = append(reports, r.scope(i+1))
	}
	values := counts(all)
	values["scope"], values["checked"], values["reports"] = s.Scope, strconv.Itoa(s.Checked), strconv.Itoa(len(s.Reports))
	return scope{values, map[string][]scope{"summary": reports, "report": reports}}
}

func (r Report) scope(number int) scope {
	values := counts(r.Findings)
	values["no"], values["name"], values["province"] = strconv.Itoa(number), r.Name, r.Province
	blocks := map[string][]scope{"finding": nil}
	for field, value := range map[string]string{"title": r.Title, "issuer": r.Issuer, "province": r.Province, "source": r.Source} {
		blocks[field] = optional(field, value)
	}
	for i, f := range r.Findings {
		blocks["finding"] = append(blocks["finding"], scope{values: map[string]string{
			"no": strconv.Itoa(i + 1), "place": f.Place, "printed": f.Printed, "computed": f.Computed,
			"message": f.Message, "grade": f.Grade, "verdict": f.Verdict,
		}})
	}
	return scope{values, blocks}
}

// optional is one turn of a block for a value, none where there is no value.
func optional(field, value string) []scope {
	if value == "" {
		return nil
	}
	return []scope{{values: map[string]string{field: value}}}
}

// counts are the findings of each severity.
func counts(findings []Finding) map[string]string {
	n := map[trichluc.Severity]int{}
	for _, f := range findings {
		n[f.Severity]++
	}
	return map[string]string{
		"errors": strconv.Itoa(n[trichluc.SeverityError]), "reviews": strconv.Itoa(n[trichluc.SeverityReview]),
		"infos": strconv.Itoa(n[trichluc.SeverityInfo]), "findings": strconv.Itoa(len(findings)),
	}
}
