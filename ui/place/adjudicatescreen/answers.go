package adjudicatescreen

import (
	"cmp"
	"reflect"
	"slices"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/answers"
	"plumbline/ui/kit"
)

// answersView lays out the case on the desk: what is decided here, in the order of the
// form, and then what else divides the annotators.
func answersView(d *adjudicating.Session) answers.View {
	c := d.Case()
	v := answers.View{
		Covered: d.Covered(),
		Hint:    lang.L("Shift and a letter takes that annotator's answers; Shift+K keeps the disagreement."),
	}
	if d.Covered() {
		v.Columns = make([]answers.Column, len(c.Columns))
		return v
	}
	for _, col := range c.Columns {
		column := answers.Column{Letter: col.Letter, Note: col.Note()}
		if len(col.Letter) == 1 {
			column.Key = "Shift " + col.Letter
		}
		if d.Names() {
			column.Name = col.Annotator
		}
		v.Columns = append(v.Columns, column)
	}
	active, _ := d.Active()
	for _, slot := range disputed(d) {
		q := answers.Question{
			Name: slotName(d, slot.Slot), Field: d.Book().Field(slot.Field), Strong: slot.here,
			Active: active.Field != nil && active.Slot() == slot.Slot,
		}
		for _, col := range c.Columns {
			q.Given = append(
				q.Given,
				answers.Given{Value: col.Answers[slot.Slot], Unsure: col.Unsure(slot.Slot), Words: answers.Marked(col.Evidence(slot.Slot))},
			)
		}
		v.Questions = append(v.Questions, q)
	}
	return v
}

// dividing is a question that divides the annotators, decided here or elsewhere.
type dividing struct {
	annotate.Slot
	here bool
}

// disputed lists what divides the annotators: what is decided here first.
func disputed(d *adjudicating.Session) []dividing {
	var here, rest []dividing
	seen := make(map[annotate.Slot]bool)
	add := func(slot annotate.Slot, is bool) {
		if seen[slot] || d.Book().Field(slot.Field) == nil || !d.Case().Disputed(slot) {
			return
		}
		if seen[slot] = true; is {
			here = append(here, dividing{slot, true})
		} else {
			rest = append(rest, dividing{slot, false})
		}
	}
	for _, r := range d.Rows() {
		add(r.Slot(), r.Here)
	}
	for i := range d.Book().Fields {
		f := &d.Book().Fields[i]
		for _, column := range d.Case().Columns {
			for slot := range column.Answers {
				if slot.Field == f.Key {
					add(slot, false)
				}
			}
		}
	}
	slices.SortStableFunc(rest, func(a, b dividing) int {
		if a.Field == b.Field {
			return cmp.Compare(slotName(d, a.Slot), slotName(d, b.Slot))
		}
		return 0
	})
	return append(here, rest...)
}

// answersPane shows them, and where the active question is among many.
type answersPane struct {
	pane   *kit.Pane
	shown  answers.View
	active answers.Extent
}

func newAnswersPane() *answersPane {
	a := &answersPane{}
	a.pane = kit.NewPane(a.draw)
	return a
}

// show takes a view.
func (a *answersPane) show(v answers.View) {
	if !reflect.DeepEqual(a.shown, v) {
		a.shown = v
		a.pane.Update()
	}
}

func (a *answersPane) draw(l *kit.Drawing, width, _ float32) float32 {
	drawn := answers.Draw(l, a.shown, 0, 0, width)
	a.active = drawn.Active
	return drawn.End
}
