package annotatescreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/labelling"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// pointedMarks are what is pointed out in the text: a name of a target stands on a light
// ground, a hint has a thin line under it, so that nobody has to tell colours apart.
func pointedMarks(pointed []labelling.Pointed) []passage.Highlight {
	p := theme.Current()
	var marks []passage.Highlight
	for _, w := range pointed {
		mark := passage.Highlight{Start: w.Start, End: w.End}
		if w.Target != "" {
			mark.Fill = theme.Mix(p.Accent, p.Surface, 0.86)
		} else {
			mark.Underline = theme.Mix(p.Warning, p.Surface, 0.25)
		}
		marks = append(marks, mark)
	}
	return marks
}

// pointedAt says what is pointed out at a character of a paragraph: whose name it is, or the
// reason of a hint.
func pointedAt(s *labelling.Session, i, offset int) string {
	var parts []string
	for _, w := range s.PointedOut(i) {
		switch {
		case offset < w.Start || w.End <= offset:
		case w.Target != "":
			parts = append(parts, lang.L("names {{.Target}}", map[string]any{"Target": s.Target(w.Target).Name}))
		default:
			parts = append(parts, lang.L("hint: {{.Reason}}", map[string]any{"Reason": w.Reason}))
		}
	}
	return strings.Join(parts, " · ")
}
