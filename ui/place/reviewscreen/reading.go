package reviewscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/comparing"
	"plumbline/ui/answers"
	"plumbline/ui/modal"
	"plumbline/ui/narrowing"
	"plumbline/ui/place"
)

// AskToReveal asks whether the answers to a paragraph are to be seen before the
// person has answered it.
func (r *Screen) AskToReveal(paragraph string) {
	title, text, yes := answers.Reveal()
	modal.Confirm(r.host.Window(), title, text, yes, func() { r.work.Reveal(paragraph) })
}

// ShowAnswers lays the answers to a paragraph over the page, until Escape.
func (r *Screen) ShowAnswers(a comparing.Answers) { r.answers.Show(a) }

// saveReport hands on what is shown, to be saved.
func (r *Screen) saveReport() {
	save, ok := r.work.Report(narrowing.Chosen(r.view.Filters))
	if !ok {
		r.host.Notice(lang.L("The numbers are still being worked out"))
		return
	}
	r.host.Do(place.SaveReport{Save: save})
}

// Reload takes up what was answered since, here or by another program.
func (r *Screen) Reload() { r.work.Reload() }

// Saved takes up what this window has just saved.
func (r *Screen) Saved() { r.work.Reload() }

// Close ends what is being worked out.
func (r *Screen) Close() { r.work.Close() }

// Count says whose answers the numbers come from, and whether they are all
// there.
func (r *Screen) Count() string {
	v := r.work.View()
	switch {
	case v.Err != nil:
		return ""
	case v.Overview == nil || v.Computing:
		return lang.L("Working out the numbers…")
	case len(v.Overview.Annotators) == 1:
		return lang.L("Up to date with 1 annotator")
	}
	return lang.L("Up to date with {{.Count}} annotators", map[string]any{"Count": len(v.Overview.Annotators)})
}
