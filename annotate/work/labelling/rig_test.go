package labelling_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/saving"
	"plumbline/annotate/work/labelling"
	"plumbline/store/storetest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// para is a paragraph to be imported: its guess and its text.
type para struct{ guess, text string }

// The four targets of the tests, in the order of the form.
var names = []string{"Aldoria", "Brenn", "Corvane", "Dunmark"}

var errDisk = errors.New("the disk refused")

// add makes an article and puts it into the project.
func (m *watched) add(title string, paras ...para) *annotate.Article {
	var texts []storetest.Text
	for _, p := range paras {
		texts = append(texts, storetest.Text{Guess: p.guess, Text: title + ": " + p.text})
	}
	a := m.AddArticle(annotate.Meta{Title: title}, texts...)
	m.articles = append(m.articles, a)
	return a
}

// foreign writes entries as another program, device or person does.
func (m *watched) foreign(t testing.TB, pen *annotate.Pen, key annotate.Key, value string, origin annotate.Origin) annotate.Entry {
	t.Helper()
	highest, _ := m.Project.HighestStamp(context.Background())
	pen.Seen(highest)
	replaces := ""
	if e, _ := m.Project.Current(context.Background(), key); e != nil {
		replaces = e.ID
	}
	pen.Begin()
	e := pen.Write(key, value, replaces, origin)
	m.Tell(t, e)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.log = append(m.log, e)
	return e
}

func (m *watched) addTarget(t testing.TB, order int, name string, aliases ...string) {
	t.Helper()
	target := annotate.Target{ID: annotate.TargetID(name), Name: name, Aliases: aliases, Order: order}
	pen := annotate.NewPen("lead", "lead", m.book.Hash, 0)
	for _, f := range target.Fields() {
		m.foreign(t, pen, annotate.Key{Kind: annotate.KindTarget, Subject: target.ID, Field: f.Field}, f.Value, annotate.OriginAnnotator)
	}
}

// project is a project with n targets and two articles.
func project(t testing.TB, n int) *watched {
	t.Helper()
	made.Lock()
	defer made.Unlock()
	of, known := made.by[n]
	if !known {
		m := filled(t, annotatetest.Codebook(), n)
		of = template{m.Content(), m.articles, m.log}
		made.by[n] = of
	}
	return &watched{
		Project: storetest.MustOpenCopy(t, "project.plumb", of.file), book: annotatetest.Codebook(),
		articles: slices.Clone(of.articles), log: slices.Clone(of.log),
	}
}

// filled is a new project under the codebook with n targets and two articles.
func filled(t testing.TB, book *codebook.Codebook, n int) *watched {
	t.Helper()
	m := newProject(t, book)
	for i := range n {
		m.addTarget(t, i+1, names[i])
	}
	m.add("First", para{"headline", "Envoy arrives"}, para{"body", "The harbour opens on Monday."},
		para{"crosslink", "Read more: the harbour"}, para{"body", "Trade with Corvane will grow."})
	m.add("Second", para{"body", "He called it “a mistake”."}, para{"body", "Nothing happened."})
	return m
}

// template is a project to be copied, and what was put into it.
type template struct {
	file     []byte
	articles []*annotate.Article
	log      []annotate.Entry
}

// made are the projects by the number of their targets: properties are tried on
// hundreds.
var made = struct {
	sync.Mutex
	by map[int]template
}{by: make(map[int]template)}

// clock is a clock that moves only when told, with timers that fire then.
type clock struct {
	mu     sync.Mutex
	now    time.Time
	timers []*timer
}

type timer struct {
	at      time.Time
	f       func()
	stopped bool
}

func newClock() *clock { return &clock{now: time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) After(d time.Duration, f func()) func() {
	t := &timer{at: c.Now().Add(d), f: f}
	c.timers = append(c.timers, t)
	return func() { t.stopped = true }
}

// pass lets time go by, backwards too, and fires what is due.
func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	c.now = c.now.Add(d)
	now := c.now
	c.mu.Unlock()
	for _, t := range c.timers {
		if !t.stopped && !t.at.After(now) {
			t.stopped = true
			t.f()
		}
	}
}

// rig is an annotator at work: a session with its clock and its status bar.
type rig struct {
	*labelling.Session
	t      testing.TB
	store  *watched
	clock  *clock
	calls  chan func()
	states []saving.State
	closed bool
}

// sit opens a session on the project and closes it when the test ends.
func sit(t testing.TB, m *watched, change ...func(*answering.Options)) *rig {
	t.Helper()
	d := &rig{t: t, store: m, clock: newClock(), calls: make(chan func(), 1<<16)}
	o := answering.Options{
		Annotator: "A1", Device: "laptop", Now: d.clock.Now, After: d.clock.After,
		Run:   func(f func()) { d.calls <- f },
		Saved: func(s saving.State) { d.states = append(d.states, s) },
		Retry: func(int) time.Duration { return time.Millisecond },
	}
	for _, f := range change {
		f(&o)
	}
	s, err := labelling.Open(context.Background(), m, o)
	if err != nil {
		t.Fatalf("the session does not open: %v", err)
	}
	d.Session = s
	t.Cleanup(func() {
		if !d.closed {
			m.mu.Lock()
			m.failing = nil
			m.mu.Unlock()
			_ = d.Close()
		}
	})
	return d
}

// leave closes the session; everything must be on disk.
func (d *rig) leave() {
	d.t.Helper()
	d.closed = true
	if err := d.Close(); err != nil {
		d.t.Fatalf("the session does not close: %v", err)
	}
}

// awaitIdle waits until the status bar says that everything is on disk.
func (d *rig) awaitIdle() {
	d.t.Helper()
	d.await("saved", func(s saving.State) bool { return s.Kind == saving.Done || s.Kind == saving.Idle })
}

// await takes up what the writer reports until the state is as wanted.
func (d *rig) await(what string, wanted func(saving.State) bool) {
	d.t.Helper()
	deadline := time.After(20 * time.Second)
	for !wanted(d.state()) {
		select {
		case f := <-d.calls:
			f()
		case <-deadline:
			d.t.Fatalf("the status never became %s; it is %+v", what, d.state())
		}
	}
}

func (d *rig) state() saving.State {
	if len(d.states) == 0 {
		return saving.State{}
	}
	return d.states[len(d.states)-1]
}

// The signs that stand for keys that type nothing.
const (
	enter, tab, backTab, right, left, back = '⏎', '⇥', '⇤', '→', '←', '⌫'
	pageDown, pageUp                       = '⇟', '⇞'
)

// keys presses one key after the other.
func (d *rig) keys(all string) {
	d.t.Helper()
	for _, k := range all {
		d.clock.pass(time.Second / 2)
		switch k {
		case enter:
			if err := d.Enter(context.Background()); err != nil {
				d.t.Fatalf("Enter fails: %v", err)
			}
		case tab:
			d.NextField()
		case backTab:
			d.PreviousField()
		case right:
			d.NextOption()
		case left:
			d.PreviousOption()
		case back:
			d.TakeBack()
		case pageDown:
			d.NextParagraph()
		case pageUp:
			d.PreviousParagraph()
		default:
			d.Press(k)
		}
	}
}

func (d *rig) undo() {
	d.t.Helper()
	if err := d.Undo(context.Background()); err != nil {
		d.t.Fatalf("undo fails: %v", err)
	}
}

func (d *rig) redo() {
	d.t.Helper()
	if err := d.Redo(context.Background()); err != nil {
		d.t.Fatalf("redo fails: %v", err)
	}
}

func (d *rig) open(article int) {
	d.t.Helper()
	if err := d.OpenArticle(context.Background(), d.store.articles[article].ID); err != nil {
		d.t.Fatalf("article %d does not open: %v", article, err)
	}
}

// active names the active field, with its target.
func (d *rig) active() string {
	r, ok := d.Active()
	if !ok {
		return "none"
	}
	return d.nameOf(r)
}

// activeRow is the active field with all there is to say of it.
func (d *rig) activeRow() labelling.Row {
	for _, r := range d.Rows() {
		if r.Active {
			return r
		}
	}
	return labelling.Row{}
}

func (d *rig) nameOf(r answering.Question) string {
	if r.Target == "" {
		return r.Field.Key
	}
	return r.Field.Key + " " + d.Target(r.Target).Name
}

// fields names the visible questions in order.
func (d *rig) fields() string {
	var all []string
	for _, r := range d.Rows() {
		all = append(all, d.nameOf(r.Question))
	}
	return strings.Join(all, ", ")
}

// answers lists what stands on the current paragraph, in a fixed order.
func (d *rig) answers() string { return answersOn(d.Current()) }

func answersOn(sheet *annotate.Sheet) string {
	var all []string
	for slot, a := range sheet.Answers {
		if a.Entry.Value != "" {
			name := slot.Field
			for _, n := range names {
				if annotate.TargetID(n) == slot.Target {
					name += " " + n
				}
			}
			all = append(all, name+"="+a.Entry.Value)
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func (d *rig) wantActive(want string) {
	d.t.Helper()
	if got := d.active(); got != want {
		d.t.Fatalf("the active field is %q, want %q (answers: %s)", got, want, d.answers())
	}
}

func (d *rig) wantAnswers(want string) {
	d.t.Helper()
	if got := d.answers(); got != want {
		d.t.Fatalf("the answers are\n  %s\nwant\n  %s", got, want)
	}
}

func (d *rig) wantState(want annotate.State) {
	d.t.Helper()
	if got := d.Current().State(d.Book()); got != want {
		d.t.Fatalf("paragraph %d is %q, want %q (answers: %s)", d.At()+1, got, want, d.answers())
	}
}

func (d *rig) wantNotice(want answering.NoticeKind) answering.Notice {
	d.t.Helper()
	if got := d.Notice(); got.Kind != want {
		d.t.Fatalf("the notice is %+v, want kind %d", got, want)
	}
	return d.Notice()
}

// written are the entries of answers, marks and submissions on disk.
func (d *rig) written() []annotate.Entry {
	d.t.Helper()
	d.awaitIdle()
	d.store.mu.Lock()
	defer d.store.mu.Unlock()
	var all []annotate.Entry
	for _, e := range d.store.log {
		if e.Key.Kind.OnSheet() {
			all = append(all, e)
		}
	}
	return all
}
