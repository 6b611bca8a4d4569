package findingsscreen

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/findings"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// mostSentences is how many differences, and how many pairs of outlets, are told here; the
// command line has all.
const mostSentences = 12

// drawCompared draws what may be said of outlets, and what stands in the way.
func (s *Screen) drawCompared(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, p, told := card.Pad(), theme.Current(), s.view.Findings
	t, ok := s.topic()
	if !ok || told == nil {
		return 0
	}
	y := card.Heading(l, width, lang.L("Outlets compared"), nameOf(t.Question))
	say := func(words string, strong bool) {
		ink := p.Muted
		if strong {
			ink = p.Ink
		}
		y += card.Sentence(l, pad, y, width-2*pad, theme.SizeLabel(), ink, words) + theme.Scaled(6)
	}
	if words, apart := told.Apart(); apart {
		say(wording.Of(words), true)
		return y + pad - theme.Scaled(6)
	}
	here := told.Compared(t)
	named := slices.DeleteFunc(slices.Clone(here), func(d findings.Difference) bool { return !d.Named })
	for _, d := range named[:min(len(named), mostSentences)] {
		say(wording.Of(d.Words(labelOf(t, d))), true)
	}
	if more := len(named) - mostSentences; more > 0 {
		say(lang.N("and {{.Count}} more", more, map[string]any{"Count": more}), false)
	}
	if len(named) == 0 && len(here) > 0 {
		say(lang.L("No difference between outlets in the answers to this question is large enough to be named."), true)
	}
	if told.Looked > 0 {
		say(lang.L("Over all questions:")+" "+wording.Of(told.LookedWords())+" "+wording.Of(findings.CorrectedWords()), false)
	}
	for _, c := range told.Confounded[:min(len(told.Confounded), mostSentences)] {
		say(wording.Of(c.Words()), len(here) == 0)
	}
	if more := len(told.Confounded) - mostSentences; more > 0 {
		say(lang.N("and {{.Count}} more pairs of outlets are not compared", more, map[string]any{"Count": more}), false)
	}
	return y + pad - theme.Scaled(6)
}

// labelOf is the label of a difference as the form shows it.
func labelOf(t findings.Topic, d findings.Difference) string {
	for _, of := range []*findings.Distribution{t.Addressed, t.Answers} {
		if of == nil || of.What != d.What {
			continue
		}
		if i := slices.Index(of.Labels, d.Label); i >= 0 {
			label := of.Drawn()[i]
			if label.Words != "" {
				return label.Words
			}
			return label.Name
		}
	}
	return d.Label
}
