package dialogs

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// Recognised asks whether the person recognised the outlet of an article that is hidden
// from them. chosen is given the answer once the dialog has closed, "" for none; leaving
// is the default, so that a key pressed once too often answers nothing.
func (o Over) Recognised(title, leave string, chosen func(option string)) {
	answer := func(option string) func() { return func() { chosen(option) } }
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Did you recognise the outlet?"),
		Body: modal.Text(lang.L(
			"Whose article is “{{.Title}}”? Answer for yourself alone; it changes none of your labels.", map[string]any{"Title": title},
		)),
		Confirm: leave, Width: 460,
		Further: []modal.Further{
			{Label: lang.L("No"), Do: answer(annotate.RecognisedNot)},
			{Label: lang.L("I guess"), Do: answer(annotate.RecognisedGuess)},
			{Label: lang.L("I knew"), Do: answer(annotate.RecognisedKnew)},
		},
		Then: answer(""),
	})
}
