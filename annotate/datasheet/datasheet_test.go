package datasheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/datasheet"
	"plumbline/annotate/hint"
	"plumbline/annotate/practice"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
	"plumbline/annotate/team"
)

const rules = `
id: small
version: 1.0.0
title: Small
language: en
unit: paragraph
fields:
  - key: tone
    label: Tone
    question: "How?"
    rule: "Loud is what shouts."
    meaning: 1
    scale: nominal
    metric: alpha_nominal
    required: true
    options:
      - {value: calm, key: c, definition: "said | quietly"}
      - {value: loud, key: l, definition: d}
`

// facts are those of a project of one article that nobody has answered.
func facts(t *testing.T) *study.Study {
	t.Helper()
	book, err := codebook.Parse([]byte(rules))
	if err != nil {
		t.Fatal(err)
	}
	return &study.Study{
		About:   study.About{Project: "study.plumb", Program: "1.0", Made: time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)},
		Book:    book,
		Numbers: study.Numbers{Overview: review.New(book, nil, nil).Overview(review.Filter{})},
		Texts:   study.Texts{Articles: 1, Paragraphs: 2},
	}
}

func markdown(t *testing.T, d *datasheet.Datasheet) string {
	t.Helper()
	var b strings.Builder
	if err := d.WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func html(t *testing.T, d *datasheet.Datasheet) string {
	t.Helper()
	var b strings.Builder
	if err := d.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWhatOnlyPeopleKnowIsANamedBlankUntilTheyTellIt(t *testing.T) {
	d := datasheet.New(facts(t))
	if !slices.Contains(d.Blanks(), "licence") || !strings.Contains(markdown(t, d), "`licence`") ||
		!strings.Contains(html(t, d), "licence</p>") {
		t.Fatalf("the licence is no blank; these are: %q", d.Blanks())
	}
	if err := d.Fill(map[string]string{"licence": "CC BY 4.0\n\nSee LICENCE."}); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(d.Blanks(), "licence") {
		t.Error("the licence is a blank though it was told")
	}
	for _, said := range []string{markdown(t, d), html(t, d)} {
		if !strings.Contains(said, "CC BY 4.0") || !strings.Contains(said, "See LICENCE.") {
			t.Errorf("the licence that was told is not there: %s", said)
		}
	}
}

func TestAnAnswerToNoBlankIsRefusedWithTheNamesOfThoseThereAre(t *testing.T) {
	err := datasheet.New(facts(t)).Fill(map[string]string{"license": "CC0"})
	if err == nil || !strings.Contains(err.Error(), "license") || !strings.Contains(err.Error(), "licence") {
		t.Errorf("an answer to an unknown blank: %v", err)
	}
}

func TestTheLanguageOfTheCodebookDoesNotTellThatOfTheTexts(t *testing.T) {
	d := datasheet.New(facts(t))
	if !slices.Contains(d.Blanks(), "languages") {
		t.Error("the languages of the texts are taken for told by that of the codebook")
	}
	if !strings.Contains(markdown(t, d), "The codebook is written in: en.") {
		t.Error("the language of the codebook is not told")
	}
}

func TestWhatWasFrozenIsNamedByItsRoot(t *testing.T) {
	f := facts(t)
	f.Frozen = &annotate.Freeze{Name: "first", Root: "abcdef", At: f.Made}
	if said := markdown(t, datasheet.New(f)); !strings.Contains(said, "“first” on 2031-03-04, root abcdef") {
		t.Errorf("the freeze is not named: %.300s", said)
	}
}

func TestWhatIsPointedOutInTheTextsIsTold(t *testing.T) {
	f := facts(t)
	if strings.Contains(markdown(t, datasheet.New(f)), "pointed out") {
		t.Error("something is told to be pointed out where nothing is")
	}
	f.Settings = map[string]string{annotate.ProjectHintsShown: string(annotate.ShowExperiment)}
	if said := markdown(
		t,
		datasheet.New(f),
	); !strings.Contains(
		said,
		"The words of a list of hints are pointed out in the texts in an experiment",
	) {
		t.Error("the experiment with hints is not told")
	}
}

func TestWhatARuleDecidedStandsBesideNothingThatPeopleDid(t *testing.T) {
	f := facts(t)
	f.Labels.Decided = map[string]*study.Decided{
		"tone": {Outcomes: map[annotate.Outcome]int{annotate.OutcomeMajority: 9}, ByRule: 9},
	}
	if said := markdown(t, datasheet.New(f)); !strings.Contains(said, "9 of them a rule made") || strings.Contains(said, "were seen") {
		t.Errorf("of final answers that a rule made it is told:\n%s", said)
	}
	f.Labels.Decided["tone"].Outcomes[annotate.OutcomeDecided], f.Labels.Decided["tone"].Blind = 3, 2
	if said := markdown(t, datasheet.New(f)); !strings.Contains(said, "2 of the other 3 were given before") {
		t.Errorf("of final answers that people gave it is told:\n%s", said)
	}
}

func TestDerivedAnswersAndThatNothingWasAssignedAreTold(t *testing.T) {
	f := facts(t)
	f.Labels.By, f.Labels.Answers, f.Labels.Derived = []study.Annotator{{ID: "A1", Units: annotate.UnitCount{All: 3, Wholes: 1}}}, 7, 3
	said := markdown(t, datasheet.New(f))
	for _, want := range []string{"7 answers to 2 paragraphs and 1 article as a whole", "hold 3 answers that follow from these", "No article was assigned"} {
		if !strings.Contains(said, want) {
			t.Errorf("the data sheet does not tell %q", want)
		}
	}
	f.Texts.AssignedTo = 1
	if strings.Contains(markdown(t, datasheet.New(f)), "No article was assigned") {
		t.Error("an article was assigned, and it is told that none was")
	}
}

func TestTheCodebookIsThereInFull(t *testing.T) {
	said := markdown(t, datasheet.New(facts(t)))
	for _, want := range []string{"The codebook in force, Small 1.0.0", "Loud is what shouts.", `| calm | said \| quietly |`} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in the data sheet:\n%s", want, said)
		}
	}
}

func TestWordsOfAProjectActNeitherInMarkdownNorInHTML(t *testing.T) {
	f := facts(t)
	f.Purpose = "# Not a heading\n<script>alert(1)</script> | [a](javascript:b) ![c](d) `e`"
	f.Texts.Outlets = []study.Outlet{{Name: "1. The <b>Times</b> | Sunday", Articles: 1}}
	f.Frames = []annotate.Frame{{Batch: "b", Query: "*harbour* _x_", Articles: 1, Paragraphs: 1}}
	d := datasheet.New(f)
	said := markdown(t, d)
	for _, acts := range []string{"\n# Not", "<script", "[a](", "![c](", "`e`", "<b>", "*harbour*", "Times</b> |"} {
		if strings.Contains(said, acts) {
			t.Errorf("%q acts in Markdown:\n%s", acts, said)
		}
	}
	if strings.Contains(html(t, d), "<script") || strings.Contains(html(t, d), "<b>") {
		t.Error("words of the project act in HTML")
	}
}

func TestADataSheetOfAPartSaysOfWhich(t *testing.T) {
	f := facts(t)
	if strings.Contains(markdown(t, datasheet.New(f)), "of a part alone") {
		t.Error("a data sheet of everything says that it is of a part")
	}
	f.Narrowed = "event=strike"
	if !strings.Contains(markdown(t, datasheet.New(f)), "It is of a part alone: event=strike.") {
		t.Error("a data sheet of a part does not say of which")
	}
}

func TestWhoLabelledHowMuchOfWhichOutletIsTold(t *testing.T) {
	f := facts(t)
	f.Texts.Outlets = []study.Outlet{{Name: "", Articles: 1}, {Name: "Post", Articles: 2}, {Name: "Unread", Articles: 1}}
	f.Labels.By = []study.Annotator{
		{
			ID:      "A1",
			Units:   annotate.UnitCount{All: 5},
			Outlets: map[string]int{"Post": 4, "": 1},
		},
		{ID: "A2", Units: annotate.UnitCount{All: 2}, Outlets: map[string]int{"Post": 2}},
	}
	f.Labels.Crossing = team.Crossing{Events: 3, Not: []string{"flood"}}
	said := markdown(t, datasheet.New(f))
	for _, want := range []string{
		"| Annotator | not known | Post |", "| A1 | 1 | 4 |", "| A2 | 0 | 2 |",
		"In 2 of 3 events that several outlets cover", "may be one between annotators: flood.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the data sheet does not tell %q:\n%s", want, said)
		}
	}
	for i := range 7 {
		name := fmt.Sprint("Paper ", i)
		f.Texts.Outlets = append(f.Texts.Outlets, study.Outlet{Name: name, Articles: 1})
		f.Labels.By[0].Outlets[name] = i + 1
	}
	said = markdown(t, datasheet.New(f))
	if !strings.Contains(said, "| A1 | Paper 6 | 7 |") || strings.Contains(said, "| A2 | Paper 6 |") {
		t.Errorf("of many outlets the data sheet tells:\n%s", said)
	}
}

func TestTheListOfHintsIsThereInFull(t *testing.T) {
	f := facts(t)
	f.Hints = &hint.List{Name: "Doubt", Hints: []hint.Hint{{Reason: "who says so?", Words: []string{"alleged", "so-called"}}}}
	said := markdown(t, datasheet.New(f))
	if !strings.Contains(said, "| who says so? | alleged, so-called |") || !strings.Contains(said, "shown to nobody now") {
		t.Errorf("the hints are not told:\n%s", said)
	}
	f.Settings = map[string]string{annotate.ProjectHintsShown: string(annotate.ShowAfter)}
	if !strings.Contains(markdown(t, datasheet.New(f)), "pointed out in the texts once a paragraph is submitted.") {
		t.Error("it is not told when hints are shown")
	}
}

func TestPracticeIsToldByTheFirstAttemptThatSomebodyFinished(t *testing.T) {
	f := facts(t)
	f.Labels.Practised = map[string]annotate.UnitCount{"A1": {All: 2}, "A2": {All: 1}}
	attempt := func(who string, round, submitted, right int) study.Practised {
		return study.Practised{Annotator: who, Attempt: practice.Attempt{
			Round: round, Paragraphs: 2, Submitted: submitted, Score: practice.Score{Tally: practice.Tally{Asked: 10, Right: right}},
		}}
	}
	f.Practice = []study.Practised{attempt("A1", 1, 2, 5), attempt("A1", 2, 2, 10), attempt("A2", 1, 1, 1), attempt("A3", 1, 2, 8)}
	if said := markdown(t, datasheet.New(f)); !strings.Contains(said, "2 people gave between 50 % and 80 % of the right answers") {
		t.Errorf("of practice is told:\n%s", said)
	}
}

func TestLengthsOfParagraphsAreCounted(t *testing.T) {
	f := facts(t)
	f.Texts.Lengths = map[int]int{10: 1, 30: 1, 200: 1}
	if said := markdown(
		t,
		datasheet.New(f),
	); !strings.Contains(
		said,
		"10 to 200 characters, half of them 30 or fewer; an article has 2.0 paragraphs",
	) {
		t.Errorf("of lengths is told:\n%s", said)
	}
}
