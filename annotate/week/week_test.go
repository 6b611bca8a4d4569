package week_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/annotate/week"
	"plumbline/store/storetest"
)

// lines are what a lead is told of a project since a moment, each with where it leads.
func lines(t *testing.T, p *storetest.Team, since time.Time) []string {
	t.Helper()
	w, err := week.Read(context.Background(), p, since, time.Now().Add(time.Minute), review.Draws{})
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Lines) > week.MostLines {
		t.Errorf("there are %d lines", len(w.Lines))
	}
	var all []string
	for _, l := range w.Lines {
		all = append(all, string(l.To)+": "+l.Words.String())
	}
	return all
}

// has fails unless one of the lines begins so.
func has(t *testing.T, all []string, want string) {
	t.Helper()
	for _, l := range all {
		if strings.HasPrefix(l, want) {
			return
		}
	}
	t.Errorf("no line is %q:\n%s", want, strings.Join(all, "\n"))
}

// hasNone fails if one of the lines leads there.
func hasNone(t *testing.T, all []string, to week.To) {
	t.Helper()
	for _, l := range all {
		if strings.HasPrefix(l, string(to)+": ") {
			t.Errorf("there is the line %q", l)
		}
	}
}

func TestAWeekTellsWhatCameInAndWhatWaits(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	leads(p)
	since := time.Now().Add(-week.Long)
	all := lines(t, p, since)
	has(t, all, "people: 3 paragraphs were submitted since "+since.Format(time.DateOnly)+": A1 1, A2 1, A3 1.")
	has(t, all, "people: 3 paragraphs are left to label: A1 1, A2 1, A3 1.")
	has(t, all, "decide: 1 disagreement of 1 waits to be decided.")
	hasNone(t, all, week.ToAgain)
	hasNone(t, all, week.ToLabels)
	hasNone(t, all, week.ToNumbers)

	// A lead decides, and an annotator answers otherwise since.
	final := p.Final(q)
	key := final.Key("sourcing", "")
	outcome := key
	outcome.Kind = annotate.KindOutcome
	p.Write("L", key, "official")
	p.Write("L", outcome, annotate.OutcomeDecided.Told(annotate.Digest(nil)))
	all = lines(t, p, since)
	has(t, all, "decide: 1 question was decided.")
	has(t, all, "again: 1 disagreement is to be decided again.")
}

func TestWhatWasSubmittedBeforeIsNoPartOfAWeek(t *testing.T) {
	p, _ := storetest.MustOpenTwoToOne(t)
	since := time.Now().Add(30 * time.Second)
	has(t, lines(t, p, since), "people: Nothing was submitted since "+since.Format(time.DateOnly)+".")
}

func TestWhoHasNothingLeftIsTold(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	for _, who := range []string{"A1", "A2"} {
		p.Label(who, p.Paragraph(0, 0), nil)
	}
	has(t, lines(t, p, time.Now().Add(-week.Long)), "people: A1, A2 have nothing left to label.")
}

func TestAnArticleThatWasWithdrawnIsNoPartOfAWeek(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	p.Write("L", annotate.Key{Kind: annotate.KindArticle, Subject: q.Article, Field: annotate.MetaWithdrawn}, annotate.Yes)
	all := lines(t, p, time.Now().Add(-week.Long))
	has(t, all, "people: Nothing was submitted since")
	hasNone(t, all, week.ToDecide)
}

func TestAQuestionThatWaitsForTheLeadIsToldUntilItIsAnswered(t *testing.T) {
	p := storetest.MustOpenTeam(t, 2)
	since := time.Now().Add(-week.Long)
	q := p.Paragraph(0, 1)
	hasNone(t, lines(t, p, since), week.ToAsked)
	p.Write("A2", annotate.InquiryKey(q.ID, "A2", annotate.Slot{Field: "sourcing"}), "Is a council official?")
	p.Write("A2", annotate.InquiryKey(q.ID, "A2", annotate.Slot{}), "Is this a caption?")
	p.Write("A1", annotate.InquiryKey(q.ID, "A1", annotate.Slot{Field: "sourcing"}), "Official or none?")
	has(t, lines(t, p, since), "asked: 3 questions wait for an answer of the lead: A2 2, A1 1.")
	rules(p, q, "A2", "It is.")
	has(t, lines(t, p, since), "asked: 2 questions wait for an answer of the lead: A1 1, A2 1.")
}

// rules lets the lead answer a person, or everyone, about the sources of a paragraph.
func rules(p *storetest.Team, q annotate.Paragraph, person, words string) {
	p.Write("L", annotate.RulingKey(q.ID, "sourcing", person), (&annotate.Ruling{Words: words}).Value())
}

func TestARulingIsToldAsNotSentUntilWhoWorksInPacksGotANewerOne(t *testing.T) {
	p := storetest.MustOpenTeam(t, 2)
	since := time.Now().Add(-week.Long)
	pack := func(who string) {
		t.Helper()
		pen := p.Pen("L")
		highest, err := p.HighestStamp(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		pen.Seen(highest)
		if _, err := p.Pack(t.Context(), annotate.NewPack(pen, who), filepath.Join(t.TempDir(), "pack.plumb")); err != nil {
			t.Fatal(err)
		}
	}
	q := p.Paragraph(0, 0)
	rules(p, q, "", "Councils are official.")
	hasNone(t, lines(t, p, since), week.ToPacks) // nobody works in packs
	pack("A1")
	pack("A2")
	hasNone(t, lines(t, p, since), week.ToPacks)
	rules(p, p.Paragraph(0, 1), "", "Mayors are official.")
	rules(p, q, "A2", "Yes, for you too.")
	has(t, lines(t, p, since), "packs: 2 rulings are not sent yet: the packs of A1, A2 are older.")
	pack("A2")
	has(t, lines(t, p, since), "packs: 1 ruling is not sent yet: the packs of A1 are older.")
	pack("A1")
	hasNone(t, lines(t, p, since), week.ToPacks)
}

func TestNobodyWaitsForWhoIsLeftOutNorForALeadWhoLabelsNothing(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	since := time.Now().Add(-week.Long)
	has(t, lines(t, p, since), "people: 5 paragraphs are left to label: A1 1, A2 1, A3 1, L 2.")
	leads(p)
	has(t, lines(t, p, since), "people: 3 paragraphs are left to label: A1 1, A2 1, A3 1.")
	p.Write("L", annotate.CallKey(q.ID, annotate.Slot{Field: "sourcing"}), annotate.CallOpen)
	has(t, lines(t, p, since), "asked: 3 second votes that were asked for are missing: A1 1, A2 1, A3 1.")
	p.Write("L", annotate.ExclusionKey("A3"), "worked by other rules")
	all := lines(t, p, since)
	has(t, all, "people: 2 paragraphs are left to label: A1 1, A2 1.")
	has(t, all, "asked: 2 second votes that were asked for are missing: A1 1, A2 1.")

	// A lead who began, or was given something by name, is awaited like anybody.
	p.Label("L", p.Paragraph(0, 0), nil)
	has(t, lines(t, p, since), "people: 3 paragraphs are left to label: A1 1, A2 1, L 1.")
}

func TestALeadIsAwaitedWithWhatTheyWereGivenByName(t *testing.T) {
	p := storetest.MustOpenTeam(t, 2)
	leads(p)
	p.Write("L", annotate.Assignment{Article: p.Articles[0].ID, Annotator: "L"}.Key(1), annotate.Yes)
	has(t, lines(t, p, time.Now().Add(-week.Long)), "people: 2 paragraphs are left to label: L 2.")
}

func TestArticlesAsAWholeThatAreLeftAreToldApart(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1, 1)
	leads(p)
	hides := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind}
	p.Write("L", hides, annotate.Yes)
	since := time.Now().Add(-week.Long)
	for _, who := range []string{"A2", "A3"} {
		p.Write("L", annotate.ExclusionKey(who), "left")
	}
	has(t, lines(t, p, since), "people: 2 paragraphs and 2 articles as a whole are left to label: A1 4.")
	p.Label("A1", p.Paragraph(0, 0), nil)
	has(t, lines(t, p, since), "people: 1 paragraph and 2 articles as a whole are left to label: A1 3.")
	whole := annotate.NewSheet(annotate.WholeOf(p.Articles[0].ID, 1), annotate.LayerAnnotation, annotate.FirstRound, "A1")
	p.Write("A1", whole.Key(annotate.FieldRecognised, ""), "no")
	p.Write("A1", whole.SubmissionKey(), annotate.SubmittedNoTargets)
	has(t, lines(t, p, since), "people: 1 paragraph and 1 article as a whole are left to label: A1 2.")
	p.Label("A1", p.Paragraph(1, 0), nil)
	has(t, lines(t, p, since), "people: 1 article as a whole is left to label: A1 1.")
}

// leads makes L a lead, of whom no labels are expected.
func leads(p *storetest.Team) {
	p.Write("L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, annotate.RoleLead)
}

func TestWhomEverythingWasDestroyedOfNobodyWaitsFor(t *testing.T) {
	p, _ := storetest.MustOpenTwoToOne(t)
	leads(p)
	since := time.Now().Add(-week.Long)
	pen := p.Pen("L")
	highest, err := p.HighestStamp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pen.Seen(highest)
	if _, err := p.Erase(t.Context(), pen, annotate.ErasureKey(annotate.ErasureAll, "A2")); err != nil {
		t.Fatal(err)
	}
	all := lines(t, p, since)
	has(t, all, "people: 2 paragraphs are left to label: A1 1, A3 1.")
}

func TestAWeekTellsWhoseVotesAndConsentsAreMissing(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	leads(p)
	since := time.Now().Add(-week.Long)
	hasNone(t, lines(t, p, since), week.ToAsked)
	slot := annotate.Slot{Field: "sourcing"}
	p.Write("L", annotate.CallKey(q.ID, slot), annotate.CallOpen)
	p.Write("A1", annotate.VoteKey(q.ID, "A1", slot), "official")
	has(t, lines(t, p, since), "asked: 2 second votes that were asked for are missing: A2 1, A3 1.")
	p.Write("L", annotate.CallKey(q.ID, slot), annotate.CallClosed)
	hasNone(t, lines(t, p, since), week.ToAsked)

	hasNone(t, lines(t, p, since), week.ToConsent)
	for _, text := range []string{"You may stop.", "You may stop at any time."} {
		p.Write("L", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectConsent}, text)
		consent, _ := annotate.ConsentTo(text)
		all := lines(t, p, since)
		has(t, all, "consent: A1, A2, A3 have not agreed yet")
		p.Write("A1", annotate.ConsentKey("A1", consent.Version), annotate.Yes)
		has(t, lines(t, p, since), "consent: A2, A3 have not agreed yet")
	}
	consent, _ := annotate.ConsentTo("You may stop at any time.")
	p.Write("A1", annotate.ConsentKey("A1", consent.Version), "")
	has(t, lines(t, p, since), "consent: A2, A3 have not agreed yet to what annotators agree to. A1 has withdrawn consent")
}
