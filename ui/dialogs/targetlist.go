package dialogs

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
)

// targetList is a form for each target, and a button for another one.
type targetList struct {
	column *modal.Column
	forms  *modal.Column
	known  []annotate.Target // those that stand, whose forms come first
	rows   []targetEntries
	modal  *modal.Modal // that it is in, once that is shown
}

func newTargetList(known []annotate.Target) *targetList {
	l := &targetList{forms: modal.NewColumn(), known: known}
	for _, t := range known {
		l.add(t)
	}
	another := kit.NewFocusButton(kit.ButtonState{Label: lang.L("Another target")}, func() {
		l.modal.Focus(l.grow())
	})
	l.column = modal.NewColumn(l.forms, container.NewHBox(another))
	return l
}

func (l *targetList) add(t annotate.Target) targetEntries {
	e := newTargetEntries(t)
	if len(l.rows) > 0 {
		l.forms.Add(widget.NewSeparator())
	}
	form := e.form()
	l.rows = append(l.rows, e)
	l.forms.Add(form)
	if l.modal != nil {
		l.modal.Adopt(form)
	}
	return e
}

// grow adds an empty form and returns its first entry.
func (l *targetList) grow() fyne.Focusable { return l.add(annotate.Target{}).name }

// read returns the targets in their order, those that stand first; a form without a
// word is none.
func (l *targetList) read() ([]annotate.Target, error) {
	var targets []annotate.Target
	for i, e := range l.rows {
		old := annotate.Target{Order: len(targets) + 1}
		switch {
		case i < len(l.known):
			old = l.known[i]
		case e.empty():
			continue
		}
		t, err := e.target(old)
		if err != nil {
			return nil, modal.Wrong(e.name, err)
		}
		if err := annotate.CheckTargets([]annotate.Target{t}, targets...); err != nil {
			return nil, modal.Wrong(e.name, err)
		}
		targets = append(targets, t)
	}
	return targets, nil
}

// targetEntries are the entries for one target.
type targetEntries struct{ name, aliases, counts, countsNot *modal.Entry }

func newTargetEntries(t annotate.Target) targetEntries {
	e := targetEntries{
		modal.NewEntry(t.Name, lang.L("such as Corvane")),
		modal.NewEntry(strings.Join(t.Aliases, ", "), lang.L("other names, with commas: Corvanian government, Varenhall")),
		modal.NewEntry(t.Counts, lang.L("such as its government, its army, its people as a whole")),
		modal.NewEntry(t.CountsNot, lang.L("such as single citizens and firms")),
	}
	for _, long := range []*modal.Entry{e.aliases, e.counts, e.countsNot} {
		long.CursorColumn = 0 // a long line is read from its beginning
	}
	return e
}

func (e targetEntries) form() fyne.CanvasObject {
	return modal.NewForm(
		modal.NewRow(lang.L("Name"), e.name),
		modal.NewRow(lang.L("Also called"), e.aliases),
		modal.NewRow(lang.L("Counts as it"), e.counts),
		modal.NewRow(lang.L("Does not"), e.countsNot),
	)
}

func (e targetEntries) empty() bool {
	return strings.TrimSpace(e.name.Text+e.aliases.Text+e.counts.Text+e.countsNot.Text) == ""
}

// target reads a target from the entries.
func (e targetEntries) target(old annotate.Target) (annotate.Target, error) {
	line := e.name.Text
	if strings.TrimSpace(e.aliases.Text) != "" {
		line += "=" + e.aliases.Text
	}
	t, err := annotate.ParseTarget(line)
	if err != nil {
		return t, err
	}
	if t.Order = old.Order; old.ID != "" {
		t.ID = old.ID
	}
	t.Counts, t.CountsNot = strings.TrimSpace(e.counts.Text), strings.TrimSpace(e.countsNot.Text)
	return t, nil
}
