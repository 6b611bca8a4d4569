package datasetscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/dataset"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// exportCard is set to what the next export holds.
type exportCard struct {
	part
	*kit.Pane
}

func newExport(p part) *exportCard {
	ex := &exportCard{part: p}
	ex.Pane = p.board.Pane(ex.drawExport)
	return ex
}

func (ex *exportCard) actions() []card.Action {
	return []card.Action{
		{
			ID:    "export",
			Label: lang.L("Export…"),
			Key:   "e",
			Tip:   lang.L("Name the file; what stands under that name is replaced"),
			Do:    ex.exportChosen,
		},
		{
			ID:    "attributes file",
			Label: lang.L("Private attributes…"),
			Key:   "y",
			Tip:   lang.L("What is privately known of people, as a table of its own; no other export has it"),
			Do:    ex.does(place.ExportAttributes),
		},
	}
}

func (ex *exportCard) exportChosen() {
	e, ok := ex.work.Choice().Export()
	if !ok {
		ex.host.Notice(lang.L("Choose whose answers are to be written"))
		return
	}
	ex.host.Do(place.Export{What: e})
}

// choiceOf is an option of the export: one of several, or one that stands alone.
type choiceOf struct {
	id, name, tip string
	chosen        bool
	single        bool
	choose        func()
}

func (ex *exportCard) formats() []choiceOf {
	c := ex.work.Choice()
	var choices []choiceOf
	for i, f := range dataset.Formats() {
		choices = append(choices, choiceOf{
			"format " + strconv.Itoa(i), wording.Of(f.Title), wording.Of(f.Tip), c.Format == f, true, func() { c.Format = f },
		})
	}
	return choices
}

func (ex *exportCard) contents() []choiceOf {
	c := ex.work.Choice()
	flip := func(id, name, tip string, on *bool) choiceOf {
		return choiceOf{id, name, tip, *on, false, func() { *on = !*on }}
	}
	return []choiceOf{
		flip("said", lang.L("What annotators answered"), lang.L("Every answer of every annotator, with its state"), &c.Answers),
		flip("final", lang.L("What was finally decided"), lang.L("One answer a question, with how and why it was decided"), &c.Final),
		flip("practised", lang.L("Practice and its keys"), lang.L("Answers to the articles that are set apart for practice"), &c.Practice),
		flip(
			"unanswered",
			lang.L("Also paragraphs without answers"),
			lang.L("A row for each, so that the file holds the whole text"),
			&c.Unanswered,
		),
		flip("withdrawn", lang.L("Also withdrawn articles"), lang.L("What was answered to articles that are out of use"), &c.Withdrawn),
	}
}

// drawExport draws the formats and what goes into the file.
func (ex *exportCard) drawExport(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad := card.Pad()
	y := card.Heading(l, width, lang.L("Export"), "")
	for i, group := range [][]choiceOf{ex.formats(), ex.contents()} {
		if i > 0 {
			l.Line(pad, y+theme.Scaled(4), width-pad, y+theme.Scaled(4), theme.Hairline, theme.Current().Line)
			y += theme.Scaled(9)
		}
		for _, c := range group {
			ex.option(l, c, y, width)
			y += optionHeight()
		}
	}
	y += theme.Scaled(8)
	y += card.Buttons(l, ex.actions(), pad, y, width-2*pad)
	return y + pad
}

func optionHeight() float32 { return theme.Scaled(24) }

// option draws a choice.
func (ex *exportCard) option(l *kit.Drawing, c choiceOf, y, width float32) {
	out := theme.Scaled(8)
	x, w := card.Pad()-out, width-2*card.Pad()+2*out
	l.Choice(kit.Choice{ID: c.id, Name: c.name, Tip: c.tip, One: c.single, Taken: c.chosen}, x, y+1, w, optionHeight()-2, out, func() {
		c.choose()
		ex.Update()
	})
}
