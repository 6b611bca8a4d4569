package reviewscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/answers"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/wording"
)

const passedSpot = "passed " // and the id of the paragraph, and where it stands in the list

// drawPassedOver draws where the target of the row was given absent by the key for the
// rest, and a colleague saw it.
func (r *Screen) drawPassedOver(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, d := card.Pad(), r.detail()
	y := card.Heading(l, width, lang.L("Passed over"), lang.L("given absent by the key for the rest"))
	if d == nil {
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	}
	y += card.Quiet(l, pad, y, width-2*pad, wording.Of(d.PassedAll.Words())) + pad/2
	for i, o := range d.Passed {
		of := answers.Listed{
			ID: passedSpot + o.Paragraph + " " + strconv.Itoa(i), Article: o.Article, Position: o.Position, Hidden: o.Hidden,
		}
		if !o.Hidden {
			of.First = lang.L("{{.Annotator}} passed it over, seen by", map[string]any{"Annotator": o.Annotator})
			for _, g := range o.Saw {
				of.Second = append(of.Second, answers.Quote{Annotator: g.Annotator, Words: g.Answer})
			}
		}
		y += of.Draw(l, pad, y, width-2*pad, func() { r.work.OpenAnswers(o.Paragraph) })
	}
	if more := len(d.PassedAll.List) - len(d.Passed); more > 0 {
		y += card.Quiet(l, pad, y, width-2*pad, lang.N("and {{.Count}} more", more, map[string]any{"Count": more}))
	}
	return y + pad/2
}
