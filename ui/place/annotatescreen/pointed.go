package annotatescreen

import (
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
