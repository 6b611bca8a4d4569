package form

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Deciding is what the foot of the form offers where final answers are
// decided: what divided the annotators, and to keep the disagreement. The note
// is then the reason, Undo skips, and Submit decides.
type Deciding struct {
	Causes  []CauseChoice
	CanKeep bool // annotators differ on the active question
	Kept    bool // and the disagreement about it is kept
}

// CauseChoice is one cause with the key that gives it.
type CauseChoice struct {
	Value, Label, Key, Tip string
	Chosen                 bool
}

// setDeciding names the buttons by what they do here.
func (t *foot) setDeciding(v *View) {
	if t.note.PlaceHolder != word("Why…") {
		t.note.SetPlaceHolder(word("Why…"))
	}
	keep := kit.ButtonState{Label: word("Keep"), Key: "Shift K", Disabled: v.ReadOnly || !v.Deciding.CanKeep}
	if v.Deciding.Kept {
		keep.Look = kit.Pressed
	}
	t.unsure.Set(keep)
	t.undo.Set(kit.ButtonState{Label: word("Skip"), Key: "Pg Dn"})
	decide := kit.ButtonState{Label: word("Decide"), Key: "Enter", Disabled: v.ReadOnly}
	if v.State.Kind == Complete {
		decide.Look = kit.Primary
	}
	t.submit.Set(decide)
}

// causes are the pills that say what divided the annotators, two in a row, with
// the question beside them.
type causes struct {
	title *kit.Label
	pills []*kit.Pill
	shown []CauseChoice
}

// mostCauses is how many pills there are.
const mostCauses = 4

func newCauses(f *Form) *causes {
	c := &causes{title: kit.NewLabel(kit.Text{})}
	for at := range mostCauses {
		p := kit.NewPill(kit.PillState{})
		p.OnTapped = func() {
			if f.OnCause != nil && at < len(c.shown) {
				f.OnCause(c.shown[at].Value)
			}
		}
		p.Hide()
		c.pills = append(c.pills, p)
	}
	return c
}

func (c *causes) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{c.title}
	for _, p := range c.pills {
		out = append(out, p)
	}
	return out
}

// set shows the choices; it reports whether there are more or fewer of them
// than before.
func (c *causes) set(d *Deciding, readOnly bool) (moved bool) {
	var choices []CauseChoice
	if d != nil {
		choices = d.Causes[:min(len(d.Causes), mostCauses)]
	}
	moved = len(choices) != len(c.shown)
	c.shown = choices
	title := ""
	if len(choices) > 0 {
		title = word("What divided them?")
	}
	c.title.Set(kit.Text{Text: title, Size: theme.SizeSmall(), Ink: theme.Current().Muted, Lines: 2})
	for i, p := range c.pills {
		if i >= len(choices) {
			p.Hide()
			continue
		}
		p.Show()
		p.Set(
			kit.PillState{Label: choices[i].Label, Key: choices[i].Key, Tip: choices[i].Tip, Chosen: choices[i].Chosen, ReadOnly: readOnly},
		)
	}
	return moved
}

func (c *causes) height() float32 {
	if len(c.shown) == 0 {
		return 0
	}
	rows := (len(c.shown) + 1) / 2
	return float32(rows)*(unit()+pillGap()) + theme.Scaled(4)
}

func (c *causes) arrange(y, width float32) {
	names := theme.Scaled(84)
	kit.Arrange(c.title, side, y, names-theme.Scaled(8), 2*unit())
	for i, at := range columns(len(c.shown), 2, (width-names-pillGap())/2) {
		kit.Arrange(c.pills[i], side+names+at.at.X, y+at.at.Y, at.size.Width, at.size.Height)
	}
}
