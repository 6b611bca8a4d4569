package datasetscreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/form"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// openPerson lists the paragraphs that a person should look at again: answered
// twice first, then those that a ruling touches, then those marked unsure. Each leads to the paragraph.
func (t *peopleCard) openPerson(q exchanging.Person) {
	t.work.Flagged(q.ID, func(found exchanging.ToLookAt) {
		if found.Empty() {
			t.host.Notice(lang.L("{{.Who}}: nothing is unsure or in conflict", map[string]any{"Who": q.ID}))
			return
		}
		t.showFlagged(q, found)
	})
}

func (t *peopleCard) showFlagged(q exchanging.Person, found exchanging.ToLookAt) {
	t.panel.show(&content{
		title:   lang.L("To look at again: {{.Who}}", map[string]any{"Who": q.ID}),
		remark:  lang.L("Enter leads to the paragraph"),
		actions: func() []card.Action { return []card.Action{t.panel.closing()} },
		draw: func(l *kit.Drawing, y, width float32) float32 {
			y = t.drawFlagged(
				l,
				q,
				"twice",
				lang.L("Answered twice, on two computers; the later answer counts until somebody decides"),
				found.Twice,
				y,
				width,
			)
			y = t.drawFlagged(l, q, "ruled", lang.L("Answered before a ruling that wants another look"), found.Ruled, y, width)
			return t.drawFlagged(l, q, "unsure", lang.L("Marked unsure"), found.Unsure, y, width)
		},
	})
}

// drawFlagged draws a list of paragraphs under its name and returns where it
// ends.
func (t *peopleCard) drawFlagged(l *kit.Drawing, q exchanging.Person, id, name string, of []annotate.Flagged, y, width float32) float32 {
	if len(of) == 0 {
		return y
	}
	p, pad, high := theme.Current(), card.Pad(), theme.Scaled(46)
	l.Words(pad, y, width-2*pad, theme.Scaled(24), kit.Text{Text: name + " · " + strconv.Itoa(len(of)), Size: card.Small(), Ink: p.Warning})
	y += theme.Scaled(26)
	for _, f := range of {
		l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		doubts := t.twiceLines(f.Questions)
		below := float32(0)
		for _, words := range doubts {
			below += kit.Height(words, width-2*pad) + theme.Scaled(4)
		}
		open := func() { t.openFlagged(q, f) }
		paragraphRow(l, id+" "+f.Paragraph.ID, f.Title, numberOf(&f.Paragraph), f.Paragraph.Text, y, width, high, below, open)
		y += high
		for _, words := range doubts {
			y = l.Paragraph(pad, y, width-2*pad, words) + theme.Scaled(4)
		}
	}
	return y + theme.Scaled(8)
}

// twiceLines say of each question in conflict what twiceLine says.
func (t *peopleCard) twiceLines(questions []annotate.Doubt) (all []kit.Text) {
	for _, d := range questions {
		if !d.Given.At.IsZero() { // else it is unsure, and not in conflict
			all = append(all, kit.Text{Text: t.twiceLine(d), Size: theme.SizeSmall(), Ink: theme.Current().Ink, Lines: 2, Leading: 1.35})
		}
	}
	return all
}

// twiceLine says of a question both answers, when and on which computer they were given.
func (t *peopleCard) twiceLine(d annotate.Doubt) string {
	name := d.Field
	if name == "" {
		name = lang.L("submission")
	}
	if f := t.work.Field(d.Field); f != nil {
		name = f.Label
	}
	if d.Target != "" {
		name += " · " + t.work.TargetName(d.Target)
	}
	return lang.L("{{.Question}}: {{.Now}} counts ({{.NowAt}}), {{.Other}} does not ({{.OtherAt}})", map[string]any{
		"Question": name, "Now": t.valueOf(d.Field, d.Value), "NowAt": t.whenAndWhere(d.Given),
		"Other": t.valueOf(d.Field, d.Other), "OtherAt": t.whenAndWhere(d.OtherGiven),
	})
}

// valueOf is an answer as the form shows it.
func (t *peopleCard) valueOf(field, value string) string {
	f := t.work.Field(field)
	switch {
	case value == "":
		return lang.L("nothing")
	case f == nil:
		return lang.L("submitted")
	}
	labels := f.Labels(value)
	for i := range labels {
		labels[i] = form.ShownValue(f, labels[i])
	}
	return strings.Join(labels, ", ")
}

// whenAndWhere is a time, and a computer by the beginning of its id.
func (t *peopleCard) whenAndWhere(w annotate.Whence) string {
	device := w.Device
	if len(device) > 6 {
		device = device[:6]
	}
	return lang.L("{{.At}}, computer {{.Device}}", map[string]any{"At": w.At.Local().Format("2006-01-02 15:04"), "Device": device})
}

// openFlagged leads to a paragraph of one's own. Of another's it shows what they
// answered, to be read: it is theirs to answer.
func (t *peopleCard) openFlagged(q exchanging.Person, f annotate.Flagged) {
	if t.work.Own(q.ID) {
		t.leaveFor(f.Paragraph.Article, f.Paragraph.Position)
		return
	}
	t.work.SheetOf(q.ID, f.Paragraph.ID, func(s *annotate.Sheet, book *codebook.Codebook, targets []annotate.Target) {
		t.panel.open(&content{
			title: lang.L("{{.Who}} · paragraph {{.Paragraph}} · {{.Title}}",
				map[string]any{"Who": q.ID, "Paragraph": f.Paragraph.Position, "Title": f.Title}),
			remark:  lang.L("to be read: only {{.Who}} can answer here", map[string]any{"Who": q.ID}),
			actions: func() []card.Action { return []card.Action{t.panel.closing()} },
			draw: func(l *kit.Drawing, y, width float32) float32 {
				return t.drawTheirs(l, s, f.Questions, book, targets, y, width)
			},
		})
	})
}

// drawTheirs draws a paragraph and what somebody answered to it, a question a line; those
// in conflict stand out.
func (t *peopleCard) drawTheirs(l *kit.Drawing, s *annotate.Sheet, twice []annotate.Doubt, book *codebook.Codebook,
	targets []annotate.Target, y, width float32,
) float32 {
	p, pad := theme.Current(), card.Pad()
	y = l.Paragraph(
		pad,
		y,
		width-2*pad,
		kit.Text{Text: s.Paragraph.Text, Size: theme.SizeBody(), Ink: p.Ink, Article: true, Leading: 1.5, Lines: 12},
	)
	y += theme.Scaled(12)
	for _, question := range s.Ask(book, annotate.TargetIDs(targets)).Questions() {
		value := s.Answers[annotate.Slot{Field: question.Field.Key, Target: question.Target}].Entry.Value
		if value == "" {
			continue
		}
		line := kit.Text{
			Text:    t.questionName(question) + ": " + t.valueOf(question.Field.Key, value),
			Size:    theme.SizeLabel(),
			Ink:     p.Ink,
			Lines:   3,
			Leading: 1.35,
		}
		for _, d := range twice {
			if !d.Given.At.IsZero() && d.Field == question.Field.Key && d.Target == question.Target {
				line.Text, line.Ink = t.twiceLine(d), p.Warning
			}
		}
		y = l.Paragraph(pad, y, width-2*pad, line) + theme.Scaled(5)
	}
	return y + theme.Scaled(8)
}

func (t *peopleCard) questionName(q codebook.Question) string {
	if q.Target == "" {
		return q.Field.Label
	}
	return q.Field.Label + " · " + t.work.TargetName(q.Target)
}

// numberOf is the number of a paragraph; the article as a whole has none.
func numberOf(p *annotate.Paragraph) int {
	if p.Whole() {
		return 0
	}
	return p.Position
}

// paragraphRow draws where a paragraph stands and how it begins; what is drawn below it, so
// high, belongs to it.
func paragraphRow(l *kit.Drawing, id, title string, position int, text string, y, width, high, below float32, open func()) {
	p, pad := theme.Current(), card.Pad()
	if text == "" && position == 0 {
		text = lang.L("The article as a whole")
	}
	card.Lit(l, id, pad-theme.Scaled(8), y+1, width-2*pad+theme.Scaled(16), high+below-2)
	half := theme.Scaled(20)
	top := y + (high-2*half)/2
	card.Paragraph(l, pad, top, width-2*pad, half, position, title, kit.Text{Size: theme.SizeSmall(), Ink: p.Muted})
	l.Words(pad, top+half, width-2*pad, half, kit.Text{Text: text, Size: theme.SizeLabel(), Ink: p.Ink, Article: true})
	l.Spot(card.RowArea(id, pad-theme.Scaled(8), y+2, width-2*pad+theme.Scaled(16), high+below-4, nil, open))
}
