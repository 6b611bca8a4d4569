// Package files asks the user for files: with the desktop's own dialog where
// there is one, else with Fyne's.
package files

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// Ask says what is asked for.
type Ask struct {
	Title      string
	Extensions []string // with the dot; none means any
	Name       string   // proposed name, for saving
	Folder     string   // where to begin; "" = wherever the dialog likes
	Many       bool     // several files may be chosen
}

// Chooser asks for files in one window. Work runs a function elsewhere and
// then another on the UI goroutine.
type Chooser struct {
	Window fyne.Window
	Work   func(work func(), done func())
}

// Open asks for existing files. chosen is called unless the user changes
// their mind.
func (c Chooser) Open(ask Ask, chosen func(paths []string)) {
	c.choose(func() ([]string, error) { return desktopOpen(ask) }, func() { c.typedOpen(ask, chosen) }, chosen)
}

// Browse asks for one existing file like Open, but always by a dialog that
// lists folders: it stands beside an entry into which a path can be typed.
func (c Chooser) Browse(ask Ask, chosen func(path string)) {
	c.choose(func() ([]string, error) { return desktopOpen(ask) },
		func() { c.stockOpen(ask, func(p []string) { chosen(p[0]) }) },
		func(p []string) { chosen(p[0]) })
}

// Save asks where to write a file.
func (c Chooser) Save(ask Ask, chosen func(path string)) {
	c.choose(func() ([]string, error) { return desktopSave(ask) }, func() { c.stockSave(ask, chosen) },
		func(paths []string) { chosen(withExtension(paths[0], ask.Extensions)) })
}

// choose tries the desktop's dialog and falls back to Fyne's.
func (c Chooser) choose(desktop func() ([]string, error), stock func(), chosen func([]string)) {
	if !desktopHasDialogs() {
		stock()
		return
	}
	var paths []string
	var err error
	c.Work(func() { paths, err = desktop() }, func() {
		switch {
		case err != nil:
			stock()
		case len(paths) > 0:
			chosen(paths)
		}
	})
}

func (c Chooser) stockOpen(ask Ask, chosen func([]string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			return
		}
		path := r.URI().Path()
		_ = r.Close() // only its name is wanted
		chosen([]string{path})
	}, c.Window)
	c.prepare(d, ask)
}

func (c Chooser) stockSave(ask Ask, chosen func(string)) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err != nil || w == nil {
			return
		}
		path := w.URI().Path()
		_ = w.Close()
		removeEmpty(path) // the dialog has made it; whoever writes it wants to make it whole
		chosen(withExtension(path, ask.Extensions))
	}, c.Window)
	d.SetFileName(ask.Name)
	c.prepare(d, ask)
}

// prepare sets what both dialogs have and shows one.
func (c Chooser) prepare(d *dialog.FileDialog, ask Ask) {
	if len(ask.Extensions) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(ask.Extensions))
	}
	d.SetTitleText(ask.Title)
	if folder, err := storage.ListerForURI(storage.NewFileURI(folderOf(ask))); err == nil {
		d.SetLocation(folder)
	}
	d.Show() // before it is shown it has no size to change
	size := c.Window.Canvas().Size()
	d.Resize(fyne.NewSize(min(size.Width-80, 860), min(size.Height-80, 620)))
}

func folderOf(ask Ask) string {
	if ask.Folder != "" {
		return ask.Folder
	}
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return string(filepath.Separator)
}

// withExtension adds the first extension where a name has none of them.
func withExtension(path string, extensions []string) string {
	if len(extensions) == 0 {
		return path
	}
	for _, e := range extensions {
		if strings.EqualFold(filepath.Ext(path), e) {
			return path
		}
	}
	return path + extensions[0]
}

func removeEmpty(path string) {
	if info, err := os.Stat(path); err == nil && info.Size() == 0 {
		_ = os.Remove(path)
	}
}
