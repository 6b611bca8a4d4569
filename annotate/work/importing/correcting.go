package importing

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/ingest/alike"
	"plumbline/annotate/team"
)

// CanAmend reports whether an article may be told to be the corrected version of
// one in the project: of which one.
func (s *Session) CanAmend(a *Article) (Like, bool) {
	if !s.options.Leads || s.stage == Writing || !a.Comes() {
		return Like{}, false
	}
	for _, like := range a.Like {
		if like.ID != "" {
			return like, true
		}
	}
	return Like{}, false
}

// Amend says that an article is the corrected version of the one in the project
// that is most like it, once it is known how much of that stands in it.
func (s *Session) Amend(a *Article) {
	like, ok := s.CanAmend(a)
	if !ok {
		return
	}
	s.Compare(a, like, func(c Comparison) {
		same := 0
		for _, change := range c.Changes {
			if change.How == alike.Equal {
				same++
			}
		}
		if same == 0 {
			s.screen.Failed(annotate.Fail(annotate.CodeInvalid, "import.nothing-in-common", "Title", like.Title))
			return
		}
		for _, f := range s.files {
			for _, other := range f.Articles {
				if other.Amends != nil && other.Amends.ID == like.ID {
					other.Amends = nil // one text takes the place
				}
			}
		}
		a.Amends = &Amended{ID: like.ID, Title: like.Title, Same: same}
		s.changed()
	})
}

// NoAmendment says that an article is one of its own after all.
func (s *Session) NoAmendment(a *Article) {
	if s.stage != Writing {
		a.Amends = nil
		s.changed()
	}
}

// arrival is an article with what is said about it. A corrected text takes over what
// was known of the older one, save what the person gave, the headline and the date.
func (w *writer) arrival(ctx context.Context, pen *annotate.Pen, a *Article, made *annotate.Article) (annotate.Arrival, error) {
	if a.Amends == nil {
		return annotate.Arrival{Article: made, Entries: dataset.ArticleEntries(pen, made)}, nil
	}
	made.Meta = annotate.Meta{}
	for field, v := range a.values {
		switch field {
		case annotate.MetaTitle, annotate.MetaPublished, annotate.MetaFile:
			made.Meta.Set(field, v.Value)
		default:
			if v.From == "" && v.Value != "" {
				made.Meta.Set(field, v.Value)
			}
		}
	}
	c, err := team.Correct(ctx, w.session.options.Project, pen, a.Amends.ID, made)
	if err != nil {
		return annotate.Arrival{}, err
	}
	return annotate.Arrival{Article: c.Text, Entries: c.Entries}, nil
}
