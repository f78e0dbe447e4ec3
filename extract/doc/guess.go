package doc

// blockSize is how many bytes are looked at to tell how text is stored: less
// would judge a row of figures, more would lose more where that changes.
const blockSize = 64

// guessPieces finds the pieces of a file that has lost their list, where it
// was not saved fast: its text then stands in order between two places that the
// header names, with pages of properties in between, in one or two bytes a
// character.
func (r *reader) guessPieces() (pieces []piece) {
	if p := r.onePiece(); r.last-r.first == p.width*p.end {
		return []piece{p}
	}
	cp := 0
	for at := r.first; cp < r.total && at+blockSize <= min(r.last, len(r.main)); {
		width, aside := storedIn(r.main[at : at+blockSize])
		if width == 0 {
			at = (at/pageSize + 1) * pageSize
			continue
		}
		at += aside
		n := min((blockSize-aside)/width, r.total-cp)
		if last := len(pieces) - 1; last >= 0 && pieces[last].width == width && pieces[last].fc+width*(cp-pieces[last].start) == at {
			pieces[last].end += n
		} else {
			pieces = append(pieces, piece{start: cp, end: cp + n, fc: at, width: width})
		}
		cp, at = cp+n, at+n*width
	}
	return pieces
}

// storedIn says how many bytes a character takes in a block of text, and how
// many bytes before the first whole one stand aside. Width 0 is no text: of
// text in two bytes the upper ones are small, of text in one byte none is but
// marks.
func storedIn(block []byte) (width, aside int) {
	var small [2]int // at even and at odd places
	for i, c := range block {
		if c < ' ' && c != paragraphMark && c != cellMark && c != tab {
			small[i%2]++
		}
	}
	most := len(block) / 2
	switch {
	case 4*small[1] >= 3*most && small[0] < small[1]/2:
		return 2, 0
	case 4*small[0] >= 3*most && small[1] < small[0]/2:
		return 2, 1
	case 8*(small[0]+small[1]) <= len(block):
		return 1, 0
	}
	return 0, 0
}
