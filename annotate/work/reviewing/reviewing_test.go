package reviewing_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/comparing"
	"plumbline/annotate/narrow"
	"plumbline/annotate/report"
	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
	"plumbline/store/storetest"
)

func TestCoefficientsComeBeforeTheirIntervals(t *testing.T) {
	d := newRig(t, "A5")
	if v := d.View(); v.Overview != nil || d.changes > 0 {
		t.Fatal("there are numbers before anything was read")
	}
	d.next()
	v := d.View()
	if v.Overview == nil || !v.Computing || v.Overview.Paragraphs != 6 || v.Overview.Doubly != 6 || len(v.Overview.Annotators) != 2 {
		t.Fatalf("at first there is %+v", v)
	}
	if d.row("editorial").Alpha.Value == nil || d.row("editorial").Alpha.CI95 != nil {
		t.Error("the coefficient is not there, or not alone")
	}
	d.awaitIdle()
	if d.View().Computing {
		t.Error("intervals are still to come when all work has ended")
	}
	var steps []string
	for _, line := range d.traced {
		step, _, _ := strings.Cut(line, " ")
		steps = append(steps, step)
	}
	if want := []string{"rows", "intervals", "sentences", "effects"}; !slices.Equal(steps, want) {
		t.Errorf("told was %q, want %q", steps, want)
	}
}

func TestLateNumbersAreDropped(t *testing.T) {
	d := newRig(t, "A5")
	d.next() // the intervals are under way
	late := d.queue
	d.queue = nil
	d.Close()
	changes, traced := d.changes, len(d.traced)
	for _, f := range late {
		f()
	}
	if d.changes != changes || len(d.traced) != traced || len(d.queue) > 0 {
		t.Error("what ended after the work was closed is told all the same")
	}
}

func TestAnotherRowMakesADetailLate(t *testing.T) {
	d := newRig(t, "A5").awaitIdle()
	first, second := d.row("editorial"), d.row("sourcing")
	d.Select(reviewing.IDOf(first.Question, first.What))
	d.Select(reviewing.IDOf(second.Question, second.What))
	changes := d.changes
	d.awaitIdle()
	if got := d.View().Detail.Row; got != reviewing.IDOf(second.Question, second.What) || d.changes != changes+1 {
		t.Errorf("after %d changes the detail is of %q", d.changes-changes, got)
	}
}

func TestOthersAnswersAreHiddenUntilTheirOwnAreSubmitted(t *testing.T) {
	d := newRig(t, "A5").awaitIdle()
	if q := d.divided(5); !q.Hidden || q.Answers != nil || q.Text != words[5] {
		t.Errorf("before A5 answered, the paragraph is %+v", q)
	}
	d.answer("A5", 4, "none")
	d.answer("A5", 5, "none")
	d.Reload()
	d.awaitIdle()
	want := []reviewing.Given{{Annotator: "A1", Answer: "none"}, {Annotator: "A2", Answer: "loaded"}, {Annotator: "A5", Answer: "none"}}
	if q := d.divided(5); q.Hidden || !slices.Equal(q.Answers, want) {
		t.Errorf("after A5 answered, the paragraph is %+v", q)
	}
	if n := len(d.View().Overview.Annotators); n != 3 {
		t.Errorf("the numbers come from %d annotators", n)
	}
}

func TestOpeningAnswersTooEarlyAsksAndIsRecorded(t *testing.T) {
	d := newRig(t, "A5").awaitIdle()
	d.detail("editorial")
	if shown := d.open(4); len(shown) > 0 || !slices.Equal(d.asked, []string{d.id(4)}) {
		t.Fatalf("asked is %q, shown %+v", d.asked, shown)
	}
	d.Reveal(d.id(4))
	d.awaitIdle()
	if len(d.shown) != 1 || d.shown[0].Position != 5 ||
		!slices.Equal(d.shown[0].Columns, []comparing.Column{{Annotator: "A1"}, {Annotator: "A2"}}) {
		t.Fatalf("after a yes %+v is shown", d.shown)
	}
	i := slices.IndexFunc(d.shown[0].Rows, func(r comparing.AnswerRow) bool { return r.Field.Key == "editorial" })
	row := d.shown[0].Rows[i]
	if !row.Differ || row.Given[0].Value != "none" || row.Given[1].Value != "loaded" {
		t.Errorf("the answers to the question are %+v", row)
	}
	if q := d.divided(4); q.Hidden {
		t.Error("its line is hidden still")
	}
	if q := d.divided(5); !q.Hidden {
		t.Error("another line is not hidden any more")
	}
	if shown := d.open(4); len(shown) != 1 || len(d.asked) != 1 {
		t.Errorf("what was revealed is asked for again: %q", d.asked)
	}
}

func TestARevealOfAnEarlierDayIsKnown(t *testing.T) {
	d := newRig(t, "A5")
	d.record(d.id(5))
	d.awaitIdle()
	if shown := d.open(5); len(shown) != 1 || len(d.asked) > 0 {
		t.Errorf("shown is %+v, asked %q", shown, d.asked)
	}
}

func TestARevealThatCannotBeRecordedShowsNothing(t *testing.T) {
	d := newRig(t, "A5").awaitIdle()
	d.refused = errFull
	d.open(4)
	d.Reveal(d.id(4))
	d.awaitIdle()
	if len(d.shown) > 0 || !slices.Equal(d.failed, []error{errFull}) || !d.divided(4).Hidden {
		t.Errorf("shown is %+v, told %v", d.shown, d.failed)
	}
}

func TestARevealThatIsOnItsWayToTheLogIsKnown(t *testing.T) {
	d := newRig(t, "A5").awaitIdle()
	d.late = true
	d.open(4)
	d.Reveal(d.id(4))
	d.awaitIdle()
	if d.divided(4).Hidden || len(d.open(4)) != 1 || len(d.asked) != 1 {
		t.Errorf("asked is %q", d.asked)
	}
}

func TestOnlyTheNewestRequestForAnswersIsShown(t *testing.T) {
	d := newRig(t, "A1").awaitIdle()
	d.OpenAnswers(d.id(0))
	d.OpenAnswers(d.id(4))
	d.awaitIdle()
	if len(d.shown) != 1 || d.shown[0].Paragraph != d.id(4) {
		t.Errorf("shown are %d answers: %+v", len(d.shown), d.shown)
	}
}

func TestAnswersOfAnEarlierMeaningStillStandSideBySide(t *testing.T) {
	d := newRig(t, "A1")
	book, err := d.project.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(book.Source), "version: 1.1.0", "version: 1.2.0", 1)
	at := strings.Index(text, "key: editorial\n")
	second, err := codebook.Parse([]byte(text[:at] + strings.Replace(text[at:], "meaning: 2", "meaning: 3", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.project.Adopt(t.Context(), second, d.project.Pen("L1")); err != nil {
		t.Fatal(err)
	}
	d.queue = nil
	d.begin().awaitIdle()
	d.open(4)
	for _, p := range d.asked {
		d.Reveal(p)
	}
	d.awaitIdle()
	if len(d.shown) != 1 {
		t.Fatalf("shown are %+v, told %v", d.shown, d.failed)
	}
	for _, r := range d.shown[0].Rows {
		if r.Earlier != (r.Field.Label == "Editorializing") && r.Earlier != (r.Field.Label == "Strength") {
			t.Errorf("%s was asked earlier: %t", r.Field.Label, r.Earlier)
		}
	}
}

func TestAParagraphIsFoundWhereItIsLabelled(t *testing.T) {
	d := newRig(t, "A5").awaitIdle()
	found := ""
	d.Locate(d.id(4), func(article string, number int) {
		if article == d.article.ID && number == 5 {
			found = article
		}
	})
	d.awaitIdle()
	if found == "" {
		t.Error("the paragraph is not found")
	}
}

func TestNewAnswersChangeTheNumbersOnceTheyAreThere(t *testing.T) {
	d := newRig(t, "A5").awaitIdle()
	before, changes := d.View().Overview, d.changes
	d.Reload()
	d.awaitIdle()
	if d.changes != changes {
		t.Error("nothing was written, and something is shown anew")
	}
	d.answer("A2", 5, "none")
	d.Reload()
	d.next()
	if d.View().Overview != before {
		t.Error("numbers went away before the new ones had their intervals")
	}
	d.awaitIdle()
	if got := d.detail("editorial").DividedAll; got != 1 {
		t.Errorf("%d paragraphs divide them", got)
	}
}

func TestAnswersThatComeWhileMeasuringAreTakenUpAfterwards(t *testing.T) {
	d := newRig(t, "A5")
	d.next() // the coefficients are there, the intervals are not
	d.answer("A2", 5, "none")
	d.Reload()
	d.awaitIdle()
	if got := d.detail("editorial").DividedAll; got != 1 {
		t.Errorf("%d paragraphs divide them", got)
	}
}

func TestAFilterMeasuresAnewAndIsShownAsChosen(t *testing.T) {
	d := newRig(t, "A5")
	d.answer("A3", 0, "loaded")
	d.awaitIdle()
	d.Narrow(narrow.ByAnnotator, []string{"A1", "A3"})
	d.awaitIdle()
	if o := d.View().Overview; !slices.Equal(o.Annotators, []string{"A1", "A3"}) || o.Doubly != 1 {
		t.Errorf("measured are %v, %d of two", o.Annotators, o.Doubly)
	}
	for _, f := range d.View().Filters {
		for _, o := range f.Options {
			if o.Chosen != (f.Kind == narrow.ByAnnotator && o.ID != "A2") {
				t.Errorf("%s of %s is chosen: %t", o.Name, f.Kind, o.Chosen)
			}
		}
	}
	d.Narrow(narrow.ByAnnotator, nil)
	d.awaitIdle()
	if n := len(d.View().Overview.Annotators); n != 3 {
		t.Errorf("without a filter %d annotators are measured", n)
	}
}

func TestABatchChoosesItsArticles(t *testing.T) {
	d := newRig(t, "A5")
	other := d.project.AddArticle(annotate.Meta{Title: "Harbour strike"}, storetest.Text{Guess: "body", Text: "It goes on."})
	d.project.Say(t, "lead", annotate.Key{Kind: annotate.KindArticle, Subject: d.article.ID, Field: annotate.MetaBatch}, "May")
	s := annotate.NewSheet(other.Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	d.project.Say(t, "A1", s.Key("unit_type", ""), "furniture")
	d.project.Say(t, "A1", s.SubmissionKey(), annotate.TargetID("Aldoria"))
	d.awaitIdle()
	if n := d.View().Overview.Paragraphs; n != 7 {
		t.Fatalf("%d paragraphs are measured", n)
	}
	d.Narrow(narrow.ByBatch, []string{d.article.ID})
	d.awaitIdle()
	if n := d.View().Overview.Paragraphs; n != 6 {
		t.Errorf("of the batch %d paragraphs are measured", n)
	}
	d.Narrow(narrow.ByBatch, nil)
	d.awaitIdle()
	if n := d.View().Overview.Paragraphs; n != 7 {
		t.Errorf("of all batches %d paragraphs are measured", n)
	}
}

func TestAPeriodGoesToTheFilterAndBack(t *testing.T) {
	today := time.Date(2024, 5, 9, 17, 0, 0, 0, time.UTC)
	f := narrow.Narrowed(review.Filter{}, narrow.ByDate, []string{"7"}, today)
	if want := time.Date(2024, 5, 3, 0, 0, 0, 0, time.UTC); !f.From.Equal(want) {
		t.Errorf("the last seven days begin %v", f.From)
	}
	if f = narrow.Narrowed(f, narrow.ByDate, []string{}, today); !f.From.IsZero() {
		t.Errorf("all days begin %v", f.From)
	}
}

func TestOptionsAreToggledTogetherOrOneAlone(t *testing.T) {
	several := narrow.Filter{Kind: narrow.ByAnnotator, Options: []narrow.Option{{ID: "A1"}, {ID: "A2", Chosen: true}, {ID: "A3"}}}
	single := several
	single.One = true
	for _, c := range []struct {
		f    narrow.Filter
		id   string
		want []string
	}{
		{several, "A1", []string{"A1", "A2"}},
		{several, "A2", nil},
		{several, "", nil},
		{single, "A1", []string{"A1"}},
		{single, "A2", nil},
		{single, "", nil},
	} {
		if got := c.f.Toggled(c.id).Chosen(); !slices.Equal(got, c.want) {
			t.Errorf("after %q, one alone: %t, %q are chosen, not %q", c.id, c.f.One, got, c.want)
		}
	}
	if !slices.Equal(several.Chosen(), []string{"A2"}) {
		t.Error("toggling changes the filter that it began with")
	}
}

func TestTheValueThatSomebodyAlwaysGivesIsToldAsTheFormShowsIt(t *testing.T) {
	d := &rig{t: t, who: "A5", project: storetest.MustOpen(t, "p.plumb")}
	d.project.AddTarget(t, annotate.Target{Name: "Aldoria", Order: 1})
	var texts []storetest.Text
	for i := range 24 {
		texts = append(texts, storetest.Text{Guess: "body", Text: fmt.Sprintf("The envoy left town %d.", i)})
	}
	d.article = d.project.AddArticle(annotate.Meta{Title: "Envoy tours three capitals"}, texts...)
	for i, p := range d.article.Paragraphs {
		d.answer("A1", i, "loaded")
		d.answer("A2", i, "loaded")
		strength := []string{"1", "2", "3"}[i%3]
		d.project.Say(t, "A2", annotate.NewSheet(p, annotate.LayerAnnotation, 1, "A2").Key("editorial_strength", ""), strength)
	}
	d.begin().awaitIdle()
	one := d.detail("editorial").Manners[0].One
	if one == nil || one.Question.Field != "editorial_strength" || one.Value != "word or aside" {
		t.Errorf("of A1 is told %+v", one)
	}
}

func TestACellListsTheParagraphsBehindIt(t *testing.T) {
	d := newRig(t, "A1").awaitIdle()
	row := d.detail("editorial").Row
	for _, c := range []struct {
		cell reviewing.Cell
		want []int
	}{
		{reviewing.Cell{Labels: [2]string{"loaded", "none"}}, []int{5, 6}},
		{reviewing.Cell{Labels: [2]string{"none", "none"}}, []int{1, 2, 3, 4}},
		{reviewing.Cell{Labels: [2]string{"loaded", reviewing.Alone}}, nil},
		{reviewing.Cell{Labels: [2]string{"loaded", ""}}, []int{5, 6}},
		{reviewing.Cell{Pair: [2]string{"A1", "A2"}}, []int{5, 6}},
		{reviewing.Cell{}, []int{5, 6}},
	} {
		c.cell.Row = row
		d.List(c.cell)
		d.awaitIdle()
		var got []int
		for _, q := range d.View().Detail.Divided {
			got = append(got, q.Position)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("behind %+v stand %v, want %v", c.cell, got, c.want)
		}
	}
}

func TestAProjectWithoutLabelsHasNoNumbers(t *testing.T) {
	d := &rig{t: t, who: "A1", project: storetest.MustOpen(t, "p.plumb")}
	d.article = d.project.AddArticle(annotate.Meta{Title: "T"}, storetest.Text{Guess: "body", Text: "Nothing."})
	d.begin().awaitIdle()
	if v := d.View(); v.Err != nil || v.Overview == nil || v.Overview.Paragraphs != 0 || len(v.Overview.Annotators) != 0 {
		t.Errorf("there is %+v", v)
	}
}

func TestAProjectThatCannotBeReadSaysWhy(t *testing.T) {
	d := newRig(t, "A5").awaitIdle()
	if err := d.project.Close(); err != nil {
		t.Fatal(err)
	}
	d.Reload()
	d.awaitIdle()
	if v := d.View(); v.Err == nil || v.Overview != nil || len(v.Filters) == 0 {
		t.Errorf("of a closed project there is %+v", v)
	}
	if _, ok := d.Report(""); ok {
		t.Error("numbers that are not shown can be saved")
	}
}

func TestWhatTheProjectSaysOfItselfIsHandedOver(t *testing.T) {
	d := newRig(t, "A5")
	d.project.Say(
		t,
		"lead",
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectAbout},
		"These are illustrations.",
	)
	d.awaitIdle()
	if v := d.View(); v.About != "These are illustrations." || v.Codebook != "1.1.0" {
		t.Errorf("of itself it says %q, under %q", v.About, v.Codebook)
	}
}

func TestAReportHoldsWhatIsShownAndWaitsForItsNumbers(t *testing.T) {
	d := newRig(t, "A5")
	d.next()
	if _, ok := d.Report(""); ok {
		t.Error("there is a report of numbers without intervals")
	}
	d.awaitIdle()
	d.Narrow(narrow.ByAnnotator, []string{"A1", "A2"})
	d.awaitIdle()
	save, ok := d.Report("A1, A2")
	if !ok {
		t.Fatal("there is no report")
	}
	path := filepath.Join(t.TempDir(), "report.html")
	if err := save("harbour.plumb", report.Form{Path: path}); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"harbour.plumb", "Editorializing", "only A1, A2", "6 paragraphs, 6 labelled by two or more, 2 annotators"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

func TestWhatComesIntoViewIsRecordedOnceAndOnlyOfSubmittedParagraphs(t *testing.T) {
	d := newRig(t, "A1").awaitIdle()
	d.See([]string{d.id(4)})
	d.See([]string{d.id(5)})
	d.See([]string{d.id(3)}) // while the first is looked up
	d.awaitIdle()
	if want := [][]string{{d.id(4)}, {d.id(5), d.id(3)}}; !slices.EqualFunc(d.seen, want, slices.Equal) {
		t.Errorf("recorded is %q, want %q", d.seen, want)
	}
	d.See([]string{d.id(5), d.id(4)})
	d.awaitIdle()
	again := d.begin().awaitIdle()
	again.See([]string{d.id(4)})
	again.awaitIdle()
	if len(d.seen) != 2 {
		t.Errorf("what is known already is recorded again: %q", d.seen)
	}
	stranger := &rig{t: t, who: "A5", project: d.project, article: d.article}
	stranger.begin().awaitIdle()
	stranger.See([]string{d.id(4)})
	stranger.awaitIdle()
	if len(stranger.seen) > 0 {
		t.Errorf("of what A5 has not submitted, %q is recorded", stranger.seen)
	}
}

// TestOpenAnswersAreRecordedOnlyIfTheyAreOthers opens what A1 alone answered, then
// what two did.
func TestOpenAnswersAreRecordedOnlyIfTheyAreOthers(t *testing.T) {
	d := newRig(t, "A1")
	alone := d.project.AddArticle(annotate.Meta{Title: "T"}, storetest.Text{Guess: "body", Text: "Alone."})
	s := annotate.NewSheet(alone.Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	d.project.Say(t, "A1", s.Key("unit_type", ""), "furniture")
	d.project.Say(t, "A1", s.SubmissionKey(), annotate.TargetID("Aldoria"))
	d.awaitIdle()
	d.OpenAnswers(alone.Paragraphs[0].ID)
	d.awaitIdle()
	if len(d.shown) != 1 || len(d.seen) > 0 {
		t.Errorf("shown is %+v, recorded %q", d.shown, d.seen)
	}
	d.open(0)
	if !slices.EqualFunc(d.seen, [][]string{{d.id(0)}}, slices.Equal) {
		t.Errorf("recorded is %q", d.seen)
	}
}

// TestAChangeAfterLookingCountsInNoAgreement: what A1 answered before does, and
// the change stands beside it.
func TestAChangeAfterLookingCountsInNoAgreement(t *testing.T) {
	d := newRig(t, "A1").awaitIdle()
	d.See([]string{d.id(4), d.id(5)})
	d.awaitIdle()
	d.answer("A1", 4, "loaded")
	d.answer("A1", 0, "loaded") // of this paragraph A1 saw nothing: the change counts
	d.Reload()
	d.awaitIdle()
	if got := d.detail("editorial").DividedAll; got != 3 {
		t.Errorf("%d paragraphs divide them", got)
	}
	later := reviewing.Given{Annotator: "A1", Answer: "none", Later: "loaded"}
	if q := d.divided(4); q.Answers[0] != later {
		t.Errorf("the changed answer is %+v", q.Answers[0])
	}
	if q := d.divided(0); q.Answers[0] != (reviewing.Given{Annotator: "A1", Answer: "loaded"}) {
		t.Errorf("the answer of which nothing was seen is %+v", q.Answers[0])
	}
	for _, r := range d.open(4)[0].Rows {
		if r.Field.Key == "editorial" && (r.Given[0] != (comparing.Answered{Value: "none", Later: "loaded"}) || !r.Differ) {
			t.Errorf("side by side stands %+v", r)
		}
	}
}

// TestNumbersAreSplitByWhoRecognisedTheOutlet, also by what is said while Review is open.
func TestNumbersAreSplitByWhoRecognisedTheOutlet(t *testing.T) {
	d := newRig(t, "L").awaitIdle()
	choice := func() *narrow.Filter {
		for _, f := range d.View().Filters {
			if f.Kind == narrow.ByOutlet {
				return &f
			}
		}
		return nil
	}
	if choice() != nil {
		t.Fatal("a choice is offered though nobody was asked")
	}
	d.recognise("A1", annotate.RecognisedKnew)
	d.Reload()
	d.awaitIdle()
	if f := choice(); f == nil || len(f.Options) != 1 || f.Options[0].ID != annotate.RecognisedKnew {
		t.Fatalf("offered is %+v", f)
	}
	d.recognise("A2", annotate.RecognisedNot)
	d.Reload()
	d.awaitIdle()
	for way, want := range map[string][]string{annotate.RecognisedKnew: {"A1"}, annotate.RecognisedNot: {"A2"}} {
		d.Narrow(narrow.ByOutlet, []string{way})
		d.awaitIdle()
		if got := d.View().Overview.Annotators; !slices.Equal(got, want) {
			t.Errorf("of those who say %q there are %v, want %v", way, got, want)
		}
	}
	if f := choice(); len(f.Chosen()) != 1 || len(f.Options) != 2 || f.Options[0].ID != annotate.RecognisedNot {
		t.Errorf("the choice is %+v", f)
	}
	d.Narrow(narrow.ByOutlet, nil)
	d.awaitIdle()
	if got := d.View().Overview.Annotators; len(got) != 2 {
		t.Errorf("of all there are %v", got)
	}
}

func TestAnAnnotatorWhoSeesNobodyElseIsRestricted(t *testing.T) {
	d := newRig(t, "A1")
	d.restricted = true
	d.queue = nil
	d.begin().awaitIdle()
	if !d.View().Restricted {
		t.Error("the view does not say that it is restricted")
	}
}
