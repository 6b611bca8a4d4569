package form_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/form"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// shown is a form in a window, with what can be found in it.
type shown struct {
	t    *testing.T
	form *form.Form
	win  fyne.Window
}

func show(t *testing.T, d *rig) *shown {
	t.Helper()
	f, w := newWindow(t, fyne.NewSize(440, 1040), theme.Choice{Mode: theme.AlwaysLight})
	f.Show(d.show())
	return &shown{t, f, w}
}

// all returns every visible object of a type, from top to bottom of the tree.
func all[T fyne.CanvasObject](s *shown) []T {
	var out []T
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if found, ok := o.(T); ok {
			out = append(out, found)
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(s.form.Content())
	return out
}

func (s *shown) pill(label string) *kit.Pill {
	s.t.Helper()
	for _, p := range all[*kit.Pill](s) {
		if p.State().Label == label {
			return p
		}
	}
	s.t.Fatalf("there is no pill %q", label)
	return nil
}

func (s *shown) segments(field, value string) *form.Segments {
	s.t.Helper()
	for _, g := range all[*form.Segments](s) {
		if st := g.State(); st.Field.Key == field && st.Value == value {
			return g
		}
	}
	s.t.Fatalf("no scale of %s shows %q", field, value)
	return nil
}

func TestTheFormHasAControlForEachQuestion(t *testing.T) {
	s := show(t, halfway(t))
	if got := len(all[*form.Guess](s)); got != 1 {
		t.Errorf("%d chips, want the layout guess alone", got)
	}
	if got := len(all[*kit.Pill](s)); got != 8+7 {
		t.Errorf("%d pills, want 8 sources and 7 kinds of editorializing", got)
	}
	if got := len(all[*form.Segments](s)); got != 3+1+1+1 {
		t.Errorf("%d scales, want three stances, one voice, one claim and one strength", got)
	}
	if got := len(all[*form.FieldHeader](s)); got != 5 {
		t.Errorf("%d headers, want one for all targets and one for each other field", got)
	}
}

func TestChosenOptionsAreShownChosen(t *testing.T) {
	s := show(t, halfway(t))
	for label, want := range map[string]bool{"loaded": true, "verdict": true, "motive": false, "official": false} {
		if got := s.pill(label).State().Chosen; got != want {
			t.Errorf("pill %s chosen is %v, want %v", label, got, want)
		}
	}
	if got := all[*form.Guess](s)[0].State(); got.Value != "body" || got.Origin != "from layout" {
		t.Errorf("the chip shows %+v, want the guess and where it comes from", got)
	}
	s.segments("stance", "-2")
	s.segments("voice", "outlet")
	s.segments("unsourced", "yes")
}

func TestAGuessThatWasAnsweredNoLongerSaysWhereItComesFrom(t *testing.T) {
	d := halfway(t)
	d.row("unit_type", "").Value = "lede"
	s := show(t, d)
	if got := all[*form.Guess](s)[0].State(); got.Value != "lede" || got.Origin != "" {
		t.Errorf("the chip shows %+v, want the answer without an origin", got)
	}
}

func TestTheGuessOpensIntoItsOptionsWhileItIsActive(t *testing.T) {
	d := halfway(t).at("unit_type", "")
	s := show(t, d)
	if len(all[*form.Guess](s)) != 0 {
		t.Error("the chip is still there")
	}
	if st := s.pill("body").State(); !st.Guessed || st.Chosen {
		t.Errorf("body shows %+v, want a guess that is not chosen", st)
	}
}

func TestClicksSayWhatIsWanted(t *testing.T) {
	s := show(t, halfway(t))
	var said []string
	note := func(words ...string) {
		line := ""
		for _, w := range words {
			line += w + "/"
		}
		said = append(said, line)
	}
	s.form.OnOption = func(f, target, v string) { note("option", f, target, v) }
	s.form.OnField = func(f, target string) { note("field", f, target) }
	s.form.OnGuessOpened = func() { note("guess") }
	s.form.OnUndo = func() { note("undo") }
	s.form.OnUnsure = func() { note("unsure") }
	s.form.OnSubmit = func() { note("submit") }

	test.Tap(s.pill("motive"))
	stance := s.segments("stance", "-2")
	test.TapAt(stance, fyne.NewPos(stance.Size().Width-5, 10))
	test.TapAt(stance, fyne.NewPos(5, 10))
	test.Tap(all[*form.FieldHeader](s)[0])
	test.Tap(all[*form.Guess](s)[0])
	for _, b := range all[*kit.Button](s) {
		test.Tap(b)
	}
	want := []string{
		"option/editorial//motive/", "option/stance/t-Northland/2/", "option/stance/t-Northland/absent/",
		"field/sourcing//", "guess/", "unsure/", "undo/", "submit/",
	}
	if len(said) != len(want) {
		t.Fatalf("said %q, want %q", said, want)
	}
	for i := range want {
		if said[i] != want[i] {
			t.Errorf("click %d said %q, want %q", i, said[i], want[i])
		}
	}
}

func TestNothingCanBeChangedWhereItIsReadOnly(t *testing.T) {
	d := halfway(t)
	d.view.ReadOnly = true
	s := show(t, d)
	s.form.OnOption = func(f, _, v string) { t.Errorf("%s was answered with %s", f, v) }
	s.form.OnUndo = func() { t.Error("undo was pressed") }
	test.Tap(s.pill("motive"))
	test.Tap(s.segments("stance", "-2"))
	test.Tap(all[*kit.Button](s)[1])
	if !s.form.Note().Disabled() {
		t.Error("the note can be typed in")
	}
}

func TestNoControlButTheNoteTakesTheFocus(t *testing.T) {
	s := show(t, everything(t))
	for _, o := range all[fyne.CanvasObject](s) {
		if _, takes := o.(fyne.Focusable); takes && o != fyne.CanvasObject(s.form.Note()) {
			t.Errorf("%T takes the focus and would swallow answer keys", o)
		}
	}
}

func TestAnAnswerMovesNothingAndKeepsEveryControl(t *testing.T) {
	d := halfway(t)
	s := show(t, d)
	before := positions(s)
	d.row("editorial", "").Value = "loaded|verdict|motive"
	d.explain("editorial", "motive")
	s.form.Show(d.show())
	comparePositions(t, before, positions(s))
}

func positions(s *shown) map[fyne.CanvasObject]fyne.Position {
	out := map[fyne.CanvasObject]fyne.Position{}
	for _, p := range all[*kit.Pill](s) {
		out[p] = p.Position()
	}
	for _, g := range all[*form.Segments](s) {
		out[g] = g.Position()
	}
	return out
}

func comparePositions(t *testing.T, before, after map[fyne.CanvasObject]fyne.Position) {
	t.Helper()
	if len(before) != len(after) {
		t.Fatalf("%d controls became %d", len(before), len(after))
	}
	for o, pos := range before {
		if now, ok := after[o]; !ok {
			t.Errorf("%T was replaced", o)
		} else if now != pos {
			t.Errorf("%T moved from %v to %v", o, pos, now)
		}
	}
}

func TestAnotherActiveQuestionMovesNoQuestion(t *testing.T) {
	d := halfway(t).at("sourcing", "")
	s := show(t, d)
	before := positions(s)
	for _, next := range [][2]string{{"stance", "Northland"}, {"voice", "Northland"}, {"unsourced", ""}, {"editorial_strength", ""}} {
		s.form.Show(d.at(next[0], next[1]).show())
		comparePositions(t, before, positions(s))
	}
}

func TestAConditionalQuestionComesAndGoesWithoutRebuildingTheOthers(t *testing.T) {
	d := halfway(t)
	s := show(t, d)
	sources := s.pill("official")
	d.rows = d.rows[:len(d.rows)-1]
	s.form.Show(d.show())
	for _, g := range all[*form.Segments](s) {
		if g.State().Field.Key == "editorial_strength" {
			t.Error("the strength is still asked")
		}
	}
	if s.pill("official") != sources {
		t.Error("the sources were built anew")
	}
}

func TestCompactFoldsAnsweredQuestionsAndKeepsTheActiveWhole(t *testing.T) {
	d := everything(t)
	d.view.Compact = true
	s := show(t, d)
	folded := map[string]bool{}
	for _, a := range all[*form.Answers](s) {
		folded[a.State().Label] = true
	}
	for _, label := range []string{"Sources", "Attribution", "Quotation", "Northland", "The Isles", "Southern Union"} {
		if !folded[label] {
			t.Errorf("%s is answered and not folded", label)
		}
	}
	if folded["Eastmark"] {
		t.Error("the active target is folded")
	}
	s.segments("voice", "")
	s.segments("stance", "2")
}

func TestTheActiveQuestionIsScrolledIntoView(t *testing.T) {
	f, w := newWindow(t, fyne.NewSize(380, 520), theme.Choice{Mode: theme.AlwaysLight})
	d := everything(t)
	s := &shown{t, f, w}
	for _, next := range [][2]string{{"sourcing", ""}, {"editorial_strength", ""}, {"stance", "Eastmark"}, {"attribution", ""}} {
		f.Show(d.at(next[0], next[1]).show())
		var control fyne.CanvasObject
		for _, g := range all[*form.Segments](s) {
			if g.State().Field.Key == next[0] && (next[1] == "" || g.State().Value == "2") {
				control = g
			}
		}
		if next[0] == "sourcing" {
			control = s.pill("unclear")
		}
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(control).Y
		foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.Note()).Y
		if top < 0 || top+control.Size().Height > foot {
			t.Errorf("%s %s is at %v with the foot at %v", next[0], next[1], top, foot)
		}
	}
}

func TestTheNoteTellsWhatIsTypedAndWhenItIsLeft(t *testing.T) {
	s := show(t, halfway(t))
	typed, left := "", 0
	s.form.OnNoteChanged = func(text string) { typed = text }
	s.form.OnNoteLeft = func() { left++ }
	note := s.form.Note()
	for i, leave := range []func(){
		func() { note.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
		func() { note.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) },
		func() {
			note.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault})
		},
		func() {},
	} {
		s.win.Canvas().Focus(note)
		test.Type(note, "n")
		leave()
		s.win.Canvas().Unfocus()
		if left != i+1 {
			t.Fatalf("way %d of leaving was told %d times in all, want %d", i, left, i+1)
		}
	}
	if typed != "nnnn" {
		t.Errorf("the note reads %q, want what was typed", typed)
	}
}

func TestShowingANoteIsNotTyping(t *testing.T) {
	s := show(t, halfway(t))
	s.form.OnNoteChanged = func(text string) { t.Errorf("%q counts as typed", text) }
	d := halfway(t)
	d.view.Note = "From the file."
	s.form.Show(d.show())
	if got := s.form.Note().Text; got != "From the file." {
		t.Errorf("the note reads %q", got)
	}
}

func TestTheNoteTakesTheFocusWhenItBecomesActive(t *testing.T) {
	d := halfway(t)
	s := show(t, d)
	d.view.NoteActive = true
	s.form.Show(d.show())
	if s.win.Canvas().Focused() != fyne.Focusable(s.form.Note()) {
		t.Error("the note is active and has no focus")
	}
}

func TestTheNoteHandsOnTheShortcutsThatAreNotItsOwn(t *testing.T) {
	s := show(t, halfway(t))
	var handed []string
	s.form.Note().OnShortcut = func(s fyne.Shortcut) { handed = append(handed, s.ShortcutName()) }
	for _, key := range []fyne.KeyName{fyne.KeyF, fyne.KeyG, fyne.KeyLeft, fyne.KeyBackspace} {
		s.form.Note().TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
	}
	s.form.Note().TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(handed) != 2 {
		t.Errorf("handed on %q, want Ctrl+F and Ctrl+G alone", handed)
	}
}

func TestRestingOnAnOptionShowsItsDefinition(t *testing.T) {
	d := halfway(t)
	s := show(t, d)
	content, layer := kit.WithTips(s.win.Canvas(), s.form.Content())
	t.Cleanup(func() { kit.ForgetTips(s.win.Canvas()) })
	s.win.SetContent(content)
	s.win.Resize(fyne.NewSize(440, 1040))
	var due func()
	layer.After = func(_ time.Duration, show func()) func() { due = show; return func() { due = nil } }

	s.pill("motive").MouseIn(&desktop.MouseEvent{})
	due()
	if got, want := layer.Text(), d.book.Field("editorial").Option("motive").Definition; got != want {
		t.Errorf("the tooltip says %q, want %q", got, want)
	}
	s.pill("motive").MouseOut()
	if layer.Text() != "" {
		t.Error("the tooltip stays after the pointer has left")
	}
}

func TestShowingTheSameViewDrawsNothing(t *testing.T) {
	d := halfway(t)
	s := show(t, d)
	if n := testing.AllocsPerRun(5, func() { s.form.Show(d.show()) }); n > 400 {
		t.Errorf("an unchanged view costs %v allocations", n)
	}
}

func BenchmarkAnAnswer(b *testing.B) {
	d := halfway(b)
	f, _ := newWindow(b, fyne.NewSize(440, 1040), theme.Choice{Mode: theme.AlwaysLight})
	f.Show(d.show())
	values := []string{"loaded", "loaded|verdict"}
	for i := range b.N {
		d.row("editorial", "").Value = values[i%2]
		f.Show(d.show())
	}
}

func BenchmarkMovingToAnotherQuestion(b *testing.B) {
	d := halfway(b)
	f, _ := newWindow(b, fyne.NewSize(440, 1040), theme.Choice{Mode: theme.AlwaysLight})
	f.Show(d.show())
	fields := []string{"sourcing", "editorial", "unsourced"}
	for i := range b.N {
		f.Show(d.at(fields[i%3], "").show())
	}
}

func TestEveryQuestionIsInViewWhereTheWindowIsLow(t *testing.T) {
	for _, high := range []float32{667, 694, 760, 826} {
		f, w := newWindow(t, fyne.NewSize(440, high), theme.Choice{Mode: theme.AlwaysLight})
		s := &shown{t, f, w}
		d := everything(t)
		for _, next := range [][2]string{{"sourcing", ""}, {"stance", "Eastmark"}, {"editorial", ""}, {"editorial_strength", ""}} {
			f.Show(d.at(next[0], next[1]).show())
			for _, sc := range all[*container.Scroll](s) {
				over := sc.Content.MinSize().Height - sc.Size().Height
				if questions := sc.Size().Width == 440; questions && over > 0 {
					t.Errorf("%v high, %s active: %v of the questions are out of view", high, next[0], over)
				}
			}
		}
	}
}
