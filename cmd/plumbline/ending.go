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

// patience is how long a program that was told to end may take to close its window.
const patience = 10 * time.Second

// ending ends the program as soon as everything is on disk, without Fyne's shutdown: what
// that gives back the system takes anyway, and Fyne 2.8 may wait in it for ever, or run
// beside it what somebody still has to tell the window.
type ending struct {
	flush func() error // writes what is pending and closes the project; called once
	exit  func(code int)
}

func newEnding(flush func() error, exit func(code int)) *ending {
	return &ending{flush: sync.OnceValue(flush), exit: exit}
}

// now ends the program.
func (e *ending) now() {
	code := 0
	if err := e.flush(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	e.exit(code)
}

// onSignal closes the window when the system asks, once it runs: what cannot be written is
// asked about for a while. Fyne hears signals too, and would quit whatever the window asks.
func (e *ending) onSignal(w *ui.Window) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	asked := make(chan os.Signal, 1)
	go fyne.Do(func() {
		signal.Reset(signals...)
		signal.Notify(asked, signals...)
	})
	go func() {
		<-asked
		time.AfterFunc(patience, e.now)
		fyne.Do(w.Leave)
	}()
}

// ended is Fyne's, which ends at once.
type ended struct {
	fyne.App
	*ending
}

// Quit is called once everything is on disk and the window may go.
func (e ended) Quit() { e.now() }
