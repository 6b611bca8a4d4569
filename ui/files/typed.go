package files

import (
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
)

// typedOpen asks for the path by an entry, with a button that browses. Where
// the desktop has no dialog of its own this is what a keyboard can use: Fyne's
// dialog wants the mouse, and takes one file at a time.
func (c Chooser) typedOpen(ask Ask, chosen func([]string)) {
	entry := modal.NewEntry("", lang.L("path of the file"))
	if ask.Many {
		entry = modal.NewLines("", lang.L("paths of the files, one a line"))
		entry.SetMinRowsVisible(4)
	}
	var browse fyne.CanvasObject = kit.NewFocusButton(kit.ButtonState{Label: lang.L("Browse…")}, func() {
		c.stockOpen(ask, func(p []string) { entry.SetText(added(entry.Text, p[0], ask.Many)) })
	})
	if ask.Many { // beside the first of the lines
		browse = container.NewVBox(browse)
	}
	modal.Show(c.Window, modal.Spec{
		Title: ask.Title, Body: container.NewBorder(nil, nil, nil, browse, entry), Width: 640,
		Confirm: lang.L("Open"), Cancel: lang.L("Cancel"), InitialFocus: fyne.Focusable(entry),
		OnConfirm: func() error { return checkPaths(typedPaths(entry.Text)) },
		Then:      func() { chosen(typedPaths(entry.Text)) },
	})
}

// added puts a further path below those typed, or in the place of the one.
func added(text, path string, many bool) string {
	if !many || strings.TrimSpace(text) == "" {
		return path
	}
	return strings.TrimRight(text, "\n") + "\n" + path
}

// typedPaths reads one path a line.
func typedPaths(text string) []string {
	var paths []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			paths = append(paths, line)
		}
	}
	return paths
}

func checkPaths(paths []string) error {
	if len(paths) == 0 {
		return annotate.Fail(annotate.CodeInvalid, "file.type-a-path")
	}
	for _, p := range paths {
		if _, err := os.Stat(p); err != nil {
			return annotate.Wrap(err, annotate.CodeNotFound, "file.check-the-path", "Path", p)
		}
	}
	return nil
}
