package workspace

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/meeting"
)

// SwitchPerson asks who is to label instead, and goes on as that person, in real
// work.
func (w *Workspace) SwitchPerson(ask func(current string, here []string, use func(id string) error)) {
	if w.project == nil {
		return
	}
	// To ask without them is better than not to ask, and at once: a name may be typed by now.
	here, _ := w.project.Annotators(context.Background())
	ask(w.session.Annotator(), here, func(id string) error {
		w.turn = turn{}
		w.GoOnAs(id)
		return nil
	})
}

// Person is what is known of the person beside their id.
type Person struct {
	NamedLead   bool
	OutletBlind bool // the project is known to hide outlets from them
	Repeats     bool // some of what they answer is asked again, without telling what
}

// Person is what the person in the session is in the open project.
func (w *Workspace) Person() Person { return w.person }

// lookUpPerson finds out what the person is in the open project. What cannot be
// read is shown as it is for everyone.
func (w *Workspace) lookUpPerson() {
	ctx := context.Background()
	w.person = Person{}
	if roles, err := w.project.Roles(ctx); err == nil {
		w.person.NamedLead = roles[w.session.Annotator()] == annotate.RoleLead
	}
	if !w.project.Viewer().Lead {
		hidden, err := w.project.Setting(ctx, annotate.ProjectOutletBlind)
		w.person.OutletBlind = err == nil && hidden == annotate.Yes
		share, err := w.project.Setting(ctx, annotate.ProjectRepeatShare)
		w.person.Repeats = err == nil && annotate.ParseRepeats(share, "", "").Share > 0
	}
}

// HidesOutlet reports whether the person is not to know the outlet of articles,
// or whether that cannot be told.
func (w *Workspace) HidesOutlet() bool {
	if w.project.Viewer().Lead {
		return false
	}
	blind, err := w.project.Setting(context.Background(), annotate.ProjectOutletBlind)
	return err != nil || blind == annotate.Yes
}

// OwnToSubmit is what a lead has to submit who was not asked yet whether they want to see
// what everyone answered; if it is nothing they need not be asked.
func (w *Workspace) OwnToSubmit() (left annotate.UnitCount) {
	if w.sawWarning || !w.project.Viewer().Lead || w.session.ReadOnly() {
		return left
	}
	for _, row := range w.session.Queue() {
		left = left.Plus(row.Left())
	}
	return left
}

// AnswersFirst reports whether a lead answers a disagreement before they see what others
// answered to it.
func (w *Workspace) AnswersFirst() bool {
	first, err := w.project.Setting(context.Background(), annotate.ProjectHideColumns)
	return err == nil && first == annotate.Yes
}

// SeeEveryone notes that the person wants to see what everyone answered, until
// another person or turn is opened.
func (w *Workspace) SeeEveryone() { w.sawWarning = true }

// lookForFlagged finds, elsewhere, what the annotator answered differently in two places and
// what a ruling wants to be looked at again, and flags it.
func (w *Workspace) lookForFlagged() {
	project, s := w.project, w.session
	var twice []annotate.Flagged
	var ruled map[string][]annotate.Flagged
	var called []meeting.Called
	var told []annotate.Feedback
	var err error
	w.options.Work(func() {
		ctx := context.Background()
		if twice, err = project.Conflicted(ctx, s.Annotator()); err == nil {
			ruled, err = annotate.Touched(ctx, project)
		}
		if err == nil {
			called, err = meeting.Own(ctx, project, s.Annotator())
		}
		if err == nil {
			told, err = project.Feedback(ctx, s.Annotator())
		}
	}, func() {
		if w.session != s || err != nil {
			return // another person sits here by now; without the list nothing is lost
		}
		before, again := s.ConflictsInAll().All, s.RuledInAll().All
		s.ShowConflicts(twice)
		s.ShowRuled(ruled[s.Annotator()])
		asked := More{Votes: meeting.Waiting(called), Told: annotate.UnseenFeedback(told)}
		more := More{
			Twice: max(s.ConflictsInAll().All-before, 0), Ruled: max(s.RuledInAll().All-again, 0),
			Votes: max(asked.Votes-w.asked.Votes, 0), Told: max(asked.Told-w.asked.Told, 0),
		}
		w.asked = asked
		if s.ConflictsInAll().All+before+s.RuledInAll().All+again+more.Votes+more.Told > 0 {
			w.window.Flagged(more)
		}
	})
}

// More is how many more than were known of what waits for the person.
type More struct {
	Twice int // paragraphs that they answered differently in two places
	Ruled int // paragraphs that a ruling wants to be looked at again
	Votes int // second votes that they are asked for
	Told  int // paragraphs that were decided otherwise than they answered, not seen yet
}

// VotesAsked is for how many second votes the person is asked.
func (w *Workspace) VotesAsked() int { return w.asked.Votes }

// ToldOtherwise is of how many paragraphs the person was told that they were decided
// otherwise, and did not see it yet.
func (w *Workspace) ToldOtherwise() int { return w.asked.Told }
