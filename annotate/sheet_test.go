package annotate_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// answering writes on a sheet as an annotator does.
type answering struct {
	*annotate.Sheet
	pen *annotate.Pen
}

func begin(guess, text string) answering {
	p := annotate.NewArticle([]string{text}, []string{guess}, nil, "").Paragraphs[0]
	return answering{
		annotate.NewSheet(p, annotate.LayerAnnotation, 1, "A1"),
		annotate.NewPen("laptop", "A1", annotatetest.Codebook().Hash, 0),
	}
}

func (a answering) say(field, target, value string) annotate.Entry {
	return a.write(a.Key(field, target), value, annotate.OriginAnnotator)
}

func (a answering) submit(value string, origin annotate.Origin) annotate.Entry {
	return a.write(a.SubmissionKey(), value, origin)
}

func (a answering) write(key annotate.Key, value string, origin annotate.Origin) annotate.Entry {
	a.pen.Begin()
	e := a.pen.Write(key, value, a.CurrentID(key), origin)
	a.Apply(e)
	return e
}

func (a answering) want(t *testing.T, want annotate.State) {
	t.Helper()
	if got := a.State(annotatetest.Codebook()); got != want {
		t.Fatalf("the paragraph is %q, want %q", got, want)
	}
}

func TestTheStateOfAParagraph(t *testing.T) {
	a := begin("body", "Nothing happened.")
	a.want(t, annotate.NotBegun)
	for _, field := range []string{"sourcing", "editorial"} {
		a.say(field, "", "none")
	}
	a.want(t, annotate.Draft)
	a.say("unsourced", "", "no")
	a.say("unit_type", "", "body")
	a.say("stance", "t-1", "absent")
	a.want(t, annotate.Draft)
	a.submit("t-1", annotate.OriginAnnotator)
	a.want(t, annotate.Submitted)
	if got := a.SubmittedTargets(); len(got) != 1 || got[0] != "t-1" {
		t.Fatalf("the targets asked were %v", got)
	}
	a.say("stance", "t-1", "1") // asks whose stance it is
	a.want(t, annotate.Draft)
	a.say("voice", "t-1", "outlet")
	a.want(t, annotate.Submitted)
	a.say("unit_type", "", "")
	a.want(t, annotate.Draft)
	a.say("unit_type", "", "furniture")
	a.want(t, annotate.Submitted)
	a.submit("", annotate.OriginAnnotator)
	a.want(t, annotate.Draft)
}

func TestASheetOfTakenBackAnswersIsNotBegun(t *testing.T) {
	a := begin("body", "Nothing happened.")
	first := a.say("note", "", "x")
	a.want(t, annotate.Draft)
	a.say("note", "", "")
	a.want(t, annotate.NotBegun)
	if a.Begun() || a.CurrentID(first.Key) == "" {
		t.Fatal("the taken back answer is forgotten or counts")
	}
}

func TestAProjectWithoutTargetsSubmitsToo(t *testing.T) {
	a := begin("body", "Nothing happened.")
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "unsourced": "no", "editorial": "none"} {
		a.say(field, "", value)
	}
	a.submit(annotate.SubmittedNoTargets, annotate.OriginAnnotator)
	a.want(t, annotate.Submitted)
	if a.SubmittedTargets() != nil {
		t.Fatalf("targets were asked: %v", a.SubmittedTargets())
	}
}

func TestImportedLabelsAreSubmittedWhateverTheyLeaveOut(t *testing.T) {
	a := begin("body", "Nothing happened.")
	a.say("sourcing", "", "official")
	a.submit("t-1", annotate.OriginImport)
	a.want(t, annotate.Submitted)
}

func TestAGuessStandsInUntilTheAnswer(t *testing.T) {
	book := annotatetest.Codebook()
	a := begin("crosslink", "Read more: the harbour")
	if got := a.Guess(book, "unit_type"); got != "crosslink" || a.Value("unit_type", "") != "" {
		t.Fatalf("the guess is %q", got)
	}
	if a.Ask(book, nil).Visible("sourcing", "") {
		t.Fatal("a guessed cross-link is asked for its sources")
	}
	a.say("unit_type", "", "body")
	if a.Guess(book, "unit_type") != "" || !a.Ask(book, nil).Visible("sourcing", "") {
		t.Fatal("the guess outlives the answer")
	}
	if got := begin("poem", "Roses").Guess(book, "unit_type"); got != "" {
		t.Fatalf("a guess that the codebook does not know stands: %q", got)
	}
	if got := a.Guess(book, "sourcing"); got != "" {
		t.Fatalf("a field without prefill has the guess %q", got)
	}
}

func TestApplyKeepsTheNewestInAnyOrder(t *testing.T) {
	a := begin("body", "x")
	first, second := a.say("sourcing", "", "official"), a.say("sourcing", "", "none")
	b := begin("body", "x")
	b.Apply(second)
	b.Apply(first)
	if s := b.Answers[annotate.Slot{Field: "sourcing"}]; s.Entry.ID != second.ID || s.Revision != 2 {
		t.Fatalf("%q stands in revision %d, want none in 2", s.Entry.Value, s.Revision)
	}
	b.Renew(first)
	b.Renew(second)
	if s := b.Answers[annotate.Slot{Field: "sourcing"}]; s.Entry.ID != second.ID || s.Revision != 2 {
		t.Fatalf("entries that are known already make revision %d", s.Revision)
	}
	submission := a.submit("-", annotate.OriginAnnotator)
	b.Renew(submission)
	b.Renew(submission)
	if b.Submission == nil || b.Submission.Revision != 1 {
		t.Fatalf("the submission stands as %+v", b.Submission)
	}
	again := a.submit("", annotate.OriginAnnotator)
	b.Apply(again)
	b.Apply(submission)
	if b.Submission.Entry.ID != again.ID || b.CurrentID(b.SubmissionKey()) != again.ID {
		t.Fatal("an older submission stands over a newer one")
	}
}

func TestUnsureCountsWhereverItStands(t *testing.T) {
	a := begin("body", "x")
	a.say("unsure", "t-1", "stance")
	if !a.Unsure() {
		t.Fatal("a doubt about a target does not count")
	}
	a.say("unsure", "t-1", "")
	if a.Unsure() {
		t.Fatal("a doubt that was taken back counts")
	}
}
