package labelling_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/labelling"
)

func TestARoutineParagraphTakesFewKeys(t *testing.T) {
	for _, c := range []struct {
		name            string
		targets         int
		article, at     int
		keys            string
		atLeast, atMost int
	}{
		{"one target", 1, 0, 1, "nann⏎", 5, 5},
		{"four targets, one of them blamed by the outlet", 4, 0, 3, "nr1ornn⏎", 7, 8},
		{"four targets answered one by one", 4, 0, 1, "naaaann⏎", 7, 8},
		{"one quoted source", 1, 1, 0, "o⏎3d⏎2snn⏎", 9, 12},
		{"one quoted source and loaded words", 1, 1, 0, "o⏎3d⏎2snl⏎1⏎", 9, 12},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sit(t, project(t, c.targets))
			d.open(c.article)
			d.GoTo(c.at)
			d.keys(c.keys)
			sheet := d.store.articles[c.article].Paragraphs[c.at].ID
			d.awaitIdle()
			saved, err := d.store.Sheet(t.Context(), sheet, annotate.LayerAnnotation, 1, "A1")
			if err != nil {
				t.Fatal(err)
			}
			if saved.State(d.Book()) != annotate.Submitted {
				t.Fatalf("the keys %q do not submit the paragraph: %s", c.keys, answersOn(saved))
			}
			if n := utf8.RuneCountInString(c.keys); n < c.atLeast || n > c.atMost {
				t.Fatalf("it takes %d keys, want %d to %d", n, c.atLeast, c.atMost)
			}
		})
	}
}

func TestASingleChoiceMovesOnByItself(t *testing.T) {
	d := sit(t, project(t, 2))
	d.GoTo(1)
	for _, step := range []struct{ keys, active string }{
		{"", "sourcing"},
		{"n", "stance Aldoria"},
		{"1", "voice Aldoria"},
		{"o", "stance Brenn"},
		{"a", "unsourced"},
		{"n", "editorial"},
		{"n", "none"},
	} {
		d.keys(step.keys)
		d.wantActive(step.active)
	}
	d.wantAnswers("editorial=none, sourcing=none, stance Aldoria=-2, stance Brenn=absent, unsourced=no, voice Aldoria=outlet")
}

func TestASetStaysUntilEnter(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("eo")
	d.wantActive("sourcing")
	d.wantAnswers("sourcing=official|expert")
	d.keys("e")
	d.wantAnswers("sourcing=official")
	d.keys("o")
	d.wantAnswers("")
	d.wantState(annotate.NotBegun)
	d.keys("o⏎")
	d.wantActive("attribution")
}

func TestNoneMovesOnFromAnEmptySetAndStaysOnOneThatHadLabels(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("n")
	d.wantActive("stance Aldoria")
	d.Activate("sourcing", "")
	d.keys("oe")
	d.wantAnswers("sourcing=official|expert")
	d.keys("n")
	d.wantAnswers("sourcing=none")
	d.wantActive("sourcing")
	d.keys("n")
	d.wantAnswers("sourcing=none")
	d.wantActive("stance Aldoria")
	if n := len(d.written()); n != 4 {
		t.Fatalf("%d entries were written, want 4: none, official, expert, none; pressing none again writes nothing", n)
	}
}

func TestTheSameChoiceAgainWritesNothing(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("n2")
	d.Activate("stance", annotate.TargetID("Aldoria"))
	d.keys("2")
	d.wantActive("voice Aldoria")
	if n := len(d.written()); n != 2 {
		t.Fatalf("%d entries were written, want 2", n)
	}
}

func TestRestIsAbsentUntilATargetIsNamed(t *testing.T) {
	d := sit(t, project(t, 4))
	d.GoTo(3) // names Corvane
	d.keys("nr")
	d.wantAnswers("sourcing=none, stance Aldoria=absent, stance Brenn=absent")
	d.wantActive("stance Corvane")
	if n := d.wantNotice(labelling.NoticeNamed); n.Target.Name != "Corvane" {
		t.Fatalf("the notice names %q, want Corvane", n.Target.Name)
	}
	d.keys("r")
	d.wantAnswers("sourcing=none, stance Aldoria=absent, stance Brenn=absent")
	d.wantActive("stance Corvane")
	d.wantNotice(labelling.NoticeNamed)
	d.keys("3R") // Caps Lock
	d.wantAnswers("sourcing=none, stance Aldoria=absent, stance Brenn=absent, stance Corvane=0, stance Dunmark=absent")
	d.wantActive("unsourced")
}

func TestRestLeavesAnsweredTargetsAlone(t *testing.T) {
	d := sit(t, project(t, 4))
	d.GoTo(1)
	d.keys("n")
	d.Choose("stance", annotate.TargetID("Corvane"), "0")
	d.Activate("stance", annotate.TargetID("Brenn"))
	d.keys("r")
	d.wantAnswers("sourcing=none, stance Brenn=absent, stance Corvane=0, stance Dunmark=absent")
	d.wantActive("unsourced")
	d.keys("n")
	d.keys("n")
	d.wantActive("stance Aldoria")
}

func TestRestIsNoKeyElsewhere(t *testing.T) {
	d := sit(t, project(t, 4))
	d.GoTo(1)
	d.keys("r")
	d.wantNotice(answering.NoticeNoKey)
	d.wantAnswers("")
}

func TestAKeyThatMeansNothingHereSaysSo(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("x")
	if n := d.wantNotice(answering.NoticeNoKey); n.Key != "x" || n.Field.Key != "sourcing" {
		t.Fatalf("the notice is about %q in %q, want x in sourcing", n.Key, n.Field.Key)
	}
	d.wantActive("sourcing")
	d.Deactivate()
	d.keys("n")
	d.wantNotice(answering.NoticeNoField)
	d.keys(" ")
	d.wantNotice(labelling.NoticeNoEvidence)
	d.wantAnswers("")
	if n := len(d.written()); n != 0 {
		t.Fatalf("%d entries were written by keys that mean nothing", n)
	}
	d.keys("⇥")
	d.wantNotice(answering.NoticeNone)
}

func TestSlashAsksForTheNote(t *testing.T) {
	d := sit(t, project(t, 1))
	if !d.Press('/') {
		t.Fatal("/ does not ask for the note")
	}
	if d.Press('n') {
		t.Fatal("n asks for the note")
	}
}

func TestEnterGoesToWhatIsMissingThenSubmits(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("⏎")
	d.wantActive("stance Aldoria")
	d.keys("⏎⏎")
	d.wantActive("editorial")
	d.keys("⏎")
	d.wantActive("sourcing")
	d.Deactivate()
	d.keys("⏎")
	d.wantActive("sourcing")
	d.keys("nann")
	d.wantActive("none")
	if m := d.Missing(); len(m) != 0 {
		t.Fatalf("%d fields are missing", len(m))
	}
	d.keys("⏎")
	if d.At() != 2 {
		t.Fatalf("paragraph %d is current, want 3", d.At()+1)
	}
	d.keys("⇞")
	d.wantState(annotate.Submitted)
	d.wantActive("none")
}

func TestEnterBeginsAtTheTopWithoutAGuess(t *testing.T) {
	bare, err := codebook.Parse([]byte(strings.Replace(string(annotatetest.Codebook().Source), "prefill: layout", "", 1)))
	if err != nil {
		t.Fatal(err)
	}
	m := newProject(t, bare)
	m.add("Bare", para{"body", "No guess here."})
	d := sit(t, m)
	d.wantActive("unit_type")
	d.Deactivate()
	d.keys("⏎")
	d.wantActive("unit_type")
}

func TestACrosslinkGuessIsConfirmedByItsKey(t *testing.T) {
	d := sit(t, project(t, 4))
	d.GoTo(2)
	d.wantActive("unit_type")
	if f := d.fields(); f != "unit_type" {
		t.Fatalf("the form asks %s, want the part of the article only", f)
	}
	d.keys("⏎")
	d.wantActive("unit_type")
	d.wantState(annotate.NotBegun)
	d.keys("x")
	d.wantActive("none")
	d.wantAnswers("unit_type=crosslink")
	d.keys("⏎")
	if s := d.Sheet(2); s.State(d.Book()) != annotate.Submitted {
		t.Fatalf("the cross-link is %q after x and Enter", s.State(d.Book()))
	}
	if e := d.Sheet(2).Answers[annotate.Slot{Field: "unit_type"}].Entry; e.Origin != annotate.OriginAnnotator {
		t.Fatalf("the confirmed guess has origin %q, want annotator", e.Origin)
	}
}

func TestACrosslinkGuessCanBeWrong(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(2)
	d.keys("b")
	d.wantActive("sourcing")
	d.wantState(annotate.Draft)
}

func TestTabThenALetterAnswersThatField(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("⇤l") // the part of the article, whose guess is wrong
	d.wantAnswers("unit_type=lede")
	d.wantActive("sourcing")
}

func TestLeftAndRightShowOptionsAndEnterDoesNotChoose(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("→")
	r, _ := d.Active()
	if _, o := d.Lead(); r.Cursor != "none" || o == nil || o.Value != "none" {
		t.Fatalf("the cursor is on %q and shows %+v, want none", r.Cursor, o)
	}
	d.keys("→→←")
	d.wantAnswers("")
	if !d.Looking() {
		t.Fatal("the session does not know that options are looked at")
	}
	d.keys("⏎")
	d.wantAnswers("")
	if d.Looking() {
		t.Fatal("Enter has not ended the look")
	}
	d.Activate("sourcing", "")
	d.keys("o⏎")
	d.wantActive("attribution")
	d.keys("←")
	if r, _ = d.Active(); r.Cursor != "named" {
		t.Fatalf("Left from no option is on %q, want the last, named", r.Cursor)
	}
	d.keys("→")
	if r, _ = d.Active(); r.Cursor != "vague" {
		t.Fatalf("Right from the last option is on %q, want the first, vague", r.Cursor)
	}
}

func TestBackspaceTakesTheAnswerBack(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("n⇤⌫")
	d.wantNotice(answering.NoticeTakenBack)
	d.wantAnswers("")
	d.wantState(annotate.NotBegun)
	d.wantActive("sourcing")
	d.keys("⌫")
	all := d.written()
	if len(all) != 2 || all[1].Value != "" || all[1].Replaces != all[0].ID {
		t.Fatalf("the log is %+v, want the answer and its taking back", all)
	}
}

func TestDoubt(t *testing.T) {
	t.Run("about the answer given last", func(t *testing.T) {
		d := sit(t, project(t, 1))
		d.GoTo(1)
		d.keys("n2?")
		d.wantNotice(labelling.NoticeUnsure)
		d.wantAnswers("sourcing=none, stance Aldoria=-1, unsure Aldoria=stance")
		if !d.Current().Unsure() || d.Total().Unsure != 1 {
			t.Fatal("the paragraph is not counted as unsure")
		}
		d.keys("?")
		d.wantNotice(labelling.NoticeSure)
		d.wantAnswers("sourcing=none, stance Aldoria=-1")
		if d.Total().Unsure != 0 {
			t.Fatal("the paragraph is still counted as unsure")
		}
	})
	t.Run("about the paragraph before any answer", func(t *testing.T) {
		d := sit(t, project(t, 1))
		d.GoTo(1)
		d.keys("?")
		d.wantAnswers("unsure=paragraph")
		if !d.UnsureParagraph() {
			t.Fatal("the paragraph is not shown as unsure")
		}
		d.keys("n?")
		d.wantAnswers("sourcing=none, unsure=sourcing|paragraph")
	})
	t.Run("about a field gone to", func(t *testing.T) {
		d := sit(t, project(t, 1))
		d.GoTo(1)
		d.keys("nan⇤⇤⇤?")
		d.wantActive("sourcing")
		d.wantAnswers("sourcing=none, stance Aldoria=absent, unsourced=no, unsure=sourcing")
	})
	t.Run("about the answer given last, on coming back", func(t *testing.T) {
		d := sit(t, project(t, 1))
		d.GoTo(1)
		d.keys("nann⏎⇞?")
		d.wantAnswers("editorial=none, sourcing=none, stance Aldoria=absent, unit_type=body, unsourced=no, unsure=editorial")
		d.wantState(annotate.Submitted)
	})
}

func TestNumberKeysEverywhere(t *testing.T) {
	numbers := func(o *answering.Options) { o.NumberKeys = true }
	d := sit(t, project(t, 1), numbers)
	d.GoTo(1)
	d.keys("23")
	d.wantAnswers("sourcing=official|group")
	d.keys("9")
	d.wantNotice(answering.NoticeNoKey)
	d.keys("⏎3")
	d.wantAnswers("attribution=named, sourcing=official|group")
	d.keys("2⏎")
	d.wantActive("stance Aldoria")
	d.keys("7")
	d.wantNotice(answering.NoticeNoKey) // its digits are keys of their own
	d.keys("1")
	d.wantAnswers("attribution=named, quote_form=direct, sourcing=official|group, stance Aldoria=-2")
	d.SetNumberKeys(false)
	d.keys("1")
	d.wantNotice(answering.NoticeNoKey)
}

func TestSpaceTakesTheOptionLookedAt(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.NextOption()
	d.NextOption()
	d.Press(' ')
	if got := d.Current().Value("sourcing", ""); got != "official" {
		t.Errorf("Space on the second option answered %q", got)
	}
	if d.Looking() {
		t.Error("after Space an option is still looked at")
	}
}
