package store

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/dataset"
	"plumbline/annotate/work/labelling"
)

// computer is a machine with a copy of the project, at which A1 works.
type computer struct {
	*labelling.Session
	file *Project
	t    testing.TB
}

// carry copies the sample to another computer and lets A1 sit down there.
func (s *sample) carry(t testing.TB, name string, hour int) *computer {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".plumb")
	if err := s.SaveCopy(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	return sitDown(t, path, name, hour)
}

func sitDown(t testing.TB, path, device string, hour int) *computer {
	t.Helper()
	p, err := Open(context.Background(), path, Options{Device: device})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeProject(t, p) })
	m := &computer{file: p, t: t}
	var seconds atomic.Int64 // the writer asks for the time too
	if err := p.ViewAs(context.Background(), "A1"); err != nil {
		t.Fatal(err)
	}
	m.Session, err = labelling.Open(context.Background(), p, answering.Options{Annotator: "A1", Device: device, Now: func() time.Time {
		return time.Date(2026, 3, 2, hour, 0, int(seconds.Add(1)), 0, time.UTC)
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Close() })
	return m
}

// keys presses keys; a line break is Enter.
func (m *computer) keys(keys string) {
	m.t.Helper()
	for _, k := range keys {
		if k == '\n' {
			if err := m.Enter(context.Background()); err != nil {
				m.t.Fatal(err)
			}
			continue
		}
		m.Press(k)
	}
	if err := m.Flush(); err != nil {
		m.t.Fatal(err)
	}
}

// log is everything in the project's log.
func (m *computer) log() []annotate.Entry {
	m.t.Helper()
	all, err := entries(context.Background(), m.file.file.reader.whole, "SELECT {entry} FROM log AS l")
	if err != nil {
		m.t.Fatal(err)
	}
	return all
}

func (m *computer) export() string {
	m.t.Helper()
	var out bytes.Buffer
	if _, err := (dataset.Export{Format: dataset.CSV}).Write(context.Background(), &out, m.file); err != nil {
		m.t.Fatal(err)
	}
	return out.String()
}

func (m *computer) append(all ...[]annotate.Entry) {
	m.t.Helper()
	for _, log := range all {
		if err := m.file.Append(context.Background(), log...); err != nil {
			m.t.Fatal(err)
		}
	}
}

// TestSomeoneWorksOnTwoMachines lets A1 answer on a laptop and a desktop, partly
// the same paragraphs, and brings both together in both ways: all answers are
// there, those that differ are flagged, and A1 decides by giving the label again.
func TestSomeoneWorksOnTwoMachines(t *testing.T) {
	s := newSample(t)
	laptop, desktop := s.carry(t, "laptop", 9), s.carry(t, "desktop", 11)
	laptop.keys("o\n1\nn2\n") // paragraphs 1 and 2 of the first article
	desktop.GoTo(1)           // paragraph 2, otherwise, and 3
	desktop.keys("e\n2\no\n1\n")
	byLaptop, byDesktop := laptop.log(), desktop.log() // in any order, and twice
	laptop.append(byDesktop)
	desktop.append(byLaptop, byDesktop, byLaptop)
	if laptop.export() != desktop.export() || strings.Count(laptop.export(), "sourcing") != 3 {
		t.Fatalf("the two machines have different answers, or lost some:\n%s\n%s", laptop.export(), desktop.export())
	}
	found, err := laptop.file.Conflicted(context.Background(), "A1")
	if err != nil || len(found) != 1 || found[0].Paragraph.Position != 2 || found[0].Questions[0].Value != "expert" ||
		found[0].Questions[0].Other != "none" {
		t.Fatalf("in conflict is %+v (%v), want sourcing of paragraph 2", found, err)
	}
	if taken, err := laptop.Refresh(context.Background()); err != nil || !taken {
		t.Fatalf("the session does not take up the other's answers: %v", err)
	}
	laptop.GoTo(0)
	laptop.ShowConflicts(found)
	if err := laptop.NextOpen(context.Background()); err != nil {
		t.Fatal(err)
	}
	if laptop.At() != 1 || laptop.Queue()[0].Twice != 1 {
		t.Fatalf("the next open paragraph is %d", laptop.At()+1)
	}
	if n := laptop.Notice(); n.Kind != labelling.NoticeConflict || n.Field.Key != "sourcing" || n.To != "expert" || n.From != "none" {
		t.Errorf("the notice is %+v", n)
	}
	laptop.Activate("sourcing", "")
	laptop.keys("ee\n") // the label that stands is given again
	if left, err := laptop.file.Conflicted(
		context.Background(),
		"A1",
	); err != nil || len(left) > 0 || laptop.ConflictsInAll().All > 0 ||
		laptop.Queue()[0].Twice > 0 {
		t.Errorf("given again, %+v is left (%v)", left, err)
	}
	desktop.append(laptop.log())
	if laptop.export() != desktop.export() {
		t.Error("the decision does not reach the other computer")
	}
	assertSound(t, laptop.file)
	assertSound(t, desktop.file)
}

func TestAConflictIsDecidedByTheSameKeyAgain(t *testing.T) {
	s := newSample(t)
	laptop, desktop := s.carry(t, "laptop", 9), s.carry(t, "desktop", 11)
	laptop.keys("o")
	desktop.keys("n")
	laptop.append(desktop.log())
	if _, err := laptop.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	found, err := laptop.file.Conflicted(context.Background(), "A1")
	if err != nil || len(found) != 1 {
		t.Fatalf("in conflict is %+v (%v)", found, err)
	}
	laptop.ShowConflicts(found)
	before := len(laptop.log())
	laptop.Choose("sourcing", "", "none") // which stands
	laptop.keys("")
	if after := len(laptop.log()); after != before+1 {
		t.Errorf("%d entries were written, want the decision", after-before)
	}
	if left, err := laptop.file.Conflicted(context.Background(), "A1"); err != nil || len(left) > 0 {
		t.Errorf("%+v is left (%v)", left, err)
	}
	laptop.Choose("sourcing", "", "none")
	laptop.keys("")
	if after := len(laptop.log()); after != before+1 {
		t.Error("without a conflict the same answer is written again")
	}
}

// TestEveryWayToAnswerDecidesAConflict says again what stands, in each way in
// which a question can be answered, or takes back what was taken back.
func TestEveryWayToAnswerDecidesAConflict(t *testing.T) {
	t.Parallel()
	press := func(keys string) func(*computer) { return func(m *computer) { m.keys(keys) } }
	note := func(words string) func(*computer) {
		return func(m *computer) {
			m.keys("n1")
			m.Text.Type(words)
			m.Text.Leave()
		}
	}
	change := func(m *computer) {
		m.Activate("sourcing", "")
		m.keys("n")
	}
	empty := func(m *computer) {
		m.Activate("sourcing", "")
		m.TakeBack()
	}
	for name, c := range map[string]struct {
		before             string
		first, then, again func(*computer)
		stands             string
	}{
		"a label that stands alone": {"", press("o"), press("n"), press("n"), "none"},
		"an option of a scale":      {"", press("n1"), press("n2"), press("2"), "high"},
		"labels given again":        {"", press("o\n1"), press("e\n1"), press("ee"), "expert"},
		"Enter over a note":         {"", note("here"), note("there"), press("\n"), "there"},
		"what was taken back":       {"official", change, empty, empty, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSample(t)
			if c.before != "" {
				s.answer(t, s.articles[0].Paragraphs[0], "sourcing", "", c.before)
			}
			laptop, desktop := s.carry(t, "laptop", 9), s.carry(t, "desktop", 11)
			c.first(laptop)
			c.then(desktop)
			laptop.keys("")
			desktop.keys("")
			laptop.append(desktop.log())
			if _, err := laptop.Refresh(context.Background()); err != nil {
				t.Fatal(err)
			}
			found, err := laptop.file.Conflicted(context.Background(), "A1")
			if err != nil || len(found) != 1 || found[0].Questions[0].Value != c.stands {
				t.Fatalf("in conflict is %+v (%v), want %q to stand", found, err, c.stands)
			}
			laptop.ShowConflicts(found)
			if slot := found[0].Questions[0].Slot; slot.Field != annotate.FieldNote {
				laptop.Activate(slot.Field, slot.Target)
			}
			c.again(laptop)
			laptop.keys("")
			if left, err := laptop.file.Conflicted(
				context.Background(),
				"A1",
			); err != nil || len(left) > 0 ||
				laptop.ConflictsInAll().All > 0 {
				t.Errorf("%+v is left (%v)", left, err)
			}
			assertSound(t, laptop.file)
		})
	}
}

func TestAnAnnotatorWorksInAnArticleWithHiddenParagraphs(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	m := sitDown(t, s.Path(), "laptop", 9)
	if err := m.OpenArticle(context.Background(), s.articles[2].ID); err != nil {
		t.Fatal(err)
	}
	m.Choose("unit_type", "", "furniture")
	m.keys("\n")
	if m.Article().Paragraphs[m.At()].Position != 3 {
		t.Fatalf("after paragraph 1 comes %d, want 3", m.Article().Paragraphs[m.At()].Position)
	}
	m.Choose("unit_type", "", "furniture")
	if err := m.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n := m.Notice(); n.Kind != answering.NoticeUndone || n.Paragraph != 3 {
		t.Errorf("undone is %+v, want something of paragraph 3", n)
	}
	m.GoToNumber(2)
	if n := m.Notice(); n.Kind != labelling.NoticeNoParagraph || n.Paragraph != 2 {
		t.Errorf("the hidden paragraph can be gone to: %+v", n)
	}
	m.GoToNumber(1)
	if m.At() != 0 || m.LastNumber() != 3 {
		t.Errorf("number 1 is at %d, the last number is %d", m.At(), m.LastNumber())
	}
	m.GoToNumber(3)
	m.keys("")
	s.say(t, "L", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideCrosslinks}, "")
	if _, err := m.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	if m.At() != 2 || m.LastNumber() != 3 || len(m.Article().Paragraphs) != 4 {
		t.Errorf("once shown, paragraph %d of %d is current (the last number is %d), want 3 of 3 and the article as a whole",
			m.At()+1, len(m.Article().Paragraphs), m.LastNumber())
	}
}

func TestToRecogniseTheOutletIsRecorded(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	m := sitDown(t, s.Path(), "laptop", 9)
	m.GoTo(m.LastNumber())
	m.keys("g")
	if m.Article().Meta.Outlet != "" {
		t.Error("to recognise the outlet shows it")
	}
	if err := m.RevealOutlet(context.Background()); err != nil || m.Article().Meta.Outlet == "" {
		t.Errorf("the outlet that was shown is %q (%v)", m.Article().Meta.Outlet, err)
	}
	var fields []string
	for _, r := range reveals(t, m.file) {
		fields = append(fields, r[0])
	}
	if !slices.Equal(fields, []string{annotate.RevealOutlet}) {
		t.Errorf("recorded are %v", fields)
	}
	answer, err := m.file.Current(t.Context(), annotate.OutletKey(m.Article().ID, m.Annotator()))
	if err != nil || answer == nil || answer.Value != annotate.RecognisedGuess {
		t.Errorf("the answer is %+v (%v), want a guess", answer, err)
	}
	all, err := s.Recognised(t.Context())
	if of := annotate.OutletKey(m.Article().ID, m.Annotator()); err != nil || len(all) != 1 ||
		all[of] != annotate.RecognisedGuess {
		t.Errorf("the lead is told that %v recognised the outlet (%v)", all, err)
	}
	if err := m.Undo(context.Background()); err != nil || m.Article().Meta.Outlet == "" || m.CanUndo() {
		t.Errorf("after an undo the outlet is %q (%v); a reveal is not undone", m.Article().Meta.Outlet, err)
	}
}
