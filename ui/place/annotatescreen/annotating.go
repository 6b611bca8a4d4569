// Package annotatescreen is the Annotate place: the queue, the article and the
// form of the current paragraph, driven by keys. It shows a session and passes
// keys and clicks to it.
package annotatescreen

import (
	"cmp"
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/annotate"
	"plumbline/annotate/finding"
	"plumbline/annotate/practice"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/form"
	"plumbline/ui/keys"
	"plumbline/ui/passage"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// Project is what the place reads of the project beside the session.
type Project interface {
	Terms(ctx context.Context) (finding.Terms, error)
	Find(ctx context.Context, q finding.Query, list, count int) (annotate.Findings, error)
	Collect(ctx context.Context, q finding.Query) (annotate.Collected, error)
	IndexWords(ctx context.Context) error
	Catalogue(ctx context.Context) ([]annotate.Summary, error)
	SubmittedSince(ctx context.Context, annotator string, since time.Time) ([]annotate.Finish, error)
}

// Screen is the place on screen.
type Screen struct {
	host    place.Host
	session *labelling.Session
	offer   practice.Offer
	keys    keys.List
	columns *threeColumns
	side    *side
	strip   *strip
	article *articleView
	form    *form.Form
	rule    *form.RulePane
	rules   form.Tallest
	root    *fyne.Container

	practised
	marking    marking
	noteActive bool
	defsOpen   bool
	palette    *theme.Palette
}

// New builds the place for a session on a project, with what can be practised
// there.
func New(host place.Host, s *labelling.Session, project Project, offer practice.Offer) *Screen {
	a := &Screen{host: host, session: s, offer: offer}
	a.article = newArticleView(s)
	a.article.others = func() bool {
		all, err := project.Catalogue(context.Background())
		return err == nil && len(all) > 0
	}
	a.article.onParagraph = a.goTo
	a.article.onSelected, a.article.onMark, a.article.onEnd, a.article.onHover = a.selectedByPointer, a.takeAt, a.regrip, a.hover
	a.article.onCross = func() {
		if a.marking.taken != nil {
			a.unmark()
		}
	}
	a.side = newSide(host, s, project, offer)
	a.side.queue.onOpen = func(row annotate.Summary) {
		a.openRow(row)
		a.side.onLeave()
	}
	a.keys = a.bindings()
	a.side.entry.onKey = func(p keys.Press) bool { return a.keys.Press(p, searching) }
	a.side.onPractice = a.turn
	a.side.onFound = a.openFound
	a.side.onLeave = func() {
		a.columns.unfold(false, a.root)
		host.ReturnFocus()
	}
	a.strip = newStrip(s)
	a.strip.onOpen = a.FocusSearch
	a.form = form.New()
	a.connectForm()
	a.rule = form.NewRulePane()
	a.rule.OnAll = func() { a.turnDefinitions(); a.Sync() }
	a.newPractised()
	a.columns = newThreeColumns()
	c := a.columns
	c.queue, c.strip, c.rule, c.article, c.score = a.side, a.strip, a.rule.Content(), a.article, a.scores.root
	c.help = newHelpLine(func() { host.Do(place.EndHelp) })
	c.form = container.NewStack(a.form.Content(), a.feedback.root)
	c.tallest, c.arranged = a.tallest, a.tellOptions
	a.root = container.New(a.columns, a.columns.objects()...)
	a.side.onMode = a.layout
	a.side.goOn()
	a.side.onSought = a.article.seek
	a.Sync()
	return a
}

// Glimpse is the place to be looked at by who has not said yet who they are: nobody is
// told what they could not do there.
func Glimpse(host place.Host, s *labelling.Session, project Project) *Screen {
	a := New(host, s, project, practice.Offer{})
	v := a.form.Shown()
	v.State = form.StateLine{}
	a.form.Show(v)
	return a
}

// Content is what the window shows.
func (a *Screen) Content() fyne.CanvasObject { return a.root }

// connectForm passes what is clicked in the form to the session.
func (a *Screen) connectForm() {
	f := a.form
	f.OnOption = func(field, target, value string) { a.letGo(); a.session.Choose(field, target, value); a.Sync() }
	f.OnField = func(field, target string) { a.letGo(); a.session.Activate(field, target); a.Sync() }
	f.OnRest = func() { a.session.Rest(); a.Sync() }
	f.OnNoteChanged = func(text string) { a.session.Text.Type(text); a.syncForm() }
	f.OnNoteLeft = func() { a.leaveNote() }
	f.OnUnsure = func() { a.session.ToggleUnsure(); a.Sync() }
	f.OnUndo = a.Undo
	f.OnSubmit = func() { a.do(a.session.Enter) }
}

// Sync shows the session as it is now.
func (a *Screen) Sync() {
	if a.palette != theme.Current() {
		a.palette = theme.Current()
		a.columns.Recolour()
	}
	a.syncMarking()
	a.article.sync()
	a.side.sync()
	a.strip.sync()
	a.syncPractice()
	a.syncForm()
	if a.columns.help.show(a.host.Helps()) {
		a.layout()
	}
}

// syncForm shows what a key in a note can change.
func (a *Screen) syncForm() {
	a.form.Show(formView(a.session, a.noteActive))
	a.rule.Show(ruleOf(a.session, a.defsOpen))
	a.host.Notice(a.line())
}

// layout places the columns anew, after one of them needs another room.
func (a *Screen) layout() {
	a.columns.Layout(nil, a.root.Size())
	a.root.Refresh()
}

// tellOptions tells tests where every option stands in the window.
func (a *Screen) tellOptions() {
	form := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.form.Content())
	options := a.form.Options()
	for _, o := range options {
		at, target := form.Add(o.At), cmp.Or(o.Slot.Target, "-")
		a.host.Trace("option %s %s %s %v %v %v %v", o.Slot.Field, target, o.Value, at.X, at.Y, o.Size.Width, o.Size.Height)
	}
	a.host.Trace("options %d", len(options))
}

// tallest is how high the longest rule gets in a width.
func (a *Screen) tallest(width float32) float32 {
	return a.rules.In(a.session.Book(), a.session.Targets(), width)
}

// Reload shows everything anew, after another program wrote to the project.
func (a *Screen) Reload() {
	a.article.reload()
	a.Sync()
}

// Leave writes what is being typed, before another place is opened.
func (a *Screen) Leave() {
	a.letGo()
	if a.noteActive {
		a.leaveNote()
	}
}

// do runs a step of the session that reads the project.
func (a *Screen) do(step func(context.Context) error) {
	a.letGo()
	if err := step(context.Background()); err != nil {
		a.host.Failed(err)
	}
	a.Sync()
}

// Undo reverses the newest action, wherever it was.
func (a *Screen) Undo() {
	if _, _, changed := a.changed(); changed {
		a.leaveText()
		return
	}
	a.do(a.session.Undo)
}

// Redo repeats what was undone last.
func (a *Screen) Redo() { a.do(a.session.Redo) }

// openRow makes the article of a row of the queue current.
func (a *Screen) openRow(row annotate.Summary) {
	a.closeScore()
	a.do(func(ctx context.Context) error { return a.session.OpenRow(ctx, row) })
}

// turn goes over from real work to practice, or back.
func (a *Screen) turn() {
	if a.session.Practising() {
		a.host.Do(place.LeavePractice)
		return
	}
	a.host.Do(place.Practise)
}

// OpenArticle makes an article of the queue current.
func (a *Screen) OpenArticle(id string) {
	a.closeScore()
	a.do(func(ctx context.Context) error { return a.session.OpenArticle(ctx, id) })
}

// NextArticle and PreviousArticle go through what is shown of the queue without submitting.
func (a *Screen) NextArticle() { a.stepArticle(1) }

// PreviousArticle is the opposite of NextArticle.
func (a *Screen) PreviousArticle() { a.stepArticle(-1) }

func (a *Screen) stepArticle(by int) {
	shown := a.session.Shown()
	at := slices.IndexFunc(shown, a.session.InRow)
	switch {
	case at < 0 && len(shown) > 0: // the open article is not among those that are shown
		a.openRow(shown[0])
	case at >= 0 && at+by >= 0 && at+by < len(shown):
		a.openRow(shown[at+by])
	}
}

func (a *Screen) openFound(h hit) {
	switch {
	case h.Row.Round == 0:
		a.OpenArticle(h.Row.ArticleID)
	case !a.session.InRow(h.Row):
		a.openRow(h.Row)
	}
	if open := a.session.Article(); open != nil && open.ID == h.Row.ArticleID {
		a.GoTo(h.Number)
	}
}

// GoTo makes the paragraph with a number current.
func (a *Screen) GoTo(number int) {
	a.letGo()
	a.closeScore()
	a.session.GoToNumber(number)
	a.Sync()
}

func (a *Screen) goTo(i int) {
	a.letGo()
	a.closeScore()
	a.session.GoTo(i)
	a.Sync()
}

// NextOpen goes to the next draft or unsure paragraph.
func (a *Screen) NextOpen() { a.do(a.session.NextOpen) }

// PreviousOpen goes to the previous draft or unsure paragraph.
func (a *Screen) PreviousOpen() { a.do(a.session.PreviousOpen) }

// Selected is the text that is selected in the article, in the order it is read.
func (a *Screen) Selected() string { return a.article.selected() }

// SelectAll selects the current paragraph.
func (a *Screen) SelectAll() {
	a.letGo()
	a.inText(func(p *passage.Passage) { p.Select(0, len([]rune(p.Text()))) })
}

// Holds reports whether f is one of the entries of the place.
func (a *Screen) Holds(f fyne.Focusable) bool {
	return f == fyne.Focusable(a.side.entry) || f == fyne.Focusable(a.form.Note())
}

// FocusSearch puts the keys into the search box.
func (a *Screen) FocusSearch() {
	if a.side.mine {
		a.side.leaveMine()
	}
	a.focusEntry()
}

func (a *Screen) focusEntry() {
	a.columns.unfold(true, a.root)
	a.host.Focus(a.side.entry)
}
