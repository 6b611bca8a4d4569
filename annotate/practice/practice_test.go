package practice_test

import (
	"math"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/practice"
)

const rules = `
id: harbour
version: 1.0.0
title: Harbour
language: en
unit: paragraph
fields:
  - {key: kind, label: Kind, question: What is it?, scale: nominal, required: true, meaning: 1, metric: alpha_nominal, prefill: layout, ends_form_on: [link],
     options: [{value: text, key: t, definition: Text.}, {value: link, key: l, definition: A pointer.}]}
  - {key: sources, label: Sources, question: Who?, scale: set, required: true, meaning: 1, metric: alpha_masi, exclusive: [none], show_if: {kind: [text]},
     options: [{value: none, key: n, definition: Nobody.}, {value: official, key: o, definition: An office.}, {value: expert, key: e, definition: A scholar.}]}
  - {key: trace, label: Trace, question: How well?, scale: ordinal, required: true, meaning: 1, metric: alpha_ordinal, show_if: {sources_not: [none]}, value_when_hidden: 0,
     options: [{value: 1, key: "1", definition: Badly.}, {value: 2, key: "2", definition: So so.}, {value: 3, key: "3", definition: Well.}]}
  - {key: light, label: Light, question: "In what light is {target}?", scale: ordinal, per_target: true, required: true, meaning: 1, metric: alpha_ordinal, off_scale: [absent], show_if: {kind: [text]},
     options: [{value: absent, key: a, definition: Not there.}, {value: -1, key: "1", definition: Bad.}, {value: 0, key: "2", definition: None.}, {value: 1, key: "3", definition: Good.}]}
  - {key: note, label: Note, question: Anything?, scale: text, required: false, meaning: 1, metric: none}
`

func book(t *testing.T) *codebook.Codebook {
	t.Helper()
	b, err := codebook.Parse([]byte(rules))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var targets = []string{"t-a", "t-b"}

// given is what somebody answered; light is asked for two targets.
type given struct{ kind, sources, trace, a, b string }

func sheet(position int, who string, g given) *annotate.Sheet {
	s := annotate.NewSheet(
		annotate.Paragraph{ID: annotate.ParagraphID("x", position), Position: position},
		annotate.LayerPractice,
		practice.KeyRound,
		who,
	)
	for slot, value := range map[annotate.Slot]string{
		{Field: "kind"}: g.kind, {Field: "sources"}: g.sources, {Field: "trace"}: g.trace,
		{Field: "light", Target: "t-a"}: g.a, {Field: "light", Target: "t-b"}: g.b,
	} {
		if value != "" {
			s.Apply(annotate.Entry{ID: slot.Field + slot.Target, Key: s.Key(slot.Field, slot.Target), Value: value})
		}
	}
	return s
}

// practised are six paragraphs: what the key says, and what was answered.
var practised = []struct{ key, yours given }{
	{given{"text", "official|expert", "3", "-1", "absent"}, given{"text", "official", "2", "0", "absent"}},
	{given{"text", "none", "", "1", "absent"}, given{"text", "official", "1", "1", "0"}}, // Trace is asked of one only
	{given{kind: "link"}, given{"text", "none", "", "0", "0"}},                           // the key asks nothing more
	{given{"text", "expert", "1", "0", "0"}, given{kind: "link"}},                        // nothing more was answered
	{given{"text", "none", "", "0", "0"}, given{"text", "none", "", "0", "0"}},
	{given{}, given{"text", "none", "", "0", "0"}}, // the key passes it over
}

func compared(t *testing.T) (all []practice.Feedback) {
	t.Helper()
	b := book(t)
	for i, p := range practised {
		all = append(all, practice.Compare(b, targets, sheet(i+1, "", p.key), sheet(i+1, "A1", p.yours)))
	}
	return all
}

func TestAScoreIsThatComputedByHand(t *testing.T) {
	s := practice.ScoreOf(book(t), compared(t))
	type line struct {
		field        string
		asked, right int
		near         float64 // in the mean
	}
	// Near: of 1 Sources 1/3 (MASI 2/3 away), Trace 2/3 (one step of 0 to 3),
	// Light 1/2 (one step of two) and 1; of 2 Light 1 and 0; of 5 everything.
	want := []line{
		{"kind", 5, 3, 3. / 5},
		{"sources", 3, 1, (1./3 + 1) / 3},
		{"trace", 1, 0, 2. / 3},
		{"light", 6, 4, (.5 + 1 + 1 + 2) / 6},
		{"", 15, 8, 9.5 / 15},
	}
	var got []line
	for _, f := range s.Fields {
		near, _ := f.Nearness()
		got = append(got, line{f.Field.Key, f.Asked, f.Right, near})
	}
	near, _ := s.Nearness()
	got = append(got, line{"", s.Asked, s.Right, near})
	if len(got) != len(want) {
		t.Fatalf("scores are %v, want %v", got, want)
	}
	for i, w := range want {
		g := got[i]
		if g.field != w.field || g.asked != w.asked || g.right != w.right || math.Abs(g.near-w.near) > 1e-12 {
			t.Errorf("the score is %+v, want %+v", g, w)
		}
	}
	if share, ok := s.Share(); !ok || math.Abs(share-8./15) > 1e-12 {
		t.Errorf("the share is %v, want 8/15", share)
	}
	if s.Paragraphs != 5 || len(s.Missed) != 4 {
		t.Errorf("%d paragraphs count and %d are missed, want 5 and 4", s.Paragraphs, len(s.Missed))
	}
}

func TestFeedbackListsWhatEitherWasAsked(t *testing.T) {
	f := compared(t)[1]
	var said []string
	for _, a := range f.Answers {
		said = append(said, a.Field.Key+" "+a.Target+" "+a.Yours+" "+a.Key)
	}
	want := []string{"kind  text text", "sources  official none", "trace  1 0", "light t-a 1 1", "light t-b 0 absent"}
	if len(said) != len(want) {
		t.Fatalf("the feedback is %q, want %q", said, want)
	}
	for i := range want {
		if said[i] != want[i] {
			t.Errorf("the feedback has %q, want %q", said[i], want[i])
		}
	}
	if trace := f.Answers[2]; trace.Asked {
		t.Error("a question that the key does not ask counts")
	}
	if missed := f.Missed(); len(missed) != 2 {
		t.Errorf("%d answers are missed, want 2: Sources and Light of the second target", len(missed))
	}
}

func TestOneMistakeThatHidesQuestionsCountsOnce(t *testing.T) {
	f := compared(t)[3] // the key asks five questions, yours was no text at all
	if tally := f.Tally(); tally.Asked != 1 || tally.Right != 0 || len(f.Missed()) != 1 {
		t.Errorf("%d answers count and %d are missed, want the one that hid the others", tally.Asked, len(f.Missed()))
	}
	hidden := 0
	for _, a := range f.Answers {
		if a.Hidden && !a.Asked && a.Key != "" {
			hidden++
		}
	}
	if hidden != 4 {
		t.Errorf("%d of the four other questions are listed with their key", hidden)
	}
}

func TestReasonsStandBesideWhatTheyAreAbout(t *testing.T) {
	key := sheet(1, "", practised[4].key)
	for slot, said := range map[annotate.Slot]string{
		{}:                                 "The mayor is named.",
		{Field: "light", Target: "t-a"}:    "She did it well.",
		{Field: "sources", Target: "t-zz"}: "About nothing that is asked.",
	} {
		why := key.Key(slot.Field, slot.Target)
		why.Kind = annotate.KindReason
		key.Apply(annotate.Entry{ID: said, Key: why, Value: said})
	}
	f := practice.Compare(book(t), targets, key, sheet(1, "A1", practised[4].yours))
	if f.Reason != "The mayor is named." {
		t.Errorf("the reason of the paragraph is %q", f.Reason)
	}
	for _, a := range f.Answers {
		want := ""
		if a.Field.Key == "light" && a.Target == "t-a" {
			want = "She did it well."
		}
		if a.Reason != want {
			t.Errorf("the reason of %s %s is %q, want %q", a.Field.Key, a.Target, a.Reason, want)
		}
	}
}

func TestOnlyAFinishedAttemptPasses(t *testing.T) {
	score := practice.ScoreOf(book(t), compared(t)) // 8 of 15: 53.3 %
	for _, c := range []struct {
		name             string
		paragraphs, need int
		finished, passes bool
	}{
		{"finished, above", 6, 53, true, true},
		{"finished, below", 6, 54, true, false},
		{"not finished", 7, 1, false, false},
	} {
		a := practice.Attempt{Paragraphs: c.paragraphs, Submitted: 6, Score: score}
		if a.Finished() != c.finished || a.Passes(c.need) != c.passes {
			t.Errorf("%s: finished is %v and passes %v", c.name, a.Finished(), a.Passes(c.need))
		}
	}
}

func TestNothingToPractiseIsNotPassed(t *testing.T) {
	if (practice.Attempt{}).Passes(0) {
		t.Error("an attempt at nothing passes")
	}
}

func TestAScoreOfNothingIsUndefined(t *testing.T) {
	s := practice.ScoreOf(book(t), compared(t)[5:])
	_, shared := s.Share()
	_, near := s.Nearness()
	if shared || near || s.Paragraphs != 0 || len(s.Fields) != 0 {
		t.Errorf("a paragraph without key gives the score %+v", s)
	}
}

func TestExactlyThePassMarkPasses(t *testing.T) {
	score := practice.Score{Tally: practice.Tally{Asked: 10, Right: 9}}
	a := practice.Attempt{Paragraphs: 1, Submitted: 1, Score: score}
	if !a.Passes(90) || a.Passes(91) {
		t.Errorf("9 of 10 pass at 90 %%: %v, at 91 %%: %v; want the first alone", a.Passes(90), a.Passes(91))
	}
}
