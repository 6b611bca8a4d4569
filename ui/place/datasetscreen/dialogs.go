package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
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

// turnRole makes a person a lead or an annotator, at once where that changes nothing for
// others.
func (t *peopleCard) turnRole(q exchanging.Person) {
	lead := q.Role != annotate.RoleLead
	if lead && t.work.Leads() > 0 || !lead && t.work.Leads() > 1 {
		t.setRole(q.ID, lead)
		return
	}
	confirm, text := lang.L("Make a lead"), lang.L(
		"A lead hands out articles, merges, reviews and decides, and may also label. As soon as there is one, all others see their own work only: in a shared file the rest is hidden by the program, in a pack it is not there.",
	)
	if !lead {
		confirm, text = lang.L("Make an annotator"), lang.L(
			"{{.ID}} is the only lead. Where nobody is a lead everyone is one, and sees what all others answered.",
			map[string]any{"ID": q.ID},
		)
	}
	modal.Confirm(t.host.Window(), lang.L("Role of {{.ID}}", map[string]any{"ID": q.ID}), text, confirm, func() { t.setRole(q.ID, lead) })
}

func (t *peopleCard) setRole(id string, lead bool) {
	t.work.SetRole(id, lead)
	if lead {
		t.host.Notice(lang.L("{{.ID}} is a lead now", map[string]any{"ID": id}))
		return
	}
	t.host.Notice(lang.L("{{.ID}} is an annotator now", map[string]any{"ID": id}))
}

// excludeAction lets a person's answers count no more, or again.
func (t *peopleCard) excludeAction(q exchanging.Person) card.Action {
	a := card.Action{
		ID:    "exclude",
		Label: lang.L("Leave out"),
		Key:   "o",
		Tip:   lang.L("Their answers count nowhere from now on, for a reason that every report tells; nothing is lost"),
		Do:    func() { t.excludeDialog(q.ID) },
	}
	if q.Excluded != "" {
		a.Label, a.Tip = lang.L("Count again"), lang.L("Their answers count again")
		a.Do = func() {
			if t.work.Include(q.ID) {
				t.host.Notice(lang.L("The answers of {{.ID}} count again", map[string]any{"ID": q.ID}))
			}
		}
	}
	return a
}

// excludeDialog asks why somebody's answers are not to count.
func (t *peopleCard) excludeDialog(id string) {
	reason := modal.NewEntry("", lang.L("such as: worked by the rules of another study"))
	modal.Show(t.host.Window(), modal.Spec{
		Title: lang.L("Leave out the answers of {{.ID}}?", map[string]any{"ID": id}), Width: 560,
		Body: modal.NewColumn(
			modal.Text(
				lang.L(
					"They divide nobody and make no majority any more, and no number of Review counts them. They stay in the project and in the export, marked; reports give the results with them and without, and this reason.",
				),
			),
			reason,
		),
		Confirm: lang.L("Leave out"), Cancel: lang.L("Cancel"), InitialFocus: reason,
		OnConfirm: func() error { return t.work.Exclude(id, reason.Text) },
	})
}
