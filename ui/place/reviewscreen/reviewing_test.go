package reviewscreen_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/narrow"
	"plumbline/annotate/report"
	"plumbline/store/storetest"
	"plumbline/ui/place"
)

// next lets the oldest piece of work end.
func (d *rig) next() {
	d.t.Helper()
	if len(d.queue) == 0 {
		d.t.Fatal("nothing is being worked out")
	}
	do := d.queue[0]
	d.queue = d.queue[1:]
	do()
}

func TestCoefficientsAreShownBeforeTheirIntervals(t *testing.T) {
	d := newRig(t, "A5")
	d.want("Agreement is being worked out")
	d.next()
	d.want("Editorializing", "6 paragraphs", "6 labelled by two or more", "2 annotators", "computing…")
	if got := d.Count(); got != "Working out the numbers…" {
		t.Errorf("the bar says %q", got)
	}
	d.awaitIdle()
	d.wantNot("computing…")
	d.want("from 6 paragraphs, not dependable", "no interval")
	if got := d.Count(); got != "Up to date with 2 annotators" {
		t.Errorf("the bar says %q", got)
	}
	if want := []string{"rows", "intervals", "detail", "sentences"}; !mentions(d.host.Traces, want) {
		t.Errorf("traced is %q, want %q among it", d.host.Traces, want)
	}
}

func mentions(lines, words []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, w) }) {
			return false
		}
	}
	return true
}

func TestLateNumbersAreDropped(t *testing.T) {
	d := newRig(t, "A5")
	d.next() // intervals and a detail are under way
	late := d.queue
	d.queue = nil
	d.Close()
	shown := d.read()
	for _, f := range late {
		f()
	}
	if d.read() != shown || len(d.queue) > 0 {
		t.Error("what ended after the place was closed changed it")
	}
}

func TestOthersAnswersAreHiddenUntilTheirOwnAreSubmitted(t *testing.T) {
	d := newRig(t, "A5")
	d.awaitIdle()
	d.want("Nothing moved.", "Answers are hidden until you have submitted this paragraph")
	d.wantNot("A2 loaded")

	d.answer("A5", 4, "none")
	d.answer("A5", 5, "none")
	d.Reload()
	d.awaitIdle()
	d.want("A2 loaded", "3 annotators")
	d.wantNot("Answers are hidden")
}

// openSpot opens what has an id on the screen, as a click does.
func (d *rig) openSpot(id string) {
	d.t.Helper()
	for _, p := range d.panes() {
		for _, s := range p.Drawing().Spots {
			if s.ID == id {
				s.Open()
				d.awaitIdle()
				return
			}
		}
	}
	d.t.Fatalf("there is no %q", id)
}

func TestOpeningAnswersTooEarlyAsksAndIsRecorded(t *testing.T) {
	d := newRig(t, "A5")
	d.awaitIdle()
	d.work.OpenAnswers(d.article.Paragraphs[4].ID)
	d.awaitIdle()
	if !d.asked() {
		t.Fatal("no question is asked")
	}
	d.wantNot("Open in Annotate")
	if got := d.reveals(); len(got) > 0 {
		t.Errorf("before the answer the log says %q", got)
	}
	d.sayYes()
	d.awaitIdle()
	d.want("Open in Annotate", "Adjudicate", "differ", "loaded")
	if got, want := d.reveals(), []string{"5 A5 answers annotation 1 true"}; !slices.Equal(got, want) {
		t.Errorf("the log says %q, want %q", got, want)
	}
	d.press(fyne.KeyEscape)
	d.want("A2 loaded") // in the list, of this paragraph
	d.work.OpenAnswers(d.article.Paragraphs[4].ID)
	d.awaitIdle()
	if d.asked() || len(d.reveals()) != 1 {
		t.Error("what was revealed is asked for again")
	}
}

func TestARevealOfAnEarlierDayIsKnown(t *testing.T) {
	d := newRig(t, "A5")
	d.project.Say(t, "A5", annotate.Key{
		Kind: annotate.KindReveal, Subject: d.article.Paragraphs[5].ID, Layer: annotate.LayerAnnotation, Round: 1,
		Annotator: "A5", Field: annotate.RevealAnswers,
	}, annotate.Yes)
	d.awaitIdle()
	d.work.OpenAnswers(d.article.Paragraphs[5].ID)
	d.awaitIdle()
	if d.asked() {
		t.Error("it is asked again")
	}
	d.want("Open in Annotate")
}

func TestARevealThatCannotBeRecordedShowsNothing(t *testing.T) {
	d := newRig(t, "A1")
	d.project.MakeReadOnly(false)
	d.openAs("A5")
	d.awaitIdle()
	d.work.OpenAnswers(d.article.Paragraphs[4].ID)
	d.awaitIdle()
	d.sayYes()
	d.awaitIdle()
	d.wantNot("Open in Annotate", "A2 loaded")
	if len(d.host.Errors) != 1 {
		t.Errorf("told was %v", d.host.Errors)
	}
}

func TestAnswersOfAnEarlierMeaningStillStandSideBySide(t *testing.T) {
	d := newRig(t, "A5")
	text := strings.Replace(string(d.session.Book().Source), "version: 1.1.0", "version: 1.2.0", 1)
	at := strings.Index(text, "key: editorial\n")
	second, err := codebook.Parse([]byte(text[:at] + strings.Replace(text[at:], "meaning: 2", "meaning: 3", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.project.Adopt(t.Context(), second, d.project.Pen("L1")); err != nil {
		t.Fatal(err)
	}
	d.openAs("A5").awaitIdle()
	d.work.OpenAnswers(d.article.Paragraphs[4].ID)
	d.awaitIdle()
	d.sayYes()
	d.awaitIdle()
	d.want("Open in Annotate", "Editorializing (as asked earlier)", "loaded")
	if len(d.host.Errors) > 0 {
		t.Errorf("it says %v", d.host.Errors)
	}
}

func TestAnswersLeadToTheOtherPlaces(t *testing.T) {
	d := newRig(t, "A1")
	d.awaitIdle()
	id := d.article.Paragraphs[4].ID
	d.work.OpenAnswers(id)
	d.awaitIdle()
	d.want("Open in Annotate", "Envoy tours three capitals", "Nothing moved.")
	d.openSpot("place")
	d.work.OpenAnswers(id)
	d.awaitIdle()
	d.openSpot("decide")
	if want := []place.Command{
		place.OpenParagraph{Article: d.article.ID, Number: 5},
		place.Decide{Paragraph: id},
	}; !slices.Equal(
		d.host.Commands,
		want,
	) {
		t.Errorf("opened were %v, want %v", d.host.Commands, want)
	}
	d.wantNot("Open in Annotate")
}

func TestNewAnswersChangeTheNumbers(t *testing.T) {
	d := newRig(t, "A5")
	d.awaitIdle()
	before := d.read()
	d.Reload()
	d.awaitIdle()
	if d.read() != before {
		t.Error("nothing was written, and the place changed")
	}
	d.answer("A2", 5, "none")
	d.Saved()
	if d.read() != before {
		t.Error("numbers went away before the new ones were there")
	}
	d.awaitIdle()
	d.want("hardest first, 1")
	if d.read() == before {
		t.Error("the numbers are those from before")
	}
}

func TestAnswersThatComeWhileMeasuringAreTakenUpAfterwards(t *testing.T) {
	d := newRig(t, "A5")
	d.next() // the coefficients are there, the intervals are not
	d.answer("A2", 5, "none")
	d.Reload()
	d.awaitIdle()
	d.want("hardest first, 1")
}

func TestAFilterMeasuresAnew(t *testing.T) {
	d := newRig(t, "A5")
	d.answer("A3", 0, "loaded")
	d.awaitIdle()
	d.want("3 annotators")
	d.work.Narrow(narrow.ByAnnotator, []string{"A1", "A3"})
	d.awaitIdle()
	d.want("2 annotators", "1 labelled by two or more")
	d.work.Narrow(narrow.ByAnnotator, nil)
	d.awaitIdle()
	d.want("3 annotators")
}

func TestAProjectWithoutLabelsSaysWhatToDo(t *testing.T) {
	d := &rig{t: t, project: storetest.MustOpen(t, "p.plumb")}
	d.article = d.project.AddArticle(annotate.Meta{Title: "T"}, storetest.Text{Guess: "body", Text: "Nothing."})
	d.openAs("A1")
	d.awaitIdle()
	d.want("No labels yet", "hand the same articles to two of them")
}

func TestWhatTheProjectSaysOfItselfIsShown(t *testing.T) {
	d := newRig(t, "A5")
	d.project.Say(
		t,
		"lead",
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectAbout},
		"These are illustrations.",
	)
	d.awaitIdle()
	d.want("These are illustrations.")
}

func TestTheReportSaysWhatIsShown(t *testing.T) {
	d := newRig(t, "A5")
	d.awaitIdle()
	d.work.Narrow(narrow.ByAnnotator, []string{"A1", "A2"})
	d.awaitIdle()
	d.openSpot("report")
	if len(d.host.Commands) != 1 {
		t.Fatalf("%d reports were handed on", len(d.host.Commands))
	}
	path := filepath.Join(t.TempDir(), "report.html")
	if err := d.host.Commands[0].(place.SaveReport).Save("harbour.plumb", report.Form{Path: path}); err != nil {
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

func TestABatchIsChosenByItsName(t *testing.T) {
	d := newRig(t, "A5")
	d.awaitIdle()
	d.wantNot("All batches")
	d.project.Say(t, "lead", annotate.Key{Kind: annotate.KindArticle, Subject: d.article.ID, Field: annotate.MetaBatch}, "May")
	d.Reload()
	d.awaitIdle()
	d.want("All batches")
	d.work.Narrow(narrow.ByBatch, []string{d.article.ID})
	d.awaitIdle()
	d.want("May", "6 paragraphs")
	d.wantNot("All batches", "All articles") // its one article is chosen
	d.work.Narrow(narrow.ByBatch, nil)
	d.awaitIdle()
	d.want("All batches", "All articles")
}

func TestAnAnnotatorWhoSeesNobodyElseIsToldWhen(t *testing.T) {
	d := &rig{t: t, project: storetest.MustOpen(t, "p.plumb")}
	d.project.AddTarget(t, annotate.Target{Name: "Aldoria", Order: 1})
	d.article = d.project.AddArticle(annotate.Meta{Title: "T"}, storetest.Text{Guess: "body", Text: "Nothing."})
	d.answer("A1", 0, "none")
	d.restricted = true
	d.openAs("A1")
	d.awaitIdle()
	d.want("Nothing to see yet", "once your lead has closed the batch")
	d.wantNot("undefined", "By question")
}

func TestOfAClosedBatchAnAnnotatorSeesTheParagraphsTheySubmitted(t *testing.T) {
	d := &rig{t: t, project: storetest.MustOpen(t, "p.plumb")}
	d.project.AddTarget(t, annotate.Target{Name: "Aldoria", Order: 1})
	d.article = d.project.AddArticle(
		annotate.Meta{Title: "T"},
		storetest.Text{Guess: "body", Text: "Nothing."},
		storetest.Text{Guess: "body", Text: "Something."},
	)
	d.answer("A1", 0, "none")
	d.answer("A2", 0, "none")
	d.answer("A2", 1, "loaded")
	d.answer("A3", 1, "motive")
	for _, said := range []struct {
		kind                annotate.Kind
		about, field, value string
	}{
		{annotate.KindPerson, "L1", annotate.PersonRole, annotate.RoleLead},
		{annotate.KindArticle, d.article.ID, annotate.MetaBatch, "first"},
		{annotate.KindBatch, "first", annotate.BatchClosed, annotate.Yes},
	} {
		d.project.Say(t, "L1", annotate.Key{Kind: said.kind, Subject: said.about, Field: said.field}, said.value)
	}
	if err := d.project.ViewAs(t.Context(), "A1"); err != nil {
		t.Fatal(err)
	}
	d.restricted = true
	d.openAs("A1")
	d.awaitIdle()
	d.want("1 labelled by two or more · 2 annotators")
	d.wantNot("loaded", "motive", "A3")
}

// seen are the actions that recorded what a person saw, each as its paragraphs.
func (d *rig) seen() []string {
	d.t.Helper()
	d.reveals() // everything is written
	at, actions := make(map[string]int), []string(nil)
	for _, e := range d.project.Entries() {
		if e.Key.Kind != annotate.KindReveal {
			continue
		}
		i, known := at[e.Action]
		if !known {
			i = len(actions)
			at[e.Action], actions = i, append(actions, e.Key.Annotator)
		}
		for _, p := range d.article.Paragraphs {
			if p.ID == e.Key.Subject {
				actions[i] += " " + strconv.Itoa(p.Position)
			}
		}
	}
	return actions
}

// scrollDown brings the end of the page into view, where the list is.
func (d *rig) scrollDown() {
	var in func(o fyne.CanvasObject)
	in = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *container.Scroll:
			o.ScrollToBottom()
		case *fyne.Container:
			for _, c := range o.Objects {
				in(c)
			}
		}
	}
	in(d.Content())
	d.awaitIdle()
}

func (d *rig) wantSeen(want ...string) {
	d.t.Helper()
	if got := d.seen(); !slices.Equal(got, want) {
		d.t.Errorf("recorded is %q, want %q", got, want)
	}
}

func TestAnswersInTheListAreRecordedAsSeenByWhoSubmittedTheirs(t *testing.T) {
	d := newRig(t, "A1")
	d.awaitIdle()
	d.scrollDown()
	d.want("A2 loaded")
	d.wantSeen("A1 5 6")
	d.Reload()
	d.awaitIdle()
	d.wantSeen("A1 5 6")
	if d.asked() {
		t.Error("A1, who has submitted them, is asked")
	}
	d.work.OpenAnswers(d.article.Paragraphs[0].ID) // nobody differs there, and it is in no list
	d.awaitIdle()
	d.wantSeen("A1 5 6", "A1 1")
	d.work.OpenAnswers(d.article.Paragraphs[4].ID)
	d.awaitIdle()
	d.wantSeen("A1 5 6", "A1 1")
	again := d.openAs("A1")
	again.awaitIdle()
	again.scrollDown()
	again.wantSeen("A1 5 6", "A1 1")
}

func TestNothingIsRecordedOfWhoSeesNoOthersAnswers(t *testing.T) {
	d := newRig(t, "A5")
	d.awaitIdle()
	d.scrollDown()
	d.want("Answers are hidden until you have submitted this paragraph")
	d.wantSeen()
	d.answer("A5", 4, "none")
	d.Reload()
	d.awaitIdle()
	d.wantSeen("A5 5")
}

func TestAReadOnlyProjectRecordsNothing(t *testing.T) {
	d := newRig(t, "A1")
	d.Close()
	d.project.MakeReadOnly(false)
	locked := d.openAs("A1")
	locked.awaitIdle()
	locked.scrollDown()
	locked.want("A2 loaded")
	locked.wantSeen()
	if len(locked.host.Errors) > 0 {
		t.Errorf("it says %v", locked.host.Errors)
	}
}

// TestOnlyWhatIsInViewIsRecorded opens the place too low for its list, and
// scrolls down.
func TestOnlyWhatIsInViewIsRecorded(t *testing.T) {
	d := newRig(t, "A1")
	d.window.Resize(fyne.NewSize(1440, 480))
	d.awaitIdle()
	d.want("A2 loaded") // below the edge
	d.wantSeen()
	d.scrollDown()
	d.wantSeen("A1 5 6")
}

// TestAChangeAfterLookingCountsInNoAgreement: what A1 answered before does, and
// the change is marked beside it.
func TestAChangeAfterLookingCountsInNoAgreement(t *testing.T) {
	d := newRig(t, "A1")
	d.awaitIdle()
	d.scrollDown()
	d.wantSeen("A1 5 6")
	d.answer("A1", 4, "loaded")
	d.answer("A1", 5, "loaded")
	d.answer("A1", 0, "loaded") // of this paragraph A1 saw nothing: the change counts
	d.Reload()
	d.awaitIdle()
	d.want("hardest first, 3", "A1 none (loaded after seeing others) · A2 loaded", "A1 loaded · A2 none")
	d.work.OpenAnswers(d.article.Paragraphs[4].ID)
	d.awaitIdle()
	d.want("none (loaded after seeing others)", "differ")
}
