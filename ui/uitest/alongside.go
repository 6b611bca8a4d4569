package uitest

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/kit"
	"plumbline/ui/modal"
)

// block is where something stands in the window.
type block struct {
	object fyne.CanvasObject
	at     fyne.Position
	size   fyne.Size
}

func blockOf(o fyne.CanvasObject) block {
	return block{o, fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()}
}

// beside reports whether a block begins at the right of another one, on its lines.
func (b block) beside(o block) bool {
	return o.at.X+o.size.Width <= b.at.X && b.at.Y < o.at.Y+o.size.Height && o.at.Y < b.at.Y+b.size.Height
}

// holds reports whether a block lies within this one.
func (b block) holds(o block) bool {
	end, within := o.at.Add(o.size), b.at.Add(b.size)
	return o.at.X >= b.at.X && o.at.Y >= b.at.Y && end.X <= within.X && end.Y <= within.Y
}

// lookAlong finds what stands out of line in a dialog: a label that is not in the middle
// of the first line of its box, boxes with labels that begin at different places, and
// what begins neither beside a label nor at the left edge, where the title does.
func lookAlong(t *testing.T, ask Asking) {
	t.Helper()
	w, open := ask(t)
	c := w.Canvas()
	m := opened(t, c, open)
	defer m.Close()
	words, boxes := blocksOf(c)
	if len(words) == 0 {
		t.Fatal("the dialog has no title")
	}
	left, labelled := words[0].at.X, float32(-1)
	line := modal.NewEntry("", "").MinSize().Height
	for _, box := range boxes {
		if besideAny(box, boxes) {
			continue // the second in its row
		}
		label, has := labelOf(box, words)
		switch {
		case has:
			middle, want := label.at.Y+label.size.Height/2, box.at.Y+min(box.size.Height, max(line, label.size.Height))/2
			if apart(middle, want) > 1 {
				t.Errorf("%q stands with its middle at %v, its box at %v", label.object.(*kit.Prose).String(), middle, want)
			}
			if labelled >= 0 && apart(labelled, box.at.X) > 1 {
				t.Errorf("the box of %q begins at %v, another one at %v", label.object.(*kit.Prose).String(), box.at.X, labelled)
			}
			labelled = box.at.X
		case apart(box.at.X, left) > 1:
			t.Errorf("a %T begins at %v, the title at %v", box.object, box.at.X, left)
		}
	}
	for _, p := range words {
		if !besideAny(p, boxes) && !besideAny(p, words) && apart(p.at.X, left) > 1 {
			t.Errorf("%q begins at %v, the title at %v", p.object.(*kit.Prose).String(), p.at.X, left)
		}
	}
}

// blocksOf are the words of the topmost dialog, its title first, and its boxes. What is
// said within a box is none of the words.
func blocksOf(c fyne.Canvas) (words, boxes []block) {
	for _, o := range test.LaidOutObjects(c.Overlays().Top()) {
		switch o := o.(type) {
		case *kit.Prose:
			if o.String() != "" && o.Visible() {
				words = append(words, blockOf(o))
			}
		case *modal.Entry, *modal.Select, *modal.Check, *modal.List:
			boxes = append(boxes, blockOf(o))
		}
	}
	words = slices.DeleteFunc(words, func(p block) bool {
		return slices.ContainsFunc(boxes, func(b block) bool { return b.holds(p) })
	})
	return words, boxes
}

// labelOf is what stands at the left of a box, with nothing between them.
func labelOf(box block, words []block) (label block, has bool) {
	for _, p := range words {
		if box.beside(p) && (!has || p.at.X > label.at.X) {
			label, has = p, true
		}
	}
	return label, has
}

func besideAny(b block, others []block) bool { return slices.ContainsFunc(others, b.beside) }

func apart(a, b float32) float32 { return max(a-b, b-a) }
