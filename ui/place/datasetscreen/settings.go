package datasetscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// settingWords says what a setting is called and what it does.
func settingWords(field string) (name, sentence string) {
	switch field {
	case annotate.ProjectOutletBlind:
		return lang.L(
				"Hide the outlet",
			), lang.L(
				"Annotators see no outlet, byline, address or file name. Running text stays as it is, whatever it names.",
			)
	case annotate.ProjectHideCrosslinks:
		return lang.L("Hide cross-links"), lang.L("Paragraphs that only link to other articles are not shown; they give outlets away.")
	case annotate.ProjectHideColumns:
		return lang.L("The adjudicator answers first"),
			lang.L("Adjudicate covers what annotators answered until the lead has answered too; recommended for gold.")
	case annotate.ProjectSeed:
		return lang.L(
				"Shuffle the articles",
			), lang.L(
				"Each annotator meets the articles in an order of their own; paragraphs stay in order.",
			)
	}
	return field, ""
}

// drawSettings draws a switch and a sentence for each setting.
func (d *Screen) drawSettings(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	y := card.Heading(l, width, lang.L("Project"), lang.L("for everyone who works on it"))
	for i, field := range exchanging.Settings {
		if i > 0 {
			l.Line(card.Pad(), y, width-card.Pad(), y, theme.Hairline, theme.Current().Line)
			y += theme.Scaled(1)
		}
		name, sentence := settingWords(field)
		if n := d.view().Naming; field == annotate.ProjectOutletBlind && n.Articles > 0 {
			sentence += " " + lang.L("Named all the same in paragraphs shown: {{.Count}}.", map[string]any{"Count": len(n.Paragraphs)})
		}
		y += d.drawSwitch(l, "setting "+field, name, sentence, d.work.On(field), y, width, func() { d.turn(field) })
	}
	l.Line(card.Pad(), y, width-card.Pad(), y, theme.Hairline, theme.Current().Line)
	y += theme.Scaled(1)
	y += d.drawTiming(l, y, width)
	for _, treatment := range annotate.Treatments() {
		l.Line(card.Pad(), y, width-card.Pad(), y, theme.Hairline, theme.Current().Line)
		y += theme.Scaled(1)
		y += d.drawShowing(l, treatment, y, width)
	}
	y += theme.Scaled(6)
	return y + card.Buttons(l, d.settingsActions(), card.Pad(), y, width-2*card.Pad()) + card.Pad()
}

func (d *Screen) settingsActions() []card.Action {
	if !d.work.May() {
		return nil
	}
	return []card.Action{
		{
			ID:    "practice mark",
			Label: lang.L("Practice and repeats…"),
			Key:   "q",
			Tip:   lang.L("What practice requires before real work, and how much is asked again later"),
			Do:    d.does(place.PracticeSettings),
		},
		{
			ID:    "hint list",
			Label: lang.L("List of hints…"),
			Key:   "=",
			Tip:   lang.L("Words of your own that annotators may be pointed to, with a reason each, from a YAML file"),
			Do:    d.hintsDialog,
		},
	}
}

// drawTiming draws how much is kept of the time that people take, and returns its height.
func (d *Screen) drawTiming(l *kit.Drawing, y, width float32) float32 {
	timing := d.work.Timing()
	return d.drawChoice(l, choice{
		id: "setting " + annotate.ProjectTime, name: lang.L("Time that people take"),
		sentence: lang.L("What is kept of it shows in People, and annotators are told. Off keeps it out of project and export."),
		value:    timingName(timing), on: timing != annotate.TimeOff, turn: d.turnTiming,
		tip: func() string { return timingNotice(timing) },
	}, y, width)
}

func timingName(t annotate.Timing) string {
	switch t {
	case annotate.TimePerSitting:
		return lang.L("per sitting")
	case annotate.TimePerAnswer:
		return lang.L("per answer")
	}
	return lang.L("off")
}

func timingNotice(t annotate.Timing) string {
	return lang.L("{{.Setting}}: {{.Value}}", map[string]any{"Setting": lang.L("Time that people take"), "Value": timingName(t)})
}

// turnTiming goes on to the next timing.
func (d *Screen) turnTiming() {
	if next, ok := d.work.TurnTiming(); ok {
		d.host.Notice(timingNotice(next))
	}
}

// choice is a setting that goes from one value to the next: its name, what it does, and
// the value in force.
type choice struct {
	id, name, sentence, value string
	on                        bool
	turn                      func()
	tip                       func() string
}

// drawChoice draws a setting of several values and returns its height.
func (d *Screen) drawChoice(l *kit.Drawing, c choice, y, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	in := width - 2*pad
	size, line := theme.SizeSmall()+theme.Scaled(0.5), theme.Scaled(20)
	run := kit.Run{Text: c.sentence, Color: p.Muted}
	high := d.settingHeight(line, kit.ProseHeight(in, size, run))
	card.Lit(l, c.id, pad-theme.Scaled(8), y+1, in+theme.Scaled(16), high-2)
	l.Words(pad, y+d.settingTop(), in*0.7, line, kit.Text{Text: c.name, Size: theme.SizeLabel(), Ink: p.Ink, Article: true})
	value := kit.Text{Text: c.value, Size: theme.SizeLabel(), Ink: p.Muted, Bold: true, Align: fyne.TextAlignTrailing}
	if c.on {
		value.Ink = p.Accent
	}
	l.Words(pad+in*0.7, y+d.settingTop(), in*0.3, line, value)
	if !d.low {
		l.Sentences(pad, y+d.settingTop()+line, in, size, run)
	}
	if !d.work.May() {
		c.turn = nil
	}
	l.Spot(
		card.Area(
			c.id,
			pad-theme.Scaled(8),
			y+2,
			in+theme.Scaled(16),
			high-4,
			func() string { return d.settingTip(c.tip(), c.sentence) },
			c.turn,
		),
	)
	return high
}

// drawSwitch draws a switch with its name and what it does, and returns its
// height.
func (d *Screen) drawSwitch(l *kit.Drawing, id, name, sentence string, on bool, y, width float32, turn func()) float32 {
	p, pad := theme.Current(), card.Pad()
	in := width - 2*pad - theme.Scaled(50)
	size, line := theme.SizeSmall()+theme.Scaled(0.5), theme.Scaled(20)
	run := kit.Run{Text: sentence, Color: p.Muted}
	high := d.settingHeight(line, kit.ProseHeight(in, size, run))
	card.Lit(l, id, pad-theme.Scaled(8), y+1, width-2*pad+theme.Scaled(16), high-2)
	l.Words(pad, y+d.settingTop(), in, line, kit.Text{Text: name, Size: theme.SizeLabel(), Ink: p.Ink, Article: true})
	if !d.low {
		l.Sentences(pad, y+d.settingTop()+line, in, size, run)
	}
	toggle(l, width-pad-theme.Scaled(34), y+d.settingTop()+line/2, on)
	if !d.work.May() {
		turn = nil
	}
	l.Spot(
		card.Area(
			id,
			pad-theme.Scaled(8),
			y+2,
			width-2*pad+theme.Scaled(16),
			high-4,
			func() string { return d.settingTip(onOff(name, on), sentence) },
			turn,
		),
	)
	return high
}

// settingHeight is the height of a setting with a name and a sentence, which has no room in
// a low window.
func (d *Screen) settingHeight(name, sentence float32) float32 {
	if d.low {
		return d.settingTop() + name + theme.Scaled(4)
	}
	return d.settingTop() + name + sentence + theme.Scaled(8)
}

// settingTop is the room above the name of a setting.
func (d *Screen) settingTop() float32 {
	if d.low {
		return theme.Scaled(4)
	}
	return theme.Scaled(7)
}

// settingTip tells how a setting is, and what it does where that is not drawn.
func (d *Screen) settingTip(now, sentence string) string {
	if d.low {
		return now + ". " + sentence
	}
	return now
}

func onOff(name string, on bool) string {
	if on {
		return lang.L("{{.Setting}}: on", map[string]any{"Setting": name})
	}
	return lang.L("{{.Setting}}: off", map[string]any{"Setting": name})
}

// turn turns a setting on or off.
func (d *Screen) turn(field string) {
	if on, ok := d.work.Turn(field); ok {
		name, _ := settingWords(field)
		d.host.Notice(onOff(name, on))
	}
}

// toggle draws a switch; the place of its knob tells, not only its colour.
func toggle(l *kit.Drawing, x, mid float32, on bool) {
	p, w, h := theme.Current(), theme.Scaled(32), theme.Scaled(18)
	fill, knob := theme.Mix(p.Surface, p.Muted, 0.45), x+h/2
	if on {
		fill, knob = p.Filled(p.Accent), x+w-h/2
	}
	l.Box(x, mid-h/2, w, h, h/2, fill)
	l.Disc(knob, mid, h/2-theme.Scaled(2.5), p.Surface, p.Surface, 0)
}
