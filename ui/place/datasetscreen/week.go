package datasetscreen

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/week"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// drawWeek draws what a lead has to know who looks once a week; each line leads to where
// something can be done.
func (d *Screen) drawWeek(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad := card.Pad()
	w := d.work.Week()
	if w == nil {
		y := card.Heading(l, width, lang.L("This week"), "")
		y += card.Quiet(l, pad, y, width-2*pad, lang.L("reading…")) + theme.Scaled(8)
		return y + card.Buttons(l, d.weekActions(), pad, y, width-2*pad) + pad
	}
	since := lang.L("since {{.Day}}", map[string]any{"Day": w.Since.Local().Format("2 Jan")})
	y := card.Heading(l, width, lang.L("This week"), since) - theme.Scaled(4)
	for i := range w.Lines {
		y += d.drawWeekLine(l, i, w.Lines[i], y, width)
	}
	y += theme.Scaled(8)
	return y + card.Buttons(l, d.weekActions(), pad, y, width-2*pad) + pad
}

// weekActions are what a lead does beside deciding.
func (d *Screen) weekActions() []card.Action {
	if !d.work.May() {
		return nil
	}
	return []card.Action{
		{
			ID:    "meeting",
			Label: lang.L("Meeting"),
			Key:   "1",
			Do:    d.meet,
			Tip: lang.L(
				"What divides annotators most and was not talked over yet, large and without names; second votes; a sheet to print",
			),
		},
		{
			ID: "events", Label: lang.L("Events"), Key: "2", Do: d.showEvents,
			Tip: lang.L("Which articles cover one event: suggested by words in common and days, for you to confirm"),
		},
		{
			ID: "plan", Label: lang.L("Plan…"), Key: "3", Do: d.planDialog,
			Tip: lang.L("How many articles a study needs, before anybody labels them"),
		},
	}
}

// drawWeekLine draws a line and the sign that it leads somewhere, and returns its height.
// Where there is little height a long line is cut, and its tip says it whole.
func (d *Screen) drawWeekLine(l *kit.Drawing, i int, line week.Line, y, width float32) float32 {
	p, pad, id := theme.Current(), card.Pad(), fmt.Sprint("week ", i)
	text := kit.Text{Text: wording.Of(line.Words), Size: card.Small(), Ink: p.Ink, Lines: 4}
	if d.low {
		text.Lines = 2
	}
	in, least, rim := width-2*pad-theme.Scaled(18), theme.Scaled(24), theme.Scaled(3)
	high := max(least, kit.Height(text, in)+2*rim)
	left, across := pad-theme.Scaled(8), width-2*pad+theme.Scaled(16)
	card.Lit(l, id, left, y, across, high)
	l.Words(pad, y+rim, in, high-2*rim, text)
	sign := kit.Text{Text: "›", Size: theme.SizeBody(), Ink: p.Accent, Align: fyne.TextAlignTrailing}
	l.Words(width-pad-theme.Scaled(14), y, theme.Scaled(14), least, sign)
	tip := func() string { return text.Text + " " + weekTip(line.To) }
	l.Spot(card.Area(id, left, y+1, across, high-2, tip, func() { d.follow(line.To) }))
	return high
}

// weekTip says where a line leads.
func weekTip(to week.To) string {
	switch to {
	case week.ToPacks:
		return lang.L("Enter makes packs for all")
	case week.ToAsked:
		return lang.L("Enter lists what is asked")
	case week.ToConsent:
		return lang.L("Enter goes to who agreed")
	case week.ToDecide, week.ToAgain:
		return lang.L("Enter opens Adjudicate")
	case week.ToNumbers:
		return lang.L("Enter opens Review")
	}
	return lang.L("Enter goes to the people")
}

// follow goes to where something can be done about a line.
func (d *Screen) follow(to week.To) {
	switch to {
	case week.ToPacks:
		d.packAllDialog()
	case week.ToAsked:
		d.showInquiries()
	case week.ToConsent:
		d.board.Enter(d.consent)
	case week.ToDecide, week.ToAgain:
		d.host.Do(place.Open{Place: place.Adjudicate})
	case week.ToNumbers:
		d.host.Do(place.Open{Place: place.Review})
	default:
		d.board.Enter(d.people.Body)
	}
}
