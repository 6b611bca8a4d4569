package passage

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/annotate/typeset"
)

// Mark is words of the text that an answer rests on, a half-open range of code points. It
// is shown by a line under the words, of a shape of its own, so that nobody has to tell
// colours apart, and by a ground behind them. Marks that overlap have their lines below
// each other, the first in the list uppermost.
//
// Whoever shows marks makes a list of them and hands it to SetMarks each time something
// changed; what is the same is not drawn again, and letters never are. MarksAt tells what
// the pointer or a caret is on, NewSwatch draws a line of a shape for a legend.
//
//	text.SetMarks([]passage.Mark{{Start: 4, End: 11, Line: passage.Wave, Ink: strong, Ground: passage.GroundOf(strong, dark)}})
//
// Where marks are of several people, give each person one Line, one Ink and a Label of a
// letter or two, list them person by person, and set the text in lines that are
// LineHeightFor as many as can overlap.
type Mark struct {
	Start, End int
	Line       Stroke
	Ink        color.Color // of the line
	Ground     color.Color // nil leaves it out
	Label      string      // at the beginning of the line: whose mark it is; "" for none
}

// GroundOf is what lies behind the letters of a mark whose line has an ink: so faint that
// letters stay readable where several lie over each other.
func GroundOf(ink color.NRGBA, dark bool) color.NRGBA {
	ink.A = 0x1F
	if dark {
		ink.A = 0x38
	}
	return ink
}

// SetMarks replaces the marks; the letters are not painted again.
func (p *Passage) SetMarks(marks []Mark) {
	if slices.Equal(marks, p.marks) {
		return
	}
	p.marks = slices.Clone(marks)
	p.Refresh()
}

// Marks returns the marks.
func (p *Passage) Marks() []Mark { return p.marks }

// MarksAt lists the marks that hold a character, by their index.
func (p *Passage) MarksAt(offset int) []int {
	var found []int
	for i, m := range p.marks {
		if m.Start <= offset && offset < m.End {
			found = append(found, i)
		}
	}
	return found
}

// CharacterAt returns the character under a position, if there is one.
func (p *Passage) CharacterAt(pos fyne.Position) (offset int, ok bool) {
	return p.ready().CharacterAt(pos.X, pos.Y)
}

// lanesOf gives each mark a lane below the line of text: the first that is free of the
// marks before it which it overlaps.
func lanesOf(marks []Mark) (lanes []int, count int) {
	lanes = make([]int, len(marks))
	for i, m := range marks {
		taken := make(map[int]bool)
		for j, o := range marks[:i] {
			if o.Start < m.End && m.Start < o.End {
				taken[lanes[j]] = true
			}
		}
		for taken[lanes[i]] {
			lanes[i]++
		}
		count = max(count, lanes[i]+1)
	}
	return lanes, count
}

// The measures of lines under marks, as multiples of the size of the letters.
const (
	laneTop      = 0.2  // from the baseline to the first line
	lanePitch    = 0.2  // from one line to the next
	labelledLane = 0.62 // the same where marks have labels
	capital      = 0.8  // how high letters of the next line reach
	labelSize    = 0.56
)

// LineHeightFor is the height of lines, as a multiple of the size of the letters, in which
// so many marks with labels lie below each other without touching the next line.
func LineHeightFor(labelled int) float32 {
	return max(1.6, laneTop+capital+labelledLane*float32(labelled))
}

// drawMarks shows the marks: grounds behind the letters, lines and labels below them.
func (r *passageRenderer) drawMarks() {
	p, size := r.passage, r.passage.style.size()
	r.grounds.begin()
	r.strokes.begin()
	r.labels.begin()
	lanes, count := lanesOf(p.marks)
	pitch := float32(lanePitch)
	if slices.ContainsFunc(p.marks, func(m Mark) bool { return m.Label != "" }) {
		pitch = labelledLane
	}
	room := p.layout.LineHeight() - (laneTop+capital)*size
	pitch = max(min(pitch*size, room/float32(max(count, 1))), 2)
	for i, m := range p.marks {
		rects := p.layout.Rects(m.Start, m.End)
		first, leftward := p.beginOf(m, rects)
		for n, rect := range rects {
			if m.Ground != nil {
				top := max(rect.Y, rect.Baseline-size*1.02)
				bottom := min(rect.Y+rect.Height, rect.Baseline+size*0.36)
				r.grounds.add(rect.X, top, rect.Width, bottom-top, 2, m.Ground)
			}
			x, w, y := rect.X, rect.Width, rect.Baseline+laneTop*size+float32(lanes[i])*pitch
			if m.Label != "" && n == first {
				took := r.labels.add(m.Label, y, size*labelSize, m.Ink)
				r.labels.lay(x, w, took, leftward)
				if w = max(w-took, 0); !leftward {
					x += min(took, rect.Width)
				}
			}
			const apart = 1 // so that marks side by side are two
			r.strokes.add(m.Line, m.Ink, x, y, max(w-apart, 1), min(pitch, size*lanePitch))
		}
	}
	r.grounds.end()
	r.strokes.end()
	r.labels.end()
}

// beginOf finds the part of a mark with which its words begin, and whether they do at its
// right end.
func (p *Passage) beginOf(m Mark, rects []typeset.Rect) (part int, leftward bool) {
	begin := p.layout.Rects(m.Start, p.shaped().Step(m.Start, 1))
	for n, r := range rects {
		if len(begin) > 0 && r.Y == begin[0].Y && r.X <= begin[0].X && begin[0].X < r.X+r.Width {
			return n, begin[0].X+begin[0].Width/2 > r.X+r.Width/2
		}
	}
	return 0, false
}

// labels is a pool of letters at the beginning of lines.
type labels struct {
	texts []*canvas.Text
	used  int
}

func (l *labels) begin() { l.used = 0 }

// add shows one more label, with its middle at the top of a line, and returns the width
// that it takes; lay says where.
func (l *labels) add(text string, y, size float32, ink color.Color) (width float32) {
	if l.used == len(l.texts) {
		l.texts = append(l.texts, canvas.NewText("", nil))
	}
	t := l.texts[l.used]
	l.used++
	if t.Text != text || t.TextSize != size || !sameColor(t.Color, ink) || !t.Visible() {
		t.Text, t.TextSize, t.Color, t.TextStyle.Bold = text, size, ink, true
		t.Show()
		t.Refresh()
	}
	least := t.MinSize()
	t.Resize(least)
	t.Move(fyne.NewPos(t.Position().X, y+2-least.Height/2))
	return least.Width + 1
}

// lay puts the label shown last where the words of a line begin that is so wide.
func (l *labels) lay(x, width, took float32, leftward bool) {
	t := l.texts[l.used-1]
	if leftward {
		x += width - took + 1
	}
	t.Move(fyne.NewPos(x, t.Position().Y))
}

func (l *labels) end() {
	for _, t := range l.texts[l.used:] {
		if t.Visible() {
			t.Hide()
		}
	}
}
