// Package adjudicating is one person deciding the disagreements of a project:
// which one is at hand, what is decided of it, and what divided the annotators.
// What a key means and how it is written is in annotate/answering, what the
// disagreements are in annotate/adjudicate. It knows nothing of windows.
package adjudicating

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/answering"
)

// Store is what a session reads from and writes to.
type Store interface {
	answering.Store
	adjudicate.CaseSource
	Settings
}

// Settings are what the log says now of the project, and of what was shown to
// whom.
type Settings interface {
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error) // nil if there never was one
	Rulings(ctx context.Context) (annotate.Rulings, error)
}

// Session is the state of the adjudication. All methods are called on one
// goroutine; writing happens on another.
type Session struct {
	*answering.Core // the cursor over the questions, what a key means, undo, saving

	store   Store
	docket  *adjudicate.Docket
	order   adjudicate.Order
	sieve   adjudicate.Sieve
	items   []adjudicate.Item // that the sieve let through when it was chosen
	at      int               // the item at hand, -1 if what is shown is none
	article *annotate.Article
	is      *adjudicate.Case
	slots   []annotate.Slot // what is to be decided, from the item
	hides   bool            // the project covers the columns until the lead has answered
	covered bool
	shown   *annotate.Entry // since when the lead has seen the answers to the paragraph, nil if they have not
	names   bool            // columns show who answered
	rulings annotate.Rulings

	accepted *adjudicate.Decided
}

// Open begins with the first disagreement that waits. A person who is new to the
// project is entered in its log.
func Open(ctx context.Context, store Store, docket *adjudicate.Docket, o answering.Options) (*Session, error) {
	o.Layer, o.Round = annotate.LayerFinal, adjudicate.Round
	s := &Session{store: store, docket: docket, at: -1}
	core, err := answering.Open(ctx, store, paragraph{s}, docket.Book().Hash, answering.Manner{Stays: true}, o)
	if err != nil {
		return nil, err
	}
	s.Core = core
	if err := s.begin(ctx); err != nil {
		_ = s.Close() // nothing was decided yet
		return nil, err
	}
	return s, nil
}

func (s *Session) begin(ctx context.Context) error {
	hides, err := s.store.Current(
		ctx,
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideColumns},
	)
	if err != nil {
		return err
	}
	s.hides = hides != nil && hides.Value == annotate.Yes
	if s.rulings, err = s.store.Rulings(ctx); err != nil {
		return err
	}
	s.list()
	return s.advance(ctx)
}

// Docket is the list of disagreements.
func (s *Session) Docket() *adjudicate.Docket { return s.docket }

// Renew replaces the docket by one that was read anew, and stays with the paragraph if
// that is on it.
func (s *Session) Renew(ctx context.Context, docket *adjudicate.Docket) error {
	s.Text.Leave()
	s.docket = docket
	s.Writer.Pen.Codebook = docket.Book().Hash
	if err := s.ReadTiming(ctx); err != nil {
		return err
	}
	var err error
	if s.rulings, err = s.store.Rulings(ctx); err != nil {
		return err
	}
	s.list()
	if s.is == nil || !docket.Holds(s.is.Paragraph.ID) {
		s.at, s.is = -1, nil
		return s.StillTelling(func() error { return s.advance(ctx) }) // an undo is told although its paragraph is not listed
	}
	return s.showActive(ctx)
}

// Items is everything to be decided, in the order in force.
func (s *Session) Items() []adjudicate.Item { return s.items }

// At is the index of the item at hand, -1 if what is shown is none of them.
func (s *Session) At() int { return s.at }

// Case is what is at hand, nil if nothing divides the annotators.
func (s *Session) Case() *adjudicate.Case { return s.is }

// Article is the article of the case, with the neighbours of its paragraph.
func (s *Session) Article() *annotate.Article { return s.article }

// list puts the disagreements in order that the sieve lets through.
func (s *Session) list() {
	if s.hides {
		s.items = adjudicate.Sift(s.docket.Covered(s.order), s.sieve)
		return
	}
	s.items = adjudicate.Sift(s.docket.Items(s.order), s.sieve)
}

// AnswersFirst reports whether the lead answers before they see what annotators answered.
func (s *Session) AnswersFirst() bool { return s.hides }

// Sieve says which disagreements are listed.
func (s *Session) Sieve() adjudicate.Sieve { return s.sieve }

// SetSieve lists other disagreements, and goes to the first of them that waits. What is
// decided meanwhile stays in the list until another sieve is chosen.
func (s *Session) SetSieve(ctx context.Context, sieve adjudicate.Sieve) error {
	s.Text.Leave()
	s.Quiet()
	s.sieve = sieve
	s.list()
	s.at = -1
	return s.advance(ctx)
}

// Gone counts the disagreements of the list that are no longer asked.
func (s *Session) Gone() int { return adjudicate.Gone(s.items) }

// Again counts what was decided and is to be decided again.
func (s *Session) Again() int { return adjudicate.Again(s.items) }

// Progress counts what is decided, and what needs or needed it.
func (s *Session) Progress() (done, all int) { return adjudicate.Progress(s.items) }

// Order is how disagreements are gone through.
func (s *Session) Order() adjudicate.Order { return s.order }

// SetOrder goes through disagreements in another way, from the paragraph on.
func (s *Session) SetOrder(ctx context.Context, order adjudicate.Order) error {
	s.Text.Leave()
	s.Quiet()
	if order == s.order {
		return nil
	}
	s.order = order
	s.list()
	if s.is == nil {
		return nil
	}
	return s.showActive(ctx)
}

// Names reports whether the columns say who answered.
func (s *Session) Names() bool { return s.names }

// ShowNames shows or hides who answered.
func (s *Session) ShowNames(on bool) { s.names = on }

// Covered reports whether the columns are covered until the lead has answered.
func (s *Session) Covered() bool { return s.covered }
