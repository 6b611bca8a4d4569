package dataset

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/chart"
	"plumbline/ui/prose"
	"plumbline/ui/theme"
)

// setting is a switch of the project.
type setting struct {
	field    string
	name     string
	sentence string // what it does
	on       bool
	value    string // that turns it on
}

func (d *Dataset) projectSettings() []setting {
	s := d.view.Settings
	return []setting{
		{
			field: annotate.ProjectOutletBlind, name: lang.L("Hide the outlet"), on: s.OutletBlind, value: annotate.Yes,
			sentence: lang.L("Annotators see no outlet, byline, address or file name before they have submitted."),
		},
		{
			field: annotate.ProjectHideCrosslinks, name: lang.L("Hide cross-links"), on: s.HideCrosslinks, value: annotate.Yes,
			sentence: lang.L("Paragraphs that only link to other articles are not shown; they give outlets away."),
		},
		{
			field: annotate.ProjectSeed, name: lang.L("Shuffle the articles"), on: s.Seed != "", value: annotate.NewID()[24:],
			sentence: lang.L("Each annotator meets the articles in an order of their own; paragraphs stay in order."),
		},
	}
}

// drawSettings draws a switch and a sentence for each setting.
func (d *Dataset) drawSettings(l *chart.List, width, height float32) float32 {
	surface(l, width, height)
	y := heading(l, width, lang.L("Project"), lang.L("for everyone who works on it"))
	for i, s := range d.projectSettings() {
		if i > 0 {
			l.Line(cardPad(), y, width-cardPad(), y, theme.Hairline, theme.Current().Line)
			y += theme.Scaled(1)
		}
		y += d.drawSetting(l, s, y, width)
	}
	return y + theme.Scaled(8)
}

func (d *Dataset) drawSetting(l *chart.List, s setting, y, width float32) float32 {
	p, pad, id := theme.Current(), cardPad(), "setting "+s.field
	in := width - 2*pad - theme.Scaled(50)
	run := prose.Run{Text: s.sentence, Color: p.Muted}
	line := theme.Scaled(20)
	high := theme.Scaled(7) + line + prose.Height(in, theme.SizeSmall()+theme.Scaled(0.5), run) + theme.Scaled(8)
	ground(l, id, pad-theme.Scaled(8), y+1, width-2*pad+theme.Scaled(16), high-2)
	l.Words(pad, y+theme.Scaled(7), in, line, chart.Text{Text: s.name, Size: theme.SizeLabel(), Ink: p.Ink})
	l.Sentences(pad, y+theme.Scaled(7)+line, in, theme.SizeSmall()+theme.Scaled(0.5), run)
	toggle(l, width-pad-theme.Scaled(34), y+theme.Scaled(17), s.on)
	var turn func()
	if d.may() {
		turn = func() { d.turn(s) }
	}
	l.Spot(area(id, pad-theme.Scaled(8), y+2, width-2*pad+theme.Scaled(16), high-4, func() string { return onOff(s) }, turn))
	return high
}

func onOff(s setting) string {
	if s.on {
		return lang.L("{{.Setting}}: on", map[string]any{"Setting": s.name})
	}
	return lang.L("{{.Setting}}: off", map[string]any{"Setting": s.name})
}

// turn turns a setting on or off.
func (d *Dataset) turn(s setting) {
	value := s.value
	if s.on {
		value = ""
	}
	if d.write(annotate.KindProject, []string{annotate.ProjectSubject}, map[string]string{s.field: value}) {
		s.on = !s.on
		d.params.OnNotice(onOff(s))
	}
}

// toggle draws a switch; the place of its knob tells, not only its colour.
func toggle(l *chart.List, x, mid float32, on bool) {
	p, w, h := theme.Current(), theme.Scaled(32), theme.Scaled(18)
	fill, knob := theme.Mix(p.Surface, p.Muted, 0.45), x+h/2
	if on {
		fill, knob = p.Filled(p.Accent), x+w-h/2
	}
	l.Box(x, mid-h/2, w, h, h/2, fill)
	l.Disc(knob, mid, h/2-theme.Scaled(2.5), p.Surface, p.Surface, 0)
}
