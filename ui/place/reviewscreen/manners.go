package reviewscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// mannerWords tell how somebody answers: the selected question first, then all of them.
func mannerWords(m reviewing.Manner) Manner {
	w := Manner{Annotator: m.Annotator}
	say := func(text sentence.Text, striking bool) {
		w.Remarks = append(w.Remarks, Remark{wording.Of(text), striking})
	}
	if m.Differs != nil {
		say(m.Differs.Words(), true)
	}
	if m.Lean != nil && (m.Differs != nil || m.Lean.Named) {
		say(m.Lean.Words(func(label string) string { return label }), m.Lean.Named)
	}
	switch {
	case m.Self != nil:
		say(sentence.Of("manner.itself", "Value", value(*m.Self), "N", m.Self.N), false)
	case m.Differs != nil:
		say(sentence.Of("manner.not-again"), false)
	}
	for _, remark := range m.Remarks(func(_ review.Question, label string) string { return label }) {
		say(remark.Text, remark.Striking)
	}
	return w
}

// drawManners draws how each annotator answers: what stands beside a difference, so that
// nobody is judged by that alone.
func (r *Screen) drawManners(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, d, p := card.Pad(), r.detail(), theme.Current()
	y := card.Heading(l, width, lang.L("Each annotator"), lang.L("how they answer, beside any difference"))
	if d == nil {
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	}
	name := theme.Scaled(96)
	for i, m := range d.Manners {
		if i > 0 {
			l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
			y += theme.Scaled(6)
		}
		l.Words(pad, y, name-theme.Scaled(8), theme.Scaled(18),
			kit.Text{Text: m.Annotator, Size: theme.SizeLabel(), Ink: p.Ink, Bold: true, Article: true})
		var runs []kit.Run
		for _, remark := range m.Remarks {
			ink := p.Muted
			if remark.Striking {
				ink = p.Ink
			}
			runs = append(runs, kit.Run{Text: remark.Text + " ", Color: ink})
		}
		y += l.Sentences(pad+name, y, width-2*pad-name, theme.SizeLabel(), runs...) + theme.Scaled(6)
	}
	return y + theme.Scaled(8)
}
