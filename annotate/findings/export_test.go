package findings

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// Of works out what tables of answers say.
func Of(counted []review.Ratings, articles []annotate.Article) *Findings {
	return work(context.Background(), counted, articles)
}
