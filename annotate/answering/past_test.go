package answering_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

// toggled is a disk on which A1 answered the first question so many times.
func toggled(n int) *disk {
	d := &disk{known: []string{"A1"}}
	pen := annotate.NewPen("laptop", "A1", "", 1)
	a := annotate.NewArticle([]string{"The harbour opens.", "Trade will grow."}, []string{"body", "body"}, nil, "")
	key, replaces := annotate.NewSheet(a.Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("sourcing", ""), ""
	for i := range n {
		pen.Begin()
		e := pen.Write(key, []string{"official", "expert"}[i%2], replaces, annotate.OriginAnnotator)
		d.log.Entries = append(d.log.Entries, e)
		replaces = e.ID
	}
	return d
}

// undo undoes so often, and each time is to be told of as said.
func (p *page) undo(times int, want answering.NoticeKind) {
	p.t.Helper()
	for i := range times {
		if p.keys("↶"); p.Notice().Kind != want {
			p.t.Fatalf("undo %d says %+v", i+1, p.Notice())
		}
	}
}

func TestUndoReachesBeyondTheNewestActions(t *testing.T) {
	d := toggled(1200)
	p := open(t, d, answering.Manner{})
	if d.limit != 1000 {
		t.Fatalf("%d actions are asked for at the start, want 1000", d.limit)
	}
	p.undo(1200, answering.NoticeUndone)
	p.want("sourcing", "")
	p.undo(1, answering.NoticeNothingUndo)
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}

	p = open(t, d, answering.Manner{})
	p.keys("↷")
	p.want("sourcing", "1 sourcing=official")
	for range 1199 {
		p.keys("↷")
		p.wantNotice(answering.NoticeRedone)
	}
	p.want("sourcing", "1 sourcing=expert")
	p.keys("↷")
	p.wantNotice(answering.NoticeNothingRedo)
}

func TestUndoReachesBackWhileAnswersAreOnTheirWay(t *testing.T) {
	d := toggled(1100)
	p := open(t, d, answering.Manner{})
	d.mu.Lock()
	d.full = true
	d.mu.Unlock()
	p.undo(1100, answering.NoticeUndone)
	p.want("sourcing", "")
	p.undo(1, answering.NoticeNothingUndo)
	if p.Pending() != 1100 || len(p.Writer.Queued()) != 1100 {
		t.Fatalf("%d actions are on their way, want all", p.Pending())
	}
	d.mu.Lock()
	d.full = false
	d.mu.Unlock()
	for p.Flush() != nil { // the write under way may have been refused
	}
	if p.Pending() != 0 || d.appends != 1100 {
		t.Fatalf("%d of %d actions are on disk", d.appends, 1100)
	}
}

func TestWhatCannotBeUndoneIsToldOnce(t *testing.T) {
	d := toggled(1100)
	last := d.log.Entries[1099]
	d.log.Entries = append(
		d.log.Entries,
		annotate.NewPen("desktop", "A1", "", last.Stamp).Write(last.Key, "media", last.ID, annotate.OriginAnnotator),
	)
	p := open(t, d, answering.Manner{})
	p.undo(1100, answering.NoticeKept)
	p.undo(1, answering.NoticeNothingUndo)
	p.want("attribution", "1 sourcing=media")
}

func TestAPastThatCannotBeReadOpensNothing(t *testing.T) {
	d := toggled(1)
	d.broken = true
	if _, err := answering.Open(
		t.Context(),
		d,
		onPage{},
		"",
		answering.Manner{},
		answering.Options{Annotator: "A1", Device: "laptop"},
	); err == nil {
		t.Fatal("it opens without its past")
	}
}
