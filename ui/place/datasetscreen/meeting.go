package datasetscreen

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/meeting"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/files"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// meetingPanel shows a team what divides it, large enough to be read from across a room, and
// without names. Names stand there only while people vote anew, and then nobody's first
// answer does.
type meetingPanel struct {
	part
	work    *exchanging.Meeting
	content *content
}

// meet begins a meeting over the whole place.
func (d *Screen) meet() {
	m := &meetingPanel{part: d.part}
	m.content = &content{title: lang.L("Meeting"), whole: true, actions: m.actions, draw: m.draw, closed: func() { m.work.End() }}
	m.work = d.work.Meet(m.changed)
	d.panel.show(m.content)
	m.changed()
}

// changed shows another paragraph or vote, if the panel is still open.
func (m *meetingPanel) changed() {
	if m.work == nil || !m.board.Covered() || m.panel.content != m.content {
		return
	}
	m.content.remark = ""
	if _, rule, number, of, ok := m.work.Topic(); ok {
		m.content.remark = lang.L("{{.Number}} of {{.All}} · {{.Rule}}", map[string]any{"Number": number, "All": of, "Rule": rule.Label})
	}
	m.board.SyncOverlay()
	// Enter leads on; while people vote it gives the turn, so that it votes for nobody.
	if v, _ := m.work.Voting(); v == nil {
		m.board.EnterFirst(m.panel.head)
	} else if m.board.At() != m.panel.body {
		m.board.EnterFirst(m.panel.body)
	}
}

func (m *meetingPanel) actions() []card.Action {
	t, _, number, _, ok := m.work.Topic()
	if !ok {
		return []card.Action{m.panel.closing()}
	}
	if v, _ := m.work.Voting(); v != nil {
		return m.votes(v)
	}
	all := []card.Action{{
		ID: "talked over", Label: lang.L("Talked over"), Key: "n", Main: true, Do: m.talkedOver,
		Tip: lang.L("The paragraph is on no further meeting sheet; on to the next"),
	}}
	if number > 1 {
		all = append(all, card.Action{
			ID: "back", Label: lang.L("Back"), Key: "p", Do: func() { m.work.Move(-1) }, Tip: lang.L("To the paragraph before"),
		})
	}
	if len(t.Divided) > 1 {
		all = append(all, card.Action{
			ID: "question", Label: lang.L("Next question"), Key: "q", Do: m.work.NextDivision,
			Tip: lang.L("The next question that divides the paragraph"),
		})
	}
	return append(
		all,
		m.callAction(),
		card.Action{
			ID: "vote", Label: lang.L("Vote"), Key: "v", Do: m.work.Vote,
			Tip: lang.L("Everyone answers again; their answers from before stay what they are"),
		},
		card.Action{
			ID: "sheet", Label: lang.L("Sheet…"), Key: "s", Do: m.save,
			Tip: lang.L("Write all paragraphs of the meeting to a page that prints well, without names"),
		},
		m.panel.closing(),
	)
}

// callAction asks everybody to vote in their own window, or closes that.
func (m *meetingPanel) callAction() card.Action {
	a := card.Action{
		ID: "call", Label: lang.L("Ask for votes"), Key: "o",
		Tip: lang.L("Whoever answered answers again in their own window, out of sight of the others; their packs ask them"),
		Do: func() {
			if m.work.Call(true) {
				m.host.Notice(lang.L("Packs made from now on ask whoever answered for a second vote; close it once the files are back"))
			}
		},
	}
	if m.work.Called() {
		a.Label, a.Tip = lang.L("Close the vote"), lang.L("Nobody is asked any more; votes stay")
		a.Do = func() {
			if m.work.Call(false) {
				m.host.Notice(closedWords())
			}
		}
	}
	return a
}

// votes are the options, by their keys, and the ways on.
func (m *meetingPanel) votes(v *meeting.Voting) []card.Action {
	all := make([]card.Action, 0, len(v.Field.Options)+2)
	taken := ""
	for i := range v.Field.Options {
		o := &v.Field.Options[i]
		taken += o.Key
		all = append(all, card.Action{
			ID: "option " + o.Value, Label: o.Shown, Key: o.Key, Tip: o.Definition, Do: func() { m.work.Choose(o.Value) },
		})
	}
	for _, way := range []card.Action{
		{ID: "next voter", Label: lang.L("Next person"), Key: ".", Do: m.work.NextVoter, Tip: lang.L("Their vote stays as it is")},
		{ID: "end vote", Label: lang.L("End the vote"), Key: ",", Do: m.work.EndVote, Tip: lang.L("Back to the paragraph")},
	} {
		if !strings.Contains(taken, way.Key) {
			all = append(all, way)
		}
	}
	return all
}

func (m *meetingPanel) talkedOver() {
	if !m.work.TalkedOver() {
		m.board.Uncover()
		m.host.Notice(lang.L("All of the meeting was talked over"))
	}
}

func (m *meetingPanel) save() {
	m.files.Save(files.Ask{
		Title: lang.L("Write the meeting sheet"), Extensions: []string{".html"}, Folder: filepath.Dir(m.view().Path),
		Name: strings.TrimSuffix(filepath.Base(m.view().Path), filepath.Ext(m.view().Path)) + "-" + lang.L("meeting") + ".html",
	}, func(path string) {
		m.work.Save(path, func() { m.host.Notice(lang.L("Written to {{.Path}}", map[string]any{"Path": path})) })
	})
}

// large is a size that is read from across a room.
func large() float32 { return theme.SizeBody() * 1.7 }

func (m *meetingPanel) draw(l *kit.Drawing, y, width float32) float32 {
	pad := card.Pad()
	t, rule, _, _, ok := m.work.Topic()
	switch {
	case m.work.Err() != nil:
		return y + card.Quiet(l, pad, y, width-2*pad, wording.Error(m.work.Err()))
	case m.work.Agenda() == nil:
		return y + card.Quiet(l, pad, y, width-2*pad, lang.L("reading…"))
	case !ok:
		return y + card.Quiet(l, pad, y, width-2*pad, lang.L("Nothing divides the annotators that was not talked over or decided."))
	}
	in := min(width-2*pad, theme.Scaled(980))
	p := theme.Current()
	card.Paragraph(l, pad, y, in, theme.Scaled(24), numberOf(&t.Paragraph), t.Title, kit.Text{Size: theme.SizeLabel(), Ink: p.Muted})
	y = l.Paragraph(pad, y+theme.Scaled(32), in, kit.Text{Text: t.Paragraph.Text, Size: large(), Ink: p.Ink, Lines: 24, Leading: 1.4})
	y += theme.Scaled(20)
	d := m.work.Division()
	y = l.Paragraph(pad, y, in, kit.Text{Text: d.Question(), Size: theme.SizeBody() * 1.15, Ink: p.Ink, Bold: true, Lines: 3})
	if d.Field.Rule != "" {
		y = l.Paragraph(
			pad,
			y+theme.Scaled(4),
			in,
			kit.Text{Text: d.Field.Rule, Size: theme.SizeBody(), Ink: p.Muted, Lines: 6, Leading: 1.35},
		)
	}
	y += theme.Scaled(12)
	if v, turn := m.work.Voting(); v != nil {
		return m.drawVotes(l, v, turn, y, in)
	}
	y = drawGiven(l, d, y, in)
	if len(t.Divided) > 1 {
		text := lang.L("{{.Count}} questions divide this paragraph; it stands under {{.Rule}}.",
			map[string]any{"Count": len(t.Divided), "Rule": rule.Label})
		y += card.Quiet(l, pad, y+theme.Scaled(8), in, text) + theme.Scaled(8)
	}
	return y
}

// drawGiven draws how often each answer was given, a dot for each, and returns where it ends.
func drawGiven(l *kit.Drawing, d meeting.Division, y, width float32) float32 {
	p, pad, high := theme.Current(), card.Pad(), theme.Scaled(36)
	name := min(width*0.4, theme.Scaled(300))
	for _, g := range d.Given {
		l.Line(pad, y, pad+width, y, theme.Hairline, p.Line)
		l.Words(pad, y, name, high, kit.Text{Text: g.Shown, Size: theme.SizeBody() * 1.15, Ink: p.Ink, Article: true})
		x, r := pad+name+theme.Scaled(16), theme.Scaled(6)
		shown := min(g.Annotators, int((width-name-theme.Scaled(70))/theme.Scaled(20)))
		for range shown {
			l.Disc(x, y+high/2, r, p.Accent, p.Accent, 0)
			x += theme.Scaled(20)
		}
		l.Words(
			x+theme.Scaled(4),
			y,
			theme.Scaled(40),
			high,
			kit.Text{Text: strconv.Itoa(g.Annotators), Size: theme.SizeBody(), Ink: p.Muted},
		)
		y += high
	}
	return y
}

// drawVotes draws who votes, what they voted by now and whose turn it is, and returns where
// it ends.
func (m *meetingPanel) drawVotes(l *kit.Drawing, v *meeting.Voting, turn int, y, width float32) float32 {
	p, pad, high := theme.Current(), card.Pad(), theme.Scaled(34)
	for i, id := range v.Who {
		spot := "voter " + id
		l.Line(pad, y, pad+width, y, theme.Hairline, p.Line)
		if i == turn {
			l.Frame(pad-theme.Scaled(8), y+1, width+theme.Scaled(16), high-2, theme.Radius, p.AccentSoft, p.AccentSoft, 0)
		}
		card.Lit(l, spot, pad-theme.Scaled(8), y+1, width+theme.Scaled(16), high-2)
		l.Words(pad, y, width*0.3, high, kit.Text{Text: id, Size: theme.SizeBody(), Ink: p.Ink, Bold: i == turn})
		vote := kit.Text{Text: lang.L("has not voted"), Size: theme.SizeBody(), Ink: p.Muted}
		if value := v.Votes[id]; value != "" {
			vote.Text, vote.Ink = v.Field.InForm(value), p.Ink
		}
		l.Words(pad+width*0.32, y, width*0.68, high, vote)
		l.Spot(card.Area(spot, pad-theme.Scaled(8), y+2, width+theme.Scaled(16), high-4, nil, func() { m.work.Voter(i) }))
		y += high
	}
	return y
}
