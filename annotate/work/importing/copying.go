package importing

import (
	"context"
	"errors"
	"slices"
	"strings"

	"plumbline/annotate"
)

// CanCopy reports whether an article could come in as the copy that another outlet
// ran: its text is in the project, or comes in by another file.
func (s *Session) CanCopy(a *Article) bool {
	return s.stage == Waiting && a.Fault == nil && !a.Out && a.Count > 0 && a.Copy == "" && (a.Here != nil || a.Repeats != nil)
}

// Copy brings an article in as the copy that an outlet ran, with an id of its own.
func (s *Session) Copy(a *Article, outlet string) {
	outlet = strings.TrimSpace(outlet)
	if !s.CanCopy(a) || outlet == "" {
		return
	}
	s.named(a, outlet)
}

// NoCopy makes it the same text again, which comes in once.
func (s *Session) NoCopy(a *Article) { s.named(a, "") }

// named gives an article the name of a copy, elsewhere: its text may have to be read.
func (s *Session) named(a *Article, copyName string) {
	own := s.textsNow(a)
	var made *annotate.Article
	s.elsewhere(func() error {
		texts, err := own(context.Background())
		if err != nil {
			return err
		}
		made = annotate.NewArticle(texts, slices.Repeat([]string{annotate.GuessBody}, len(texts)), nil, copyName)
		return annotate.CheckNewArticle(made)
	}, func(err error) {
		switch {
		case s.closed, errors.Is(err, context.Canceled):
		case err != nil:
			s.screen.Failed(err)
		default:
			a.Copy, a.ID = copyName, made.ID
			a.Here = s.known.find(a.ID)
			if copyName != "" {
				a.values[annotate.MetaOutlet] = Value{Value: copyName}
			}
			s.changed()
		}
	})
}
