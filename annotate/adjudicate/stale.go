package adjudicate

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// Stale lists the paragraphs with final answers that are to be decided again, because
// annotators answer otherwise since or the question means something else, in the order of
// an export.
func Stale(ctx context.Context, from Source) ([]annotate.Flagged, error) {
	r, err := readRules(ctx, from)
	if err != nil {
		return nil, err
	}
	var found []annotate.Flagged
	return found, eachCase(ctx, from, r, review.Filter{}, func(c *Case) {
		f := annotate.Flagged{Paragraph: c.Paragraph, Title: c.Article.Title}
		for i := range r.book.Fields {
			for _, slot := range c.slotsOf(&r.book.Fields[i], "") {
				if c.Changed(slot) {
					was := c.Final.Answers[slot].Entry.Value
					f.Questions = append(f.Questions, annotate.Doubt{Slot: slot, Value: was, Other: was})
				}
			}
		}
		if len(f.Questions) > 0 {
			found = append(found, f)
		}
	})
}
