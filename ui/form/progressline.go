package form

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// progressLook is everything that the words between the buttons show.
type progressLook struct {
	line  StateLine
	style kit.Style
}

// progressLine says where the paragraph stands, in one line or two beside Next.
type progressLine struct{ kit.Control[progressLook] }

func newProgressLine() *progressLine {
	s := &progressLine{}
	s.Make(s, progressLook{}, s.draw, func() fyne.Size { return fyne.Size{} })
	return s
}

func (s *progressLine) show(line StateLine) { s.Set(progressLook{line, kit.StyleNow()}) }

func (s *progressLine) draw(d *kit.Drawing, size fyne.Size) {
	c, line := theme.Current(), s.State().line
	t := kit.Text{Text: line.Text, Size: theme.SizeSmall(), Ink: c.Muted, Align: fyne.TextAlignTrailing}
	switch line.Kind {
	case Missing:
		t.Ink, t.Bold = c.Danger, true
	case Complete:
		t.Ink = c.Saved
	}
	lines, tip := twoLines(t, size.Width), ""
	high := size.Height / float32(len(lines))
	for i, t := range lines {
		d.Words(0, float32(i)*high, size.Width, high, t)
		if !kit.Fits(t, size.Width) {
			tip = line.Text
		}
	}
	d.Whole(size, tip, nil)
}
