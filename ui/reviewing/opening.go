package reviewing

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
	"plumbline/ui/place/reviewscreen"
)

// openAnswers shows everyone's answers to a paragraph side by side. If the
// person has not submitted it, they are asked first, and that they saw the
// answers is recorded.
func (r *Reviewing) openAnswers(paragraph string) {
	r.opened++
	request, look := r.opened, r.newLook()
	var hidden bool
	r.params.Background(func() { hidden = look.hidden(paragraph) }, func() {
		switch {
		case r.closed || request != r.opened:
		case hidden:
			r.params.Trace("asks %s", paragraph)
			r.params.Ask(lang.L("See the answers before you have answered?"),
				lang.L("You have not submitted this paragraph. If you see the answers of others now, that is recorded, and what you answer here later no longer counts as independent."),
				lang.L("Show the answers"), func() { r.reveal(paragraph) })
		default:
			r.compare(paragraph)
		}
	})
}

// reveal records that the answers are seen, and shows them.
func (r *Reviewing) reveal(paragraph string) {
	if err := r.params.Reveal(paragraph); err != nil {
		r.params.OnError(err)
		return
	}
	r.revealed[paragraph] = true
	r.compare(paragraph)
	r.describe() // its line in the list may be seen now
}

// compare reads everyone's sheets of a paragraph.
func (r *Reviewing) compare(paragraph string) {
	r.opened++
	request, look := r.opened, r.newLook()
	var a reviewscreen.Answers
	var err error
	r.params.Background(func() { a, err = r.sideBySide(paragraph, look) }, func() {
		switch {
		case r.closed || request != r.opened:
		case err != nil:
			r.params.OnError(err)
		default:
			r.screen.ShowAnswers(a)
			if slices.ContainsFunc(a.Annotators, func(who string) bool { return who != r.params.Annotator }) {
				r.see([]string{paragraph})
			}
			r.params.Trace("answers %s", paragraph)
		}
	})
}

// openPlace leads to a paragraph where it is labelled.
func (r *Reviewing) openPlace(paragraph string) {
	look := r.newLook()
	var sheet *annotate.Sheet
	r.params.Background(func() { sheet = look.sheet(paragraph) }, func() {
		if !r.closed && sheet != nil {
			r.params.OnPlace(sheet.Paragraph.Article, sheet.Paragraph.Position)
		}
	})
}

// sideBySide collects the submitted answers of everyone to a paragraph, those
// under an earlier version of the codebook too: the numbers count them.
func (r *Reviewing) sideBySide(paragraph string, look *look) (reviewscreen.Answers, error) {
	ctx := context.Background()
	targets, err := r.params.Project.Targets(ctx)
	if err != nil {
		return reviewscreen.Answers{}, err
	}
	var given []*annotate.Sheet
	for _, who := range r.people() {
		s, err := r.params.Project.Sheet(ctx, paragraph, annotate.LayerAnnotation, review.FirstRound, who)
		if err != nil {
			return reviewscreen.Answers{}, err
		}
		if s.WasSubmitted(look.book) {
			given = append(given, s)
		}
	}
	if len(given) == 0 {
		return reviewscreen.Answers{}, annotate.Errorf(annotate.CodeNotFound, "Nobody has submitted this paragraph any more.")
	}
	p := given[0].Paragraph
	article, err := r.params.Project.Article(ctx, p.Article)
	if err != nil {
		return reviewscreen.Answers{}, err
	}
	a := reviewscreen.Answers{Paragraph: paragraph, Article: article.Meta.Title, Position: p.Position, Text: p.Text}
	for _, s := range given {
		a.Annotators = append(a.Annotators, s.Annotator)
	}
	a.Rows = rowsOf(given, article.Meta.AskedTargets(targets), look)
	return a, nil
}

// people lists everyone with answers.
func (r *Reviewing) people() []string {
	r.sheets.mu.Lock()
	defer r.sheets.mu.Unlock()
	return r.sheets.answers.Annotators()
}

// rowsOf lays the answers side by side in the order of the form: those that
// count, with what was changed after others' were seen. Questions that nobody was
// asked, or nobody answered, have no row.
func rowsOf(given []*annotate.Sheet, targets []annotate.Target, look *look) []reviewscreen.AnswerRow {
	ids := make([]string, len(targets))
	for i, t := range targets {
		ids[i] = t.ID
	}
	counted, now := make([]answered, len(given)), make([]answered, len(given))
	for i, s := range given {
		counted[i] = answered{look.book, s.Unseen(), s.Unseen().Ask(look.book, ids)}
		now[i] = answered{look.book, s, s.Ask(look.book, ids)}
	}
	var rows []reviewscreen.AnswerRow
	for i := range look.book.Fields {
		f := &look.book.Fields[i]
		if f.Scale == codebook.Span {
			continue // words, not a value: Adjudicate shows them in the text
		}
		of := []annotate.Target{{}}
		if f.PerTarget {
			of = targets
		}
		for _, t := range of {
			row := reviewscreen.AnswerRow{Name: f.Label}
			if f.PerTarget {
				row.Name += " · " + t.Name
			}
			if slices.ContainsFunc(given, func(s *annotate.Sheet) bool { _, old := s.Outdated(look.book, f.Key, t.ID); return old }) {
				row.Name = lang.L("{{.Name}} (as asked earlier)", map[string]any{"Name": row.Name})
			}
			var values []string
			answers := false
			for j := range given {
				value, later := counted[j].value(f.Key, t.ID), now[j].value(f.Key, t.ID)
				if later == value {
					later = ""
				}
				if value != "" {
					values = append(values, value)
				}
				answers = answers || value+later != ""
				row.Given = append(row.Given, reviewscreen.AnswerWithLater(look.all(f, value), look.all(f, later)))
			}
			slices.Sort(values)
			row.Differ = !f.IsAside() && len(slices.Compact(values)) > 1
			if answers {
				rows = append(rows, row)
			}
		}
	}
	return rows
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

// all shows an answer, of a set all its labels.
func (l *look) all(f *codebook.Field, value string) string {
	if f.Scale != codebook.Set {
		return l.shown(f.Key, value)
	}
	labels := codebook.SplitSet(value)
	for i := range labels {
		labels[i] = l.shown(f.Key, labels[i])
	}
	return strings.Join(labels, ", ")
}
