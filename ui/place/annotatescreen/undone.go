package annotatescreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/labelling"
)

// mostNamed is how many questions a sentence about an undo names.
const mostNamed = 6

// alsoChanged names what an undo or a redo changed beside what its sentence is about, ""
// if that is all.
func alsoChanged(s *labelling.Session) string {
	n := s.Notice()
	var names []string
	for _, k := range s.Changed() {
		f := s.Book().Field(k.Field)
		if f != nil && (f != n.Field || k.Target != n.Target.ID) {
			names = append(names, nameOf(f, s.Target(k.Target)))
		}
	}
	if len(names) == 0 {
		return ""
	}
	if more := len(names) - mostNamed; more > 0 {
		names = append(names[:mostNamed], lang.L("{{.Count}} more", map[string]any{"Count": more}))
	}
	return lang.L("; with it {{.Names}}", map[string]any{"Names": strings.Join(names, ", ")})
}
