package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// choosing is our own dialog: a path that is typed and completed, and below it what
// stands in the folder that it leads into.
type choosing struct {
	ask    Ask
	work   func(work, done func())
	begin  string // the folder that a path without a root begins at
	path   *modal.Entry
	list   *modal.List
	words  *modal.Words
	modal  *modal.Modal
	result []string

	folder  string // that is listed
	all     []entry
	rows    []entry // those that match what was typed
	marked  []string
	request int      // of listings, to know the latest
	waiting []func() // keys that were pressed before the folder was listed
}

// choose asks by our own dialog.
func (c *Chooser) choose(ask Ask, chosen func([]string)) {
	d := &choosing{ask: ask, work: c.work, begin: folderOf(ask), words: modal.Text("")}
	d.path = modal.NewEntry(within(d.begin)+ask.Name, "")
	d.path.OnChanged = func(string) { d.typed() }
	d.path.TakesTab = func() bool { return d.listing() || d.completion() != d.path.Text }
	d.path.OnKey, d.path.OnRune = d.pathKey, d.holdRune
	d.list = modal.NewList(9, modal.Rows{
		Count: func() int { return len(d.rows) }, Height: rowHeight, Draw: d.draw,
		Act: func(int) { d.modal.Confirm() }, Key: d.listKey, Typed: d.typedInList,
	})
	spec := modal.Spec{
		Title: ask.Title, Body: modal.NewColumn(d.path, d.shortcuts(), d.list, d.words), Width: 680,
		Confirm: confirmLabel(ask), Cancel: lang.L("Cancel"), InitialFocus: d.path,
		OnConfirm: d.confirm, Then: func() { chosen(d.result) },
	}
	if ask.Folders {
		spec.Further = []modal.Further{{Label: lang.L("Take this folder"), Do: func() { chosen([]string{d.leadsTo()}) }}}
	}
	d.modal = modal.Show(c.window, spec)
	d.typed()
}

func confirmLabel(ask Ask) string {
	if ask.kind == toSave {
		return lang.L("Take this name")
	}
	return lang.L("Open")
}

// shortcuts are buttons that lead elsewhere.
func (d *choosing) shortcuts() fyne.CanvasObject {
	to := func(label string, folder func() string) fyne.CanvasObject {
		return kit.NewFocusButton(kit.ButtonState{Label: label}, func() {
			d.enter(folder())
			d.modal.Focus(d.path)
		})
	}
	row := container.NewHBox(
		to(lang.L("One folder up"), func() string { return filepath.Dir(d.folder) }),
		to(lang.L("Home"), home),
	)
	if begin := d.begin; begin != home() {
		row.Add(to(filepath.Base(begin), func() string { return begin }))
	}
	return row
}

// typed lists the folder that the path leads into, if that is another, and what there
// matches the rest.
func (d *choosing) typed() {
	d.request++
	request, folder := d.request, d.leadsTo()
	if folder == d.folder {
		d.match()
		return
	}
	var all []entry
	var err error
	d.work(func() { all, err = list(folder, d.ask) }, func() {
		if request != d.request {
			return
		}
		d.folder, d.all = folder, all
		d.match()
		if err != nil {
			d.words.SetText(lang.L("The folder {{.Folder}} cannot be listed.", map[string]any{"Folder": folder}))
		}
		d.goOn()
	})
}

// match shows what matches. A name that is being made up narrows nothing.
func (d *choosing) match() {
	_, name := split(d.path.Text, d.begin)
	if d.ask.kind == toSave && !strings.HasPrefix(name, ".") {
		name = ""
	}
	d.rows = matching(d.all, name)
	d.list.Reset()
	d.tell()
}

// tell says how many are marked, or which keys help.
func (d *choosing) tell() {
	switch {
	case len(d.marked) > 0:
		names := make([]string, len(d.marked))
		for i, path := range d.marked {
			names[i] = filepath.Base(path)
		}
		d.words.SetText(lang.L("{{.Count}} marked: {{.Names}}", map[string]any{"Count": len(names), "Names": cut(names)}))
	case len(d.rows) == 0:
		d.words.SetText(lang.L("Nothing here matches."))
	case d.ask.Many:
		d.words.SetText(lang.L(
			"Tab completes a path, Down leads into the list. There Space or a click on the box marks several, and Backspace leads one folder up.",
		))
	default:
		d.words.SetText(lang.L("Tab completes a path, Down leads into the list. There Backspace leads one folder up."))
	}
}

// cut names the first of many.
func cut(names []string) string {
	const most = 6
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " …"
	}
	return strings.Join(names, ", ")
}

// leadsTo is the folder that the path leads into.
func (d *choosing) leadsTo() string {
	folder, _ := split(d.path.Text, d.begin)
	return folder
}

func (d *choosing) completion() string {
	_, name := split(d.path.Text, d.begin)
	if name == "" {
		return d.path.Text
	}
	beginning := d.path.Text[:len(d.path.Text)-len(name)]
	return beginning + completed(d.all, name)
}

// setPath shows a path with the caret at its end.
func (d *choosing) setPath(path string) {
	d.path.SetText(path)
	d.path.CursorColumn = len([]rune(path))
	d.path.Refresh()
}

// pathKey is what keys mean in the path: Tab completes, Down leads into the list.
func (d *choosing) pathKey(key fyne.KeyName) bool {
	needsRows := key == fyne.KeyTab || key == fyne.KeyDown
	switch {
	case (needsRows || len(d.waiting) > 0) && d.hold(key):
	case key == fyne.KeyTab:
		d.setPath(d.completion())
	case key == fyne.KeyDown && len(d.rows) > 0:
		d.modal.Focus(d.list)
	default:
		return false
	}
	return true
}

// listKey is what keys mean in the list beside moving and Enter.
func (d *choosing) listKey(row int, key fyne.KeyName) bool {
	switch {
	case d.hold(key):
	case key == fyne.KeyUp && row <= 0:
		d.backToPath()
	case key == fyne.KeyBackspace:
		d.enter(filepath.Dir(d.folder))
	case key == fyne.KeySpace:
		d.mark(row)
	default:
		return false
	}
	return true
}

func (d *choosing) backToPath() {
	d.list.Select(-1)
	d.modal.Focus(d.path)
}

// typedInList goes on with the path: who sees a name types it.
func (d *choosing) typedInList(char rune) {
	if char == ' ' || d.holdRune(char) {
		return
	}
	d.backToPath()
	d.setPath(d.path.Text + string(char))
}

// tick marks a row by the pointer; the keys come to it.
func (d *choosing) tick(row int) {
	d.modal.Focus(d.list)
	d.list.Select(row)
	d.mark(row)
}

// mark takes a row into what is chosen, or out again.
func (d *choosing) mark(row int) {
	if !d.ask.Many || row < 0 || row >= len(d.rows) || d.rows[row].folder && !d.ask.Folders {
		return
	}
	path := d.pathOf(row)
	if at := slices.Index(d.marked, path); at >= 0 {
		d.marked = slices.Delete(d.marked, at, at+1)
	} else {
		d.marked = append(d.marked, path)
	}
	d.list.Update(row)
	d.tell()
}

func (d *choosing) pathOf(row int) string { return filepath.Join(d.folder, d.rows[row].name) }

// enter leads into a folder; a name to be saved under comes along.
func (d *choosing) enter(folder string) {
	path := within(folder)
	if d.ask.kind == toSave {
		_, name := split(d.path.Text, d.begin)
		path += name
	}
	d.setPath(path)
}

// confirm takes what is marked, else the current row, else what was typed. A folder is
// entered.
func (d *choosing) confirm() error {
	row := d.list.At()
	if len(d.marked) > 0 {
		d.result = d.marked
		return nil
	}
	if row >= 0 {
		return d.take(d.pathOf(row), true)
	}
	folder, name := split(d.path.Text, d.begin)
	if name == "" {
		return d.takeFolder(folder)
	}
	return d.take(filepath.Join(folder, name), false)
}

// takeFolder is Enter in a path that names nothing in its folder.
func (d *choosing) takeFolder(folder string) error {
	if d.ask.kind == toFolder && isFolder(folder) {
		d.result = []string{folder}
		return nil
	}
	return annotate.Fail(annotate.CodeInvalid, "file.type-a-path")
}

func (d *choosing) take(path string, listed bool) error {
	_, err := os.Stat(path)
	switch {
	case isFolder(path):
		d.enter(path)
		return modal.ErrGoOn
	case d.ask.kind != toSave && err != nil:
		return annotate.Wrap(err, annotate.CodeNotFound, "file.check-the-path", "Path", path)
	case !isFolder(filepath.Dir(path)):
		return annotate.Fail(annotate.CodeNotFound, "file.no-such-folder", "Folder", filepath.Dir(path))
	case d.ask.kind == toSave && listed && filepath.Base(d.path.Text) != filepath.Base(path):
		d.backToPath() // a name in the list is taken over before it is written to
		d.setPath(path)
		return modal.ErrGoOn
	}
	d.result = []string{path}
	return nil
}

// draw draws a row: its mark, its name, and how large and old it is.
func (d *choosing) draw(to *kit.Drawing, row int, x, _, width float32) {
	e := d.rows[row]
	text := rowText()
	name, about := e.name, wording.Size(e.size)+"  "+e.changed.Format("2006-01-02")
	if e.folder {
		name, about = e.name+string(filepath.Separator), e.changed.Format("2006-01-02")
	}
	high := rowHeight() - rowGap
	if d.ask.Many && (d.ask.Folders || !e.folder) {
		side := theme.Scaled(13)
		text.Bold = slices.Contains(d.marked, d.pathOf(row))
		to.Tick(x, high/2, side, text.Bold)
		around := theme.Scaled(8)
		to.Spot(kit.Spot{
			ID: "tick", At: fyne.NewPos(x-around, 0), Size: fyne.NewSize(side+2*around, high), Mute: true, Open: func() { d.tick(row) },
		})
	}
	if d.ask.Many { // folders that cannot be marked stand in line with what can
		x, width = x+theme.Scaled(21), width-theme.Scaled(21)
	}
	quiet := rowText().With(about)
	quiet.Ink, quiet.Align = quietInk(), fyne.TextAlignTrailing
	right := kit.Width(quiet) + 8
	to.Words(x, 0, width-right, high, text.With(name))
	to.Words(x+width-right, 0, right, high, quiet)
}
