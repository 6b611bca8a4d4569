package kit

import "fyne.io/fyne/v2"

// Label is one line of words. Where they do not fit they are cut, and the
// pointer that rests on them is told the whole.
type Label struct{ Control[Text] }

// NewLabel returns a label of some words.
func NewLabel(t Text) *Label {
	l := &Label{}
	l.Make(l, t, l.draw, func() fyne.Size { return fyne.NewSize(0, LineHeight(l.state)) })
	return l
}

func (l *Label) draw(d *Drawing, size fyne.Size) {
	d.Words(0, 0, size.Width, size.Height, l.state)
	if !Fits(l.state, size.Width) {
		d.Whole(size, l.state.Text, nil)
	}
}
