package concluding

import (
	"context"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/findings"
	"plumbline/annotate/narrow"
	"plumbline/annotate/release"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// most is the number of paragraphs that are listed at once.
const most = 50

// opened takes up what was frozen, and tells anew what is another now.
func (s *Session) opened(o findings.Opening, now map[string]int64) {
	s.view.Known, s.view.Opening = true, o
	if !s.view.Open() {
		s.screen.Changed()
		s.options.Trace("findings closed")
		return
	}
	if newest, some := newestOf(o.Freezes); some && !s.chosen {
		s.asOf = newest.Root
	}
	r := s.read
	if r != nil && r.asOf == s.asOf && (s.asOf != "" || sameRevisions(r.revisions, now)) {
		s.view.Filters = s.filters(r)
		s.screen.Changed()
		return
	}
	s.work(nil)
}

func newestOf(all []annotate.Freeze) (newest annotate.Freeze, some bool) {
	for _, f := range all {
		if !some || f.At.After(newest.At) {
			newest, some = f, true
		}
	}
	return newest, some
}

func sameRevisions(a, b map[string]int64) bool {
	if len(a) != len(b) {
		return false
	}
	for article, n := range a {
		if b[article] != n {
			return false
		}
	}
	return true
}

// frozen is what findings are told of, nil for the project as it is now.
func (s *Session) frozen() *annotate.Freeze {
	i := slices.IndexFunc(s.view.Opening.Freezes, func(f annotate.Freeze) bool { return f.Root == s.asOf })
	if i < 0 || s.asOf == "" {
		return nil
	}
	return &s.view.Opening.Freezes[i]
}

// work reads answers, unless they are there, and works out what they say.
func (s *Session) work(r *read) {
	s.stop()
	ctx, stop := context.WithCancel(context.Background())
	s.asked++
	asked, filter, of := s.asked, s.filter, s.frozen()
	s.stop, s.view.Computing, s.view.Err = stop, true, nil
	if of == nil {
		s.asOf = ""
	}
	asOf := s.asOf
	var told *findings.Findings
	var err error
	s.screen.Changed()
	s.options.Work(func() {
		if r == nil {
			r, err = s.readOf(ctx, of, asOf)
		}
		if err == nil {
			told, err = findings.In(ctx, r.answers, r.articles, filter)
		}
	}, func() {
		switch {
		case s.closed || asked != s.asked:
		case err != nil:
			s.fail(err)
		default:
			s.show(r, told, of)
		}
	})
}

// readOf reads the answers of a project as it is now, or as it was frozen.
func (s *Session) readOf(ctx context.Context, of *annotate.Freeze, asOf string) (*read, error) {
	r := &read{asOf: asOf}
	revisions, err := s.options.Store.Revisions(ctx)
	if err != nil {
		return nil, err
	}
	r.revisions = revisions
	take := func(from findings.Source) (err error) {
		if r.answers, err = review.ReadOfTeam(ctx, from); err != nil {
			return err
		}
		r.articles, err = from.Articles(ctx)
		return err
	}
	if of == nil {
		err = take(s.options.Store)
	} else {
		r.since, err = s.options.Store.ReadFrozen(ctx, *of, func(frozen release.Source) error { return take(frozen) })
	}
	return r, err
}

// show brings findings on the screen.
func (s *Session) show(r *read, told *findings.Findings, of *annotate.Freeze) {
	s.mu.Lock()
	s.people = r.answers.Annotators()
	s.mu.Unlock()
	s.read = r
	s.view.Findings, s.view.Frozen, s.view.Computing = told, of, false
	s.view.Filters, s.view.Destroyed = s.filters(r), sentence.Sentence{}
	if of != nil {
		if words, some := of.DestroyedWords(r.since); some {
			s.view.Destroyed = words
		}
	}
	s.screen.Changed()
	s.options.Trace("findings %d", len(told.Distributions))
	s.list()
}

// filters are those of answers, after the freeze.
func (s *Session) filters(r *read) []narrow.Filter {
	all := narrow.Of(r.answers, s.filter, s.options.Now())
	if !s.view.Opening.Frozen() {
		return all
	}
	freezes := narrow.Filter{Kind: narrow.ByFreeze, One: true}
	list := slices.Clone(s.view.Opening.Freezes)
	slices.SortStableFunc(list, func(a, b annotate.Freeze) int { return b.At.Compare(a.At) })
	for _, f := range list {
		freezes.Options = append(freezes.Options, narrow.Option{ID: f.Root, Name: f.Name, Chosen: f.Root == s.asOf})
	}
	return append([]narrow.Filter{freezes}, all...)
}

// List lists the paragraphs behind a bar; nil is none.
func (s *Session) List(c *findings.Cell) {
	s.cell = c
	if c == nil {
		s.listed++
		s.view.Behind = nil
		s.screen.Changed()
		return
	}
	s.list()
}

// list lists the paragraphs behind the bar that was chosen last.
func (s *Session) list() {
	s.listed++
	if s.cell == nil || s.view.Findings == nil {
		return
	}
	request, look, told, cell := s.listed, s.Look(), s.view.Findings, *s.cell
	var b *Behind
	s.options.Work(func() {
		all := told.Behind(cell)
		b = &Behind{Cell: cell, All: len(all)}
		for _, p := range all[:min(most, len(all))] {
			one := Listed{
				Paragraph: p.Paragraph, Article: p.Article, Position: p.Position, Share: p.Share,
				Text: look.Text(p.Paragraph), Hidden: look.Hidden(p.Paragraph),
			}
			for _, g := range p.Given {
				if one.Hidden {
					break
				}
				for i, label := range g.Labels {
					g.Labels[i] = look.Shown(cell.Question.Field, label)
				}
				one.Given = append(one.Given, Given{g.Annotator, strings.Join(g.Labels, ", ")})
			}
			b.List = append(b.List, one)
		}
	}, func() {
		if s.closed || request != s.listed {
			return
		}
		s.view.Behind = b
		s.screen.Changed()
		s.options.Trace("behind %d", b.All)
	})
}

// Save is a function that writes a picture to a file, as its name ends, in the words of a
// language and with all its rows. It takes a while; there is none where no picture has the
// name.
func (s *Session) Save(name string, say func(sentence.Text) string) (save func(path string) error, ok bool) {
	told := s.view.Findings
	if told == nil {
		return nil, false
	}
	return func(path string) error {
		p, err := findings.Find(told.Pictures(findings.Telling{Say: say}), name)
		if err != nil {
			return err
		}
		return p.Save(path)
	}, true
}
