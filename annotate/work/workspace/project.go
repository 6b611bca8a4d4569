package workspace

import (
	"context"
	"iter"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/finding"
	"plumbline/annotate/release"
	"plumbline/annotate/sentence"
)

// Project is an open project file, in the groups in which a store offers it. It is
// passed around whole; who is given it declares the few methods it calls.
type Project struct {
	File
	Log
	Corpus
	Answers
	Rules
	Team
	Exchange
}

// The groups of a Project.
type (
	// File is what is known of the file itself.
	File interface {
		Path() string
		ReadOnly() bool
		HeldElsewhere() bool // another window has it open
		// Added lists what another program added to the file, which makes it read-only.
		Added() []string
		Full() bool // there is no room on the disk, which makes it read-only
		// SharedFolder says, after "it lies", that the project is where other computers
		// write too, or "".
		SharedFolder() (where sentence.Sentence, shared bool)
		ID() string // the same in all copies and packs of a project
		// Whereabouts tells what became of the file since it was opened, and Missing
		// why nothing can be saved in it any more, nil while it lies where it did.
		Whereabouts() annotate.Whereabouts
		Missing() error
		SetAside() string // where a log of another file was put that lay beside it, or ""
		Close() error
	}
	// Log is everything anyone said, in the order in which it was written.
	Log interface {
		Append(ctx context.Context, entries ...annotate.Entry) error
		AppendPlanned(ctx context.Context, entries ...annotate.Entry) error
		Entry(ctx context.Context, id string) (*annotate.Entry, error)
		Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error) // nil if there never was one
		Stands(ctx context.Context, key annotate.Key) (annotate.Current, error) // with the revision 0 if there never was an entry
		Actions(ctx context.Context, annotator, device string, limit int) ([]annotate.Action, error)
		Acts(ctx context.Context, annotator, device string, after int64, limit int) ([]annotate.Action, error) // beside answering
		HighestStamp(ctx context.Context) (int64, error)
		DataVersion(ctx context.Context) (int64, error) // another number once another program wrote
		Revisions(ctx context.Context) (map[string]int64, error)
	}
	// Corpus holds the articles.
	Corpus interface {
		AddArticles(ctx context.Context, articles []*annotate.Article, entries []annotate.Entry) (added []string, err error)
		AddPlanned(ctx context.Context, articles []*annotate.Article, entries []annotate.Entry) error
		BringIn(ctx context.Context, arrivals iter.Seq2[annotate.Arrival, error]) (added []string, err error)
		Article(ctx context.Context, id string) (*annotate.Article, error)
		EachParagraph(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error
		Articles(ctx context.Context) ([]annotate.Article, error)
		Namings(ctx context.Context) (annotate.Naming, error)
		Catalogue(ctx context.Context) ([]annotate.Summary, error)
		Editions(ctx context.Context) ([][]annotate.Summary, error)
		EqualParagraphs(ctx context.Context, textHashes []string) ([]annotate.Paragraph, error)
		Find(ctx context.Context, q finding.Query, list, count int) (annotate.Findings, error)
		Terms(ctx context.Context) (finding.Terms, error)
		Collect(ctx context.Context, q finding.Query) (annotate.Collected, error)
		IndexWords(ctx context.Context) error
	}
	// Answers are the current answers, and how far annotators are with them.
	Answers interface {
		Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error)
		Repeats(ctx context.Context, annotator string) ([]annotate.Summary, error)
		Repeated(ctx context.Context) ([]annotate.Repeated, error)
		Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
		Sheets(ctx context.Context, article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error)
		SheetsOn(ctx context.Context, paragraph string) ([]*annotate.Sheet, error)
		EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
		EachSheetOf(ctx context.Context, article string, visit func(*annotate.Article, *annotate.Sheet) error) error
		Recognised(ctx context.Context) (map[annotate.Key]string, error)
		Exposures(ctx context.Context) (annotate.Exposures, error)
		InConflict(ctx context.Context, layer annotate.Layer, annotator string) ([]annotate.Key, error)
		ToLookAt(ctx context.Context) ([]string, error)
		Unsure(ctx context.Context, annotator string) ([]annotate.Flagged, error)
		// Conflicted lists the paragraphs that a person answered differently in two
		// places; it reads the whole project.
		Conflicted(ctx context.Context, annotator string) ([]annotate.Flagged, error)
	}
	// Rules are what a project is annotated by.
	Rules interface {
		Codebook(ctx context.Context) (*codebook.Codebook, error)
		CodebookByHash(ctx context.Context, hash string) (*codebook.Codebook, error)
		Codebooks(ctx context.Context) ([]*codebook.Codebook, error)
		Adopt(ctx context.Context, book *codebook.Codebook, pen *annotate.Pen) error
		Adoptions(ctx context.Context) ([]annotate.Adopted, error)
		Targets(ctx context.Context) ([]annotate.Target, error)
		Setting(ctx context.Context, field string) (string, error)
		Attributes(ctx context.Context) ([]annotate.Attribute, error)
		Consents(ctx context.Context) ([]annotate.Agreed, error)
	}
	// Team is who works on a project, on what, and who looks at it now.
	Team interface {
		Inquiries(ctx context.Context) ([]annotate.Inquiry, error)
		Rulings(ctx context.Context) (annotate.Rulings, error)
		Feedback(ctx context.Context, annotator string) ([]annotate.Feedback, error)
		Calls(ctx context.Context) ([]annotate.Call, error)                  // what is, or was, to be answered again
		Discussions(ctx context.Context) (days map[string]string, err error) // when paragraphs were talked over, by paragraph
		Owner(ctx context.Context) (string, error)                           // for whom the file was made as a pack
		Packed(ctx context.Context) (map[string]int64, error)                // the stamps of people's newest packs
		// ViewAs restricts everything that is read to what a person may see.
		ViewAs(ctx context.Context, annotator string) error
		Viewer() annotate.Viewer
		// AskAgain decides what a person is asked again, before their session opens.
		AskAgain(ctx context.Context, pen *annotate.Pen, annotator string) (paragraphs int, err error)
		Roles(ctx context.Context) (map[string]string, error)
		Annotators(ctx context.Context) ([]string, error)
		People(ctx context.Context) ([]annotate.PersonSummary, error)
		Bookmark(ctx context.Context, annotator, device string) (annotate.Bookmark, error)
		SetBookmark(ctx context.Context, annotator, device string, at annotate.Bookmark) error
		Assignments(ctx context.Context, round int) ([]annotate.Assignment, error)
		Progress(ctx context.Context) ([]annotate.ArticleProgress, error)
		SubmittedSince(ctx context.Context, annotator string, since time.Time) ([]annotate.Finish, error)
		Paces(ctx context.Context) (map[string]annotate.Pace, error)
		Heard(ctx context.Context) (map[string]time.Time, error)
		Batches(ctx context.Context) ([]annotate.Batch, error)
		Frames(ctx context.Context) ([]annotate.Frame, error)
	}
	// Exchange is what leaves a project as a file of its own, or comes in from one.
	Exchange interface {
		SaveCopy(ctx context.Context, path string) error
		PutBack(ctx context.Context) error // writes the project where it was, if nothing lies there
		BackUp(ctx context.Context, now time.Time) (path string, err error)
		Backups(ctx context.Context) ([]annotate.Backup, error)
		// KeepBackup saves one in the folder of the installation if there is anything new,
		// and ProveBackup checks the newest of these through, once a day.
		KeepBackup(ctx context.Context, now time.Time) (made bool, err error)
		ProveBackup(ctx context.Context, now time.Time) error
		PlanMerge(ctx context.Context, paths []string, o annotate.MergeOptions) (*annotate.MergeReport, error)
		Merge(ctx context.Context, paths []string, o annotate.MergeOptions) (*annotate.MergeReport, error)
		Pack(ctx context.Context, begun annotate.Entry, path string) (*annotate.PackReport, error)
		Destroyed(ctx context.Context) (annotate.Destroyed, error)
		Freeze(ctx context.Context, pen *annotate.Pen, name string) (annotate.Freeze, error)
		Freezes(ctx context.Context) ([]annotate.Freeze, error)
		ReadFrozen(ctx context.Context, f annotate.Freeze, read func(release.Source) error) (annotate.Destroyed, error)
		Release(ctx context.Context, pen *annotate.Pen, name string, of *annotate.Freeze, along annotate.Along) (annotate.Release, error)
		Releases(ctx context.Context) ([]annotate.Release, error)
		GivenAs(ctx context.Context, name string) (*annotate.Freeze, error)
		PlanErasure(ctx context.Context, key annotate.Key) (annotate.Destroyed, error)
		Erase(ctx context.Context, pen *annotate.Pen, key annotate.Key) (annotate.Destroyed, error)
		ErasureUnfinished() bool // something of what was destroyed may still be on this computer
		EndErasure(ctx context.Context) error
		AsErased(ctx context.Context, kept []annotate.Entry) ([]annotate.Entry, error) // without what erasures destroy
	}
)

// Keep keeps what could not be written, if what is written is witnessed.
func (p *Project) Keep(entries []annotate.Entry) {
	if w, ok := p.Log.(*witness); ok {
		w.Keep(entries)
	}
}

// Rescues keep on this computer what may be in no project file, each for one
// project, person and device.
type Rescues interface {
	Keep(r annotate.Rescue) error                                     // in the place of the one before
	Kept(project, annotator, device string) (*annotate.Rescue, error) // nil if nothing is
	Drop(project, annotator, device string) error
}

// Shelf is where projects come from.
type Shelf interface {
	Device() string // the id of this installation
	Open(ctx context.Context, path string) (*Project, error)
	Create(ctx context.Context, path string, book *codebook.Codebook, targets []annotate.Target) (*Project, error)
	// CleanCopy writes what the tables of a project hold to a new file, without what
	// another program added to it or changed.
	CleanCopy(ctx context.Context, path, to string) error
	// Sample returns the path of this installation's copy of the sample
	// project, which it makes if there is none.
	Sample(ctx context.Context) (string, error)
}

// Memory is what is remembered of projects from one start to the next.
type Memory interface {
	Recent() []string
	AddRecent(path string)
	Annotator(project string) string // who labelled there last; of "", who labelled last at all
	SetAnnotator(project, id string)
	NumberKeys() bool
}
