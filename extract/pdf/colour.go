package pdf

import "github.com/trichluc/trichluc/extract/pdf/objects"

// inks is how a colour space writes white.
type inks uint8

const (
	light   inks = iota // grey, RGB: all ones are white
	pigment             // CMYK, spot colours: all zeros leave the paper
	unknown             // patterns, palettes: never taken for white
)

// colour is the current colour for filling or for stroking, as far as it
// matters whether the paper shows it.
type colour struct {
	inks  inks
	white bool
}

// set takes the components of a colour in its space.
func (c *colour) set(args []objects.Token) { c.white = c.inks.white(args) }

// white says whether components are those of white.
func (k inks) white(args []objects.Token) bool {
	const nearly = 0.97 // lighter is not seen on paper
	if k == unknown || len(args) == 0 {
		return false
	}
	for _, a := range args {
		if a.Kind != objects.TokenNumber || k == pigment && a.Number > 1-nearly || k == light && a.Number < nearly {
			return false
		}
	}
	return true
}

// operateColour runs the operators of colours. It says whether op is one.
func (in *interpreter) operateColour(op string, args []objects.Token, res *resources) bool {
	s := &in.state
	switch op {
	case "g", "rg":
		s.fill = colour{light, light.white(args)}
	case "G", "RG":
		s.stroke = colour{light, light.white(args)}
	case "k":
		s.fill = colour{pigment, pigment.white(args)}
	case "K":
		s.stroke = colour{pigment, pigment.white(args)}
	case "cs":
		s.fill = colour{inks: res.inks(args)}
	case "CS":
		s.stroke = colour{inks: res.inks(args)}
	case "sc", "scn":
		s.fill.set(args)
	case "SC", "SCN":
		s.stroke.set(args)
	default:
		return false
	}
	return true
}

// inks tells how the colour space of that name writes white.
func (r *resources) inks(args []objects.Token) inks {
	if len(args) == 0 {
		return unknown
	}
	name := string(args[len(args)-1].Text)
	if k, ok := r.spaces[name]; ok {
		return k
	}
	k := unknown
	_ = protect(func() error {
		k = inksOf(name, 0)
		if k == unknown && r.dict != nil {
			space := r.dict.key("ColorSpace").key(name)
			k = inksOf(space.name(), 0)
			if space.kind() == kindArray {
				k = inksOf(space.index(0).name(), int(space.index(1).key("N").number()))
			}
		}
		return nil
	})
	r.spaces[name] = k
	return k
}

// inksOf tells how a family of colour spaces writes white; components counts
// those of a space that is based on a profile.
func inksOf(family string, components int) inks {
	switch family {
	case "DeviceGray", "DeviceRGB", "CalGray", "CalRGB", "G", "RGB":
		return light
	case "DeviceCMYK", "Separation", "DeviceN", "CMYK":
		return pigment
	case "ICCBased":
		if components == 4 {
			return pigment
		}
		return light
	}
	return unknown
}
