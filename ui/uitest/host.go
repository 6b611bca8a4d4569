// Package uitest holds what tests of the screens begin with: a window around a
// place, and golden pictures.
package uitest

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"plumbline/ui/place"
)

var _ place.Host = (*Host)(nil)

// Host is a window around a place that keeps what the place asked of it. What is
// worked out elsewhere is done at once, unless Later is set; what comes back from
// writers waits in Queue, if there is one.
type Host struct {
	Over     fyne.Window      // nil where no dialog is opened
	Clock    func() time.Time // nil = a fixed day
	Counting bool             // what was done today is shown
	Helping  bool             // the line of help for the first minutes is shown
	Shift    bool             // a Shift key is down
	Later    func(work, done func())
	Queue    chan func() // nil = at once

	Focused  fyne.Focusable // nil = the place has the keys
	Notices  []string
	Changes  int // calls of Changed
	Errors   []error
	Commands []place.Command
	Traces   []string
}

// Window is the window that was set.
func (h *Host) Window() fyne.Window { return h.Over }

// Now is what the clock says.
func (h *Host) Now() time.Time {
	if h.Clock == nil {
		return time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	}
	return h.Clock()
}

// Work works here and now, or later.
func (h *Host) Work(work, done func()) {
	if h.Later != nil {
		h.Later(work, done)
		return
	}
	work()
	done()
}

// Run runs f at once, or leaves it in the queue.
func (h *Host) Run(f func()) {
	if h.Queue != nil {
		h.Queue <- f
		return
	}
	f()
}

// After runs f by Run once d has passed.
func (h *Host) After(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { h.Run(f) })
	return func() { t.Stop() }
}

// CountsDay reports whether Counting was set.
func (h *Host) CountsDay() bool { return h.Counting }

// Helps reports whether Helping was set.
func (h *Host) Helps() bool { return h.Helping }

// Focus gives the keys to an entry.
func (h *Host) Focus(f fyne.Focusable) {
	h.Focused = f
	if h.Over != nil {
		h.Over.Canvas().Focus(f)
	}
}

// ReturnFocus takes them from it.
func (h *Host) ReturnFocus() {
	h.Focused = nil
	if h.Over != nil {
		h.Over.Canvas().Unfocus()
	}
}

// Shifted reports whether Shift was set.
func (h *Host) Shifted() bool { return h.Shift }

// Notice keeps a sentence.
func (h *Host) Notice(text string) { h.Notices = append(h.Notices, text) }

// Noticed is the sentence that stands in the status bar.
func (h *Host) Noticed() string {
	if len(h.Notices) == 0 {
		return ""
	}
	return h.Notices[len(h.Notices)-1]
}

// Changed counts.
func (h *Host) Changed() { h.Changes++ }

// Failed keeps an error.
func (h *Host) Failed(err error) {
	if err != nil {
		h.Errors = append(h.Errors, err)
	}
}

// Do keeps a command.
func (h *Host) Do(c place.Command) { h.Commands = append(h.Commands, c) }

// Trace keeps a line.
func (h *Host) Trace(format string, args ...any) {
	h.Traces = append(h.Traces, fmt.Sprintf(format, args...))
}

// Traced reports whether a line was traced.
func (h *Host) Traced(line string) bool { return slices.Contains(h.Traces, line) }
