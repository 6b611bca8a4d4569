package datasetscreen

import (
	"image/color"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// peopleCard lists the people, with what can be done about them.
type peopleCard struct {
	part
	*card.Table
}

func newPeople(p part) *peopleCard {
	t := &peopleCard{part: p}
	t.Table = p.board.Table(t.drawPeople, card.Rows{
		Count: func() int { return len(t.view().People) },
		ID:    func(i int) string { return "person " + t.view().People[i].ID },
		Draw:  t.drawPerson,
	})
	return t
}

// chosenPerson is the one where the keys are, or were last.
func (t *peopleCard) chosenPerson() (exchanging.Person, bool) {
	if t.At < len(t.view().People) {
		return t.view().People[t.At], true
	}
	return exchanging.Person{}, false
}

// actions are what can be done about the person where the keys are.
func (t *peopleCard) actions() []card.Action {
	change := card.Action{
		ID:    "switch",
		Label: lang.L("Switch"),
		Key:   "s",
		Tip:   lang.L("Label under another id from now on"),
		Do:    t.does(place.SwitchPerson),
	}
	if !t.work.May() {
		return []card.Action{change}
	}
	actions := []card.Action{change}
	if q, ok := t.chosenPerson(); ok {
		actions = append(
			actions,
			card.Action{
				ID:    "pack one",
				Label: lang.L("Pack"),
				Key:   "k",
				Tip:   lang.L("A file for this person, with what they were given and nothing of others"),
				Do:    func() { t.packDialog(q.ID) },
			},
			card.Action{
				ID:    "attributes",
				Label: lang.L("Private"),
				Key:   "v",
				Tip:   lang.L("Attributes that are kept apart, such as self-placement"),
				Do:    func() { t.attributesDialog(q) },
			},
			card.Action{
				ID:    "forget",
				Label: lang.L("Forget"),
				Key:   "f",
				Tip:   lang.L("Destroy for good what this person asks to be forgotten"),
				Do:    func() { t.forgetDialog(q.ID) },
			},
			card.Action{
				ID:    "role",
				Label: lang.L("Role"),
				Key:   "r",
				Tip:   lang.L("Make this person a lead or an annotator; where nobody is a lead, everyone is"),
				Do:    func() { t.turnRole(q) },
			},
			t.excludeAction(q),
		)
	}
	return append(
		actions,
		card.Action{
			ID:    "add person",
			Label: lang.L("Add"),
			Key:   "n",
			Tip:   lang.L("Add a person before their first answer, to give them articles"),
			Do:    t.addPersonDialog,
		},
	)
}

// personColumns are the places of the columns.
type personColumns struct {
	name, nameWidth     float32
	bar, barWidth       float32
	count, countWidth   float32
	unsure, unsureWidth float32
	twice, twiceWidth   float32
	pace, paceWidth     float32
	last, lastWidth     float32
	heard, heardWidth   float32
}

func (t *peopleCard) personColumns(width float32) personColumns {
	pad := card.Pad()
	c := personColumns{name: pad, unsureWidth: theme.Scaled(52), twiceWidth: theme.Scaled(62), countWidth: theme.Scaled(92)}
	right := width - pad
	timed := t.work.Timing() != annotate.TimeOff
	if timed && width > theme.Scaled(560) {
		c.lastWidth = theme.Scaled(92)
		right -= c.lastWidth
		c.last = right
		right -= theme.Scaled(14)
	}
	if t.view().Lead && width > theme.Scaled(560) {
		c.heardWidth = theme.Scaled(86)
		right -= c.heardWidth
		c.heard = right
		right -= theme.Scaled(10)
	}
	if timed && width > theme.Scaled(640) {
		c.paceWidth = theme.Scaled(72)
		right -= c.paceWidth
		c.pace = right
		right -= theme.Scaled(10)
	}
	right -= c.twiceWidth
	c.twice = right
	right -= theme.Scaled(10) + c.unsureWidth
	c.unsure = right
	right -= theme.Scaled(18) + c.countWidth
	c.count = right
	right -= theme.Scaled(12)
	c.nameWidth = max(theme.Scaled(110), min(theme.Scaled(230), (right-pad)*0.55))
	c.bar = c.name + c.nameWidth + theme.Scaled(12)
	if c.barWidth = right - c.bar; c.barWidth < theme.Scaled(60) { // too short to be read
		c.barWidth = 0
	}
	return c
}

// drawPeople draws the card without its rows, and returns where they begin.
func (t *peopleCard) drawPeople(l *kit.Drawing, width, height float32) float32 {
	if height > 0 {
		card.Surface(l, 0, 0, width, height)
	}
	title := lang.L("People")
	if t.work.Gathered() && !t.view().Lead {
		title = lang.L("Your progress")
	}
	y := card.Heading(l, width, title, t.peopleRemark(), t.actions()...)
	if !t.work.Gathered() {
		return y + card.Quiet(l, card.Pad(), y, width-2*card.Pad(), lang.L("reading…"))
	}
	c, small, h := t.personColumns(width), columnName(), theme.Scaled(22)
	right := small
	right.Align = fyne.TextAlignTrailing
	l.Words(c.name, y, c.nameWidth, h, small.With(lang.L("Person")))
	if c.barWidth > 0 {
		l.Words(c.bar, y, c.barWidth, h, small.With(lang.L("Submitted")))
	} else {
		l.Words(c.count, y, c.countWidth, h, right.With(lang.L("Submitted")))
	}
	l.Words(c.unsure, y, c.unsureWidth, h, right.With(lang.L("Unsure")))
	l.Words(c.twice, y, c.twiceWidth, h, right.With(lang.L("Conflicts")))
	l.Words(c.pace, y, c.paceWidth, h, right.With(lang.L("per hour")))
	l.Words(c.last, y, c.lastWidth, h, right.With(lang.L("Last entry")))
	l.Words(c.heard, y, c.heardWidth, h, right.With(lang.L("Nothing for")))
	return y + h
}

func (t *peopleCard) peopleRemark() string {
	if !t.work.Gathered() {
		return ""
	}
	if !t.view().Lead {
		return place.TimingWords(t.work.Timing())
	}
	for _, p := range t.view().People {
		if p.Role == annotate.RoleLead {
			return lang.N("{{.Count}} people", len(t.view().People), map[string]any{"Count": len(t.view().People)})
		}
	}
	return lang.L("nobody is a lead, so everyone is")
}

func (t *peopleCard) drawPerson(l *kit.Drawing, i int, y, width, high float32) {
	q, c, p := t.view().People[i], t.personColumns(width), theme.Current()
	name := kit.Text{Text: q.ID, Size: theme.SizeLabel(), Ink: p.Ink, Bold: true}
	nw := min(kit.Width(name)+1, c.nameWidth-theme.Scaled(70))
	l.Words(c.name, y, nw, high, name)
	x := c.name + nw + theme.Scaled(8)
	if q.Role == annotate.RoleLead {
		x += l.Chip(
			kit.Chip{Text: lang.L("lead"), Skin: kit.Skin{Fill: p.AccentSoft, Ink: p.Accent}},
			x,
			y+high/2,
			theme.Scaled(60),
		) + theme.Scaled(
			5,
		)
	}
	if q.Excluded != "" {
		x += l.Chip(
			kit.Chip{Text: lang.L("left out"), Skin: kit.Skin{Fill: p.Hover, Ink: p.Muted}}, x, y+high/2, theme.Scaled(80),
		) + theme.Scaled(5)
	}
	if q.ID == t.view().Me {
		l.Words(x, y, theme.Scaled(40), high, kit.Text{Text: lang.L("you"), Size: theme.SizeSmall(), Ink: p.Muted})
	}
	done := lang.L("{{.Done}} of {{.All}}", map[string]any{"Done": q.Submitted, "All": q.Paragraphs})
	if !q.Awaited() && q.Begun+q.Submitted == 0 {
		done = "–"
	} else if c.barWidth > 0 {
		bar(l, c.bar, y+high/2, c.barWidth, share(q.Submitted, q.Paragraphs), submittedInk(q))
	}
	number := kit.Text{Size: card.Small(), Ink: p.Muted, Align: fyne.TextAlignTrailing}
	l.Words(c.count, y, c.countWidth, high, number.With(done))
	l.Words(c.unsure, y, c.unsureWidth, high, flagged(number, q.Unsure))
	twice := flagged(number, q.Conflicts)
	if !q.Known {
		twice = number.With("…")
	}
	l.Words(c.twice, y, c.twiceWidth, high, twice)
	l.Words(c.pace, y, c.paceWidth, high, number.With(paceText(q.Pace)))
	l.Words(c.last, y, c.lastWidth, high, number.With(when(q.Last, t.host.Now())))
	l.Words(c.heard, y, c.heardWidth, high, t.silence(number, q))
	t.Spot(l, i, y, width, high, func() string { return t.personTip(q) }, func() { t.openPerson(q) })
}

func submittedInk(q exchanging.Person) color.NRGBA {
	if q.Paragraphs > 0 && q.Submitted >= q.Paragraphs {
		return theme.Current().Saved
	}
	return theme.Current().Accent
}

// flagged is a count that asks for a look where it is not 0.
func flagged(t kit.Text, n int) kit.Text {
	if n > 0 {
		t.Ink, t.Bold = theme.Current().Warning, true
	}
	return t.With(strconv.Itoa(n))
}

// silentFor is how many days without new work of somebody ask for a look.
const silentFor = 14

// silence says for how long nothing new has come of a person who has work left.
func (t *peopleCard) silence(text kit.Text, q exchanging.Person) kit.Text {
	switch {
	case !q.Known:
		return text.With("…")
	case !q.Awaited():
		return text.With("–")
	case q.Submitted >= q.Paragraphs:
		return text.With(lang.L("done"))
	case q.Heard.IsZero():
		return text.With(lang.L("not begun yet"))
	}
	days := daysSince(q.Heard, t.host.Now())
	if days >= silentFor {
		text.Ink, text.Bold = theme.Current().Warning, true
	}
	if days == 0 {
		return text.With(lang.L("today"))
	}
	return text.With(lang.N("{{.Count}} days", days, map[string]any{"Count": days}))
}

// daysSince counts the days that lie between two times.
func daysSince(then, now time.Time) int {
	return max(int(now.UTC().Truncate(24*time.Hour).Sub(then.UTC().Truncate(24*time.Hour))/(24*time.Hour)), 0)
}

func paceText(perHour float64) string {
	if perHour <= 0 {
		return "–"
	}
	return strconv.Itoa(int(perHour + 0.5))
}

// when says a time as short as can be, by how long ago it is.
func when(t, now time.Time) string {
	t = t.Local()
	switch {
	case t.IsZero() || t.Unix() <= 0:
		return "–"
	case t.Year() == now.Year() && t.YearDay() == now.YearDay():
		return t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("2 Jan 15:04")
	}
	return t.Format("2 Jan 2006")
}

func (t *peopleCard) personTip(q exchanging.Person) string {
	parts := []string{
		q.ID,
		lang.N("{{.Count}} articles", q.Articles, map[string]any{"Count": q.Articles}),
		lang.L("{{.Done}} of {{.All}} submitted", map[string]any{"Done": q.Submitted, "All": wording.Of(q.Units())}),
	}
	if q.Pace > 0 {
		parts = append(
			parts,
			lang.L("{{.Count}} an hour of work, pauses of more than five minutes left out", map[string]any{"Count": paceText(q.Pace)}),
		)
	}
	if q.Seat {
		parts = append(parts, lang.L("no person, but a slot that different people filled"))
	}
	if !q.Awaited() && q.Excluded == "" {
		parts = append(parts, lang.L("leads, and labels nothing so far: nothing is awaited of them"))
	}
	if q.Excluded != "" {
		parts = append(parts, lang.L("left out: {{.Reason}}", map[string]any{"Reason": q.Excluded}))
	}
	if q.Unsure+q.Conflicts > 0 {
		parts = append(parts, lang.L("Enter lists what is unsure or in conflict"))
	}
	return strings.Join(parts, " · ")
}
