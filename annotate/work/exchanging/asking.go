package exchanging

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/meeting"
)

// Asked is what annotators ask and what leads laid down, as far as the person at the
// keyboard may see it: of their own questions, and of rulings that are handed to them.
type Asked struct {
	Open, Answered []annotate.Inquiry  // oldest first
	Rulings        annotate.Rulings    // newest first
	Told           []annotate.Feedback // of what the person answered and was decided otherwise
	Called         []meeting.Called    // what the person is to answer again after a discussion
	Calls          []annotate.Call     // of a lead: what anybody is
}

// Empty reports whether nothing was asked or laid down.
func (a *Asked) Empty() bool {
	return len(a.Open)+len(a.Answered)+len(a.Rulings)+len(a.Told)+len(a.Called)+len(a.Calls) == 0
}

// Unseen counts the paragraphs whose feedback the person has not seen.
func (a *Asked) Unseen() int {
	return annotate.UnseenFeedback(a.Told)
}

func readAsked(ctx context.Context, from Contents, me string) (a Asked, err error) {
	if a.Told, err = from.Feedback(ctx, me); err != nil {
		return a, err
	}
	if a.Called, err = meeting.Own(ctx, from, me); err != nil {
		return a, err
	}
	if from.Viewer().Lead {
		calls, err := from.Calls(ctx)
		if err != nil {
			return a, err
		}
		a.Calls = slices.DeleteFunc(calls, func(c annotate.Call) bool { return !c.Open })
	}
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
