package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// dialog covers the window with a veil and carries the card. It is the only
// overlay, so nothing behind it gets the pointer.
type dialog struct {
	widget.BaseWidget

	modal   *Modal
	veil    canvas.Rectangle
	card    canvas.Rectangle
	title   *kit.Prose
	body    *container.Scroll // what the modal asks by; nil if it only says its title
	problem *kit.Prose
	cancel  *kit.FocusButton
	confirm *kit.FocusButton
	further []*kit.FocusButton
}

func newDialog(m *Modal) *dialog {
	s := &dialog{modal: m, title: kit.NewProse(), problem: kit.NewProse()}
	if m.spec.Cancel != "" {
		out := kit.ButtonState{Label: m.spec.Cancel, Key: "Esc"}
		if m.spec.Safe {
			out.Key, out.Look = "Enter", kit.Primary
		}
		s.cancel = kit.NewFocusButton(out, m.Cancel)
		m.own(s.cancel)
	}
	do := kit.ButtonState{Label: m.spec.Confirm, Key: "Enter", Look: kit.Primary}
	if m.spec.Danger {
		do.Look = kit.Dangerous
	}
	if m.spec.Safe {
		do.Key = ""
		if !m.spec.Danger {
			do.Look = kit.Plain
		}
	}
	s.confirm = kit.NewFocusButton(do, m.Confirm)
	m.own(s.confirm)
	for _, f := range m.spec.Further {
		b := kit.NewFocusButton(kit.ButtonState{Label: f.Label}, func() {
			m.Close()
			f.Do()
		})
		m.own(b)
		s.further = append(s.further, b)
	}
	switch b := m.spec.Body.(type) {
	case nil:
	case *container.Scroll:
		s.body = b
	default:
		s.body = container.NewVScroll(container.New(besideBar{}, b))
	}
	s.ExtendBaseWidget(s)
	s.paint()
	return s
}

// standard is the button that has the focus at first.
func (s *dialog) standard() *kit.FocusButton {
	if s.modal.spec.Safe && s.cancel != nil {
		return s.cancel
	}
	return s.confirm
}

// nameKey shows on the default button the key that presses it while something has
// the focus: in several lines of text, and on another button, Enter has a use of its
// own.
func (s *dialog) nameKey(in keys.State) {
	state := s.standard().State()
	state.Key = defaultKey(in)
	s.standard().Set(state)
}

// onButton reports whether one of the dialog's own buttons has the keys, or nothing.
func (s *dialog) onButton() bool {
	focused := s.modal.canvas.Focused()
	if focused == nil {
		return true
	}
	for _, b := range append([]*kit.FocusButton{s.confirm, s.cancel}, s.further...) {
		if b != nil && focused == fyne.Focusable(b) {
			return true
		}
	}
	return false
}

func (s *dialog) setError(sentence string) {
	c := theme.Current()
	s.problem.Set(theme.SizeLabel(), kit.Run{Text: sentence, Color: c.Danger})
	s.arrange(s.Size())
	s.problem.Refresh()
	canvas.Refresh(s)
}

func (s *dialog) paint() {
	c := theme.Current()
	s.veil.FillColor = c.Veil
	s.card.FillColor, s.card.StrokeColor, s.card.StrokeWidth, s.card.CornerRadius = c.Surface, c.Line, theme.Hairline, theme.Radius+2
	s.title.Set(theme.SizeReading(), kit.Run{Text: s.modal.spec.Title, Color: c.Ink, Bold: true})
	s.problem.Set(theme.SizeLabel(), kit.Run{Text: s.problem.String(), Color: c.Danger})
}

// arrange centres the card, a little above the middle, where the eye is. A body
// higher than the window scrolls in it. What is wrong makes the card higher above its
// buttons, which stay under the pointer.
func (s *dialog) arrange(size fyne.Size) {
	s.veil.Resize(size)
	const margin = 24
	pad, gap := theme.Scaled(22), theme.Scaled(14)
	width := min(s.cardWidth(), size.Width-2*margin)
	inner := width - 2*pad

	title := s.title.HeightAt(inner)
	problem := s.problem.HeightAt(inner)
	if problem > 0 {
		problem += gap
	}
	buttons := s.confirm.MinSize().Height
	chrome := 2*pad + title + gap + problem + buttons + theme.Scaled(8)
	body := min(s.bodyHeight(inner), size.Height-2*margin-chrome)
	if body > 0 {
		chrome += gap
	}
	height := chrome + max(0, body)
	x := float32(int((size.Width - width) / 2))
	y := float32(int(max(margin, (size.Height-height+problem)*0.42-problem)))

	s.card.Move(fyne.NewPos(x, y))
	s.card.Resize(fyne.NewSize(width, height))
	x, y = x+pad, y+pad
	kit.Arrange(s.title, x, y, inner, title)
	y += title + gap
	if s.body != nil {
		left, size := x, fyne.NewSize(inner, max(0, body))
		if s.body != s.modal.spec.Body {
			left, size.Width = x-ringRoom, inner+ringRoom+scrollBar
		}
		s.body.Content.Resize(size) // how high it is follows from the width
		kit.Arrange(s.body, left, y, size.Width, size.Height)
		y += body + gap
	}
	kit.Arrange(s.problem, x, y, inner, problem)
	y += problem + theme.Scaled(8)
	s.arrangeButtons(x, x+inner, y)
}

// What a body that scrolls has beside it: the ring of what has the keys, and the bar.
const (
	ringRoom  = 5
	scrollBar = 10
)

// besideBar gives an object all the room but that of the ring and the bar.
type besideBar struct{}

func (besideBar) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(ringRoom+scrollBar, 0)
}

func (besideBar) Layout(o []fyne.CanvasObject, size fyne.Size) {
	kit.Arrange(o[0], ringRoom, 0, size.Width-ringRoom-scrollBar, size.Height)
}

// arrangeButtons puts the default button at the right, the way beside it to its
// left, and further ones at the left.
func (s *dialog) arrangeButtons(left, right, y float32) {
	first, second := s.confirm, s.cancel
	if s.standard() == s.cancel {
		first, second = s.cancel, s.confirm
	}
	size := first.MinSize()
	size.Width = max(s.widest(first.State()), theme.Scaled(96))
	kit.Arrange(first, right-size.Width, y, size.Width, size.Height)
	if second != nil {
		wide := second.MinSize()
		kit.Arrange(second, right-size.Width-theme.Scaled(8)-wide.Width, y, wide.Width, wide.Height)
	}
	for _, b := range s.further {
		wide := b.MinSize()
		kit.Arrange(b, left, y, wide.Width, wide.Height)
		left += wide.Width + theme.Scaled(8)
	}
}

// widest is what a button needs whichever key it names, so that none moves while the
// focus does.
func (s *dialog) widest(b kit.ButtonState) float32 {
	width := b.Width()
	if s.cancel != nil {
		b.Key = defaultKey(lines)
		width = max(width, b.Width())
	}
	return width
}

func (s *dialog) cardWidth() float32 {
	width := s.modal.spec.Width
	if width == 0 {
		width = 440
	}
	width = theme.Scaled(width)
	if b := s.modal.spec.Body; b != nil {
		width = max(width, b.MinSize().Width+2*theme.Scaled(22))
	}
	return width
}

func (s *dialog) bodyHeight(width float32) float32 {
	if s.modal.spec.Body == nil {
		return 0
	}
	return heightAt(s.modal.spec.Body, width)
}

// CreateRenderer draws veil, card and what is on it.
func (s *dialog) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{&s.veil, &s.card, s.title}
	if s.body != nil {
		objects = append(objects, s.body)
	}
	objects = append(objects, s.problem)
	if s.cancel != nil {
		objects = append(objects, s.cancel)
	}
	objects = append(objects, s.confirm)
	for _, b := range s.further {
		objects = append(objects, b)
	}
	return &kit.Parts{Of: s, Arrange: s.arrange, Paint: s.paint, All: func() []fyne.CanvasObject { return objects }}
}
