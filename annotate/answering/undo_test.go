package answering_test

import (
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

func TestUndoGoesToItsParagraphOutlinesAndTells(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("o②n")
	p.want("unsourced", "1 sourcing=official, 2 sourcing=none")
	p.keys("↶↶")
	p.want("sourcing", "")
	if n := p.wantNotice(
		answering.NoticeUndone,
	); n.Paragraph != 1 || n.From != "official" || n.To != "" || n.Field.Key != "sourcing" ||
		n.What != annotate.KindAnswer {
		t.Errorf("the notice is %+v", n)
	}
	if q, _ := p.Active(); p.at != 0 || !q.Outlined {
		t.Errorf("paragraph %d is at hand, its question %+v", p.at+1, q)
	}
	p.keys("↷")
	p.want("sourcing", "1 sourcing=official")
	p.wantNotice(answering.NoticeRedone)
	p.keys("⇥⇤")
	if q, _ := p.Active(); q.Outlined {
		t.Error("the outline stays after the next key")
	}
	p.keys("↷")
	p.want("sourcing", "1 sourcing=official, 2 sourcing=none")
	p.keys("↷")
	p.wantNotice(answering.NoticeNothingRedo)
	p.keys("↶↶↶")
	p.wantNotice(answering.NoticeNothingUndo)
}

func TestArrivingElsewhereEndsTheOutline(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("o↶")
	p.Arrive(annotate.Slot{})
	if q, _ := p.Active(); q.Outlined || p.Notice().Kind != answering.NoticeUndone {
		t.Errorf("the question is %+v, the notice %+v", q, p.Notice())
	}
}

func TestOfAnActionOfSeveralEntriesTheFirstIsToldUnlessItSubmits(t *testing.T) {
	for _, submits := range []bool{false, true} {
		p := open(t, &disk{}, answering.Manner{})
		sheet := p.sheets[0]
		p.Writer.Begin()
		p.Writer.Write(sheet, sheet.Key("sourcing", ""), "none", annotate.OriginAnnotator)
		p.Writer.Write(sheet, sheet.Key("unsourced", ""), "no", annotate.OriginAnnotator)
		if submits {
			p.Writer.Write(sheet, sheet.SubmissionKey(), annotate.SubmittedNoTargets, annotate.OriginAnnotator)
		}
		p.Writer.Commit()
		for _, keys := range []string{"↶", "↷"} {
			p.keys(keys)
			n := p.Notice()
			if submits && n.What != annotate.KindSubmission || !submits && (n.What != annotate.KindAnswer || n.Field.Key != "sourcing") {
				t.Errorf("%s tells %+v", keys, n)
			}
			for _, q := range (onPage{p}).Questions() {
				if q.Outlined != (q.Field.Key != "editorial") {
					t.Errorf("%s: %s is outlined: %v", keys, q.Field.Key, q.Outlined)
				}
			}
		}
	}
}

func TestOnlyTheLatestUndoIsOutlined(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("ny↶↶")
	for _, q := range (onPage{p}).Questions() {
		if q.Outlined != (q.Field.Key == "sourcing") {
			t.Errorf("%s is outlined: %v", q.Field.Key, q.Outlined)
		}
	}
}

func TestAnAnswerEndsWhatCanBeRedone(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("o↶e↷")
	p.wantNotice(answering.NoticeNothingRedo)
	p.want("sourcing", "1 sourcing=expert")
}

func TestUndoSurvivesARestart(t *testing.T) {
	d := &disk{known: []string{"A1"}}
	p := open(t, d, answering.Manner{})
	p.keys("oe↶")
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	p = open(t, d, answering.Manner{})
	if !p.CanUndo() {
		t.Fatal("nothing can be undone")
	}
	p.keys("↷")
	p.want("sourcing", "1 sourcing=official|expert")
	p.keys("↶↶")
	p.want("sourcing", "")
	if p.CanUndo() {
		t.Error("more can be undone than was done")
	}
}

func TestWhatSomeoneElseAnsweredSinceIsKept(t *testing.T) {
	d := &disk{known: []string{"A1"}}
	p := open(t, d, answering.Manner{})
	p.keys("o")
	p.Choose("unsourced", "", "yes")
	sheet, key := p.sheets[0], p.sheets[0].Key("unsourced", "")
	other := annotate.NewPen("desk", "A1", p.book.Hash, 1<<50)
	sheet.Apply(other.Write(key, "no", sheet.CurrentID(key), annotate.OriginAnnotator))
	p.keys("↶")
	if n := p.wantNotice(answering.NoticeKept); n.Field.Key != "unsourced" {
		t.Errorf("the notice is %+v", n)
	}
	p.keys("↶") // passes it over
	p.wantNotice(answering.NoticeUndone)
	if got := p.answers(); got != "1 unsourced=no" {
		t.Errorf("the answers are %q", got)
	}
}

func TestUndoThatCannotGoThereChangesNothing(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("o")
	p.fetch = true
	if err := p.Undo(t.Context()); err == nil {
		t.Fatal("it goes there all the same")
	}
	p.fetch = false
	p.want("sourcing", "1 sourcing=official")
	p.keys("↶")
	p.want("sourcing", "")
}

func TestOnlyTheAnswersOfOnesOwnLayerAreUndone(t *testing.T) {
	d := &disk{known: []string{"A1"}}
	if err := func() error { p := open(t, d, answering.Manner{}); p.keys("o"); return p.Close() }(); err != nil {
		t.Fatal(err)
	}
	p := open(t, d, answering.Manner{}, func(_ *page, o *answering.Options) { o.Layer = annotate.LayerPractice })
	if p.CanUndo() {
		t.Error("practice undoes real work")
	}
	for layer, ours := range map[annotate.Layer]bool{annotate.LayerAnnotation: false, annotate.LayerFinal: true} {
		o := answering.Options{Annotator: "A1", Layer: layer}
		if o.Ours(annotate.Key{Layer: layer, Annotator: ""}) != ours || o.Ours(annotate.Key{Layer: "other", Annotator: "A1"}) {
			t.Errorf("in %s, an answer without annotator is ours: %v", layer, !ours)
		}
	}
}

func TestTheTimeAnAnswerTookIsCountedFromTheParagraphOrTheAnswerBefore(t *testing.T) {
	d := &disk{known: []string{"A1"}}
	d.keeps(annotate.TimePerAnswer)
	p := open(t, d, answering.Manner{})
	pass := func(d time.Duration) { p.passed.Add(int64(d)) }
	pass(3 * time.Second)
	p.keys("o")
	pass(2 * time.Second)
	p.keys("e")
	p.keys("②")
	pass(time.Second)
	p.keys("n")
	pass(-time.Hour) // the clock was set back
	p.keys("y")
	var got []int64
	var last annotate.Entry
	for _, e := range p.written() {
		if !e.After(&last) || e.ID <= last.ID {
			t.Errorf("%+v does not come after the one before, though the clock went backwards", e)
		}
		got, last = append(got, e.ElapsedMS), e
	}
	if !last.DecidedAt.Equal(p.now()) {
		t.Errorf("the last answer was given at %v, want the clock's %v", last.DecidedAt, p.now())
	}
	want := []int64{3000, 2000, 1000, 0}
	for i := range want {
		if len(got) != len(want) || got[i] != want[i] {
			t.Fatalf("the answers took %v, want %v", got, want)
		}
	}
}

func TestNoEntrySaysHowLongItTookUnlessTheProjectKeepsThat(t *testing.T) {
	d := &disk{known: []string{"A1"}}
	p := open(t, d, answering.Manner{})
	p.keys("oe②")
	answer := func(timing annotate.Timing, key string) int64 {
		d.keeps(timing)
		if err := p.ReadTiming(t.Context()); err != nil || p.Timing() != timing {
			t.Fatalf("the time kept is %q (%v), want %q", p.Timing(), err, timing)
		}
		p.passed.Add(int64(time.Second))
		p.keys(key)
		all := p.written()
		return all[len(all)-1].ElapsedMS
	}
	for _, c := range []struct {
		timing annotate.Timing
		key    string
		want   int64
	}{{annotate.TimeOff, "y", 0}, {annotate.TimePerSitting, "n", 0}, {annotate.TimePerAnswer, "y", 1000}, {annotate.TimeOff, "n", 0}} {
		if got := answer(c.timing, c.key); got != c.want {
			t.Errorf("with the time kept %q an answer took %d ms, want %d", c.timing, got, c.want)
		}
	}
}

func TestWhatIsRecordedIsNoActionToBeUndone(t *testing.T) {
	d := &disk{known: []string{"A1"}}
	p := open(t, d, answering.Manner{})
	facts := []annotate.Key{
		annotate.RevealKey(annotate.RevealAnswers, "x", "A1", 1), annotate.RevealKey(annotate.RevealAnswers, "y", "A1", 1),
	}
	p.keys("o")
	p.Writer.Record(facts...)
	p.keys("↶")
	p.want("sourcing", "")
	p.written()
	recorded := 0
	for _, e := range d.log.Entries {
		if e.Key == facts[0] || e.Key == facts[1] {
			recorded++
		}
	}
	if recorded != 2 || d.appends != 3 {
		t.Errorf("%d facts were recorded in %d writes, want 2 in one of 3", recorded, d.appends)
	}
}
