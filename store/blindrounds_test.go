package store

import (
	"testing"

	"plumbline/annotate"
)

func TestASecondRoundOpensNothingOfTheFirst(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	q := s.articles[0].Paragraphs[0]
	s.say(t, "L", annotate.Key{Kind: annotate.KindBatch, Subject: "batch-0", Field: annotate.BatchClosed}, annotate.Yes)
	s.viewAs(t, "A1")
	again := annotate.NewSheet(q, annotate.LayerAnnotation, annotate.RepeatRound, "A1")
	s.say(t, "A1", again.Key("unit_type", ""), "furniture")
	s.say(t, "A1", again.SubmissionKey(), s.target)
	s.expect(t, "after submitting in the second round only")
	s.label(t, "A1", q, "mine")
	s.expect(t, "after submitting in the first round", "secret-final-0.1", "secret-note-0.1", "secret-reason-0.1")
}
