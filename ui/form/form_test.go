package form_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate/codebook"
	"plumbline/ui/form"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// shown is a form in a window, with what can be found in it.
type shown struct {
	t    *testing.T
	form *form.Form
	win  fyne.Window
}

// usual is a form in a window of 1366 by 768.
var usual = fyne.NewSize(437, 667)

func show(t *testing.T, d *rig) *shown {
	t.Helper()
	f, w := newWindow(t, usual, theme.Choice{Mode: theme.AlwaysLight})
	f.Show(d.show())
	return &shown{t, f, w}
}

// question is what stands in the place of a question.
func (s *shown) question(field, target string) form.Drawn {
	s.t.Helper()
	for _, p := range s.form.Drawn() {
		if p.Slot == slot(field, target) {
			return p
		}
	}
	s.t.Fatalf("%s of %q has no place", field, target)
	return form.Drawn{}
}

// buttons are the buttons of the foot.
func (s *shown) buttons() []*kit.Button {
	var out []*kit.Button
	for _, o := range test.LaidOutObjects(s.form.Content()) {
		if b, ok := o.(*kit.Button); ok {
			out = append(out, b)
		}
	}
	return out
}

func TestEveryQuestionHasAPlaceWhetherItIsAskedOrNot(t *testing.T) {
	d := newRig(t, "Northland", "Eastmark")
	s := show(t, d)
	var places []string
	for _, p := range s.form.Drawn() {
		places = append(places, strings.TrimSuffix(p.Slot.Field+" "+strings.TrimPrefix(p.Slot.Target, "t-"), " "))
	}
	want := []string{
		"unit_type", "sourcing", "attribution", "quote_form", "stance Northland", "voice Northland", "stance Eastmark", "voice Eastmark",
		"unsourced", "editorial", "editorial_strength", "unusable_reason",
	}
	if !slices.Equal(places, want) {
		t.Errorf("there are places for %q, want %q", places, want)
	}
}

func TestAQuestionThatIsNotAskedSaysWhenItIs(t *testing.T) {
	s := show(t, newRig(t, "Northland"))
	for field, want := range map[string]string{
		"attribution": "if Sources is not none", "quote_form": "if Sources is not none or quotation marks",
		"editorial_strength": "if Editorializing is not none",
	} {
		if p := s.question(field, ""); p.Asked || !slices.Contains(p.Words, want) {
			t.Errorf("in the place of %s stands %q, want %q", field, p.Words, want)
		}
	}
	if p := s.question("sourcing", ""); !p.Asked || slices.Contains(p.Words, "if") {
		t.Errorf("Sources is asked, and shows %q", p.Words)
	}
}

func TestAGuessSaysWhereItComesFromUntilItIsAnswered(t *testing.T) {
	d := newRig(t)
	s := show(t, d)
	if p := s.question("unit_type", ""); !slices.Contains(p.Words, "from layout") {
		t.Errorf("the guess shows %q", p.Words)
	}
	s.form.Show(d.say("unit_type", "", "lede").show())
	if p := s.question("unit_type", ""); slices.Contains(p.Words, "from layout") {
		t.Errorf("the answer shows %q", p.Words)
	}
}

func TestClicksSayWhatIsWanted(t *testing.T) {
	s := show(t, halfway(t))
	var said []string
	note := func(words ...string) { said = append(said, strings.Join(words, "/")) }
	s.form.OnOption = func(f, target, v string) { note("option", f, target, v) }
	s.form.OnField = func(f, target string) { note("field", f, target) }
	s.form.OnRest = func() { note("rest") }
	s.form.OnUndo = func() { note("undo") }
	s.form.OnUnsure = func() { note("unsure") }
	s.form.OnSubmit = func() { note("submit") }

	s.form.Click(slot("editorial", ""), "motive")
	s.form.Click(slot("stance", "Northland"), "2")
	s.form.Click(slot("voice", "Northland"), "both")
	s.form.Click(slot("voice", "The Isles"), "both") // not asked
	test.TapAt(s.form.Question(slot("sourcing", "")).(fyne.Tappable), fyne.NewPos(4, 4))
	s.form.Head("name")
	s.form.Head("rest")
	for _, b := range s.buttons() {
		test.Tap(b)
	}
	want := []string{
		"option/editorial//motive", "option/stance/t-Northland/2", "option/voice/t-Northland/both", "field/sourcing/",
		"field/stance/t-Northland", "field/stance/t-Northland", "rest", "unsure", "undo", "submit",
	}
	if !slices.Equal(said, want) {
		t.Errorf("the clicks said %q, want %q", said, want)
	}
}

func TestASecondClickSoSoonAndSoNearDoesNothing(t *testing.T) {
	s := show(t, halfway(t))
	now := time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	s.form.Clock(func() time.Time { return now })
	clicks := 0
	s.form.OnOption = func(string, string, string) { clicks++ }
	loaded := slot("editorial", "")
	for _, step := range []struct {
		after time.Duration
		value string
		want  int
	}{
		{0, "loaded", 1},
		{399 * time.Millisecond, "loaded", 1}, // the second half of a double click
		{0, "motive", 2},                      // elsewhere
		{time.Second, "motive", 3},
		{time.Second, "motive", 4}, // meant
	} {
		now = now.Add(step.after)
		s.form.Click(loaded, step.value)
		if clicks != step.want {
			t.Fatalf("after %v a click on %s makes %d, want %d", step.after, step.value, clicks, step.want)
		}
	}
}

func TestNothingCanBeChangedWhereItIsReadOnly(t *testing.T) {
	d := halfway(t)
	d.view.ReadOnly = true
	s := show(t, d)
	s.form.OnOption = func(f, _, v string) { t.Errorf("%s was answered with %s", f, v) }
	s.form.OnUndo = func() { t.Error("undo was pressed") }
	s.form.Click(slot("editorial", ""), "motive")
	s.form.Click(slot("stance", "Northland"), "2")
	test.Tap(s.buttons()[1])
	if !s.form.Note().Disabled() {
		t.Error("the note can be typed in")
	}
}

func TestWhatIsSettledIsEnteredAndNotAnswered(t *testing.T) {
	d := halfway(t).alter("unsourced", "", func(r *form.Row) { r.ShownOnly = true })
	s := show(t, d)
	entered := ""
	s.form.OnOption = func(f, _, v string) { t.Errorf("%s was answered with %s", f, v) }
	s.form.OnField = func(f, _ string) { entered = f }
	s.form.Click(slot("unsourced", ""), "no")
	if entered != "unsourced" {
		t.Errorf("a click on what is settled entered %q", entered)
	}
}

func TestNoControlButTheNoteTakesTheFocus(t *testing.T) {
	s := show(t, everything(t))
	for _, o := range test.LaidOutObjects(s.form.Content()) {
		if _, takes := o.(fyne.Focusable); takes && o != fyne.CanvasObject(s.form.Note()) {
			t.Errorf("%T takes the focus and would swallow answer keys", o)
		}
	}
}

func TestTheFootSaysAKeyThatMeansNothingInPlaceOfTheDefinition(t *testing.T) {
	d := halfway(t)
	s := show(t, d)
	if said := strings.Join(
		s.form.Told(),
		"\n",
	); !strings.Contains(said, "Where does the outlet's own hand show?") ||
		!strings.Contains(said, "stated as fact") {
		t.Errorf("the foot says %q, want the question and the definition", said)
	}
	d.view.Told.Refused = "x is no key of Editorializing"
	s.form.Show(d.show())
	if said := strings.Join(s.form.Told(), "\n"); !strings.Contains(said, "x is no key") || strings.Contains(said, "stated as fact") {
		t.Errorf("the foot says %q, want that the key means nothing", said)
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
	uitest.Look(t, theme.Choice{Mode: theme.AlwaysLight})
	f := form.New()
	_, tips := uitest.Tipped(t, f.Content(), usual)
	f.Show(d.show())
	p := f.Drawn()
	at := slices.IndexFunc(p, func(p form.Drawn) bool { return p.Slot.Field == "editorial" })
	pane := f.Pane(p[at].Slot)
	on := p[at].Options["motive"].Subtract(p[at].At).AddXY(5, 5)
	pane.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: on}})
	if got, want := tips.Text(), d.book.Field("editorial").Option("motive").Definition; got != want {
		t.Errorf("the tooltip says %q, want %q", got, want)
	}
	pane.MouseOut()
	if tips.Text() != "" {
		t.Error("the tooltip stays after the pointer has left")
	}
}

func TestShowingTheSameViewDrawsNothing(t *testing.T) {
	d := halfway(t)
	s := show(t, d)
	v := d.show()
	if n := testing.AllocsPerRun(5, func() { s.form.Show(v) }); n > 60 {
		t.Errorf("an unchanged view costs %v allocations", n)
	}
}

func BenchmarkAnAnswer(b *testing.B) {
	d := halfway(b)
	f, _ := newWindow(b, usual, theme.Choice{Mode: theme.AlwaysLight})
	f.Show(d.show())
	values := []string{"loaded", "loaded|verdict"}
	for i := range b.N {
		f.Show(d.say("editorial", "", values[i%2]).show())
	}
}

func BenchmarkMovingToAnotherQuestion(b *testing.B) {
	d := halfway(b)
	f, _ := newWindow(b, usual, theme.Choice{Mode: theme.AlwaysLight})
	f.Show(d.show())
	fields := []string{"sourcing", "editorial", "unsourced"}
	for i := range b.N {
		f.Show(d.at(fields[i%3], "").show())
	}
}

// manyQuestions is a codebook of 25 questions.
func manyQuestions(t testing.TB) *codebook.Codebook {
	t.Helper()
	var text strings.Builder
	text.WriteString("id: long\nversion: 1.0.0\ntitle: Long\nlanguage: en\nunit: paragraph\nfields:\n")
	for i := range 25 {
		letter := string(rune('a' + i))
		text.WriteString(
			"  - key: q" + letter + "\n    label: Question " + letter + "\n    question: What of " + letter + "?\n    scale: nominal\n    required: true\n    metric: alpha_nominal\n",
		)
		if i%4 == 3 {
			text.WriteString("    show_if: {q" + string(rune('a'+i-1)) + ": [one]}\n")
		}
		text.WriteString(
			"    options:\n      - {value: one, key: \"1\"}\n      - {value: two, key: \"2\"}\n      - {value: three, key: \"3\"}\n",
		)
	}
	book, err := codebook.Parse([]byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestWhatIsLeftIsNeverCut(t *testing.T) {
	for _, size := range sizes {
		for _, c := range []struct {
			width float32 // of the form, in a window of 1366 at large text
			scale float32
		}{{size.Width, 1}, {757, 2}, {600, 1.5}} {
			for _, text := range []string{
				"1 question left", "12 questions left", "Complete - Enter submits", "Submitted 12:04, changed 12:31", "Read-only: no answers here",
			} {
				d := newRig(t, "Northland")
				d.view.State = form.StateLine{Kind: form.Missing, Text: text}
				f, _ := newWindow(t, fyne.NewSize(c.width, size.Height), theme.Choice{Mode: theme.AlwaysLight, Scale: c.scale})
				f.Show(d.show())
				if cut := f.ProgressCut(); cut != "" {
					t.Errorf("%v wide at %v, %q reads %q", c.width, c.scale, text, cut)
				}
			}
		}
	}
}

func TestARefusedKeyIsToldWithThoseThatAreValid(t *testing.T) {
	book := newRig(t).book
	for field, want := range map[string]string{
		"stance":      "a absent; 1 2 against, 3 neutral, 4 5 for, 6 both ways",
		"attribution": "1 vague, 2 role, 3 named",
		"unsourced":   "n no, y yes",
	} {
		if got := form.KeysOf(book.Field(field)); got != want {
			t.Errorf("the keys of %s are told as %q, want %q", field, got, want)
		}
	}
}

func TestWhatWasAnsweredElsewhereIsToldWholeInANarrowColumn(t *testing.T) {
	d := newRig(t, "Northland").say("sourcing", "", "group")
	d.change[slot("sourcing", "")] = func(r *form.Row) { r.Twice, r.Elsewhere = true, "document" }
	s := show(t, d)
	if said := s.question("sourcing", "").Words; !slices.Equal(said[:2], []string{"Sources", "document"}) {
		t.Errorf("the question says %q", said)
	}
}
