package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Text is a paragraph in a body: as high as its width makes it, and beginning where
// the boxes around it do.
func Text(text string) *Words { return newWords(text, false) }

// Heading says what the controls below it are for.
func Heading(text string) *Words { return newWords(text, true) }

// Words are text in a body.
type Words struct {
	widget.BaseWidget
	text  string
	bold  bool
	prose *kit.Prose
	modal *Modal
}

func newWords(text string, bold bool) *Words {
	w := &Words{text: text, bold: bold, prose: kit.NewProse()}
	w.ExtendBaseWidget(w)
	return w
}

func (w *Words) belongTo(m *Modal) { w.modal = m }

// SetText says something else, which may be longer.
func (w *Words) SetText(text string) {
	w.text = text
	w.fill()
	w.modal.arrange()
}

// Text is what the words say.
func (w *Words) Text() string { return w.text }

func (w *Words) fill() {
	w.prose.Set(theme.SizeBody(), kit.Run{Text: w.text, Color: theme.Current().Ink, Bold: w.bold})
}

// heightAt is how high the words are in a width.
func (w *Words) heightAt(width float32) float32 {
	w.fill()
	return w.prose.HeightAt(width)
}

// CreateRenderer draws the prose.
func (w *Words) CreateRenderer() fyne.WidgetRenderer {
	w.fill()
	return &kit.Parts{
		Of: w, All: func() []fyne.CanvasObject { return []fyne.CanvasObject{w.prose} },
		Arrange: w.prose.Resize, Paint: w.fill,
		Least: func() fyne.Size { return fyne.NewSize(0, w.heightAt(max(1, w.Size().Width))) },
	}
}
