package datasetscreen

import (
	"path/filepath"
	"slices"

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
	room := card.Action{
		ID:    "room",
		Label: lang.L("Room for backups…"),
		Key:   "h",
		Tip:   lang.L("How much of this computer's disk backups may take"),
		Do:    d.does(place.BackupRoom),
	}
	if d.view().Fixed {
		return []card.Action{room}
	}
	return []card.Action{
		{
			ID:    "back up",
			Label: lang.L("Back up now"),
			Key:   "u",
			Tip:   lang.L("A whole copy beside the project, named after the time"),
			Do:    d.does(place.BackUp),
		},
		room,
	}
}

// drawBackups draws the newest backups, each of which opens.
func (d *Screen) drawBackups(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, p := card.Pad(), theme.Current()
	remark := ""
	var together int64
	for _, b := range d.view().Backups {
		together += b.Size
	}
	switch n := len(d.view().Backups); {
	case n > mostBackups:
		remark = lang.L("the newest {{.Shown}} of {{.Count}} · {{.Size}} together",
			map[string]any{"Shown": mostBackups, "Count": n, "Size": wording.Size(together)})
	case n > 1:
		remark = lang.L("{{.Size}} together", map[string]any{"Size": wording.Size(together)})
	}
	y := card.Heading(l, width, lang.L("Backups"), remark)
	if len(d.view().Backups) == 0 {
		y += card.Quiet(l, pad, y, width-2*pad, lang.L(
			"None yet. One is made when a project was opened and changed, every hour, and before every merge.",
		)) + theme.Scaled(8)
	}
	high := backupHeight(width - 2*pad)
	for i, b := range d.view().Backups[:min(mostBackups, len(d.view().Backups))] {
		if i > 0 {
			l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		}
		d.drawBackup(l, b, y, width, high)
		y += high
	}
	y += d.drawFolders(l, y, width)
	y += card.Buttons(l, d.backupActions(), pad, y, width-2*pad)
	return y + pad
}

// drawFolders says where the backups lie, a line for each of the two places: a path has
// no place to break at.
func (d *Screen) drawFolders(l *kit.Drawing, y, width float32) (height float32) {
	pad, high := card.Pad(), theme.Scaled(20)
	for _, at := range []struct {
		kept bool
		id   string
		says func(in map[string]any) string
	}{
		{false, "folder", func(in map[string]any) string { return lang.L("beside the project, in {{.Folder}}", in) }},
		{true, "kept folder", func(in map[string]any) string { return lang.L("kept by Plumbline, in {{.Folder}}", in) }},
	} {
		i := slices.IndexFunc(d.view().Backups, func(b annotate.Backup) bool { return b.Kept == at.kept })
		if i < 0 {
			continue
		}
		if height == 0 {
			height = theme.Scaled(4)
		}
		folder := filepath.Dir(d.view().Backups[i].Path)
		l.Words(pad, y+height, width-2*pad, high, kit.Text{
			Text: at.says(map[string]any{"Folder": folder}), Size: card.Small(), Ink: theme.Current().Muted,
		})
		s := card.Area(at.id, pad, y+height, width-2*pad, high, func() string { return folder }, nil)
		s.Mute = true // it only tells
		l.Spot(s)
		height += high
	}
	if height > 0 {
		height += theme.Scaled(8)
	}
	return height
}

// backupHeight is the height of the row of a backup: two lines where one would cut the time.
func backupHeight(width float32) float32 {
	if width < theme.Scaled(330) {
		return theme.Scaled(46)
	}
	return theme.Scaled(28)
}

func (d *Screen) drawBackup(l *kit.Drawing, b annotate.Backup, y, width, high float32) {
	p, pad, id := theme.Current(), card.Pad(), "backup "+b.Path
	card.Lit(l, id, pad-theme.Scaled(8), y+1, width-2*pad+theme.Scaled(16), high-2)
	in, line := width-2*pad, theme.Scaled(28)
	made, where := in*0.42, whereOf(b)
	size := where + " · " + wording.Size(b.Size)
	if high > line { // where it lies has a line of its own
		made, size = in*0.7, wording.Size(b.Size)
		l.Words(pad, y+theme.Scaled(22), in, theme.Scaled(20), kit.Text{Text: where, Size: card.Small(), Ink: p.Muted})
	}
	text := kit.Text{Size: theme.SizeLabel(), Ink: p.Ink}
	l.Words(pad, y, made, line, text.With(b.Made.Format("2 Jan 2006, 15:04:05")))
	text.Ink, text.Size, text.Align = p.Muted, card.Small(), fyne.TextAlignTrailing
	l.Words(pad+made, y, in-made, line, text.With(size))
	tip := func() string {
		return lang.L("Opens {{.File}} to look at; it is not changed", map[string]any{"File": filepath.Base(b.Path)})
	}
	l.Spot(
		card.RowArea(
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

// whereOf says in which of the two places a backup lies.
func whereOf(b annotate.Backup) string {
	if b.Kept {
		return lang.L("kept by Plumbline")
	}
	return lang.L("beside the project")
}
