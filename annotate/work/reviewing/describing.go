package reviewing

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// describe works out the detail of the selected row. A later request makes an
// earlier one late.
func (s *Session) describe() {
	s.described++
	request, o, row, cell := s.described, s.shown.overview, s.row, s.cell
	if o == nil || row == "" {
		return
	}
	s.stopWords()
	ctx, stop := context.WithCancel(context.Background())
	s.stopWords = stop
	look, filter, words := s.Look(), s.filter, s.words[row]
	var d *Detail
	var evidence []review.Evidence
	var err error
	s.options.Work(func() {
		texts := Texts{Paragraph: look.Text, Hidden: look.Hidden, Shown: look.Shown}
		if d, evidence, err = s.sheets.describe(o, row, s.draws, cell, texts, filter); err == nil && d != nil && words == nil {
			words = wordsOf(evidence, s.draws.Seed, texts)
		}
	}, func() {
		switch {
		case s.closed || request != s.described || d == nil:
			return
		case err != nil:
			s.screen.Failed(err)
		}
		d.Words, d.Effects = words, s.effectsOn(row)
		s.view.Detail = d
		s.screen.Changed()
		s.options.Trace("detail %d", d.DividedAll)
		if words != nil && words.Drawing {
			s.drawGamma(ctx, evidence[0], *words)
		}
	})
}

// describe works out the detail of a row, with the words that are to be measured.
func (s *sheets) describe(
	o *review.Overview, row RowID, draws review.Draws, cell *Cell, texts Texts, filter review.Filter,
) (d *Detail, words []review.Evidence, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d = DetailOf(o, row, draws, cell, texts); d == nil {
		return nil, nil, nil
	}
	d.Selves = selvesOf(s.answers, row, filter, draws)
	d.Manners = mannersOf(s.mannersFor(o, filter), o, d, texts)
	of, asked := ofRow(o, row)
	if !asked {
		return d, nil, nil
	}
	passed := s.answers.PassedOver(filter, of)
	d.Passed, d.PassedAll = passedOf(passed, texts), passed
	words, err = s.answers.Evidence(filter, of)
	return d, words, err
}

// selvesOf works out how far each annotator agrees with themselves on a row,
// where paragraphs were asked again.
func selvesOf(a *review.Answers, id RowID, f review.Filter, draws review.Draws) []Self {
	var selves []Self
	for _, who := range a.Repeated(f) {
		o := a.Stability(who, annotate.RepeatRound, f)
		r := RowOf(o, id)
		if r == nil {
			continue
		}
		one := *o
		one.Rows = []review.Row{*r}
		drawn := one.WithBounds(draws, nil, nil)
		selves = append(selves, Self{
			Annotator: who, Result: drawn.Rows[0].Alpha, Gap: a.Gap(who, annotate.RepeatRound, f),
		})
	}
	return selves
}
