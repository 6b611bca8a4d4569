package place

import (
	"time"

	"fyne.io/fyne/v2"
)

// Host is the window around a place, and what a place may ask of it. It is used
// on the UI goroutine; Run may be called from anywhere.
type Host interface {
	Window() fyne.Window // over which dialogs open
	Now() time.Time
	CountsDay() bool // what somebody got done today is shown to them
	Helps() bool     // the line of help for the first minutes is shown

	Work(work, done func())                          // works elsewhere, then calls done on the UI goroutine
	Run(f func())                                    // brings a callback to the UI goroutine
	After(d time.Duration, f func()) (cancel func()) // calls f on the UI goroutine once d has passed

	Focus(f fyne.Focusable) // gives the keys to an entry
	ReturnFocus()           // gives them back to the place
	Shifted() bool          // a Shift key is down, which no character tells while Caps Lock is on

	Notice(text string) // puts a sentence into the status bar and shows the bar anew, "" for none
	Changed()           // what the status bar shows of the place is to be shown anew
	Failed(err error)   // tells an error in a dialog; nil is none

	Do(c Command)                     // see Command
	Trace(format string, args ...any) // tells tests what happened
}
