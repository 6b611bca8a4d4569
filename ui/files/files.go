// Package files asks for files: by the system's own dialog where there is one, else by
// ours.
package files

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// Ask says what is asked for.
type Ask struct {
	Title      string
	Extensions []string // with the dot; none means any
	Name       string   // proposed name, for saving
	Folder     string   // where to begin unless something was chosen before; "" = the home folder
	Many       bool     // several may be chosen
	Folders    bool     // a folder can be chosen as well as files, where the dialog is ours

	kind kind
}

// kind is what a choice ends in.
type kind int

const (
	toOpen   kind = iota // existing files
	toSave               // a file to write
	toFolder             // an existing folder
)

// Chooser asks for files in one window, one question at a time. It remembers where the
// last choice was made.
type Chooser struct {
	window fyne.Window
	work   func(work, done func())
	system system
	asking bool              // the system's dialog is open
	last   map[string]string // the folder of the last choice, by title
}

// NewChooser returns a chooser for a window. work runs a function elsewhere and then
// another on the UI goroutine.
func NewChooser(window fyne.Window, work func(work, done func())) *Chooser {
	return &Chooser{window: window, work: work, system: systemDialogs(window), last: make(map[string]string)}
}

// Open asks for existing files. chosen is called unless the person leaves.
func (c *Chooser) Open(ask Ask, chosen func(paths []string)) {
	ask.kind = toOpen
	if last, ok := c.last[ask.Title]; ok {
		ask.Folder = last
	}
	c.ask(ask, func(paths []string) {
		c.last[ask.Title] = filepath.Dir(paths[0])
		chosen(paths)
	})
}

// OpenFolder asks for an existing folder.
func (c *Chooser) OpenFolder(ask Ask, chosen func(path string)) {
	ask.kind, ask.Many, ask.Folders, ask.Extensions = toFolder, false, true, nil
	if last, ok := c.last[ask.Title]; ok {
		ask.Folder = last
	}
	c.ask(ask, func(paths []string) {
		c.last[ask.Title] = filepath.Dir(paths[0])
		chosen(paths[0])
	})
}

// Save asks where to write a file, beginning with what is proposed.
func (c *Chooser) Save(ask Ask, chosen func(path string)) {
	ask.kind, ask.Many, ask.Folders = toSave, false, false
	c.ask(ask, func(paths []string) { chosen(withExtension(paths[0], ask.Extensions)) })
}

// ask tries the system's dialog, and asks by ours where there is none.
func (c *Chooser) ask(ask Ask, chosen func([]string)) {
	switch {
	case c.asking:
		return
	case c.system == nil:
		c.choose(ask, chosen)
		return
	}
	c.asking = true
	ask.Folder = folderOf(ask)
	var paths []string
	var err error
	c.work(func() { paths, err = c.system(ask) }, func() {
		c.asking = false
		switch {
		case err != nil:
			c.choose(ask, chosen)
		case len(paths) > 0:
			chosen(paths)
		}
	})
}

// system asks by the dialog of the system, and returns nothing if the person leaves. An
// error says that there is none after all.
type system func(Ask) ([]string, error)

// folderOf is where an ask begins: an existing folder.
func folderOf(ask Ask) string {
	if abs, err := filepath.Abs(ask.Folder); ask.Folder != "" && err == nil && isFolder(abs) {
		return abs
	}
	return home()
}

func home() string {
	if dir, err := os.UserHomeDir(); err == nil && isFolder(dir) {
		return dir
	}
	return string(filepath.Separator)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// withExtension adds the first extension where a name has none of them.
func withExtension(path string, extensions []string) string {
	if len(extensions) == 0 || matches(path, extensions) {
		return path
	}
	return path + extensions[0]
}

// matches reports whether a name has one of the extensions, if any are asked for.
func matches(name string, extensions []string) bool {
	for _, e := range extensions {
		if strings.HasSuffix(strings.ToLower(name), strings.ToLower(e)) {
			return true
		}
	}
	return len(extensions) == 0
}

// patterns are the globs of the extensions, and a name for them that stays short.
func patterns(extensions []string) (name string, globs []string) {
	const most = 3
	for i, e := range extensions {
		globs = append(globs, "*"+e)
		switch {
		case i < most:
			name += " *" + e
		case i == most:
			name += " …"
		}
	}
	return strings.TrimSpace(name), globs
}
