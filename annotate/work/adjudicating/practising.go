package adjudicating

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/practice"
	"plumbline/annotate/team"
)

// PracticeItem is what makes the paragraph at hand one to practise by: the final answers,
// and those that all agree on, as the key, with the reasons for them. made says that it is
// one already, and the facts take that back. Without facts something in it is not decided yet.
func (s *Session) PracticeItem(ctx context.Context) (facts []team.Fact, made bool, err error) {
	s.Text.Leave()
	if s.is == nil || s.covered {
		return nil, false, nil
	}
	if err := s.Flush(); err != nil {
		return nil, false, err
	}
	sheets, err := s.store.SheetsOn(ctx, s.is.Paragraph.ID)
	if err != nil {
		return nil, false, err
	}
	for _, sheet := range sheets {
		if sheet.Layer == annotate.LayerPractice && sheet.Annotator == "" && sheet.Begun() {
			return withoutValues(sheet), true, nil
		}
	}
	return s.practiceKey(), false, nil
}

// practiceKey is the key of the paragraph, nil as long as something waits to be decided.
func (s *Session) practiceKey() (facts []team.Fact) {
	key := annotate.NewSheet(s.is.Paragraph, annotate.LayerPractice, practice.KeyRound, "")
	for _, q := range s.is.Ask().Questions() {
		slot := annotate.Slot{Field: q.Field.Key, Target: q.Target}
		value := s.is.Value(slot)
		switch {
		case s.is.Disputed(slot) && !s.is.Decided(slot) || s.is.Changed(slot):
			return nil
		case value == "" || !q.Field.Choosable():
			continue
		}
		facts = append(facts, team.Fact{Key: key.Key(slot.Field, slot.Target), Value: value})
		if reason := s.is.Final.Verdict(slot).Reason.Entry.Value; reason != "" {
			why := key.Key(slot.Field, slot.Target)
			why.Kind = annotate.KindReason
			facts = append(facts, team.Fact{Key: why, Value: reason})
		}
	}
	return facts
}

// withoutValues are the facts that empty a key.
func withoutValues(key *annotate.Sheet) (facts []team.Fact) {
	for slot := range key.Answers {
		why := key.Key(slot.Field, slot.Target)
		facts = append(facts, team.Fact{Key: why})
		why.Kind = annotate.KindReason
		facts = append(facts, team.Fact{Key: why})
	}
	return facts
}
