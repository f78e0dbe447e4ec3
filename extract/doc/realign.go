package doc

import (
	"context"

	"github.com/trichluc/trichluc/extract/compound"
)

// maxRealigned bounds the files, in bytes, whose missing bytes are looked for:
// each try reads the text anew.
const maxRealigned = 2 << 20

// tries is how many places are tried in a stretch before the best of them is
// looked at closer.
const tries = 48

// realign puts zeros where bytes of a file are missing, so that all the rest
// stands in its place again. Where that is, no format says; but the ends of
// paragraphs, known by their positions, must be marks of paragraphs in the
// text, and are so only up to the gap without zeros and beyond it with them.
func realign(ctx context.Context, data []byte) (whole []byte, gone compound.Span, err error) {
	n, last := compound.Missing(data)
	if n == 0 || len(data) > maxRealigned {
		return data, gone, nil
	}
	best, most := 0, -1
	for first, step := 0, last/tries+1; ; {
		for at := first; at <= last; at += step {
			if err := ctx.Err(); err != nil {
				return nil, gone, err
			}
			if agree := agreement(ctx, fill(data, at, n), compound.Span{Start: at, End: at + n}); agree > most {
				best, most = at, agree
			}
		}
		if step == 1 || most <= 0 {
			break
		}
		first, last = max(best-step, 0), min(best+step, last)
		step = (last-first)/tries + 1
	}
	if most <= 0 {
		return data, gone, nil
	}
	return fill(data, best, n), compound.Span{Start: best, End: best + n}, nil
}

// fill puts n zeros into data.
func fill(data []byte, at, n int) []byte {
	whole := make([]byte, 0, len(data)+n)
	whole = append(whole, data[:at]...)
	whole = append(whole, make([]byte, n)...)
	return append(whole, data[at:]...)
}

// agreement is how many ends of paragraphs are marks in the text.
func agreement(ctx context.Context, data []byte, gone compound.Span) (n int) {
	r, err := begin(ctx, data, gone)
	if err != nil {
		return 0
	}
	for _, run := range r.paragraphs {
		if cp, ok := r.text.at(run.end); ok && cp > 0 && isMark(r.text.units[cp-1]) {
			n++
		}
	}
	return n
}

func isMark(u uint16) bool { return u == paragraphMark || u == cellMark || u == pageBreak }

// at is the CP of an FC, or of the end of a piece.
func (t *text) at(fc int) (cp int, ok bool) {
	for _, p := range t.pieces {
		if cp := p.start + (fc-p.fc)/p.width; fc > p.fc && cp <= p.end {
			return cp, true
		}
	}
	return 0, false
}

// loseAround loses the paragraphs that touch what is gone: the zeros stand
// somewhere in the paragraph that lacks them, or at its edge.
func (r *reader) loseAround() {
	for _, run := range r.paragraphs {
		if !r.isLost(run.start-2, run.end-run.start+4) {
			continue
		}
		start, _ := r.text.at(run.start + 1)
		end, ok := r.text.at(run.end)
		if at := r.text.within(span{start, end - 1}); ok && r.text.lostIn(at) == 0 {
			r.text.lose(at)
		}
	}
	r.text.sortLost()
}
