package main

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/dataset"
	"plumbline/annotate/review"
	"plumbline/seeds"
	"plumbline/store"
)

// account is what the places of a project tell of its answers.
type account struct {
	rows      int            // of the export
	states    map[string]int // of its rows, by layer and state
	exported  int            // of its rows, the submitted answers of the first round that count
	reviewed  int            // answers to the questions in force that Review counts
	disputes  int            // disagreements of Adjudicate
	decided   int            // of them
	marked    int            // final answers that the export marks to be decided again
	again     int            // disagreements that Adjudicate lists to be decided again
	todo      int            // final answers that a lead is told to decide again
	submitted int            // paragraphs, by the counters
}

func accountOf(t *testing.T, p *store.Project, but string) account {
	t.Helper()
	ctx := context.Background()
	a := account{states: make(map[string]int)}
	book, err := p.Codebook(ctx)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := dataset.Export{}.Rows(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		a.rows++
		if row.Field == but || row.Layer == annotate.LayerPractice {
			continue
		}
		a.states[string(row.Layer)+" "+string(row.State)]++
		if row.OutcomeStale {
			a.marked++
		}
		if f := book.Field(row.Field); row.Layer == annotate.LayerAnnotation && row.State == annotate.Submitted && !row.Excluded &&
			row.Round == annotate.FirstRound && f != nil && f.Choosable() {
			a.exported++
		}
	}
	answers, err := review.Read(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	excluded, err := annotate.ReadExclusions(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	answers.Exclude(excluded)
	for _, v := range answers.Votes(review.Filter{}) {
		if v.Question.InForce && v.Question.Field != but {
			a.reviewed += len(v.Votes)
		}
	}
	docket, err := adjudicate.Read(ctx, p, review.Filter{}, review.Draws{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range docket.Items(adjudicate.ByField) {
		if d := item.Disputes[0]; d.Slot.Field != but {
			a.disputes++
			switch d.State {
			case adjudicate.Done:
				a.decided++
			case adjudicate.Changed:
				a.again++
			}
		}
	}
	stale, err := adjudicate.Stale(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range stale {
		for _, q := range f.Questions {
			if q.Field != but {
				a.todo++
			}
		}
	}
	if a.marked != a.again || a.marked != a.todo {
		t.Errorf("the export marks %d final answers to be decided again, Adjudicate lists %d and todo names %d", a.marked, a.again, a.todo)
	}
	for _, who := range seeds.Answers() {
		tally, err := p.Tally(ctx, who.Annotator, annotate.LayerAnnotation, annotate.FirstRound)
		if err != nil {
			t.Fatal(err)
		}
		a.submitted += tally.Submitted
	}
	return a
}

// TestRaisingTheMeaningOfOneQuestionLeavesTheOthersAsTheyWere decides what most say in
// the sample, raises the meaning of one question, and takes that back.
func TestRaisingTheMeaningOfOneQuestionLeavesTheOthersAsTheyWere(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := sampleWith(t, seeds.Answers())
	first, err := p.Codebook(ctx)
	if err != nil {
		t.Fatal(err)
	}
	pen := annotate.NewPen("desk", "L", first.Hash, 0)
	highest, err := p.HighestStamp(ctx)
	if err != nil {
		t.Fatal(err)
	}
	pen.Seen(highest)
	decided, err := adjudicate.Decide(ctx, p, pen, adjudicate.WhereMajority, adjudicate.Sieve{}, review.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Append(ctx, decided.Entries...); err != nil {
		t.Fatal(err)
	}

	if all := accountOf(
		t,
		p,
		"",
	); all.disputes != 216 || all.decided != 146 || all.reviewed != 2802 ||
		all.states["annotation submitted"] != 2817 {
		t.Errorf("the sample is %+v, want 216 disagreements, 146 of them decided, of 2802 answers", all)
	}
	for field, again := range map[string]int{"editorial": 275, "sourcing": 275, "stance": 825} {
		before, all := accountOf(t, p, field), accountOf(t, p, "")
		adopt(t, p, pen, raisedIn(t, first, field))
		after := accountOf(t, p, field)
		now := accountOf(t, p, "")
		if finals := all.states["final submitted"] - after.states["final submitted"]; now.todo == 0 || now.todo != finals {
			t.Errorf("raising the meaning of %s leaves %d final answers to be decided again, want its %d", field, now.todo, finals)
		}
		if now.rows != 3438 || now.states["annotation again"] != again || now.states["annotation draft"] != 0 {
			t.Errorf("raising the meaning of %s leaves %d rows with %v, want 3438 and %d asked again", field, now.rows, now.states, again)
		}
		if diff := cmp.Diff(before, after, cmp.AllowUnexported(account{})); diff != "" {
			t.Errorf("raising the meaning of %s changes what is told of the others (-before +after):\n%s", field, diff)
		}
		adopt(t, p, pen, first)
		if diff := cmp.Diff(all, accountOf(t, p, ""), cmp.AllowUnexported(account{})); diff != "" {
			t.Errorf("taking back the meaning of %s does not bring everything back (-before +now):\n%s", field, diff)
		}
	}
}

func adopt(t *testing.T, p *store.Project, pen *annotate.Pen, book *codebook.Codebook) {
	t.Helper()
	pen.Begin()
	if err := p.Adopt(context.Background(), book, pen); err != nil {
		t.Fatal(err)
	}
	pen.Codebook = book.Hash
}

// raisedIn is a version of a codebook in which one question means something else.
func raisedIn(t *testing.T, book *codebook.Codebook, field string) *codebook.Codebook {
	t.Helper()
	text := strings.Replace(string(book.Source), "version: "+book.Version, "version: 1.2.0-"+field, 1)
	at := strings.Index(text, "key: "+field+"\n")
	raised, err := codebook.Parse([]byte(text[:at] + strings.Replace(text[at:], "meaning: 2", "meaning: 3", 1)))
	if err != nil {
		t.Fatal(err)
	}
	return raised
}
