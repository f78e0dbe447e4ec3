package place

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/trichluc/trichluc"
	"github.com/trichluc/trichluc/internal/viet"
)

// Unit is a province, district or commune of a gazetteer.
type Unit struct {
	Code   string // official code
	Level  string // province | district | commune
	Name   string // "Quảng Thủy"
	Full   string // with its kind: "Xã Quảng Thủy"
	Parent string // code of the unit above; empty for a province
}

// Gazetteer is a register of units below the provinces that a user has given.
// The program carries none of its own: there are more than ten thousand, and
// they change with every resolution of the National Assembly's committee.
type Gazetteer struct {
	byCode map[string]Unit
	byFull map[string][]string // codes by full name as SetApart gives it
}

// gazetteerColumns are the columns that a gazetteer must have, in any order;
// others are passed over.
var gazetteerColumns = []string{"code", "level", "name", "full_name", "parent"}

// ReadGazetteer reads a table of tab-separated values whose first line names
// the columns: code, level (province, district or commune), name, full_name,
// parent. Lines that begin with "#" are comments. An error names the line.
func ReadGazetteer(r io.Reader) (*Gazetteer, error) {
	g := &Gazetteer{byCode: map[string]Unit{}, byFull: map[string][]string{}}
	var at []int // index of each column
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(strings.TrimPrefix(lines.Text(), "\ufeff"), "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if at == nil {
			for _, name := range gazetteerColumns {
				i := slices.Index(cells, name)
				if i < 0 {
					return nil, fmt.Errorf("line %d: no column %q", n, name)
				}
				at = append(at, i)
			}
			continue
		}
		if len(cells) <= slices.Max(at) {
			return nil, fmt.Errorf("line %d: %d columns, not %d", n, len(cells), slices.Max(at)+1)
		}
		u := Unit{cells[at[0]], cells[at[1]], cells[at[2]], cells[at[3]], cells[at[4]]}
		if u.Code == "" || u.Full == "" || u.Level != "province" && u.Level != "district" && u.Level != "commune" {
			return nil, fmt.Errorf("line %d: a unit needs a code, a full name and the level province, district or commune", n)
		}
		if _, twice := g.byCode[u.Code]; twice {
			return nil, fmt.Errorf("line %d: code %s twice", n, u.Code)
		}
		g.byCode[u.Code] = u
		key := viet.SetApart(u.Full)
		g.byFull[key] = append(g.byFull[key], u.Code)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(g.byCode) == 0 {
		return nil, fmt.Errorf("no unit in it: %w", io.ErrUnexpectedEOF)
	}
	return g, nil
}

// Find is the unit of a province that a subject names, given the titles of the
// groups it stands under. Names of communes return within a province: then a
// title must name the district, or nothing is found. A guess would be worse
// than no code.
func (g *Gazetteer) Find(province string, s trichluc.Subject, titles []string) (Unit, bool) {
	var found []Unit
	for _, code := range g.byFull[viet.SetApart(bareName(s.Text))] {
		if u := g.byCode[code]; u.Level == s.Level && g.isWithin(u, province) {
			found = append(found, u)
		}
	}
	if len(found) > 1 {
		found = slices.DeleteFunc(found, func(u Unit) bool { return !g.namesParent(u, titles) })
	}
	if len(found) != 1 {
		return Unit{}, false
	}
	return found[0], true
}

// bareName takes off what stands before a place's name: "UBND xã A".
func bareName(text string) string {
	text, _, _ = strings.Cut(text, ",") // "Xã A, huyện B"
	for _, office := range []string{"UBND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân "} {
		text = strings.TrimPrefix(text, office)
	}
	return text
}

func (g *Gazetteer) isWithin(u Unit, province string) bool {
	for range 3 { // commune, district, province
		if u.Level == "province" {
			return u.Code == province
		}
		u = g.byCode[u.Parent]
	}
	return false
}

func (g *Gazetteer) namesParent(u Unit, titles []string) bool {
	parent := viet.SetApart(g.byCode[u.Parent].Full)
	return slices.ContainsFunc(titles, func(title string) bool {
		return strings.Contains(" "+viet.SetApart(title)+" ", " "+parent+" ")
	})
}
