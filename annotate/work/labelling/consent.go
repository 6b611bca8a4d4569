package labelling

import (
	"context"
	"maps"
	"slices"

	"plumbline/annotate"
)

// AsksConsent is what the annotator is to agree to before anything is asked of them, or nil.
func (q *queue) AsksConsent() *annotate.Consent { return q.consent }

// readConsent finds out what the annotator has not agreed to yet. Leads wrote it and are
// not asked; who only reads is not either.
func (s *Session) readConsent(ctx context.Context) (*annotate.Consent, error) {
	consent, agreed, err := s.Consent(ctx)
	if err != nil || consent == nil || agreed || s.options.ReadOnly || s.store.Viewer().Lead {
		return nil, err
	}
	return consent, nil
}

// Consent is what the project asks annotators to agree to, nil for nothing, and whether
// this one has.
func (s *Session) Consent(ctx context.Context) (asked *annotate.Consent, agreed bool, err error) {
	return annotate.ConsentOf(ctx, s.store, s.options.Annotator)
}

// Agree records that the annotator agrees, and begins.
func (s *Session) Agree(ctx context.Context) error {
	asked := s.AsksConsent()
	if asked == nil {
		return nil
	}
	if err := s.record(ctx, annotate.ConsentKey(s.options.Annotator, asked.Version), annotate.Yes); err != nil {
		return err
	}
	return s.begin(ctx)
}

// TellOfSelf records what the annotator tells of themselves, by name: private attributes.
func (s *Session) TellOfSelf(ctx context.Context, attributes map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		key := annotate.Key{Kind: annotate.KindAttribute, Subject: s.options.Annotator, Field: name}
		if err := s.record(ctx, key, attributes[name]); err != nil {
			return err
		}
	}
	return nil
}

// Withdraw takes the annotator's consent back: nothing is asked of them until they agree
// again. What they answered stays until a lead leaves it out or destroys it.
func (s *Session) Withdraw(ctx context.Context) error {
	asked, agreed, err := s.Consent(ctx)
	if err != nil || !agreed {
		return err
	}
	if err := s.record(ctx, annotate.ConsentKey(s.options.Annotator, asked.Version), ""); err != nil {
		return err
	}
	return s.begin(ctx)
}

// record writes what is no part of the work on a text, and waits until it is on disk.
func (s *Session) record(ctx context.Context, key annotate.Key, value string) error {
	now, err := s.store.Stands(ctx, key)
	if err != nil {
		return err
	}
	s.Writer.RecordValue(now, key, value)
	return s.Flush()
}

// begin shows the queue as it is once something stands before it no more, or stands again.
func (s *Session) begin(ctx context.Context) error {
	s.Text.Leave()
	if err := s.ReadQueue(ctx); err != nil {
		return err
	}
	s.close()
	return s.Resume(ctx)
}

// close leaves the article at hand; no paragraph is current.
func (s *Session) close() {
	s.opened = &opened{round: s.options.Round, practice: s.practice, book: s.book}
}
