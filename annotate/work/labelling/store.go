package labelling

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

// Store is what a session reads from and writes to.
type Store interface {
	answering.Store
	Rules
	Articles
	Sheets
	Settings
	Bookmarks
}

// Rules say what is asked.
type Rules interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	Rulings(ctx context.Context) (annotate.Rulings, error)
	Inquiries(ctx context.Context) ([]annotate.Inquiry, error)
}

// Articles are those of an annotator, with the progress.
type Articles interface {
	Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error)
	Repeats(ctx context.Context, annotator string) ([]annotate.Summary, error) // only of leads, who see the first round
	Article(ctx context.Context, id string) (*annotate.Article, error)
}

// Sheets are what an annotator answered.
type Sheets interface {
	Sheets(ctx context.Context, article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error)
	Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
}

// Settings are what the log says now of a project, an article or a target.
type Settings interface {
	Viewer() annotate.Viewer
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error) // nil if there never was one
	Stands(ctx context.Context, key annotate.Key) (annotate.Current, error) // with the revision 0 if there never was an entry
}

// Bookmarks say where an annotator left off.
type Bookmarks interface {
	Bookmark(ctx context.Context, annotator, device string) (annotate.Bookmark, error)
}
