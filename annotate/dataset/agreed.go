package dataset

import (
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/dataset/table"
	"plumbline/annotate/review"
)

// agreement is how far the annotators of an export agree, as Review shows it: a row a
// question, with the interval that comes of leaving out each article in turn.
func (c *contents) agreement() (*table.Table, error) {
	answers, err := review.Read(c.ctx, c.from)
	if err != nil {
		return nil, err
	}
	excluded, err := annotate.ReadExclusions(c.ctx, c.from)
	if err != nil {
		return nil, err
	}
	answers.Exclude(excluded)
	filter := c.export.Filter
	filter.Drafts = false
	o := answers.Overview(filter).WithBounds(review.Draws{}, nil, func() bool { return c.ctx.Err() == nil })
	if o == nil {
		return nil, c.ctx.Err()
	}
	var rows [][]string
	for i := range o.Rows {
		rows = append(rows, agreementRow(&o.Rows[i]))
	}
	return table.Of("agreement", "How far annotators agree on one question.", []table.Column{
		words("field", "The question, by its key in the codebook.", ""),
		words("target", "Whom or what it is asked about.", "it is about the paragraph"),
		words(
			"part",
			"Which answers count: all, those on the scale (addressed), absent against addressed, or those to the question itself (seen).",
			"all",
		),
		words("statistic", "Krippendorff's alpha, or percent agreement.", ""),
		words("level", "How far two answers are from each other.", ""),
		fraction("value", "The coefficient.", "it is not defined"),
		fraction("low", "The lower bound of its 95% interval.", "there is none"),
		fraction("high", "The upper bound of its 95% interval.", "there is none"),
		number("units", "How many paragraphs two or more answered.", "paragraphs", ""),
		number("articles", "From how many articles they come.", "articles", ""),
		words("reason", "Why there is no coefficient, or why it is not dependable.", "it is dependable"),
	}, rows), nil
}

func agreementRow(r *review.Row) []string {
	a := r.Alpha
	row := []string{
		r.Question.Field, r.Question.TargetName, string(r.What), string(a.Statistic), string(a.Level),
		decimal(a.Value), "", "", strconv.Itoa(a.N), strconv.Itoa(a.Articles), a.Reason.String(),
	}
	if a.CI95 != nil {
		row[6], row[7] = decimal(&a.CI95[0]), decimal(&a.CI95[1])
	}
	return row
}

// decimal is a number in its shortest form, "" for none.
func decimal(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

// labelsOf are the values that votes can be for; of sets, the elements.
func labelsOf(votes *review.Votes) []string {
	if votes.Scheme.Scale() == agreement.Set {
		return votes.Scheme.Elements()
	}
	labels := make([]string, votes.Scheme.Len())
	for i := range labels {
		labels[i] = votes.Scheme.Label(i)
	}
	return labels
}
