package dialogs

import (
	"fyne.io/fyne/v2/lang"

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
	list := newTargetList(targets)
	if len(targets) == 0 {
		list.grow()
	}
	list.modal = modal.Show(o.Window, modal.Spec{
		Title: lang.L("Targets"), Width: 680,
		Body: modal.NewColumn(list.column, modal.Text(
			lang.L("Paragraphs submitted before stay submitted; a new target is listed there as a new question."),
		)),
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"),
		OnConfirm: func() error {
			now, err := list.read()
			if err != nil {
				return err
			}
			return save(changesOf(targets, now))
		},
	})
}

// changesOf tells what is to be written for targets to be as they are now; those that
// stood come first.
func changesOf(old, now []annotate.Target) TargetChanges {
	changes := TargetChanges{Fields: make(map[string]map[string]string), Added: now[len(old):]}
	for i, t := range old {
		changes.Fields[t.ID] = Differences(t.Fields(), now[i].Fields())
	}
	return changes
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
