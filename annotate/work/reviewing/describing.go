package reviewing

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
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
	look, filter, words := s.newLook(), s.filter, s.words[row]
	var d *Detail
	var evidence []review.Evidence
	var err error
	s.options.Work(func() {
		texts := Texts{Paragraph: look.text, Hidden: look.hidden, Shown: look.shown}
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

// look is what a person may see of paragraphs. It is used by one goroutine.
type look struct {
	store    Store
	book     *codebook.Codebook
	person   string
	revealed map[string]bool // since the place was opened; the log may not have them yet
	own      map[string]*annotate.Sheet
}

func (s *Session) newLook() *look {
	l := &look{
		store: s.options.Store, book: s.options.Book, person: s.options.Annotator,
		revealed: make(map[string]bool), own: make(map[string]*annotate.Sheet),
	}
	for paragraph := range s.revealed {
		l.revealed[paragraph] = true
	}
	return l
}

// sheet is the person's own sheet of a paragraph, nil if it cannot be read.
func (l *look) sheet(paragraph string) *annotate.Sheet {
	if s, ok := l.own[paragraph]; ok {
		return s
	}
	s, err := l.store.Sheet(context.Background(), paragraph, annotate.LayerAnnotation, review.FirstRound, l.person)
	if err != nil {
		s = nil
	}
	l.own[paragraph] = s
	return s
}

func (l *look) text(paragraph string) string {
	if s := l.sheet(paragraph); s != nil {
		return s.Paragraph.Text
	}
	return ""
}

// hidden reports whether the person must not see others' answers yet: not
// before they have submitted their own to all that is asked now, unless a reveal is in the log.
func (l *look) hidden(paragraph string) bool {
	s := l.sheet(paragraph)
	return !(s != nil && s.Finished(l.book)) && !l.recorded(paragraph)
}

// recorded reports whether the person has seen others' answers to a paragraph.
func (l *look) recorded(paragraph string) bool {
	if l.revealed[paragraph] {
		return true
	}
	e, err := l.store.Current(context.Background(), annotate.RevealKey(annotate.RevealAnswers, paragraph, l.person, review.FirstRound))
	return err == nil && e != nil && e.Value != ""
}

// shown is a value as the form shows it.
func (l *look) shown(field, value string) string {
	if f := l.book.Field(field); f != nil {
		if o := f.Option(value); o != nil {
			return o.Shown
		}
	}
	return value
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
