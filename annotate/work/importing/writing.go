package importing

import (
	"context"
	"iter"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/ingest"
)

// CanWrite reports whether anything would come in.
func (s *Session) CanWrite() bool { return s.stage == Waiting && len(s.Coming()) > 0 }

// Write brings in what comes, in one transaction. Where it fails or is stopped the
// project stays as it was, and the session waits as it did before.
func (s *Session) Write() {
	if !s.CanWrite() || s.closed {
		return
	}
	ctx := s.begin(Writing)
	w := writer{session: s, coming: s.Coming()}
	var added []string
	s.elsewhere(func() error {
		pen, err := s.options.Pen(ctx)
		if err != nil {
			return err
		}
		pen.Begin()
		added, err = s.options.Project.BringIn(ctx, w.arrivals(ctx, pen))
		return err
	}, func(err error) {
		s.end(err)
		if err == nil && !s.closed {
			s.Close()
			s.options.Written(added)
		}
	})
}

// writer makes the articles that come in one after the other. While it works the
// session changes none of them.
type writer struct {
	session *Session
	coming  []*Article
	told    time.Time

	at    *File // whose texts are at hand
	texts [][]ingest.Paragraph
}

func (w *writer) arrivals(ctx context.Context, pen *annotate.Pen) iter.Seq2[annotate.Arrival, error] {
	return func(yield func(annotate.Arrival, error) bool) {
		for i, a := range w.coming {
			made, err := w.article(ctx, a)
			if err != nil {
				yield(annotate.Arrival{}, err)
				return
			}
			arrival, err := w.arrival(ctx, pen, a, made)
			if err != nil {
				yield(annotate.Arrival{}, err)
				return
			}
			if !yield(arrival, nil) {
				return
			}
			w.tell(i + 1)
		}
	}
}

// article makes one with its text, which is read again where it was not kept.
func (w *writer) article(ctx context.Context, a *Article) (*annotate.Article, error) {
	ps := a.edited
	if ps == nil {
		if w.at != a.File {
			w.at, w.texts = a.File, a.File.texts
			if w.texts == nil {
				var err error
				if w.texts, err = readAgain(ctx, a.File); err != nil {
					return nil, err
				}
			}
		}
		ps = paragraphsOf(w.texts[a.index])
	}
	made := articleOf(ps, a.Copy)
	made.Meta = a.metaOf()
	return made, nil
}

// tell shows how far writing is, now and then.
func (w *writer) tell(done int) {
	if time.Since(w.told) < often {
		return
	}
	w.told = time.Now()
	s := w.session
	s.options.Run(func() {
		if s.stage == Writing && !s.closed {
			s.progress = Progress{Done: done, All: len(w.coming)}
			s.screen.Changed()
		}
	})
}
