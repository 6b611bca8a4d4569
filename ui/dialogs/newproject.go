package dialogs

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/ordinaryfile"
	"plumbline/ui/files"
	"plumbline/ui/modal"
)

// Project is what a new project is to be made of.
type Project struct {
	Path    string
	Book    *codebook.Codebook
	Targets []annotate.Target
}

// NewProject asks for a file, by default in a folder, for a codebook, by default
// the given one, and for targets.
func (o Over) NewProject(folder string, standard []byte, create func(Project) error) {
	path := modal.NewEntry(freeName(filepath.Join(folder, lang.L("project")+ProjectExtension)), "")
	book := modal.NewEntry("", lang.L("the default: stance, sourcing, editorializing"))
	targets := modal.NewLines("", lang.L("one a line:\nCorvane = Corvanian government, Varenhall\nKadreth"))
	targets.SetMinRowsVisible(4)
	body := container.NewVBox(
		label(lang.L("Project file")), pathField(path, func() {
			o.chooser().Save(files.Ask{
				Title: lang.L("New project"), Extensions: []string{ProjectExtension},
				Name: lang.L("project") + ProjectExtension, Folder: folder,
			}, path.SetText)
		}),
		label(lang.L("Codebook (a YAML file)")), pathField(book, func() {
			o.chooser().Browse(files.Ask{Title: lang.L("Codebook"), Extensions: []string{".yaml", ".yml"}}, book.SetText)
		}),
		label(lang.L("Targets, with other names they go by")), targets,
		wrapped(lang.L("Stance is asked for each target. Name them neutrally; more can be added later under Edit, Targets.")),
	)
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("New project"), Body: body, Width: 620,
		Confirm: lang.L("Create"), Cancel: lang.L("Cancel"), InitialFocus: path,
		OnConfirm: func() error {
			p, err := ReadProject(path.Text, book.Text, targets.Text, standard)
			if err != nil {
				return err
			}
			return create(p)
		},
	})
}

// ReadProject reads what a new project is to be made of: its file, the file of its
// codebook, or the standard one, and its targets, one a line.
func ReadProject(path, bookPath, targetLines string, standard []byte) (Project, error) {
	source := standard
	if strings.TrimSpace(bookPath) != "" {
		var err error
		if source, err = ordinaryfile.Read(bookPath, codebook.MaxSize); err != nil {
			return Project{}, err
		}
	}
	p := Project{Path: strings.TrimSpace(path)}
	var err error
	if p.Book, err = codebook.Parse(source); err != nil {
		return Project{}, err
	}
	if p.Targets, err = parseTargets(targetLines); err != nil {
		return Project{}, err
	}
	if p.Path == "" {
		return Project{}, annotate.Fail(annotate.CodeInvalid, "project.name-the-file")
	}
	if filepath.Ext(p.Path) == "" {
		p.Path += ProjectExtension
	}
	return p, nil
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
