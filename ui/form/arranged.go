package form

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate"
)

// Arranged is where an option stands.
type Arranged struct {
	Slot  annotate.Slot
	Value string
	At    fyne.Position // in the plate, which scrolls
	Size  fyne.Size
}

// Options are all options of the plate in its order, whether they are asked for or not;
// none as long as the form has no size.
func (f *Form) Options() []Arranged {
	if f.plate == nil {
		return nil
	}
	var out []Arranged
	for _, q := range f.plate.questions {
		for i, c := range q.cells {
			out = append(out, Arranged{q.slot, q.field.Options[i].Value, q.Position().Add(c.at), c.size})
		}
	}
	return out
}
