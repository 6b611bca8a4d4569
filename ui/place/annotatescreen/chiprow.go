package annotatescreen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

const chipGap = 6

// chipRow is one line of chips. Those that do not fit are counted at its end.
type chipRow struct {
	chips   []chip
	palette *theme.Palette
	scale   float32
	boxes   []*canvas.Rectangle
	lines   []*passage.Line
	objects *fyne.Container
	width   float32
}

func newChipRow() *chipRow {
	return &chipRow{objects: container.NewWithoutLayout()}
}

func chipHeight() float32 { return theme.Scaled(24) }

// show replaces the chips and lays them out in the given width.
func (r *chipRow) show(chips []chip, width float32) {
	same := r.palette == theme.Current() && r.width == width && r.scale == theme.Scaled(1) && equalChips(chips, r.chips)
	if same {
		return
	}
	r.chips, r.palette, r.width, r.scale = chips, theme.Current(), width, theme.Scaled(1)
	var x float32
	shown := 0
	for i, c := range chips {
		r.grow(shown + 1)
		rest := len(chips) - i - 1
		room := width - x
		if rest > 0 {
			room -= theme.Scaled(48)
		}
		w := r.place(shown, c, x)
		if w > room && shown > 0 {
			r.place(shown, chip{Text: "+" + strconv.Itoa(rest+1), Plain: true}, x)
			shown++
			break
		}
		if w > room {
			w = max(room, theme.Scaled(60))
			r.resize(shown, x, w)
		}
		x += w + chipGap
		shown++
	}
	r.objects.Objects = r.objects.Objects[:0]
	for i := range shown {
		r.objects.Objects = append(r.objects.Objects, r.boxes[i], r.lines[i])
	}
	r.objects.Refresh()
}

func (r *chipRow) grow(n int) {
	for len(r.boxes) < n {
		box := canvas.NewRectangle(theme.Current().Surface)
		box.CornerRadius = 6
		r.boxes = append(r.boxes, box)
		r.lines = append(r.lines, passage.NewLine("", passage.Style{}, 1))
	}
}

// place fills chip i and returns the width it would like.
func (r *chipRow) place(i int, c chip, x float32) float32 {
	p := theme.Current()
	strong, soft := p.Family(c.Family)
	box, line := r.boxes[i], r.lines[i]
	box.StrokeWidth, box.StrokeColor, box.FillColor = 0, p.Line, soft
	ink := strong
	if c.Plain {
		box.StrokeWidth, box.FillColor, ink = theme.Hairline, p.Surface, p.Muted
	}
	line.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeSmall(), LineHeight: 1.3, Ink: ink})
	line.SetText(c.Text)
	w := line.NaturalWidth() + theme.Scaled(18)
	r.resize(i, x, w)
	return w
}

func (r *chipRow) resize(i int, x, w float32) {
	h := chipHeight()
	r.boxes[i].Move(fyne.NewPos(x, 0))
	r.boxes[i].Resize(fyne.NewSize(w, h))
	lh := r.lines[i].MinSize().Height
	r.lines[i].Move(fyne.NewPos(x+theme.Scaled(9), (h-lh)/2))
	r.lines[i].Resize(fyne.NewSize(w-theme.Scaled(18)+1, lh))
	r.boxes[i].Refresh()
}

func equalChips(a, b []chip) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
