package reviewing

import (
	"context"

	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/review"
)

// Words is how far annotators marked the same words for their answers to the question of a
// row. It stands apart from agreement on labels.
type Words struct {
	Field                    string
	Texts, Annotators, Spans int
	Results                  []unitizing.Result // gamma comes last, once it is drawn
	Drawing                  bool               // gamma follows
	Seed                     uint64             // that it is drawn with
	Apart                    review.Apart
	List                     []SameLabel // where the same label has other words, at most so many as are listed at once
}

// SameLabel is a label of a paragraph for which annotators marked other words. Whose they
// are is empty while that is hidden from the person at the keyboard.
type SameLabel struct {
	Paragraph, Article string // the id of the one, the title of the other
	Position           int    // from 1
	Label              string // as the form shows it
	Pairs, Disjoint    int
	By                 []review.Words
	Hidden             bool
}

// PassedOver is a target that an annotator gave absent by the key for the rest, and that
// colleagues saw. Whose answers they are is empty while that is hidden.
type PassedOver struct {
	Paragraph, Article string
	Position           int
	Annotator          string
	Saw                []Given
	Hidden             bool
}

// wordsOf measures the words of a question, all but gamma; nil where nobody marked any. The
// caller holds no lock.
func wordsOf(all []review.Evidence, seed uint64, t Texts) *Words {
	if len(all) == 0 {
		return nil
	}
	of := all[0]
	w := &Words{
		Field:      of.Field,
		Texts:      len(of.Texts),
		Annotators: len(of.Annotators),
		Spans:      of.Spans(),
		Apart:      of.Apart,
		Seed:       seed,
		Drawing:    true,
	}
	w.Results = append(append(of.F1(), of.AlphaU2016()...), of.AlphaU1995()...)
	for i, r := range w.Results {
		if r.Category != nil {
			shown := t.Shown(of.Field, *r.Category)
			w.Results[i].Category = &shown
		}
	}
	for _, l := range of.Apart.List[:min(most, len(of.Apart.List))] {
		one := SameLabel{
			Paragraph: l.Paragraph, Article: l.Article.Title, Position: l.Position, Pairs: l.Pairs, Disjoint: l.Disjoint,
			Hidden: t.Hidden(l.Paragraph),
		}
		if !one.Hidden {
			one.Label, one.By = t.Shown(of.Field, l.Label), l.By
		}
		w.List = append(w.List, one)
	}
	return w
}

// passedOf lists what was passed over in the question of a row.
func passedOf(all review.PassedOvers, t Texts) (list []PassedOver) {
	for _, o := range all.List[:min(most, len(all.List))] {
		one := PassedOver{Paragraph: o.Paragraph, Article: o.Article.Title, Position: o.Position, Hidden: t.Hidden(o.Paragraph)}
		if !one.Hidden {
			one.Annotator = o.Annotator
			for _, a := range o.Colleagues {
				one.Saw = append(one.Saw, Given{Annotator: a.Annotator, Answer: t.shownAnswer(o.Question, a.Value)})
			}
		}
		list = append(list, one)
	}
	return list
}

// drawGamma draws chance for the words of a question, which takes longest. It ends when
// another detail is wanted.
func (s *Session) drawGamma(ctx context.Context, of review.Evidence, w Words) {
	var gamma unitizing.Result
	var err error
	s.options.Work(func() { gamma, err = of.Gamma(ctx, unitizing.DefaultGamma(w.Seed)) }, func() {
		if s.closed || err != nil || ctx.Err() != nil || s.view.Detail == nil {
			return
		}
		w.Results, w.Drawing = append(w.Results[:len(w.Results):len(w.Results)], gamma), false
		d := *s.view.Detail
		d.Words = &w
		s.view.Detail, s.words[d.Row] = &d, &w
		s.screen.Changed()
		s.options.Trace("gamma %d", gamma.Draws)
	})
}

// findEffects compares the arms of experiments with what is pointed out in the texts. It
// reads the whole project where there was one, so it comes last.
func (s *Session) findEffects(ctx context.Context) {
	filter, excluded, draws := s.filter, s.view.Excluded, s.draws
	var found []review.ArmEffect
	var err error
	s.options.Work(func() { found, err = review.ReadArmEffects(ctx, s.options.Store, filter, excluded, draws) }, func() {
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			s.screen.Failed(err)
			return
		}
		had := len(s.effects) > 0
		s.effects = found
		if d := s.view.Detail; d != nil && (had || len(found) > 0) {
			with := *d
			with.Effects = s.effectsOn(d.Row)
			s.view.Detail = &with
			s.screen.Changed()
		}
		s.options.Trace("effects %d", len(found))
		s.findModels()
	})
}

// effectsOn are the effects on the answers to the question of a row, and on the work as a
// whole.
func (s *Session) effectsOn(id RowID) (all []review.ArmEffect) {
	r := RowOf(s.shown.overview, id)
	if r == nil {
		return nil
	}
	for _, x := range s.effects {
		if x.Field == nil || x.Field.Key == r.Question.Field && r.Question.InForce {
			all = append(all, x)
		}
	}
	return all
}

// ofRow is the question of a row, if it is asked now: words and what was passed over are told
// of that alone.
func ofRow(o *review.Overview, id RowID) (of review.OfQuestion, asked bool) {
	r := RowOf(o, id)
	if r == nil || !r.Question.InForce {
		return of, false
	}
	return review.OfQuestion{Field: r.Question.Field, Target: r.Question.Target}, true
}
