package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/saving"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// statusBar says whether everything shown is on disk, how far the annotator
// is, and what the latest key did.
type statusBar struct {
	root   *fyne.Container
	back   *canvas.Rectangle
	line   *canvas.Rectangle
	dot    *canvas.Circle
	saved  *passage.Line
	count  *passage.Line
	notice *passage.Line
	keys   *passage.Line
}

func newStatusBar() *statusBar {
	b := &statusBar{
		back: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), dot: canvas.NewCircle(nil),
		saved: passage.NewLine("", passage.Style{}, 1), count: passage.NewLine("", passage.Style{}, 1),
		notice: passage.NewLine("", passage.Style{}, 1), keys: passage.NewLine("", passage.Style{}, 1),
	}
	b.root = container.NewWithoutLayout(b.back, b.line, b.dot, b.saved, b.count, b.notice, b.keys)
	b.root.Layout = b
	return b
}

// MinSize and Layout place the parts of the bar.
func (b *statusBar) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(600, theme.Scaled(28))
}

// Layout implements fyne.Layout.
func (b *statusBar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b.back.Resize(size)
	b.line.Resize(fyne.NewSize(size.Width, 1))
	x := theme.Scaled(15)
	d := theme.Scaled(9)
	b.dot.Move(fyne.NewPos(x, (size.Height-d)/2))
	b.dot.Resize(fyne.NewSize(d, d))
	x += d + theme.Scaled(6)
	kw := b.keys.NaturalWidth() + 1
	right := size.Width - theme.Scaled(15) - kw
	edge := right - theme.Scaled(20)
	x = b.arrangeLine(b.saved, x, edge, size.Height) + theme.Scaled(20)
	x = b.arrangeLine(b.count, x, edge, size.Height) + theme.Scaled(24)
	b.arrangeLine(b.notice, x, edge, size.Height)
	b.arrangeLine(b.keys, right, right+kw, size.Height)
}

// arrangeLine places a text between two edges and returns where it ends.
func (b *statusBar) arrangeLine(l *passage.Line, x, right, height float32) float32 {
	h := l.MinSize().Height
	w := max(min(l.NaturalWidth()+1, right-x), 0)
	l.Move(fyne.NewPos(x, (height-h)/2))
	l.Resize(fyne.NewSize(w, h))
	return x + w
}

// statusState is everything the status bar shows.
type statusState struct {
	Save    saving.State
	Missing error // why nothing can be saved in the file any more, nil while it is in its place
	Typing  bool
	Count   string
	Notice  string
}

func (b *statusBar) show(s statusState) {
	p := theme.Current()
	b.back.FillColor, b.line.FillColor = p.Surface, p.Line
	text, c := savedText(s)
	b.dot.FillColor = c
	ink := p.Muted
	switch {
	case s.Missing != nil, s.Save.Kind == saving.Failed:
		ink = p.Danger
	case s.Save.Kind == saving.Done && !s.Typing:
		ink = p.Saved
	}
	set := func(l *passage.Line, text string, ink color.Color) {
		l.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeSmall() + 0.5, LineHeight: 1.3, Ink: ink})
		l.SetText(text)
	}
	set(b.saved, text, ink)
	set(b.count, s.Count, p.Muted)
	set(b.notice, s.Notice, p.Ink)
	set(b.keys, lang.L("F1 all keys"), p.Muted)
	b.back.Refresh()
	b.line.Refresh()
	b.dot.Refresh()
	b.Layout(nil, b.root.Size())
}

// savedText is the sentence for a save state and the colour of its dot.
func savedText(s statusState) (string, color.Color) {
	p := theme.Current()
	data := map[string]any{"At": s.Save.At.Local().Format("15:04:05"), "Left": s.Save.Left}
	switch {
	case s.Missing != nil:
		data["Why"] = wording.Error(s.Missing)
		return lang.L("Not saved: {{.Why}}", data), p.Danger
	case s.Save.Kind == saving.Failed:
		data["Why"] = wording.Error(s.Save.Err)
		return lang.L("Not saved ({{.Left}} waiting, trying again): {{.Why}}", data), p.Danger
	case s.Typing:
		return lang.L("Typing…"), p.Muted
	case s.Save.Kind == saving.Pending:
		return lang.L("Saving…"), p.Muted
	case s.Save.Kind == saving.Done:
		return lang.L("Saved {{.At}}", data), p.Saved
	}
	return lang.L("All saved"), p.Saved
}
