package dialogs

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// Inquiry is what the lead is asked about.
type Inquiry struct {
	Number   int    // of the paragraph
	Text     string // of it
	Question string // "" for the paragraph as a whole
	Words    string // that were asked already, or ""
}

// Inquire asks what the lead is to be asked; ask is given "" where what was asked is taken
// back.
func (o Over) Inquire(about Inquiry, ask func(words string) error) {
	words := modal.NewLines(about.Words, lang.L("What is not clear"))
	heading := lang.L("About the paragraph as a whole")
	if about.Question != "" {
		heading = lang.L("About {{.Question}}", map[string]any{"Question": about.Question})
	}
	spec := modal.Spec{
		Title: lang.L("Ask the lead"), Width: 560, InitialFocus: words,
		Body: modal.NewColumn(
			modal.Text(quoted(about.Number, about.Text)),
			modal.Heading(heading), words,
			modal.Text(lang.L("The lead sees who asks. The answer comes with your next pack, and stands under the rule.")),
		),
		Confirm: lang.L("Ask"), Cancel: lang.L("Cancel"),
		OnConfirm: func() error {
			if blank(words.Text) {
				return modal.Wrong(words, annotate.Fail(annotate.CodeInvalid, "inquiry.empty"))
			}
			return modal.Wrong(words, ask(words.Text))
		},
	}
	if about.Words != "" {
		spec.Confirm = lang.L("Ask so")
		spec.Further = []modal.Further{{Label: lang.L("Take back"), Do: func() { _ = ask("") }}}
	}
	modal.Show(o.Window, spec)
}
