package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// cell is where one option stands on its question.
type cell struct {
	at   fyne.Position
	size fyne.Size
}

// The measures of the plate.
func unit() float32    { return theme.Scaled(25) } // how high an option is
func pillGap() float32 { return theme.Scaled(4) }
func rowGap() float32  { return theme.Scaled(8) } // between questions

func optionSize() float32 { return theme.Scaled(11.5) }

// optionText is how an option is set; measured in bold, so that choosing moves
// nothing.
func optionText(o *codebook.Option) kit.Text {
	return kit.Text{Text: Shown(o), Size: optionSize(), Bold: true}
}

// pillWidth is what an option needs with its key beside it.
func pillWidth(o *codebook.Option) float32 {
	return kit.Width(optionText(o)) + tightKey(o) + theme.Scaled(5+2+3)
}

// tightKey is how wide the key of an option is where room is short.
func tightKey(o *codebook.Option) float32 { return kit.TightCapWidth(o.Key) - theme.Scaled(2) }

// stepWidth is what an option needs whose key stands above it.
func stepWidth(o *codebook.Option) float32 {
	return kit.Width(optionText(o)) + theme.Scaled(8)
}

// widths measures the options of a field.
func widths(f *codebook.Field, of func(*codebook.Option) float32) []float32 {
	out := make([]float32, len(f.Options))
	for i := range f.Options {
		out[i] = of(&f.Options[i])
	}
	return out
}

func sum(widths []float32) (all float32) {
	for _, w := range widths {
		all += w
	}
	return all
}

// grid puts cells of given least widths into as few rows of a width as hold
// them: in even columns where those are wide enough, else in columns as wide as
// each needs, else without columns. A cell too wide for a row has one of its own,
// and is cut.
func grid(least []float32, width float32) []cell {
	for rows := 1; rows < len(least); rows++ {
		per := (len(least) + rows - 1) / rows
		even := (width - float32(per-1)*pillGap()) / float32(per)
		if slices.Max(least) <= even {
			return columns(len(least), per, even)
		}
		for _, l := range [][]float32{table(least, per), least} {
			if cells, fit := flow(l, per, width); fit {
				return cells
			}
		}
	}
	return columns(len(least), 1, width)
}

// table makes the cells of a column all as wide as the widest of them.
func table(least []float32, per int) []float32 {
	out := make([]float32, len(least))
	for i := range least {
		for j := i % per; j < len(least); j += per {
			out[i] = max(out[i], least[j])
		}
	}
	return out
}

// columns puts n cells into rows of so many, all as wide.
func columns(n, per int, wide float32) []cell {
	cells := make([]cell, n)
	step := wide + pillGap()
	for i := range cells {
		left, right := whole(float32(i%per)*step), whole(float32(i%per)*step+wide)
		cells[i] = cell{fyne.NewPos(left, float32(i/per)*(unit()+pillGap())), fyne.NewSize(right-left, unit())}
	}
	return cells
}

// flow puts so many cells into a row, which share what they leave of it.
func flow(least []float32, per int, width float32) (cells []cell, fit bool) {
	var share float32 // of what a row leaves, for each of its cells
	for row, part := range slices.Collect(slices.Chunk(least, per)) {
		spare := width - sum(part) - float32(len(part)-1)*pillGap()
		if spare < 0 {
			return nil, false
		}
		if len(part) < per { // the last row keeps the columns of the one above
			spare = min(spare, share*float32(len(part)))
		}
		share = spare / float32(len(part))
		x := float32(0)
		for _, w := range part {
			end := x + w + share
			at := fyne.NewPos(whole(x), float32(row)*(unit()+pillGap()))
			cells = append(cells, cell{at, fyne.NewSize(whole(end)-at.X, unit())})
			x = end + pillGap()
		}
	}
	return cells, true
}

// strip puts cells side by side without a gap; they share what is spare.
func strip(least []float32, width float32) []cell {
	cells := make([]cell, len(least))
	spare, x := (width-sum(least))/float32(len(least)), float32(0)
	for i, w := range least {
		end := x + w + spare
		if i == len(least)-1 {
			end = width
		}
		cells[i] = cell{fyne.NewPos(whole(x), 0), fyne.NewSize(whole(end)-whole(x), unit())}
		x = end
	}
	return cells
}

// bottom is how high cells reach.
func bottom(cells []cell) (y float32) {
	for _, c := range cells {
		y = max(y, c.at.Y+c.size.Height)
	}
	return y
}

// whole rounds to a whole pixel, so that edges stay sharp.
func whole(x float32) float32 { return float32(int(x + 0.5)) }
