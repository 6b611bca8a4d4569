package picture

import (
	"math"
)

// Setting is how a picture is set: in which width, how large, and how wide words get.
type Setting struct {
	Width float64
	Unit  float64 // 1 is the usual size
	Small float64 // size of the letters of what stands beside the matter, at that unit
	Body  float64 // size of the others
	Bare  bool    // title and what is under it stand elsewhere
	Wide  func(text string, size float64, bold bool) float64
}

// The least widths, at the usual size.
const (
	leastStack = 250.0
	leastAlone = 118.0
	gapPanels  = 18.0
	rowHeight  = 27.0
	barHeight  = 19.0
	headHeight = 18.0
)

// layout lays out one picture.
type layout struct {
	Setting
	*Bars
	at Drawing

	name   float64 // width of the names of rows
	named  []string
	count  float64 // width of the counts beside them
	counts []float64
}

// Layout says what stands where.
func (b *Bars) Layout(s Setting) Drawing {
	l := &layout{Setting: s, Bars: b, at: Drawing{Width: s.Width}}
	y := l.head()
	l.measure()
	for _, band := range l.bands() {
		y = l.band(band, y)
	}
	for _, note := range b.Notes {
		for _, line := range l.broken(note, s.Small, s.Width) {
			l.words(0, y, s.Width, l.u(16), line, s.Small, Ink{Hue: Quiet}, Left, false)
			y += l.u(16)
		}
	}
	l.at.Height = math.Ceil(y)
	return l.at
}

func (l *layout) u(x float64) float64 { return x * l.Unit }

// head draws the title.
func (l *layout) head() (y float64) {
	if l.Bare {
		return 0
	}
	for _, line := range l.broken(l.Title, l.Body, l.Width) {
		l.words(0, y, l.Width, l.u(22), line, l.Body, Ink{Hue: Writing}, Left, true)
		y += l.u(22)
	}
	for _, line := range l.broken(l.Under, l.Small, l.Width) {
		l.words(0, y, l.Width, l.u(17), line, l.Small, Ink{Hue: Quiet}, Left, false)
		y += l.u(17)
	}
	return y + l.u(8)
}

// measure finds how wide names and counts get.
func (l *layout) measure() {
	l.counts = make([]float64, len(l.Panels))
	for i, p := range l.Panels {
		if p.Counts != "" {
			l.counts[i] = l.Wide(p.Counts, l.Small, false)
		}
	}
	if l.Counts != "" {
		l.count = l.Wide(l.Counts, l.Small, false)
	}
	for _, r := range l.Rows {
		l.count = max(l.count, l.Wide(r.Count, l.Small, false))
		l.name = max(l.name, l.Wide(r.Name, l.Small, r.Strong))
		for i, c := range r.Cells {
			if l.Panels[i].Counts != "" {
				l.counts[i] = max(l.counts[i], l.Wide(c.Count, l.Small, false))
			}
		}
	}
	for i := range l.counts {
		if l.counts[i] > 0 {
			l.counts[i] += l.u(10)
		}
	}
	l.name = min(l.name+l.u(12), max(l.u(90), l.Width*0.28))
	l.named = l.names(l.name - l.u(10))
	if l.count > 0 {
		l.count += l.u(14)
	}
}

// bands puts panels beside each other, as many as there is room for.
func (l *layout) bands() (all [][]int) {
	room := l.Width - l.name - l.count
	var band []int
	used := 0.0
	for i := range l.Panels {
		need := l.least(i) + l.counts[i]
		if len(band) > 0 && used+l.u(gapPanels)+need > room {
			all, band, used = append(all, band), nil, 0
		}
		if len(band) > 0 {
			used += l.u(gapPanels)
		}
		band, used = append(band, i), used+need
	}
	if len(band) == 0 {
		return all
	}
	all = append(all, band)
	if n := len(all); n > 1 && l.alike() { // as many in each, rather than one left over
		each := (len(l.Panels) + n - 1) / n
		all = nil
		for i := 0; i < len(l.Panels); i += each {
			band = nil
			for j := i; j < min(i+each, len(l.Panels)); j++ {
				band = append(band, j)
			}
			all = append(all, band)
		}
	}
	return all
}

// alike reports whether all panels are bars that stand alone.
func (l *layout) alike() bool {
	for _, p := range l.Panels {
		if p.Stack {
			return false
		}
	}
	return true
}

func (l *layout) least(panel int) float64 {
	if l.Panels[panel].Stack {
		return l.u(leastStack)
	}
	return l.u(leastAlone)
}

// band draws some panels beside each other, with all rows.
func (l *layout) band(panels []int, y float64) float64 {
	room := l.Width - l.name - l.count - l.u(gapPanels)*float64(len(panels)-1)
	weights := 0.0
	for _, i := range panels {
		room -= l.counts[i]
		weights += l.least(i)
	}
	x, top := l.name+l.count, y
	l.words(l.name, y, l.count-l.u(14), l.u(headHeight), l.Counts, l.Small, Ink{Hue: Quiet}, Right, false)
	xs, ws := make([]float64, len(panels)), make([]float64, len(panels))
	for k, i := range panels {
		ws[k] = max(l.u(40), room*l.least(i)/weights)
		if !l.Panels[i].Stack && len(l.Panels) > 1 {
			ws[k] = min(ws[k], l.u(260))
		}
		xs[k] = x
		y = max(y, l.panelHead(l.Panels[i], x, top, ws[k], l.counts[i]))
		x += ws[k] + l.counts[i] + l.u(gapPanels)
	}
	l.line(0, y, x-l.u(gapPanels), y)
	for row, r := range l.Rows {
		l.words(0, y, l.name-l.u(10), l.u(rowHeight), l.named[row], l.Small, Ink{Hue: Writing}, Left, r.Strong)
		l.at.Marks[len(l.at.Marks)-1].Tells = r.Name
		l.words(l.name, y, l.count-l.u(14), l.u(rowHeight), r.Count, l.Small, Ink{Hue: Quiet}, Right, false)
		for k, i := range panels {
			l.cell(l.Panels[i], r.Cells[i], xs[k], y, ws[k], l.counts[i])
		}
		y += l.u(rowHeight)
	}
	return y + l.u(10)
}

// panelHead draws the title of a panel and what its colours stand for.
func (l *layout) panelHead(p Panel, x, y, width, counts float64) float64 {
	if counts > 0 {
		l.words(x+width, y, counts, l.u(headHeight), p.Counts, l.Small, Ink{Hue: Quiet}, Right, false)
	}
	if !p.Stack {
		return l.legend(p.Labels, x, y, width)
	}
	if p.Title != "" {
		l.words(x, y, width, l.u(headHeight), l.cut(p.Title, l.Small, false, width), l.Small, Ink{Hue: Quiet}, Left, false)
		y += l.u(headHeight)
	}
	return l.legend(p.Labels, x, y, width+counts)
}

// legend names the labels, in as many lines as they need.
func (l *layout) legend(labels []Label, x, y, width float64) float64 {
	at, swatch := x, l.u(11)
	for _, label := range labels {
		text := label.Name
		if label.Words != "" {
			text += " " + label.Words
		}
		text = l.cut(text, l.Small, false, width-swatch-l.u(6))
		need := swatch + l.u(5) + l.Wide(text, l.Small, false) + 1
		if at > x && at+need > x+width {
			at, y = x, y+l.u(headHeight)
		}
		l.box(at, y+(l.u(headHeight)-swatch)/2, swatch, swatch, label.Ink)
		l.words(at+swatch+l.u(5), y, need-swatch, l.u(headHeight), text, l.Small, Ink{Hue: Writing}, Left, false)
		at += need + l.u(12)
	}
	return y + l.u(headHeight) + l.u(3)
}
