package datasetscreen

import (
	"slices"

	"plumbline/ui/card"
)

// Buttons are all that have a key, on every card.
func (d *Screen) Buttons() []card.Action {
	return slices.Concat(d.articles.actions(), d.people.actions(), d.everywhere())
}

// KeysHere are those that mean something where the keys are.
func (d *Screen) KeysHere() []rune {
	var keys []rune
	for _, a := range d.actionsAt() {
		keys = append(keys, []rune(a.Key)...)
	}
	return keys
}

// RowsBelowHead is how far below the head of the articles their rows begin.
func (d *Screen) RowsBelowHead() float32 {
	t := d.articles.Table
	return t.Top() - t.HeadAt(t.Head.Size().Width)
}

// Tip is what is told of where the keys are.
func (d *Screen) Tip() string {
	if at, ok := d.board.At().At(); ok && at.Tip != nil {
		return at.Tip()
	}
	return ""
}

// PanelTexts are what stands on the panel.
func (d *Screen) PanelTexts() []string {
	return slices.Concat(d.panel.head.Drawing().Texts(), d.panel.body.Drawing().Texts())
}

// SpotAt names where the keys are.
func (d *Screen) SpotAt() string {
	at, _ := d.board.At().At()
	return at.ID
}
