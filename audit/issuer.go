package audit

import (
	_ "embed" // the table of symbols
	"fmt"
	"regexp"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

//go:embed symbols.tsv
var symbolTable string

// authority is who signs documents of a symbol.
type authority struct {
	name   string
	symbol *regexp.Regexp // of the symbols, folded
	issuer *regexp.Regexp // of what the authority is called in print, folded
}

// readAuthorities reads the table: name, symbol, issuer.
func readAuthorities(table string) []authority {
	var list []authority
	for _, line := range strings.Split(table, "\n") {
		fields := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if strings.HasPrefix(line, "#") || len(fields) != 3 {
			continue
		}
		list = append(list, authority{fields[0], regexp.MustCompile(fields[1]), regexp.MustCompile(fields[2])})
	}
	return list
}

// checkIssuers finds documents that are ascribed to one authority while their
// symbol is another's: "Quyết định số 749/QĐ-TTg của Bộ Thông tin và Truyền
// thông". Only authorities of the table are compared.
func checkIssuers(r *report) []trichluc.Finding {
	var findings []trichluc.Finding
	var list []authority
	for i := range r.citations {
		c := &r.citations[i]
		if c.Form != trichluc.FormExplicit || c.Symbol == "" || c.IssuerText == "" || !strings.Contains(c.Text, c.IssuerText) {
			continue
		}
		if list == nil {
			list = readAuthorities(symbolTable)
		}
		symbol, issuer := viet.Fold(c.Symbol), viet.Fold(viet.Space(c.IssuerText))
		by, named := "", ""
		for _, a := range list {
			bySymbol, byName := a.symbol.MatchString(symbol), a.issuer.MatchString(issuer)
			if bySymbol && byName {
				by, named = "", ""
				break
			}
			if bySymbol && by == "" {
				by = a.name
			}
			if byName && named == "" {
				named = a.name
			}
		}
		if by == "" || named == "" || by == named {
			continue
		}
		findings = append(findings, trichluc.Finding{
			Severity: trichluc.SeverityReview,
			Verdict:  trichluc.VerdictReport,
			Printed:  c.Text,
			Computed: by,
			Message:  fmt.Sprintf("%s: ký hiệu %s là của %s.", c.Text, c.Symbol, by),
			Where:    []trichluc.Location{c.Location},
		})
	}
	return findings
}
