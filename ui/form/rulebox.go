package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// ruleBox explains the active question: its rule, and under it the option at
// the cursor or just given. It stands at the foot of the form and grows
// upward, so that passing from one question to the next moves no question.
type ruleBox struct {
	ground, bar canvas.Rectangle
	head        *headline
	rule        *kit.Prose
	scroll      *container.Scroll
	option      *kit.Prose

	row     *Row // nil while no question is active
	of      *Row // the one whose option is explained, mostly the same
	content *fyne.Container
	heights map[heightKey]float32
}

// heightKey names a measurement that is good as long as nothing in it changes.
type heightKey struct {
	field *codebook.Field
	width float32
	size  float32
}

func newRuleBox() *ruleBox {
	b := &ruleBox{head: newHeadline(), rule: kit.NewProse(), option: kit.NewProse(), heights: map[heightKey]float32{}}
	inner := container.New(&ruleLayout{b}, b.rule)
	b.scroll = container.NewVScroll(inner)
	b.content = inner
	return b
}

// ruleLayout gives the rule the width of its scroller and the height it needs.
type ruleLayout struct{ b *ruleBox }

func (l *ruleLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.b.rule.HeightAt(l.b.scroll.Size().Width-scrollRoom))
}

func (l *ruleLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.b.rule.Resize(fyne.NewSize(size.Width-scrollRoom, size.Height))
}

// scrollRoom keeps the text clear of a scroll bar.
const scrollRoom = 6

func (b *ruleBox) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{&b.ground, &b.bar, b.head, b.scroll, b.option}
}

// set explains the active row, or nothing, and under its rule the option that
// another row says something about. It reports whether the box may need
// another height.
func (b *ruleBox) set(row, of *Row) bool {
	before, beforeOf := b.row, b.of
	b.row, b.of = row, of
	if row == nil {
		return before != nil
	}
	c := theme.Current()
	strong, _ := c.Family(row.Field.Family)
	b.ground.FillColor, b.bar.FillColor = c.Rail, strong
	title := row.Field.Label
	if row.Field.PerTarget {
		title += " · " + row.TargetName
	}
	b.head.set(title, word("definitions"), theme.SizeSmall(), strong)
	b.rule.Set(theme.SizeSmall(), ruleRuns(row)...)
	b.option.Set(theme.SizeSmall(), b.optionRuns()...)
	if before == nil || before.Field != row.Field || before.Target != row.Target {
		b.scroll.Offset = fyne.Position{}
		return true
	}
	return before.Help != row.Help || before.Was != row.Was || before.TargetHelp != row.TargetHelp || helpOf(beforeOf) != helpOf(of)
}

func helpOf(row *Row) Help {
	if row == nil {
		return Help{}
	}
	return row.Help
}

// optionRuns is the definition shown; that of an answer to another question
// begins with the name of what it answered.
func (b *ruleBox) optionRuns() []kit.Run {
	if b.of == nil {
		return nil
	}
	runs := helpRuns(b.of.Help)
	if b.of == b.row || len(runs) == 0 {
		return runs
	}
	name := b.of.Field.Label
	if b.of.Field.PerTarget {
		name = b.of.TargetName
	}
	return append([]kit.Run{{Text: name + " · ", Color: theme.Current().Muted}}, runs...)
}

// ruleRuns is the question where it names a target (else the header has it),
// what counts as the target, and the rule.
func ruleRuns(row *Row) []kit.Run {
	c := theme.Current()
	var runs []kit.Run
	if row.Field.PerTarget {
		name := row.TargetName
		if !kit.IsPlain(name) {
			name = "…" // prose has the interface's letters only; the title has the name
		}
		runs = append(runs, kit.Run{Text: strings.ReplaceAll(row.Field.Question, "{target}", name), Color: c.Ink, Bold: true})
	}
	if row.Was != "" {
		runs = append(runs, kit.Run{Text: row.Was, Color: c.Warning, Bold: true, Break: true})
	}
	if row.TargetHelp != "" {
		runs = append(runs, kit.Run{Text: row.TargetHelp, Color: c.Muted, Break: true})
	}
	if row.Help.Rule != "" {
		runs = append(runs, kit.Run{Text: row.Help.Rule, Color: c.Ink, Break: true})
	}
	return runs
}

// helpRuns is the definition of an option with its examples.
func helpRuns(h Help) []kit.Run {
	c := theme.Current()
	var runs []kit.Run
	if h.Lead != "" || h.Definition != "" {
		runs = append(runs, kit.Run{Text: minus(h.Lead) + ": ", Color: c.Ink, Bold: true}, kit.Run{Text: h.Definition, Color: c.Ink})
	}
	if h.Example != "" {
		runs = append(
			runs,
			kit.Run{Text: word("such as") + " ", Color: c.Saved, Bold: true, Break: true},
			kit.Run{Text: h.Example, Color: c.Muted},
		)
	}
	if h.NotExample != "" {
		runs = append(
			runs,
			kit.Run{Text: word("but not") + " ", Color: c.Danger, Bold: true, Break: true},
			kit.Run{Text: h.NotExample, Color: c.Muted},
		)
	}
	return runs
}

// reserved is the height of the longest definition among a field's options:
// moving over them then changes no height.
func (b *ruleBox) reserved(f *codebook.Field, width float32) float32 {
	key := heightKey{f, width, theme.SizeSmall()}
	if h, ok := b.heights[key]; ok {
		return h
	}
	var tallest float32
	for i := range f.Options {
		o := &f.Options[i]
		runs := helpRuns(Help{Lead: shown(o), Definition: o.Definition, Example: o.Example, NotExample: o.NotExample})
		tallest = max(tallest, kit.ProseHeight(width, key.size, runs...))
	}
	b.heights[key] = tallest
	return tallest
}

func (b *ruleBox) optionHeight(width float32) float32 {
	return max(b.reserved(b.row.Field, width), b.option.HeightAt(width))
}

// height is what the box takes at a width, at most limit; the rule scrolls
// where it is longer than what the definition leaves.
func (b *ruleBox) height(width, limit float32) float32 {
	if b.row == nil {
		return 0
	}
	inner := width - 2*side
	chrome := ruleTop() + ruleGap() + theme.Scaled(10)
	want := chrome + b.rule.HeightAt(inner-scrollRoom) + b.optionHeight(inner)
	least := chrome + b.option.HeightAt(inner) + 3*theme.SizeSmall()*1.4
	return float32(int(min(want, max(limit, least))))
}

func ruleTop() float32 { return theme.Scaled(28) }
func ruleGap() float32 { return theme.Scaled(5) }

func (b *ruleBox) arrange(y, width, height float32) {
	off := b.row == nil
	for _, o := range b.objects() {
		if off {
			o.Hide()
		} else {
			o.Show()
		}
	}
	if off {
		return
	}
	inner := width - 2*side
	b.ground.Move(fyne.NewPos(0, y))
	b.ground.Resize(fyne.NewSize(width, height))
	b.bar.Move(fyne.NewPos(stripSide, y+theme.Scaled(9)))
	b.bar.Resize(fyne.NewSize(3, height-theme.Scaled(18)))
	kit.Arrange(b.head, side, y+theme.Scaled(8), inner, theme.Scaled(18))
	// The height of the box is reserved; within it the rule has what the
	// definition leaves, so that a short definition hides no line of the rule.
	option := b.option.HeightAt(inner)
	ruleHeight := min(height-ruleTop()-option-ruleGap()-theme.Scaled(10), b.rule.HeightAt(inner-scrollRoom))
	b.scroll.Move(fyne.NewPos(side, y+ruleTop()))
	b.scroll.Resize(fyne.NewSize(inner+scrollRoom, ruleHeight))
	b.scroll.Refresh()
	b.option.Move(fyne.NewPos(side, y+ruleTop()+ruleHeight+ruleGap()))
	b.option.Resize(fyne.NewSize(inner, option))
}
