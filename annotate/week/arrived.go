package week

import (
	"cmp"
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// arrival is what was entered in a time.
type arrival struct {
	submitted map[string]int // paragraphs, and articles as a whole, by annotator
	wholes    int            // of them all, articles as a whole
	decided   int            // questions
	unvoted   map[string]int // questions that are to be answered again, by annotator
}

// arrived counts what was submitted and decided in a time.
func arrived(ctx context.Context, from Source, since, until time.Time) (arrival, error) {
	in := arrival{submitted: make(map[string]int), unvoted: make(map[string]int)}
	book, err := from.Codebook(ctx)
	if err != nil {
		return in, err
	}
	open, err := openCalls(ctx, from)
	if err != nil {
		return in, err
	}
	within := func(e *annotate.Entry) bool { return !e.DecidedAt.Before(since) && e.DecidedAt.Before(until) }
	return in, from.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		switch {
		case !a.Meta.AskedIn(s.Layer):
		case s.Layer == annotate.LayerFinal:
			for slot, v := range s.Verdicts {
				if s.Decided(book, slot) && within(&v.Outcome.Entry) {
					in.decided++
				}
			}
		case s.Layer == annotate.LayerAnnotation && s.State(book) == annotate.Submitted && within(&s.Submission.Entry):
			in.submitted[s.Annotator]++
			if s.Paragraph.Whole() {
				in.wholes++
			}
		}
		if n := unvoted(s, open[s.Paragraph.ID]); n > 0 && a.Meta.AskedIn(s.Layer) {
			in.unvoted[s.Annotator] += n
		}
		return nil
	})
}

// cameIn says how much came in, and of whom: who did most first.
func (w *Week) cameIn(in arrival) {
	all := 0
	for _, n := range in.submitted {
		all += n
	}
	if all == 0 {
		w.say(ToPeople, "week.nothing", "Since", w.Since.Format(time.DateOnly))
		return
	}
	since, who := w.Since.Format(time.DateOnly), told(mostFirst(in.submitted))
	w.say(ToPeople, "week.came-in", "Since", since, "Units", annotate.CountUnits(all, in.wholes), sentence.Counted, all, "Who", who)
}

// whoWaits says who has nothing left to do, who has what left, and whose file is missing.
func (w *Week) whoWaits(people []annotate.PersonSummary, seats annotate.Seats, answers *review.Answers, now time.Time) {
	var idle []string
	var left []person
	var all annotate.UnitCount
	for i := range people {
		p := &people[i]
		of := p.Left()
		switch {
		case slices.Contains(seats, p.ID) || !p.Awaited() || p.Role == annotate.RoleLead && p.Articles == 0:
		case of.All == 0:
			idle = append(idle, p.ID)
		default:
			left = append(left, person{p.ID, of.All})
			all = all.Plus(of)
		}
	}
	if len(left) > 0 {
		w.say(ToPeople, "week.left", "Units", all.Words(), sentence.Counted, all.All, "Who", told(left))
	}
	if len(idle) > 0 {
		w.say(ToPeople, "week.idle", "Who", sentence.Names(first(idle)), sentence.Counted, len(idle))
	}
	for _, missing := range review.MissingFile(answers.Signs(people), now, review.OldAfter) {
		w.Lines = append(w.Lines, Line{To: ToPeople, Words: missing.Words(nil, nil, review.Digits)})
	}
}

// person is how many there are of something of one of the people.
type person struct {
	id    string
	count int
}

// mostFirst lists people by how many there are of something, who has most first.
func mostFirst(counts map[string]int) []person {
	who := make([]person, 0, len(counts))
	for id, n := range counts {
		who = append(who, person{id, n})
	}
	slices.SortFunc(who, func(a, b person) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.id, b.id)) })
	return who
}

// mostNamed is how many people are named in a line.
const mostNamed = 8

func told(who []person) sentence.List {
	var words []sentence.Sentence
	for _, p := range first(who) {
		words = append(words, sentence.Of("week.person", "Annotator", p.id, "Paragraphs", p.count))
	}
	if further := len(who) - len(words); further > 0 {
		words = append(words, sentence.Of("week.further", sentence.Counted, further))
	}
	return sentence.Joined(", ", words)
}

func first[T any](all []T) []T { return all[:min(len(all), mostNamed)] }
