package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// pillColumns is how many pills stand in a row at most.
const pillColumns = 4

// pills are the options of one field in a grid.
type pills struct {
	field *codebook.Field
	all   []*kit.Pill
}

func newPills(f *codebook.Field, family string, onOption func(value string)) *pills {
	g := &pills{field: f}
	for i := range f.Options {
		o := &f.Options[i]
		p := kit.NewPill(kit.PillState{Label: shown(o), Key: o.Key, Tip: o.Definition, Family: family})
		p.OnTapped = func() { onOption(o.Value) }
		g.all = append(g.all, p)
	}
	return g
}

// show shows an answer; only the pills that differ are drawn.
func (g *pills) show(row, _ *Row, readOnly bool) {
	chosen, guessed := g.field.Labels(row.Value), g.field.Labels(guessOf(row))
	for i, p := range g.all {
		value := g.field.Options[i].Value
		state := p.State()
		state.Chosen = slices.Contains(chosen, value)
		state.Guessed = slices.Contains(guessed, value)
		state.Cursor = row.Cursor == value
		state.ReadOnly = readOnly
		p.Set(state)
	}
}

// columns is how many pills fit beside each other without cutting a label.
func (g *pills) columns(width float32) int {
	var widest float32
	for _, p := range g.all {
		widest = max(widest, p.MinSize().Width)
	}
	gap := pillGap()
	return max(1, min(pillColumns, int((width+gap)/(widest+gap))))
}

// gridHeight is how high the pills of a row get where all columns fit.
func gridHeight(row *Row) float32 {
	lines := (len(row.Field.Options) + pillColumns - 1) / pillColumns
	return float32(lines) * (kit.OptionHeight() + pillGap())
}

func (g *pills) besideName() float32 { return 0 }

func (g *pills) objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(g.all))
	for i, p := range g.all {
		out[i] = p
	}
	return out
}

func pillGap() float32 { return theme.Scaled(6) }

func (g *pills) heightAt(width float32) float32 {
	columns := g.columns(width)
	rows := (len(g.all) + columns - 1) / columns
	return float32(rows)*(kit.OptionHeight()+pillGap()) - pillGap()
}

func (g *pills) arrange(x, y, width float32) {
	columns, gap := g.columns(width), pillGap()
	step := (width + gap) / float32(columns)
	for i, p := range g.all {
		left := float32(int(float32(i%columns)*step + 0.5))
		right := float32(int(float32(i%columns+1)*step - gap + 0.5))
		p.Move(fyne.NewPos(x+left, y+float32(i/columns)*(kit.OptionHeight()+gap)))
		p.Resize(fyne.NewSize(right-left, kit.OptionHeight()))
	}
}
