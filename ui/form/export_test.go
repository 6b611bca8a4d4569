package form

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/ui/kit"
)

// Drawn is a question as it is drawn: where it and its options stand in the
// plate, and what can be read there.
type Drawn struct {
	Slot    annotate.Slot
	At      fyne.Position
	Size    fyne.Size
	Options map[string]fyne.Position
	Asked   bool
	Words   []string
}

// Drawn are all questions of the plate, in its order.
func (f *Form) Drawn() []Drawn {
	var out []Drawn
	if f.plate == nil {
		return nil
	}
	for _, q := range f.plate.questions {
		p := Drawn{
			Slot: q.slot, At: q.Position(), Size: q.Size(), Options: map[string]fyne.Position{},
			Asked: q.State().asked, Words: q.Drawing().Texts(),
		}
		for i, c := range q.cells {
			p.Options[q.field.Options[i].Value] = p.At.Add(c.at)
		}
		out = append(out, p)
	}
	return out
}

// Click presses an option with the pointer.
func (f *Form) Click(slot annotate.Slot, value string) bool {
	for _, q := range f.plate.questions {
		for i, c := range q.cells {
			if q.slot == slot && q.field.Options[i].Value == value {
				test.TapAt(q, c.at.AddXY(c.size.Width/2, c.size.Height/2))
				return true
			}
		}
	}
	return false
}

// Pane is the question that a slot names.
func (f *Form) Pane(slot annotate.Slot) *kit.Pane {
	for _, q := range f.plate.questions {
		if q.slot == slot {
			return &q.Pane
		}
	}
	return nil
}

// Question is the widget of a question.
func (f *Form) Question(slot annotate.Slot) fyne.CanvasObject {
	for _, q := range f.plate.questions {
		if q.slot == slot {
			return q
		}
	}
	return nil
}

// Head presses what stands over the targets: its name, or the key of the rest.
func (f *Form) Head(spot string) {
	for _, s := range f.plate.heads[0].Drawing().Spots {
		if s.ID == spot {
			s.Open()
		}
	}
}

// PlateHigh is how high all questions are, View what is seen of them at once.
func (f *Form) PlateHigh() float32 { return f.plate.high }

// Seen is the part of the plate that is in view.
func (f *Form) Seen() (from, to float32) {
	return f.scroll.Offset.Y, f.scroll.Offset.Y + f.scroll.Size().Height
}

// Clock replaces the clock that clicks are told apart by.
func (f *Form) Clock(now func() time.Time) { f.clicks.now = now }

// Told is what the foot says.
func (f *Form) Told() []string { return f.foot.told.Drawing().Texts() }

// ProgressCut is what stands beside Next if it is cut there, else "".
func (f *Form) ProgressCut() string {
	for _, s := range f.foot.state.Drawing().Spots {
		if s.Tip != nil {
			return strings.Join(f.foot.state.Drawing().Texts(), " / ")
		}
	}
	return ""
}
