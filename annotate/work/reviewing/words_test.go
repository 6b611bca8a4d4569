package reviewing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/narrow"
	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
)

// marks marks words of a paragraph for what somebody answered about its tone.
func (d *rig) marks(who string, paragraph int, option, marked string) {
	d.t.Helper()
	s := annotate.NewSheet(d.article.Paragraphs[paragraph], annotate.LayerAnnotation, 1, who)
	at := strings.Index(s.Paragraph.Text, marked)
	if at < 0 {
		d.t.Fatalf("%q does not stand in paragraph %d", marked, paragraph)
	}
	begin := len([]rune(s.Paragraph.Text[:at]))
	passage := annotate.Passage{Begin: begin, End: begin + len([]rune(marked)), Words: marked}
	key := s.EvidenceKey(annotate.Slot{Field: "editorial"}, option)
	d.project.Say(d.t, who, key, annotate.JoinPassages([]annotate.Passage{passage}))
}

// gamma is the last number of the words of a detail, if it is there.
func gamma(d *reviewing.Detail) (unitizing.Result, bool) {
	if d == nil || d.Words == nil || d.Words.Drawing {
		return unitizing.Result{}, false
	}
	last := d.Words.Results[len(d.Words.Results)-1]
	return last, last.Statistic == unitizing.Gamma
}

func TestWordsAreMeasuredBesideARowAndGammaFollows(t *testing.T) {
	d := newRig(t, "A5").awaitIdle()
	if of := d.detail("editorial"); of.Words != nil {
		t.Errorf("where nobody marked anything, words are %+v", of.Words)
	}
	d.answer("A3", 4, "loaded")
	d.answer("A5", 4, "none")
	d.marks("A2", 4, "loaded", "Nothing")
	d.marks("A3", 4, "loaded", "moved")
	d.begin().awaitIdle()
	r := d.row("editorial")
	d.Select(reviewing.IDOf(r.Question, r.What))
	for d.View().Detail == nil || d.View().Detail.Words == nil {
		d.next()
	}
	if _, drawn := gamma(d.View().Detail); drawn {
		t.Error("gamma is there at once")
	}
	d.awaitIdle()
	of := d.View().Detail.Words
	if g, drawn := gamma(d.View().Detail); !drawn || g.N != 2 || of.Spans != 2 || of.Annotators != 4 {
		t.Errorf("gamma is %+v, of %+v", g, of)
	}
	if share, _ := of.Apart.Share(); share != 1 || len(of.List) != 1 {
		t.Fatalf("apart are %+v, listed %+v", of.Apart, of.List)
	}
	if l := of.List[0]; l.Hidden || l.Position != 5 || fmt.Sprint(l.By[0].Quoted(), l.By[1].Quoted()) != "[“Nothing”] [“moved”]" {
		t.Errorf("listed is %+v", l)
	}
	if of := d.detail("sourcing"); of.Words != nil {
		t.Errorf("another question has the words %+v", of.Words)
	}
}

func TestWordsOfAParagraphThatIsNotSubmittedAreHidden(t *testing.T) {
	d := newRig(t, "A5")
	d.answer("A3", 4, "loaded")
	d.marks("A2", 4, "loaded", "Nothing")
	d.marks("A3", 4, "loaded", "moved")
	d.awaitIdle()
	of := d.detail("editorial").Words
	if of == nil || len(of.List) != 1 {
		t.Fatalf("words are %+v", of)
	}
	if l := of.List[0]; !l.Hidden || l.Label != "" || l.By != nil {
		t.Errorf("before their own answer is seen %+v", l)
	}
	d.Reveal(d.id(4))
	d.awaitIdle()
	if l := d.View().Detail.Words.List[0]; l.Hidden || l.Label != "loaded" || len(l.By) != 2 {
		t.Errorf("after they asked to see it is shown %+v", l)
	}
}

func TestAnotherFilterEndsTheDrawingOfGamma(t *testing.T) {
	d := newRig(t, "A5")
	d.answer("A3", 4, "loaded")
	d.marks("A2", 4, "loaded", "Nothing")
	d.marks("A3", 4, "loaded", "moved")
	d.awaitIdle()
	d.Narrow(narrow.ByAnnotator, []string{"A1", "A2", "A3"})
	d.awaitIdle()
	r := d.row("editorial")
	d.Select(reviewing.IDOf(r.Question, r.What))
	d.next()
	if of := d.View().Detail; of == nil || of.Words == nil || !of.Words.Drawing {
		t.Fatal("gamma is not being drawn")
	}
	drawing := d.queue[len(d.queue)-1]
	d.Narrow(narrow.ByAnnotator, []string{"A1", "A2"})
	changes := d.changes
	drawing()
	if _, drawn := gamma(d.View().Detail); drawn || d.changes != changes {
		t.Error("gamma of what was chosen before is shown")
	}
	d.queue = slices.Delete(d.queue, 0, 1) // it has been called
	d.awaitIdle()
	if of := d.detail("editorial").Words; of == nil || of.Spans != 1 {
		t.Errorf("of two annotators are %+v", of)
	}
}

func TestATargetPassedOverStandsBesideItsQuestion(t *testing.T) {
	for who, hidden := range map[string]bool{"A5": true, "A7": false} {
		d := newRig(t, who)
		d.project.AddTarget(t, annotate.Target{Name: "Borea", Order: 2})
		d.aboutTwo("A7", "absent", "absent")
		d.aboutTwo("A8", "-2", "absent")
		d.Reload()
		d.awaitIdle()
		i := slices.IndexFunc(d.View().Overview.Rows, func(r review.Row) bool {
			return r.Question.TargetName == "Aldoria" && r.What == review.AbsentOrAddressed
		})
		if i < 0 {
			t.Fatal("there is no row of the target")
		}
		r := d.View().Overview.Rows[i]
		d.Select(reviewing.IDOf(r.Question, r.What))
		d.awaitIdle()
		of := d.View().Detail
		if of.PassedAll.Of != 1 || len(of.Passed) != 1 {
			t.Fatalf("%s is shown %+v of %d", who, of.Passed, of.PassedAll.Of)
		}
		o := of.Passed[0]
		if o.Hidden != hidden || (o.Annotator == "A7") == hidden || (fmt.Sprint(o.Saw) == "[{A8 -- }]") == hidden {
			t.Errorf("%s is shown %+v", who, o)
		}
	}
}

// aboutTwo submits the first paragraph with what was answered about Aldoria and about
// Borea, both in one action as by the key for the rest.
func (d *rig) aboutTwo(who, aldoria, borea string) {
	d.t.Helper()
	s := annotate.NewSheet(d.article.Paragraphs[0], annotate.LayerAnnotation, 1, who)
	pen := d.project.Pen(who)
	write := func(key annotate.Key, value string) annotate.Entry {
		return pen.Write(key, value, "", annotate.OriginAnnotator)
	}
	first, second := annotate.TargetID("Aldoria"), annotate.TargetID("Borea")
	entries := []annotate.Entry{write(s.Key("stance", first), aldoria), write(s.Key("stance", second), borea)}
	for i := range entries {
		entries[i].Action = entries[0].ID
	}
	if aldoria != "absent" {
		entries = append(entries, write(s.Key("voice", first), "outlet"))
	}
	for _, other := range [][2]string{{"unit_type", "body"}, {"sourcing", "none"}, {"unsourced", "no"}, {"editorial", "none"}} {
		entries = append(entries, write(s.Key(other[0], ""), other[1]))
	}
	d.project.Tell(d.t, append(entries, write(s.SubmissionKey(), first+" "+second))...)
}
