// Package week says what a lead has to know who looks at a project once a week: what came
// in, who waits for what, what is to be decided, and what agreement did, in at most ten
// lines, each of which leads to where something can be done.
package week

import (
	"context"
	"maps"
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
	ToAsked   To = "asked"   // what annotators ask the lead, and votes that are asked for
	ToConsent To = "consent" // who agreed to what annotators are to agree to
	ToPacks   To = "packs"   // the people for whom a pack is to be made, in Dataset
)

// Line is one thing that a lead has to know.
type Line struct {
	To    To
	Words sentence.Text
	key   string // of the sentence
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
	Inquiries(ctx context.Context) ([]annotate.Inquiry, error)
	Rulings(ctx context.Context) (annotate.Rulings, error)
	Calls(ctx context.Context) ([]annotate.Call, error)
	Consents(ctx context.Context) ([]annotate.Agreed, error)
	Packed(ctx context.Context) (map[string]int64, error) // the stamps of people's newest packs
}

// Read collects the lines.
func Read(ctx context.Context, from Source, since, until time.Time, d review.Draws) (*Week, error) {
	w := &Week{Since: since, Until: until}
	people, err := expected(ctx, from)
	if err != nil {
		return nil, err
	}
	in, err := arrived(ctx, from, since, until)
	if err != nil {
		return nil, err
	}
	w.cameIn(in)
	answers, err := review.ReadOfTeam(ctx, from)
	if err != nil {
		return nil, err
	}
	w.whoWaits(people, answers.Seats(), answers, until)
	w.votes(in.unvoted, people)
	for _, step := range []func() error{
		func() error { return w.consents(ctx, from, people) },
		func() error { return w.asked(ctx, from) },
		func() error { return w.unsent(ctx, from, people) },
		func() error { return w.conflicts(ctx, from, people) },
		func() error { return w.toDecide(ctx, from, in.decided) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	w.makeRoom()
	w.agreement(ctx, answers, d)
	return w, ctx.Err()
}

func (w *Week) say(to To, key string, params ...any) {
	w.Lines = append(w.Lines, Line{to, sentence.Of(key, params...), key})
}

// asked says who waits for an answer of the lead.
func (w *Week) asked(ctx context.Context, from Source) error {
	all, err := from.Inquiries(ctx)
	if err != nil {
		return err
	}
	open, by := 0, make(map[string]int)
	for i := range all {
		if q := &all[i]; q.Answer == nil {
			open++
			by[q.Annotator]++
		}
	}
	if open > 0 {
		w.say(ToAsked, "week.asked", sentence.Counted, open, "Who", told(mostFirst(by)))
	}
	return nil
}

// unsent says which rulings and answers stand in no pack yet of somebody who works in packs.
func (w *Week) unsent(ctx context.Context, from Source, people []annotate.PersonSummary) error {
	rulings, err := from.Rulings(ctx)
	if err != nil {
		return err
	}
	packed, err := from.Packed(ctx)
	if err != nil {
		return err
	}
	works := slices.DeleteFunc(slices.Clone(people), func(p annotate.PersonSummary) bool { return p.Role == annotate.RoleLead })
	maps.DeleteFunc(packed, func(id string, _ int64) bool { return !isOf(works, id) })
	late, by := 0, make(map[string]bool)
	for i := range rulings {
		missed := rulings[i].Unsent(packed)
		for _, id := range missed {
			by[id] = true
		}
		if len(missed) > 0 {
			late++
		}
	}
	if late > 0 {
		w.say(ToPacks, "week.unsent", sentence.Counted, late, "Who", sentence.Names(first(slices.Sorted(maps.Keys(by)))))
	}
	return nil
}

// conflicts says who answered what differently in two places.
func (w *Week) conflicts(ctx context.Context, from Source, people []annotate.PersonSummary) error {
	var all annotate.UnitCount
	var who []sentence.Sentence
	for _, p := range people {
		found, err := from.Conflicted(ctx, p.ID)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			for i := range found {
				all.Add(&found[i].Paragraph)
			}
			who = append(who, sentence.Of("week.person", "Annotator", p.ID, "Paragraphs", len(found)))
		}
	}
	if all.All > 0 {
		w.say(ToLabels, "week.conflicts", "Units", all.Words(), sentence.Counted, all.All, "Who", sentence.Joined(", ", who))
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
// What there is no line left for is counted in the last one.
func (w *Week) agreement(ctx context.Context, answers *review.Answers, d review.Draws) {
	o := answers.Overview(review.Filter{})
	rows := slices.SortedFunc(slices.Values(o.Rows), review.InOrder)
	var changed []Line
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
		if key, did := moved[since.Direction]; did {
			changed = append(changed, Line{ToNumbers, sentence.Of(
				key, "Question", review.NameOf(rows[i].Question, rows[i].What),
				"Before", review.Digits(*since.Before.Value), "After", review.Digits(*since.After.Value),
			), key})
		}
	}
	switch room := max(1, MostLines-len(w.Lines)); {
	case len(changed) > room:
		w.Lines = append(w.Lines, changed[:room-1]...)
		w.say(ToNumbers, "week.further-changes", sentence.Counted, len(changed)-room+1)
	case measured && len(changed) == 0:
		w.say(ToNumbers, "week.steady")
	default:
		w.Lines = append(w.Lines, changed...)
	}
}

// moved is what is said of agreement that certainly changed.
var moved = map[review.Direction]string{review.Rising: "week.rising", review.Falling: "week.falling"}
