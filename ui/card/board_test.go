package card_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// rig is a board with a header over two columns: two cards to the left, a
// table and a card without spots to the right.
type rig struct {
	*card.Board
	t           *testing.T
	window      fyne.Window
	left, right *card.Column
	people      *card.Table
	overlaid    card.Overlaid
	names       map[*kit.Pane]string
	lines       map[string]int // how many spots a card has
	rows        int
	told        []string
}

func newRig(t *testing.T) *rig {
	t.Helper()
	test.NewTempApp(t)
	p := &rig{
		t: t, Board: card.NewBoard(fyne.NewSize(100, 100)), names: make(map[*kit.Pane]string), rows: 3000,
		lines: map[string]int{"header": 1, "first": 3, "second": 3, "silent": 0, "title": 1, "text": 40},
	}
	p.OnNotice = func(text string) {
		if text != "" {
			p.told = append(p.told, text)
		}
	}
	header, first, second := p.card("header"), p.card("first"), p.card("second")
	p.people = p.Table(func(l *kit.Drawing, width, height float32) float32 {
		card.Surface(l, 0, 0, width, height)
		return card.Heading(l, width, "People", strconv.Itoa(p.people.At), card.Action{ID: "add", Label: "Add", Key: "a"})
	}, card.Rows{
		Count: func() int { return p.rows },
		ID:    func(i int) string { return fmt.Sprintf("person %d", i) },
		Draw: func(l *kit.Drawing, i int, y, width, height float32) {
			l.Words(0, y, width, height, kit.Text{Text: "somebody"})
			p.people.Spot(l, i, y, width, height, nil, func() { p.told = append(p.told, fmt.Sprintf("open %d", i)) })
		},
	})
	p.names[p.people.Head], p.names[p.people.Body] = "people", "rows"
	silent := p.card("silent")
	p.overlaid = card.Overlaid{Head: p.card("title"), Body: p.card("text"), Width: 400}
	p.left, p.right = p.Column(), p.Column()
	p.Home = func() { p.EnterFirst(first) }
	p.Arrange = func(size fyne.Size) {
		top := card.PutPane(header, 0, 0, size.Width)
		p.left.FillPanes(first, second)
		p.left.Arrange(10, top, 380, size.Height-top, 10)
		p.right.Fill(p.people.AtMost(300), card.One(silent))
		p.right.Arrange(410, top, 380, size.Height-top, 10)
		p.Show(header, p.left.Scroll, p.right.Scroll)
	}
	p.Move(first)
	p.window = test.NewTempWindow(t, p.Content())
	p.window.SetPadded(false)
	p.window.Resize(fyne.NewSize(800, 500))
	p.Sync()
	return p
}

// card adds a card of lines that can be opened.
func (p *rig) card(name string) *kit.Pane {
	pane := p.Pane(func(l *kit.Drawing, width, height float32) float32 {
		card.Surface(l, 0, 0, width, height)
		for i := range p.lines[name] {
			id := fmt.Sprintf("%s %d", name, i)
			l.Spot(card.Area(id, 0, float32(i)*30, width, 28, nil, func() { p.told = append(p.told, "open "+id) }))
		}
		return float32(max(1, p.lines[name])) * 30
	})
	p.names[pane] = name
	return pane
}

func (p *rig) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		p.OnKey(k, false, false)
	}
}

func (p *rig) wantAt(spot string) {
	p.t.Helper()
	if s, _ := p.At().At(); s.ID != spot {
		p.t.Errorf("the keys are on %q of %s, want %q", s.ID, p.names[p.At()], spot)
	}
}

func (p *rig) wantTold(words string) {
	p.t.Helper()
	if !slices.Contains(p.told, words) {
		p.t.Errorf("told was %q, not %q", p.told, words)
	}
}

func TestTheKeysBeginWhereTheyAreAtHome(t *testing.T) {
	newRig(t).wantAt("first 0")
}

func TestArrowsWalkFromCardToCard(t *testing.T) {
	p := newRig(t)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "first 1"},
		{fyne.KeyUp, "first 0"},
		{fyne.KeyUp, "header 0"},
		{fyne.KeyDown, "first 0"},
		{fyne.KeyEnd, "first 2"},
		{fyne.KeyDown, "second 0"},
		{fyne.KeyDown, "second 1"},
		{fyne.KeyHome, "second 0"},
		{fyne.KeyUp, "first 2"},
		{fyne.KeyRight, "add"},
		{fyne.KeyDown, "person 0"},
		{fyne.KeyDown, "person 1"},
		{fyne.KeyLeft, "second 0"},
		{fyne.KeyRight, "person 1"},
		{fyne.KeyUp, "person 0"},
		{fyne.KeyUp, "add"},
		{fyne.KeyUp, "header 0"},
	} {
		p.press(step.key)
		p.wantAt(step.want)
	}
}

func TestAnArrowThatLeadsNowhereStaysOrIsTheBusinessOfThePlace(t *testing.T) {
	p := newRig(t)
	p.press(fyne.KeyEnd, fyne.KeyDown, fyne.KeyEnd, fyne.KeyDown)
	p.wantAt("second 2") // what stands in another column is not below
	var beyond []kit.Direction
	p.OnBeyond = func(d kit.Direction) { beyond = append(beyond, d) }
	p.press(fyne.KeyDown, fyne.KeyLeft)
	if !slices.Equal(beyond, []kit.Direction{kit.Down, kit.Left}) {
		t.Errorf("beyond were %v", beyond)
	}
}

func TestTabGoesThroughCardsWithAnythingForTheKeys(t *testing.T) {
	p := newRig(t)
	var went []string
	for range 5 {
		p.press(fyne.KeyTab)
		went = append(went, p.names[p.At()])
	}
	if !slices.Equal(went, []string{"second", "people", "rows", "header", "first"}) {
		t.Errorf("Tab went to %v", went)
	}
	p.OnKey(fyne.KeyTab, true, false)
	p.wantAt("header 0")
}

func TestEnterOpensAndAHeldKeyDoesNot(t *testing.T) {
	p := newRig(t)
	p.OnKey(fyne.KeyReturn, false, true)
	if len(p.told) != 0 {
		t.Errorf("a held key told %q", p.told)
	}
	p.press(fyne.KeyReturn)
	p.wantTold("open first 0")
	p.Move(p.people.Head) // its button does nothing
	p.press(fyne.KeyHome, fyne.KeyReturn)
	p.wantTold("There is nothing to open here")
}

func TestAClickBringsTheKeys(t *testing.T) {
	p := newRig(t)
	pressed := false
	p.OnPressed = func() { pressed = true }
	test.TapCanvas(p.window.Canvas(), fyne.NewPos(30, 30+90+10+4+35))
	p.wantAt("second 1")
	p.wantTold("open second 1")
	if !pressed {
		t.Error("the place was not told of the click")
	}
}

func TestATableDrawsTheRowsInView(t *testing.T) {
	p := newRig(t)
	p.press(fyne.KeyRight, fyne.KeyDown, fyne.KeyEnd)
	p.wantAt("person 2999")
	p.press(fyne.KeyPageUp, fyne.KeyUp)
	p.press(fyne.KeyReturn)
	if s, _ := p.At().At(); s.ID != fmt.Sprintf("person %d", p.people.At) || p.people.At > 2997 {
		t.Errorf("a view up from the end are %q and row %d", s.ID, p.people.At)
	}
	p.wantTold(fmt.Sprintf("open %d", p.people.At))
	if n := len(p.people.Body.Drawing().Spots); n > 12 {
		t.Errorf("%d rows are drawn for a view of seven", n)
	}
	if said := p.people.Head.Drawing().Texts(); !slices.Contains(said, strconv.Itoa(p.people.At)) {
		t.Errorf("the heading says %q of row %d", said, p.people.At)
	}
}

func TestWhatTheKeysAreOnIsScrolledIntoView(t *testing.T) {
	p := newRig(t)
	p.lines["second"] = 60
	p.Sync()
	p.press(fyne.KeyTab, fyne.KeyEnd)
	p.wantAt("second 59")
	if p.left.Scroll.Offset.Y == 0 {
		t.Error("the column did not scroll")
	}
	p.press(fyne.KeyPageUp)
	before := p.left.Scroll.Offset.Y
	p.press(fyne.KeyUp)
	p.wantAt("second 58")
	if p.left.Scroll.Offset.Y <= before {
		t.Error("after paging, the column did not come back to the keys")
	}
	p.press(fyne.KeyHome, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	if y := p.left.Scroll.Offset.Y; y != 0 {
		t.Errorf("the first card is cut by %v", y)
	}
}

func TestTheKeysMoveOnWhenWhatTheyWereOnHasGone(t *testing.T) {
	p := newRig(t)
	p.press(fyne.KeyTab, fyne.KeyEnd)
	p.lines["second"] = 2
	p.Sync()
	p.wantAt("second 0")
	p.lines["second"] = 0
	p.Sync()
	p.wantAt("first 0")
	p.press(fyne.KeyRight, fyne.KeyDown, fyne.KeyEnd)
	p.people.Scroll.Offset.Y = 0
	p.Sync()
	if p.At() != p.people.Body || p.people.At != 2999 {
		t.Errorf("keys out of view went to %s, row %d", p.names[p.At()], p.people.At)
	}
	p.rows = 0
	p.Sync()
	p.wantAt("first 0")
}

func TestALookIsTakenOver(t *testing.T) {
	p := newRig(t)
	theme.Apply(fyne.CurrentApp(), theme.Choice{Mode: theme.AlwaysDark})
	p.Sync()
	if fill := p.Panes()[1].Drawing().Marks[0].Fill; fill != theme.Dark.Surface {
		t.Errorf("a card is %v in the dark", fill)
	}
}
