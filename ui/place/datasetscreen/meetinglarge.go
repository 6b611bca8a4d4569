package datasetscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/meeting"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// zooms are how many times larger than usual a meeting may stand, so that it is read from
// across a room; the first at which all of it has room is taken.
var zooms = []float32{1.6, 1.4, 1.2, 1}

const (
	meetingWidth = 980 // of lines, in the usual size
	givenHigh    = 36  // of a row: an answer, or who votes
)

// laidOut is a paragraph of a meeting in a size.
type laidOut struct {
	zoom, width float32
	title       kit.Text
	text        kit.Text
	question    kit.Text
	rule        kit.Text
}

// largestOf sets the paragraph as large as all that stands below it allows.
func (m *meetingPanel) largestOf(t *meeting.Topic, width float32) (s laidOut) {
	p, d := theme.Current(), m.work.Division()
	rows := len(d.Given)
	if v, _ := m.work.Voting(); v != nil {
		rows = len(v.Who)
	}
	for _, s.zoom = range zooms {
		body := theme.SizeBody() * s.zoom
		s.width = min(width, theme.Scaled(meetingWidth*s.zoom))
		s.title = kit.Text{Size: theme.SizeLabel() * s.zoom, Ink: p.Muted}
		s.text = kit.Text{Text: t.Paragraph.Text, Size: body * 1.7, Ink: p.Ink, Lines: 24, Leading: 1.4}
		s.question = kit.Text{Text: d.Question(), Size: body * 1.15, Ink: p.Ink, Bold: true, Lines: 3}
		s.rule = kit.Text{Text: d.Field.Rule, Size: body, Ink: p.Muted, Lines: 6, Leading: 1.35}
		high := kit.Height(s.text, s.width) + kit.Height(s.question, s.width) + kit.Height(s.rule, s.width)
		high += theme.Scaled(s.zoom * (32 + 20 + 4 + 12 + givenHigh*float32(rows+1)))
		if high <= m.board.Content().Size().Height-theme.Scaled(meetingAround) {
			break
		}
	}
	return s
}

// meetingAround is the room that the head of the panel and its rims take.
const meetingAround = 100

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
	s, d := m.largestOf(&t, width-2*pad), m.work.Division()
	card.Paragraph(l, pad, y, s.width, theme.Scaled(24*s.zoom), numberOf(&t.Paragraph), t.Title, s.title)
	y = l.Paragraph(pad, y+theme.Scaled(32*s.zoom), s.width, s.text) + theme.Scaled(20*s.zoom)
	y = l.Paragraph(pad, y, s.width, s.question)
	if d.Field.Rule != "" {
		y = l.Paragraph(pad, y+theme.Scaled(4*s.zoom), s.width, s.rule)
	}
	y += theme.Scaled(12 * s.zoom)
	if v, turn := m.work.Voting(); v != nil {
		return m.drawVotes(l, v, turn, y, s)
	}
	y = drawGiven(l, d, y, s)
	if len(t.Divided) > 1 {
		text := lang.L("{{.Count}} questions divide this paragraph; it stands under {{.Rule}}.",
			map[string]any{"Count": len(t.Divided), "Rule": rule.Label})
		y += card.Quiet(l, pad, y+theme.Scaled(8), s.width, text) + theme.Scaled(8)
	}
	return y
}

// drawGiven draws how often each answer was given, a dot for each, and returns where it ends.
func drawGiven(l *kit.Drawing, d meeting.Division, y float32, s laidOut) float32 {
	p, pad, high, z := theme.Current(), card.Pad(), theme.Scaled(givenHigh*s.zoom), s.zoom
	name, apart := min(s.width*0.4, theme.Scaled(300*z)), theme.Scaled(20*z)
	for _, g := range d.Given {
		l.Line(pad, y, pad+s.width, y, theme.Hairline, p.Line)
		l.Words(pad, y, name, high, kit.Text{Text: g.Shown, Size: theme.SizeBody() * 1.15 * z, Ink: p.Ink, Article: true})
		x, r := pad+name+theme.Scaled(16*z), theme.Scaled(6*z)
		for range min(g.Annotators, int((s.width-name-theme.Scaled(70*z))/apart)) {
			l.Disc(x, y+high/2, r, p.Accent, p.Accent, 0)
			x += apart
		}
		count := kit.Text{Text: strconv.Itoa(g.Annotators), Size: theme.SizeBody() * z, Ink: p.Muted}
		l.Words(x+theme.Scaled(4*z), y, theme.Scaled(40*z), high, count)
		y += high
	}
	return y
}

// drawVotes draws who votes, what they voted by now and whose turn it is, and returns where
// it ends.
func (m *meetingPanel) drawVotes(l *kit.Drawing, v *meeting.Voting, turn int, y float32, s laidOut) float32 {
	p, pad, high, width := theme.Current(), card.Pad(), theme.Scaled(givenHigh*s.zoom), s.width
	for i, id := range v.Who {
		spot := "voter " + id
		l.Line(pad, y, pad+width, y, theme.Hairline, p.Line)
		if i == turn {
			l.Frame(pad-theme.Scaled(8), y+1, width+theme.Scaled(16), high-2, theme.Radius, p.AccentSoft, p.AccentSoft, 0)
		}
		card.Lit(l, spot, pad-theme.Scaled(8), y+1, width+theme.Scaled(16), high-2)
		l.Words(pad, y, width*0.3, high, kit.Text{Text: id, Size: theme.SizeBody() * s.zoom, Ink: p.Ink, Bold: i == turn})
		vote := kit.Text{Text: lang.L("has not voted"), Size: theme.SizeBody() * s.zoom, Ink: p.Muted}
		if value := v.Votes[id]; value != "" {
			vote.Text, vote.Ink = v.Field.InForm(value), p.Ink
		}
		l.Words(pad+width*0.32, y, width*0.68, high, vote)
		l.Spot(card.Area(spot, pad-theme.Scaled(8), y+2, width+theme.Scaled(16), high-4, nil, func() { m.work.Voter(i) }))
		y += high
	}
	return y
}
