// Package form draws the questions of one paragraph from the codebook, shows
// the answers it is given, and reports what the annotator wants by callbacks.
// None of its controls but the note takes the focus, so that answer keys are
// never swallowed.
//
// Every question has a fixed place (plate.go), where it stands whether it is
// asked or not, so that nothing moves while a paragraph is answered.
package form

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Form is the column with the questions of the current paragraph. It shows a
// View and reports intents; it keeps no answers and decides nothing.
type Form struct {
	OnOption      func(field, target, value string) // an option was clicked
	OnField       func(field, target string)        // a question was clicked, beside its options
	OnRest        func()                            // the key of the rest was clicked
	OnNoteChanged func(text string)                 // with each character typed
	OnNoteLeft    func()                            // the focus is to go back to the key router
	OnUnsure      func()
	OnUndo        func()
	OnSubmit      func()
	OnCause       func(value string) // what divided annotators was clicked

	view   View
	plate  *plate
	active annotate.Slot // the question that was brought into view last
	clicks clicks
	inHand bool // what is shown now was asked for by the pointer

	surface *surface
	rows    *fyne.Container
	scroll  *container.Scroll
	ground  canvas.Rectangle
	foot    *foot
}

// New returns an empty form.
func New() *Form {
	f := &Form{clicks: clicks{now: time.Now}}
	f.rows = container.New(&rowsLayout{form: f})
	f.scroll = container.NewVScroll(f.rows)
	f.foot = newFoot(f)
	f.surface = &surface{form: f}
	f.restyle()
	f.surface.ExtendBaseWidget(f.surface)
	return f
}

// Content is what a window places; its width is at least MinWidth.
func (f *Form) Content() fyne.CanvasObject { return f.surface }

// Note is the note's entry, for whoever moves the focus.
func (f *Form) Note() *NoteBox { return f.foot.note }

// Show draws a view. Only what differs from what is drawn is drawn anew.
func (f *Form) Show(v View) {
	wasActive := f.view.NoteActive
	f.view = v
	f.build()
	f.showRows()
	if f.foot.set(&f.view) {
		f.arrange()
		f.surface.repaint()
	}
	f.reveal()
	if v.NoteActive && !wasActive {
		f.focusNote()
	}
}

// Shown returns the view on the screen.
func (f *Form) Shown() View { return f.view }

// build makes the plate, where the one at hand does not serve.
func (f *Form) build() {
	width := f.surface.Size().Width
	if width <= 0 || f.plate.serves(&f.view, width) {
		return
	}
	f.plate = newPlate(f, &f.view, width)
	f.rows.Objects = f.plate.objects()
	f.active = annotate.Slot{}
	f.position()
	f.rows.Refresh()
}

// showRows brings every question in line with the view.
func (f *Form) showRows() {
	if f.plate == nil {
		return
	}
	rows := make(map[annotate.Slot]*Row, len(f.view.Rows))
	for i := range f.view.Rows {
		r := &f.view.Rows[i]
		rows[annotate.Slot{Field: r.Field.Key, Target: r.Target}] = r
	}
	lit, outlined, active := map[*area]bool{}, map[*area]bool{}, ""
	for _, q := range f.plate.questions {
		row := rows[q.slot]
		q.show(row, f.view.ReadOnly)
		lit[q.ground] = lit[q.ground] || row != nil && row.Active
		outlined[q.ground] = outlined[q.ground] || row != nil && row.Outlined
		if row != nil && row.Active {
			active = row.Field.Key
		}
	}
	for _, g := range f.plate.grounds {
		g.set(lit[g], outlined[g])
	}
	for _, h := range f.plate.heads {
		h.Set(headLook{asked: rows[h.first] != nil, active: active, style: kit.StyleNow()})
	}
}

// click lets something be done by the pointer, unless the click is the second
// half of a double one.
func (f *Form) click(at fyne.Position, do func()) {
	if f.clicks.again(at) {
		return
	}
	f.inHand = true
	defer func() { f.inHand = false }()
	do()
}

func (f *Form) choose(slot annotate.Slot, value string) {
	if f.OnOption != nil {
		f.OnOption(slot.Field, slot.Target, value)
	}
}

func (f *Form) enter(slot annotate.Slot) {
	if f.OnField != nil {
		f.OnField(slot.Field, slot.Target)
	}
}

func (f *Form) focusNote() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.foot.note); c != nil {
		c.Focus(f.foot.note)
	}
}

// arrange places everything in the size the form has.
func (f *Form) arrange() {
	size := f.surface.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	f.ground.Resize(size)
	f.build()
	f.showRows()
	f.position()
	f.active = annotate.Slot{}
	f.reveal()
}

// position puts the foot under the plate: at the bottom of the form, but not far
// from the questions where the form is high.
func (f *Form) position() {
	size, footHeight := f.surface.Size(), f.foot.height()
	room := max(0, size.Height-footHeight)
	if f.plate != nil {
		room = min(room, f.plate.high+theme.Scaled(200))
	}
	f.scroll.Resize(fyne.NewSize(size.Width, room))
	f.scroll.Refresh()
	f.foot.arrange(room, size.Width)
}

// reveal brings the active question into view where a key made it active,
// moving as little as that takes. Under the pointer nothing moves.
func (f *Form) reveal() {
	if f.plate == nil {
		return
	}
	for _, q := range f.plate.questions {
		if !q.State().active || q.slot == f.active {
			continue
		}
		f.active = q.slot
		if f.inHand {
			return
		}
		high := f.scroll.Size().Height
		margin := max(0, min(theme.Scaled(24), (high-q.Size().Height)/2)) // so that the head over it is seen
		top, end := q.Position().Y-margin, q.Position().Y+q.Size().Height+margin/2
		y := max(0, min(max(f.scroll.Offset.Y, end-high), top, f.plate.high-high))
		if y != f.scroll.Offset.Y {
			f.scroll.ScrollToOffset(fyne.NewPos(0, y))
		}
		return
	}
}

// rowsLayout tells the scroller how high the plate is, which places its parts
// itself.
type rowsLayout struct{ form *Form }

func (l *rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.form.plate == nil {
		return fyne.Size{}
	}
	return fyne.NewSize(0, l.form.plate.high)
}

func (l *rowsLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

// surface is the form as a widget: the form itself cannot be one, because Show
// means something else to a widget.
type surface struct {
	widget.BaseWidget
	form *Form
}

// MinWidth is the least width at which no label is cut at normal text size.
const MinWidth = 380

func (s *surface) Resize(size fyne.Size) {
	if size != s.Size() {
		s.BaseWidget.Resize(size)
		s.form.arrange()
	}
}

func (s *surface) repaint() { canvas.Refresh(s) }

// CreateRenderer draws ground, plate and foot.
func (s *surface) CreateRenderer() fyne.WidgetRenderer {
	f := s.form
	objects := append([]fyne.CanvasObject{&f.ground, f.scroll}, f.foot.objects()...)
	return &kit.Parts{
		Of: s, All: func() []fyne.CanvasObject { return objects }, Paint: f.restyle,
		Arrange: func(fyne.Size) { f.arrange() },
		Least:   func() fyne.Size { return fyne.NewSize(MinWidth, f.foot.height()+theme.Scaled(160)) },
	}
}

// restyle repaints, after a change of theme, what is no widget of its own.
func (f *Form) restyle() {
	f.ground.FillColor = theme.Current().Surface
	f.foot.paint()
}

func call(f func()) {
	if f != nil {
		f()
	}
}
