package adjudicatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// blank is the sentence in an empty place.
type blank struct {
	root *fyne.Container
	line *passage.Line
}

func newBlank() *blank {
	b := &blank{line: passage.NewLine("", passage.Style{}, 4)}
	b.root = container.New(b, b.line)
	return b
}

func (b *blank) set(text string) {
	b.line.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeBody(), LineHeight: 1.5, Ink: theme.Current().Muted})
	b.line.SetText(text)
}

// MinSize implements fyne.Layout.
func (b *blank) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

// Layout puts the sentence where the eye looks first.
func (b *blank) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	w := min(size.Width*0.8, theme.Scaled(520), b.line.NaturalWidth())
	b.line.Resize(fyne.NewSize(w, b.line.HeightFor(w)))
	b.line.Move(fyne.NewPos((size.Width-w)/2, size.Height*0.36))
}
