package report

import (
	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// sentences say what needs the lead, as Review does.
func (t telling) sentences() []string {
	var all []string
	for _, e := range t.Excluded {
		all = append(all, e.Words().String())
	}
	if words, some := t.Seats.Words(); some {
		all = append(all, words.String())
	}
	for _, words := range append(t.Overview.Unusable.Words(), t.Overview.Presets.Words()...) {
		all = append(all, words.String())
	}
	for _, a := range t.Overview.Attention(t.Missing...) {
		shown := func(label string) string { return t.shown(a.Question, label) }
		all = append(all, a.Words(review.NameWithin(a.Question, a.What), shown, review.Digits).String())
	}
	return append(all, erased(t.Erased)...)
}

// erased says what was destroyed on demand, and so is in no number.
func erased(e annotate.Destroyed) (all []string) {
	if e.Entries > 0 {
		all = append(all, sentence.Of("report.erased-entries", "Count", e.Entries).String())
	}
	if e.Paragraphs > 0 {
		all = append(all, sentence.Of("report.erased-texts", "Count", e.Paragraphs).String())
	}
	return all
}

// shown is a value as annotators see it.
func (t telling) shown(q review.Question, value string) string { return t.Shown(q.Field, value) }
