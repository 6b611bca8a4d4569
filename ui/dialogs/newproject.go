package dialogs

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
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
	Lead    bool // its maker leads it
}

// NewProject asks for a file, by default in a folder, for a codebook, by default
// the given one, for targets, and whether its maker leads it.
func (o Over) NewProject(folder string, standard []byte, create func(Project) error) {
	path := modal.NewEntry(freeName(filepath.Join(folder, lang.L("project")+ProjectExtension)), "")
	book := modal.NewEntry("", lang.L("the default: stance, sourcing, editorializing"))
	lead := modal.NewCheck(
		lang.L("I lead this project: I hand out articles, merge and decide, and others see their own work only"),
		false,
		nil,
	)
	targets := newTargetList(nil)
	body := modal.NewColumn(
		modal.Heading(lang.L("Project file")), o.pathField(path, func(chosen func(string)) {
			o.files.Save(files.Ask{
				Title: lang.L("New project"), Extensions: []string{ProjectExtension},
				Name: filepath.Base(path.Text), Folder: filepath.Dir(path.Text),
			}, chosen)
		}),
		modal.Heading(lang.L("Codebook (a YAML file)")), o.pathField(book, func(chosen func(string)) {
			o.files.Open(files.Ask{Title: lang.L("Codebook"), Extensions: []string{".yaml", ".yml"}, Folder: folder},
				func(paths []string) { chosen(paths[0]) })
		}),
		lead,
		modal.Heading(lang.L("Targets: whom or what the paragraphs may favour or blame")),
		modal.Text(lang.L("Stance is asked for each target. Name them neutrally; more can be added later under Edit, Targets.")),
		targets.column,
	)
	targets.grow()
	targets.modal = modal.Show(o.Window, modal.Spec{
		Title: lang.L("New project"), Body: body, Width: 680,
		Confirm: lang.L("Create"), Cancel: lang.L("Cancel"), InitialFocus: fyne.Focusable(path),
		OnConfirm: func() error {
			p := Project{Lead: lead.Checked}
			var err error
			if p.Book, err = readBook(book.Text, standard); err != nil {
				return modal.Wrong(book, err)
			}
			if p.Path, err = projectPath(path.Text); err != nil {
				return modal.Wrong(path, err)
			}
			if p.Targets, err = targets.read(); err != nil {
				return err
			}
			return modal.Wrong(path, create(p))
		},
	})
}

// readBook reads the codebook in a file, or the standard one where none is named.
func readBook(path string, standard []byte) (*codebook.Codebook, error) {
	source := standard
	if path = strings.TrimSpace(path); path != "" {
		var err error
		if source, err = ordinaryfile.Read(path, codebook.MaxSize); err != nil {
			return nil, err
		}
	}
	return codebook.Parse(source)
}

// projectPath is the file that a project is to be made in, with its ending.
func projectPath(typed string) (string, error) {
	path := strings.TrimSpace(typed)
	if path == "" {
		return "", annotate.Fail(annotate.CodeInvalid, "project.name-the-file")
	}
	if filepath.Ext(path) == "" {
		path += ProjectExtension
	}
	return path, nil
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
