package place

import "fyne.io/fyne/v2/lang"

// Pointing is whoever knows what the project points out in the texts.
type Pointing interface {
	HasHints() bool
	PointsOutNames() bool
}

// PointingWords tell an annotator what the project points out in the texts, "" if nothing.
func PointingWords(p Pointing) string {
	switch {
	case p.HasHints() && p.PointsOutNames():
		return lang.L("This project points out names of targets and hints in texts, maybe not in all of them; what you answer is yours")
	case p.HasHints():
		return lang.L("This project shows hints in texts, maybe not in all of them; what you answer is yours")
	case p.PointsOutNames():
		return lang.L("This project points out names of targets in texts, maybe not in all of them; what you answer is yours")
	}
	return ""
}
