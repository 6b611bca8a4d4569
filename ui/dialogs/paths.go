package dialogs

import (
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/findings"
	"plumbline/annotate/ingest"
	"plumbline/ui/files"
	"plumbline/ui/modal"
)

// fileToWrite asks under which name something is to be written.
type fileToWrite struct {
	title, why, confirm string
	extensions          []string
	proposed            string
	unnamed             *annotate.Error // what an empty name ends in; nil lets it pass
	chosen              func(path string)
}

func (o Over) askWhere(f fileToWrite) {
	path := modal.NewEntry(f.proposed, "")
	body := o.whereField(path, f.title, f.extensions)
	if f.why != "" {
		body = modal.NewColumn(body, modal.Text(f.why))
	}
	modal.Show(o.Window, modal.Spec{
		Title: f.title, Body: body, Width: 620, Confirm: f.confirm, Cancel: lang.L("Cancel"), InitialFocus: path,
		OnConfirm: func() error {
			if f.unnamed != nil && strings.TrimSpace(path.Text) == "" {
				return f.unnamed
			}
			return nil
		},
		Then: func() { f.chosen(strings.TrimSpace(path.Text)) },
	})
}

// whereField is an entry for the path of a file to write.
func (o Over) whereField(path *modal.Entry, title string, extensions []string) fyne.CanvasObject {
	return o.pathField(path, func(chosen func(string)) {
		o.files.Save(files.Ask{
			Title: title, Extensions: extensions, Name: filepath.Base(path.Text), Folder: filepath.Dir(path.Text),
		}, chosen)
	})
}

// SaveCopy asks where a copy of a project is to be written.
func (o Over) SaveCopy(project string, chosen func(path string)) {
	o.askWhere(fileToWrite{
		title: lang.L("Save a copy"), confirm: lang.L("Save"), extensions: []string{ProjectExtension},
		why:      lang.L("A copy is one whole file, safe to send; copying the file of an open project by other means is not."),
		proposed: freeName(stem(project) + "-" + lang.L("copy") + ProjectExtension),
		unnamed:  annotate.Fail(annotate.CodeInvalid, "copy.name-the-file"), chosen: chosen,
	})
}

// SavePicture asks where a picture of what labels say is to be written.
func (o Over) SavePicture(project, name string, chosen func(path string)) {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' {
			return r
		}
		return '-'
	}, name)
	o.askWhere(fileToWrite{
		title:      lang.L("Save the picture"),
		confirm:    lang.L("Save"),
		extensions: findings.Endings,
		why: lang.L(
			"A name that ends in .svg makes a drawing that stays sharp at any size, on white, with its words as text; one in .png pixels; one in .csv a table of its numbers, with intervals. What stands under this name is replaced.",
		),
		proposed: stem(project) + "-" + plain + ".svg",
		chosen:   chosen,
	})
}

// PrintCodebook asks where a page with the rules is to be written.
func (o Over) PrintCodebook(proposed string, chosen func(path string)) {
	o.askWhere(fileToWrite{
		title: lang.L("Print the codebook"), confirm: lang.L("Write the page"), extensions: []string{".html"},
		proposed: proposed, unnamed: annotate.Fail(annotate.CodeInvalid, "codebook.name-the-page"), chosen: chosen,
	})
}

// LoadCodebook asks for a file with a version of the codebook.
func (o Over) LoadCodebook(folder string, chosen func(path string)) {
	o.files.Open(files.Ask{Title: lang.L("Load a version of the codebook"), Extensions: []string{".yaml", ".yml"}, Folder: folder},
		func(paths []string) { chosen(paths[0]) })
}

// OpenProject asks for a project file.
func (o Over) OpenProject(folder string, chosen func(path string)) {
	o.files.Open(files.Ask{Title: lang.L("Open project"), Extensions: []string{ProjectExtension}, Folder: folder},
		func(paths []string) { chosen(paths[0]) })
}

// Articles asks for files with articles, and for folders of them where one dialog can
// ask for both.
func (o Over) Articles(folder string, chosen func(paths []string)) {
	o.files.Open(files.Ask{
		Title: lang.L("Import articles"), Extensions: ingest.Endings(), Many: true, Folders: true, Folder: folder,
	}, chosen)
}

// ArticlesOf asks for a folder with articles.
func (o Over) ArticlesOf(folder string, chosen func(path string)) {
	o.files.OpenFolder(files.Ask{Title: lang.L("Import a folder"), Folder: folder}, chosen)
}

// stem is a path without its ending.
func stem(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) }
