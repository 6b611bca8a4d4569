package review_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

// TestOneFieldIsKrippendorffsPublishedExample puts example A of Krippendorff
// 2011 into a project: two observers, ten units, alpha 0.095.
func TestOneFieldIsKrippendorffsPublishedExample(t *testing.T) {
	p := newProject(t, 1)
	for i, c := range "0100000010" {
		p.submitted("Meg", i, "unsourced="+noYes(c == '1'))
	}
	for i, c := range "1110010000" {
		p.submitted("Owen", i, "unsourced="+noYes(c == '1'))
	}
	o := p.answers().Overview(review.Filter{})
	r := row(t, o, "unsourced", "", review.Everything)
	wantAlpha(t, r, 0.095238095, 10)
	if r.Alpha.Articles != 1 || r.Alpha.State != agreement.LowN || r.Alpha.Reason.String() != "From 1 article, not dependable." {
		t.Errorf("from %d articles the state is %s: %q", r.Alpha.Articles, r.Alpha.State, r.Alpha.Reason)
	}
	if o.Paragraphs != 10 || o.Doubly != 10 || !slices.Equal(o.Annotators, []string{"Meg", "Owen"}) {
		t.Errorf("the overview counts %d paragraphs, %d of two, by %v", o.Paragraphs, o.Doubly, o.Annotators)
	}
	if empty := row(t, o, "sourcing", "", review.Everything); empty.Alpha.Value != nil || empty.Alpha.Reason.String() != "No labels yet." {
		t.Errorf("a field without answers has alpha %v because %q", empty.Alpha.Value, empty.Alpha.Reason)
	}
}

func noYes(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// The value is computed by hand: one meeting of sets whose MASI distance is
// 2/3, margins 1, 1 and 2 of 4, so 1 - 3*(4/3)/(28/3).
func TestSetsAreComparedByMASI(t *testing.T) {
	p := newProject(t, 1)
	p.submitted("A1", 0, "editorial=loaded")
	p.submitted("A2", 0, "editorial=loaded|verdict")
	p.submitted("A1", 1, "editorial=none")
	p.submitted("A2", 1, "editorial=none")
	r := row(t, p.answers().Overview(review.Filter{}), "editorial", "", review.Everything)
	if r.Level != agreement.LevelMASI {
		t.Errorf("the level is %s", r.Level)
	}
	wantAlpha(t, r, 4.0/7, 2)
}

// The values are computed by hand. Ordinal: (1,1) and (-1,0) with midranks .5,
// 1.5 and 3: 1 - 3*2/36. Nominal: three of eight are absent, one pair differs:
// 1 - 7*2/30.
func TestStanceHasATableOfStrengthAndOneOfBeingSeen(t *testing.T) {
	p := newProject(t, 1)
	for i, pair := range [][2]string{{"1", "1"}, {"absent", "absent"}, {"2", "absent"}, {"-1", "0"}} {
		p.submitted("A1", i, "stance Borea="+pair[0])
		p.submitted("A2", i, "stance Borea="+pair[1])
	}
	o := p.answers().Overview(review.Filter{})
	on := row(t, o, "stance", "Borea", review.Addressed)
	wantAlpha(t, on, 1-3*2.0/36, 2)
	wantRemarks(t, on, "A1 -1, A2 0", "A1 1, A2 1", "A1 2")
	seen := row(t, o, "stance", "Borea", review.AbsentOrAddressed)
	wantAlpha(t, seen, 1-7*2.0/30, 4)
	if other := row(t, o, "stance", "Harbour council", review.AbsentOrAddressed); other.Table.Ratings() != 0 {
		t.Errorf("another target has %d ratings", other.Table.Ratings())
	}
}

// The values are computed by hand. Ordinal, of two pairs (1, 1) and (-1, 0): as in the test
// of a scale without mixed. Nominal: nobody is absent but one of eight, and one pair differs.
func TestAnAnswerBesideTheOrderIsToldAndLeftOutOfItAlone(t *testing.T) {
	p := newProject(t, 1)
	for i, pair := range [][2]string{{"1", "1"}, {"mixed", "mixed"}, {"mixed", "absent"}, {"-1", "0"}} {
		p.submitted("A1", i, "stance Borea="+pair[0])
		p.submitted("A2", i, "stance Borea="+pair[1])
	}
	o := p.answers().Overview(review.Filter{})
	on := row(t, o, "stance", "Borea", review.Addressed)
	wantAlpha(t, on, 1-3*2.0/36, 2)
	if got, want := on.BesideWords().
		String(),
		"3 answers (±) have no place in the order; they are left out here and stand by label."; got != want {
		t.Errorf("the row says %q, want %q", got, want)
	}
	seen := row(t, o, "stance", "Borea", review.AbsentOrAddressed)
	wantAlpha(t, seen, 1-7.0*2/(2*7), 4)
	if seen.Beside() != 0 || seen.BesideWords().String() != "" {
		t.Errorf("the row of who saw the target says %q", seen.BesideWords())
	}
	for _, l := range on.Labels(review.Draws{}) {
		if l.Label == "mixed" {
			if l.Uses != 2 { // of the pair of which both saw the target
				t.Errorf("mixed is used %d times", l.Uses)
			}
			return
		}
	}
	t.Error("mixed has no row by label")
}

func TestHiddenAnswersAreMissingAndDerivedOnesCount(t *testing.T) {
	p := newProject(t, 1)
	// Attribution is hidden where nobody is credited.
	p.submitted("A1", 0, "sourcing=official", "attribution=role")
	p.submitted("A2", 0, "sourcing=none", "attribution=named")
	// Strength is 0 where nothing is editorial, and missing on a cross-link.
	p.submitted("A1", 1, "editorial=loaded", "editorial_strength=2")
	p.submitted("A2", 1, "editorial=none", "editorial_strength=3")
	p.submitted("A1", 2, "editorial=cue", "editorial_strength=1")
	p.submitted("A2", 2, "unit_type=crosslink", "editorial=none")
	p.submitted("A1", 3, "editorial=loaded", "editorial_strength=3")
	p.submitted("A2", 3, "editorial=verdict", "editorial_strength=1")
	o := p.answers().Overview(review.Filter{})
	wantRemarks(t, row(t, o, "attribution", "", review.Everything), "A1 role")
	strength := row(t, o, "editorial_strength", "", review.Everything)
	wantRemarks(t, strength, "A1 1", "A1 2, A2 0", "A1 3, A2 1")
	wantRemarks(t, row(t, o, "editorial_strength", "", review.Seen), "A1 1", "A1 2", "A1 3, A2 1")
	if got := strength.Table.Scheme().Len(); got != 4 || strength.Table.Scheme().Label(0) != "0" {
		t.Errorf("strength has a scheme of %d values that begins with %s, want 0 to 3", got, strength.Table.Scheme().Label(0))
	}
	wantRemarks(t, row(t, o, "editorial", "", review.Everything), "A1 cue", "A1 loaded, A2 none", "A1 loaded, A2 verdict")
}

func TestOnlySubmittedParagraphsCountUnlessDraftsAreAskedFor(t *testing.T) {
	p := newProject(t, 1)
	p.submitted("A1", 0, "unsourced=no")
	p.write("A2", 0, "unsourced=yes")
	// The event alone is not enough: required questions are open.
	p.submit(p.write("A3", 0, "unsourced=yes"), p.book, annotate.OriginAnnotator)
	whole := p.write("A4", 0, "unit_type=crosslink")
	p.submit(whole, p.book, annotate.OriginAnnotator)
	taken := p.write("A5", 0, "unsourced=yes")
	p.answer(taken, p.book, "unsourced=")
	answers := p.answers()
	wantRemarks(t, row(t, answers.Overview(review.Filter{}), "unsourced", "", review.Everything), "A1 no")
	o := answers.Overview(review.Filter{Drafts: true})
	wantRemarks(t, row(t, o, "unsourced", "", review.Everything), "A1 no, A2 yes, A3 yes")
	wantRemarks(t, row(t, o, "unit_type", "", review.Everything), "A4 crosslink")
	if !slices.Equal(o.Annotators, []string{"A1", "A2", "A3", "A4"}) {
		t.Errorf("the annotators are %v: one who took everything back said nothing", o.Annotators)
	}
}

func TestOtherLayersAndRoundsAreLeftOut(t *testing.T) {
	p := newProject(t, 1)
	p.submitted("A1", 0, "unsourced=no")
	for i, other := range []func(*annotate.Sheet){
		func(s *annotate.Sheet) { s.Layer = annotate.LayerPractice },
		func(s *annotate.Sheet) { s.Layer, s.Annotator = annotate.LayerFinal, "" },
		func(s *annotate.Sheet) { s.Round = 2 },
	} {
		other(p.submitted([]string{"A2", "A3", "A4"}[i], 0, "unsourced=yes"))
	}
	wantRemarks(t, row(t, p.answers().Overview(review.Filter{}), "unsourced", "", review.Everything), "A1 no")
}

func TestALayoutGuessIsNoAnswer(t *testing.T) {
	p := newProject(t, 1)
	p.submitted("A1", 0, "sourcing=none") // the guess alone
	p.submitted("A2", 0, "unit_type=body")
	p.submitted("A1", 1, "unit_type=body")
	p.submitted("A2", 1, "unit_type=lede")
	p.submitted("A1", 2, "unit_type=body")
	p.submitted("A2", 2, "unit_type=body")
	o := p.answers().Overview(review.Filter{})
	all := row(t, o, "unit_type", "", review.Everything)
	wantRemarks(t, all, "A1 body, A2 body", "A1 body, A2 lede", "A2 body")
	if all.AtGuess != 4 || all.Answers != 5 {
		t.Errorf("%d of %d answers are the guess, want 4 of 5", all.AtGuess, all.Answers)
	}
	if n := len(o.Rows); o.Rows[n-2].Question.Guessed {
		t.Error("what the layout guesses has a second row, of paragraphs chosen by their answers")
	}
	if last := o.Rows[len(o.Rows)-1]; !last.Question.Guessed {
		t.Errorf("the last row is %s, want what the layout guesses", last.Question.Field)
	}
}

func TestAChangedMeaningIsNotMixedAndChangedWordsAre(t *testing.T) {
	p := newProject(t, 1)
	p.submitted("A1", 0, "unsourced=no", "sourcing=none")
	old := p.write("A2", 0)
	p.answer(old, p.older, "unsourced=yes", "sourcing=official")
	p.submit(old, p.older, annotate.OriginImport)
	answers := p.answers()
	o := answers.Overview(review.Filter{})
	wantRemarks(t, row(t, o, "unsourced", "", review.Everything), "A1 no")
	wantRemarks(t, row(t, o, "sourcing", "", review.Everything), "A1 none, A2 official")
	var before *review.Row
	for i, r := range o.Rows {
		if r.Question.Field == "unsourced" && !r.Question.InForce {
			before = &o.Rows[i]
		}
	}
	if before == nil || before.Question.Meaning != 1 {
		t.Fatal("the answers of the older meaning have no row")
	}
	wantRemarks(t, before, "A2 yes")
	versions := answers.Versions()
	if len(versions) != 2 || versions[0].Version != "0.9.0" || versions[1].Version != "1.0.0" {
		t.Fatalf("the versions are %v", versions)
	}
	only := answers.Overview(review.Filter{Versions: []string{versions[0].Hash}})
	wantRemarks(t, row(t, only, "sourcing", "", review.Everything), "A2 official")
}

func TestAnUnknownVersionOfTheCodebookIsAnError(t *testing.T) {
	p := newProject(t, 1)
	s := p.submitted("A1", 0, "unsourced=no")
	strange := s.Answers[annotate.Slot{Field: "unsourced"}].Entry
	strange.ID, strange.Replaces = annotate.NewID(), strange.ID
	strange.Codebook, strange.Stamp = "strange", strange.Stamp+100
	s.Apply(strange)
	if err := review.New(p.book, p.targets, p.byHash).Add(p.articles[0], s); err == nil {
		t.Error("an answer under an unknown codebook was taken")
	}
}

func TestAValueThatTheCodebookDoesNotKnowIsLeftOutAndCounted(t *testing.T) {
	p := newProject(t, 1)
	p.submitted("A1", 0, "unsourced=maybe", "sourcing=official|rumour")
	p.submitted("A2", 0, "unsourced=no")
	o := p.answers().Overview(review.Filter{})
	r := row(t, o, "unsourced", "", review.Everything)
	wantRemarks(t, r, "A2 no")
	if sets := row(t, o, "sourcing", "", review.Everything); r.Unknown != 1 || sets.Unknown != 1 {
		t.Errorf("%d and %d answers are said to be left out, want 1 and 1", r.Unknown, sets.Unknown)
	}
}

func TestFiltersChooseArticlesAnnotatorsAndDates(t *testing.T) {
	p := newProject(t, 2)
	p.submitted("A1", 0, "unsourced=no")
	p.submitted("A2", 0, "unsourced=yes")
	noon := p.clock.Add(time.Millisecond)
	p.submitted("A1", 10, "unsourced=yes")
	p.submitted("A3", 10, "unsourced=yes")
	answers := p.answers()
	for name, test := range map[string]struct {
		filter review.Filter
		want   []string
	}{
		"everything":       {review.Filter{}, []string{"A1 no, A2 yes", "A1 yes, A3 yes"}},
		"one article":      {review.Filter{Articles: []string{p.articles[1].ID}}, []string{"A1 yes, A3 yes"}},
		"no article":       {review.Filter{Articles: []string{}}, nil},
		"two annotators":   {review.Filter{Annotators: []string{"A1", "A3"}}, []string{"A1 no", "A1 yes, A3 yes"}},
		"until a time":     {review.Filter{Until: noon}, []string{"A1 no, A2 yes"}},
		"from a time":      {review.Filter{From: noon}, []string{"A1 yes, A3 yes"}},
		"an unknown hash":  {review.Filter{Versions: []string{"x"}}, nil},
		"the book at hand": {review.Filter{Versions: []string{p.book.Hash}}, []string{"A1 no, A2 yes", "A1 yes, A3 yes"}},
	} {
		t.Run(name, func(t *testing.T) {
			wantRemarks(t, row(t, answers.Overview(test.filter), "unsourced", "", review.Everything), test.want...)
		})
	}
	if got := answers.Annotators(); !slices.Equal(got, []string{"A1", "A2", "A3"}) {
		t.Errorf("a filter can choose from %v", got)
	}
	if got := answers.Articles(); len(got) != 2 || got[0].Title != "Article 01" {
		t.Errorf("a filter can choose from %v", got)
	}
}

func TestDatesAreThoseOfSubmissionAndOfTheNewestAnswerOfADraft(t *testing.T) {
	p := newProject(t, 1)
	p.submitted("A1", 0, "unsourced=no")
	submitted := p.clock
	p.write("A2", 0, "sourcing=none", "unsourced=yes", "unit_type=body", "editorial=none")
	newest := p.clock
	answers := p.answers()
	for name, test := range map[string]struct {
		filter review.Filter
		want   []string
	}{
		"from is included":      {review.Filter{From: submitted, Drafts: true}, []string{"A1 no, A2 yes"}},
		"until is not":          {review.Filter{Until: submitted, Drafts: true}, nil},
		"just after submission": {review.Filter{Until: submitted.Add(time.Millisecond), Drafts: true}, []string{"A1 no"}},
		"the newest answer":     {review.Filter{From: newest, Drafts: true}, []string{"A2 yes"}},
		"after that":            {review.Filter{From: newest.Add(time.Millisecond), Drafts: true}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			wantRemarks(t, row(t, answers.Overview(test.filter), "unsourced", "", review.Everything), test.want...)
		})
	}
}

func TestTheValueOfAHiddenAnswerStandsAmongNumbersByItsSize(t *testing.T) {
	p := newProject(t, 1)
	source := strings.Replace(string(p.book.Source), "value_when_hidden: 0", "value_when_hidden: 4", 1)
	p.book = parseBook(t, source)
	p.submitted("A1", 0, "editorial=none")
	r := row(t, p.answers().Overview(review.Filter{}), "editorial_strength", "", review.Everything)
	wantRemarks(t, r, "A1 4")
	for v, want := range []string{"1", "2", "3", "4"} {
		if got := r.Table.Scheme().Label(v); got != want {
			t.Errorf("place %d of the scheme has %s, want %s", v+1, got, want)
		}
	}
}

func TestASheetAddedAgainReplacesTheOneBefore(t *testing.T) {
	p := newProject(t, 1)
	p.submitted("A1", 0, "unsourced=no", "sourcing=none")
	p.submitted("A2", 0, "unsourced=no")
	answers := p.answers()
	p.submitted("A1", 0, "unsourced=yes")
	again := p.sheets[2]
	if err := answers.Add(again.article, again.sheet); err != nil {
		t.Fatal(err)
	}
	o := answers.Overview(review.Filter{})
	wantRemarks(t, row(t, o, "unsourced", "", review.Everything), "A1 yes, A2 no")
	wantRemarks(t, row(t, o, "sourcing", "", review.Everything))
}

func TestATargetThatIsNotAskedInAnArticleIsMissing(t *testing.T) {
	p := newProject(t, 1)
	p.articles[0].Meta.Targets = []string{"t-b"}
	p.submitted("A1", 0, "stance Borea=1", "stance Harbour council=1")
	o := p.answers().Overview(review.Filter{})
	wantRemarks(t, row(t, o, "stance", "Borea", review.Addressed), "A1 1")
	wantRemarks(t, row(t, o, "stance", "Harbour council", review.Addressed))
}
