package datasetscreen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/ui/modal"
)

// batchDialog asks for the set that the chosen articles belong to.
func (d *Screen) batchDialog() {
	ids := d.chosenArticles()
	if len(ids) == 0 {
		return
	}
	entry := modal.NewEntry(d.batchOf(ids), lang.L("such as calibration, or week 12"))
	modal.Show(d.params.Window, modal.Spec{
		Title:   lang.N("Batch of {{.Count}} articles", len(ids), map[string]any{"Count": len(ids)}),
		Body:    container.NewVBox(wrapped(lang.L("A batch is a set of articles that is handed out and reviewed together. Leave it empty to take the articles out of theirs.")), entry),
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error {
			d.decide(about(ids, annotate.MetaBatch, strings.TrimSpace(entry.Text))...)
			return nil
		},
	})
}

// batchOf is the batch that all of some articles share, or "".
func (d *Screen) batchOf(ids []string) string {
	batch := ""
	for _, a := range d.view.Articles {
		for i, id := range ids {
			switch {
			case a.ID != id:
			case i == 0 || batch == "":
				batch = a.Meta.Batch
			case batch != a.Meta.Batch:
				return ""
			}
		}
	}
	return batch
}

// addPersonDialog asks for the id of somebody who has not labelled yet.
func (d *Screen) addPersonDialog() {
	entry := modal.NewEntry("", lang.L("A1"))
	modal.Show(d.params.Window, modal.Spec{
		Title:   lang.L("Add a person"),
		Body:    container.NewVBox(wrapped(lang.L("A short id, such as A1. It stands beside each of their answers, in the project and in what is exported.")), entry),
		Confirm: lang.L("Add"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error {
			id := strings.TrimSpace(entry.Text)
			if err := annotate.CheckAnnotatorID(id); err != nil {
				return err
			}
			for _, p := range d.view.People {
				if p.ID == id {
					return annotate.Errorf(annotate.CodeExists, "%s", lang.L("{{.ID}} is here already.", map[string]any{"ID": id}))
				}
			}
			d.decide(team.PersonFact(id, annotate.PersonJoined, annotate.Yes))
			return nil
		},
	})
}

// roleDialog asks what the person where the keys are may do.
func (d *Screen) roleDialog() {
	q, ok := d.chosenPerson()
	if !ok {
		return
	}
	names := []string{lang.L("annotator"), lang.L("lead")}
	at := names[0]
	if q.Role == annotate.RoleLead {
		at = names[1]
	}
	choice := modal.NewSelect(names, at, nil)
	modal.Show(d.params.Window, modal.Spec{
		Title:   lang.L("Role of {{.ID}}", map[string]any{"ID": q.ID}),
		Body:    container.NewVBox(wrapped(lang.L("A lead hands out articles, merges, reviews and decides, and may also label. As soon as there is one, all others see their own work only.")), choice),
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: fyne.Focusable(choice),
		OnConfirm: func() error {
			role := annotate.RoleAnnotator
			if choice.Selected == names[1] {
				role = annotate.RoleLead
			}
			d.decide(team.PersonFact(q.ID, annotate.PersonRole, role))
			return nil
		},
	})
}

// wrapped is a text in a dialog that may need several lines.
func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}
