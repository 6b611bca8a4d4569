package datasetscreen

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawCalled draws what the person is to answer again after a discussion and, to a lead, what
// anybody is.
func (d *Screen) drawCalled(l *kit.Drawing, y, width float32) float32 {
	asked := &d.view().Asked
	y = listName(l, lang.L("To be answered again after a meeting"), len(asked.Called), y, width)
	for i := range asked.Called {
		c := &asked.Called[i]
		words := lang.L("not voted yet")
		if c.Vote != "" {
			words = lang.L("your second vote: {{.Answer}}", map[string]any{"Answer": d.shownValue(c.Slot.Field, c.Vote)})
		}
		words = d.aboutWords(c.Slot.Field, c.Slot.Target) + ": " + words
		id, call := "called "+strconv.Itoa(i), c.Call
		y = d.leadingRow(l, id, c.Title, numberOf(&c.Paragraph), words, y, width, func() { d.voteOn(call) })
	}
	if !d.work.May() {
		return y
	}
	y = listName(l, lang.L("Second votes are asked for; Enter closes"), len(asked.Calls), y, width)
	for i := range asked.Calls {
		c := asked.Calls[i]
		y = d.leadingRow(
			l,
			"call "+strconv.Itoa(i),
			c.Title,
			c.Paragraph.Position,
			d.aboutWords(c.Slot.Field, c.Slot.Target),
			y,
			width,
			func() { d.closeCall(c) },
		)
	}
	return y
}

func (d *Screen) closeCall(c annotate.Call) {
	if d.work.CloseCall(c) {
		d.host.Notice(closedWords())
		d.board.SyncOverlay()
	}
}

func closedWords() string {
	return lang.L("The vote is closed: votes that come later with a file still count, and packs made from now on ask for none")
}

// votePanel lets the person at the keyboard answer a question again, out of sight of others.
type votePanel struct {
	part
	work    *exchanging.OwnVote
	content *content
}

// voteOn shows what is to be answered again.
func (d *Screen) voteOn(c annotate.Call) {
	d.work.VoteOn(c, func(work *exchanging.OwnVote) {
		v := &votePanel{part: d.part, work: work}
		v.content = &content{
			title:  lang.L("Second vote"),
			remark: lang.L("after the meeting; your first answer stays what it is"), actions: v.actions, draw: v.draw,
		}
		d.panel.open(v.content)
		v.board.EnterAt(v.panel.head, v.panel.closing().ID) // so that Enter votes for nothing
		v.host.Trace("voting")
	})
}

// actions are the options, by their keys, and the ways out.
func (v *votePanel) actions() []card.Action {
	f := v.work.Division().Field
	all := optionActions(&f, v.work.Vote(), v.choose)
	if f.OptionByKey("0") == nil {
		all = append(all, card.Action{
			ID: "take back", Label: lang.L("Take back"), Key: "0", Tip: lang.L("As if you had not voted yet"), Do: v.takeBack,
		})
	}
	return append(all, v.panel.closing())
}

// optionActions are the options of a question by their keys; those that were chosen stand out.
func optionActions(f *codebook.Field, vote string, choose func(option string)) []card.Action {
	all, chosen := make([]card.Action, 0, len(f.Options)+2), codebook.SplitSet(vote)
	for i := range f.Options {
		o := &f.Options[i]
		all = append(all, card.Action{
			ID: "option " + o.Value, Label: o.Shown, Key: o.Key, Tip: o.Definition, Main: slices.Contains(chosen, o.Value),
			Do: func() { choose(o.Value) },
		})
	}
	return all
}

func (v *votePanel) takeBack() {
	if v.work.Vote() == "" {
		v.host.Notice(lang.L("You have not voted yet."))
		return
	}
	v.work.TakeBack()
	v.board.SyncOverlay()
}

func (v *votePanel) choose(option string) {
	whole := v.work.Choose(option)
	v.host.Trace("voted %s", option)
	if whole {
		d := v.work.Division()
		v.host.Notice(
			lang.L("Your second vote is {{.Answer}}; undo takes it back", map[string]any{"Answer": d.Field.InForm(v.work.Vote())}),
		)
	}
	v.board.SyncOverlay()
}

func (v *votePanel) draw(l *kit.Drawing, y, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	in, d := width-2*pad, v.work.Division()
	c := &v.work.Call
	card.Paragraph(l, pad, y, in, theme.Scaled(22), numberOf(&c.Paragraph), c.Title, kit.Text{Size: theme.SizeLabel(), Ink: p.Muted})
	y += theme.Scaled(28)
	text := c.Paragraph.Text
	if c.Paragraph.Whole() {
		text = lang.L("The article as a whole")
	}
	y = l.Paragraph(pad, y, in, kit.Text{Text: text, Size: theme.SizeReading(), Ink: p.Ink, Article: true, Lines: 16, Leading: 1.5})
	y += theme.Scaled(14)
	y = l.Paragraph(pad, y, in, kit.Text{Text: d.Question(), Size: theme.SizeBody(), Ink: p.Ink, Bold: true, Lines: 3})
	if d.Field.Rule != "" {
		rule := kit.Text{Text: d.Field.Rule, Size: theme.SizeLabel(), Ink: p.Muted, Lines: 8, Leading: 1.35}
		y = l.Paragraph(pad, y+theme.Scaled(4), in, rule)
	}
	words := kit.Text{Text: lang.L("You have not voted yet."), Size: theme.SizeBody(), Ink: p.Muted, Lines: 2}
	if vote := v.work.Vote(); vote != "" {
		words.Ink = p.Accent
		words.Text = lang.L("Your second vote: {{.Answer}}", map[string]any{"Answer": d.Field.InForm(vote)})
	}
	y = l.Paragraph(pad, y+theme.Scaled(12), in, words) + theme.Scaled(8)
	return y + card.Quiet(l, pad, y, in, lang.L(
		"It goes to the lead with your file. Nobody else is shown it, and you are shown nobody else's, until the lead closes the vote.",
	))
}
