package review

import (
	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// worded puts the reasons of a result in the words of a project: its units are
// paragraphs, but for questions about articles, and where nothing can be compared because of what the row leaves
// out, that is said instead of what would be true of an empty table.
func (r *Ratings) worded(result agreement.Result) agreement.Result {
	result.Reason = r.reasons(result.Reason)
	none, few := r.nothingLeft()
	if result.Value != nil || few.Key() == "" || r.whole.table.Ratings() == 0 {
		return result
	}
	for i := range result.Reason {
		switch reason := &result.Reason[i]; reason.Code {
		case agreement.NoLabels:
			if none.Key() != "" {
				reason.Sentence = none
			}
		case agreement.OneAnnotator, agreement.NoOverlap, agreement.NoSharedUnits:
			reason.Sentence = few
		}
	}
	return result
}

// reasons speak of paragraphs, and of events where several articles cover one.
func (r *Ratings) reasons(all agreement.Reasons) agreement.Reasons {
	if !r.Question.Article {
		all = all.OfParagraphs()
	}
	if r.Events > 0 {
		all = all.OfEvents(r.eventsAlone())
	}
	return all
}

// eventsAlone reports whether every article is one of several on its event.
func (r *Ratings) eventsAlone() bool {
	clusters := make(map[int32]bool)
	for _, c := range r.Clusters {
		clusters[c] = true
	}
	return len(clusters) == r.Events
}

// nothingLeft says that a row has no label, and too few to compare, of the
// answers that it does not leave out.
func (r *Ratings) nothingLeft() (none, few sentence.Sentence) {
	switch r.What {
	case Addressed:
		none, few = sentence.Of("compared.nobody-saw-it"), sentence.Of("compared.it-by-one")
		if name := r.Question.TargetName; name != "" {
			none, few = sentence.Of("compared.nobody-saw", "Target", name), sentence.Of("compared.seen-by-one", "Target", name)
		}
	case Seen:
		none, few = sentence.Of("compared.nobody-saw-any"), sentence.Of("compared.any-by-one")
	}
	if who := r.whole.again; who != "" {
		few = sentence.Of("compared.not-again", "Annotator", who)
		if r.What == Addressed || r.What == Seen {
			few = sentence.Of("compared.not-both-times", "Annotator", who)
		}
	}
	return none, few
}
