package annotatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/practice"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// keyHead names what stands beside its key.
func keyHead(f *practice.Feedback, data map[string]any) string {
	if f.Paragraph.Whole() {
		return lang.L("The article as a whole and its key")
	}
	return lang.L("Paragraph {{.Paragraph}} and its key", data)
}

// drawFeedback draws the answers to a submitted paragraph beside the key. That
// an answer is the key's or not is told by a sign and by which values stand
// there; colour only repeats it.
func (a *Screen) drawFeedback(l *kit.Drawing, width, _ float32) float32 {
	f, ok := a.session.Feedback()
	if !ok {
		return 0
	}
	p, pad := theme.Current(), theme.Scaled(18)
	y, w := theme.Scaled(16), width-2*pad
	t := f.Tally()
	data := map[string]any{"Paragraph": f.Paragraph.Position, "Right": t.Right, "Asked": t.Asked}
	l.Words(
		pad,
		y,
		w,
		theme.Scaled(24),
		kit.Text{Text: keyHead(&f, data), Size: theme.SizeReading(), Ink: p.Ink, Bold: true},
	)
	y += theme.Scaled(25)
	said := lang.L("{{.Right}} of {{.Asked}} are the key's answers", data)
	if t.Asked == 0 {
		said = lang.L("The key does not answer this paragraph: it does not count.")
	}
	y += l.Sentences(pad, y, w, theme.SizeLabel(), kit.Run{Text: said, Color: p.Muted}) + theme.Scaled(10)
	for _, answer := range f.Answers {
		y += a.drawAnswer(l, pad, y, w, answer)
	}
	if f.Reason != "" {
		y += theme.Scaled(6)
		y += drawReason(l, pad, y, w, f.Reason)
	}
	return y + pad
}

// drawReason draws why the key is as it is.
func drawReason(l *kit.Drawing, x, y, w float32, reason string) float32 {
	p, pad := theme.Current(), theme.Scaled(12)
	title := kit.Text{Text: lang.L("Why"), Size: theme.SizeLabel(), Ink: p.Ink, Bold: true}
	text := kit.Text{Text: reason, Size: theme.SizeBody(), Ink: p.Ink, Article: true, Lines: 60}
	high := kit.Height(text, w-2*pad)
	whole := high + theme.Scaled(20) + 2*pad
	l.Frame(x, y, w, whole, theme.Radius, p.Rail, p.Line, theme.Hairline)
	l.Words(x+pad, y+pad-theme.Scaled(3), w-2*pad, theme.Scaled(18), title)
	l.Words(x+pad, y+pad+theme.Scaled(20), w-2*pad, high, text)
	return whole
}

// drawAnswer draws one question and returns the height it takes.
func (a *Screen) drawAnswer(l *kit.Drawing, x, y, w float32, answer practice.Answer) float32 {
	p, line := theme.Current(), theme.Scaled(21)
	strong, _ := p.Family(answer.Field.Family)
	indent, top := theme.Scaled(24), y
	drawSign(l, x, y, line, answer)
	label := kit.Text{
		Text:    labelOf(answer.Field, a.session.Target(answer.Target)),
		Size:    theme.SizeBody(),
		Ink:     strong,
		Bold:    true,
		Article: answer.Target != "",
		Lines:   2,
	}
	value := func(v string, bold bool) kit.Text {
		return kit.Text{Text: shownValue(answer.Field, v), Size: theme.SizeBody(), Ink: p.Ink, Bold: bold, Lines: 3}
	}
	right := answer.Asked && answer.Right()
	beside := kit.Text{Text: verdictOf(answer), Size: theme.SizeLabel(), Ink: p.Muted, Lines: 2}
	if right {
		beside = value(answer.Key, false)
	}
	half := (w - indent) * 0.54
	high := max(line, kit.Height(label, half-theme.Scaled(8)), kit.Height(beside, w-indent-half))
	l.Words(x+indent, y, half-theme.Scaled(8), high, label)
	l.Words(x+indent+half, y, w-indent-half, high, beside)
	y += high
	if !right {
		key := value(answer.Key, true)
		if !answer.Asked && !answer.Hidden {
			key = kit.Text{Text: lang.L("does not ask it"), Size: theme.SizeBody(), Ink: p.Muted}
		}
		for _, row := range []struct {
			name string
			text kit.Text
		}{{lang.L("Yours"), value(answer.Yours, false)}, {lang.L("Key"), key}} {
			name := theme.Scaled(52)
			row.text.Lines = 3
			h := max(kit.Height(row.text, w-indent-name), line)
			l.Words(x+indent, y, name, line, kit.Text{Text: row.name, Size: theme.SizeLabel(), Ink: p.Muted})
			l.Words(x+indent+name, y, w-indent-name, h, row.text)
			y += h
		}
	}
	if answer.Reason != "" {
		t := kit.Text{Text: answer.Reason, Size: theme.SizeLabel(), Ink: p.Muted, Article: true, Lines: 30}
		h := kit.Height(t, w-indent)
		l.Words(x+indent, y, w-indent, h, t)
		y += h
	}
	y += theme.Scaled(7)
	l.Line(x, y, x+w, y, theme.Hairline, p.Line)
	return y + theme.Scaled(7) - top
}

// drawSign draws a tick for the key's answer, a cross for another, and a dash
// for what does not count.
func drawSign(l *kit.Drawing, x, y, line float32, answer practice.Answer) {
	p, s, thick := theme.Current(), theme.Scaled(10), theme.Scaled(2)
	x, y = x+theme.Scaled(2), y+(line-s)/2
	switch {
	case !answer.Asked:
		l.Line(x, y+s/2, x+s, y+s/2, thick, p.Muted)
	case answer.Right():
		l.Line(x, y+s*0.55, x+s*0.38, y+s*0.92, thick, p.Saved)
		l.Line(x+s*0.38, y+s*0.92, x+s, y+s*0.1, thick, p.Saved)
	default:
		l.Line(x, y, x+s, y+s, thick, p.Danger)
		l.Line(x, y+s, x+s, y, thick, p.Danger)
	}
}

// verdictOf says how an answer differs from the key.
func verdictOf(answer practice.Answer) string {
	switch {
	case answer.Hidden:
		return lang.L("not asked after your answers; counts there")
	case !answer.Asked:
		return lang.L("does not count")
	case answer.Yours == "":
		return lang.L("not answered")
	case answer.Near() > 0:
		return lang.L("near, but not the key's")
	}
	return lang.L("not the key's")
}

// labelOf names a question in feedback: a field, and the target it is about.
func labelOf(f *codebook.Field, t annotate.Target) string {
	if !f.PerTarget {
		return f.Label
	}
	return f.Label + " · " + t.Name
}

// drawGoOn draws the way on, which is Enter's.
func drawGoOn(l *kit.Drawing, width float32, remark string, goOn func()) float32 {
	p, pad, h := theme.Current(), theme.Scaled(14), kit.ButtonHeight()
	on := kit.ButtonState{Label: lang.L("Go on"), Key: "Enter", Look: kit.Primary}
	w := max(on.Width(), theme.Scaled(132))
	high := h + 2*pad
	l.Box(0, 0, width, high, 0, p.Surface)
	l.Line(0, 0.5, width, 0.5, theme.Hairline, p.Line)
	l.Words(pad+theme.Scaled(4), pad, width-w-3*pad, h, kit.Text{Text: remark, Size: theme.SizeLabel(), Ink: p.Muted})
	l.Button("on", on, width-pad-w, pad, w, goOn)
	l.Spots[len(l.Spots)-1].Mute = true // Enter is its key already
	return high
}
