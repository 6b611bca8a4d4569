package datasetscreen

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// mostBackups is how many are listed; the folder has them all.
const mostBackups = 4

func (d *Screen) backupActions() []card.Action {
	if d.view().Fixed {
		return nil
	}
	return []card.Action{
		{
			ID:    "back up",
			Label: lang.L("Back up now"),
			Key:   "b",
			Tip:   lang.L("A whole copy beside the project, named after the time"),
			Do:    d.does(place.BackUp),
		},
	}
}

// drawBackups draws the newest backups, each of which opens.
func (d *Screen) drawBackups(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, p := card.Pad(), theme.Current()
	remark := ""
	if n := len(d.view().Backups); n > mostBackups {
		remark = lang.L("the newest {{.Shown}} of {{.Count}}", map[string]any{"Shown": mostBackups, "Count": n})
	}
	y := card.Heading(l, width, lang.L("Backups"), remark)
	if len(d.view().Backups) == 0 {
		y += card.Quiet(l, pad, y, width-2*pad, lang.L("None yet. One is made before every merge.")) + theme.Scaled(8)
	}
	high := theme.Scaled(28)
	for i, b := range d.view().Backups[:min(mostBackups, len(d.view().Backups))] {
		if i > 0 {
			l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		}
		d.drawBackup(l, b, y, width, high)
		y += high
	}
	if len(d.view().Backups) > 0 {
		y += theme.Scaled(4)
		y += d.drawFolder(l, y, width) + theme.Scaled(8)
	}
	y += card.Buttons(l, d.backupActions(), pad, y, width-2*pad)
	return y + pad
}

// drawFolder says where the backups lie, in one line: a path has no place to
// break at.
func (d *Screen) drawFolder(l *kit.Drawing, y, width float32) float32 {
	pad, high := card.Pad(), theme.Scaled(20)
	folder := filepath.Dir(d.view().Path)
	l.Words(pad, y, width-2*pad, high, kit.Text{
		Text: lang.L("beside the project, in {{.Folder}}", map[string]any{"Folder": folder}),
		Size: card.Small(), Ink: theme.Current().Muted,
	})
	s := card.Area("folder", pad, y, width-2*pad, high, func() string { return folder }, nil)
	s.Mute = true // it only tells
	l.Spot(s)
	return high
}

func (d *Screen) drawBackup(l *kit.Drawing, b annotate.Backup, y, width, high float32) {
	p, pad, id := theme.Current(), card.Pad(), "backup "+b.Path
	card.Lit(l, id, pad-theme.Scaled(8), y+1, width-2*pad+theme.Scaled(16), high-2)
	half := (width - 2*pad) * 0.7
	text := kit.Text{Size: theme.SizeLabel(), Ink: p.Ink}
	l.Words(pad, y, half, high, text.With(b.Made.Format("2 Jan 2006, 15:04:05")))
	text.Ink, text.Size, text.Align = p.Muted, card.Small(), fyne.TextAlignTrailing
	l.Words(pad+half, y, width-2*pad-half, high, text.With(wording.Size(b.Size)))
	tip := func() string {
		return lang.L("Opens {{.File}} to look at; it is not changed", map[string]any{"File": filepath.Base(b.Path)})
	}
	l.Spot(
		card.Area(
			id,
			pad-theme.Scaled(8),
			y+1,
			width-2*pad+theme.Scaled(16),
			high-2,
			tip,
			func() { d.host.Do(place.OpenProject{Path: b.Path}) },
		),
	)
}
