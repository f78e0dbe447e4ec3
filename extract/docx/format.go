package docx

// The units of Word's lengths, in points.
const (
	twip      = 1.0 / 20
	halfPoint = 1.0 / 2 // of sizes of letters
)

// readRunFormat reads a w:rPr.
func readRunFormat(c *cursor) (f runFormat, err error) {
	err = c.each(func(name string, e *element) error {
		switch name {
		case "b":
			f.bold = e.on()
		case "i":
			f.italic = e.on()
		case "caps":
			f.caps = e.on()
		case "vanish", "specVanish":
			f.hidden = e.on()
		case "sz":
			f.size = e.length("val", halfPoint)
		case "vertAlign":
			f.raised = off
			if e.attr("val") == "superscript" {
				f.raised = on
			}
		case "position":
			f.position = e.length("val", halfPoint)
		case "rFonts":
			if f.font = e.attr("hAnsi"); f.font == "" { // the font of letters beyond ASCII
				f.font = e.attr("ascii")
			}
		case "rStyle":
			f.style = e.attr("val")
		}
		return c.skip() // rPrChange holds the former properties
	})
	return f, err
}

// readParagraphFormat reads a w:pPr.
func readParagraphFormat(c *cursor) (f paragraphFormat, err error) {
	err = c.each(func(name string, e *element) error {
		switch name {
		case "pStyle":
			f.style = e.attr("val")
		case "jc":
			f.align = e.attr("val")
		case "ind":
			f.left, f.firstLine = readIndent(e)
		case "outlineLvl":
			f.outline = e.number("val", 9) + 1
		case "numPr":
			f.list.set, f.list.level = true, -1
			return c.each(func(name string, e *element) error {
				switch name {
				case "numId":
					f.list.id = e.attr("val")
				case "ilvl":
					f.list.level = e.number("val", 0)
				}
				return c.skip()
			})
		case "rPr":
			return c.each(func(name string, e *element) error {
				f.runsOn = f.runsOn || name == "del" || name == "moveFrom" || name == "specVanish" && e.on() == on
				return c.skip()
			})
		case "framePr":
			drop := e.attr("dropCap")
			f.runsOn = f.runsOn || drop == "drop" || drop == "margin"
		case "sectPr":
			f.endsSection = true
			f.restartsNotes, err = readSection(c)
			return err
		}
		return c.skip()
	})
	return f, err
}

// readIndent reads a w:ind: the left edge and the first line's distance from
// it, in points.
func readIndent(e *element) (left, firstLine *float64) {
	for _, name := range []string{"left", "start"} {
		if e.has(name) {
			v := e.length(name, twip)
			left = &v
		}
	}
	switch {
	case e.has("hanging"):
		v := -e.length("hanging", twip)
		firstLine = &v
	case e.has("firstLine"):
		v := e.length("firstLine", twip)
		firstLine = &v
	}
	return left, firstLine
}

// readBorders reads a w:tblBorders or w:tcBorders: on where it draws a line,
// off where it names lines and draws none, unset where it is empty.
func readBorders(c *cursor) (drawn toggle, err error) {
	err = c.each(func(name string, e *element) error {
		switch e.attr("val") {
		case "nil", "none":
			if drawn == unset {
				drawn = off
			}
		default:
			drawn = on
		}
		return c.skip()
	})
	return drawn, err
}
