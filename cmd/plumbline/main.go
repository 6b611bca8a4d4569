// Command plumbline opens the window in which articles are labelled.
package main

import (
	"context"
	"fmt"
	"os"

	"fyne.io/fyne/v2/app"
	"github.com/alecthomas/kong"

	"plumbline/annotate/wholefile"
	"plumbline/cmd/version"
	"plumbline/store"
	"plumbline/store/installation"
	"plumbline/ui"
)

type arguments struct {
	Project   string           `arg:"" optional:"" type:"path" help:"Project file to open (.plumb); without it the last one, or the sample."`
	Annotator string           `help:"Label under this id, such as A1, instead of being asked." placeholder:"ID"`
	Diagnose  bool             `help:"Print what a report of a problem should contain, and open no window."`
	Version   kong.VersionFlag `help:"Print the version, its commit and the commit's date."`
}

func main() {
	var args arguments
	kong.Parse(&args, kong.Name("plumbline"), kong.Vars{"version": version.Text().String()},
		kong.Description("Label news articles paragraph by paragraph. Everything is saved in one file as you answer."),
		kong.Exit(func(code int) { os.Exit(min(code, 1) * 2) }))
	if err := run(args); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args arguments) error {
	home := installation.Load()
	wholefile.NoteUnfinished(home.UnfinishedDir())
	if args.Diagnose {
		return diagnose(os.Stdout, home)
	}
	go func() { _ = store.DropLostIndexes(context.Background(), home.ProjectsDir()) }() // else at the next start
	if err := checkDisplay(); err != nil {
		return err
	}
	closeCrashLog := openCrashLog(home.ConfigDir())
	defer closeCrashLog()
	var window *ui.Window
	end := newEnding(func() error { return window.Flush() }, func(code int) {
		closeCrashLog()
		os.Exit(code)
	})
	window = ui.NewWindow(ui.Params{
		App:       ended{app.New(), end},
		Shelf:     &shelf{home: home},
		Memory:    &memory{home: home},
		Rescues:   home.Rescues(),
		Project:   args.Project,
		Annotator: args.Annotator,
		Trace:     trace(),
		Version:   version.Text(),
		Homeless:  home.Homeless(),
		Screen:    screen,
	})
	end.onSignal(window)
	window.Start()
	window.Window().ShowAndRun()
	return end.flush()
}
