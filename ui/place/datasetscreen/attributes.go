package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/exchanging"
	"plumbline/ui/modal"
)

// attributesDialog shows what is privately known of a person and lets it be
// changed, one attribute a line.
func (t *peopleCard) attributesDialog(q exchanging.Person) {
	lines, err := t.work.Attributes(q.ID)
	if err != nil {
		t.host.Failed(err)
		return
	}
	entry := modal.NewLines(lines, lang.L("one a line:\nself-placement = 4\nfirst language = Corvanian"))
	entry.SetMinRowsVisible(4)
	modal.Show(t.host.Window(), modal.Spec{
		Title: lang.L("Private attributes of {{.Who}}", map[string]any{"Who": q.ID}),
		Body: modal.NewColumn(
			modal.Text(lang.L("They are kept apart: no export, pack or other person has them unless a lead asks for them.")),
			entry,
		),
		Confirm:      lang.L("Save"),
		Cancel:       lang.L("Cancel"),
		Width:        520,
		InitialFocus: entry,
		OnConfirm:    func() error { return t.work.SetAttributes(q.ID, entry.Text) },
	})
}
