package dialogs

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// TargetChanges is what is to be written about targets.
type TargetChanges struct {
	Fields map[string]map[string]string // by the id of a target that stands: its fields that are another
	Added  []annotate.Target
}

// Targets lists the targets, lets each be corrected, and adds new ones.
func (o Over) Targets(targets []annotate.Target, save func(TargetChanges) error) {
	rows := container.NewVBox()
	entries := make([]targetEntries, len(targets))
	for i, t := range targets {
		entries[i] = newTargetEntries(t)
		rows.Add(entries[i].form())
		rows.Add(widget.NewSeparator())
	}
	added := modal.NewLines("", lang.L("one a line:\nCorvane = Corvanian government, Varenhall\nKadreth"))
	added.SetMinRowsVisible(3)
	rows.Add(label(lang.L("Add targets")))
	rows.Add(added)
	rows.Add(wrapped(lang.L("Paragraphs submitted before stay submitted; the new target is listed there as a new question.")))
	size := o.Window.Canvas().Size()
	scroll := container.NewVScroll(rows)
	scroll.SetMinSize(fyne.NewSize(600, min(rows.MinSize().Height, size.Height-240)))
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Targets"), Body: scroll, Width: 680,
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"),
		OnConfirm: func() error {
			changes, err := changedTargets(targets, entries, added.Text)
			if err != nil {
				return err
			}
			return save(changes)
		},
	})
}

// targetEntries are the entries for one target.
type targetEntries struct{ name, aliases, counts, countsNot *modal.Entry }

func newTargetEntries(t annotate.Target) targetEntries {
	e := targetEntries{
		modal.NewEntry(t.Name, ""), modal.NewEntry(strings.Join(t.Aliases, ", "), ""),
		modal.NewEntry(t.Counts, ""), modal.NewEntry(t.CountsNot, ""),
	}
	for _, long := range []*modal.Entry{e.aliases, e.counts, e.countsNot} {
		long.CursorColumn = 0 // a long line is read from its beginning
	}
	return e
}

func (e targetEntries) form() fyne.CanvasObject {
	return widget.NewForm(
		widget.NewFormItem(lang.L("Name"), e.name),
		widget.NewFormItem(lang.L("Also called"), e.aliases),
		widget.NewFormItem(lang.L("Counts as it"), e.counts),
		widget.NewFormItem(lang.L("Does not"), e.countsNot),
	)
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
	t.ID, t.Order = old.ID, old.Order
	t.Counts, t.CountsNot = strings.TrimSpace(e.counts.Text), strings.TrimSpace(e.countsNot.Text)
	return t, nil
}

// changedTargets checks everything and tells what is to be written.
func changedTargets(old []annotate.Target, entries []targetEntries, lines string) (TargetChanges, error) {
	changes := TargetChanges{Fields: make(map[string]map[string]string)}
	now := make([]annotate.Target, len(old))
	for i, t := range old {
		var err error
		if now[i], err = entries[i].target(t); err != nil {
			return changes, err
		}
		changes.Fields[t.ID] = Differences(t.Fields(), now[i].Fields())
	}
	added, err := parseTargets(lines)
	if err != nil {
		return changes, err
	}
	for i := range added {
		added[i].Order = len(old) + i + 1
	}
	changes.Added = added
	return changes, annotate.CheckTargets(append(now, added...))
}

// Differences lists the fields whose value changed; one that is gone is empty.
func Differences(old, now []annotate.MetaField) map[string]string {
	changed := make(map[string]string)
	for _, f := range old {
		changed[f.Field] = ""
	}
	for _, f := range now {
		changed[f.Field] = f.Value
	}
	for _, f := range old {
		if changed[f.Field] == f.Value {
			delete(changed, f.Field)
		}
	}
	return changed
}
