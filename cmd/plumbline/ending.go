package main

import (
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"

	"plumbline/ui"
)

// patience is how long a program whose window is gone may take to end.
const patience = 10 * time.Second

// ending ends the program for certain. Fyne 2.8 may wait for ever in its shutdown, for an
// event that came while it stopped: the window is gone then, and the project stays open
// in a process that nobody sees.
type ending struct {
	flush func() error // writes what is pending and closes the project; called once
	after func(time.Duration, func()) *time.Timer
	exit  func(code int)
}

func newEnding(flush func() error) *ending {
	return &ending{flush: sync.OnceValue(flush), after: time.AfterFunc, exit: os.Exit}
}

// within lets the program end by itself for a while, and ends it then.
func (e *ending) within(d time.Duration) {
	e.after(d, func() {
		code := 0
		if err := e.flush(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
		e.exit(code)
	})
}

// onSignal closes the window in an orderly way when the system asks. Fyne itself quits then,
// whatever the window asks.
func (e *ending) onSignal(w *ui.Window) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-asked
		e.within(patience)
		fyne.Do(w.Leave)
	}()
}

// certain is Fyne's, whose end is certain.
type certain struct {
	fyne.App
	*ending
}

// Quit is called once everything is on disk and the window may go.
func (c certain) Quit() {
	c.within(patience)
	c.App.Quit()
}
