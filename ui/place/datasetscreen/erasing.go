package datasetscreen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// forgetDialog asks what of a person is to be destroyed.
func (t *peopleCard) forgetDialog(id string) {
	fields := []string{annotate.ErasureAttributes, annotate.ErasureNotes, annotate.ErasureAll}
	names := []string{
		lang.L("private attributes and consents"),
		lang.L("notes, and questions to the lead"),
		lang.L("these, and everything else they answered"),
	}
	chosen := fields[0]
	choice := modal.NewSelect(names, names[0], func(name string) {
		for i := range names {
			if names[i] == name {
				chosen = fields[i]
			}
		}
	})
	modal.Show(t.host.Window(), modal.Spec{
		Title: lang.L("Forget something of {{.ID}}", map[string]any{"ID": id}),
		Body: modal.NewColumn(
			modal.Text(
				lang.L("What is destroyed is gone for good, from this file and from its backups. The id stays beside what remains."),
			),
			choice,
		),
		Confirm:      lang.L("Look what goes"),
		Cancel:       lang.L("Cancel"),
		Width:        520,
		InitialFocus: fyne.Focusable(choice),
		Then: func() {
			t.confirmErasure(annotate.ErasureKey(chosen, id), lang.L("Forget this of {{.ID}}?", map[string]any{"ID": id}))
		},
	})
}

// forgetText asks whether the text of a withdrawn article is to be destroyed.
func (t *articlesCard) forgetText(id string) {
	t.confirmErasure(annotate.ErasureKey(annotate.ErasureText, id), lang.L("Destroy the text of this article?"))
}

// confirmErasure shows how much would be destroyed, and destroys it on a clear yes.
func (p part) confirmErasure(key annotate.Key, title string) {
	words := modal.Text(lang.L("looking what goes…"))
	modal.Show(p.host.Window(), modal.Spec{
		Title:   title,
		Body:    words,
		Confirm: lang.L("Destroy"),
		Cancel:  lang.L("Cancel"),
		Danger:  true,
		Safe:    true,
		Width:   520,
		Unseen:  true,
		Reads: func(m *modal.Modal) {
			p.work.PlanErasure(key, func(e annotate.Destroyed, err error) { p.planned(m, words, e, err) })
		},
		OnConfirm: func() error {
			p.work.Erase(key, func(annotate.Destroyed) {
				p.host.Trace("erased")
				p.host.Notice(lang.L("Destroyed; backups from before are deleted"))
			})
			return nil
		},
	})
}

// planned tells in the question how much would be destroyed.
func (p part) planned(m *modal.Modal, words *modal.Words, e annotate.Destroyed, err error) {
	switch {
	case m.Closed():
	case err != nil:
		m.Close()
		p.host.Failed(err)
	case e.Nothing():
		m.Close()
		p.host.Notice(lang.L("There is nothing of this to destroy"))
	default:
		words.SetText(erasureWords(e) + " " + lang.L(
			"It cannot be brought back, and older copies and packs that are merged later bring nothing of it back. Files that were sent out are not reached.",
		))
		m.Known()
		p.host.Trace("erasure of %d entries, %d texts", e.Entries, e.Paragraphs)
	}
}

// erasureWords says how much goes.
func erasureWords(e annotate.Destroyed) string {
	var says []string
	if e.Paragraphs > 0 {
		says = append(says, lang.N("{{.Count}} paragraphs lose their text.", e.Paragraphs, map[string]any{"Count": e.Paragraphs}))
	}
	if e.Entries > 0 || e.Paragraphs == 0 {
		says = append(says, lang.N("{{.Count}} entries lose what they say.", e.Entries, map[string]any{"Count": e.Entries}))
	}
	if n := len(e.Elsewhere); n > 0 {
		says = append(
			says,
			lang.N("{{.Count}} other articles hold some of the same paragraphs and keep them.", n, map[string]any{"Count": n}),
		)
	}
	if e.Waiting > 0 {
		says = append(says, lang.N("{{.Count}} more that wait on this computer to be put into the project lose it too.",
			e.Waiting, map[string]any{"Count": e.Waiting}))
	}
	if e.Backups > 0 {
		says = append(says, lang.N("{{.Count}} backups are deleted, and a new one is made.", e.Backups, map[string]any{"Count": e.Backups}))
	}
	if e.Strays > 0 {
		says = append(says, lang.N("{{.Count}} logs of killed programs, of which nobody can tell the project, are deleted.",
			e.Strays, map[string]any{"Count": e.Strays}))
	}
	return strings.Join(says, " ")
}
