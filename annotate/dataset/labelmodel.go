package dataset

import (
	"context"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// ofModel plans what a model says of one paragraph: each answer by itself, whatever else
// of the paragraph it answers, and beside it what it gives each option. Nothing is
// submitted: a model does not work on paragraphs.
func (p *labelPlanner) ofModel(ctx context.Context, sheet *annotate.Sheet, rows []Label) error {
	p.plan.Units.Add(&sheet.Paragraph)
	given := make(map[annotate.Slot]answer)
	for _, q := range p.weighed(p.ofMeaning(rows)) {
		a, reason := understand(q.label, p.book, p.asked)
		if f := p.book.Field(q.label.Field); reason.Key() == "" && f.IsAside() {
			reason = sentence.Of("labels.model-remark")
		}
		if reason.Key() != "" {
			p.problems.add(q.label.Line, "labels.row", "Row", questionName(q.label.Field, q.label.Target, q.label.Value), "Reason", reason)
			continue
		}
		if first, repeated := given[a.slot]; repeated {
			p.problems.add(q.label.Line, "labels.answered-already", "Row", a.where(), "Line", first.line)
			continue
		}
		given[a.slot] = a
		probabilities, line, reason := q.read(p.book.Field(a.slot.Field))
		if reason.Key() != "" {
			p.problems.add(line, "labels.row", "Row", a.where(), "Reason", reason)
			continue
		}
		if err := p.takeOfModel(ctx, sheet, a, probabilities); err != nil {
			return err
		}
	}
	return nil
}

// ofMeaning leaves out answers to questions that mean something else now, and counts them.
func (p *labelPlanner) ofMeaning(rows []Label) []Label {
	var kept []Label
	for _, l := range rows {
		if p.means(&l) {
			kept = append(kept, l)
		} else if !l.derived() {
			p.plan.Outdated++
		}
	}
	return kept
}

// takeOfModel writes an answer of a model and its probabilities, where they are others
// than stand.
func (p *labelPlanner) takeOfModel(ctx context.Context, sheet *annotate.Sheet, a answer, probabilities annotate.Probabilities) error {
	key := sheet.Key(a.slot.Field, a.slot.Target)
	stands, err := p.stands(ctx, key, sheet.Value(a.slot.Field, a.slot.Target) == a.value)
	if err != nil {
		return err
	}
	if !stands {
		p.plan.Changed++
		p.write(key, a.value, sheet.Current(key))
	}
	key = sheet.ProbabilityKey(a.slot)
	value, now := probabilities.Value(), sheet.Current(key)
	same := sheet.ProbabilitiesOf(p.book, a.slot).About(probabilities)
	if stands, err = p.stands(ctx, key, same); err != nil || stands {
		return err
	}
	if value != "" {
		p.plan.Probable++
	}
	p.write(key, value, now)
	return nil
}

// ModelSource is what the labels of a model are read from.
type ModelSource interface {
	EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
}

// ModelStore is what the labels of a model are taken out of.
type ModelStore interface {
	ModelSource
	// AppendPlanned refuses with CodeOutdated what was planned before another program wrote.
	AppendPlanned(ctx context.Context, entries ...annotate.Entry) error
}

// mostRemovals is how often it is planned anew because another program wrote.
const mostRemovals = 20

// RemoveModel takes back everything that a model said, as one action, and tells how many
// labels that were. The log keeps them. The error is CodeNotFound where nothing of it is here.
func RemoveModel(ctx context.Context, from ModelStore, pen *annotate.Pen, model string) (taken int, err error) {
	for n := 1; ; n++ {
		entries, err := planModelRemoval(ctx, from, pen, model)
		if err != nil {
			return 0, err
		}
		err = from.AppendPlanned(ctx, entries...)
		var refused *annotate.Error
		switch {
		case err == nil:
			return answersIn(entries), nil
		case n == mostRemovals || !errors.As(err, &refused) || refused.Code != annotate.CodeOutdated:
			return 0, err
		}
	}
}

func answersIn(entries []annotate.Entry) (n int) {
	for i := range entries {
		if entries[i].Key.Kind == annotate.KindAnswer {
			n++
		}
	}
	return n
}

func planModelRemoval(ctx context.Context, from ModelSource, pen *annotate.Pen, model string) ([]annotate.Entry, error) {
	var entries []annotate.Entry
	pen.Begin()
	err := from.EachSheet(ctx, func(_ *annotate.Article, s *annotate.Sheet) error {
		if s.Layer == annotate.LayerModel && s.Annotator == model {
			entries = append(entries, s.TakeBack(pen)...)
		}
		return nil
	})
	if err == nil && len(entries) == 0 {
		err = annotate.Fail(annotate.CodeNotFound, "model.none", "Model", sentence.Quoted(model))
	}
	return entries, err
}
