// Command static opens a project in the window of Plumbline, then replaces all
// that is in it by a still copy: each rectangle, text and raster that was to
// be seen, in its place and size, with nothing behind it. A key changes the
// colour of one rectangle. It is what a key in Plumbline is measured against.
package main

import (
	"context"
	"fmt"
	"image/color"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"

	"plumbline/annotate/work/workspace"
	"plumbline/store"
	"plumbline/ui"
	"plumbline/ui/theme"
)

// quietTime is how long the window gets to lay itself out before it is copied.
const quietTime = 2 * time.Second

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "Name the project to show.")
		os.Exit(2)
	}
	var window *ui.Window
	window = ui.NewWindow(ui.Params{
		App: app.New(), Shelf: shelf{}, Memory: memory{}, Project: os.Args[1], Annotator: "A1",
		Trace: func(format string, _ ...any) {
			if format == "ready" {
				time.AfterFunc(quietTime, func() { fyne.Do(func() { still(window.Window()) }) })
			}
		},
	})
	window.Start()
	window.Window().ShowAndRun()
}

// still puts the copy into the window.
func still(window fyne.Window) {
	copied := copyOf(window.Content())
	lamp := canvas.NewRectangle(color.Black)
	lamp.Move(fyne.NewPos(window.Canvas().Size().Width-200, 300))
	lamp.Resize(fyne.NewSize(40, 24))
	copied.Add(lamp)
	window.SetContent(copied)
	lit := false
	window.Canvas().SetOnTypedRune(func(rune) {
		lit = !lit
		lamp.FillColor = color.Black
		if lit {
			lamp.FillColor = theme.Current().Accent
		}
		lamp.Refresh()
	})
	fmt.Fprintln(os.Stderr, "ready", len(copied.Objects), "objects")
}

// shelf opens the one project.
type shelf struct{ ui.Shelf }

func (shelf) Device() string { return "static" }

func (shelf) Open(ctx context.Context, path string) (*workspace.Project, error) {
	p, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return nil, err
	}
	return &workspace.Project{
		File: p, Log: p.Log, Corpus: p.Corpus, Answers: p.Answers, Rules: p.Rules, Team: p.Team, Exchange: p.Exchange,
	}, nil
}

// memory knows nothing and forgets all.
type memory struct{}

func (memory) Look() theme.Choice          { return theme.Choice{Mode: theme.AlwaysLight, Scale: 1} }
func (memory) SetLook(theme.Choice)        {}
func (memory) WindowSize() fyne.Size       { return fyne.NewSize(1440, 900) }
func (memory) SetWindowSize(fyne.Size)     {}
func (memory) Recent() []string            { return nil }
func (memory) AddRecent(string)            {}
func (memory) Annotator(string) string     { return "A1" }
func (memory) SetAnnotator(string, string) {}
func (memory) NumberKeys() bool            { return false }
func (memory) SetNumberKeys(bool)          {}
func (memory) CountsDay() bool             { return false }
func (memory) SetCountsDay(bool)           {}
func (memory) HintHidden() bool            { return true }
func (memory) HideHint(bool)               {}
func (memory) BackupRoom() int             { return 0 }
func (memory) SetBackupRoom(int)           {}
func (memory) WarnedOf(string) bool        { return true }
