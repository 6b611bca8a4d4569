package study

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/team"
)

// tallying is what is kept while sheets are counted.
type tallying struct {
	*Labels
	book    *codebook.Codebook
	targets []annotate.Target
	by      map[string]*Annotator
	overlap map[string]int // annotators, by paragraph
	did     map[annotate.Assignment]bool
}

func (s *Study) readSheets(ctx context.Context, from Source) error {
	t := tallying{Labels: &s.Labels, book: s.Book, targets: s.Targets, by: make(map[string]*Annotator), overlap: make(map[string]int)}
	t.did = make(map[annotate.Assignment]bool)
	t.Versions, t.Practised = make(map[string]annotate.UnitCount), make(map[string]annotate.UnitCount)
	t.Decided = make(map[string]*Decided)
	if err := from.EachSheet(ctx, t.add); err != nil {
		return err
	}
	t.Overlap = make(map[int]int)
	for _, annotators := range t.overlap {
		t.Overlap[annotators]++
	}
	t.Crossing = team.CrossingOf(slices.Collect(maps.Values(s.Texts.counted)), slices.Collect(maps.Keys(t.did)))
	for _, a := range t.by {
		t.By = append(t.By, *a)
	}
	slices.SortFunc(t.By, func(a, b Annotator) int { return cmp.Compare(a.ID, b.ID) })
	return s.readRecognised(ctx, from)
}

func (s *Study) readRecognised(ctx context.Context, from Source) error {
	answers, err := from.Recognised(ctx)
	if err != nil {
		return err
	}
	s.Labels.Recognised = make(map[string]int)
	for _, said := range answers {
		s.Labels.Recognised[said]++
	}
	return nil
}

func (t *tallying) add(a *annotate.Article, s *annotate.Sheet) error {
	switch {
	case !a.Meta.AskedIn(s.Layer):
	case s.Layer == annotate.LayerFinal:
		t.addFinal(s)
	case s.Layer == annotate.LayerPractice && s.Annotator != "" && s.State(t.book) == annotate.Submitted:
		t.Practised[s.Annotator] = with(t.Practised[s.Annotator], &s.Paragraph)
	case s.Layer == annotate.LayerAnnotation && s.Round == annotate.FirstRound && s.State(t.book) == annotate.Submitted:
		t.addSubmitted(a, s)
		t.addDerived(a, s)
	}
	return nil
}

func (t *tallying) addSubmitted(a *annotate.Article, s *annotate.Sheet) {
	at := s.Submission.Entry.DecidedAt
	who := t.by[s.Annotator]
	if who == nil {
		who = &Annotator{ID: s.Annotator, First: at, Outlets: make(map[string]int)}
		t.by[s.Annotator] = who
	}
	who.Units.Add(&s.Paragraph)
	if !s.Paragraph.Whole() {
		who.Outlets[a.Meta.Outlet]++
		t.did[annotate.Assignment{Article: a.ID, Annotator: s.Annotator}] = true
		t.overlap[s.Paragraph.ID]++
	}
	who.First, who.Last = sooner(who.First, at), later(who.Last, at)
	t.First, t.Last = sooner(t.First, at), later(t.Last, at)
	t.Versions[s.Submission.Entry.Codebook] = with(t.Versions[s.Submission.Entry.Codebook], &s.Paragraph)
	for slot, answer := range s.Answers {
		if f := t.book.Field(slot.Field); f != nil && !f.IsAside() && answer.Entry.Value != "" {
			t.Answers++
		}
	}
	for _, is := range []struct {
		so    bool
		count *annotate.UnitCount
	}{
		{s.Submission.Entry.Origin == annotate.OriginImport, &t.Imported},
		{s.Unsure(), &t.Unsure},
		{s.Revealed() && s.Unseen().State(t.book) != annotate.Submitted, &t.Shown},
		{s.Revealed() && s.Unseen().State(t.book) == annotate.Submitted, &t.Compared},
		{len(s.Evidence()) > 0, &t.Marked},
	} {
		if is.so {
			is.count.Add(&s.Paragraph)
		}
	}
}

// with is a count and one unit more.
func with(n annotate.UnitCount, p *annotate.Paragraph) annotate.UnitCount {
	n.Add(p)
	return n
}

// addDerived counts what follows from the answers to questions that are not asked then.
func (t *tallying) addDerived(a *annotate.Article, s *annotate.Sheet) {
	asked := annotate.TargetIDs(a.Meta.AskedTargets(t.targets))
	account := s.Account(t.book, asked)
	for i := range t.book.Fields {
		f := &t.book.Fields[i]
		about := []string{""}
		if f.PerTarget {
			about = asked
		}
		for _, target := range about {
			slot := annotate.Slot{Field: f.Key, Target: target}
			if account.Asks(slot) {
				continue
			}
			if _, follows := account.Derived(slot); follows {
				t.Derived++
			}
		}
	}
}

func (t *tallying) addFinal(s *annotate.Sheet) {
	for slot, v := range s.Verdicts {
		if !s.Decided(t.book, slot) {
			continue
		}
		of := t.Decided[slot.Field]
		if of == nil {
			of = &Decided{Outcomes: make(map[annotate.Outcome]int), Causes: make(map[annotate.Cause]int)}
			t.Decided[slot.Field] = of
		}
		of.Outcomes[v.How()]++
		if v.Blind() {
			of.Blind++
		}
		if v.ByRule() {
			of.ByRule++
		}
		if cause := annotate.Cause(v.Cause.Entry.Value); cause != "" {
			of.Causes[cause]++
		}
	}
}

func sooner(a, b time.Time) time.Time {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
