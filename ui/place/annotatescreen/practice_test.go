package annotatescreen

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/practice"
	"plumbline/ui/kit"
	"plumbline/ui/place"
)

// newPractice is a desk whose article has a key for two paragraphs, and at
// which that is practised.
func newPractice(t *testing.T) *rig {
	t.Helper()
	d := newRig(t)
	article := d.Article()
	for position, key := range map[int]map[string]string{
		2: {"unit_type": "body", "sourcing": "none", "unsourced": "no", "editorial": "none", "": "The timetable is a plain fact."},
		5: {"unit_type": "body", "sourcing": "none", "unsourced": "yes", "editorial": "insert", "editorial_strength": "2"},
	} {
		for field, value := range key {
			k := annotate.NewSheet(article.Paragraphs[position-1], annotate.LayerPractice, practice.KeyRound, "").Key(field, "")
			if field == "" {
				k.Kind = annotate.KindReason
			}
			d.project.Say(t, "lead", k, value)
		}
	}
	d.reopen(answering.Options{Layer: annotate.LayerPractice})
	return d
}

func wantText(t *testing.T, p *kit.Pane, parts ...string) {
	t.Helper()
	said := strings.Join(p.Drawing().Texts(), "\n")
	for _, part := range parts {
		if !strings.Contains(said, part) {
			t.Errorf("it does not say %q; it says\n%s", part, said)
		}
	}
}

func TestTheKeyStandsBesideTheAnswersOfASubmittedParagraph(t *testing.T) {
	d := newPractice(t)
	a, _ := d.inWindow(fyne.NewSize(1366, 768))
	if !a.article.banner.on {
		t.Error("nothing says that this is practice")
	}
	a.GoTo(2)
	for _, k := range "nyn" { // the claim is not the key's
		a.OnChar(k)
	}
	if a.feedback.root.Visible() {
		t.Fatal("the key is shown before the paragraph is submitted")
	}
	a.OnKey(fyne.KeyReturn, false, false)
	if !a.feedback.root.Visible() || d.At() != 1 {
		t.Fatalf("at paragraph %d the key is shown: %v", d.At()+1, a.feedback.root.Visible())
	}
	wantText(
		t,
		a.feedback.pane,
		"Paragraph 2 and its key",
		"3 of 4 are the key's answers",
		"not the key's",
		"Yours",
		"yes",
		"Key",
		"no",
		"Why",
		"The timetable is a plain fact.",
	)
	a.OnKey(fyne.KeyReturn, false, false)
	if a.feedback.root.Visible() || d.At() != 2 {
		t.Errorf("Enter goes to paragraph %d, and the key is shown: %v", d.At()+1, a.feedback.root.Visible())
	}
}

func TestTheScoreLeadsToWhatWasMissed(t *testing.T) {
	d := newPractice(t)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	for _, keys := range []string{"nnn", "nyn", "x", "nnnn", "nnn"} {
		for _, k := range keys {
			a.OnChar(k)
		}
		a.OnKey(fyne.KeyReturn, false, false) // submits
		a.OnKey(fyne.KeyReturn, false, false) // goes on
	}
	if a.score == nil || !a.scores.root.Visible() {
		t.Fatalf("after the article there is no score, at paragraph %d", d.At()+1)
	}
	// By hand: of 2 the claim is wrong, of 5 the claim, editorializing and its
	// strength: 5 of 9.
	wantText(
		t,
		a.scores.pane,
		"5 of 8 answers are the key's: 62 %",
		"Contestable claim without source",
		"0 of 2",
		"2 paragraphs to look at again",
		"In all practice: 5 of 8 answers, 5 of 5 paragraphs.",
	)
	a.OnChar('n') // means nothing here
	a.OnKey(fyne.KeyDown, false, false)
	a.OnKey(fyne.KeyDown, false, false)
	a.OnKey(fyne.KeyReturn, false, false)
	if d.At() != 4 || a.scores.root.Visible() || !a.feedback.root.Visible() {
		t.Errorf("the second of the missed leads to paragraph %d", d.At()+1)
	}
	wantText(t, a.feedback.pane, "2 of 4 are the key's answers", "not asked after your answers; counts there")
}

func TestPracticeIsOfferedBelowTheQueueWhereThereIsAKey(t *testing.T) {
	d := newRig(t)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	if a.side.turn.Visible() {
		t.Error("practice is offered where nothing can be practised")
	}
	a.side.practice = 3
	a.Sync()
	test.Tap(a.side.turn)
	if !a.side.turn.Visible() || !slices.Equal(d.host.Commands, []place.Command{place.Practise}) {
		t.Errorf("practice is offered: %v; tapped, it asks the window for %v", a.side.turn.Visible(), d.host.Commands)
	}
}

func TestAnArticleAskedAgainShowsNothingOfTheFirstRound(t *testing.T) {
	d := newRig(t)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	chips := func(i int) int { return len(a.article.roll.Row(i).(*paragraphRow).chips.chips) }
	for _, k := range "nnn" {
		a.OnChar(k)
	}
	a.OnKey(fyne.KeyReturn, false, false)
	if chips(1) == 0 {
		t.Fatal("the answers of the first round are nowhere to be seen")
	}
	a.openRow(annotate.Summary{ArticleID: d.Article().ID, Round: annotate.RepeatRound})
	for i := range texts {
		if n := chips(i); n > 0 {
			t.Errorf("paragraph %d shows %d answers of the first round", i+1, n)
		}
	}
}
