package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// foot is what never scrolls away: the note, where the paragraph stands, and
// the buttons.
type foot struct {
	line    canvas.Rectangle
	note    *NoteBox
	noteCap *kit.KeyCap
	state   *kit.Label
	stands  StateLine // what state says
	unsure  *kit.Button
	undo    *kit.Button
	submit  *kit.Button
	causes  *causes
	setting bool // the note is being set by us, not typed
}

func newFoot(f *Form) *foot {
	t := &foot{note: NewNoteBox(), noteCap: kit.NewKeyCap("/"), state: kit.NewLabel(kit.Text{})}
	t.note.PlaceHolder = word("Note…")
	t.note.OnEntered = t.paintCap
	t.note.OnLeft = func() {
		t.paintCap()
		if f.OnNoteLeft != nil {
			f.OnNoteLeft()
		}
	}
	t.note.OnChanged = func(text string) {
		t.paintCap()
		if f.OnNoteChanged != nil && !t.setting {
			f.OnNoteChanged(text)
		}
	}
	t.unsure = kit.NewButton(kit.ButtonState{Label: word("Unsure"), Key: "?"}, func() { call(f.OnUnsure) })
	t.undo = kit.NewButton(kit.ButtonState{Label: word("Undo"), Key: "Ctrl Z"}, func() { call(f.OnUndo) })
	t.submit = kit.NewButton(kit.ButtonState{Label: word("Submit"), Key: "Enter"}, func() { call(f.OnSubmit) })
	t.causes = newCauses(f)
	t.paint()
	return t
}

func call(f func()) {
	if f != nil {
		f()
	}
}

func (t *foot) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{&t.line, t.note, t.noteCap, t.state, t.unsure, t.undo, t.submit}
	return append(out, t.causes.objects()...)
}

// set shows the foot and reports whether its height changed.
func (t *foot) set(v *View) (moved bool) {
	moved = t.causes.set(v.Deciding, v.ReadOnly)
	if t.note.Text != v.Note {
		t.setting = true
		t.note.SetText(v.Note)
		t.setting = false
	}
	switch {
	case v.ReadOnly && !t.note.Disabled():
		t.note.Disable()
	case !v.ReadOnly && t.note.Disabled():
		t.note.Enable()
	}
	t.paintCap()
	t.stands = v.State
	t.state.Set(stateWords(t.stands))

	if v.Deciding != nil {
		t.setDeciding(v)
		return moved
	}
	unsure := t.unsure.State()
	unsure.Look, unsure.Disabled = kit.Plain, v.ReadOnly
	if v.UnsureParagraph {
		unsure.Look = kit.Pressed
	}
	t.unsure.Set(unsure)
	undo := t.undo.State()
	undo.Disabled = v.ReadOnly || !v.CanUndo
	t.undo.Set(undo)
	submit := t.submit.State()
	submit.Label, submit.Look, submit.Disabled = submitLabel(v.State.Kind), kit.Plain, v.ReadOnly
	if v.State.Kind == Complete {
		submit.Look = kit.Primary
	}
	t.submit.Set(submit)
	return moved
}

// submitLabel says what Enter does now.
func submitLabel(kind StateKind) string {
	if kind == Complete {
		return word("Submit")
	}
	return word("Next")
}

func (t *foot) paint() {
	t.line.FillColor = theme.Current().Line
	t.state.Set(stateWords(t.stands))
	t.paintCap()
}

// paintCap shows the key of the note while it waits to be entered.
func (t *foot) paintCap() {
	hide := t.note.inside || t.note.Text != "" || t.note.Disabled()
	switch {
	case hide && t.noteCap.Visible():
		t.noteCap.Hide()
	case !hide && !t.noteCap.Visible():
		t.noteCap.Show()
	}
}

func (t *foot) height() float32 {
	return theme.Scaled(12+10+4+14) + t.noteHeight() + theme.Scaled(20) + t.unsure.MinSize().Height + t.causes.height()
}

func (t *foot) noteHeight() float32 { return t.note.MinSize().Height }

func (t *foot) arrange(y, width float32) {
	inner := width - 2*side
	t.line.Move(fyne.NewPos(0, y))
	t.line.Resize(fyne.NewSize(width, theme.Hairline))
	y += theme.Scaled(12)
	t.causes.arrange(y, inner)
	y += t.causes.height()
	high := t.noteHeight()
	t.note.Move(fyne.NewPos(side, y))
	t.note.Resize(fyne.NewSize(inner, high))
	cw := t.noteCap.MinSize().Width
	kit.Arrange(t.noteCap, side+inner-cw-theme.Scaled(10), y, cw, high)
	y += high + theme.Scaled(10)
	t.state.Move(fyne.NewPos(side, y))
	t.state.Resize(fyne.NewSize(inner, theme.Scaled(20)))
	y += theme.Scaled(20 + 4)
	t.arrangeButtons(y, inner)
}

// arrangeButtons keeps Submit at the right edge at the width of its longest
// label; where there is no room for the keys they are left out.
func (t *foot) arrangeButtons(y, inner float32) {
	gap := theme.Scaled(8)
	high := t.unsure.MinSize().Height
	widths := [3]float32{t.unsure.MinSize().Width, t.undo.MinSize().Width, t.submitWidth()}
	if over := widths[0] + widths[1] + widths[2] + 2*gap - inner; over > 0 {
		for i := range widths {
			widths[i] -= over / 3
		}
	}
	t.unsure.Move(fyne.NewPos(side, y))
	t.unsure.Resize(fyne.NewSize(widths[0], high))
	t.undo.Move(fyne.NewPos(side+widths[0]+gap, y))
	t.undo.Resize(fyne.NewSize(widths[1], high))
	t.submit.Move(fyne.NewPos(side+inner-widths[2], y))
	t.submit.Resize(fyne.NewSize(widths[2], high))
}

func (t *foot) submitWidth() float32 {
	state := t.submit.State()
	return max(state.WidthFor(word("Submit")), state.WidthFor(word("Next")), state.Width())
}

// stateWords is the sentence that says where the paragraph stands.
func stateWords(s StateLine) kit.Text {
	c := theme.Current()
	t := kit.Text{Text: s.Text, Size: theme.SizeLabel() - theme.Scaled(0.5), Ink: c.Muted}
	switch s.Kind {
	case Missing:
		t.Ink = c.Danger
	case Complete:
		t.Ink = c.Saved
	}
	return t
}
