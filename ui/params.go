// Package ui is the window: its bars, menus and tabs, and what puts places,
// dialogs and the workspace together. It shows projects that somebody else opens
// and stores.
package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"plumbline/annotate/sentence"
	"plumbline/annotate/work/workspace"
	"plumbline/ui/theme"
)

// Params are what the window is made from.
type Params struct {
	App       fyne.App
	Shelf     Shelf
	Memory    Memory
	Rescues   workspace.Rescues       // keep what may be in no file; nil keeps nothing
	Project   string                  // path to open at the start; "" = the last one, else the sample
	Annotator string                  // id to label as; "" = ask, or as last time
	Homeless  error                   // why nothing can be kept on this computer, nil if it can
	Run       func(f func())          // brings a callback to the UI goroutine
	Work      func(work, done func()) // work elsewhere, then done on the UI goroutine
	Now       func() time.Time
	Screen    func() fyne.Size                 // of the screen, in pixels; zero where that is not known
	Version   sentence.Text                    // which build this is; nil is not told
	Trace     func(format string, args ...any) // tells tests what the window did; nil = nothing
}

// Shelf is where projects come from, and what new ones begin with.
type Shelf interface {
	workspace.Shelf
	DefaultCodebook() []byte
	DataDir() string   // where the program keeps what is its own, such as the sample
	Documents() string // where people keep what is theirs
}

// Memory is what the window remembers from one start to the next.
type Memory interface {
	workspace.Memory
	Look() theme.Choice
	SetLook(theme.Choice)
	WindowSize() fyne.Size
	SetWindowSize(fyne.Size)
	SetNumberKeys(on bool)
	// CountsDay reports whether annotators see how much they did today.
	CountsDay() bool
	SetCountsDay(on bool)
	// HintHidden reports whether the line of help for the first minutes was sent away.
	HintHidden() bool
	HideHint(hidden bool)
	BackupRoom() int // megabytes that the backups of a project may take
	SetBackupRoom(megabytes int)
	// WarnedOf reports whether it was told that a project lies in a shared
	// folder, and remembers that it is now.
	WarnedOf(project string) bool
}

func (p *Params) setDefaults() {
	if p.Run == nil {
		p.Run = fyne.Do
	}
	if p.Work == nil {
		p.Work = func(work func(), done func()) {
			go func() {
				work()
				fyne.Do(done)
			}()
		}
	}
	if p.Now == nil {
		p.Now = time.Now
	}
	if p.Screen == nil {
		p.Screen = func() fyne.Size { return fyne.Size{} }
	}
	if p.Trace == nil {
		p.Trace = func(string, ...any) {}
	}
}

// program is the version as files name it.
func (p *Params) program() string {
	if p.Version == nil {
		return ""
	}
	return p.Version.String()
}
