package ui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
)

// lookForConflicts finds, in the background, what the annotator answered
// differently in two places, and flags it.
func (w *Window) lookForConflicts() {
	project, s := w.project, w.session
	var found []annotate.Flagged
	var err error
	w.params.Work(func() {
		found, err = project.Conflicted(context.Background(), s.Annotator())
	}, func() {
		if w.session != s || err != nil {
			return // another person sits here by now; without the list nothing is lost
		}
		before := s.ConflictsInAll()
		s.ShowConflicts(found)
		if len(found) == 0 && before == 0 {
			return
		}
		w.reloadPlace()
		if n := s.ConflictsInAll(); n > before {
			w.say(lang.N("You answered {{.Count}} paragraphs differently in two places; the queue tells where, Ctrl+Down goes to them", n, map[string]any{"Count": n}))
		}
	})
}

// recogniseOutlet records that the person knows whose article this is.
func (w *Window) recogniseOutlet() {
	if w.session == nil || w.session.Article() == nil {
		return
	}
	if err := w.session.RecogniseOutlet(); err != nil {
		w.onError(err)
		return
	}
	w.annotating().Sync()
}
