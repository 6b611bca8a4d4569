package datasetscreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/card"
	"plumbline/ui/form"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// sawFeedback notes of what the person is told that they saw it, once for each paragraph.
func (d *Screen) sawFeedback() {
	told := d.view().Asked.Told
	saw := make(map[string]bool)
	for i := range told {
		if f := &told[i]; !f.Seen && !saw[f.Paragraph.ID] && !d.view().Fixed {
			saw[f.Paragraph.ID] = true
			d.host.Do(place.Saw{Paragraph: f.Paragraph.ID})
		}
	}
	for i := range told {
		told[i].Seen = told[i].Seen || saw[told[i].Paragraph.ID]
	}
}

// drawFeedback draws the answers of the person that were decided otherwise.
func (d *Screen) drawFeedback(l *kit.Drawing, y, width float32) float32 {
	told := d.view().Asked.Told
	y = listName(l, lang.L("Your answers that were decided otherwise"), len(told), y, width)
	for i := range told {
		f := &told[i]
		y = d.leadingRow(
			l,
			"told "+strconv.Itoa(i),
			f.Title,
			f.Paragraph.Position,
			d.feedbackWords(f),
			y,
			width,
			func() { d.openFeedback(f) },
		)
	}
	return y
}

// feedbackWords say what was answered and decided, and why.
func (d *Screen) feedbackWords(f *annotate.Feedback) string {
	words := lang.L("{{.Question}}: you {{.Yours}}, final {{.Final}}", map[string]any{
		"Question": d.aboutWords(
			f.Slot.Field,
			f.Slot.Target,
		),
		"Yours": d.shownValue(f.Slot.Field, f.Yours),
		"Final": d.shownValue(f.Slot.Field, f.Final),
	})
	if f.Reason != "" {
		words += " · " + f.Reason
	}
	return words
}

func (d *Screen) shownValue(field, value string) string {
	f := d.work.Field(field)
	if value == "" || f == nil {
		return lang.L("nothing")
	}
	labels := codebook.SplitSet(value)
	for i, label := range labels {
		labels[i] = form.ShownValue(f, label)
		if o := f.Option(label); o != nil && o.Words != "" { // a sign alone says little
			labels[i] += " " + o.Words
		}
	}
	return strings.Join(labels, ", ")
}

// openFeedback shows a paragraph with what was answered, what was decided and why, and the
// rule, to be read.
func (d *Screen) openFeedback(f *annotate.Feedback) {
	d.panel.open(&content{
		title:  lang.L("Paragraph {{.Paragraph}} · {{.Title}}", map[string]any{"Paragraph": f.Paragraph.Position, "Title": f.Title}),
		remark: lang.L("to be read: it is decided"),
		actions: func() []card.Action {
			return []card.Action{d.panel.closing()}
		},
		draw: func(l *kit.Drawing, y, width float32) float32 {
			p, pad := theme.Current(), card.Pad()
			text := kit.Text{Text: f.Paragraph.Text, Size: theme.SizeBody(), Ink: p.Ink, Article: true, Leading: 1.5, Lines: 12}
			y = l.Paragraph(pad, y, width-2*pad, text) + theme.Scaled(12)
			for _, words := range d.feedbackParts(f) {
				y = l.Paragraph(
					pad,
					y,
					width-2*pad,
					kit.Text{Text: words, Size: theme.SizeLabel(), Ink: p.Ink, Lines: 12, Leading: 1.4},
				) + theme.Scaled(
					7,
				)
			}
			return y
		},
	})
}

// feedbackParts are everything that is told about an answer, a sentence each.
func (d *Screen) feedbackParts(f *annotate.Feedback) []string {
	parts := []string{
		d.aboutWords(f.Slot.Field, f.Slot.Target),
		lang.L("You answered: {{.Answer}}", map[string]any{"Answer": d.shownValue(f.Slot.Field, f.Yours)}),
		lang.L("Decided: {{.Answer}}", map[string]any{"Answer": d.shownValue(f.Slot.Field, f.Final)}),
	}
	if f.Reason != "" {
		parts = append(parts, lang.L("Why: {{.Reason}}", map[string]any{"Reason": f.Reason}))
	}
	if field := d.work.Field(f.Slot.Field); field != nil && field.Rule != "" {
		parts = append(parts, lang.L("Rule: {{.Rule}}", map[string]any{"Rule": field.Rule}))
	}
	for i := range d.view().Asked.Rulings {
		if r := &d.view().Asked.Rulings[i]; r.Field == f.Slot.Field && r.For == "" {
			parts = append(parts, lang.L("Ruling: {{.Ruling}}", map[string]any{"Ruling": d.rulingWords(r)}))
		}
	}
	return parts
}
