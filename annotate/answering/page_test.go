package answering_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errDisk = errors.New("the disk refused")

// disk is a log in memory.
type disk struct {
	mu      sync.Mutex
	log     annotatetest.Log
	known   []string // people
	appends int
	broken  bool // nothing can be read
	full    bool // nothing can be written
	limit   int  // the greatest with which actions were asked for
}

func (d *disk) Append(_ context.Context, entries ...annotate.Entry) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.full {
		return errDisk
	}
	d.appends++
	d.log.Entries = append(d.log.Entries, entries...)
	return nil
}

func (d *disk) SetBookmark(context.Context, string, string, annotate.Bookmark) error { return nil }

func (d *disk) Annotators(context.Context) ([]string, error) { return d.known, nil }

func (d *disk) HighestStamp(context.Context) (int64, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.log.HighestStamp(), nil
}

func (d *disk) Entry(_ context.Context, id string) (*annotate.Entry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.log.Entry(id)
}

func (d *disk) Current(_ context.Context, key annotate.Key) (*annotate.Entry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var of []annotate.Entry
	for _, e := range d.log.Entries {
		if e.Key == key {
			of = append(of, e)
		}
	}
	if len(of) == 0 {
		return nil, nil
	}
	now := annotate.FoldKey(of).Entry
	return &now, nil
}

// keeps sets how much the project keeps of the time that answers take.
func (d *disk) keeps(timing annotate.Timing) {
	d.mu.Lock()
	defer d.mu.Unlock()
	pen := annotate.NewPen("lead's", "L1", "", d.log.HighestStamp())
	last := ""
	for _, e := range d.log.Entries {
		if e.Key == annotate.TimingKey() {
			last = e.ID
		}
	}
	d.log.Entries = append(d.log.Entries, pen.Write(annotate.TimingKey(), string(timing), last, annotate.OriginAnnotator))
}

func (d *disk) Actions(_ context.Context, annotator, device string, limit int) ([]annotate.Action, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken {
		return nil, errDisk
	}
	d.limit = max(d.limit, limit)
	return d.log.Actions(annotator, device, limit), nil
}

// page is a place with two paragraphs that ask what the default codebook asks
// without targets. The note is about the paragraph, unless asides is set: then
// it is about the active question.
type page struct {
	*answering.Core
	t      testing.TB
	disk   *disk
	passed atomic.Int64 // since nine o'clock; the clock is read where answers are written, too
	timers map[int]func()
	timer  int

	book      *codebook.Codebook
	targets   []annotate.Target
	sheets    []*annotate.Sheet
	at        int
	closed    bool
	committed int // actions
	asides    bool
	only      []string // the questions that belong to what is answered now; nil = all
	fetch     bool     // going to what is undone fails
}

func (p *page) now() time.Time {
	return time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC).Add(time.Duration(p.passed.Load()))
}

// open opens a page on a disk.
func open(t testing.TB, d *disk, m answering.Manner, change ...func(*page, *answering.Options)) *page {
	t.Helper()
	p := &page{t: t, disk: d, timers: make(map[int]func()), book: annotatetest.Codebook()}
	o := answering.Options{
		Annotator: "A1", Device: "laptop", Now: p.now, After: p.after,
		Retry: func(int) time.Duration { return time.Millisecond },
	}
	for _, c := range change {
		c(p, &o)
	}
	o = o.WithDefaults()
	a := annotate.NewArticle([]string{"The harbour opens.", "Trade will grow."}, []string{"body", "body"}, nil, "")
	for _, paragraph := range a.Paragraphs {
		sheet := annotate.NewSheet(paragraph, o.Layer, o.Round, o.Annotator)
		for key, s := range d.log.Current() {
			slot := annotate.Slot{Field: key.Field, Target: key.Target}
			if key == sheet.Key(key.Field, key.Target) || key == sheet.EvidenceKey(slot, key.Option) {
				sheet.Set(s)
			}
		}
		p.sheets = append(p.sheets, sheet)
	}
	var err error
	if p.Core, err = answering.Open(t.Context(), d, onPage{p}, p.book.Hash, m, o); err != nil {
		t.Fatalf("the page does not open: %v", err)
	}
	t.Cleanup(func() { _ = p.Close() })
	p.goTo(0)
	return p
}

func (p *page) after(_ time.Duration, f func()) func() {
	p.timer++
	id := p.timer
	p.timers[id] = f
	return func() { delete(p.timers, id) }
}

// rest lets the time pass after which what is typed is written.
func (p *page) rest() {
	for id, f := range p.timers {
		delete(p.timers, id)
		f()
	}
}

func (p *page) goTo(i int) {
	p.Text.Leave()
	p.at = i
	p.Quiet()
	p.Arrive(annotate.Slot{})
	p.First()
}

// keys presses keys: characters as they are, "⇥" and "⇤" Tab and Shift+Tab, "→"
// and "←", "⌫" Backspace, "↶" and "↷" undo and redo, "①" and "②" the paragraphs;
// "⟦", "⟧" and "▭" select words, "✂" takes the first mark back, "⇔" moves its end.
func (p *page) keys(keys string) {
	p.t.Helper()
	for _, key := range keys {
		var err error
		switch key {
		case '⇥':
			p.NextField()
		case '⇤':
			p.PreviousField()
		case '→':
			p.NextOption()
		case '←':
			p.PreviousOption()
		case '⌫':
			p.TakeBack()
		case '↶':
			err = p.Undo(p.t.Context())
		case '↷':
			err = p.Redo(p.t.Context())
		case '⟦', '⟧', '▭':
			p.selects(key)
		case '✂', '⇔':
			if marks := p.Marks(); len(marks) > 0 && key == '✂' {
				p.Unmark(marks[0])
			} else if len(marks) > 0 {
				p.Remark(marks[0], marks[0].Begin, marks[0].End+1)
			}
		case '①', '②':
			p.goTo(int(key - '①'))
		default:
			p.Press(key)
		}
		if err != nil {
			p.t.Fatalf("%c: %v", key, err)
		}
	}
}

// selects selects the first word, the second, or the end of the first with the beginning
// of the second.
func (p *page) selects(key rune) {
	switch key {
	case '⟦':
		p.Select(0, 3)
	case '⟧':
		p.Select(4, 11)
	default:
		p.Select(2, 6)
	}
}

// active names the active question.
func (p *page) active() string {
	q, ok := p.Active()
	if !ok {
		return "none"
	}
	return q.Field.Key
}

// answers are what stands in both paragraphs.
func (p *page) answers() string {
	var all []string
	for i, sheet := range p.sheets {
		for slot, a := range sheet.Answers {
			if a.Entry.Value != "" {
				all = append(all, string(rune('1'+i))+" "+slot.Field+"="+a.Entry.Value)
			}
		}
	}
	for i, sheet := range p.sheets {
		for _, m := range answering.MarksOn(sheet) {
			all = append(all, string(rune('1'+i))+" "+m.Field+" "+m.Option+": "+m.Words)
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func (p *page) want(active, answers string) {
	p.t.Helper()
	if got := p.active(); got != active {
		p.t.Fatalf("%q is active, want %q (answers: %s)", got, active, p.answers())
	}
	if got := p.answers(); got != answers {
		p.t.Fatalf("the answers are %q, want %q", got, answers)
	}
}

func (p *page) wantNotice(kind answering.NoticeKind) answering.Notice {
	p.t.Helper()
	if n := p.Notice(); n.Kind != kind {
		p.t.Fatalf("the notice is %+v, want kind %d", n, kind)
	}
	return p.Notice()
}

// written is the log once everything is on disk.
func (p *page) written() []annotate.Entry {
	p.t.Helper()
	if err := p.Flush(); err != nil {
		p.t.Fatal(err)
	}
	p.disk.mu.Lock()
	defer p.disk.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(p.disk.log.Entries), func(e annotate.Entry) bool {
		return e.Key.Kind != annotate.KindAnswer && e.Key.Kind != annotate.KindEvidence
	})
}

// onPage is the paragraph at hand.
type onPage struct{ *page }

var _ answering.Paragraph = onPage{}

func (p onPage) Book() *codebook.Codebook   { return p.book }
func (p onPage) Targets() []annotate.Target { return p.targets }
func (p onPage) Sheet() *annotate.Sheet     { return p.sheets[p.at] }
func (p onPage) Closed() bool               { return p.closed }

func (p onPage) Questions() []answering.Question {
	var all []answering.Question
	for _, asked := range p.Sheet().Ask(p.book, nil).Questions() {
		if !asked.Field.Choosable() || asked.Field.Prefill != "" {
			continue
		}
		q := p.Question(asked)
		q.Value = p.Sheet().Under(p.book, q.Field.Key, "")
		q.Here = p.only == nil || slices.Contains(p.only, q.Field.Key)
		q.Waits = q.Here && q.Value == ""
		all = append(all, q)
	}
	return all
}

func (p onPage) Answer(slot annotate.Slot, value string) {
	if value != p.Sheet().Under(p.book, slot.Field, slot.Target) {
		p.Writer.Write(p.Sheet(), p.Sheet().Key(slot.Field, slot.Target), value, annotate.OriginAnnotator)
	}
}

func (p onPage) TakeBack(q answering.Question) bool {
	if q.Value == "" || !p.Writable() {
		return false
	}
	p.Answer(q.Slot(), "")
	return true
}

func (p onPage) Apply(sheet *annotate.Sheet, e annotate.Entry) { sheet.Apply(e) }

func (p onPage) Committed() { p.committed++ }

func (p onPage) TextSlot() (annotate.Slot, bool) {
	if p.asides {
		return p.ActiveSlot(), true
	}
	return annotate.Slot{Field: annotate.FieldNote}, true
}

// noteOn is the note beside a question, or the paragraph's.
func (p onPage) noteOn(slot annotate.Slot) annotate.Key {
	if slot.Field == annotate.FieldNote {
		return p.Sheet().Key(annotate.FieldNote, "")
	}
	return p.Sheet().Key(annotate.FieldNote, slot.Field)
}

func (p onPage) TextAt(slot annotate.Slot) string {
	return p.Sheet().Value(annotate.FieldNote, p.noteOn(slot).Target)
}

func (p onPage) WriteText(slot annotate.Slot, text string) {
	p.Writer.Write(p.Sheet(), p.noteOn(slot), text, annotate.OriginAnnotator)
}

func (p onPage) GoTo(_ context.Context, key annotate.Key) (*annotate.Sheet, error) {
	if p.fetch {
		return nil, errDisk
	}
	for i, sheet := range p.sheets {
		if sheet.Paragraph.ID == key.Subject && i != p.at {
			p.goTo(i)
		}
	}
	return p.Sheet(), nil
}

func (p onPage) LeadTo(e annotate.Entry) { p.Move(annotate.Slot{Field: e.Key.Field}, true) }
