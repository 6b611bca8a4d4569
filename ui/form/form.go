// Package form draws the questions of one paragraph from the codebook, shows
// the answers it is given, and reports what the annotator wants by callbacks.
// None of its controls but the note takes the focus, so that answer keys are
// never swallowed.
package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Form is the column with the questions of the current paragraph. It shows a
// View and reports intents; it keeps no answers and decides nothing.
type Form struct {
	OnOption      func(field, target, value string) // an option was clicked
	OnField       func(field, target string)        // a question was clicked, beside its options
	OnGuessOpened func()                            // the chip of the layout guess was clicked
	OnNoteChanged func(text string)                 // with each character typed
	OnNoteLeft    func()                            // the focus is to go back to the key router
	OnUnsure      func()
	OnUndo        func()
	OnSubmit      func()
	OnCause       func(value string) // what divided annotators was clicked

	view   View
	blocks []*block
	lines  map[lineKey]*line
	folded fyne.Size // of the form when its rows were folded last
	active *line

	surface *surface
	rows    *fyne.Container
	scroll  *container.Scroll
	ground  canvas.Rectangle
	rule    *ruleBox
	foot    *foot

	rowsHigh float32
}

// New returns an empty form.
func New() *Form {
	f := &Form{lines: map[lineKey]*line{}, rule: newRuleBox()}
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

// Show draws a view. It compares it with what is drawn: controls are kept as
// long as their question keeps its shape, and only those that differ repaint.
func (f *Form) Show(v View) {
	wasActive := f.view.NoteActive
	f.view = v
	f.view.Rows = slices.Clone(v.Rows)
	moved := f.showRows()
	row, explained := f.activeRow(), f.explainedRow()
	if row == nil { // complete: the last answer's definition stays until the next key
		row = explained
	}
	moved = f.rule.set(row, explained) || moved
	moved = f.foot.set(&f.view) || moved
	if moved {
		f.arrange()
		f.surface.repaint()
	}
	if v.NoteActive && !wasActive {
		f.focusNote()
	}
}

// Shown returns the view on the screen.
func (f *Form) Shown() View { return f.view }

func (f *Form) activeRow() *Row {
	i := slices.IndexFunc(f.view.Rows, func(r Row) bool { return r.Active })
	if i < 0 {
		return nil
	}
	return &f.view.Rows[i]
}

// explainedRow is the row whose option is defined under the rule: the active
// one where its option is, else that of the answer just given.
func (f *Form) explainedRow() *Row {
	if row := f.activeRow(); row != nil && row.Help.Definition != "" {
		return row
	}
	i := slices.IndexFunc(f.view.Rows, func(r Row) bool { return r.Help.Definition != "" })
	if i < 0 {
		return nil
	}
	return &f.view.Rows[i]
}

func (f *Form) enter(field, target string) {
	if f.OnField != nil {
		f.OnField(field, target)
	}
}

func (f *Form) focusNote() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.foot.note); c != nil {
		c.Focus(f.foot.note)
	}
}

// showRows brings the blocks in line with the view's rows and reports whether
// anything has to be placed anew.
func (f *Form) showRows() bool {
	size := f.surface.Size()
	f.fold(f.view.Rows, size.Width, size.Height)
	groups := groupRows(f.view.Rows)
	next := make(map[lineKey]*line, len(f.lines))
	changed := len(groups) != len(f.blocks)
	blocks := make([]*block, len(groups))
	f.active = nil
	for i, g := range groups {
		lines := f.showLines(g, next)
		if i < len(f.blocks) && slices.Equal(f.blocks[i].lines, lines) {
			blocks[i] = f.blocks[i]
		} else {
			changed = true
			blocks[i] = &block{lines: lines, grid: g.perTarget}
			if g.perTarget || lines[0].shape.header {
				blocks[i].header = NewFieldHeader(headerState(g.lines[0].row))
			}
		}
		f.showHeader(blocks[i], g.lines[0].row)
	}
	f.lines, f.blocks = next, blocks
	if changed {
		f.rows.Objects = nil
		for _, b := range blocks {
			f.rows.Objects = append(f.rows.Objects, b.objects()...)
		}
	}
	return changed
}

// showLines shows the rows of a group in the lines that serve them already, or
// in new ones.
func (f *Form) showLines(g group, next map[lineKey]*line) []*line {
	var lines []*line
	for _, gl := range g.lines {
		key := lineKey{gl.row.Field, gl.row.Target, gl.shape}
		l := f.lines[key]
		if l == nil {
			l = f.newLine(gl.row, gl.shape)
		}
		l.lead = gl.lead
		l.set(gl.row, gl.second, f.view.ReadOnly)
		next[key] = l
		lines = append(lines, l)
		if gl.row.Active || gl.second != nil && gl.second.Active {
			f.active = l
		}
	}
	return lines
}

func (f *Form) showHeader(b *block, row *Row) {
	if b.header == nil {
		return
	}
	field, target := row.Field.Key, row.Target
	b.header.OnTapped = func() { f.enter(field, target) }
	b.header.Set(headerState(row))
}

// arrange places everything in the size the form has.
func (f *Form) arrange() {
	size := f.surface.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	f.ground.Resize(size)
	footHeight := f.foot.height()
	room := size.Height - footHeight
	if size != f.folded { // rows may have room now, or none any more
		f.folded = size
		f.showRows()
	}
	f.arrangeRows(size.Width)
	// The rule takes what the questions leave, and its share where they would
	// fill the whole room; then it scrolls.
	ruleHeight := f.rule.height(size.Width, room-f.rowsHigh)
	rowsHeight := max(0, room-ruleHeight)
	f.scroll.Move(fyne.Position{})
	f.scroll.Resize(fyne.NewSize(size.Width, rowsHeight))
	f.scroll.Refresh()
	f.rule.arrange(rowsHeight, size.Width, ruleHeight)
	f.foot.arrange(size.Height-footHeight, size.Width)
	f.ScrollToActive()
}

// ScrollToActive brings the active question into view, moving as little as
// that takes.
func (f *Form) ScrollToActive() {
	if f.active == nil {
		return
	}
	const above, below = 34, 12
	top, bottom := f.active.y-above, f.active.y+f.active.high+below
	high := f.scroll.Size().Height
	y := f.scroll.Offset.Y
	if bottom > y+high {
		y = bottom - high
	}
	if top < y {
		y = top
	}
	y = max(0, min(y, f.rowsHigh-high))
	if y != f.scroll.Offset.Y {
		f.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// arrangeRows puts the blocks under each other.
func (f *Form) arrangeRows(width float32) {
	y := theme.Scaled(8)
	for _, b := range f.blocks {
		y = b.arrange(y, width)
	}
	f.rowsHigh = y + theme.Scaled(8)
}

// rowsLayout tells the scroller how high the rows are. They are placed by the
// form, whose width they take, and not again with each of the scroller's
// refreshes.
type rowsLayout struct{ form *Form }

func (l *rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.form.rowsHigh)
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

// CreateRenderer draws ground, rows, rule and foot.
func (s *surface) CreateRenderer() fyne.WidgetRenderer {
	f := s.form
	objects := []fyne.CanvasObject{&f.ground, f.scroll}
	objects = append(objects, f.rule.objects()...)
	objects = append(objects, f.foot.objects()...)
	return &kit.Parts{
		Of: s, All: func() []fyne.CanvasObject { return objects }, Paint: f.restyle,
		Arrange: func(fyne.Size) { f.arrange() },
		Least:   func() fyne.Size { return fyne.NewSize(MinWidth, f.foot.height()+theme.Scaled(160)) },
	}
}

// restyle repaints, after a change of theme, what is no widget of its own.
func (f *Form) restyle() {
	f.ground.FillColor = theme.Current().Surface
	for i := range f.view.Rows {
		row := &f.view.Rows[i]
		if l := f.lines[lineKey{row.Field, row.Target, controlOf(row.Field)}]; l != nil {
			l.setName(row)
		}
	}
	f.rule.set(f.rule.row, f.rule.of)
	f.foot.paint()
}
