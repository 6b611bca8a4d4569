package adjudicatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/adjudicate"
	"plumbline/ui/modal"
	"plumbline/ui/wording"
)

// agreeing is the question whether to make final what all agree on.
type agreeing struct {
	modal *modal.Modal
	words *modal.Words
	found *adjudicate.Decided // nil until it was worked out
}

// Agreeing asks whether to make final what all agree on in what is listed. The question is
// there before that was worked out, so that no key typed meanwhile decides anything.
func (a *Screen) Agreeing() {
	q := &agreeing{words: modal.Text(lang.L("working out what all agree on…"))}
	a.question = q
	q.modal = modal.Show(a.host.Window(), modal.Spec{
		Title:   lang.L("Make final what all agree on?"),
		Body:    q.words,
		Confirm: lang.L("Make final"),
		Cancel:  lang.L("Cancel"),
		Reads:   func(*modal.Modal) {}, // Agreed
		Unseen:  true,
		Then:    func() { a.work.Accept(q.found) },
	})
}

// Agreed says how much all agree on, and lets it be made final.
func (a *Screen) Agreed(all *adjudicate.Decided) {
	q := a.question
	switch {
	case q == nil || q.modal.Closed():
	case all.Answers == 0:
		q.modal.Close()
		a.host.Notice(lang.L("Nothing that all agree on is left to be made final"))
	default:
		counts := map[string]any{"Count": all.Answers, "What": narrowed(a.session)}
		text := lang.N("All annotators agree on {{.Count}} answers that nobody has decided yet.", all.Answers, counts) + " " +
			lang.N("They are in {{.Units}}.", all.Answers, map[string]any{"Units": wording.Of(all.Units.Words())})
		q.words.SetText(text + "\n\n" + lang.L("Of what is listed: {{.What}}. Undo takes all of it back.", counts))
		q.modal.SetConfirm(lang.N("Make {{.Count}} answers final", all.Answers, counts))
		q.found = all
		q.modal.Known()
	}
}

// notAgreed takes the question away: what it asks cannot be worked out.
func (a *Screen) notAgreed() {
	if a.question != nil {
		a.question.modal.Close()
	}
}
