package pdf

// maxLayers bounds the list of layers; drawings have dozens.
const maxLayers = 4096

// layers tells which optional content a viewer does not show.
type layers struct {
	hidden map[string]bool // by identity
	all    bool            // all but shown
	shown  map[string]bool
}

// findLayers reads the default configuration of a file's optional content.
func findLayers(trailer object) (l layers) {
	_ = protect(func() error {
		config := trailer.key("Root").key("OCProperties").key("D")
		l.all = config.key("BaseState").name() == "OFF"
		l.hidden, l.shown = identities(config.key("OFF")), identities(config.key("ON"))
		return nil
	})
	return l
}

func identities(array object) map[string]bool {
	n := min(array.length(), maxLayers)
	if n == 0 {
		return nil
	}
	out := make(map[string]bool, n)
	for i := range n {
		out[array.index(i).identity()] = true
	}
	return out
}

// off says that a group of optional content, or a membership of groups, is not
// shown.
func (l *layers) off(group object) bool {
	if l.hidden == nil && !l.all {
		return false
	}
	members := group.key("OCGs")
	switch members.kind() {
	case kindArray:
		for i := range min(members.length(), maxLayers) {
			if !l.off(members.index(i)) {
				return false
			}
		}
		return members.length() > 0
	case kindDict:
		group = members
	}
	id := group.identity()
	return l.hidden[id] || l.all && !l.shown[id]
}
