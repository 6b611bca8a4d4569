package annotatescreen

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/practice"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// practised is what the place shows of practice: feedback in the place of the
// form, the score in the place of the article.
type practised struct {
	feedback *drawn
	scores   *drawn
	score    *practice.Score // shown; nil is none
	attempt  practice.Attempt
	told     string // the paragraph whose feedback is shown
}

func (a *Screen) newPractised() {
	goOn := func() { a.enter(keys.Press{}) }
	a.feedback = newDrawn(a.drawFeedback, func(l *kit.Drawing, w, _ float32) float32 {
		return drawGoOn(l, w, lang.L("Answers stay as they are"), goOn)
	})
	a.scores = newDrawn(a.drawScore, func(l *kit.Drawing, w, _ float32) float32 {
		return drawGoOn(l, w, lang.L("Up and Down choose a paragraph, Enter opens it"), func() { a.leaveScore() })
	})
	a.feedback.root.Hide()
	a.scores.root.Hide()
}

// syncPractice shows the feedback of the current paragraph, where there is any.
func (a *Screen) syncPractice() {
	if !a.session.Practising() {
		return
	}
	if a.session.Notice().Kind == labelling.NoticePractised {
		a.openScore()
	}
	f, ok := a.session.Feedback()
	if !ok || a.score != nil {
		a.told = ""
		a.feedback.root.Hide()
		return
	}
	if a.told == f.Paragraph.ID && a.feedback.root.Visible() && a.palette == theme.Current() {
		return
	}
	a.told = f.Paragraph.ID
	a.feedback.show(false)
}

// openScore shows the score of the article.
func (a *Screen) openScore() {
	attempt, err := a.session.Attempt(context.Background())
	if err != nil {
		a.host.Failed(err)
		return
	}
	s := a.session.Score()
	a.score, a.attempt = &s, attempt
	a.scores.pane.Leave()
	a.scores.show(true)
	a.host.Trace("score %d of %d, %d missed", s.Right, s.Asked, len(s.Missed))
}

func (a *Screen) closeScore() {
	a.score = nil
	a.scores.root.Hide()
}

// leaveScore goes on to the next article to practise.
func (a *Screen) leaveScore() {
	a.closeScore()
	a.do(a.session.NextArticle)
}

// openMissed shows a paragraph that was missed, with its feedback.
func (a *Screen) openMissed(number int) { a.GoTo(number) }

// openScored opens the paragraph that was chosen in the score, or goes on.
func (a *Screen) openScored() {
	if !a.scores.pane.Open() {
		a.leaveScore()
	}
}
