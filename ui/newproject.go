package ui

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/files"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
)

// projectExtension is the ending of project files.
const projectExtension = ".plumb"

func (w *Window) chooser() files.Chooser {
	return files.Chooser{Window: w.window, Work: w.params.Work}
}

// pathField is an entry for a path with a button that browses for one.
func pathField(entry *modal.Entry, browse func()) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, kit.NewFocusButton(kit.ButtonState{Label: lang.L("Browse…")}, browse), entry)
}

// NewProject asks for a file, a codebook and targets, and makes a project.
func (w *Window) NewProject() {
	path := modal.NewEntry(freeName(filepath.Join(w.params.Shelf.DataDir(), lang.L("project")+projectExtension)), "")
	book := modal.NewEntry("", lang.L("the default: stance, sourcing, editorializing"))
	targets := modal.NewLines("", lang.L("one a line:\nCorvane = Corvanian government, Varenhall\nKadreth"))
	targets.SetMinRowsVisible(4)
	body := container.NewVBox(
		label(lang.L("Project file")), pathField(path, func() {
			w.chooser().Save(files.Ask{Title: lang.L("New project"), Extensions: []string{projectExtension}, Name: lang.L("project") + projectExtension, Folder: w.params.Shelf.DataDir()}, path.SetText)
		}),
		label(lang.L("Codebook (a YAML file)")), pathField(book, func() {
			w.chooser().Browse(files.Ask{Title: lang.L("Codebook"), Extensions: []string{".yaml", ".yml"}}, book.SetText)
		}),
		label(lang.L("Targets, with other names they go by")), targets,
		wrapped(lang.L("Stance is asked for each target. Name them neutrally; more can be added later under Edit, Targets.")),
	)
	modal.Show(w.window, modal.Spec{
		Title: lang.L("New project"), Body: body, Width: 620,
		Confirm: lang.L("Create"), Cancel: lang.L("Cancel"), InitialFocus: path,
		OnConfirm: func() error { return w.create(path.Text, book.Text, targets.Text) },
	})
}

// create makes the project and opens it.
func (w *Window) create(path, bookPath, targetLines string) error {
	source := w.params.Shelf.DefaultCodebook()
	if strings.TrimSpace(bookPath) != "" {
		var err error
		if source, err = readSmall(bookPath); err != nil {
			return err
		}
	}
	book, err := codebook.Parse(source)
	if err != nil {
		return err
	}
	targets, err := parseTargets(targetLines)
	if err != nil {
		return err
	}
	path = strings.TrimSpace(path)
	if path == "" {
		return annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("Name the file of the new project."))
	}
	if filepath.Ext(path) == "" {
		path += projectExtension
	}
	project, err := w.params.Shelf.Create(context.Background(), path, book, targets)
	if err != nil {
		return err
	}
	annotator := w.params.Memory.Annotator("")
	w.closeProject(func() { w.greet(project, annotator) })
	return nil
}

// parseTargets reads one target a line and gives them their order.
func parseTargets(lines string) ([]annotate.Target, error) {
	var targets []annotate.Target
	for _, line := range strings.Split(lines, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		t, err := annotate.ParseTarget(line)
		if err != nil {
			return nil, err
		}
		t.Order = len(targets) + 1
		targets = append(targets, t)
	}
	return targets, annotate.CheckTargets(targets)
}

// readSmall reads a codebook file, but never more than a codebook can be.
func readSmall(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, annotate.Wrap(err, annotate.CodeNotFound, "%s", lang.L("The codebook {{.Path}} cannot be read; check its name.", map[string]any{"Path": path}))
	case !info.Mode().IsRegular():
		return nil, annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("{{.Path}} is no file; choose a YAML file.", map[string]any{"Path": path}))
	case info.Size() > codebook.MaxSize:
		return nil, annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("{{.Path}} is too large for a codebook.", map[string]any{"Path": path}))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, annotate.Wrap(err, annotate.CodeNotFound, "%s", lang.L("The codebook {{.Path}} cannot be read; check its name.", map[string]any{"Path": path}))
	}
	return data, nil
}

// freeName finds a name that no file has yet.
func freeName(path string) string {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext)
	for i := 2; ; i++ {
		if _, err := os.Stat(path); err != nil {
			return path
		}
		path = stem + "-" + strconv.Itoa(i) + ext
	}
}

func label(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.TextStyle.Bold = true
	return l
}

// OpenDialog asks for a project file and opens it.
func (w *Window) OpenDialog() {
	w.chooser().Open(files.Ask{Title: lang.L("Open project"), Extensions: []string{projectExtension}, Folder: w.params.Shelf.DataDir()},
		func(paths []string) { w.open(paths[0], "", w.onError) })
}
