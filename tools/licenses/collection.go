package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A collection maps a file's slash-separated place in docs/licenses to its
// content.
type collection map[string][]byte

// goLicence is kept apart from the modules: a packaged Go may come without the
// file, and then the copy that is there already stays.
const goLicence = "go/LICENSE"

// collect gathers the licences of everything in the programs, and an index.
func collect(root string) (collection, error) {
	contained, err := listBuild(root)
	if err != nil {
		return nil, err
	}
	wanted := make(collection)
	index := new(index)
	if err := wanted.addGo(root); err != nil {
		return nil, err
	}
	for _, m := range contained.modules {
		if err := wanted.addModule(m, index); err != nil {
			return nil, err
		}
	}
	for _, f := range contained.fonts {
		if err := wanted.addFont(f, index); err != nil {
			return nil, err
		}
	}
	wanted["README.md"] = index.markdown()
	return wanted, nil
}

func (c collection) addGo(root string) error {
	output, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("ask where Go lies: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(output)), "LICENSE"))
	if err != nil {
		text, err = os.ReadFile(filepath.Join(root, folder, filepath.FromSlash(goLicence)))
	}
	if err != nil {
		return fmt.Errorf("the licence of Go is neither in its installation nor in %s: %w", folder, err)
	}
	c[goLicence] = text
	return nil
}

func (c collection) addModule(m *module, index *index) error {
	paths, err := licenceTexts(m.dir, m.folders)
	if err != nil {
		return fmt.Errorf("%s: %w", m.path, err)
	}
	if len(paths) == 0 {
		return fmt.Errorf("%s %s comes without a licence text: it cannot be shipped", m.path, m.version)
	}
	row := moduleRow{path: m.path, version: m.version}
	for _, path := range paths {
		inside, err := filepath.Rel(m.dir, path)
		if err != nil {
			return fmt.Errorf("%s: %w", m.path, err)
		}
		place := m.path + "/" + filepath.ToSlash(inside)
		text, err := c.addText(place, path)
		if err != nil {
			return err
		}
		kind := kindOf(text)
		if kind == "" && !strings.HasPrefix(strings.ToUpper(filepath.Base(path)), "NOTICE") {
			return fmt.Errorf(
				"%s has a licence that is not known here (%s): read it, then add it to the marks in tools/licenses/texts.go",
				m.path,
				place,
			)
		}
		row.texts = append(row.texts, textLink{kind: kind, path: place})
	}
	index.modules = append(index.modules, row)
	return nil
}

// addFont adds an index row for every font, and the licence text for ours;
// that of a font in a module has come with the module.
func (c collection) addFont(f font, index *index) error {
	said, err := f.rights()
	if err != nil {
		return err
	}
	row := fontRow{name: f.name(), owner: f.owner, statements: said}
	if f.ours {
		row.owner = "Plumbline"
		beside := filepath.Dir(f.path)
		paths, err := licenceTexts(beside, map[string]bool{beside: false})
		if err != nil {
			return err
		}
		if len(paths) == 0 {
			return fmt.Errorf("the font %s is embedded, and no licence text lies beside it", f.path)
		}
		for _, path := range paths {
			place := "fonts/" + filepath.Base(path)
			text, err := c.addText(place, path)
			if err != nil {
				return err
			}
			row.texts = append(row.texts, textLink{kind: kindOf(text), path: place})
		}
	}
	index.fonts = append(index.fonts, row)
	return nil
}

func (c collection) addText(place, path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read a licence: %w", err)
	}
	if present, ok := c[place]; ok && !bytes.Equal(present, text) {
		return nil, fmt.Errorf("two different licence texts want to be %s: rename one of them", place)
	}
	c[place] = text
	return text, nil
}

// write makes the folder hold the collection and nothing else.
func (c collection) write(folder string) error {
	present, err := readCollection(folder)
	if err != nil {
		return err
	}
	for place := range present {
		if _, wanted := c[place]; wanted {
			continue
		}
		if err := os.Remove(filepath.Join(folder, filepath.FromSlash(place))); err != nil {
			return fmt.Errorf("remove a licence of something no longer contained: %w", err)
		}
	}
	for place, text := range c {
		path := filepath.Join(folder, filepath.FromSlash(place))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("make the folder of a licence: %w", err)
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return fmt.Errorf("write a licence: %w", err)
		}
	}
	return nil
}

// readCollection reads the folder; one that does not exist is empty.
func readCollection(folder string) (collection, error) {
	present := make(collection)
	if _, err := os.Stat(folder); os.IsNotExist(err) {
		return present, nil
	}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		inside, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		present[filepath.ToSlash(inside)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the licences that are there: %w", err)
	}
	return present, nil
}
