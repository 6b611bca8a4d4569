package labelling_test

import (
	"errors"
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/saving"
)

func (m *watched) fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failing = err
}

// block makes every write wait for a token; free lets all of them go.
func (m *watched) block() (free func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	gate := make(chan struct{})
	m.gate = gate
	return func() {
		m.mu.Lock()
		m.gate = nil
		m.mu.Unlock()
		close(gate)
	}
}

func isFailed(s saving.State) bool { return s.Kind == saving.Failed }

func TestAnswersAreCommittedInTheOrderOfTheKeys(t *testing.T) {
	d := sit(t, project(t, 4))
	free := d.store.block()
	d.GoTo(1)
	d.keys("nr?⇤?")
	d.keys("⇤⇤⇤⇤⇤oe")
	if d.Pending() == 0 || d.state().Kind != saving.Pending {
		t.Fatalf("with a slow disk the status is %+v, want saving", d.state())
	}
	free()
	all := d.written()
	if !slices.IsSortedFunc(all, func(a, b annotate.Entry) int { return int(a.Stamp - b.Stamp) }) {
		t.Fatal("the log is not in the order of the stamps")
	}
	if !slices.IsSortedFunc(all, func(a, b annotate.Entry) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	}) {
		t.Fatal("the ids are not in order")
	}
	var actions []string
	for _, e := range all {
		if n := len(actions); n == 0 || actions[n-1] != e.Action {
			actions = append(actions, e.Action)
		}
	}
	committed := slices.DeleteFunc(slices.Clone(d.store.commits), func(a string) bool { return !slices.Contains(actions, a) })
	if !slices.Equal(committed, actions) {
		t.Fatalf("%d transactions were made for %d actions, or in another order", len(committed), len(actions))
	}
}

func TestSavedNamesTheNewestCommitWithNothingQueued(t *testing.T) {
	d := sit(t, project(t, 1))
	if d.state().Kind != saving.Idle {
		t.Fatalf("before the first answer the status is %+v", d.state())
	}
	d.GoTo(1)
	d.keys("n")
	d.awaitIdle()
	if s := d.state(); s.Kind != saving.Done || s.Left != 0 || !s.At.Equal(d.clock.Now()) {
		t.Fatalf("the status is %+v, want saved at %v", s, d.clock.Now())
	}
	if c := d.state().Committed; len(c) != 1 || c[0].Key.Field != "sourcing" {
		t.Fatalf("the status says that %+v was committed", c)
	}
	free := d.store.block()
	d.store.mu.Lock()
	d.store.entered = make(chan struct{}, 16)
	d.store.mu.Unlock()
	d.keys("3")
	<-d.store.entered
	free()
	report := <-d.calls // on disk, but not yet heard of
	free = d.store.block()
	d.keys("n") // the next answer comes before
	report()
	if s := d.state(); s.Kind != saving.Pending || s.Left != 1 {
		t.Fatalf("a late report says %+v while an answer is queued, want saving", s)
	}
	free()
	d.awaitIdle()
}

func TestAFailingDiskKeepsAnswersUntilItIsMended(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.store.fail(errDisk)
	d.keys("n")
	d.await("failed", isFailed)
	if !errors.Is(d.state().Err, errDisk) || d.state().Left != 1 {
		t.Fatalf("the status is %+v, want the reason and 1 left", d.state())
	}
	d.keys("a")
	if s := d.state(); s.Kind != saving.Failed || s.Left != 2 {
		t.Fatalf("after the next answer the status is %+v, want still failed, 2 left", s)
	}
	d.wantAnswers("sourcing=none, stance Aldoria=absent")
	d.open(1)
	d.keys("o")
	d.open(0)
	d.GoTo(1)
	d.wantAnswers("sourcing=none, stance Aldoria=absent")
	if taken, err := d.Refresh(t.Context()); taken || err != nil {
		t.Fatalf("Refresh takes up %v, %v while answers are queued", taken, err)
	}
	if total := d.Total(); total.Begun != 2 {
		t.Fatalf("the counts are %+v, want 2 begun", total)
	}
	d.undo()
	d.undo()
	d.wantAnswers("sourcing=none")
	d.store.fail(nil)
	d.awaitIdle()
	if d.Pending() != 0 {
		t.Fatalf("%d actions are still queued", d.Pending())
	}
	all := d.written()
	if len(all) != 5 {
		t.Fatalf("%d entries were written, want 5: three answers, two undone", len(all))
	}
	d.leave()
	d = sit(t, d.store)
	d.GoTo(1)
	d.wantAnswers("sourcing=none")
}

func TestARevisionIsCountedOnceThoughItWasQueued(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("o")
	d.awaitIdle()
	d.store.fail(errDisk)
	d.keys("eg")
	d.open(1)
	d.open(0)
	if s := d.Sheet(1).Answers[annotate.Slot{Field: "sourcing"}]; s.Revision != 3 || s.Entry.Value != "official|group|expert" {
		t.Fatalf("sourcing stands as %q in revision %d, want official|group|expert in 3", s.Entry.Value, s.Revision)
	}
	d.store.fail(nil)
	d.awaitIdle()
	d.open(0)
	if s := d.Sheet(1).Answers[annotate.Slot{Field: "sourcing"}]; s.Revision != 3 {
		t.Fatalf("on disk it is revision %d, want 3", s.Revision)
	}
}

func TestClosingWithAFailingDiskTellsWhatIsLost(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.store.fail(errDisk)
	d.keys("na")
	d.await("failed", isFailed)
	d.closed = true
	if err := d.Close(); !errors.Is(err, errDisk) {
		t.Fatalf("closing says %v, want the disk's reason", err)
	}
	if d.Pending() != 2 {
		t.Fatalf("%d actions are called pending, want 2", d.Pending())
	}
	if err := d.Close(); !errors.Is(err, errDisk) {
		t.Fatalf("closing a second time says %v", err)
	}
}

func TestClosingWritesWhatIsQueued(t *testing.T) {
	d := sit(t, project(t, 4))
	free := d.store.block()
	d.GoTo(1)
	d.keys("nrnn⏎")
	d.Text.Type("last words")
	go free()
	d.leave()
	fresh := sit(t, d.store)
	fresh.GoTo(1)
	fresh.wantState(annotate.Submitted)
	fresh.GoTo(2)
	fresh.wantAnswers("note=last words")
}

func TestNothingIsWrittenTwiceByADiskThatComesAndGoes(t *testing.T) {
	d := sit(t, project(t, 4))
	d.GoTo(1)
	for i := range 40 {
		d.store.fail([]error{nil, errDisk}[i%2])
		d.keys([]string{"n", "o", "e", "⇤"}[i%4])
	}
	d.store.fail(nil)
	d.awaitIdle()
	seen := make(map[string]bool)
	for _, action := range d.store.commits {
		if action != "place" && seen[action] {
			t.Fatalf("action %s was committed twice", action)
		}
		seen[action] = true
	}
}

func TestPlacesAreMerged(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	free := m.block()
	for range 50 {
		d.keys("⇟⇟⇟⇞⇞⇞")
	}
	d.GoTo(2)
	free()
	d.leave()
	bookmarks := 0
	for _, c := range m.commits {
		if c == "place" {
			bookmarks++
		}
	}
	if bookmarks > 4 {
		t.Fatalf("%d places were written for one wait, want a few", bookmarks)
	}
	if p, err := m.Project.Bookmark(t.Context(), "A1", "laptop"); err != nil || p.Paragraph != m.articles[0].Paragraphs[2].ID {
		t.Fatalf("the place on disk is %+v, want paragraph 3", p)
	}
}

func TestAFailedPlaceTurnsTheStatusBackOnceItIsMended(t *testing.T) {
	d := sit(t, project(t, 1))
	d.store.fail(errDisk)
	d.GoTo(1)
	d.await("failed", isFailed)
	d.store.fail(nil)
	d.await("idle", func(s saving.State) bool { return s.Kind == saving.Idle && s.Err == nil })
}

func TestRefreshTakesUpWhatAnotherProgramWrote(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.GoTo(1)
	d.keys("o")
	d.wantActive("sourcing")
	d.awaitIdle()
	imported(t, m, m.articles[0].Paragraphs[1].ID, "A1", map[string]string{"sourcing": "none", "editorial": "none"})
	m.add("Third", para{"body", "New."})
	d.Text.Type("thinking")
	if taken, _ := d.Refresh(t.Context()); taken {
		t.Fatal("Refresh takes effect in the middle of a note")
	}
	d.Text.Leave()
	d.awaitIdle()
	if taken, err := d.Refresh(t.Context()); !taken || err != nil {
		t.Fatalf("Refresh does nothing: %v", err)
	}
	d.wantAnswers("editorial=none, note=thinking, sourcing=none")
	d.wantState(annotate.Submitted)
	d.wantActive("sourcing")
	if d.At() != 1 || len(d.Queue()) != 3 || d.Total().Submitted != 1 {
		t.Fatalf("at %d with %d articles and %+v", d.At(), len(d.Queue()), d.Total())
	}
	d.keys("o")
	all := d.written()
	if e := all[len(all)-1]; e.Stamp <= all[len(all)-2].Stamp || e.Replaces == "" {
		t.Fatalf("the next answer %+v does not come after what was taken up", e)
	}
}

func TestRefreshLeavesAFieldThatIsNoLongerAsked(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.GoTo(1)
	d.keys("o⏎")
	d.wantActive("attribution")
	d.awaitIdle()
	imported(t, m, m.articles[0].Paragraphs[1].ID, "A1", map[string]string{"sourcing": "none"})
	if _, err := d.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.wantActive("none")
}

func TestCorrectingAnArticleIsRecordedAndShown(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	if err := d.Correct(
		t.Context(),
		annotate.KindTarget,
		annotate.TargetID("Aldoria"),
		map[string]string{annotate.TargetName: "Aldoria Proper"},
	); err != nil {
		t.Fatal(err)
	}
	if name := d.Target(annotate.TargetID("Aldoria")).Name; name != "Aldoria Proper" {
		t.Fatalf("the target is called %q", name)
	}
	first := m.articles[0].ID
	d.keys("n")
	d.awaitIdle()
	d.Text.Type("in the middle of a note")
	free := m.block()
	m.mu.Lock()
	m.entered = make(chan struct{}, 16)
	m.mu.Unlock()
	d.Text.Leave()
	<-m.entered
	m.mu.Lock()
	m.gate = nil // the correction passes the answer that waits
	m.mu.Unlock()
	before := len(m.log)
	fields := map[string]string{annotate.MetaTitle: "Corrected", annotate.MetaTargets: annotate.TargetID("Nobody"), annotate.MetaOutlet: ""}
	for range 2 {
		if err := d.Correct(t.Context(), annotate.KindArticle, first, fields); err != nil {
			t.Fatal(err)
		}
	}
	free()
	d.awaitIdle()
	if n := len(m.log) - before; n != 3 {
		t.Fatalf("%d entries were written, want the note, the title and the targets, each once", n)
	}
	if d.Article().Meta.Title != "Corrected" || d.Queue()[0].Meta.Title != "Corrected" {
		t.Fatalf("the article is called %q, in the queue %q", d.Article().Meta.Title, d.Queue()[0].Meta.Title)
	}
	d.wantActive("none") // the stance of Aldoria is no longer asked
	if total := d.Total(); total.Begun != 1 {
		t.Fatalf("the counts are %+v", total)
	}
	if err := d.Correct(t.Context(), annotate.KindArticle, "nowhere", map[string]string{annotate.MetaTitle: "x"}); err == nil {
		t.Fatal("an article that is not there is corrected")
	}
	for _, want := range []answering.NoticeKind{answering.NoticeUndone, answering.NoticeUndone, answering.NoticeNothingUndo} {
		d.undo()
		d.wantNotice(want)
	}
	if d.Article().Meta.Title != "Corrected" {
		t.Fatal("undo reaches a correction")
	}
}

func TestFlushWaitsForTheDiskOrSaysWhyItRefuses(t *testing.T) {
	d := sit(t, project(t, 1))
	d.keys("n")
	if err := d.Flush(); err != nil || d.Pending() != 0 {
		t.Fatalf("Flush = %v with %d pending; want everything on disk", err, d.Pending())
	}
	full := errors.New("the disk is full")
	d.store.fail(full)
	d.keys("3")
	if err := d.Flush(); !errors.Is(err, full) || d.Pending() != 1 {
		t.Fatalf("Flush on a full disk = %v with %d pending; want the reason and the answer kept", err, d.Pending())
	}
	d.store.fail(nil)
	if err := d.Flush(); err != nil || d.Pending() != 0 {
		t.Fatalf("Flush once there is room = %v with %d pending; want everything on disk", err, d.Pending())
	}
}
