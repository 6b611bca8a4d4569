package datasetscreen

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// senderLine says whose file it is and how that is known.
func senderLine(f *annotate.MergeFile) string {
	who := map[string]any{"Who": f.Sender}
	switch {
	case f.Pack:
		return lang.L("The pack of {{.Who}}", who)
	case f.Sender != "":
		return lang.L("Not a pack of this project; by what it says, the work of {{.Who}}", who)
	}
	return ""
}

// drawListed draws what of a file comes in only after a yes, a line for each claim
// that goes through the choices.
func (m *merging) drawListed(l *kit.Drawing, f *annotate.MergeFile, y, width float32) float32 {
	pad := card.Pad()
	in := width - 2*pad
	if len(f.Listed) > 0 {
		y += theme.Scaled(4)
		y += card.Sentence(l, pad, y, in, card.Small(), theme.Current().Warning, m.listedIntroduction(f)) + theme.Scaled(4)
	}
	if f.Together && len(f.Listed) > 0 {
		y = m.drawQuestion(l, f, "", f.Listed, y, width)
	} else {
		for i := range f.Listed {
			y = m.drawQuestion(l, f, f.Listed[i].Claim, f.Listed[i:i+1], y, width)
		}
	}
	for _, rest := range []struct {
		n     int
		words string
	}{
		{f.Waiting, lang.N("{{.Count}} entries wait for something of this that they are about", f.Waiting, numbered(f.Waiting))},
		{f.Declined, lang.N("{{.Count}} entries were declined earlier and stay out", f.Declined, numbered(f.Declined))},
	} {
		if rest.n > 0 {
			y += card.Quiet(l, pad, y, in, rest.words) + theme.Scaled(4)
		}
	}
	return y
}

func numbered(n int) map[string]any { return map[string]any{"Count": n} }

// listedIntroduction says why something is asked about.
func (m *merging) listedIntroduction(f *annotate.MergeFile) string {
	switch {
	case m.merge.Report().Merged:
		return lang.L("What else is in it:")
	case f.Together:
		return lang.L("It also holds what by its own word leads decided. It stays out unless you take it in; Enter on the line changes that.")
	case f.Sender != "":
		return lang.L(
			"It also holds what is not {{.Who}}'s own work. It stays out unless you take it in; Enter on a line changes that.",
			map[string]any{"Who": f.Sender},
		)
	}
	return lang.L("It is no one person's work. All of it stays out unless you take it in; Enter on a line changes that.")
}

// drawQuestion draws what is asked about at once, with what was chosen, and
// returns where it ends.
func (m *merging) drawQuestion(
	l *kit.Drawing, f *annotate.MergeFile, claim annotate.Claim, of []annotate.MergeListed, y, width float32,
) float32 {
	p, pad := theme.Current(), card.Pad()
	id := "listed " + f.Path + " " + string(claim)
	choiceWidth := theme.Scaled(120)
	in := width - 2*pad - choiceWidth - theme.Scaled(10)
	head := card.Small()
	lines := make([]kit.Run, 0, len(of))
	for i := range of {
		if words := itemWords(&of[i]); words != "" {
			lines = append(lines, kit.Run{Text: words, Color: p.Muted})
		}
	}
	line := theme.Scaled(20)
	high := theme.Scaled(6)
	for _, run := range lines {
		high += kit.ProseHeight(in, head, run)
	}
	high += line*float32(len(of)) + theme.Scaled(6)
	card.Lit(l, id, pad-theme.Scaled(8), y+1, width-2*pad+theme.Scaled(16), high-2)
	at := y + theme.Scaled(6)
	for i := range of {
		l.Words(pad, at, in, line, kit.Text{Text: claimLine(&of[i]), Size: theme.SizeLabel(), Ink: p.Ink, Bold: true})
		at += line
		if words := itemWords(&of[i]); words != "" {
			at += l.Sentences(pad, at, in, head, kit.Run{Text: words, Color: p.Muted})
		}
	}
	words, ink := m.chosen(f, claim, of)
	l.Words(width-pad-choiceWidth, y+theme.Scaled(6), choiceWidth, line,
		kit.Text{Text: words, Size: theme.SizeLabel(), Ink: ink, Bold: true, Align: fyne.TextAlignTrailing})
	if m.merge.Report().Merged {
		return y + high
	}
	turn := func() {
		m.merge.Turn(f.Path, claim)
		m.board.SyncOverlay()
	}
	tip := func() string { return lang.L("Enter: take in, never, or not now") }
	l.Spot(card.Area(id, pad-theme.Scaled(8), y+2, width-2*pad+theme.Scaled(16), high-4, tip, turn))
	return y + high
}

// chosen says what was chosen, or what came of it.
func (m *merging) chosen(f *annotate.MergeFile, claim annotate.Claim, of []annotate.MergeListed) (words string, ink color.NRGBA) {
	p := theme.Current()
	if m.merge.Report().Merged {
		switch {
		case of[0].Yes:
			return lang.L("came in"), p.Saved
		case of[0].Answered:
			return lang.L("never"), p.Danger
		}
		return lang.L("stayed out"), p.Muted
	}
	switch m.merge.Choice(f.Path, claim) {
	case exchanging.TakeIn:
		return lang.L("take in"), p.Saved
	case exchanging.Never:
		return lang.L("never"), p.Danger
	}
	return lang.L("not now"), p.Muted
}

// claimLine says what a claim is and how much there is of it.
func claimLine(of *annotate.MergeListed) string {
	parts := []string{upperFirst(wording.Of(of.Claim.Words()))}
	if of.Texts > 0 {
		parts = append(parts, lang.N("{{.Count}} new articles", of.Texts, numbered(of.Texts)))
	}
	if of.Entries > 0 {
		parts = append(parts, lang.N("{{.Count}} entries", of.Entries, numbered(of.Entries)))
	}
	if by := authorsOf(of); by != "" {
		parts = append(parts, lang.L("by {{.Who}}", map[string]any{"Who": by}))
	}
	return strings.Join(parts, " · ")
}

// authorsOf names who wrote it, by what it says.
func authorsOf(of *annotate.MergeListed) string {
	var all []string
	for _, id := range of.Authors {
		switch id {
		case "":
			all = append(all, lang.L("the command line"))
		default:
			all = append(all, annotate.ShownID(id))
		}
	}
	return strings.Join(all, ", ")
}

// itemWords say what some of the entries would do.
func itemWords(of *annotate.MergeListed) string {
	var all []string
	for i := range of.First {
		all = append(all, wording.Of(of.First[i].Words()))
	}
	if more := of.Entries + of.Texts - len(of.First); more > 0 && len(all) > 0 {
		all = append(all, lang.L("and {{.Count}} more", map[string]any{"Count": strconv.Itoa(more)}))
	}
	return strings.Join(all, " · ")
}

// upperFirst begins a line with a capital.
func upperFirst(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return s
}
