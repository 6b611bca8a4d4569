package review

import "plumbline/annotate/agreement"

// Worth is what labels with so much agreement can be used for.
type Worth int

// What labels are worth. Agreement is above a line only if its whole interval is.
const (
	NotDependable  Worth = iota // there is no interval, or it comes from too little to stand on
	BelowTentative              // the whole interval is: single labels say nothing
	NotAbove                    // the interval reaches below the line for tentative conclusions
	ForTentative                // it is above that line, not above the other
	ToRelyOn                    // it is above the line to rely on
)

// WorthOf tells what labels with this agreement are worth.
func WorthOf(r agreement.Result) Worth {
	switch {
	case r.Value == nil || r.CI95 == nil || r.State != agreement.OK:
		return NotDependable
	case Above(r, Reliable):
		return ToRelyOn
	case Above(r, Tentative):
		return ForTentative
	case r.CI95[1] > Tentative:
		return NotAbove
	}
	return BelowTentative
}
