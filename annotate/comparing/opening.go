package comparing

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// OpenAnswers shows everyone's answers to a paragraph side by side. If the
// person has not submitted it, they are asked first, and that they saw the
// answers is recorded.
func (s *Opener) OpenAnswers(paragraph string) {
	s.opened++
	request, look := s.opened, s.Look()
	var hidden bool
	s.options.Work(func() { hidden = look.Hidden(paragraph) }, func() {
		switch {
		case s.closed || request != s.opened:
		case hidden:
			s.options.Trace("asks %s", paragraph)
			s.screen.AskToReveal(paragraph)
		default:
			s.compare(paragraph)
		}
	})
}

// Reveal records that the answers are seen, and shows them.
func (s *Opener) Reveal(paragraph string) {
	if err := s.options.Witness.Reveal(paragraph); err != nil {
		s.screen.Failed(err)
		return
	}
	s.revealed[paragraph] = true
	s.compare(paragraph)
	s.options.Revealed()
}

// compare reads everyone's sheets of a paragraph.
func (s *Opener) compare(paragraph string) {
	s.opened++
	request, look := s.opened, s.Look()
	var a Answers
	var err error
	s.options.Work(func() { a, err = s.sideBySide(paragraph, look) }, func() {
		switch {
		case s.closed || request != s.opened:
		case err != nil:
			s.screen.Failed(err)
		default:
			s.screen.ShowAnswers(a)
			if slices.ContainsFunc(a.Columns, func(c Column) bool { return c.Annotator != s.options.Annotator }) {
				s.See([]string{paragraph})
			}
			s.options.Trace("answers %s", paragraph)
		}
	})
}

// Locate finds where a paragraph stands, if it can be read.
func (s *Opener) Locate(paragraph string, then func(article string, number int)) {
	look := s.Look()
	var sheet *annotate.Sheet
	s.options.Work(func() { sheet = look.sheet(paragraph) }, func() {
		if !s.closed && sheet != nil {
			then(sheet.Paragraph.Article, sheet.Paragraph.Position)
		}
	})
}

// sideBySide collects the submitted answers of everyone to a paragraph, those
// under an earlier version of the codebook too: the numbers count them.
func (s *Opener) sideBySide(paragraph string, look *Look) (Answers, error) {
	ctx := context.Background()
	targets, err := s.options.Store.Targets(ctx)
	if err != nil {
		return Answers{}, err
	}
	var given []*annotate.Sheet
	for _, who := range s.options.People() {
		s, err := s.options.Store.Sheet(ctx, paragraph, annotate.LayerAnnotation, review.FirstRound, who)
		if err != nil {
			return Answers{}, err
		}
		if s.State(look.book) == annotate.Submitted {
			given = append(given, s)
		}
	}
	if len(given) == 0 {
		return Answers{}, annotate.Fail(annotate.CodeNotFound, "review.nobody-submitted")
	}
	p := given[0].Paragraph
	article, err := s.options.Store.Article(ctx, p.Article)
	if err != nil {
		return Answers{}, err
	}
	a := Answers{Paragraph: paragraph, Article: article.Meta.Title, Position: p.Position, Text: p.Text}
	if p.Whole() {
		a.Position = 0 // it has no number
	}
	for _, s := range given {
		a.Columns = append(a.Columns, Column{s.Annotator, s.Value(annotate.FieldNote, "")})
	}
	a.Rows = rowsOf(given, article.Meta.AskedTargets(targets), look)
	return a, nil
}

// rowsOf lists the answers side by side in the order of the form: those that
// count, with what was changed after others' were seen. Questions that nobody was
// asked, or nobody answered, have no row; doubts and notes stand beside the answers.
func rowsOf(given []*annotate.Sheet, targets []annotate.Target, look *Look) []AnswerRow {
	ids := annotate.TargetIDs(targets)
	counted, now := make([]answered, len(given)), make([]answered, len(given))
	for i, s := range given {
		counted[i] = answered{look.book, s.Unseen(), s.Unseen().Ask(look.book, ids)}
		now[i] = answered{look.book, s, s.Ask(look.book, ids)}
	}
	var rows []AnswerRow
	for i := range look.book.Fields {
		f := &look.book.Fields[i]
		if f.SaysAboutAnswers() || f.Key == annotate.FieldNote {
			continue
		}
		of := []annotate.Target{{}}
		if f.PerTarget {
			of = targets
		}
		for _, t := range of {
			if row := rowOf(f, t, counted, now); row.answered() {
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// rowOf is one question of them.
func rowOf(f *codebook.Field, t annotate.Target, counted, now []answered) AnswerRow {
	row := AnswerRow{Field: f, Target: t.Name}
	var values []string
	for i, one := range counted {
		value, later := one.value(f.Key, t.ID), now[i].value(f.Key, t.ID)
		if later == value {
			later = ""
		}
		if value != "" {
			values = append(values, value)
		}
		_, old := now[i].sheet.Outdated(one.book, f.Key, t.ID)
		row.Earlier = row.Earlier || old
		doubt := now[i].sheet.Doubts(annotate.Slot{Field: f.Key, Target: t.ID})
		row.Given = append(row.Given, Answered{value, later, doubt && value != ""})
		row.Marked = append(row.Marked, slices.DeleteFunc(one.sheet.Evidence(), func(m annotate.MarkedOption) bool {
			return m.Slot != annotate.Slot{Field: f.Key, Target: t.ID}
		}))
	}
	slices.Sort(values)
	row.Differ = !f.IsAside() && len(slices.Compact(values)) > 1
	return row
}

// answered reports whether anybody answered the question.
func (r *AnswerRow) answered() bool {
	return slices.ContainsFunc(r.Given, func(g Answered) bool { return g.Value+g.Later != "" })
}

// answered is a sheet with what it asks.
type answered struct {
	book  *codebook.Codebook
	sheet *annotate.Sheet
	asked *codebook.Asked
}

// value is the answer to a question that is asked, also to what it asked
// earlier, else "".
func (a answered) value(field, target string) string {
	if !a.asked.Visible(field, target) {
		return ""
	}
	if old, outdated := a.sheet.Outdated(a.book, field, target); outdated {
		return old.Entry.Value
	}
	return a.sheet.Value(field, target)
}
