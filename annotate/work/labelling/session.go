// Package labelling is one annotator labelling one project: which paragraph
// and field is current, what a key means there, and what is written for it.
// It knows nothing of windows; a window shows its state, a test drives it.
package labelling

import (
	"cmp"
	"context"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/practice"
	"plumbline/annotate/saving"
)

// Store is what a session reads from and writes to.
type Store interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	Annotators(ctx context.Context) ([]string, error)
	HighestStamp(ctx context.Context) (int64, error)
	Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error)
	Repeats(ctx context.Context, annotator string, now time.Time) ([]annotate.Summary, error)
	Article(ctx context.Context, id string) (*annotate.Article, error)
	Sheets(ctx context.Context, article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error)
	Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
	Entry(ctx context.Context, id string) (*annotate.Entry, error)
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error) // nil if there never was one
	Actions(ctx context.Context, annotator, device string, limit int) ([]annotate.Action, error)
	Append(ctx context.Context, entries ...annotate.Entry) error
	Place(ctx context.Context, annotator, device string) (annotate.Place, error)
	SetPlace(ctx context.Context, annotator, device string, place annotate.Place) error
}

// Options say who labels, where, and how time and goroutines are provided.
type Options struct {
	Annotator  string
	Device     string
	Layer      annotate.Layer // "" = annotation
	Round      int            // 0 = the first; of practice, the attempt
	ReadOnly   bool
	NumberKeys bool // 1 to 9 choose the option in that place, in every field

	Now   func() time.Time                                // nil = time.Now
	After func(d time.Duration, f func()) (cancel func()) // runs f on the session's goroutine; nil = never
	Run   func(f func())                                  // brings a callback to the session's goroutine; nil = at once
	Saved func(SaveState)                                 // called, through Run, when the save state changes
	Retry func(attempt int) time.Duration                 // pause before a failed write is tried again; nil = 1 s to 10 s
}

// Session is the state of the labelling. All methods are called on one
// goroutine; writing happens on another.
type Session struct {
	store   Store
	options Options
	layer   annotate.Layer
	round   int // of the current article
	book    *codebook.Codebook
	targets []annotate.Target
	pen     *annotate.Pen
	saver   *saving.Saver
	past    *saving.Past

	queue   []annotate.Summary
	places  map[rowKey]int // index in the queue
	gate    *Gate          // what stands before real work, or nil
	repeats bool           // the project asks some paragraphs again
	total   annotate.Tally // of the whole queue

	conflicts  map[string][]annotate.Doubt // by paragraph: what was answered differently in two places
	conflicted map[string]int              // such paragraphs by article

	article *annotate.Article
	sheets  map[string]*annotate.Sheet
	asked   map[string]bool // the paragraphs that are asked; nil means all
	key     *practice.Key   // of the article, in practice
	at      int             // index of the current paragraph

	active   annotate.Slot   // zero = no field is active
	chosen   bool            // the active field was chosen by the annotator, not reached by moving on
	cursor   string          // option under the Left/Right cursor
	answered annotate.Slot   // the answer given last in this paragraph
	lead     string          // option whose definition is shown until the next key
	outlined []annotate.Slot // the controls an undo or redo changed
	notice   Notice
	note     pendingNote

	arrived time.Time // when the paragraph became current
	decided time.Time // when the previous decision was made
}

// Open starts a session where this annotator left off on this device. A new
// annotator is entered in the log.
func Open(ctx context.Context, store Store, o Options) (*Session, error) {
	if err := annotate.CheckAnnotatorID(o.Annotator); err != nil {
		return nil, err
	}
	s := &Session{store: store, options: o, layer: cmp.Or(o.Layer, annotate.LayerAnnotation), round: max(o.Round, annotate.FirstRound)}
	s.setDefaults()
	if err := s.readProject(ctx); err != nil {
		return nil, err
	}
	s.saver = saving.New(store, saving.Options{
		Annotator: o.Annotator, Device: o.Device, ReadOnly: o.ReadOnly,
		Now: s.options.Now, Run: o.Run, Saved: o.Saved, Retry: o.Retry,
	})
	for _, step := range []func(context.Context) error{s.join, s.readPast, s.Resume} {
		if err := step(ctx); err != nil {
			s.saver.Stop()
			return nil, err
		}
	}
	return s, nil
}

func (s *Session) setDefaults() {
	o := &s.options
	o.Layer, o.Round = s.layer, s.round
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = func(time.Duration, func()) func() { return func() {} }
	}
}

// readProject reads what applies to the whole project.
func (s *Session) readProject(ctx context.Context) error {
	book, err := s.store.Codebook(ctx)
	if err != nil {
		return err
	}
	targets, err := s.store.Targets(ctx)
	if err != nil {
		return err
	}
	highest, err := s.store.HighestStamp(ctx)
	if err != nil {
		return err
	}
	s.book, s.targets = book, targets
	if s.pen == nil {
		s.pen = annotate.NewPen(s.options.Device, s.options.Annotator, book.Hash, highest)
		s.pen.Now = s.options.Now
	}
	s.pen.Codebook = book.Hash
	s.pen.Seen(highest)
	return s.ReadQueue(ctx)
}

// join enters a new annotator in the log.
func (s *Session) join(ctx context.Context) error {
	if s.options.ReadOnly {
		return nil
	}
	known, err := s.store.Annotators(ctx)
	if err != nil {
		return err
	}
	for _, id := range known {
		if id == s.options.Annotator {
			return nil
		}
	}
	key := annotate.Key{Kind: annotate.KindPerson, Subject: s.options.Annotator, Field: annotate.PersonJoined}
	s.pen.Begin()
	return s.store.Append(ctx, s.pen.Write(key, annotate.Yes, "", annotate.OriginAnnotator))
}

// readPast makes undo and redo ready where the last session ended.
func (s *Session) readPast(ctx context.Context) (err error) {
	s.past, err = saving.ReadPast(ctx, s.store, s.saver, s.ours)
	return err
}

// ours reports whether an entry belongs to the work this session does, in
// whichever round.
func (s *Session) ours(k annotate.Key) bool {
	return k.Layer == s.layer && k.Annotator == s.options.Annotator
}

// Resume opens the article last worked on, at its paragraph, or the first of
// the queue; practice goes on at the first article with work left. With an empty
// queue no paragraph is current.
func (s *Session) Resume(ctx context.Context) error {
	if !s.keepsPlace() {
		if i := s.unfinished(-1); i >= 0 {
			return s.OpenRow(ctx, s.queue[i])
		}
		return s.openFirst(ctx)
	}
	place, err := s.store.Place(ctx, s.options.Annotator, s.options.Device)
	if err != nil {
		return err
	}
	if place.Article == "" || s.inQueue(place.Article, s.round) < 0 {
		return s.openFirst(ctx)
	}
	if err := s.readArticle(ctx, place.Article, s.round); err != nil {
		return err
	}
	at := max(s.unsubmitted(0), 0)
	for i, p := range s.article.Paragraphs {
		if p.ID == place.Paragraph {
			at = i
		}
	}
	s.arrive(at)
	return nil
}

func (s *Session) openFirst(ctx context.Context) error {
	if len(s.queue) == 0 {
		return nil
	}
	return s.OpenRow(ctx, s.queue[0])
}

// keepsPlace reports whether the place in the article at hand is one to come
// back to: the first round of real work has one.
func (s *Session) keepsPlace() bool {
	return s.layer == annotate.LayerAnnotation && s.round == annotate.FirstRound
}

// Close writes what is pending and stops the writer. It returns an error if
// something could not be written; Pending tells how much.
func (s *Session) Close() error {
	s.LeaveNote()
	return s.saver.Close()
}

// Flush writes what is pending and waits for it. If a write fails it returns
// why; the session goes on, and tries again by itself.
func (s *Session) Flush() error {
	s.LeaveNote()
	return s.saver.Flush()
}

// Pending is the number of actions shown on screen but not yet on disk.
func (s *Session) Pending() int { return s.saver.Pending() }

// Annotator is the id of the person labelling.
func (s *Session) Annotator() string { return s.options.Annotator }

// ReadOnly reports whether answers are refused.
func (s *Session) ReadOnly() bool { return s.options.ReadOnly }

// SetNumberKeys turns "number keys everywhere" on or off.
func (s *Session) SetNumberKeys(on bool) { s.options.NumberKeys = on }

// Book is the codebook in force.
func (s *Session) Book() *codebook.Codebook { return s.book }

// Round is the round of the article at hand; of practice, the attempt.
func (s *Session) Round() int { return s.round }

// Practising reports whether what is answered is for practice.
func (s *Session) Practising() bool { return s.layer == annotate.LayerPractice }

// Article is the current article, or nil if the project has none.
func (s *Session) Article() *annotate.Article { return s.article }

// At is the index of the current paragraph in the article.
func (s *Session) At() int { return s.at }

// Sheet is the annotator's sheet of a paragraph of the current article.
func (s *Session) Sheet(i int) *annotate.Sheet {
	if s.article == nil || i < 0 || i >= len(s.article.Paragraphs) {
		return nil
	}
	return s.sheets[s.article.Paragraphs[i].ID]
}

// Current is the sheet of the current paragraph, or nil.
func (s *Session) Current() *annotate.Sheet { return s.Sheet(s.at) }

// Targets lists the targets asked in the current article.
func (s *Session) Targets() []annotate.Target {
	if s.article == nil || len(s.article.Meta.Targets) == 0 {
		return s.targets
	}
	asked := make([]annotate.Target, 0, len(s.article.Meta.Targets))
	for _, t := range s.targets {
		for _, id := range s.article.Meta.Targets {
			if t.ID == id {
				asked = append(asked, t)
			}
		}
	}
	return asked
}

func (s *Session) targetIDs() []string {
	targets := s.Targets()
	ids := make([]string, len(targets))
	for i, t := range targets {
		ids[i] = t.ID
	}
	return ids
}

// Target returns the target with the given id, or a nameless one.
func (s *Session) Target(id string) annotate.Target {
	for _, t := range s.targets {
		if t.ID == id {
			return t
		}
	}
	return annotate.Target{ID: id, Name: id}
}
