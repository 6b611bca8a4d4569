package previewscreen

import (
	"image/color"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/ingest/alike"
	"plumbline/annotate/work/importing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// likeName names an article that is like another one.
func likeName(like importing.Like) string {
	switch {
	case like.Other != nil && like.Other.Title() != "":
		return like.Other.Title()
	case like.Other != nil:
		return filepath.Base(like.Other.Name())
	case like.Title != "":
		return like.Title
	}
	return lang.L("Untitled article")
}

// mostChanges is how many paragraphs are set side by side.
const mostChanges = 200

// drawChanges draws what is different, paragraph by paragraph, and returns where
// it ends.
func drawChanges(l *kit.Drawing, c importing.Comparison, y, width float32) float32 {
	pad, in := card.Pad(), width-2*card.Pad()
	same, drawn := 0, 0
	for _, change := range c.Changes {
		if change.How == alike.Equal {
			same++
			continue
		}
		if drawn++; drawn <= mostChanges {
			y = drawChange(l, c, change, y, width)
		}
	}
	if drawn > mostChanges {
		y += card.Quiet(l, pad, y, in, lang.L("… and {{.Count}} further paragraphs", map[string]any{"Count": drawn - mostChanges}))
	}
	return y + card.Quiet(l, pad, y, in, lang.N("{{.Count}} paragraphs are the same.", same, map[string]any{"Count": same}))
}

func drawChange(l *kit.Drawing, c importing.Comparison, change alike.Change, y, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	in := width - 2*pad
	l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
	y += theme.Scaled(6)
	l.Words(pad, y, in, theme.Scaled(20), kit.Text{Text: changeName(change), Size: theme.SizeSmall(), Ink: p.Muted, Bold: true})
	y += theme.Scaled(22)
	before, now := []kit.Run{}, []kit.Run{}
	switch change.How {
	case alike.Gone:
		before = append(before, kit.Run{Text: c.Old[change.Old], Color: p.Danger})
	case alike.New:
		now = append(now, kit.Run{Text: c.Now[change.Now], Color: p.Saved})
	default:
		before = runsOf(change.Runs, func(r alike.Run) bool { return r.Old }, p.Danger)
		now = runsOf(change.Runs, func(r alike.Run) bool { return r.Now }, p.Saved)
	}
	for _, side := range []struct {
		name string
		runs []kit.Run
	}{{lang.L("there"), before}, {lang.L("here"), now}} {
		if len(side.runs) == 0 {
			continue
		}
		indent := theme.Scaled(56)
		l.Words(pad, y, indent, theme.Scaled(20), kit.Text{Text: side.name, Size: theme.SizeSmall(), Ink: p.Muted})
		y += l.Sentences(pad+indent, y, in-indent, theme.SizeLabel(), side.runs...) + theme.Scaled(6)
	}
	if pieces := piecesOf(change.Runs); pieces != "" && !plain(change.Runs) { // in letters that are not drawn bold
		y = l.Paragraph(pad, y, in, kit.Text{Text: pieces, Size: theme.SizeSmall(), Ink: p.Muted, Lines: 4}) + theme.Scaled(4)
	}
	return y
}

// runsOf are the pieces of one side; what the other side lacks stands out.
func runsOf(all []alike.Run, mine func(alike.Run) bool, ink color.NRGBA) (runs []kit.Run) {
	for _, r := range all {
		if !mine(r) {
			continue
		}
		run := kit.Run{Text: seen(r.Text), Color: theme.Current().Ink}
		if !(r.Old && r.Now) {
			run.Color, run.Bold = ink, true
		}
		runs = append(runs, run)
	}
	return runs
}

// piecesOf lists what is different, for scripts in which it does not stand out.
func piecesOf(all []alike.Run) string {
	var parts []string
	for _, r := range all {
		switch text := strings.TrimSpace(seen(r.Text)); {
		case text == "" || r.Old && r.Now:
		case r.Old:
			parts = append(parts, "− "+text)
		default:
			parts = append(parts, "+ "+text)
		}
	}
	return strings.Join(parts, " · ")
}

func plain(runs []alike.Run) bool {
	for _, r := range runs {
		if !kit.IsPlain(r.Text) {
			return false
		}
	}
	return true
}

// seen writes out marks that cannot be seen.
func seen(text string) string {
	return strings.NewReplacer("\u00a0", "⍽", "\u00ad", "[U+00AD]", "\u200b", "[U+200B]", "\ufeff", "[U+FEFF]").Replace(text)
}

func changeName(c alike.Change) string {
	number := func(i int) map[string]any { return map[string]any{"Number": strconv.Itoa(i + 1)} }
	switch c.How {
	case alike.Written:
		return lang.L("Paragraph {{.Number}}: the same words, written otherwise", number(c.Now))
	case alike.Gone:
		return lang.L("Only there: paragraph {{.Number}}", number(c.Old))
	case alike.New:
		return lang.L("Only here: paragraph {{.Number}}", number(c.Now))
	}
	return lang.L("Paragraph {{.Number}}: changed", number(c.Now))
}
