package annotatescreen

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/finding"
	"plumbline/annotate/search"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// search reads the line in the box and looks for what it means, in the background; only
// the newest result counts.
func (s *side) search() {
	if s.mine {
		if s.own != nil {
			s.sift()
			s.sync()
		}
		return
	}
	s.request++
	s.waiting = nil
	request, line := s.request, s.entry.Text
	if strings.TrimSpace(line) == "" {
		s.end(request)
		return
	}
	var q finding.Query
	var failed, refused error
	s.host.Work(func() {
		var terms finding.Terms
		if terms, failed = s.project.Terms(context.Background()); failed == nil {
			q, refused = finding.Read(line, terms)
		}
	}, func() {
		switch {
		case request != s.request:
		case failed != nil:
			s.host.Failed(failed)
		default:
			s.seek(request, q, refused)
		}
	})
}

// end shows the queue again, whole.
func (s *side) end(request int) {
	s.query, s.refused, s.narrowed = finding.Query{}, nil, false
	s.session.Narrow(nil)
	s.onSought(nil)
	s.shown = request
	s.found.show(nil, 0, false)
	s.showOnly(s.queue.roll)
	s.onMode()
	s.sync()
}

// seek looks for what a line means: articles of the queue where it names columns by which
// the queue can be narrowed and nothing else, or paragraphs.
func (s *side) seek(request int, q finding.Query, refused error) {
	s.query, s.refused = q, refused
	s.narrowed = refused == nil && q.OfArticles() && s.session.Narrows(q.Articles)
	s.session.Narrow(nil)
	if s.narrowed {
		s.session.Narrow(q.Articles)
	}
	s.onSought(q.Words)
	s.onMode()
	switch {
	case refused != nil:
		s.refuse(request, refused)
	case s.narrowed, q.IsEmpty():
		s.shown = request
		s.found.show(nil, 0, false)
		s.showOnly(s.queue.roll)
		s.sync()
		s.catchUp()
	default:
		s.find(request, q)
	}
}

// refuse says in place of a list why nothing can be looked for.
func (s *side) refuse(request int, why error) {
	s.shown = request
	s.found.show(nil, 0, false)
	s.problem.Set(theme.SizeLabel(), kit.Run{Text: wording.Error(why), Color: theme.Current().Ink})
	s.showOnly(s.problem)
	s.sync()
	s.catchUp()
}

// showOnly shows one of the lists, or why there is none.
func (s *side) showOnly(shown fyne.CanvasObject) {
	for _, o := range []fyne.CanvasObject{s.queue.roll, s.found.roll, s.problem} {
		if o == shown {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// find lists the first paragraphs that are meant, and counts them all after that.
func (s *side) find(request int, q finding.Query) {
	s.look(request, q, foundLimit, func(found annotate.Findings) {
		hits := make([]hit, len(found.First))
		for i, f := range found.First {
			hits[i] = foundHit(f, q.Words)
		}
		s.found.show(hits, found.Total, false)
		s.found.more = found.More
		s.listed(request)
		if found.More {
			s.count(request, q)
			return
		}
		s.index()
	})
}

// look searches in the background and hands on what was found, unless something else
// is looked for by then. It counts no further than it is told.
func (s *side) look(request int, q finding.Query, count int, show func(annotate.Findings)) {
	var found annotate.Findings
	var err error
	s.host.Work(func() {
		found, err = s.project.Find(context.Background(), q, min(count, foundLimit), count)
	}, func() {
		switch {
		case request != s.request:
		case err != nil:
			s.host.Failed(err)
		default:
			show(found)
		}
	})
}

// count tells how many are found in all, once the first are listed.
func (s *side) count(request int, q finding.Query) {
	s.look(request, q, mostCounted, func(found annotate.Findings) {
		s.found.total, s.found.more = found.Total, found.More
		s.sync()
		s.index()
	})
}

// index sees to it that the next search reads less. Without it, it reads all.
func (s *side) index() {
	s.host.Work(func() { _ = s.project.IndexWords(context.Background()) }, func() {})
}

// seek marks words in the article; none are marked by none.
func (v *articleView) seek(words []search.Words) {
	v.sought = words
	v.roll.UpdateAll()
}
