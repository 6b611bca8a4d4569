package exchanging

import (
	"context"
	"slices"

	"plumbline/annotate"
)

// Asked is what annotators ask and what leads laid down, as far as the person at the
// keyboard may see it: of their own questions, and of rulings that are handed to them.
type Asked struct {
	Open, Answered []annotate.Inquiry // oldest first
	Rulings        annotate.Rulings   // newest first
}

// Empty reports whether nothing was asked or laid down.
func (a *Asked) Empty() bool { return len(a.Open)+len(a.Answered)+len(a.Rulings) == 0 }

func readAsked(ctx context.Context, from Contents) (Asked, error) {
	var a Asked
	all, err := from.Inquiries(ctx)
	if err != nil {
		return a, err
	}
	for _, q := range all {
		if q.Answer == nil {
			a.Open = append(a.Open, q)
		} else {
			a.Answered = append(a.Answered, q)
		}
	}
	a.Rulings, err = from.Rulings(ctx)
	slices.Reverse(a.Rulings)
	return a, err
}
