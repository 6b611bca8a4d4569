package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// control is what all controls here have in common.
type control interface {
	fyne.Tappable
	desktop.Hoverable
	Drawing() *kit.Drawing
}

var light = theme.Choice{Mode: theme.AlwaysLight}

// shown is a control in a window of its own, as large as it needs.
func shown(t *testing.T, o fyne.CanvasObject) (*kit.TipLayer, fyne.Window) {
	t.Helper()
	uitest.Look(t, light)
	w, tips := uitest.Tipped(t, container.NewWithoutLayout(o), fyne.NewSize(400, 200))
	o.Move(fyne.NewPos(20, 20))
	size := o.MinSize()
	size.Width = max(size.Width, 120)
	o.Resize(size)
	return tips, w
}

// hover brings the pointer to the middle of a control.
func hover(c control) {
	size := c.(fyne.CanvasObject).Size()
	c.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(size.Width/2, size.Height/2)}})
}

// tap presses a control in its middle.
func tap(c control) {
	size := c.(fyne.CanvasObject).Size()
	test.TapAt(c, fyne.NewPos(size.Width/2, size.Height/2))
}

func TestEveryControlIsPressedAndLitByThePointerAndTakesNoFocus(t *testing.T) {
	pressed := 0
	press := func() { pressed++ }
	pill := kit.NewPill(kit.PillState{Label: "loaded", Key: "l"})
	pill.OnTapped = press
	badge := kit.NewBadge(press)
	badge.Set(kit.Chip{Text: "A1", Skin: kit.PlainCap()})
	for name, c := range map[string]control{
		"button": kit.NewButton(kit.ButtonState{Label: "Undo", Key: "Ctrl Z"}, press),
		"pill":   pill, "badge": badge, "tab": kit.NewTab("Review", press),
	} {
		t.Run(name, func(t *testing.T) {
			_, w := shown(t, c.(fyne.CanvasObject))
			pressed = 0
			plain := c.Drawing().Marks[0].Fill
			hover(c)
			if c.Drawing().Marks[0].Fill == plain {
				t.Error("the pointer does not light it")
			}
			c.MouseOut()
			if c.Drawing().Marks[0].Fill != plain {
				t.Error("it stays lit after the pointer left")
			}
			tap(c)
			if pressed != 1 || w.Canvas().Focused() != nil {
				t.Errorf("pressed %d times; the focus is on %v", pressed, w.Canvas().Focused())
			}
			if _, takes := c.(fyne.Focusable); takes {
				t.Error("it can take the focus and would swallow keys")
			}
		})
	}
}

func TestAControlThatIsDisabledIsNeitherPressedNorLit(t *testing.T) {
	pill := kit.NewPill(kit.PillState{Label: "loaded", ReadOnly: true})
	pill.OnTapped = func() { t.Error("a pill that is only to be read was pressed") }
	for name, c := range map[string]control{
		"button": kit.NewButton(kit.ButtonState{Label: "Undo", Disabled: true}, func() { t.Error("a disabled button was pressed") }),
		"pill":   pill,
	} {
		shown(t, c.(fyne.CanvasObject))
		plain := c.Drawing().Marks[0].Fill
		hover(c)
		if c.Drawing().Marks[0].Fill != plain {
			t.Errorf("the %s is lit", name)
		}
		tap(c)
	}
}

func TestAnEqualStateDrawsNothing(t *testing.T) {
	b := kit.NewButton(kit.ButtonState{Label: "Next"}, nil)
	shown(t, b)
	b.Drawing().Marks = nil
	b.Set(kit.ButtonState{Label: "Next"})
	if len(b.Drawing().Marks) > 0 {
		t.Error("the same state was drawn again")
	}
	b.Set(kit.ButtonState{Label: "Submit"})
	if len(b.Drawing().Marks) == 0 {
		t.Error("another state was not drawn")
	}
}

func TestAControlFollowsThePalette(t *testing.T) {
	b := kit.NewButton(kit.ButtonState{Label: "Next"}, nil)
	shown(t, b)
	theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysDark})
	if fill := b.Drawing().Marks[0].Fill; fill != theme.Dark.Surface {
		t.Errorf("in the dark the button is %v", fill)
	}
}

func TestTheLabelOfAButtonStaysWhereTheKeyHasNoRoom(t *testing.T) {
	b := kit.NewButton(kit.ButtonState{Label: "Unsure", Key: "?"}, nil)
	shown(t, b)
	if said := b.Drawing().Texts(); len(said) != 2 || said[1] != "?" {
		t.Errorf("with room the button says %q", said)
	}
	b.Resize(fyne.NewSize(kit.Width(kit.Text{Text: "Unsure", Size: theme.SizeLabel()})+12, b.Size().Height))
	if said := b.Drawing().Texts(); len(said) != 1 || said[0] != "Unsure" {
		t.Errorf("without room the button says %q", said)
	}
}

func TestEveryButtonIsAsHigh(t *testing.T) {
	uitest.Look(t, light)
	focus := kit.NewFocusButton(kit.ButtonState{Label: "OK", Key: "Enter", Look: kit.Primary}, nil)
	menu := kit.NewButton(kit.ButtonState{Label: "All articles", Menu: true, Look: kit.Chosen}, nil)
	for _, b := range []fyne.CanvasObject{focus, menu} {
		if high := b.MinSize().Height; high != kit.ButtonHeight() {
			t.Errorf("%T is %v high", b, high)
		}
	}
}

func TestAFocusButtonIsPressedByEnterAndSpaceAndPassesOnOtherKeys(t *testing.T) {
	pressed, passed := 0, fyne.KeyName("")
	b := kit.NewFocusButton(kit.ButtonState{Label: "OK"}, func() { pressed++ })
	b.OnKey = func(key fyne.KeyName) { passed = key }
	_, w := shown(t, b)
	rings := func() (n int) {
		for _, m := range marks(b.Drawing(), kit.Box) {
			if m.Edge == theme.Current().FocusRing && m.Thick == theme.Ring {
				n++
			}
		}
		return n
	}
	w.Canvas().Focus(b)
	if rings() != 1 {
		t.Errorf("with the focus it has %d rings", rings())
	}
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyEscape} {
		b.TypedKey(&fyne.KeyEvent{Name: key})
	}
	b.TypedRune('o')
	if pressed != 3 || passed != fyne.KeyEscape {
		t.Errorf("pressed %d times, passed on %q", pressed, passed)
	}
	tap(b)
	w.Canvas().Unfocus()
	if pressed != 4 || rings() != 0 {
		t.Errorf("pressed %d times; without the focus it has %d rings", pressed, rings())
	}
}

func TestTheCursorAndAChoiceOfAPillAreSeenApart(t *testing.T) {
	p := kit.NewPill(kit.PillState{Label: "loaded", Key: "l", Tip: "Evaluative wording."})
	tips, _ := shown(t, p)
	width := p.MinSize().Width
	p.Set(kit.PillState{Label: "loaded", Key: "l", Chosen: true, Cursor: true, Family: "editorial", Tip: "Evaluative wording."})
	if p.MinSize().Width != width {
		t.Error("choosing makes the pill wider")
	}
	boxes := marks(p.Drawing(), kit.Box)
	if ground, ring := boxes[0], boxes[len(boxes)-1]; ground.Edge == ring.Edge || ring.Size.Width <= ground.Size.Width {
		t.Errorf("the ground is %+v, the ring %+v", ground, ring)
	}
	hover(p)
	if tips.Text() != "Evaluative wording." {
		t.Errorf("the tip reads %q", tips.Text())
	}
	tap(p)
	if tips.Text() != "" {
		t.Error("the tip stays after the press")
	}
}

func TestALabelThatIsCutIsToldInWhole(t *testing.T) {
	const whole = "Missing: Whose stance, Contestable claim without source"
	l := kit.NewLabel(kit.Text{Text: whole, Size: 13})
	tips, _ := shown(t, l)
	hover(l)
	if tips.Text() != whole {
		t.Errorf("the tip of a label that is cut reads %q", tips.Text())
	}
	l.MouseOut()
	l.Resize(fyne.NewSize(1000, 20))
	hover(l)
	if tips.Text() != "" {
		t.Errorf("a label with room has the tip %q", tips.Text())
	}
}

func TestAChoiceTellsByItsShapeWhetherItIsTaken(t *testing.T) {
	uitest.Look(t, light)
	for _, one := range []bool{false, true} {
		draw := func(taken bool) *kit.Drawing {
			d := &kit.Drawing{}
			d.Choice(kit.Choice{ID: "a", Name: "What annotators answered", One: one, Taken: taken}, 0, 0, 90, 24, 8, func() {})
			return d
		}
		if len(draw(true).Marks) <= len(draw(false).Marks) {
			t.Errorf("alone %v: what is taken has no mark of its own", one)
		}
		if tip := draw(true).Spots[0].Tip(); tip != "What annotators answered" {
			t.Errorf("a name that is cut is told as %q", tip)
		}
	}
}

func TestAKeyCapIsAsWideAsItsKeyNeeds(t *testing.T) {
	uitest.Look(t, light)
	if w := kit.CapWidth(""); w != 0 {
		t.Errorf("no key has a cap of %v", w)
	}
	if one, word := kit.CapWidth("l"), kit.CapWidth("Ctrl Z"); one != kit.CapHeight() || word <= one {
		t.Errorf("the cap of a letter is %v wide, that of a word %v", one, word)
	}
	if tight := kit.TightCapWidth("l"); tight >= kit.CapWidth("l") {
		t.Errorf("where room is short the cap is %v wide", tight)
	}
}

func TestABarShowsTheLeastAndNoMoreThanAll(t *testing.T) {
	wide := func(share float32) float32 {
		d := &kit.Drawing{}
		d.Bar(0, 0, 100, 4, share, theme.Light.Line, theme.Light.Accent)
		if len(d.Marks) == 1 {
			return 0
		}
		return d.Marks[1].Size.Width
	}
	for share, want := range map[float32]float32{0: 0, 0.001: 4, 0.5: 50, 1: 100, 1.4: 100} {
		if got := wide(share); got != want {
			t.Errorf("a share of %v is %v long, want %v", share, got, want)
		}
	}
}

func TestAScrolledPaneIsAsHighAsItsDrawingAndClearOfTheBar(t *testing.T) {
	uitest.Look(t, light)
	p := kit.NewPane(func(_ *kit.Drawing, width, _ float32) float32 { return 60000 / width })
	s := kit.Scrolled(p, 6)
	uitest.Window(t, s, fyne.NewSize(206, 100))
	if got := p.Size(); got != fyne.NewSize(200, 300) {
		t.Errorf("the pane is %v", got)
	}
	s.Resize(fyne.NewSize(1206, 100))
	if got := p.Size(); got != fyne.NewSize(1200, 100) {
		t.Errorf("a short drawing does not fill the view: %v", got)
	}
}
