package dialogs

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/annotate/dataset"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// foundParagraphs lists the paragraphs that an import found, with the guess of
// what each is.
type foundParagraphs struct {
	*kit.List
	rows []foundParagraph
}

type foundParagraph struct{ about, text string }

func newFoundParagraphs() *foundParagraphs {
	l := &foundParagraphs{}
	l.List = kit.NewList(kit.Source{
		Count:    func() int { return len(l.rows) },
		Estimate: func(int, float32) float32 { return theme.Scaled(22) },
		New: func() fyne.CanvasObject {
			return container.NewWithoutLayout(passage.NewLine("", passage.Style{}, 1), passage.NewLine("", passage.Style{}, 1))
		},
		Show: l.showRow,
	})
	return l
}

func (l *foundParagraphs) showRow(i int, o fyne.CanvasObject, width float32) float32 {
	row := o.(*fyne.Container)
	p := theme.Current()
	about, text := row.Objects[0].(*passage.Line), row.Objects[1].(*passage.Line)
	style := passage.Style{Family: passage.Sans, Size: theme.SizeLabel(), LineHeight: 1.4, Ink: p.Muted}
	about.SetStyle(style)
	style.Ink, style.Bold = p.Ink, l.rows[i].about == ""
	text.SetStyle(style)
	about.SetText(l.rows[i].about)
	text.SetText(l.rows[i].text)
	left := theme.Scaled(120)
	if l.rows[i].about == "" {
		left = 0
	}
	h := text.MinSize().Height
	about.Resize(fyne.NewSize(theme.Scaled(116), h))
	text.Move(fyne.NewPos(left, 0))
	text.Resize(fyne.NewSize(width-left-8, h))
	return h
}

func (l *foundParagraphs) show(found []dataset.ImportedFile) {
	l.rows = nil
	for _, f := range found {
		file := filepath.Base(f.Path)
		if f.Text.Encoding != "" {
			file += " · " + f.Text.Encoding
		}
		l.rows = append(l.rows, foundParagraph{text: file})
		for _, p := range f.Article.Paragraphs {
			l.rows = append(l.rows, foundParagraph{about: fmt.Sprintf("%d  %s", p.Position, p.Guess), text: p.Text})
		}
	}
	l.Reset()
}
