package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// TestTheWholeKit shows every control in every state it has.
func TestTheWholeKit(t *testing.T) {
	uitest.MatchInLightAndDark(t, "kit", func(t *testing.T, choice theme.Choice) fyne.Window {
		uitest.Look(t, choice)
		s := &catalogue{root: container.NewWithoutLayout(canvas.NewRectangle(theme.Current().Surface)), y: 16}
		lit, focused := s.buttons()
		s.pills()
		s.facts()
		s.lines()
		size := fyne.NewSize(760, s.y+8)
		s.root.Objects[0].Resize(size)
		w := uitest.Window(t, s.root, size)
		hover(lit)
		w.Canvas().Focus(focused)
		return w
	})
}

// catalogue puts controls beside and below each other.
type catalogue struct {
	root *fyne.Container
	x, y float32
}

// line puts some controls beside each other, each as large as it needs.
func (s *catalogue) line(objects ...fyne.CanvasObject) {
	s.x = 20
	var high float32
	for _, o := range objects {
		size := o.MinSize()
		kit.Arrange(o, s.x, s.y, size.Width, size.Height)
		s.root.Add(o)
		s.x, high = s.x+size.Width+14, max(high, size.Height)
	}
	s.y += high + 14
}

// drawn puts a drawing of a height.
func (s *catalogue) drawn(high float32, draw func(d *kit.Drawing)) {
	p := kit.NewPane(func(d *kit.Drawing, _, _ float32) float32 {
		draw(d)
		return high
	})
	kit.Arrange(p, 20, s.y, 720, high)
	s.root.Add(p)
	s.y += high + 14
}

func (s *catalogue) buttons() (lit *kit.Button, focused *kit.FocusButton) {
	button := func(b kit.ButtonState) *kit.Button { return kit.NewButton(b, func() {}) }
	lit = button(kit.ButtonState{Label: "Under the pointer", Key: "p"})
	focused = kit.NewFocusButton(kit.ButtonState{Label: "With the focus", Key: "Enter", Look: kit.Primary}, nil)
	s.line(
		button(kit.ButtonState{Label: "Plain"}),
		button(kit.ButtonState{Label: "With a key", Key: "k"}),
		button(
			kit.ButtonState{Label: "Primary", Key: "Enter", Look: kit.Primary},
		),
		button(kit.ButtonState{Label: "Dangerous", Look: kit.Dangerous}),
		button(kit.ButtonState{Label: "Pressed", Key: "?", Look: kit.Pressed}),
	)
	s.line(
		lit, focused, button(kit.ButtonState{Label: "Disabled", Key: "d", Disabled: true}),
		button(kit.ButtonState{Label: "All dates", Menu: true}), button(kit.ButtonState{Label: "A1", Menu: true, Look: kit.Chosen}),
	)
	s.line(kit.NewKeyCap("n"), kit.NewKeyCap("/"), kit.NewKeyCap("F2"), kit.NewKeyCap("Ctrl Z"), kit.NewKeyCap("Shift A"))
	return lit, focused
}

func (s *catalogue) pills() {
	pill := func(p kit.PillState) *kit.Pill {
		p.Key = "l"
		return kit.NewPill(p)
	}
	s.line(
		pill(kit.PillState{Label: "open"}),
		pill(kit.PillState{Label: "chosen", Chosen: true, Family: "editorial"}),
		pill(
			kit.PillState{Label: "guessed", Guessed: true, Family: "sourcing"},
		),
		pill(kit.PillState{Label: "under the cursor", Cursor: true}),
		pill(kit.PillState{Label: "only read", ReadOnly: true}),
		pill(kit.PillState{Label: "إضراب", Chosen: true, Family: "stance"}),
	)
}

func (s *catalogue) facts() {
	p := theme.Current()
	soft := kit.Skin{Fill: p.AccentSoft, Ink: p.Accent}
	badge, strong := kit.NewBadge(nil), kit.NewBadge(nil)
	badge.Set(kit.Chip{Text: "Annotator A1", Skin: kit.PlainCap(), High: theme.Scaled(23)})
	strong.Set(kit.Chip{Text: "Read-only", Skin: soft, High: theme.Scaled(23)})
	open := kit.NewTab("Annotate", func() {})
	open.SetOpen(true)
	s.line(open, kit.NewTab("Review", func() {}), badge, strong)
	s.drawn(24, func(d *kit.Drawing) {
		x := d.Chip(kit.Chip{Text: "calibration", Skin: soft}, 0, 12, 200) + 8
		x += d.Chip(kit.Chip{Text: "outlet", Skin: kit.Skin{Fill: p.SourcingSoft, Ink: p.Sourcing}, Bold: true}, x, 12, 200) + 8
		x += d.Chip(kit.Chip{Text: "Sources: none", Skin: kit.PlainCap(), High: 24}, x, 12, 200) + 8
		d.Chip(kit.Chip{Text: "one that is cut because it is long", Skin: soft}, x, 12, 120)
	})
	s.drawn(4, func(d *kit.Drawing) {
		for i, share := range []float32{0, 0.01, 0.4, 1} {
			d.Bar(float32(i)*180, 0, 160, 4, share, p.Line, p.Accent)
		}
	})
}

func (s *catalogue) lines() {
	p := theme.Current()
	s.drawn(26, func(d *kit.Drawing) {
		for i, c := range []kit.Choice{{Name: "A choice"}, {Name: "taken", Taken: true}, {Name: "One of them", One: true}, {Name: "taken", One: true, Taken: true, Strong: true}} {
			d.Choice(c, float32(i)*180, 0, 160, 26, 2, func() {})
		}
	})
	label := kit.NewLabel(kit.Text{Text: "A line of words that is cut where it does not fit any more", Size: theme.SizeLabel(), Ink: p.Ink})
	kit.Arrange(label, 20, s.y, 300, 20)
	s.root.Add(label)
	prose := kit.NewProse()
	prose.Set(
		theme.SizeLabel(),
		kit.Run{Text: "verdict: ", Color: p.Ink, Bold: true},
		kit.Run{Text: "A judgement or general conclusion stated as fact.", Color: p.Ink},
		kit.Run{
			Text:  "such as ",
			Color: p.Saved,
			Bold:  true,
			Break: true,
		},
		kit.Run{Text: "It was the worst budget in years.", Color: p.Muted},
	)
	kit.Arrange(prose, 380, s.y, 340, prose.HeightAt(340))
	s.root.Add(prose)
	s.y += 60
	titles := []string{"The row that is the current one", "Another row", "صف آخر"}
	list := kit.NewRows(kit.Rows{
		Count: func() int { return len(titles) }, Height: func() float32 { return 46 },
		Current: func(i int) bool { return i == 0 }, Open: func(int) {},
		Draw: func(d *kit.Drawing, i int, x, y, w float32) {
			end := d.Paragraph(x, y, w, kit.Text{Text: titles[i], Size: theme.SizeLabel(), Ink: p.Ink, Bold: true})
			d.Bar(x, end+4, w, 4, float32(i)/3, p.Line, p.Accent)
		},
	})
	kit.Arrange(list, 10, s.y, 300, 140)
	s.root.Add(list)
	s.y += 150
}
