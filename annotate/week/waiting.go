package week

import (
	"context"
	"maps"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// expected are the people of a project without those of whom everything was destroyed, and
// those who are left out: nobody waits for them.
func expected(ctx context.Context, from Source) (people []annotate.PersonSummary, err error) {
	all, err := from.People(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range all {
		if p.Excluded != "" {
			continue
		}
		forgotten, err := from.Current(ctx, annotate.ErasureKey(annotate.ErasureAll, p.ID))
		if err != nil {
			return nil, err
		}
		if forgotten == nil || forgotten.Value == "" || p.Begun > 0 { // who came back is waited for again
			people = append(people, p)
		}
	}
	return people, nil
}

func isOf(people []annotate.PersonSummary, id string) bool {
	return slices.ContainsFunc(people, func(p annotate.PersonSummary) bool { return p.ID == id })
}

// openCalls are the questions of paragraphs that are to be answered again.
func openCalls(ctx context.Context, from Source) (map[string][]annotate.Slot, error) {
	calls, err := from.Calls(ctx)
	if err != nil {
		return nil, err
	}
	open := make(map[string][]annotate.Slot)
	for _, c := range calls {
		if c.Open {
			open[c.Paragraph.ID] = append(open[c.Paragraph.ID], c.Slot)
		}
	}
	return open, nil
}

// unvoted counts the questions that the annotator of a sheet is to answer again, and did not.
func unvoted(s *annotate.Sheet, slots []annotate.Slot) (n int) {
	if s.Layer != annotate.LayerAnnotation || s.Round != annotate.FirstRound {
		return 0
	}
	for _, slot := range slots {
		if s.Value(slot.Field, slot.Target) != "" && s.Vote(slot) == "" {
			n++
		}
	}
	return n
}

// votes says whose second votes are missing.
func (w *Week) votes(by map[string]int, people []annotate.PersonSummary) {
	maps.DeleteFunc(by, func(id string, _ int) bool { return !isOf(people, id) })
	all := 0
	for _, n := range by {
		all += n
	}
	if all > 0 {
		w.say(ToAsked, "week.votes", sentence.Counted, all, "Who", told(mostFirst(by)))
	}
}

// consents says who has not agreed yet to what annotators are to agree to.
func (w *Week) consents(ctx context.Context, from Source, people []annotate.PersonSummary) error {
	text, err := from.Setting(ctx, annotate.ProjectConsent)
	if err != nil {
		return err
	}
	consent, asks := annotate.ConsentTo(text)
	if !asks {
		return nil
	}
	words, err := from.Consents(ctx)
	if err != nil {
		return err
	}
	var ids []string
	for _, p := range people {
		if p.Role != annotate.RoleLead {
			ids = append(ids, p.ID)
		}
	}
	by := annotate.Consenters(consent, words, ids)
	missing := slices.Sorted(slices.Values(slices.Concat(by[annotate.ConsentMissing], by[annotate.ConsentOlder])))
	withdrew := slices.Sorted(slices.Values(by[annotate.ConsentWithdrawn]))
	of := func(key string, who []string) sentence.Sentence {
		return sentence.Of(key, sentence.Counted, len(who), "Who", sentence.Names(first(who)))
	}
	switch { // in one line, as there are few
	case len(missing) > 0 && len(withdrew) > 0:
		w.say(ToConsent, "week.both", "First", of("week.consents", missing), "Second", of("week.withdrew", withdrew))
	case len(missing) > 0:
		w.say(ToConsent, "week.consents", sentence.Counted, len(missing), "Who", sentence.Names(first(missing)))
	case len(withdrew) > 0:
		w.say(ToConsent, "week.withdrew", sentence.Counted, len(withdrew), "Who", sentence.Names(first(withdrew)))
	}
	return nil
}

// makeRoom leaves a line for agreement: of more lines than there may be, those give way for
// which nobody waits.
func (w *Week) makeRoom() {
	for _, key := range []string{"week.idle", "week.decided", "week.nothing", "week.came-in"} {
		if len(w.Lines) < MostLines {
			return
		}
		w.Lines = slices.DeleteFunc(w.Lines, func(l Line) bool { return l.key == key })
	}
}
