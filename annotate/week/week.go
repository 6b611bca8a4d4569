// Package week says what a lead has to know who looks at a project once a week: what came
// in, who waits for what, what is to be decided, and what agreement did, in at most ten
// lines, each of which leads to where something can be done.
package week

import (
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// Long is how far back a week looks.
const Long = 7 * 24 * time.Hour

// MostLines is how many lines there are at most.
const MostLines = 10

// To is where a line leads.
type To string

// Where lines lead.
const (
	ToPeople  To = "people"  // who has what, in Dataset
	ToDecide  To = "decide"  // disagreements that wait, in Adjudicate
	ToAgain   To = "again"   // those that are to be decided again
	ToLabels  To = "labels"  // questions answered differently in two places, in Annotate
	ToNumbers To = "numbers" // agreement, in Review
)

// Line is one thing that a lead has to know.
type Line struct {
	To    To
	Words sentence.Text
}

// Week is what happened from one moment until another, and what waits then.
type Week struct {
	Since, Until time.Time
	Lines        []Line
}

// Source is what a week is read from.
type Source interface {
	adjudicate.Source
	review.Source
	Conflicted(ctx context.Context, annotator string) ([]annotate.Flagged, error)
}

// Read collects the lines.
func Read(ctx context.Context, from Source, since, until time.Time, d review.Draws) (*Week, error) {
	w := &Week{Since: since, Until: until}
	people, err := from.People(ctx)
	if err != nil {
		return nil, err
	}
	in, err := arrived(ctx, from, since, until)
	if err != nil {
		return nil, err
	}
	w.cameIn(in)
	answers, err := review.Read(ctx, from)
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
	w.whoWaits(people, seats, answers, until)
	if err := w.conflicts(ctx, from, people); err != nil {
		return nil, err
	}
	if err := w.toDecide(ctx, from, in.decided); err != nil {
		return nil, err
	}
	w.agreement(ctx, answers, d)
	w.Lines = w.Lines[:min(len(w.Lines), MostLines)]
	return w, ctx.Err()
}

func (w *Week) say(to To, key string, params ...any) {
	w.Lines = append(w.Lines, Line{to, sentence.Of(key, params...)})
}

// conflicts says who answered what differently in two places.
func (w *Week) conflicts(ctx context.Context, from Source, people []annotate.PersonSummary) error {
	all, who := 0, []sentence.Sentence(nil)
	for _, p := range people {
		found, err := from.Conflicted(ctx, p.ID)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			all += len(found)
			who = append(who, sentence.Of("week.person", "Annotator", p.ID, "Paragraphs", len(found)))
		}
	}
	if all > 0 {
		w.say(ToLabels, "week.conflicts", sentence.Counted, all, "Who", sentence.Joined(", ", who))
	}
	return nil
}

// toDecide says how many disagreements were decided, and how many wait for a lead.
func (w *Week) toDecide(ctx context.Context, from Source, decided int) error {
	docket, err := adjudicate.Read(ctx, from, review.Filter{}, review.Draws{})
	if err != nil {
		return err
	}
	items := docket.Items(adjudicate.ByField)
	again := 0
	for _, i := range items {
		if i.State() == adjudicate.Changed {
			again++
		}
	}
	done, all := adjudicate.Progress(items)
	if decided > 0 {
		w.say(ToDecide, "week.decided", sentence.Counted, decided)
	}
	if left := all - done - again; left > 0 {
		w.say(ToDecide, "week.to-decide", sentence.Counted, left, "All", all)
	}
	if again > 0 {
		w.say(ToAgain, "week.again", sentence.Counted, again)
	}
	return nil
}

// agreement says of which questions agreement certainly changed since, or that it did not.
func (w *Week) agreement(ctx context.Context, answers *review.Answers, d review.Draws) {
	o := answers.Overview(review.Filter{})
	rows := slices.SortedFunc(slices.Values(o.Rows), review.InOrder)
	measured := false
	for i := range rows {
		if ctx.Err() != nil {
			return
		}
		since, ok := rows[i].Since(w.Since, d)
		if !ok {
			continue
		}
		measured = true
		told := []any{
			"Question", review.NameOf(rows[i].Question, rows[i].What),
			"Before", review.Digits(*since.Before.Value), "After", review.Digits(*since.After.Value),
		}
		switch since.Direction {
		case review.Rising:
			w.say(ToNumbers, "week.rising", told...)
		case review.Falling:
			w.say(ToNumbers, "week.falling", told...)
		}
	}
	if measured && !slices.ContainsFunc(w.Lines, func(l Line) bool { return l.To == ToNumbers }) {
		w.say(ToNumbers, "week.steady")
	}
}
