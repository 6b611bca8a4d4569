package datasetscreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/meeting"
	"plumbline/ui/card"
	"plumbline/ui/form"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// linesAsked is in how many lines what was asked and answered may stand: it is a text, with
// lines of its own, and no name.
const linesAsked = 4

// inquiriesAction opens what annotators ask and what leads laid down.
func (d *Screen) inquiriesAction() card.Action {
	a := card.Action{
		ID: "inquiries", Label: lang.L("Questions"), Key: "?",
		Tip: lang.L("What annotators ask the lead, the answers, and the rulings"), Do: d.showInquiries,
	}
	if n := len(d.view().Asked.Open); n > 0 {
		a.Label = lang.L("Questions · {{.Count}} open", map[string]any{"Count": n})
	}
	if n := meeting.Waiting(d.view().Asked.Called); n > 0 {
		a.Label = lang.L("Second votes · {{.Count}}", map[string]any{"Count": n})
	} else if n := d.view().Asked.Unseen(); n > 0 {
		a.Label = lang.L("Feedback · {{.Count}} new", map[string]any{"Count": n})
	}
	return a
}

func (d *Screen) showInquiries() {
	if d.view().Asked.Empty() {
		d.host.Notice(lang.L("Nobody asks, and nothing is laid down; ! in Annotate asks the lead, ! in Adjudicate makes a ruling"))
		return
	}
	remark := lang.L("Enter leads to the paragraph")
	if len(d.view().Asked.Called)+len(d.view().Asked.Told) > 0 {
		remark = lang.L("Enter opens it")
	}
	if d.work.May() {
		remark = lang.L("Enter answers, or changes a ruling")
	}
	title := lang.L("Questions and rulings")
	if asked := &d.view().Asked; len(asked.Told)+len(asked.Called) > 0 {
		title = lang.L("What the lead has for you")
	}
	d.sawFeedback()
	d.panel.show(&content{
		title: title, remark: remark,
		actions: func() []card.Action { return []card.Action{d.panel.closing()} },
		draw:    d.drawInquiries,
	})
}

func (d *Screen) drawInquiries(l *kit.Drawing, y, width float32) float32 {
	asked := &d.view().Asked
	y = d.drawCalled(l, y, width)
	y = d.drawFeedback(l, y, width)
	for _, part := range []struct {
		id, name string
		of       []annotate.Inquiry
	}{
		{"open", lang.L("Open"), asked.Open}, {"answered", lang.L("Answered"), asked.Answered},
	} {
		y = listName(l, part.name, len(part.of), y, width)
		for i := range part.of {
			y = d.drawInquiry(l, part.id+" "+strconv.Itoa(i), &part.of[i], y, width)
		}
	}
	y = listName(l, lang.L("Rulings, the newest first"), len(asked.Rulings), y, width)
	for i := range asked.Rulings {
		y = d.drawRuling(l, "ruling "+strconv.Itoa(i), &asked.Rulings[i], y, width)
	}
	return y
}

// listName draws the name of a list that holds anything, and returns where it ends.
func listName(l *kit.Drawing, name string, count int, y, width float32) float32 {
	if count == 0 {
		return y
	}
	text := kit.Text{Text: name + " · " + strconv.Itoa(count), Size: card.Small(), Ink: theme.Current().Warning}
	l.Words(card.Pad(), y+theme.Scaled(4), width-2*card.Pad(), theme.Scaled(24), text)
	return y + theme.Scaled(30)
}

func (d *Screen) drawInquiry(l *kit.Drawing, id string, q *annotate.Inquiry, y, width float32) float32 {
	words := d.aboutWords(q.Field, q.Target) + ": " + q.Words
	if d.work.May() {
		words = q.Annotator + " · " + words
	}
	y = d.leadingRow(l, id, q.Title, numberOf(&q.Paragraph), words, y, width, func() {
		d.openAsked(place.Rule{Paragraph: q.Paragraph.ID, Field: q.Field}, q.Paragraph)
	})
	if q.Answer != nil {
		y = d.drawAnswer(l, d.rulingWords(q.Answer), y, width)
	}
	return y
}

func (d *Screen) drawRuling(l *kit.Drawing, id string, r *annotate.Ruling, y, width float32) float32 {
	words := d.aboutWords(r.Field, "") + ": " + d.rulingWords(r)
	return d.leadingRow(l, id, r.Title, numberOf(&r.Paragraph), words, y, width, func() {
		d.openAsked(place.Rule{Paragraph: r.Paragraph.ID, Field: r.Field, For: r.For}, r.Paragraph)
	})
}

// leadingRow draws what stands at a paragraph, which Enter opens, and returns where it ends.
func (d *Screen) leadingRow(l *kit.Drawing, id, title string, position int, words string, y, width float32, open func()) float32 {
	p, pad, out := theme.Current(), card.Pad(), theme.Scaled(8)
	said := kit.Text{Text: words, Size: theme.SizeLabel(), Ink: p.Ink, Lines: linesAsked, Leading: 1.35, Article: true}
	line := theme.Scaled(20)
	high := line + kit.Height(said, width-2*pad) + theme.Scaled(8)
	l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
	card.Lit(l, id, pad-out, y+1, width-2*pad+2*out, high-2)
	card.Paragraph(l, pad, y+theme.Scaled(3), width-2*pad, line, position, title, kit.Text{Size: theme.SizeSmall(), Ink: p.Muted})
	l.Paragraph(pad, y+theme.Scaled(3)+line, width-2*pad, said)
	l.Spot(card.RowArea(id, pad-out, y+2, width-2*pad+2*out, high-4, nil, open))
	return y + high
}

// drawAnswer draws what answers the question above it.
func (d *Screen) drawAnswer(l *kit.Drawing, words string, y, width float32) float32 {
	pad, in := card.Pad(), theme.Scaled(18)
	text := kit.Text{Text: words, Size: theme.SizeLabel(), Ink: theme.Current().Muted, Lines: linesAsked, Leading: 1.35}
	return l.Paragraph(pad+in, y, width-2*pad-in, text) + theme.Scaled(8)
}

// aboutWords name what something is about.
func (d *Screen) aboutWords(field, target string) string {
	name := lang.L("the paragraph")
	if f := d.work.Field(field); f != nil {
		name = f.Label
	} else if field != "" {
		name = field
	}
	if target != "" {
		name += " · " + d.work.TargetName(target)
	}
	return name
}

// rulingWords say a ruling, for whom it is and since when, and what it wants looked at again.
func (d *Screen) rulingWords(r *annotate.Ruling) string {
	f := d.work.Field(r.Field)
	words := form.RulingsInWords(annotate.Rulings{*r}, f)[0].Words
	if r.For != "" {
		words += " " + lang.L("(for {{.Who}} alone)", map[string]any{"Who": r.For})
	}
	words += " · " + r.At.Local().Format("2 Jan 2006")
	if len(r.Again) > 0 && f != nil {
		var values []string
		for _, v := range r.Again {
			if v == annotate.AllValues {
				v = lang.L("all answers")
			} else {
				v = f.ShownValue(v)
			}
			values = append(values, v)
		}
		words += " · " + lang.L("to be looked at again: {{.Values}}", map[string]any{"Values": strings.Join(values, ", ")})
	}
	return words
}

// openAsked lets a lead answer or change what stands there; who is no lead is led to the paragraph.
func (d *Screen) openAsked(rule place.Rule, at annotate.Paragraph) {
	switch {
	case d.work.May():
		d.host.Do(rule)
	case at.Article == "":
		d.host.Notice(lang.L("The paragraph is not in this project"))
	default:
		d.leaveFor(at.Article, at.Position)
	}
}
