// Package installation remembers what belongs to this computer rather than to
// a project: the device id, recent projects, and how the window looks.
package installation

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"

	"plumbline/annotate"
	"plumbline/annotate/ordinaryfile"
)

// MostRecent is how many recent projects are remembered.
const MostRecent = 12

// Theme is the appearance of the window.
type Theme string

// The appearances. System follows the desktop.
const (
	System Theme = "system"
	Light  Theme = "light"
	Dark   Theme = "dark"
)

// Size is the size of the window in points; zero if it was never set.
type Size struct {
	Width  float32 `json:"width"`
	Height float32 `json:"height"`
}

// Recent is a project that was opened here.
type Recent struct {
	Path   string    `json:"path"`
	Opened time.Time `json:"opened"`
}

// Installation is what this computer remembers. Change the fields, then Save.
// It is used by one goroutine.
type Installation struct {
	Recent      []Recent          `json:"recent,omitempty"` // newest first
	Person      map[string]string `json:"person,omitempty"` // project path to the annotator who used it last
	Warned      map[string]bool   `json:"warned,omitempty"` // project paths that were said to lie in a shared folder
	LastProject string            `json:"last_project,omitempty"`
	Window      Size              `json:"window"`
	Theme       Theme             `json:"theme"`
	TextScale   float32           `json:"text_scale"`                 // 1 is the normal size
	MostBackups int64             `json:"backup_megabytes,omitempty"` // room for the backups of a project; 0 is a GB
	NumberKeys  bool              `json:"number_keys"`                // 1 to 9 choose by place, in every field
	CountsDay   bool              `json:"counts_day,omitempty"`       // what somebody got done today is shown to them
	HintHidden  bool              `json:"hint_hidden,omitempty"`      // the line of help for the first minutes was sent away

	device   string
	config   string
	data     string
	homeless error
}

// Load reads what is remembered. The first time it makes the device id. A
// damaged file is kept aside and everything but the device id starts anew. Where
// nothing can be kept, the installation lasts until the program ends; Homeless tells
// why.
func Load() *Installation {
	in, err := load()
	if err != nil {
		in = &Installation{device: uuid.NewString(), data: os.TempDir(), homeless: err}
		in.mend()
	}
	return in
}

// The room for the backups of a project, in megabytes.
const (
	UsualRoom = 1 << 10
	MostRoom  = 1 << 30
)

// BackupRoom is how many megabytes the backups of a project may take.
func (in *Installation) BackupRoom() int64 {
	if in.MostBackups <= 0 {
		return UsualRoom
	}
	return min(in.MostBackups, MostRoom)
}

// Homeless is why nothing can be kept on this computer, nil if it can.
func (in *Installation) Homeless() error { return in.homeless }

func load() (*Installation, error) {
	config, data, err := folders()
	if err != nil {
		return nil, annotate.Wrap(err, annotate.CodeFailed, "settings.no-folder")
	}
	for _, folder := range []string{config, data} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return nil, annotate.Wrap(err, annotate.CodeFailed, "settings.folder-not-made", "Folder", folder)
		}
	}
	device, err := loadDevice(filepath.Join(config, "device"))
	if err != nil {
		return nil, annotate.Wrap(err, annotate.CodeFailed, "settings.device-not-kept", "Folder", config)
	}
	in := &Installation{device: device, config: config, data: data}
	if err := in.read(); err != nil {
		return nil, err
	}
	return in, nil
}

// DeviceID names this installation in every entry it writes.
func (in *Installation) DeviceID() string { return in.device }

// DataDir is the folder for what the program makes for the user, such as the
// sample project.
func (in *Installation) DataDir() string { return in.data }

// ConfigDir is the folder in which this is kept, "" if there is none.
func (in *Installation) ConfigDir() string { return in.config }

func (in *Installation) file() string { return filepath.Join(in.config, "settings.json") }

// AddRecent adds a project at the front of the recent ones and makes it the last.
func (in *Installation) AddRecent(path string) {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	in.LastProject = path
	in.Recent = merge(append([]Recent{{Path: path, Opened: time.Now().UTC()}}, in.Recent...))
}

// Forget removes a project that is gone from the list.
func (in *Installation) Forget(path string) {
	in.Recent = slices.DeleteFunc(in.Recent, func(r Recent) bool { return r.Path == path })
	delete(in.Person, path)
	delete(in.Warned, path)
	if in.LastProject == path {
		in.LastProject = ""
	}
}

// SetPerson remembers who uses a project here.
func (in *Installation) SetPerson(project, annotator string) {
	if in.Person == nil {
		in.Person = make(map[string]string)
	}
	in.Person[project] = annotator
}

// WarnOf remembers that somebody was told where a project lies, and reports
// whether they had been told before.
func (in *Installation) WarnOf(project string) (again bool) {
	if in.Warned == nil {
		in.Warned = make(map[string]bool)
	}
	again = in.Warned[project]
	in.Warned[project] = true
	return again
}

// Save writes everything to the disk in one step: whoever reads the file at
// the same time finds the old or the new one, never a mixture.
func (in *Installation) Save() error {
	if in.homeless != nil {
		return in.homeless
	}
	content, err := json.MarshalIndent(in, "", "  ")
	if err == nil {
		err = writeWhole(in.file(), append(content, '\n'))
	}
	if err != nil {
		return annotate.Wrap(err, annotate.CodeFailed, "settings.not-saved", "Folder", in.config)
	}
	return nil
}

func (in *Installation) read() error {
	content, err := ordinaryfile.Read(in.file(), mostOfSettings)
	switch {
	case errors.Is(err, os.ErrNotExist):
		in.startAnew()
		return nil
	case errors.Is(err, ordinaryfile.ErrUnfit):
		return in.setAside()
	}
	if err != nil {
		return annotate.Wrap(err, annotate.CodeFailed, "settings.not-read", "File", in.file())
	}
	if err := json.Unmarshal(content, in); err != nil {
		return in.setAside()
	}
	in.mend()
	return nil
}

func (in *Installation) startAnew() {
	*in = Installation{device: in.device, config: in.config, data: in.data}
	in.mend()
}

// mend replaces values that no window could use.
func (in *Installation) mend() {
	if in.Theme != Light && in.Theme != Dark {
		in.Theme = System
	}
	if !(in.TextScale >= 0.5 && in.TextScale <= 4) {
		in.TextScale = 1
	}
	if !(in.Window.Width >= 200 && in.Window.Width <= 20_000) || !(in.Window.Height >= 200 && in.Window.Height <= 20_000) {
		in.Window = Size{}
	}
	in.Recent = merge(in.Recent)
}

// setAside keeps a damaged file under another name.
func (in *Installation) setAside() error {
	if err := setAside(in.file()); err != nil {
		return annotate.Wrap(err, annotate.CodeFailed, "settings.not-set-aside", "File", in.file())
	}
	in.startAnew()
	return nil
}

// merge leaves the newest mention of each path, newest first.
func merge(all []Recent) []Recent {
	slices.SortStableFunc(all, func(a, b Recent) int { return b.Opened.Compare(a.Opened) })
	seen := make(map[string]bool)
	all = slices.DeleteFunc(all, func(r Recent) bool {
		again := seen[r.Path] || r.Path == ""
		seen[r.Path] = true
		return again
	})
	return all[:min(len(all), MostRecent)]
}
