package adjudicatescreen

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/passage"
)

// Session is the session over the disagreements.
func (a *Screen) Session() *adjudicating.Session { return a.session }

// Rule is the pane of the rule.
func (a *Screen) Rule() fyne.CanvasObject { return a.columns.rule }

// Marks are those that lie in the paragraph.
func (a *Screen) Marks() []passage.Mark { return a.reading.text.Marks() }

// ClickText clicks a character of the paragraph.
func (a *Screen) ClickText(offset int) {
	text := a.reading.text
	for y := float32(2); y < text.Size().Height; y += 3 {
		for x := float32(2); x < text.Size().Width; x += 3 {
			if at, ok := text.CharacterAt(fyne.NewPos(x, y)); ok && at == offset {
				text.OnTapped(&fyne.PointEvent{Position: fyne.NewPos(x, y)})
				return
			}
		}
	}
}

// Narrow chooses what the list is narrowed to, by its name in the menu, and
// reports whether the menu has it.
func (a *Screen) Narrow(name string) bool {
	for _, section := range a.narrowings() {
		for _, n := range section {
			if n.name == name {
				a.work.Narrow(n.filter)
				return true
			}
		}
	}
	return false
}

// Narrowed is what the list says it is narrowed to.
func (a *Screen) Narrowed() string { return narrowed(a.session) }

// ClickRow clicks a row of the list.
func (a *Screen) ClickRow(i int) {
	a.side.roll.Row(i).(fyne.Tappable).Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, 20)})
}

// Deciding is the paragraph and the question that lie open.
func (a *Screen) Deciding() string { return a.deciding() }

// MarkOf is what stands before a disagreement in a state.
func MarkOf(state adjudicate.State, audit bool) string {
	mark, _, _ := markOf(itemState{State: state, Audit: audit, Difficulty: 0.5})
	return mark
}

// Headed is what stands above the list.
func Headed(left, gone int) string { return headed(left, gone) }
