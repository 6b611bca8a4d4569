package reviewing

import (
	"slices"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// most is the number of paragraphs that are listed at once.
const most = 50

// Texts are what a detail needs beside the numbers.
type Texts struct {
	// Paragraph returns the words of a paragraph.
	Paragraph func(id string) string
	// Hidden reports whether the answers to a paragraph are not to be seen yet.
	Hidden func(id string) bool
	// Shown returns a value as the form shows it.
	Shown func(field, value string) string
}

// DetailOf works out everything about a row; it takes a while and belongs off
// the goroutine of the screen. Cell narrows the paragraphs, nil takes all that divide.
// It is nil where the overview has no such row.
func DetailOf(o *review.Overview, id RowID, draws review.Draws, cell *Cell, t Texts) *Detail {
	r := RowOf(o, id)
	if r == nil {
		return nil
	}
	d := &Detail{
		Row: id, Beside: besideOf(r), Annotators: r.Table.Annotators(), Pairs: r.Pairs(draws),
		Strict: r.Strict(), More: r.Halve,
	}
	d.Collisions = r.Collisions()
	d.Collisions.Labels = shownAll(r, d.Collisions.Labels, t)
	for _, l := range r.Labels(draws) {
		l.Label = t.shown(r, l.Label)
		d.Labels = append(d.Labels, l)
	}
	d.fillDivided(o, r, cell, t)
	time := r.OverTime(draws)
	if len(time.Windows) > 0 && time.Windows[0].Full {
		d.Windows = time.Windows
	}
	d.Direction = time.Direction
	return d
}

func (d *Detail) fillDivided(o *review.Overview, r *review.Row, cell *Cell, t Texts) {
	var behind []review.Divided
	if cell == nil || cell.Pair[0] == "" && cell.Labels[0] == "" {
		behind = o.Divided(0, r.Question)
	} else {
		d.Cell = cell
		behind = behindCell(r, *cell, t)
	}
	d.DividedAll = len(behind)
	for _, b := range behind[:min(most, len(behind))] {
		d.Divided = append(d.Divided, dividedOf(r, b, t))
	}
}

// behindCell lists the paragraphs of a cell. Cells carry labels as they are
// shown, so they are looked up by that.
func behindCell(r *review.Row, c Cell, t Texts) []review.Divided {
	if c.Pair[0] != "" {
		return r.Between(c.Pair[0], c.Pair[1])
	}
	first, second := valueOf(r, c.Labels[0], t), valueOf(r, c.Labels[1], t)
	switch c.Labels[1] {
	case "":
		return r.Using(first)
	case Alone:
		return slices.DeleteFunc(r.Using(first), func(d review.Divided) bool { return !givenAlone(d, r.Question, first) })
	}
	return r.Colliding(first, second)
}

// valueOf returns the value that is shown as a label.
func valueOf(r *review.Row, label string, t Texts) string {
	for _, v := range r.Collisions().Labels {
		if t.shown(r, v) == label {
			return v
		}
	}
	return label
}

// givenAlone reports whether one annotator gave a label and another neither it
// nor any that the first did not give.
func givenAlone(d review.Divided, q review.Question, label string) bool {
	for _, dispute := range d.Disputes {
		if dispute.Question != q {
			continue
		}
		for _, a := range dispute.Answers {
			one := codebook.SplitSet(a.Value)
			if !slices.Contains(one, label) {
				continue
			}
			for _, b := range dispute.Answers {
				other := codebook.SplitSet(b.Value)
				extra := func(l string) bool { return !slices.Contains(one, l) }
				if !slices.Contains(other, label) && !slices.ContainsFunc(other, extra) {
					return true
				}
			}
		}
	}
	return false
}

func dividedOf(r *review.Row, b review.Divided, t Texts) Divided {
	d := Divided{Paragraph: b.Paragraph, Article: b.Article.Title, Position: b.Position, Whole: b.Paragraph == b.Article.ID}
	if t.Paragraph != nil {
		d.Text = t.Paragraph(b.Paragraph)
	}
	d.Hidden = t.Hidden != nil && t.Hidden(b.Paragraph)
	for _, dispute := range b.Disputes {
		if dispute.Question != r.Question {
			continue
		}
		d.Difficulty = dispute.Difficulty
		for _, a := range dispute.Answers {
			if !d.Hidden {
				d.Answers = append(d.Answers, Given{a.Annotator, t.shownValue(r, a.Value), t.shownValue(r, a.Later)})
			}
		}
	}
	return d
}

func shownAll(r *review.Row, values []string, t Texts) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = t.shown(r, v)
	}
	return all
}

func (t Texts) shown(r *review.Row, value string) string { return t.shownOf(r.Question, value) }

func (t Texts) shownOf(q review.Question, value string) string {
	if t.Shown == nil {
		return value
	}
	return t.Shown(q.Field, value)
}

// shownValue shows an answer, of a set all its labels.
func (t Texts) shownValue(r *review.Row, value string) string {
	return t.shownAnswer(r.Question, value)
}

func (t Texts) shownAnswer(q review.Question, value string) string {
	labels := codebook.SplitSet(value)
	for i, label := range labels {
		labels[i] = t.shownOf(q, label)
	}
	return strings.Join(labels, ", ")
}

// besideOf are the numbers that stand beside the coefficient of a row.
func besideOf(r *review.Row) []agreement.Result {
	var numbers []agreement.Result
	for _, beside := range []*agreement.Result{r.Agreed, r.AC1} {
		if beside != nil {
			n := *beside
			if n.Articles == 0 {
				n.Articles = r.Alpha.Articles
			}
			numbers = append(numbers, n)
		}
	}
	return numbers
}
