package dialogs

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// GivingAway is what a lead says of data that are given away.
type GivingAway struct {
	Release     string
	Answers     map[string]string // to the blanks of the data sheet
	WithoutText bool
}

// GiveAway asks under which name data are to be given away, and on which terms.
func (o Over) GiveAway(give func(GivingAway)) {
	var g GivingAway
	name := modal.NewEntry("", lang.L("such as 1.0"))
	licence, languages := modal.NewEntry("", lang.L("such as CC BY 4.0")), modal.NewEntry("", lang.L("such as en, de"))
	bare := modal.NewCheck(lang.L("Without the texts, titles and quoted words"), false, func(on bool) { g.WithoutText = on })
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Give the data away"), Width: 620,
		Body: modal.NewColumn(
			modal.Text(lang.L(
				"People get other ids, new ones in every release. Dates become weeks; notes and reasons stay out. What the project holds now is frozen under the name of the release, so that the same release can be written again.",
			)),
			modal.NewForm(
				modal.NewRow(
					lang.L("Release"),
					name,
				),
				modal.NewRow(lang.L("Licence"), licence),
				modal.NewRow(lang.L("Languages of the texts"), languages),
			),
			bare,
		),
		Confirm: lang.L("Write"), Cancel: lang.L("Cancel"), InitialFocus: name,
		OnConfirm: func() error {
			g.Release = strings.TrimSpace(name.Text)
			g.Answers = make(map[string]string)
			for key, entry := range map[string]*modal.Entry{"licence": licence, "languages": languages} {
				if words := strings.TrimSpace(entry.Text); words != "" {
					g.Answers[key] = words
				}
			}
			return modal.Wrong(name, annotate.CheckReleaseName(g.Release))
		},
		Then: func() { give(g) },
	})
}
