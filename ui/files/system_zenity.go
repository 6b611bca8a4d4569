//go:build windows || darwin

package files

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"github.com/ncruces/zenity"
)

// systemDialogs asks by the dialogs of Windows or macOS.
func systemDialogs(fyne.Window) system { return askZenity }

func askZenity(ask Ask) (paths []string, err error) {
	options := []zenity.Option{zenity.Title(ask.Title), zenity.Filename(filepath.Join(ask.Folder, ask.Name) + ending(ask))}
	if len(ask.Extensions) > 0 {
		name, globs := patterns(ask.Extensions)
		options = append(options, zenity.FileFilters{
			{Name: name, Patterns: globs, CaseFold: true}, {Name: lang.L("All files"), Patterns: []string{"*"}},
		})
	}
	switch {
	case ask.kind == toSave:
		paths, err = one(zenity.SelectFileSave(options...))
	case ask.kind == toFolder:
		paths, err = one(zenity.SelectFile(append(options, zenity.Directory())...))
	case ask.Many:
		paths, err = zenity.SelectFileMultiple(options...)
	default:
		paths, err = one(zenity.SelectFile(options...))
	}
	if errors.Is(err, zenity.ErrCanceled) {
		return nil, nil
	}
	return paths, err
}

// ending marks the place to begin at as a folder where no name is proposed.
func ending(ask Ask) string {
	if ask.Name == "" {
		return string(filepath.Separator)
	}
	return ""
}

func one(path string, err error) ([]string, error) {
	if err != nil || path == "" {
		return nil, err
	}
	return []string{path}, nil
}
