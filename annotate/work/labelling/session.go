// Package labelling is one annotator labelling one project: their queue, the
// article that is open, which questions its paragraphs ask, and what is
// submitted. What a key means and how it is written is in annotate/answering.
// It knows nothing of windows; a window shows its state, a test drives it.
package labelling

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

// Session is the state of the labelling. All methods are called on one
// goroutine; writing happens on another.
type Session struct {
	*answering.Core // the cursor over the questions, what a key means, undo, saving
	*queue          // the annotator's articles, and what stands before them
	*opened         // the article that is open, and where in it the annotator is

	store     Store
	options   answering.Options
	targets   []annotate.Target
	rulings   annotate.Rulings
	ruled     ruled              // nil until they were looked for
	inquiries []annotate.Inquiry // of this annotator, oldest first
	conflicts conflicts
	*pointing // what is pointed out in the texts
}

// Open starts a session where this annotator left off on this device. A new
// annotator is entered in the log.
func Open(ctx context.Context, store Store, o answering.Options) (*Session, error) {
	if err := annotate.CheckAnnotatorID(o.Annotator); err != nil {
		return nil, err
	}
	o = o.WithDefaults()
	s := &Session{store: store, options: o, queue: &queue{}, opened: &opened{round: o.Round, practice: o.Layer == annotate.LayerPractice}}
	if err := s.readProject(ctx); err != nil {
		return nil, err
	}
	core, err := answering.Open(ctx, store, paragraph{s}, s.book.Hash, answering.Manner{
		Everywhere: map[rune]func(){'?': s.ToggleUnsure, ' ': s.sayNoWords},
		Before:     s.recordShown,
		Otherwise:  s.restAbsent,
	}, o)
	if err != nil {
		return nil, err
	}
	s.Core = core
	if err := s.Resume(ctx); err != nil {
		_ = s.Close() // nothing was answered yet
		return nil, err
	}
	return s, nil
}

// readProject reads what applies to the whole project.
func (s *Session) readProject(ctx context.Context) error {
	book, err := s.readAsked(ctx)
	if err != nil {
		return err
	}
	targets, err := s.store.Targets(ctx)
	if err != nil {
		return err
	}
	s.book, s.targets = book, targets
	if err := s.readInquiries(ctx); err != nil {
		return err
	}
	if err := s.readPointing(ctx); err != nil {
		return err
	}
	return s.ReadQueue(ctx)
}

// readAsked reads by what is asked: of who leads not, to whom outlets are shown, people are
// asked in real work whether they recognised outlets that the project hides.
func (s *Session) readAsked(ctx context.Context) (*codebook.Codebook, error) {
	book, err := s.store.Codebook(ctx)
	if err != nil || s.store.Viewer().Lead || s.options.Layer != annotate.LayerAnnotation {
		return book, err
	}
	hidden, err := s.store.Current(ctx, annotate.Key{
		Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind,
	})
	if err != nil || hidden == nil || hidden.Value != annotate.Yes {
		return book, err
	}
	return book.Asking(annotate.OutletQuestion(s.options.Say)), nil
}

// Resume opens the article last worked on, at its paragraph, or the first of
// the queue; practice goes on at the first article with work left. With an empty
// queue no paragraph is current.
func (s *Session) Resume(ctx context.Context) error {
	if !s.keepsBookmark() {
		return s.openRowAt(ctx, max(s.rowWithWork(-1), 0))
	}
	bookmark, err := s.store.Bookmark(ctx, s.options.Annotator, s.options.Device)
	if err != nil {
		return err
	}
	if bookmark.Article == "" || s.find(bookmark.Article, s.round) < 0 {
		return s.openRowAt(ctx, 0)
	}
	if err := s.readArticle(ctx, bookmark.Article, s.round); err != nil {
		return err
	}
	at := s.indexOf(bookmark.Paragraph)
	if at < 0 {
		at = max(s.unfinished(), 0)
	}
	s.arrive(at)
	return nil
}

// openRowAt opens a row of the queue, if there is one.
func (s *Session) openRowAt(ctx context.Context, i int) error {
	if i >= len(s.rows) {
		return nil
	}
	return s.OpenRow(ctx, s.rows[i])
}

// keepsBookmark reports whether the place in the article at hand is one to come
// back to: the first round of real work has one.
func (s *Session) keepsBookmark() bool { return !s.Practising() && s.round == annotate.FirstRound }

// Targets lists the targets asked in the current article.
func (s *Session) Targets() []annotate.Target {
	if s.article == nil {
		return s.targets
	}
	return s.article.Meta.AskedTargets(s.targets)
}
