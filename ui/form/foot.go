package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// foot is what never scrolls away: the question at hand, the note, where the
// paragraph stands, and the buttons, each in a fixed place.
type foot struct {
	line    canvas.Rectangle
	told    *told
	note    *NoteBox
	noteBox *container.ThemeOverride // around the note
	noteCap *kit.KeyCap
	state   *progressLine
	unsure  *kit.Button
	undo    *kit.Button
	submit  *kit.Button
	causes  *causes
	setting bool // the note is being set by us, not typed
}

func newFoot(f *Form) *foot {
	t := &foot{note: NewNoteBox(), noteCap: kit.NewKeyCap("/"), told: newTold(), state: newProgressLine()}
	t.note.PlaceHolder = word("Note…")
	t.noteBox = container.NewThemeOverride(t.note, theme.Compact())
	t.note.OnEntered = t.paintCap
	t.note.OnLeft = func() {
		t.paintCap()
		call(f.OnNoteLeft)
	}
	t.note.OnChanged = func(text string) {
		t.paintCap()
		if f.OnNoteChanged != nil && !t.setting {
			f.OnNoteChanged(text)
		}
	}
	button := func(label, key string, press func() func()) *kit.Button {
		b := kit.NewButton(kit.ButtonState{Label: word(label), Key: key}, nil)
		b.OnTapped = func() {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
			f.click(at, func() { call(press()) })
		}
		return b
	}
	t.unsure = button("Unsure", "?", func() func() { return f.OnUnsure })
	t.undo = button("Undo", "Ctrl Z", func() func() { return f.OnUndo })
	t.submit = button("Submit", "Enter", func() func() { return f.OnSubmit })
	t.causes = newCauses(f)
	t.paint()
	return t
}

func (t *foot) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{&t.line, t.told, t.noteBox, t.noteCap, t.state, t.unsure, t.undo, t.submit}
	return append(out, t.causes.objects()...)
}

// set shows the foot and reports whether its height changed.
func (t *foot) set(v *View) (moved bool) {
	moved = t.causes.set(v.Deciding, v.ReadOnly)
	t.told.show(v.Told)
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
	t.state.show(v.State)
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
	t.told.show(t.told.State().told)
	t.state.show(t.state.State().line)
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

// The gaps of the foot: over the words, between its parts, and below the buttons.
func footTop() float32  { return theme.Scaled(8) }
func footGap() float32  { return theme.Scaled(7) }
func footEnd() float32  { return theme.Scaled(10) }
func noteHigh() float32 { return theme.Scaled(30) }

func (t *foot) height() float32 {
	return footTop() + toldHeight() + footGap() + t.causes.height() + noteHigh() + footGap() + kit.ButtonHeight() + footEnd()
}

func (t *foot) arrange(y, width float32) {
	inner := width - 2*side
	kit.Arrange(&t.line, side, y, inner, theme.Hairline)
	y += footTop()
	kit.Arrange(t.told, side, y, inner, toldHeight())
	y += toldHeight() + footGap()
	t.causes.arrange(y, inner)
	y += t.causes.height()
	kit.Arrange(t.noteBox, side, y, inner, noteHigh())
	cw := t.noteCap.MinSize().Width
	kit.Arrange(t.noteCap, side+inner-cw-theme.Scaled(8), y, cw, noteHigh())
	t.arrangeButtons(y+noteHigh()+footGap(), inner)
}

// progressRoom is what the longest words beside Next need in two lines.
func progressRoom() float32 { return theme.Scaled(96) }

// arrangeButtons keeps Submit at the right edge at the width of its longest
// label, and what is left beside it.
func (t *foot) arrangeButtons(y, inner float32) {
	gap, high := theme.Scaled(8), kit.ButtonHeight()
	widths := t.buttonWidths(inner - 3*gap - progressRoom())
	if over := sum(widths[:]) + 2*gap - inner; over > 0 {
		for i := range widths {
			widths[i] -= over / 3
		}
	}
	kit.Arrange(t.unsure, side, y, widths[0], high)
	kit.Arrange(t.undo, side+widths[0]+gap, y, widths[1], high)
	kit.Arrange(t.submit, side+inner-widths[2], y, widths[2], high)
	left := widths[0] + widths[1] + 2*gap
	kit.Arrange(t.state, side+left, y, max(0, inner-left-widths[2]-gap), high)
}

// buttonWidths are those of Unsure, Undo and Submit in the room that they have beside
// the words: where it is little they are narrower, and then Undo leaves out its key, and
// Unsure.
func (t *foot) buttonWidths(room float32) [3]float32 {
	widths := [3]float32{t.unsure.MinSize().Width, t.undo.MinSize().Width, t.submitWidth()}
	if sum(widths[:]) > room {
		for i := range widths {
			widths[i] -= theme.Scaled(6)
		}
	}
	if sum(widths[:]) > room {
		widths[1] = t.undo.State().Bare()
	}
	if sum(widths[:]) > room {
		widths[0] = t.unsure.State().Bare()
	}
	return widths
}

func (t *foot) submitWidth() float32 {
	state := t.submit.State()
	return max(state.WidthFor(word("Submit")), state.WidthFor(word("Next")), state.Width())
}
