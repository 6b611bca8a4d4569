package dataset

import (
	"fmt"
	"iter"

	"plumbline/annotate/codebook"
)

// Hides is what an export leaves out for the sake of people, or of whoever owns the texts.
type Hides struct {
	Moments bool // weeks stand in the place of moments, and nothing tells how long answers took
	Words   bool // what people wrote in their own words: notes and reasons
	Text    bool // texts, titles, fields that the project names itself, and words quoted from texts

	Programs bool // what programs labelled beside people, not what is estimated from people's answers
}

// week is when an answer was given where its moment is hidden.
var week = column{
	words("decided_week", "The week in which the answer was given, in UTC: a year and a week of ISO 8601.", undecided),
	func(r *Row) string {
		if r.DecidedAt.IsZero() {
			return ""
		}
		year, week := r.DecidedAt.UTC().ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	},
}

// columns are those that are left.
func (h Hides) columns(all []column) []column {
	var left []column
	for _, c := range all {
		switch c.Name {
		case "decided_at":
			if h.Moments {
				c = week
			}
		case "elapsed_ms":
			if h.Moments {
				continue
			}
		case "reason":
			if h.Words || h.Text {
				continue
			}
		case "article_title", "text":
			if h.Text {
				continue
			}
		}
		left = append(left, c)
	}
	return left
}

// rows are those that are left under the rules.
func (h Hides) rows(all iter.Seq2[*Row, error], book *codebook.Codebook) iter.Seq2[*Row, error] {
	if !h.Words && !h.Text {
		return all
	}
	hidden := make(map[string]bool)
	for i := range book.Fields {
		f := &book.Fields[i]
		hidden[f.Key] = f.Scale == codebook.Text || h.Text && f.Scale == codebook.Span
	}
	return func(yield func(*Row, error) bool) {
		for row, err := range all {
			if err == nil && hidden[row.Field] {
				continue
			}
			if !yield(row, err) {
				return
			}
		}
	}
}
