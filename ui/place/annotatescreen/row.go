package annotatescreen

import (
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/search"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

var (
	_ fyne.Widget   = (*paragraphRow)(nil)
	_ fyne.Tappable = (*paragraphRow)(nil)
)

// paragraphRow is one paragraph of the article: mark and number in the margin,
// the text, and chips for what was answered. The current one is framed.
type paragraphRow struct {
	widget.BaseWidget
	onTapped func()

	frame  *canvas.Rectangle
	sign   *canvas.Image
	number *canvas.Text
	text   *passage.Passage
	chips  *chipRow
	note   *noteSign
	height float32 // of the text alone
}

// rowState is everything a row shows.
type rowState struct {
	Position int
	Whole    bool // it stands for the article as a whole
	Text     string
	Current  bool
	State    annotate.State
	Unsure   bool
	Note     string
	Twice    bool // it was answered differently in two places
	Chips    []chip
	Reading  bool // only to be read: it is not asked
	Found    []search.Span
	Pointed  []labelling.Pointed // names of targets and hints
	Marks    []passage.Mark
	Caret    bool // of the current paragraph: a caret stands in it
	Taken    bool // a mark is taken up
	Claims   bool // the words selected belong to the option pressed next
	Room     int  // how many lines of chips the current paragraph keeps room for
}

func newParagraphRow() *paragraphRow {
	r := &paragraphRow{
		frame:  canvas.NewRectangle(nil),
		sign:   &canvas.Image{FillMode: canvas.ImageFillContain},
		number: canvas.NewText("", nil),
		text:   passage.New("", readingStyle(false)),
		chips:  newChipRow(),
		note:   newNoteSign(),
	}
	r.number.Alignment = fyne.TextAlignTrailing
	r.ExtendBaseWidget(r)
	return r
}

// readingStyle is how article text is set.
func readingStyle(current bool) passage.Style {
	p := theme.Current()
	ink := theme.Mix(p.Ink, p.Page, 0.16)
	if current {
		ink = p.Ink
	}
	return passage.Style{Family: passage.Serif, Size: theme.SizeReading(), LineHeight: 1.6, Ink: ink}
}

// rowStyle is how the text of a row is set: what stands for the article as a whole is ours,
// not the article's.
func rowStyle(s rowState) passage.Style {
	style := readingStyle(s.Current)
	if s.Whole {
		high := style.Size * style.LineHeight
		style.Family, style.Bold, style.Size = passage.Sans, true, theme.SizeBody()
		style.LineHeight = high / style.Size
	}
	return style
}

// The measures of a row, in units of text scale 1.
const (
	rowSide   = 14 // between frame and mark
	rowMargin = 58 // from the frame's left edge to the text
	rowPad    = 11 // above and below inside the frame
	rowGap    = 5  // between two frames
	signSize  = 13
)

// readingColumn is the width of a line of about 70 characters.
func readingColumn() float32 { return theme.SizeReading() * 36.5 }

// frameBounds places the frame of a row in the column: as wide as the reading
// column needs, centred in what is left.
func frameBounds(width float32) (x, w float32) {
	w = min(width-theme.Scaled(40), readingColumn()+theme.Scaled(rowMargin+18))
	return (width - w) / 2, w
}

func textWidth(width float32) float32 {
	_, w := frameBounds(width)
	return w - theme.Scaled(rowMargin+18)
}

// estimateRow guesses the height of a row from the length of its text.
func estimateRow(text string, width float32) float32 {
	perLine := max(textWidth(width)/(theme.SizeReading()*0.5), 10)
	lines := float32(int(float32(len(text))/perLine) + 1)
	return lines*theme.SizeReading()*1.6 + theme.Scaled(2*rowPad+rowGap)
}

// foundMarks are what was searched for, as it is marked in the text.
func foundMarks(found []search.Span) []passage.Highlight {
	p, marks := theme.Current(), make([]passage.Highlight, len(found))
	for i, s := range found {
		marks[i] = passage.Highlight{Start: s.Start, End: s.End, Fill: theme.Mix(p.Warning, p.Surface, 0.68), Underline: p.Warning}
	}
	return marks
}

// show puts a paragraph into the row and returns the height it needs.
func (r *paragraphRow) show(s rowState, width float32) float32 {
	p := theme.Current()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = color.Transparent, color.Transparent, 0
	r.number.Color, r.number.TextStyle.Bold = p.Muted, false
	if s.Current {
		r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = p.Surface, p.Accent, 2
		r.number.Color, r.number.TextStyle.Bold = p.Accent, true
	}
	r.frame.CornerRadius = theme.Radius
	r.number.Text, r.number.TextSize = strconv.Itoa(s.Position), theme.SizeLabel()
	if s.Whole {
		r.number.Text = ""
	}
	r.sign.Resource = mark{s.State, s.Unsure, s.Twice}.sign()
	r.sign.Hidden = s.Reading
	r.note.show(s.Note)
	r.text.SetText(s.Text)
	r.text.SetStyle(rowStyle(s))
	r.text.SetHighlights(append(pointedMarks(s.Pointed), foundMarks(s.Found)...))
	r.text.SetMarks(s.Marks)
	r.showSelecting(s)
	r.height = r.text.HeightFor(textWidth(width))
	r.chips.show(s.Chips, textWidth(width))
	h := r.height + theme.Scaled(2*rowPad+rowGap)
	lines := r.chips.lines()
	if s.Current { // room kept, so that no answer moves the text below
		lines = max(lines, s.Room)
	}
	if lines > 0 {
		h += chipsHeight(lines) + theme.Scaled(6)
	}
	h = float32(math.Ceil(float64(h))) // so that every frame is drawn on whole pixels
	r.Resize(fyne.NewSize(width, h))
	r.layout(fyne.NewSize(width, h))
	r.frame.Refresh()
	r.sign.Refresh()
	r.number.Refresh()
	return h
}

// showSelecting shows what is done in the text: words that belong to no option are selected
// in grey.
func (r *paragraphRow) showSelecting(s rowState) {
	p := theme.Current()
	if !s.Current {
		r.text.ClearSelection()
	}
	r.text.SetGrips(s.Current && s.Taken)
	var caret, behind color.Color
	if s.Current && s.Caret {
		caret = p.Accent
	}
	if !s.Current || !s.Taken && !s.Claims {
		grey := p.Muted
		grey.A = 0x48
		behind = grey
	}
	r.text.SetCaretColor(caret)
	r.text.SetSelectionColor(behind)
}

// Tapped reports a click on the row.
func (r *paragraphRow) Tapped(*fyne.PointEvent) {
	if r.onTapped != nil {
		r.onTapped()
	}
}

// CreateRenderer draws frame, mark, number, text and chips.
func (r *paragraphRow) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.frame, r.sign, r.number, r.text, r.chips.pane, r.note}
	return &kit.Parts{
		Of: r, Arrange: r.layout, All: func() []fyne.CanvasObject { return objects }, Shown: true,
		Least: func() fyne.Size { return fyne.NewSize(40, 20) },
	}
}

func (r *paragraphRow) layout(size fyne.Size) {
	x, w := frameBounds(size.Width)
	pad, line := theme.Scaled(rowPad), theme.SizeReading()*1.6
	r.frame.Move(fyne.NewPos(x, 0))
	r.frame.Resize(fyne.NewSize(w, size.Height-theme.Scaled(rowGap)))
	s := theme.Scaled(signSize)
	end := x + theme.Scaled(rowMargin-9) // of the number
	least := r.number.MinSize()
	begin := min(x+theme.Scaled(rowSide), end-least.Width-theme.Scaled(3)-s)
	r.sign.Move(fyne.NewPos(begin, pad+(line-s)/2))
	r.sign.Resize(fyne.NewSize(s, s))
	r.number.Move(fyne.NewPos(begin+s, pad+(line-least.Height)/2))
	r.number.Resize(fyne.NewSize(end-begin-s, least.Height))
	r.note.Move(fyne.NewPos(end-s, pad+line))
	r.note.Resize(fyne.NewSize(s, s))
	tx := x + theme.Scaled(rowMargin)
	r.text.Move(fyne.NewPos(tx, pad))
	r.text.Resize(fyne.NewSize(textWidth(size.Width), r.height))
	r.chips.arrange(tx, pad+r.height+theme.Scaled(6), textWidth(size.Width))
}
