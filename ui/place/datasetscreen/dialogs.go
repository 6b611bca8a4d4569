package datasetscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// batchDialog asks for the set that the chosen articles belong to.
func (t *articlesCard) batchDialog() {
	ids := t.chosen()
	if len(ids) == 0 {
		return
	}
	entry := modal.NewEntry(t.work.BatchOf(ids), lang.L("such as calibration, or week 12"))
	modal.Show(t.host.Window(), modal.Spec{
		Title: lang.N("Batch of {{.Count}} articles", len(ids), map[string]any{"Count": len(ids)}),
		Body: modal.NewColumn(
			modal.Text(
				lang.L(
					"A batch is a set of articles that is handed out and reviewed together. Leave it empty to take the articles out of theirs.",
				),
			),
			entry,
		),
		Confirm:      lang.L("Save"),
		Cancel:       lang.L("Cancel"),
		InitialFocus: entry,
		OnConfirm: func() error {
			t.work.SetBatch(ids, entry.Text)
			return nil
		},
	})
}

// addPersonDialog asks for the id of somebody who has not labelled yet.
func (t *peopleCard) addPersonDialog() {
	entry := modal.NewEntry("", lang.L("A1"))
	modal.Show(t.host.Window(), modal.Spec{
		Title: lang.L("Add a person"),
		Body: modal.NewColumn(
			modal.Text(lang.L("A short id, such as A1. It stands beside each of their answers, in the project and in what is exported.")),
			entry,
		),
		Confirm:      lang.L("Add"),
		Cancel:       lang.L("Cancel"),
		InitialFocus: entry,
		OnConfirm:    func() error { return t.work.AddPerson(entry.Text) },
	})
}

// roleDialog asks what the person where the keys are may do.
func (t *peopleCard) roleDialog() {
	q, ok := t.chosenPerson()
	if !ok {
		return
	}
	names := []string{lang.L("annotator"), lang.L("lead")}
	at := names[0]
	if q.Role == annotate.RoleLead {
		at = names[1]
	}
	choice := modal.NewSelect(names, at, nil)
	modal.Show(t.host.Window(), modal.Spec{
		Title: lang.L("Role of {{.ID}}", map[string]any{"ID": q.ID}),
		Body: modal.NewColumn(
			modal.Text(
				lang.L(
					"A lead hands out articles, merges, reviews and decides, and may also label. As soon as there is one, all others see their own work only: in a shared file the rest is hidden by the program, in a pack it is not there.",
				),
			),
			choice,
		),
		Confirm:      lang.L("Save"),
		Cancel:       lang.L("Cancel"),
		InitialFocus: fyne.Focusable(choice),
		OnConfirm: func() error {
			t.work.SetRole(q.ID, choice.Selected == names[1])
			return nil
		},
	})
}
