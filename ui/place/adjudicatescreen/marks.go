package adjudicatescreen

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// marksOf are what annotators marked for the active question, each in a line of their own
// with their letter, below them and shaded what is the evidence of the final answer.
func marksOf(d *adjudicating.Session) []passage.Mark {
	p := theme.Current()
	var all []passage.Mark
	add := func(marked []annotate.MarkedOption, m passage.Mark) {
		for _, of := range marked {
			for _, words := range of.Passages {
				m.Start, m.End = words.Begin, words.End
				all = append(all, m)
			}
		}
	}
	for _, c := range d.Marked() {
		n := columnOf(d, c.Letter)
		add(c.Evidence(d.ActiveSlot()), passage.Mark{Line: passage.StrokeOf(n), Ink: markInk(n), Label: c.Letter})
	}
	add(d.FinalMarks(), passage.Mark{Line: passage.Solid, Ink: p.Saved, Ground: passage.GroundOf(p.Saved, p == &theme.Dark)})
	return all
}

// columnOf is the place of a column among all, so that an annotator has one line whatever
// question is active.
func columnOf(d *adjudicating.Session, letter string) int {
	for i, c := range d.Case().Columns {
		if c.Letter == letter {
			return i
		}
	}
	return 0
}

// markInk is the ink of an annotator's line; the letter and the shape of the line tell them
// apart as well.
func markInk(n int) color.NRGBA {
	p := theme.Current()
	stance, _ := p.Family("stance")
	sourcing, _ := p.Family("sourcing")
	editorial, _ := p.Family("editorial")
	inks := []color.NRGBA{p.Accent, editorial, sourcing, stance}
	return inks[n%len(inks)]
}

// lanes is how many lines can lie below each other: the annotators who marked anything, and
// the final answer. It is the same for all questions, so that the text stays where it is.
func lanes(d *adjudicating.Session) int {
	n := 0
	for _, c := range d.Case().Columns {
		if c.MarkedAny() {
			n++
		}
	}
	if n == 0 || d.Covered() {
		return 0
	}
	return min(n+1, 5)
}

// marksSentence says what is marked for the active question, and how far it is the same.
func marksSentence(d *adjudicating.Session) string {
	marked, slot := d.Marked(), d.ActiveSlot()
	if len(marked) == 0 {
		if lanes(d) > 0 {
			return lang.L("No words are marked for the active question")
		}
		return ""
	}
	data := map[string]any{"Field": slotName(d, slot), "Count": len(marked), "Letter": marked[0].Letter}
	share, of := d.Case().InCommon(slot)
	data["Percent"] = int(math.Round(100 * share))
	said := lang.L("{{.Field}}: {{.Letter}} alone marked words.", data)
	if of > 1 {
		said = lang.L("{{.Field}}: {{.Percent}} % of what {{.Count}} annotators marked is in common.", data)
	}
	if len(d.FinalMarks()) > 0 {
		return said + " " + lang.L("Shaded: the evidence of the final answer; Shift+M takes the marks of the next.")
	}
	return said + " " + lang.L("A click on a mark or Shift+M takes an annotator's marks.")
}

// takeMarkAt takes the marks of whoever marked what stands at a place of the paragraph.
func (a *Screen) takeMarkAt(at fyne.Position) {
	offset, ok := a.reading.text.CharacterAt(at)
	if !ok || a.session == nil {
		return
	}
	for _, i := range a.reading.text.MarksAt(offset) {
		if letter := a.reading.text.Marks()[i].Label; letter != "" {
			a.session.TakeMarks(letter)
			a.Sync()
			return
		}
	}
}
