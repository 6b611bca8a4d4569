package adjudicatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/adjudicate"
	"plumbline/ui/modal"
)

// Agreed says how much all agree on in what is listed, and makes it final after a yes.
func (a *Screen) Agreed(all *adjudicate.Decided) {
	if all.Answers == 0 {
		a.host.Notice(lang.L("Nothing that all agree on is left to be made final"))
		return
	}
	counts := map[string]any{"Count": all.Answers, "What": narrowed(a.session)}
	text := lang.N("All annotators agree on {{.Count}} answers that nobody has decided yet.", all.Answers, counts) + " " +
		lang.N("They are in {{.Count}} paragraphs.", all.Paragraphs, map[string]any{"Count": all.Paragraphs})
	modal.Show(a.host.Window(), modal.Spec{
		Title:   lang.L("Make final what all agree on?"),
		Body:    modal.Text(text + "\n\n" + lang.L("Of what is listed: {{.What}}. Undo takes all of it back.", counts)),
		Confirm: lang.N("Make {{.Count}} answers final", all.Answers, counts),
		Cancel:  lang.L("Cancel"),
		Then:    func() { a.work.Accept(all) },
	})
}
