// Package adjudicatescreen is the Adjudicate place: the list of disagreements, the
// paragraph with everyone's answers side by side, and the form in which a lead
// decides. It shows a desk and passes keys and clicks to it.
package adjudicatescreen

import (
	"cmp"
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/form"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// Screen is the place on screen.
type Screen struct {
	host     place.Host
	work     *adjudicating.Work
	keys     keys.List
	session  *adjudicating.Session // of the work; nil until the disagreements are read
	columns  *threeColumns
	side     *side
	reading  *reading
	traced   string // what tests were told last
	told     string // what the latest key did, as it was told
	form     *form.Form
	rule     *form.RulePane
	rules    form.Tallest
	board    *fyne.Container // the causes by rule laid over it, or empty
	blank    *blank
	question *agreeing // the last one, nil for none
	root     *fyne.Container
	palette  *theme.Palette

	noteActive, defsOpen, boardOpen bool
}

// New builds the place and lets the work begin.
func New(host place.Host, work *adjudicating.Work) *Screen {
	a := &Screen{host: host, work: work}
	a.keys = a.bindings()
	a.side = newSide()
	a.side.onOpen = func(i int) { a.do(func(ctx context.Context) error { return a.session.GoTo(ctx, i) }) }
	a.side.onChoose = func() { host.Notice(lang.L("Enter or a second click opens it")) }
	a.side.onOrder, a.side.onNarrow = a.turnOrder, a.openNarrow
	a.reading = newReading()
	a.reading.onNames, a.reading.onBoard = a.turnNames, a.turnBoard
	a.reading.text.OnTapped = func(e *fyne.PointEvent) { a.takeMarkAt(e.Position) }
	a.form = form.New()
	a.connectForm()
	a.rule, a.board = form.NewRulePane(), container.NewStack()
	a.rule.OnAll = func() { a.turnDefinitions(); a.Sync() }
	a.board.Hide()
	a.blank = newBlank()
	a.columns = &threeColumns{
		Columns: kit.NewColumns(), side: a.side.root, reading: container.NewStack(a.reading.root, a.board),
		form: a.form.Content(), blank: a.blank.root, rule: a.rule.Content(), tallest: a.tallest,
	}
	a.root = container.New(a.columns, a.columns.objects()...)
	a.Sync()
	work.Begin(a)
	return a
}

// Content is what the window shows.
func (a *Screen) Content() fyne.CanvasObject { return a.root }

// connectForm passes what is clicked in the form to the desk.
func (a *Screen) connectForm() {
	f := a.form
	with := func(do func()) {
		if a.session != nil {
			do()
			a.Sync()
		}
	}
	f.OnOption = func(field, target, value string) { with(func() { a.session.Choose(field, target, value) }) }
	f.OnField = func(field, target string) { with(func() { a.session.Activate(field, target) }) }
	f.OnNoteChanged = func(text string) {
		if a.session != nil {
			a.session.Text.Type(text)
			a.host.Changed()
		}
	}
	f.OnNoteLeft = a.leaveReason
	f.OnCause = func(value string) { with(func() { a.session.SetCause(annotate.Cause(value)) }) }
	f.OnUnsure = func() { a.do(a.keep) }
	f.OnUndo = func() { a.do(a.next) }
	f.OnSubmit = func() { a.do(a.enter) }
}

func (a *Screen) keep(ctx context.Context) error  { return a.session.Keep(ctx) }
func (a *Screen) next(ctx context.Context) error  { return a.session.Next(ctx) }
func (a *Screen) enter(ctx context.Context) error { return a.session.Enter(ctx) }

// Changed shows the disagreements as they were read anew.
func (a *Screen) Changed() {
	a.session = a.work.Session()
	a.show()
	a.tell(false)
	if now := a.deciding(); now != a.traced { // who waits for what a key brings is not told the same twice
		a.trace()
	}
}

// Undivided says that there is nothing to decide in a paragraph.
func (a *Screen) Undivided() {
	a.host.Notice(lang.L("Nothing divides the annotators in that paragraph"))
}

// Failed tells what went wrong.
func (a *Screen) Failed(err error) {
	a.notAgreed()
	a.host.Failed(err)
}

// OpenParagraph shows a paragraph, as soon as the disagreements are read.
func (a *Screen) OpenParagraph(paragraph string) {
	a.do(func(context.Context) error { return a.work.GoTo(paragraph) })
}

// Sync shows the desk as it is now.
func (a *Screen) Sync() {
	a.show()
	a.tell(true)
	a.trace()
}

// tell says what the latest key did. What is shown again without a key leaves standing what
// the window said meanwhile, unless there is something else to say.
func (a *Screen) tell(key bool) {
	if a.session == nil || a.session.Case() == nil {
		return
	}
	before := a.told
	if a.told = sentence(a.session); key || a.told != "" && a.told != before {
		a.host.Notice(a.told)
	}
}

// show brings everything on screen up to date.
func (a *Screen) show() {
	if a.palette != theme.Current() {
		a.palette = theme.Current()
		a.columns.Recolour()
	}
	empty := a.session == nil || a.session.Case() == nil
	a.columns.show(empty)
	a.blank.set(a.emptySentence())
	if !empty {
		a.side.sync(a.session)
		a.reading.sync(a.session)
		a.form.Show(formView(a.session, a.noteActive))
		a.rule.Show(ruleOf(a.session, a.defsOpen))
		if a.columns.outdated() {
			a.columns.Layout(nil, a.root.Size())
		}
		a.showBoard()
	}
	a.host.Changed()
}

// trace tells tests what lies on the desk.
func (a *Screen) trace() {
	if a.traced = a.deciding(); a.traced != "" {
		a.host.Trace("%s", a.traced)
	}
}

// deciding is the paragraph, the active question with its target and how it stands
// ("-" for nothing), and the progress; "" where there is nothing to decide.
func (a *Screen) deciding() string {
	if a.session == nil || a.session.Case() == nil {
		return ""
	}
	r, _ := a.session.Active()
	if r.Field == nil {
		return ""
	}
	done, all := a.session.Progress()
	return fmt.Sprintf("deciding %s %s %s %s %d %d",
		a.session.Case().Paragraph.ID, r.Field.Key, cmp.Or(r.Target, "-"), cmp.Or(r.Value, "-"), done, all)
}

// emptySentence says why there is nothing to decide.
func (a *Screen) emptySentence() string {
	switch {
	case !a.work.MayLead():
		return lang.L("Disagreements are settled by a lead, because others' answers are shown here.")
	case a.session == nil:
		return lang.L("Reading what everyone answered…")
	case a.work.NarrowedToNothing():
		return lang.L("Nothing divides the annotators in what the list is narrowed to: {{.What}}. Escape shows all disagreements again.",
			map[string]any{"What": narrowed(a.session)})
	}
	return lang.L(
		"Nothing divides the annotators. Disagreements appear here when two of them have submitted the same paragraph and differ.",
	)
}

// Reload takes up what another place or program wrote.
func (a *Screen) Reload() { a.work.Reload() }

// Count says how far the work is, and how much of it comes from what was decided before.
func (a *Screen) Count() string {
	if a.session == nil {
		return ""
	}
	done, all := a.session.Progress()
	data := map[string]any{"Done": done, "Count": all, "Again": a.session.Again()}
	if a.session.Again() > 0 {
		return lang.L("{{.Done}} of {{.Count}} adjudicated, {{.Again}} to be decided again", data)
	}
	return lang.L("{{.Done}} of {{.Count}} adjudicated", data)
}

// Typing reports whether a reason is typed that is not yet on its way to disk.
func (a *Screen) Typing() bool { return a.session != nil && a.session.Text.Typing() }

// Leave writes the reason that is being typed, before another place opens.
func (a *Screen) Leave() {
	if a.session != nil {
		a.session.Text.Leave()
	}
}

// Flush writes what is pending, and waits for it.
func (a *Screen) Flush() error { return a.work.Flush() }

// Pending is the number of actions shown on screen but not yet on disk.
func (a *Screen) Pending() int { return a.work.Pending() }

// Close ends the work; nothing is shown any more.
func (a *Screen) Close() {
	a.work.Close()
	a.session = nil
}

// Undo reverses the newest action, wherever it was.
func (a *Screen) Undo() { a.reverse(func(ctx context.Context) error { return a.session.Undo(ctx) }) }

// Redo repeats what was undone last.
func (a *Screen) Redo() { a.reverse(func(ctx context.Context) error { return a.session.Redo(ctx) }) }

// Newest is the stamp of what Undo, or Redo, reverses here; 0 for nothing.
func (a *Screen) Newest(redo bool) int64 {
	if a.session == nil {
		return 0
	}
	return a.session.Newest(redo)
}

// reverse undoes or redoes; what changed in other paragraphs is read anew.
func (a *Screen) reverse(step func(context.Context) error) {
	a.do(step)
	if a.session != nil && a.session.Elsewhere() {
		a.work.Reload()
	}
}

// do runs a step of the desk that reads the project.
func (a *Screen) do(step func(context.Context) error) {
	if a.session == nil {
		return
	}
	if err := step(context.Background()); err != nil {
		a.host.Failed(err)
	}
	a.Sync()
}
