package adjudicating

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/answering"
)

// GoTo makes an item the one at hand.
func (s *Session) GoTo(ctx context.Context, i int) error {
	s.Text.Leave()
	s.Quiet()
	if i < 0 || i >= len(s.items) {
		return nil
	}
	if err := s.read(ctx, s.items[i].Disputes[0].Paragraph); err != nil {
		return err
	}
	s.arrive(i)
	return nil
}

// Next skips to the item after this one without deciding, Previous goes back.
func (s *Session) Next(ctx context.Context) error { return s.step(ctx, 1) }

// Previous is the opposite of Next.
func (s *Session) Previous(ctx context.Context) error { return s.step(ctx, -1) }

func (s *Session) step(ctx context.Context, by int) error {
	s.Quiet()
	for i := s.at + by; i >= 0 && i < len(s.items); i += by {
		if s.items[i].State() != adjudicate.Moot {
			return s.GoTo(ctx, i)
		}
	}
	s.Text.Leave()
	kind := answering.NoticeLast
	if by < 0 {
		kind = answering.NoticeFirst
	}
	s.Tell(answering.Notice{Kind: kind})
	return nil
}

// advance goes to the next item that waits, after the last one to the first;
// if none does, the item at hand stays.
func (s *Session) advance(ctx context.Context) error {
	for i := range s.items {
		next := (s.at + 1 + i) % len(s.items)
		if s.items[next].State().Waits() {
			return s.GoTo(ctx, next)
		}
	}
	if (s.is == nil || s.at < 0) && len(s.items) > 0 {
		return s.GoTo(ctx, 0)
	}
	if s.is != nil {
		s.Tell(answering.Notice{Kind: answering.NoticeAllDone})
	}
	return nil
}

// read reads a paragraph and the answers to it, unless it is the one at hand.
func (s *Session) read(ctx context.Context, paragraph string) error {
	queued := s.Writer.Queued() // before the sheets are read, so that none falls between
	sheets, err := s.store.SheetsOn(ctx, paragraph)
	if err != nil {
		return err
	}
	highest, err := s.store.HighestStamp(ctx)
	if err != nil {
		return err
	}
	s.Writer.Pen.Seen(highest)
	article := s.article
	if at := indexOf(article, paragraph); at < 0 {
		if article, err = s.store.Article(ctx, sheets[0].Paragraph.Article); err != nil {
			return err
		}
	}
	shown, err := s.revealOf(ctx, paragraph)
	if err != nil {
		return err
	}
	s.shown = shown
	seen := shown != nil
	article.Paragraphs = article.Units(s.docket.Book())
	s.article = article
	s.is = s.docket.Open(article, article.Paragraphs[indexOf(article, paragraph)], sheets)
	for _, a := range queued {
		for _, e := range a.Entries {
			if e.Key.Subject == paragraph && e.Key.Layer == annotate.LayerFinal {
				s.is.Final.Renew(e)
			}
		}
	}
	s.covered = s.hides && !seen
	s.is.Cover(func() bool { return s.covered })
	if !s.covered && !seen {
		s.reveal()
	}
	return nil
}

// showActive shows the paragraph at hand anew, with the item that the active
// question belongs to.
func (s *Session) showActive(ctx context.Context) error {
	return s.show(ctx, s.is.Paragraph.ID, s.ActiveSlot())
}

func indexOf(a *annotate.Article, paragraph string) int {
	if a == nil {
		return -1
	}
	return slices.IndexFunc(a.Paragraphs, func(p annotate.Paragraph) bool { return p.ID == paragraph })
}

// arrive makes an item what is to be decided of the case.
func (s *Session) arrive(i int) {
	s.at, s.slots = i, nil
	for _, dispute := range s.items[i].Disputes {
		s.slots = append(s.slots, dispute.Slot)
	}
	s.Arrive(annotate.Slot{})
	s.uncover()
	s.First()
}

// show makes a paragraph the one at hand, with the item that a question of it
// belongs to.
func (s *Session) show(ctx context.Context, paragraph string, slot annotate.Slot) error {
	if err := s.read(ctx, paragraph); err != nil {
		return err
	}
	at := -1
	for i, item := range s.items {
		for _, dispute := range item.Disputes {
			if dispute.Paragraph == paragraph && (dispute.Slot == slot || at < 0) {
				at = i
			}
		}
	}
	if at >= 0 {
		s.arrive(at)
	} else {
		s.at, s.slots = -1, []annotate.Slot{slot}
		s.First()
	}
	return nil
}
