package findingsscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/findings"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// bars is a picture that the window paints.
func (s *Screen) bars(p *findings.Picture) chart.Bars {
	strong := ""
	if s.view.Behind != nil {
		strong = s.cell
	}
	return chart.Bars{Picture: &p.Bars, Strong: strong, Open: s.openPart}
}

// spotOf names the spot of a question.
func spotOf(q review.Question) string {
	return "topic " + q.Codebook + " " + q.Field + " " + string(rune('0'+q.Meaning)) + " " + q.Target
}

// drawList draws the questions, each with all its answers in little.
func (s *Screen) drawList(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, p := card.Pad(), theme.Current()
	y := card.Heading(l, width, lang.L("By question"), lang.L("everything together"))
	high := theme.Scaled(36)
	for i, t := range s.topics {
		if i > 0 {
			l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		}
		s.drawTopic(l, t, y+1, width, high)
		y += high + 1
	}
	y += theme.Scaled(8)
	note := lang.L(
		"Told is what annotators answered, not what was finally decided: where they differ, each has an equal part. Absent is never taken for a number.",
	)
	y += card.Quiet(l, pad, y, width-2*pad, note)
	for _, words := range s.view.Findings.Unusable.Words() {
		y += theme.Scaled(6) + card.Quiet(l, pad, y+theme.Scaled(6), width-2*pad, wording.Of(words))
	}
	return y + pad
}

func (s *Screen) drawTopic(l *kit.Drawing, t findings.Topic, y, width, high float32) {
	p, id, pad := theme.Current(), spotOf(t.Question), card.Pad()-theme.Scaled(4)
	chosen := t.Question == s.selected
	if chosen {
		l.Box(pad, y, width-2*pad, high, theme.Radius-2, p.AccentSoft)
	} else {
		card.Lit(l, id, pad, y, width-2*pad, high)
	}
	name := nameOf(t.Question)
	at, in := pad+theme.Scaled(12), width-2*pad-theme.Scaled(24)
	wide := in * 0.52
	ink := p.Ink
	if !t.Question.InForce {
		ink = p.Muted
	}
	l.Words(at, y, wide-theme.Scaled(8), high, kit.Text{
		Text: name, Size: chart.Fitting(name, theme.SizeLabel(), wide-theme.Scaled(8)), Ink: ink, Bold: chosen,
	})
	count := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted, Align: fyne.TextAlignTrailing}
	count.Text = lang.L("n {{.N}}", map[string]any{"N": t.Of().All.Units})
	cw := theme.Scaled(54)
	l.Words(at+in-cw, y, cw, high, count)
	x, room := at+wide, in-wide-cw-theme.Scaled(6)
	if a := t.Addressed; a != nil {
		share := kit.Text{Text: sentence.Share(a.All.Shares[len(a.All.Shares)-1].Value).String(), Size: theme.SizeSmall(), Ink: p.Ink}
		l.Words(x, y, theme.Scaled(40), high, share)
		x, room = x+theme.Scaled(42), room-theme.Scaled(42)
	}
	if t.Answers != nil && room > theme.Scaled(20) {
		miniature(l, t.Answers, x, y+high/2, room)
	}
	spot := card.Area(id, pad, y, width-2*pad, high, func() string { return topicTip(t) }, func() { s.openTopic(t.Question) })
	spot.OnFocus = func() { s.selects(t.Question) }
	l.Spot(spot)
}

// miniature draws all answers in little: a stack, or a column for each label of a set.
func miniature(l *kit.Drawing, d *findings.Distribution, x, middle, width float32) {
	gap, labels := theme.Scaled(1.5), d.Drawn()
	if d.Sets {
		each, high := min(theme.Scaled(16), width/float32(len(labels))), theme.Scaled(24)
		base := middle + high/2
		l.Line(x, base, x+each*float32(len(labels)), base, theme.Hairline, theme.Current().Line)
		for i, share := range d.All.Shares {
			h := high * float32(share.Value)
			l.Box(x+each*float32(i)+gap, base-h, each-2*gap, h, 0, chart.InkOf(labels[0].Ink))
		}
		return
	}
	high := theme.Scaled(11)
	for i, share := range d.All.Shares {
		if !(share.Value > 0) {
			continue
		}
		w := width * float32(share.Value)
		edge := labels[i].Ink
		edge.Pale = false
		l.Frame(x, middle-high/2, max(1, w-gap), high, 0, chart.InkOf(labels[i].Ink), chart.InkOf(edge), theme.Hairline)
		x += w
	}
}

// topicTip tells a question in a sentence.
func topicTip(t findings.Topic) string {
	tip := nameOf(t.Question)
	for _, d := range []*findings.Distribution{t.Addressed, t.Answers} {
		if d == nil {
			continue
		}
		for i, label := range d.Drawn() {
			if d.What == review.AbsentOrAddressed && i < len(d.Labels)-1 {
				continue
			}
			tip += " · " + label.Name + " " + sentence.Share(d.All.Shares[i].Value).String()
		}
		tip += " · " + wording.Of(t.Question.Units(d.All.Units))
	}
	return tip
}

func nameOf(q review.Question) string { return wording.Of(review.NameOf(q, review.Everything)) }
