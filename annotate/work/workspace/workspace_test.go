package workspace_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/dataset"
	"plumbline/annotate/practice"
	"plumbline/annotate/team"
	"plumbline/annotate/work/workspace"
)

func TestTheFirstStartAsksWhoLabelsInTheSample(t *testing.T) {
	d := newRig(t)
	d.sample.Say(t, "A7", annotate.Key{Kind: annotate.KindPerson, Subject: "A7", Field: annotate.PersonJoined}, annotate.Yes)
	d.Start("")
	if d.use == nil || !slices.Equal(d.here, []string{"A7"}) || d.Session() != nil {
		t.Fatalf("it is asked %v, with the ids %v", d.use != nil, d.here)
	}
	if err := d.use("B2"); err != nil {
		t.Fatal(err)
	}
	if got := d.Session().
		Annotator(); got != "B2" || d.people["sample.plumb"] != "B2" ||
		!slices.Equal(d.recent, []string{"sample.plumb"}) {
		t.Errorf("%q labels; remembered are %v and %v", got, d.people, d.recent)
	}
	if want := []string{"opened", "ready"}; !slices.Equal(d.told, want) {
		t.Errorf("the window is told %q, want %q", d.told, want)
	}
}

func TestWhoDeclinesToSayWhoTheyAreOpensNothing(t *testing.T) {
	d := newRig(t)
	d.Start("")
	d.declined()
	if d.Project() != nil || !d.sample.Closed() || len(d.told) > 0 {
		t.Errorf("a project is open: %v; its file is closed: %v; told %q", d.Project() != nil, d.sample.Closed(), d.told)
	}
}

func TestTheLastProjectGivesWayToTheSampleWhereItIsGoneOneAskedForDoesNot(t *testing.T) {
	d := newRig(t)
	d.recent, d.people["sample.plumb"] = []string{"gone.plumb"}, "A1"
	d.Start("")
	if err := d.failure(); err == nil || d.Project() == nil || d.Project().Path() != "sample.plumb" {
		t.Errorf("told of %v, open is %v", err, d.Project())
	}
	d = newRig(t)
	d.Start("gone.plumb")
	if err := d.failure(); err == nil || d.Project() != nil {
		t.Errorf("told of %v, open is %v", err, d.Project())
	}
}

func TestABackupIsNotWhatIsOpenedNextTime(t *testing.T) {
	d := newRig(t).begun()
	d.project("sample.backup-2031-03-04-090000.plumb")
	d.Open("sample.backup-2031-03-04-090000.plumb", "A1")
	if d.recent[0] != "sample.plumb" || !d.sample.Closed() {
		t.Errorf("opened next is %q; the project before is closed: %v", d.recent[0], d.sample.Closed())
	}
	d.closed()
}

func TestANewProjectIsOpenedForWhoLabelledLast(t *testing.T) {
	d := newRig(t)
	d.people[""] = "A4"
	if err := d.Create("new.plumb", annotatetest.Codebook(), []annotate.Target{{Name: "Kadreth", Order: 2}}, false); err != nil {
		t.Fatal(err)
	}
	if got := d.Session().Annotator(); got != "A4" || d.Project().Path() != "new.plumb" || len(d.Session().Targets()) != 2 {
		t.Errorf("%s labels %s with %d targets", got, d.Project().Path(), len(d.Session().Targets()))
	}
	d.closed()
}

func TestClosingBringsEverythingToDiskFirst(t *testing.T) {
	d := newRig(t).begun()
	d.answer()
	closed := false
	d.Close(func() { closed = true })
	if !closed || d.lose != nil || !d.sample.Closed() || d.Project() != nil {
		t.Fatalf("closed %v, asked %v, the file is closed: %v", closed, d.lose != nil, d.sample.Closed())
	}
	if want := []string{"opened", "ready", "places closed", "emptied"}; !slices.Equal(d.told, want) {
		t.Errorf("the window is told %q, want %q", d.told, want)
	}
	d.sample.Reopen()
	if log := d.sample.Entries(); log[len(log)-1].Value != "none" {
		t.Errorf("the last answer is not on disk; the log ends with %q", log[len(log)-1].Value)
	}
}

func TestClosingAsksWhereAnswersCannotBeWritten(t *testing.T) {
	d := newRig(t).begun()
	d.sample.Fail(errors.New("the disk refused"))
	d.answer()
	d.unwritten = 2 // in places that write by themselves
	closed := false
	d.Close(func() { closed = true })
	if closed || d.left != 3 || d.sample.Closed() {
		t.Fatalf("closed %v, asked about %d answers, the file is closed: %v", closed, d.left, d.sample.Closed())
	}
	d.lose()
	if !closed || !d.sample.Closed() {
		t.Error("after a yes it is not closed")
	}
}

func TestWhatPlacesHaveToWriteHoldsClosingUp(t *testing.T) {
	d := newRig(t).begun()
	d.unwritten, d.refusal = 1, errors.New("the disk refused")
	d.Close(func() { t.Error("it was closed without a question") })
	if d.left != 1 {
		t.Errorf("asked about %d answers, want 1", d.left)
	}
}

func TestAnotherPersonStartsTheirOwnSessionInRealWork(t *testing.T) {
	d := practised(t)
	d.Practise()
	d.SwitchPerson(func(current string, here []string, use func(id string) error) {
		if current != "A1" || !slices.Contains(here, "A1") {
			t.Errorf("asked in place of %q, among %v", current, here)
		}
		if err := use("Z9"); err != nil {
			t.Error(err)
		}
	})
	if got := d.Session().Annotator(); got != "Z9" || d.Practising() || d.people["sample.plumb"] != "Z9" {
		t.Errorf("%q labels, practising %v, remembered is %v", got, d.Practising(), d.people)
	}
}

// practised is a rig whose first article has a key to practise by.
func practised(t *testing.T) *rig {
	t.Helper()
	d := newRig(t)
	articles, err := d.sample.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	article, err := d.sample.Article(t.Context(), articles[0].ArticleID)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range article.Paragraphs {
		d.sample.Say(t, "lead", annotate.NewSheet(p, annotate.LayerPractice, practice.KeyRound, "").Key("sourcing", ""), "none")
	}
	return d.begun()
}

func TestPracticeIsATurnThatCanBeLeftAndTakenAgain(t *testing.T) {
	d := practised(t)
	if got := d.Offer().Articles; got != 1 {
		t.Fatalf("%d articles can be practised, want 1", got)
	}
	d.TogglePractice()
	first := d.Session().Round()
	if !d.Practising() {
		t.Fatal("practice did not begin")
	}
	d.PractiseAgain()
	if got := d.Session().Round(); got != first+1 {
		t.Errorf("another attempt is round %d after %d", got, first)
	}
	d.TogglePractice()
	if d.Practising() {
		t.Error("practice was not left")
	}
	d.PractiseAgain()
	if d.Practising() {
		t.Error("real work was practised again")
	}
}

func TestWithoutAKeyThereIsNoPractice(t *testing.T) {
	d := newRig(t).begun()
	session := d.Session()
	d.Practise()
	if d.Practising() || d.Session() != session {
		t.Error("practice began where nothing can be practised")
	}
}

func TestWhatIsWantedInRealWorkLeavesPracticeFirst(t *testing.T) {
	d := practised(t)
	d.Practise()
	practising := true
	d.InRealWork(func() { practising = d.Practising() })
	if practising {
		t.Error("it was done while practice was on")
	}
	done := false
	d.InRealWork(func() { done = true })
	if !done {
		t.Error("in real work it was not done at once")
	}
}

func TestWhatAnotherProgramWroteIsTakenUp(t *testing.T) {
	d := newRig(t, func(o *workspace.Options) {
		run := o.Run
		o.Every = time.Millisecond
		o.Work = func(work, done func()) {
			work()
			run(done)
		}
		o.Step = func(work, done func()) {
			work()
			done()
		}
	}).begun()
	d.await("saved", func() bool { return d.Session().Pending() == 0 })
	d.sample.AddTarget(t, annotate.Target{Name: "Brenn", Order: 2})
	d.await("what another program wrote", func() bool { return slices.Contains(d.traced, "refreshed") })
	if got := len(d.Session().Targets()); got != 2 {
		t.Errorf("%d targets are asked, want the new one too", got)
	}
}

func TestARoleThatChangedIsTold(t *testing.T) {
	d := newRig(t).begun()
	if d.Person().NamedLead || !d.Leads() {
		t.Errorf("where nobody leads A1 is named a lead: %v, may lead: %v", d.Person().NamedLead, d.Leads())
	}
	d.sample.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	d.sample.Say(
		t,
		"L1",
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind},
		annotate.Yes,
	)
	d.Refresh()
	if want := (workspace.Change{Viewer: true}); len(d.changes) != 1 || d.changes[0] != want {
		t.Fatalf("told of %+v, want %+v", d.changes, want)
	}
	if d.Leads() || !d.Person().OutletBlind || !d.HidesOutlet() {
		t.Errorf("A1 may lead: %v, is outlet-blind: %v, outlets are hidden: %v", d.Leads(), d.Person().OutletBlind, d.HidesOutlet())
	}
	d.sample.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonRole}, annotate.RoleLead)
	d.Refresh()
	if got := d.changes[len(d.changes)-1]; got.Viewer {
		t.Error("what somebody else may do is told as a change for A1")
	}
}

func TestAVersionIsAdoptedWithWhatWasAnsweredUnderTheOneBefore(t *testing.T) {
	d := newRig(t).begun()
	d.answer()
	was, book := d.Session().Book().Hash, revised(t)
	d.Adopt(book, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	if want := (workspace.Change{Rules: true, Quiet: true}); len(d.changes) != 1 || d.changes[0] != want {
		t.Errorf("told of %+v, want %+v", d.changes, want)
	}
	if got := d.Session().Book().Hash; got != book.Hash || !slices.Contains(d.traced, "adopted "+book.Version) {
		t.Errorf("in force is %s, traced %q", got, d.traced)
	}
	var answered []string
	for _, e := range d.sample.Entries() {
		if e.Author == "A1" && e.Key.Field == "sourcing" {
			answered = append(answered, e.Codebook)
		}
	}
	if !slices.Equal(answered, []string{was}) {
		t.Errorf("the answer was written under %q, want %q", answered, was)
	}
}

func TestAnAdoptionThatCannotBeginSaysWhy(t *testing.T) {
	d := newRig(t).begun()
	d.sample.Fail(errors.New("the disk refused"))
	d.answer()
	var why error
	d.Adopt(revised(t), func(err error) { why = err })
	if why == nil || len(d.changes) > 0 {
		t.Errorf("told %v, changed %+v", why, d.changes)
	}
}

func TestALeadWhoAnnotatesIsAskedOnceBeforeTheySeeEveryonesAnswers(t *testing.T) {
	d := newRig(t).begun()
	if got := d.OwnToSubmit().All; got != 3 {
		t.Errorf("%d paragraphs are still to submit, want 3", got)
	}
	d.SeeEveryone()
	if got := d.OwnToSubmit().All; got != 0 {
		t.Errorf("after a yes it would be asked about %d again", got)
	}
	d.GoOnAs("A2")
	if got := d.OwnToSubmit().All; got != 3 {
		t.Errorf("another person is asked about %d, want 3", got)
	}
}

func TestWhatALeadDecidedIsTakenUpByEverything(t *testing.T) {
	d := practised(t)
	article := d.Session().Article().ID
	if err := d.Decide(
		team.ArticleFact(article, annotate.MetaPractice, annotate.Yes),
		team.ProjectFact(annotate.ProjectPracticePass, "80"),
	); err != nil {
		t.Fatal(err)
	}
	if got := d.Offer().Pass; got != 80 {
		t.Errorf("practice asks for %d %%, want 80", got)
	}
	if n := len(d.changes); n != 2 || !d.changes[1].Offer {
		t.Errorf("told of %+v, want of what can be practised at the end", d.changes)
	}
	if err := d.Decide(team.ProjectFact(annotate.ProjectPracticePass, "80")); err != nil || len(d.changes) != 2 {
		t.Errorf("what stands already is decided again: %v, %+v", err, d.changes)
	}
}

func TestWhatWasAnsweredDifferentlyInTwoPlacesIsFlagged(t *testing.T) {
	d := newRig(t)
	d.people["sample.plumb"] = "A1"
	articles, err := d.sample.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	article, err := d.sample.Article(t.Context(), articles[0].ArticleID)
	if err != nil {
		t.Fatal(err)
	}
	book, err := d.sample.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	key := annotate.NewSheet(article.Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("sourcing", "")
	for i, value := range []string{"official", "none"} {
		pen := annotate.NewPen([]string{"laptop", "desktop"}[i], "A1", book.Hash, int64(i))
		if err := d.sample.Append(t.Context(), pen.Write(key, value, "", annotate.OriginAnnotator)); err != nil {
			t.Fatal(err)
		}
	}
	d.Start("")
	if !slices.Equal(d.more, []workspace.More{{Twice: 1}}) || d.Session().ConflictsInAll().All != 1 {
		t.Errorf("told of %v new conflicts, the session knows %d", d.more, d.Session().ConflictsInAll().All)
	}
	d.Refresh()
}

func TestWhatWasDecidedOtherwiseIsToldOnceAtTheStart(t *testing.T) {
	d := newRig(t)
	d.people["sample.plumb"] = "A1"
	articles, err := d.sample.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	article, err := d.sample.Article(t.Context(), articles[0].ArticleID)
	if err != nil {
		t.Fatal(err)
	}
	pen := annotate.NewPen("office", "L1", "", 0)
	for _, field := range []string{"sourcing", "editorial"} {
		for _, who := range []string{"A1", "A2"} {
			key := annotate.FeedbackKey(article.Paragraphs[0].ID, who, annotate.Slot{Field: field})
			told := annotate.Feedback{Final: "none", Reason: "Nobody is named."}
			if err := d.sample.Append(t.Context(), pen.Write(key, told.Value(), "", annotate.OriginAnnotator)); err != nil {
				t.Fatal(err)
			}
		}
	}
	d.Start("")
	if !slices.Equal(d.more, []workspace.More{{Told: 1}}) || d.ToldOtherwise() != 1 {
		t.Errorf("told of %+v, of %d paragraphs in all; want of one paragraph", d.more, d.ToldOtherwise())
	}
	d.Refresh()
	if len(d.more) != 1 {
		t.Errorf("what is known already is told again: %+v", d.more)
	}
}

func TestFilesGoOut(t *testing.T) {
	d := newRig(t).begun()
	folder := t.TempDir()
	d.answer()
	if err := d.Session().Flush(); err != nil {
		t.Fatal(err)
	}
	d.Export(t.Context(), dataset.Export{Format: dataset.CSV}, filepath.Join(folder, "out.csv"), func(rows int, err error) {
		if err != nil || rows != 1 {
			t.Errorf("%d rows written, %v", rows, err)
		}
	})
	frozen, err := d.Project().Freeze(t.Context(), annotate.NewPen("desktop", "A1", "", 0), "first")
	if err != nil {
		t.Fatal(err)
	}
	d.answer()
	if err := d.Session().Flush(); err != nil {
		t.Fatal(err)
	}
	d.ExportFrozen(t.Context(), dataset.Export{Format: dataset.CSV}, frozen, filepath.Join(folder, "frozen.csv"),
		func(rows int, since annotate.Destroyed, err error) {
			if err != nil || rows != 1 || !since.Nothing() {
				t.Errorf("%d rows written of what was frozen, %+v destroyed, %v", rows, since, err)
			}
		})
	d.ExportAttributes(filepath.Join(folder, "attributes.csv"), func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	d.SaveCopy(filepath.Join(folder, "copy.plumb"), func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	d.BackUp(func(path string, err error) {
		if err != nil || !annotate.IsBackup(path) {
			t.Errorf("the backup is %q, %v", path, err)
		}
	})
	for _, name := range []string{"out.csv", "frozen.csv", "attributes.csv", "copy.plumb"} {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s was not written: %v", name, err)
		}
	}
}

func TestThePenOfWhatIsDoneElsewhereWritesAsThePersonAtTheKeyboard(t *testing.T) {
	d := newRig(t).begun()
	d.answer()
	if err := d.Session().Flush(); err != nil {
		t.Fatal(err)
	}
	pen, err := d.NewPen()(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if pen.Author != d.Session().Annotator() || pen.Device != "desk" || pen.Codebook != d.Session().Book().Hash {
		t.Errorf("it writes as %s on %s under %s", pen.Author, pen.Device, pen.Codebook)
	}
}

func TestCorrectionsAreOneActionAndNoneAreNothing(t *testing.T) {
	d := newRig(t).begun()
	article := d.Session().Article().ID
	before := len(d.sample.Entries())
	if err := d.Correct(annotate.KindArticle, article, nil); err != nil || len(d.sample.Entries()) != before {
		t.Errorf("no correction wrote %d entries, %v", len(d.sample.Entries())-before, err)
	}
	if err := d.Correct(annotate.KindArticle, article, map[string]string{annotate.MetaOutlet: "Post"}); err != nil {
		t.Fatal(err)
	}
	if got := d.Session().Article().Meta.Outlet; got != "Post" {
		t.Errorf("the outlet is %q", got)
	}
}

func TestNothingIsWritableInAProjectThatIsOnlyRead(t *testing.T) {
	d := newRig(t)
	if d.Writable() || d.Leads() {
		t.Error("without a project something can be written")
	}
	d.sample.MakeReadOnly(false)
	d.begun()
	if d.Writable() || d.Leads() || d.OwnToSubmit().All != 0 {
		t.Errorf("writable %v, leads %v, own to submit %d", d.Writable(), d.Leads(), d.OwnToSubmit())
	}
}

func TestConflictsFoundAfterAnotherPersonSatDownAreDropped(t *testing.T) {
	var late []func()
	d := newRig(t, func(o *workspace.Options) {
		o.Work = func(work, done func()) {
			work()
			late = append(late, done)
		}
		o.Step = func(work, done func()) {
			work()
			done()
		}
	})
	articles, err := d.sample.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	article, err := d.sample.Article(t.Context(), articles[0].ArticleID)
	if err != nil {
		t.Fatal(err)
	}
	book, err := d.sample.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	key := annotate.NewSheet(article.Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("sourcing", "")
	for i, value := range []string{"official", "none"} {
		pen := annotate.NewPen([]string{"laptop", "desktop"}[i], "A1", book.Hash, int64(i))
		if err := d.sample.Append(t.Context(), pen.Write(key, value, "", annotate.OriginAnnotator)); err != nil {
			t.Fatal(err)
		}
	}
	d.begun()
	d.GoOnAs("A2")
	for _, done := range late {
		done()
	}
	if len(d.more) != 0 || d.Session().ConflictsInAll().All != 0 {
		t.Errorf("A2 is told of %v conflicts, which are A1's", d.more)
	}
}

func TestWhatCouldNotBeTakenUpWhileTypingIsTakenUpAfter(t *testing.T) {
	tried := 0
	d := newRig(t, func(o *workspace.Options) {
		run := o.Run
		o.Every = time.Millisecond
		o.Work = func(work, done func()) {
			work()
			run(func() {
				done()
				tried++
			})
		}
		o.Step = func(work, done func()) {
			work()
			done()
		}
	}).begun()
	d.await("saved", func() bool { return d.Session().Pending() == 0 })
	d.sample.AddTarget(t, annotate.Target{Name: "Brenn", Order: 2})
	d.await("what another program wrote", func() bool { return len(d.Session().Targets()) == 2 })
	d.Session().Text.Type("unfinished")
	d.sample.AddTarget(t, annotate.Target{Name: "Corvane", Order: 3})
	tried = 0
	d.await("two looks at what cannot be taken up", func() bool { return tried > 1 })
	if got := len(d.Session().Targets()); got != 2 {
		t.Fatalf("while a note is typed %d targets are asked, want the two there were", got)
	}
	d.Session().Text.Leave()
	d.await("what was written meanwhile", func() bool { return len(d.Session().Targets()) == 3 })
}
