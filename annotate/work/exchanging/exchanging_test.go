package exchanging_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/annotate/work/exchanging"
	"plumbline/store/storetest"
)

// rig is a person at work on a dataset. Work done elsewhere waits until the test
// lets it end.
type rig struct {
	*exchanging.Session
	t       *testing.T
	project *storetest.Project
	who     string
	queue   []func()

	changes, measured, glances, written int
	failed                              []error
}

// newsroom is a project of three people, of whom A1 has begun the first article.
func newsroom(t *testing.T) *storetest.Project {
	t.Helper()
	p := storetest.MustOpen(t, "coverage.plumb")
	p.AddTarget(t, annotate.Target{Name: "Aldoria", Order: 1})
	first := p.AddArticle(annotate.Meta{Title: "Envoy tours three capitals", Published: "2031-02-11"},
		storetest.Text{Guess: "body", Text: "The envoy came on Monday."}, storetest.Text{Guess: "body", Text: "She left on Tuesday."})
	p.AddArticle(annotate.Meta{Title: "إضراب الميناء"}, storetest.Text{Guess: "body", Text: "Nothing moved in the port."})
	for _, id := range []string{"A1", "A2", "L1"} {
		p.Say(t, id, annotate.Key{Kind: annotate.KindPerson, Subject: id, Field: annotate.PersonJoined}, annotate.Yes)
	}
	p.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	p.Say(t, "A1", annotate.NewSheet(first.Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("sourcing", ""), "none")
	return p
}

// newRig lets somebody work on a project.
func newRig(t *testing.T, project *storetest.Project, who string) *rig {
	t.Helper()
	if err := project.ViewAs(t.Context(), who); err != nil {
		t.Fatal(err)
	}
	d := &rig{t: t, project: project, who: who}
	return d.over(project)
}

// over begins to work, with files of some kind.
func (d *rig) over(files exchanging.Files) *rig {
	d.Session = exchanging.New(exchanging.Options{
		Contents:  d.project,
		Files:     files,
		Receiver:  d.project,
		Editions:  d.project,
		Annotator: d.who,
		Decide:    d.decide,
		Written:   func() { d.written++ },
		Now:       time.Now,
		Pen:       func() (*annotate.Pen, error) { return d.project.Pen(d.who), nil },
		Work:      func(work, done func()) { d.queue = append(d.queue, func() { work(); done() }) },
	})
	d.Begin(d)
	return d.awaitIdle()
}

// decide writes facts as the window does.
func (d *rig) decide(facts ...team.Fact) error {
	ctx := context.Background()
	entries, err := team.Decide(ctx, d.project, d.project.Pen(d.who), facts...)
	if err != nil {
		return err
	}
	return d.project.Append(ctx, entries...)
}

// Changed, Measured, Glanced and Failed are what a screen is told.
func (d *rig) Changed()         { d.changes++ }
func (d *rig) Measured()        { d.measured++ }
func (d *rig) Glanced()         { d.glances++ }
func (d *rig) Failed(err error) { d.failed = append(d.failed, err) }

// awaitIdle lets all work end.
func (d *rig) awaitIdle() *rig {
	for len(d.queue) > 0 {
		do := d.queue[0]
		d.queue = d.queue[1:]
		do()
	}
	return d
}

// at is the place of an article in the list, by its title.
func (d *rig) at(title string) int {
	d.t.Helper()
	i := slices.IndexFunc(d.View().Articles, func(a exchanging.Article) bool { return a.Meta.Title == title })
	if i < 0 {
		d.t.Fatalf("there is no article %q", title)
	}
	return i
}

// current is what stands for a key.
func (d *rig) current(key annotate.Key) string {
	d.t.Helper()
	e, err := d.project.Current(d.t.Context(), key)
	if err != nil {
		d.t.Fatal(err)
	}
	if e == nil {
		return ""
	}
	return e.Value
}

func (d *rig) wantNoFailure() {
	d.t.Helper()
	if len(d.failed) > 0 {
		d.t.Errorf("told was %v", d.failed)
	}
}

const envoy, port = "Envoy tours three capitals", "إضراب الميناء"

func TestEverythingIsGatheredAndThenMeasured(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	v := d.View()
	if articles, paragraphs := v.InUse(); articles != 2 || paragraphs != 3 || len(v.People) != 3 || !v.Lead || v.Rules.Version != "1.1.0" ||
		!slices.Equal(v.Rules.Targets, []string{"Aldoria"}) {
		t.Errorf("gathered is %+v", v)
	}
	if a := v.Articles[d.at(envoy)]; a.Done() != 0 ||
		!slices.ContainsFunc(a.Progress, func(p exchanging.Progress) bool { return p.Annotator == "A1" && p.Begun == 1 }) {
		t.Errorf("of the first article is known %+v", a)
	}
	for _, p := range v.People {
		if !p.Known {
			t.Errorf("%s is not measured", p.ID)
		}
	}
	if d.changes != 1 || d.measured != 1 {
		t.Errorf("told was %d times of a view, %d times of measures", d.changes, d.measured)
	}
}

func TestAnAnnotatorSeesOwnArticlesOnlyAndMayChangeNothing(t *testing.T) {
	p := newsroom(t)
	lead := newRig(t, p, "L1")
	lead.Mark(lead.View().Articles[lead.at(port)].ID)
	a := lead.Assign(func() {})
	a.Plan(exchanging.Wish{Which: exchanging.TheMarked, To: []string{"A2"}})
	lead.awaitIdle()
	a.Write()
	lead.awaitIdle()
	d := newRig(t, p, "A1")
	if v := d.View(); d.May() || v.Lead || len(v.Articles) != 1 || v.Articles[0].Meta.Title != envoy {
		t.Errorf("an annotator is shown %+v", v)
	}
	for _, p := range d.View().People {
		if p.ID != "A1" {
			t.Errorf("an annotator sees %s", p.ID)
		}
	}
}

func TestTheOutletIsHiddenFromAnnotatorsWhereTheProjectSaysSo(t *testing.T) {
	p := newsroom(t)
	p.Say(
		t,
		"L1",
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind},
		annotate.Yes,
	)
	if newRig(t, p, "L1").View().HidesOutlet() {
		t.Error("it is hidden from a lead")
	}
	if !newRig(t, p, "A1").View().HidesOutlet() {
		t.Error("it is shown to an annotator")
	}
}

func TestAGatheringThatComesLateIsDropped(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	changes := d.changes
	d.Reload()
	d.Reload()
	d.awaitIdle()
	if d.changes != changes+1 {
		t.Errorf("of two gatherings %d are told", d.changes-changes)
	}
	d.Reload()
	d.Close()
	d.awaitIdle()
	d.Reload()
	d.awaitIdle()
	if d.changes != changes+1 {
		t.Error("a closed dataset is told of")
	}
}

func TestWhatWasMeasuredStaysUntilItIsMeasuredAnew(t *testing.T) {
	p := newsroom(t)
	p.Say(t, "L1", annotate.TimingKey(), string(annotate.TimePerAnswer))
	d := newRig(t, p, "L1")
	d.Reload()
	gather := d.queue[0] // the measuring comes after it
	d.queue = d.queue[1:]
	gather()
	for _, p := range d.View().People {
		if !p.Known || p.ID == "A1" && p.Last.IsZero() {
			t.Errorf("of %s nothing is known meanwhile", p.ID)
		}
	}
}

func TestWhatIsGoneIsMarkedNoLonger(t *testing.T) {
	p := newsroom(t)
	d := newRig(t, p, "L1")
	for i := range d.View().Articles {
		d.Mark(d.View().Articles[i].ID)
	}
	p.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonRole}, annotate.RoleLead)
	p.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleAnnotator)
	a := d.Assign(func() {}) // everyone has every article until some are given out
	a.Plan(exchanging.Wish{Which: exchanging.TheWhole, To: []string{"A2"}})
	d.awaitIdle()
	a.Write()
	if err := p.ViewAs(t.Context(), "L1"); err != nil {
		t.Fatal(err)
	}
	d.Reload()
	d.awaitIdle()
	if len(d.View().Articles) > 0 || d.Marks() != 0 {
		t.Errorf("of %d articles %d are marked", len(d.View().Articles), d.Marks())
	}
}

func TestMarkedArticlesAreWithdrawnAndRestored(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	if got := d.Chosen(d.at(port)); !slices.Equal(got, []string{d.View().Articles[d.at(port)].ID}) {
		t.Errorf("without marks %q is chosen", got)
	}
	for i := range d.View().Articles {
		d.Mark(d.View().Articles[i].ID)
	}
	ids := d.Chosen(0)
	if len(ids) != 2 || d.Marks() != 2 || d.AllWithdrawn(ids) {
		t.Fatalf("chosen are %q", ids)
	}
	if withdrawn, ok := d.Withdraw(ids); !withdrawn || !ok {
		t.Error("they are not withdrawn")
	}
	d.awaitIdle()
	if articles, paragraphs := d.View().InUse(); articles != 0 || paragraphs != 0 || !d.AllWithdrawn(ids) {
		t.Errorf("%d articles are in use", articles)
	}
	if withdrawn, ok := d.Withdraw(ids); withdrawn || !ok {
		t.Error("they are not restored")
	}
	d.awaitIdle()
	if articles, _ := d.View().InUse(); articles != 2 {
		t.Errorf("%d articles are in use", articles)
	}
	if !d.Unmark() || d.Unmark() || d.Marks() != 0 {
		t.Error("the marks are not taken away once")
	}
	d.wantNoFailure()
}

func TestArticlesAreSetApartForPracticeAndBroughtBack(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	ids := d.Chosen(d.at(port))
	for _, want := range []bool{true, false} {
		if apart, ok := d.SetApart(ids); apart != want || !ok {
			t.Errorf("they are set apart: %t, written: %t", apart, ok)
		}
		d.awaitIdle()
		if d.AllPractice(ids) != want {
			t.Errorf("all are for practice: %t", !want)
		}
	}
	if d.AllPractice(nil) || d.AllWithdrawn(nil) {
		t.Error("no articles are all withdrawn, or all for practice")
	}
}

func TestABatchIsMadeClosedAndOpened(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	first, all := d.Chosen(d.at(envoy)), []string{d.View().Articles[0].ID, d.View().Articles[1].ID}
	d.SetBatch(first, " calibration ")
	d.awaitIdle()
	if d.BatchOf(first) != "calibration" || d.BatchOf(all) != "" || len(d.View().Batches) != 1 {
		t.Fatalf("the batches are %+v", d.View().Batches)
	}
	if closed, ok := d.CloseBatch(d.View().Batches[0]); !closed || !ok {
		t.Error("it is not closed")
	}
	d.awaitIdle()
	if !d.View().Batches[0].Closed {
		t.Error("it is not closed in the project")
	}
	if closed, ok := d.CloseBatch(d.View().Batches[0]); closed || !ok {
		t.Error("it is not opened")
	}
	d.awaitIdle()
}

func TestWhatCannotBeWrittenIsTold(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	full := errors.New("the disk is full")
	d.project.Fail(full)
	if _, ok := d.Withdraw(d.Chosen(0)); ok || !slices.Equal(d.failed, []error{full}) {
		t.Errorf("written: %t, told was %v", ok, d.failed)
	}
}

func TestTheListIsNarrowedToWhatWordsChooseAndStaysSoWhenItIsGatheredAnew(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	all := d.Listed()
	for words, want := range map[string]int{
		"المينا": d.at(port), "THREE capitals": d.at(envoy), "2031-02": d.at(envoy), "date=2031-02": d.at(envoy),
		"capitals date=2031-02": d.at(envoy), `"three capitals" date=2031-01..2031-02`: d.at(envoy),
	} {
		if !d.Narrow(words) || d.Listed() != 1 || d.Row(0).ID != d.View().Articles[want].ID {
			t.Errorf("%q lists %d articles", words, d.Listed())
		}
	}
	d.Reload()
	d.awaitIdle()
	if d.Listed() != 1 || d.Row(1) != nil {
		t.Errorf("gathered anew, %d articles are listed, want one", d.Listed())
	}
	if d.Narrow("no such words") || d.Listed() != 1 {
		t.Errorf("words that choose none list %d articles, want the one there was", d.Listed())
	}
	if !d.Narrow("event=strike") && d.Narrowed() == "event=strike" {
		t.Error("an event that no article has chooses some")
	}
	if !d.Narrow("") || d.Listed() != all {
		t.Errorf("without words %d articles are listed, want %d", d.Listed(), all)
	}
}

func TestAssigningShowsEveryonesLoadBeforeAnythingIsWritten(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	before, told := len(d.project.Entries()), 0
	a := d.Assign(func() { told++ })
	a.Plan(exchanging.Wish{Which: exchanging.TheWhole, To: []string{"A1", "A2"}})
	if err := a.Check(); err == nil {
		t.Error("what is still being planned can be written")
	}
	d.awaitIdle()
	if told != 1 || a.Err() != nil || len(a.Answer().Loads) != 2 || len(a.Answer().New) != 4 || len(d.project.Entries()) != before {
		t.Fatalf("planned is %+v (%v)", a.Answer(), a.Err())
	}
	if err := a.Check(); err != nil {
		t.Error(err)
	}
	a.Write()
	d.awaitIdle()
	given, err := d.project.Assignments(t.Context(), 1)
	if err != nil || len(given) != 4 || !d.On(annotate.ProjectSeed) {
		t.Errorf("%d assignments are written (%v), a seed is kept: %t", len(given), err, d.On(annotate.ProjectSeed))
	}
	a.Plan(exchanging.Wish{Which: exchanging.TheWhole, To: []string{"A1", "A2"}})
	d.awaitIdle()
	if err := a.Check(); err == nil {
		t.Error("what everyone has already can be given out")
	}
}

func TestAnAssignmentSaysWhatIsWrongWithTheWish(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	a := d.Assign(func() {})
	for _, w := range []exchanging.Wish{
		{Which: exchanging.TheWhole},
		{Which: exchanging.TheWhole, To: []string{"A1"}, Some: true, Each: "two"},
		{Which: exchanging.TheWhole, To: []string{"A1"}, Some: true, Each: "0"},
	} {
		a.Plan(w)
		d.awaitIdle()
		if a.Err() == nil || a.Answer() != nil || a.Check() == nil {
			t.Errorf("of %+v it is planned %+v", w, a.Answer())
		}
	}
	a.Plan(exchanging.Wish{Which: exchanging.TheWhole, To: []string{"A1"}, Some: true, Each: " 1 "})
	d.awaitIdle()
	if a.Err() != nil || len(a.Answer().New) != 2 {
		t.Errorf("planned is %+v (%v)", a.Answer(), a.Err())
	}
}

func TestOnlyTheNewestWishIsPlanned(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	told := 0
	a := d.Assign(func() { told++ })
	a.Plan(exchanging.Wish{Which: exchanging.TheWhole, To: []string{"A1", "A2"}})
	a.Plan(exchanging.Wish{Which: exchanging.TheWhole, To: []string{"A2"}})
	d.awaitIdle()
	if told != 1 || len(a.Answer().New) != 2 {
		t.Errorf("told %d times, planned is %+v", told, a.Answer())
	}
}

func TestMarkedArticlesAreGivenOutAsABatch(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	d.Mark(d.View().Articles[d.at(port)].ID)
	a := d.Assign(func() {})
	if a.Marked() != 1 {
		t.Fatalf("%d articles are marked", a.Marked())
	}
	a.Plan(exchanging.Wish{Which: exchanging.TheMarked, Batch: " calibration ", To: []string{"A1", "A2"}})
	d.awaitIdle()
	a.Write()
	d.awaitIdle()
	if b := d.View().Batches; len(b) != 1 || b[0].Name != "calibration" || b[0].Articles != 1 {
		t.Fatalf("the batches are %+v", b)
	}
	again := d.Assign(func() {})
	again.Plan(exchanging.Wish{Which: exchanging.TheBatch, Batch: "calibration", To: []string{"A1", "A2", "L1"}})
	d.awaitIdle()
	if again.Err() != nil || again.Answer().Articles != 1 || len(again.Answer().New) != 1 {
		t.Errorf("of the batch it is planned %+v (%v)", again.Answer(), again.Err())
	}
}

func TestPeopleAreAddedOnceAndBecomeLeads(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	for id, fits := range map[string]bool{" A3 ": true, "A1": false, "": false, "a b/c": false} {
		if err := d.AddPerson(id); (err == nil) != fits {
			t.Errorf("adding %q says %v", id, err)
		}
		d.awaitIdle()
	}
	d.SetRole("A3", true)
	d.awaitIdle()
	i := slices.IndexFunc(d.View().People, func(p exchanging.Person) bool { return p.ID == "A3" })
	if i < 0 || d.View().People[i].Role != annotate.RoleLead {
		t.Fatalf("the people are %+v", d.View().People)
	}
	d.SetRole("A3", false)
	d.awaitIdle()
	if role := d.current(
		annotate.Key{Kind: annotate.KindPerson, Subject: "A3", Field: annotate.PersonRole},
	); role != annotate.RoleAnnotator {
		t.Errorf("the role is %q", role)
	}
}

func TestPrivateAttributesAreReadALineEach(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	key := func(name string) annotate.Key {
		return annotate.Key{Kind: annotate.KindAttribute, Subject: "A1", Field: name}
	}
	for _, wrong := range []string{"self-placement 4", "= 4", "self-placement =", "a = 1\na = 2"} {
		if err := d.SetAttributes("A1", wrong); err == nil || d.current(key("self-placement")) != "" {
			t.Errorf("%q is taken", wrong)
		}
	}
	if err := d.SetAttributes("A1", "self-placement = 4\n\n  first language=Corvanian  "); err != nil {
		t.Fatal(err)
	}
	lines, err := d.Attributes("A1")
	if err != nil ||
		lines != "first language = Corvanian\nself-placement = 4" && lines != "self-placement = 4\nfirst language = Corvanian" {
		t.Errorf("known is %q (%v)", lines, err)
	}
	if lines, _ := d.Attributes("A2"); lines != "" {
		t.Errorf("of A2 it is known %q", lines)
	}
	if err := d.SetAttributes("A1", "self-placement = 5"); err != nil {
		t.Fatal(err)
	}
	if d.current(key("self-placement")) != "5" || d.current(key("first language")) != "" {
		t.Error("what was changed or taken out is not")
	}
}

func TestWhatIsUnsureIsFlagged(t *testing.T) {
	p := newsroom(t)
	all, err := p.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(a annotate.Article) bool { return a.Meta.Title == envoy })
	article, err := p.Article(t.Context(), all[i].ID)
	if err != nil {
		t.Fatal(err)
	}
	s := annotate.NewSheet(article.Paragraphs[1], annotate.LayerAnnotation, 1, "A1")
	p.Say(t, "A1", s.Key(annotate.FieldUnsure, ""), annotate.UnsureParagraph)
	d := newRig(t, p, "L1")
	var unsure []annotate.Flagged
	d.Flagged("A1", func(found exchanging.ToLookAt) { unsure = found.Unsure })
	d.awaitIdle()
	if len(unsure) != 1 || unsure[0].Paragraph.Position != 2 {
		t.Errorf("unsure is %+v", unsure)
	}
	d.Flagged("A1", func(exchanging.ToLookAt) { t.Error("a closed dataset is told of") })
	d.Close()
	d.awaitIdle()
}

func TestAnExportHoldsWhatWasChosen(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	c := d.Choice()
	e, ok := c.Export()
	if !ok ||
		!slices.Equal(e.Layers, []annotate.Layer{annotate.LayerAnnotation, annotate.LayerFinal}) ||
		e.All ||
		e.Withdrawn {
		t.Errorf("at first %+v is written", e)
	}
	c.Practice, c.Votes, c.Estimates, c.Unanswered, c.Withdrawn = true, true, true, true, true
	if e, _ = d.Choice().Export(); len(e.Layers) != 6 || !e.All || !e.Withdrawn {
		t.Errorf("with everything %+v is written", e)
	}
	c.Answers, c.Final, c.Practice, c.Votes, c.Estimates = false, false, false, false, false
	if _, ok = c.Export(); ok {
		t.Error("an export of nothing is written")
	}
}

func TestSettingsAreTurnedOnAndOff(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	for _, setting := range exchanging.Settings {
		for _, want := range []bool{true, false} {
			if on, ok := d.Turn(setting); on != want || !ok {
				t.Errorf("%s is on: %t, written: %t", setting, on, ok)
			}
			d.awaitIdle()
			if d.On(setting) != want {
				t.Errorf("%s is on in the project: %t", setting, !want)
			}
		}
	}
	d.Turn(annotate.ProjectSeed)
	d.awaitIdle()
	if seed := d.View().Settings[annotate.ProjectSeed]; len(seed) < 4 || seed == annotate.Yes {
		t.Errorf("the seed is %q", seed)
	}
}

func TestABackupIsListed(t *testing.T) {
	p := newsroom(t)
	path, err := p.BackUp(t.Context(), time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	if b := newRig(t, p, "L1").View().Backups; len(b) != 1 || b[0].Path != path {
		t.Errorf("the backups are %+v", b)
	}
}

// TestAPackGoesOutAndComesBack packs for A2, lets A2 answer in the pack, and merges
// it again.
func TestAPackGoesOutAndComesBack(t *testing.T) {
	p := newsroom(t)
	d := newRig(t, p, "L1")
	a := d.Assign(func() {})
	a.Plan(exchanging.Wish{Which: exchanging.TheWhole, To: []string{"A1", "A2"}})
	d.awaitIdle()
	a.Write()
	d.awaitIdle()
	pack := d.PackPath("A2")
	if filepath.Base(pack) != "coverage-A2.plumb" || filepath.Dir(pack) != filepath.Dir(p.Path()) {
		t.Errorf("the pack lies at %s", pack)
	}
	var packed *annotate.PackReport
	d.Pack("A2", pack, func(r *annotate.PackReport) { packed = r })
	d.awaitIdle()
	if packed == nil || packed.Articles != 2 || packed.Annotator != "A2" {
		t.Fatalf("packed is %+v, told %v", packed, d.failed)
	}
	answerIn(t, pack, "A2")

	stages := 0
	m := d.Merge([]string{pack}, func() { stages++ }, func(err error) { t.Error(err) })
	m.Plan()
	if m.Stage() != exchanging.Reading || m.CanMerge() || m.CanAccept() {
		t.Error("a file that is being read can be merged")
	}
	d.awaitIdle()
	if m.Stage() != exchanging.Waiting || m.Report().New().Entries != 1 || !m.CanMerge() || m.CanAccept() || d.written != 1 {
		t.Fatalf("the file brings %+v", m.Report())
	}
	m.Do()
	if m.Stage() != exchanging.Merging || m.CanMerge() {
		t.Error("what is being merged can be merged again")
	}
	d.awaitIdle()
	if !m.Report().Merged || m.CanMerge() || d.written != 2 || stages != 4 || len(d.View().Backups) != 1 {
		t.Errorf("after %d stages the report is %+v", stages, m.Report())
	}
	again := d.Merge([]string{pack}, func() {}, func(err error) { t.Error(err) })
	again.Plan()
	d.awaitIdle()
	if again.CanMerge() {
		t.Error("a file that brings nothing can be merged")
	}
}

// answerIn opens a pack and answers one question of its first article.
func answerIn(t *testing.T, path, who string) {
	t.Helper()
	p := storetest.MustOpenFile(t, path)
	all, err := p.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	article, err := p.Article(t.Context(), all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	p.Say(t, who, annotate.NewSheet(article.Paragraphs[0], annotate.LayerAnnotation, 1, who).Key("sourcing", ""), "none")
}

// refusing are files that merging answers with a report.
type refusing struct {
	*storetest.Project
	report   annotate.MergeReport
	err      error
	accepted []bool // what each look was asked
}

func (r *refusing) PlanMerge(_ context.Context, _ []string, o annotate.MergeOptions) (*annotate.MergeReport, error) {
	r.accepted = append(r.accepted, o.AcceptCodebook)
	report := r.report
	return &report, r.err
}

func (r *refusing) Merge(ctx context.Context, paths []string, o annotate.MergeOptions) (*annotate.MergeReport, error) {
	return r.PlanMerge(ctx, paths, o)
}

func refused(code string) annotate.MergeReport {
	return annotate.MergeReport{
		Refusals: []annotate.MergeRefusal{{Path: "/sent/x.plumb", Code: code, Reason: sentence.Of("x.plumb cannot be merged.")}},
	}
}

func TestWhatIsRefusedIsReportedAndNotMerged(t *testing.T) {
	d := &rig{t: t, project: newsroom(t), who: "L1"}
	files := &refusing{Project: d.project, report: refused(annotate.CodeDamaged)}
	d.over(files)
	m := d.Merge([]string{"/sent/x.plumb"}, func() {}, func(err error) { t.Error(err) })
	m.Plan()
	d.awaitIdle()
	if m.CanMerge() || m.CanAccept() || !m.Report().Refused() {
		t.Error("what is damaged can be merged")
	}
	files.err = errors.New("refused") // as merging says it beside its report
	m.Do()
	d.awaitIdle()
	if d.written != 0 || !m.Report().Refused() {
		t.Error("it is merged all the same")
	}
}

func TestAnUnknownCodebookCanBeAcceptedByALeadOnly(t *testing.T) {
	for who, may := range map[string]bool{"L1": true, "A1": false} {
		p := newsroom(t)
		if err := p.ViewAs(t.Context(), who); err != nil {
			t.Fatal(err)
		}
		d := &rig{t: t, project: p, who: who}
		files := &refusing{Project: p, report: refused(annotate.CodeCodebook)}
		d.over(files)
		m := d.Merge([]string{"/sent/x.plumb"}, func() {}, func(err error) { t.Error(err) })
		m.Plan()
		d.awaitIdle()
		if m.CanAccept() != may {
			t.Errorf("%s can accept it: %t", who, !may)
		}
		if m.CanAccept() {
			m.Accept()
			d.awaitIdle()
			if !slices.Equal(files.accepted, []bool{false, true}) {
				t.Errorf("looked was with %v", files.accepted)
			}
		}
	}
}

func TestAFileThatCannotBeReadIsTold(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	files := &refusing{Project: d.project, err: errors.New("the disk is gone")}
	d.over(files)
	var failed []error
	m := d.Merge([]string{"/sent/x.plumb"}, func() {}, func(err error) { failed = append(failed, err) })
	m.Plan()
	d.awaitIdle()
	if !slices.Equal(failed, []error{files.err}) || m.Stage() != exchanging.Waiting {
		t.Errorf("told was %v", failed)
	}
	m.Plan()
	d.Close()
	d.awaitIdle()
	if len(failed) != 1 {
		t.Error("a closed dataset is told of")
	}
}

func TestWhatIsListedIsChosenAndStaysOutOtherwise(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	pack := d.PackPath("A2")
	d.Pack("A2", pack, func(*annotate.PackReport) {})
	d.awaitIdle()
	p := storetest.MustOpenFile(t, pack)
	role := annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonRole}
	p.Say(t, "A2", role, annotate.RoleLead)
	setting := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectPracticePass}
	p.Say(t, "A2", setting, "5")

	m := d.Merge([]string{pack}, func() {}, func(err error) { t.Error(err) })
	m.Turn(pack, annotate.ClaimRole)
	if m.Choice(pack, annotate.ClaimRole) != exchanging.NotNow {
		t.Error("something is chosen before the file was read")
	}
	m.Plan()
	d.awaitIdle()
	if m.CanMerge() || !m.Report().Lists() {
		t.Fatalf("with nothing chosen it can be merged: %+v", m.Report())
	}
	for _, want := range []exchanging.Choice{exchanging.TakeIn, exchanging.Never, exchanging.NotNow, exchanging.TakeIn, exchanging.Never} {
		if m.Turn(pack, annotate.ClaimRole); m.Choice(pack, annotate.ClaimRole) != want {
			t.Errorf("turned is to %d, want %d", m.Choice(pack, annotate.ClaimRole), want)
		}
		if m.CanMerge() != (want != exchanging.NotNow) {
			t.Errorf("with the choice %d it can be merged: %v", want, m.CanMerge())
		}
	}
	m.Turn(pack, annotate.ClaimSettings)
	m.Do()
	d.awaitIdle()
	for _, l := range m.Report().Files[0].Listed {
		if l.Yes != (l.Claim == annotate.ClaimSettings) || !l.Answered {
			t.Errorf("%s came in: %v", l.Claim, l.Yes)
		}
	}
	roles, err := d.project.Roles(t.Context())
	if err != nil || roles["A2"] == annotate.RoleLead {
		t.Errorf("A2 is %q (%v)", roles["A2"], err)
	}
	if got, err := d.project.Setting(t.Context(), annotate.ProjectPracticePass); err != nil || got != "5" {
		t.Errorf("the setting is %q (%v)", got, err)
	}
}

// corrected brings in two corrections of the first article, as two leads made them.
func corrected(t *testing.T, p *storetest.Project) (one, other *annotate.Article) {
	t.Helper()
	ctx := t.Context()
	catalogue, err := p.Catalogue(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var all []*annotate.Article
	for _, text := range []string{"She left on Wednesday.", "She left on Thursday."} {
		newer := annotate.NewArticle([]string{"The envoy came on Monday.", text}, []string{"body", "body"}, nil, "")
		made, err := team.Correct(ctx, p, p.Pen("L1"), catalogue[0].ArticleID, newer)
		if err != nil {
			t.Fatal(err)
		}
		if err := made.Write(ctx, p); err != nil {
			t.Fatal(err)
		}
		all = append(all, newer)
	}
	return all[0], all[1]
}

func TestOfTwoCorrectionsInUseALeadKeepsOneWithTheAnswersOfTheOther(t *testing.T) {
	p := newsroom(t)
	kept, other := corrected(t, p)
	p.Say(t, "A1", annotate.NewSheet(other.Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("sourcing", ""), "official")
	d := newRig(t, p, "L1")
	if n, others := d.Doubled(), d.Editions(kept.ID); n != 1 || len(others) != 1 || others[0].ID != other.ID {
		t.Fatalf("%d texts are in use in several versions, beside the one that is kept %+v", n, others)
	}
	withdrawn := 0
	d.Keep(kept.ID, func(n int) { withdrawn = n })
	d.awaitIdle().wantNoFailure()
	if withdrawn != 1 || d.written != 1 || d.Doubled() != 0 {
		t.Errorf("withdrawn are %d, written was %d times, %d texts are in use in several versions", withdrawn, d.written, d.Doubled())
	}
	if got := d.current(annotate.NewSheet(kept.Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("sourcing", "")); got != "official" {
		t.Errorf("the version that is kept has the answer %q", got)
	}
	if annotator := newRig(t, p, "A1"); annotator.Doubled() != 0 {
		t.Error("an annotator is told of versions")
	}
}

func TestAnArticleIsAwaitedNeitherOfALeadWhoLabelsNothingNorOfWhoIsLeftOut(t *testing.T) {
	p := newsroom(t)
	awaited := func() (who []string) {
		d := newRig(t, p, "L1")
		for _, q := range d.View().Articles[d.at(envoy)].Awaited() {
			who = append(who, q.Annotator)
		}
		return who
	}
	if who := awaited(); !slices.Equal(who, []string{"A1", "A2"}) {
		t.Errorf("it is awaited of %v", who)
	}
	p.Say(t, "L1", annotate.ExclusionKey("A2"), "moved on")
	if who := awaited(); !slices.Equal(who, []string{"A1"}) {
		t.Errorf("with A2 left out it is awaited of %v", who)
	}
}
