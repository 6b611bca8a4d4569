package place

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
)

// TimingWords tells an annotator what the project keeps of their time, "" if nothing.
func TimingWords(t annotate.Timing) string {
	switch t {
	case annotate.TimePerSitting:
		return lang.L("The lead sees how long each sitting takes")
	case annotate.TimePerAnswer:
		return lang.L("The lead sees how long each answer takes")
	}
	return ""
}
