package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/modal"
)

// keepAction keeps one version of a text alone in use, where several are.
func (t *articlesCard) keepAction(chosen []string) (card.Action, bool) {
	if len(chosen) != 1 || len(t.work.Editions(chosen[0])) == 0 {
		return card.Action{}, false
	}
	return card.Action{
		ID: "keep", Label: lang.L("Keep this version"), Key: "j", Do: func() { t.keep(chosen[0]) },
		Tip: lang.L("Withdraw the other versions of this text; their answers to equal paragraphs are carried to this one"),
	}, true
}

// keep withdraws the other versions on a clear yes.
func (t *articlesCard) keep(id string) {
	others := t.work.Editions(id)
	modal.Show(t.host.Window(), modal.Spec{
		Title: lang.L("Keep this version of the text?"),
		Body: modal.Text(lang.N(
			"{{.Count}} other versions in use are withdrawn. What was answered of paragraphs that stand in both is carried to this one, and is lost nowhere.",
			len(others),
			map[string]any{"Count": len(others)},
		)),
		Confirm: lang.L("Keep this version"), Cancel: lang.L("Cancel"), Width: 520,
		OnConfirm: func() error {
			t.work.Keep(id, func(withdrawn int) {
				t.host.Notice(lang.L("Withdrawn: {{.Count}}", map[string]any{"Count": withdrawn}))
			})
			return nil
		},
	})
}
