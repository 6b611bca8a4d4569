// Package place says how a place, a screen of the window, and the window around it
// know each other: a Place is what a screen offers, a Host what it may ask for.
package place

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/keys"
)

// ID names a place, for the window and for tests that await it.
type ID string

// The places, in the order of their tabs.
const (
	Annotate   ID = "annotate"
	Review     ID = "review"
	Adjudicate ID = "adjudicate"
	Codebook   ID = "codebook"
	Dataset    ID = "dataset"
	Findings   ID = "findings"
)

// Preview is what files hold before they come in; it has no tab of its own and is
// open while an import is on.
const Preview ID = "preview"

// Place is a screen of the window, opened by its tab. While it is open, all
// keys that no entry has go to it.
type Place interface {
	Content() fyne.CanvasObject
	OnChar(char rune)
	OnKey(name fyne.KeyName, shift, repeated bool)
	Holds(f fyne.Focusable) bool // f is one of its entries
	Sync()                       // shows everything in the palette and text size in force
	Reload()                     // shows what another place or program may have written since
}

// What only some places can do.
type (
	// Undoer takes back and repeats what was done in it.
	Undoer interface {
		Undo()
		Redo()
	}
	// Dated knows when what it takes back or repeats next was done, by its stamp.
	Dated interface{ Newest(redo bool) int64 }
	// Searcher has a search box.
	Searcher interface{ FocusSearch() }
	// Copier shows text that can be selected, by the mouse and all of it by a key.
	Copier interface {
		Selected() string
		SelectAll()
	}
	// Claimant is told that what is selected in it was copied, and is meant for that alone.
	Claimant interface{ Copied() }
	// Leaver is told when another place is opened.
	Leaver interface{ Leave() }
	// Closer is told when the project closes.
	Closer interface{ Close() }
	// Follower is told when something was saved while it is open.
	Follower interface{ Saved() }
	// Keyed has keys of its own.
	Keyed interface{ Keys() keys.List }
	// Counter says how far the work is, for the status bar.
	Counter interface{ Count() string }
	// Typist knows whether something is typed that is not on its way to disk yet.
	Typist interface{ Typing() bool }
	// Keeper writes by itself, and may have something to write still.
	Keeper interface {
		Flush() error
		Pending() int
	}
)
