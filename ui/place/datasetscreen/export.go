package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// exportCard is set to what the next export holds.
type exportCard struct {
	part
	*kit.Pane
	low bool // the window has little height: choices stand side by side, by short names
}

func newExport(p part) *exportCard {
	ex := &exportCard{part: p}
	ex.Pane = p.board.Pane(ex.drawExport)
	return ex
}

func (ex *exportCard) actions() []card.Action {
	actions := []card.Action{
		{
			ID:    "export",
			Label: lang.L("Export…"),
			Key:   "e",
			Tip:   lang.L("Choose the format and name the file; what stands under that name is replaced"),
			Do:    ex.exportChosen,
		},
		{
			ID:    "attributes file",
			Label: lang.L("Attributes…"),
			Key:   "y",
			Tip:   lang.L("What is privately known of people, as a table of its own; no other export has it"),
			Do:    ex.does(place.ExportAttributes),
		},
	}
	if ex.work.May() {
		actions = append(actions, card.Action{
			ID: "freeze", Label: lang.L("Freeze…"), Key: "*",
			Tip: lang.L("Keep exactly what the project holds now under a name, to export it again whatever comes"),
			Do:  ex.freezeDialog,
		})
	}
	return actions
}

func (ex *exportCard) exportChosen() {
	e, ok := ex.work.Choice().Export()
	if !ok {
		ex.host.Notice(lang.L("Choose whose answers are to be written"))
		return
	}
	ex.host.Do(place.Export{What: e, AsOf: ex.work.Frozen()})
}

// choiceOf is an option of the export: one of several, or one that stands alone.
type choiceOf struct {
	id, name, tip string
	short         string // its name where there is little room; "" is the whole
	chosen        bool
	single        bool
	choose        func()
}

func (ex *exportCard) contents() []choiceOf {
	c := ex.work.Choice()
	flip := func(id, name, short, tip string, on *bool) choiceOf {
		return choiceOf{id: id, name: name, short: short, tip: tip, chosen: *on, choose: func() { *on = !*on }}
	}
	return []choiceOf{
		flip(
			"said",
			lang.L("What annotators answered"),
			lang.L("Answers"),
			lang.L("Every answer of every annotator, with its state"),
			&c.Answers,
		),
		flip(
			"final",
			lang.L("What was finally decided"),
			lang.L("Final"),
			lang.L("One answer a question, with how and why it was decided"),
			&c.Final,
		),
		flip(
			"practised",
			lang.L("Practice and its keys"),
			lang.L("Practice"),
			lang.L("Answers to the articles that are set apart for practice"),
			&c.Practice,
		),
		flip(
			"votes",
			lang.L("Shares and majorities"),
			lang.L("Votes"),
			lang.L("The share of annotators who gave each value, and what most gave; a tie has none"),
			&c.Votes,
		),
		flip(
			"estimates",
			lang.L("Estimates of models"),
			lang.L("Models"),
			lang.L("What Dawid-Skene and MACE estimate, with the probability; never final"),
			&c.Estimates,
		),
		flip(
			"unanswered",
			lang.L("Also paragraphs without answers"), lang.L("Without answers"),
			lang.L("A row for each, so that the file holds the whole text"),
			&c.Unanswered,
		),
		flip(
			"withdrawn",
			lang.L("Also withdrawn articles"),
			lang.L("Withdrawn"),
			lang.L("What was answered to articles that are out of use"),
			&c.Withdrawn,
		),
	}
}

// drawExport draws what goes into the file.
func (ex *exportCard) drawExport(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad := card.Pad()
	y := card.Heading(l, width, lang.L("Export"), "")
	for i, group := range [][]choiceOf{ex.contents(), ex.times()} {
		if len(group) == 0 {
			continue
		}
		if i > 0 {
			l.Line(pad, y+theme.Scaled(4), width-pad, y+theme.Scaled(4), theme.Hairline, theme.Current().Line)
			y += theme.Scaled(9)
		}
		y = ex.options(l, group, y, width)
	}
	y += theme.Scaled(8)
	y += card.Buttons(l, ex.actions(), pad, y, width-2*pad)
	return y + pad
}

func optionHeight() float32 { return theme.Scaled(24) }

// options draws choices below each other or, where there is little height, side by side,
// and returns where they end.
func (ex *exportCard) options(l *kit.Drawing, group []choiceOf, y, width float32) (end float32) {
	out := theme.Scaled(8) // of the light under the pointer
	left, right := card.Pad()-out, width-card.Pad()+out
	x := left
	for _, c := range group {
		choice := kit.Choice{ID: c.id, Name: c.name, Tip: c.tip, One: c.single, Taken: c.chosen}
		w := right - left
		if ex.low {
			if c.short != "" {
				choice.Name, choice.Tip = c.short, c.name+". "+c.tip
			}
			w = min(choice.Width(out), w)
		}
		if x > left && x+w > right {
			x, y = left, y+optionHeight()
		}
		l.Choice(choice, x, y+1, w, optionHeight()-2, out, func() {
			c.choose()
			ex.Update()
		})
		x += w
	}
	return y + optionHeight()
}
