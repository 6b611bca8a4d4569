package form

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// toldLook is everything that the words at the foot show.
type toldLook struct {
	told  Told
	style kit.Style
}

// told is the fixed place of what the foot says: the question at hand in two
// lines, and under it what the last key did.
type told struct{ kit.Control[toldLook] }

func newTold() *told {
	t := &told{}
	t.Make(t, toldLook{}, t.draw, func() fyne.Size { return fyne.NewSize(0, toldHeight()) })
	return t
}

func (t *told) show(now Told) { t.Set(toldLook{now, kit.StyleNow()}) }

// toldLines is how many lines there are.
const toldLines = 4

func toldSize() float32   { return theme.Scaled(11.5) }
func toldHeight() float32 { return whole(toldLines * toldSize() * 1.4) }

func (t *told) draw(d *kit.Drawing, size fyne.Size) {
	c, s := theme.Current(), t.State().told
	line := toldSize() * 1.4
	var question []kit.Run
	if s.Question != "" {
		question = append(question, kit.Run{Text: s.Question, Color: c.Ink, Bold: true})
	}
	if s.Hint != "" {
		question = append(question, kit.Run{Text: " " + s.Hint, Color: c.Muted})
	}
	said := definition(s)
	if s.Refused != "" {
		said = []kit.Run{{Text: s.Refused, Color: c.Danger, Bold: true}}
	}
	y := float32(0)
	fits := func(runs []kit.Run, from float32) bool {
		return len(runs) == 0 || from+kit.ProseHeight(size.Width, toldSize(), runs...) <= size.Height+1
	}
	if high := kit.ProseHeight(size.Width, toldSize(), question...); len(said) == 0 || fits(said, max(high, line)) {
		y = d.Sentences(0, 0, size.Width, toldSize(), question...)
	}
	if !fits(said, y) { // the rule pane has the examples too
		said = definition(Told{Of: s.Of, Option: s.Option})
	}
	d.Sentences(0, y, size.Width, toldSize(), said...)
}

// definition is what an option means, with its examples while it is looked at.
func definition(s Told) []kit.Run {
	if s.Option == nil {
		return nil
	}
	c, o := theme.Current(), *s.Option
	var runs []kit.Run
	if s.Of != "" {
		runs = append(runs, kit.Run{Text: s.Of + " · ", Color: c.Muted})
	}
	if !s.Looked {
		o.Example, o.NotExample = "", ""
	}
	return append(runs, helpRuns(&o)...)
}

// helpRuns is the definition of an option with its examples.
func helpRuns(o *codebook.Option) []kit.Run {
	c := theme.Current()
	lead := Shown(o)
	if name := o.Name(); name != "" {
		lead += " " + name
	}
	runs := []kit.Run{{Text: lead + ": ", Color: c.Ink, Bold: true}, {Text: o.Definition, Color: c.Ink}}
	if o.Example != "" {
		runs = append(
			runs,
			kit.Run{Text: word("such as") + " ", Color: c.Saved, Bold: true, Break: true},
			kit.Run{Text: o.Example, Color: c.Muted},
		)
	}
	if o.NotExample != "" {
		runs = append(
			runs,
			kit.Run{Text: word("but not") + " ", Color: c.Danger, Bold: true, Break: true},
			kit.Run{Text: o.NotExample, Color: c.Muted},
		)
	}
	return runs
}
