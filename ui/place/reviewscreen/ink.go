package reviewscreen

import (
	"image/color"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/ui/theme"
)

// inkOf is the colour of a number: by what labels with so much agreement are worth,
// grey where it is not dependable. Words say the same beside it.
func inkOf(r agreement.Result) color.NRGBA {
	p := theme.Current()
	if r.Told().InPercent { // whose lines are not those of coefficients
		return p.Ink
	}
	switch review.WorthOf(r) {
	case review.ToRelyOn:
		return p.Saved
	case review.ForTentative:
		return p.Accent
	case review.NotAbove:
		return p.Warning
	case review.BelowTentative:
		return p.Danger
	}
	return p.Muted
}

// rowInk is the colour of a row's number. A guess that stood there before the
// annotators says little about them.
func rowInk(r Row) color.NRGBA {
	if r.Quiet {
		return theme.Current().Muted
	}
	return inkOf(r.Result)
}
