package reviewscreen

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// rowsWide is the width from which a row takes one line.
const rowsWide = 760

// drawRows draws the agreement of all rows on a common axis.
func (r *Screen) drawRows(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, p := card.Pad(), theme.Current()
	y := card.Heading(l, width, lang.L("By question"), lang.L("lowest bound first"))
	slot := r.view.rowSlots(width)
	head := theme.Scaled(18)
	slot.axis.DrawScale(l, y, head)
	y += head + theme.Scaled(2)
	for i, row := range r.view.Rows {
		if i > 0 {
			l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		}
		y += theme.Scaled(1)
		r.drawRow(l, row, slot, y)
		y += slot.height + theme.Scaled(1)
	}
	y += theme.Scaled(8)
	note := lang.L(
		".667 is the line for tentative conclusions, .80 the line to rely on; a value is above a line only if its whole interval is. Green: above .80. Blue: above .667. Amber: the interval reaches below .667. Red: all of it is below. Grey and hollow: not dependable, read the interval.",
	)
	y += card.Quiet(l, pad, y, width-2*pad, note)
	return y + pad
}

// lowest is where the common axis begins; an interval that is not dependable may go
// beyond it.
func (v *View) lowest() float64 {
	low := math.Inf(1)
	for _, row := range v.Rows {
		if row.Result.Value != nil {
			low = min(low, *row.Result.Value)
		}
		if row.Result.CI95 != nil && !hollow(row.Result) { // others would leave no room for those that count
			low = min(low, row.Result.CI95[0])
		}
	}
	if math.IsInf(low, 1) {
		return 0
	}
	return chart.Lowest(low)
}

// slots are the places of the parts of a row.
type slots struct {
	name, nameWidth   float32
	axis              chart.Axis
	value, valueWidth float32
	metric, base      float32 // in one line; else both stand under the name
	baseWidth         float32
	height            float32
	oneLine           bool
	width             float32
}

// longest is the width of the longest name in a size, chosen or not.
func (v *View) longest(size float32) (width float32) {
	for _, row := range v.Rows {
		width = max(width, kit.Width(kit.Text{Text: row.Name, Size: size, Bold: true}))
	}
	return width + theme.Scaled(6)
}

func (v *View) rowSlots(width float32) slots {
	pad, low := card.Pad(), v.lowest()
	in := width - 2*pad
	s := slots{name: pad + theme.Scaled(8), height: theme.Scaled(42), width: width}
	s.valueWidth = theme.Scaled(86)
	if width >= theme.Scaled(rowsWide) {
		s.oneLine, s.height = true, theme.Scaled(30)
		s.nameWidth, s.baseWidth = max(in*0.22, min(v.longest(theme.SizeLabel()), in*0.36)), theme.Scaled(130)
		s.value, s.valueWidth = s.name+s.nameWidth, theme.Scaled(150)
		s.metric = s.value + s.valueWidth + theme.Scaled(8)
		s.base = width - pad - theme.Scaled(8) - s.baseWidth
		x := s.metric + theme.Scaled(92)
		s.axis = chart.Axis{Low: low, High: 1, X: x, Width: s.base - theme.Scaled(14) - x}
		return s
	}
	s.nameWidth = max(theme.Scaled(150), in*0.47, min(v.longest(theme.SizeSmall()), in*0.54))
	s.value = width - pad - theme.Scaled(8) - s.valueWidth
	x := s.name + s.nameWidth + theme.Scaled(10)
	s.axis = chart.Axis{Low: low, High: 1, X: x, Width: s.value - x - theme.Scaled(4)}
	return s
}

func spotOf(id reviewing.RowID) string { return "row " + string(id) }

func (r *Screen) drawRow(l *kit.Drawing, row Row, s slots, y float32) {
	p, id, pad := theme.Current(), spotOf(row.ID), card.Pad()-theme.Scaled(4)
	selected := row.ID == r.selected
	switch {
	case selected:
		l.Box(pad, y, s.width-2*pad, s.height, theme.Radius-2, p.AccentSoft)
	default:
		card.Lit(l, id, pad, y, s.width-2*pad, s.height)
	}
	if s.oneLine {
		r.view.rowInOneLine(l, row, s, y, selected)
	} else {
		r.view.rowInTwoLines(l, row, s, y, selected)
	}
	if row.Result.Value != nil {
		chart.Estimate{
			Value:  row.Result.Value,
			CI:     row.Result.CI95,
			Hollow: hollow(row.Result),
			Ink:    rowInk(row),
		}.Draw(
			l,
			s.axis,
			y+s.height/2,
		)
	}
	spot := card.Area(id, pad, y, s.width-2*pad, s.height, func() string { return rowTip(row) }, func() { r.openRow(row.ID) })
	spot.OnFocus = func() { r.choose(row.ID) }
	l.Spot(spot)
}

// rowTip tells everything that a row has no room for.
func rowTip(row Row) string {
	tip := row.Name + " · " + metricName(row.Result) + " · " + told(row.Result)
	if s := verdict(row.Result); s != "" {
		tip += " · " + s
	}
	if row.Note != "" {
		tip += " · " + row.Note
	}
	return tip
}

func nameText(row Row, selected bool, width float32) kit.Text {
	ink := theme.Current().Ink
	if row.Quiet {
		ink = theme.Current().Muted
	}
	return kit.Text{Text: row.Name, Size: chart.Fitting(row.Name, theme.SizeLabel(), width), Ink: ink, Bold: selected}
}

func valueText(row Row) kit.Text {
	t := kit.Text{Text: value(row.Result), Size: theme.SizeReading(), Ink: rowInk(row), Bold: true, Align: fyne.TextAlignTrailing}
	if row.Result.Value == nil {
		t.Size, t.Bold, t.Ink = theme.SizeLabel(), false, theme.Current().Muted
	}
	if hollow(row.Result) {
		t.Bold = false
	}
	return t
}

// numberTexts are the two lines of a row's number: the value with its interval
// below, or, where it is not dependable, the interval first.
func (v *View) numberTexts(row Row) (upper, lower kit.Text) {
	upper, lower = valueText(row), v.boundsText(row)
	if !hollow(row.Result) || row.Result.CI95 == nil {
		return upper, lower
	}
	upper.Text, upper.Size = lower.Text, theme.SizeLabel()
	lower.Text = value(row.Result)
	return upper, lower
}

// boundsText is the interval, or what stands in its place.
func (v *View) boundsText(row Row) kit.Text {
	t := kit.Text{Text: bounds(row.Result), Size: theme.SizeSmall(), Ink: theme.Current().Muted, Align: fyne.TextAlignTrailing}
	switch {
	case t.Text != "" || row.Result.Value == nil:
	case v.Computing:
		t.Text = lang.L("computing…")
	default:
		t.Text = lang.L("no interval")
	}
	return t
}

// under is the small line of a row: metric and base, or why there is no value.
func under(row Row) (text string, ink color.NRGBA) {
	p := theme.Current()
	switch {
	case row.Result.Value == nil:
		return firstSentence(wording.Of(row.Result.Reason.Text())), p.Muted
	case hollow(row.Result) && row.Result.Reason.Has(agreement.FewUnits), row.Result.Reason.Has(agreement.OneSharedUnit):
		return shortCaution(row.Result), p.Muted
	}
	return metricName(row.Result) + " · " + base(row.Result), p.Muted
}

// firstSentence is what a row has room for; the card beside it says all.
func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}

// shortCaution is why a value from few paragraphs is not dependable, in few
// words.
func shortCaution(r agreement.Result) string {
	if r.Reason.Has(agreement.OneSharedUnit) {
		return lang.L("1 shared paragraph: not interpretable")
	}
	return lang.L("from {{.N}} paragraphs, not dependable", map[string]any{"N": r.N})
}

func (v *View) rowInTwoLines(l *kit.Drawing, row Row, s slots, y float32, selected bool) {
	upper, lower := theme.Scaled(22), theme.Scaled(16)
	top := y + (s.height-upper-lower)/2
	text, ink := under(row)
	if row.Result.Value == nil { // nothing is drawn on the axis
		l.Words(s.name, top, s.nameWidth, upper, nameText(row, selected, s.nameWidth))
		l.Words(s.name, top+upper, s.width-card.Pad()-s.name, lower, kit.Text{Text: text, Size: theme.SizeSmall(), Ink: ink})
		l.Words(s.value, top, s.valueWidth, upper, valueText(row))
		return
	}
	l.Words(s.name, top, s.nameWidth, upper, nameText(row, selected, s.nameWidth))
	l.Words(s.name, top+upper-theme.Scaled(1), s.nameWidth, lower, kit.Text{Text: text, Size: theme.SizeSmall(), Ink: ink})
	first, second := v.numberTexts(row)
	l.Words(s.value, top, s.valueWidth, upper, first)
	l.Words(s.value, top+upper-theme.Scaled(1), s.valueWidth, lower, second)
}

func (v *View) rowInOneLine(l *kit.Drawing, row Row, s slots, y float32, selected bool) {
	p := theme.Current()
	l.Words(s.name, y, s.nameWidth, s.height, nameText(row, selected, s.nameWidth))
	small := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}
	if row.Result.Value == nil {
		l.Words(s.value, y, s.valueWidth, s.height, small.With(value(row.Result)))
		small.Text = firstSentence(wording.Of(row.Result.Reason.Text()))
		l.Words(s.metric, y, s.width-card.Pad()-s.metric, s.height, small)
		return
	}
	first, second, wide := valueText(row), v.boundsText(row), theme.Scaled(48)
	if hollow(row.Result) && row.Result.CI95 != nil { // the interval first
		first, second = v.numberTexts(row)
		wide = theme.Scaled(92)
	}
	l.Words(s.value, y, wide, s.height, first)
	second.Align = fyne.TextAlignLeading
	l.Words(s.value+wide+theme.Scaled(10), y, s.valueWidth-wide-theme.Scaled(10), s.height, second)
	l.Words(s.metric, y, theme.Scaled(86), s.height, small.With(metricName(row.Result)))
	caution := small.With(base(row.Result))
	caution.Align = fyne.TextAlignTrailing
	l.Words(s.base, y, s.baseWidth, s.height, caution)
}
