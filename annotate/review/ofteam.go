package review

import (
	"context"

	"plumbline/annotate"
)

// TeamSource is what answers are read from with what leads said of those who gave them.
type TeamSource interface {
	Source
	annotate.ExclusionSource
}

// ReadOfTeam collects all sheets of a project, and whose answers do not count and who is no
// person.
func ReadOfTeam(ctx context.Context, from TeamSource) (*Answers, error) {
	answers, err := Read(ctx, from)
	if err != nil {
		return nil, err
	}
	excluded, err := annotate.ReadExclusions(ctx, from)
	if err != nil {
		return nil, err
	}
	answers.Exclude(excluded)
	seats, err := annotate.ReadSeats(ctx, from)
	if err != nil {
		return nil, err
	}
	answers.Seat(seats)
	return answers, nil
}
