package datasetscreen

import (
	"image/color"
	"strconv"
	"strings"

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
		return lang.L(
			"It also holds what by its own word leads decided. It stays out unless you take it in; Enter on the line changes that.",
		)
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
	p, pad, space, line := theme.Current(), card.Pad(), theme.Scaled(6), theme.Scaled(20)
	choice := m.chosen(f, claim, of)
	in := width - 2*pad - choice.Width() - theme.Scaled(12)
	high := 2*space + line*float32(len(of))
	for i := range of {
		high += kit.ProseHeight(in, card.Small(), kit.Run{Text: itemWords(&of[i])})
	}
	id := "listed " + f.Path + " " + string(claim)
	x, w := pad-theme.Scaled(8), width-2*pad+theme.Scaled(16)
	card.Lit(l, id, x, y+1, w, high-2)
	at := y + space
	for i := range of {
		l.Words(pad, at, in, line, kit.Text{Text: claimLine(&of[i]), Size: theme.SizeLabel(), Ink: p.Ink, Bold: true})
		at += line
		at += l.Sentences(pad, at, in, card.Small(), kit.Run{Text: itemWords(&of[i]), Color: p.Muted})
	}
	l.Chip(choice, width-pad-choice.Width(), y+space+line/2, choice.Width())
	if !m.merge.Report().Merged {
		tip := func() string { return lang.L("Enter: take in, never, or not now") }
		l.Spot(card.Area(id, x, y+2, w, high-4, tip, func() {
			m.merge.Turn(f.Path, claim)
			m.board.SyncOverlay()
		}))
	}
	return y + high
}

// chosen says what was chosen, or what came of it.
func (m *merging) chosen(f *annotate.MergeFile, claim annotate.Claim, of []annotate.MergeListed) kit.Chip {
	p, merged := theme.Current(), m.merge.Report().Merged
	choice := m.merge.Choice(f.Path, claim)
	switch {
	case merged && of[0].Yes:
		return strong(lang.L("came in"), p.Saved)
	case merged && of[0].Answered:
		return strong(lang.L("never"), p.Danger)
	case merged:
		return kit.Chip{Text: lang.L("stayed out"), Skin: kit.PlainCap()}
	case choice == exchanging.TakeIn:
		return strong(lang.L("take in"), p.Saved)
	case choice == exchanging.Never:
		return strong(lang.L("never"), p.Danger)
	}
	return kit.Chip{Text: lang.L("not now"), Skin: kit.PlainCap()}
}

// strong is a chip in a colour of its own; its words tell as much.
func strong(words string, ink color.NRGBA) kit.Chip {
	return kit.Chip{Text: words, Bold: true, Skin: kit.Skin{Fill: theme.Mix(theme.Current().Surface, ink, 0.12), Edge: ink, Ink: ink}}
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
