package dialogs

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// AskConsent shows what the person is to agree to before anything is asked of them. Enter
// alone agrees to nothing. Who said something of it before is told why it is asked again.
func (o Over) AskConsent(asked annotate.Consent, before annotate.Consenting, agree func()) *modal.Modal {
	body, why := paragraphs(asked.Text), ""
	switch before {
	case annotate.ConsentOlder:
		why = lang.L("The text is another than the one you agreed to:")
	case annotate.ConsentWithdrawn:
		why = lang.L("You withdrew your consent; agree again if you want to go on:")
	}
	if why != "" {
		body = slices.Insert(body, 0, fyne.CanvasObject(modal.Heading(why)))
	}
	return modal.Show(o.Window, modal.Spec{
		Title: lang.L("Before you begin"), Body: modal.NewColumn(body...), Width: 640,
		Confirm: lang.L("I agree"), Cancel: lang.L("Not now"), Safe: true, Then: agree,
	})
}

// AskAboutSelf lets a person who agreed tell of themselves; keep is given the lines of it.
func (o Over) AskAboutSelf(keep func(attributes string) error) {
	self := modal.NewLines("", lang.L("one a line:\nself-placement = 4\nfirst language = Corvanian"))
	self.SetMinRowsVisible(4)
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("About you, if you like"), Width: 520, InitialFocus: self,
		Body: modal.NewColumn(
			modal.Text(
				lang.L(
					"It is voluntary and kept apart: it comes back with your file to those who lead the study, and nobody else is given it.",
				),
			),
			self,
		),
		Confirm: lang.L("Save"), Cancel: lang.L("Nothing"),
		OnConfirm: func() error { return modal.Wrong(self, keep(self.Text)) },
	})
}

// ShowConsent shows what the person agreed to, and lets them withdraw it.
func (o Over) ShowConsent(asked annotate.Consent, withdraw func()) {
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("What you agreed to"), Width: 640,
		Body: modal.NewColumn(append(paragraphs(asked.Text), modal.Text(
			lang.L(
				"Once withdrawn, nothing more is asked of you. What you answered stays until those who lead the study destroy it; ask them to.",
			),
		))...),
		Confirm: lang.L("Close"), Further: []modal.Further{{Label: lang.L("Withdraw"), Do: withdraw}},
	})
}

// EditConsent lets a lead write what annotators agree to; keep is given the text.
func (o Over) EditConsent(text, draft string, keep func(text string) error) {
	if strings.TrimSpace(text) == "" {
		text = draft
	}
	words := modal.NewLines(text, "")
	words.SetMinRowsVisible(14)
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("What annotators agree to"), Width: 720, InitialFocus: words,
		Body: modal.NewColumn(
			modal.Text(
				lang.L(
					"Annotators read it before anything is asked of them, and agree or not. Another text asks everyone again; none asks nobody.",
				),
			),
			words,
		),
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"),
		OnConfirm: func() error { return modal.Wrong(words, keep(words.Text)) },
	})
}

// paragraphs are the lines of a text, each a part of a body: prose alone would run them
// together.
func paragraphs(text string) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			parts = append(parts, modal.Text(line))
		}
	}
	return parts
}
