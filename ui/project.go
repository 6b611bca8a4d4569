// Package ui is the window: its bars, menus, dialogs and places. It shows
// projects that somebody else opens and stores.
package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/dataset"
	"plumbline/annotate/work/adjudicating"
	"plumbline/annotate/work/exchanging"
	"plumbline/annotate/work/labelling"
	"plumbline/annotate/work/versioning"
	"plumbline/ui/theme"
)

// Project is an open project file.
type Project interface {
	labelling.Store
	dataset.ImportSource
	dataset.Source
	exchanging.Contents
	exchanging.Files
	adjudicating.Store
	versioning.Store

	Adopt(ctx context.Context, book *codebook.Codebook, pen *annotate.Pen) error

	// ViewAs restricts everything that is read to what a person may see.
	ViewAs(ctx context.Context, annotator string) error
	Viewer() annotate.Viewer
	Roles(ctx context.Context) (map[string]string, error)
	// Conflicted lists the paragraphs that a person answered differently in two
	// places; it reads the whole project.
	Conflicted(ctx context.Context, annotator string) ([]annotate.Flagged, error)

	Path() string
	ReadOnly() bool
	HeldElsewhere() bool // another window has it open
	// LiesShared says, after "it lies", that the project is where other computers
	// write too, or "".
	LiesShared() string
	DataVersion(ctx context.Context) (int64, error)
	EachSheetOf(ctx context.Context, article string, visit func(*annotate.Article, *annotate.Sheet) error) error
	Revisions(ctx context.Context) (map[string]int64, error)
	Search(ctx context.Context, text string, limit int) ([]annotate.Found, error)
	AddArticles(ctx context.Context, articles []*annotate.Article, entries []annotate.Entry) (added []string, err error)
	SaveCopy(ctx context.Context, path string) error
	BackUp(ctx context.Context, now time.Time) (path string, err error)
	Close() error
}

// Shelf is where projects come from.
type Shelf interface {
	Device() string
	Open(ctx context.Context, path string) (Project, error)
	Create(ctx context.Context, path string, book *codebook.Codebook, targets []annotate.Target) (Project, error)
	// Sample returns the path of this installation's copy of the sample
	// project, which it makes if there is none.
	Sample(ctx context.Context) (string, error)
	DefaultCodebook() []byte
	DataDir() string
}

// Memory is what the window remembers from one start to the next.
type Memory interface {
	Look() theme.Choice
	SetLook(theme.Choice)
	WindowSize() fyne.Size
	SetWindowSize(fyne.Size)
	Recent() []string
	AddRecent(path string)
	Annotator(project string) string
	SetAnnotator(project, id string)
	NumberKeys() bool
	SetNumberKeys(on bool)
	// WarnedOf reports whether it was told that a project lies in a shared
	// folder, and remembers that it is now.
	WarnedOf(project string) bool
}
