package labelling_test

import (
	"context"
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

// everything is what stands on all sheets on disk, without ids and stamps.
func (m *watched) everything(annotator string) map[annotate.Key]string {
	all := make(map[annotate.Key]string)
	for key, s := range annotate.Fold(m.Entries()) {
		if key.Annotator == annotator && s.Entry.Value != "" {
			all[key] = s.Entry.Value
		}
	}
	return all
}

var anyKey = rapid.SampledFrom([]rune("noegpdmu123456789albcixrsvyfht?⏎⏎⏎⏎⇥⇤→←⌫⇟⇞ /?xrUZ0/"))

// any does one thing an annotator can do.
func (d *rig) any(t *rapid.T) {
	switch rapid.IntRange(0, 30).Draw(t, "what") {
	case 0, 1, 2:
		d.undo()
	case 3:
		d.redo()
	case 4:
		d.open(rapid.IntRange(0, len(d.store.articles)-1).Draw(t, "article"))
	case 5:
		d.GoTo(rapid.IntRange(-1, 4).Draw(t, "paragraph"))
	case 6:
		d.goes(d.NextOpen)
	case 7:
		d.goes(d.PreviousOpen)
	case 8:
		d.Text.Type(rapid.SampledFrom([]string{"", "a", "note"}).Draw(t, "note"))
	case 9:
		d.Text.Leave()
	case 10:
		d.Deactivate()
	case 11:
		if rows := d.Rows(); len(rows) > 0 {
			r := rapid.SampledFrom(rows).Draw(t, "row")
			d.Choose(r.Field.Key, r.Target, rapid.SampledFrom(r.Field.Options).Draw(t, "option").Value)
		}
	case 12:
		if _, err := d.Refresh(context.Background()); err != nil {
			t.Fatalf("Refresh fails: %v", err)
		}
	case 13, 14, 15:
		begin := rapid.IntRange(0, 12).Draw(t, "begin")
		d.Select(begin, begin+rapid.IntRange(0, 5).Draw(t, "length"))
		if rapid.Bool().Draw(t, "at once") {
			d.keys(" ")
		}
	case 16, 17:
		if marks := d.Marks(); len(marks) > 0 {
			d.Unmark(rapid.SampledFrom(marks).Draw(t, "mark"))
		}
	case 18:
		if marks := d.Marks(); len(marks) > 0 {
			m := rapid.SampledFrom(marks).Draw(t, "mark")
			d.Remark(m, m.Begin, rapid.IntRange(0, 20).Draw(t, "end"))
		}
	default:
		d.keys(string(anyKey.Draw(t, "key")))
	}
}

// check holds what must be true after every step.
func (d *rig) check(t *rapid.T) {
	if r, ok := d.Active(); ok {
		seen := 0
		for _, row := range d.Rows() {
			if row.Active {
				seen++
			}
		}
		if seen != 1 {
			t.Fatalf("%s is active, but %d visible rows are", d.nameOf(r), seen)
		}
	} else {
		for _, row := range d.Rows() {
			if row.Active {
				t.Fatalf("%s is shown as active, but no field is", d.nameOf(row.Question))
			}
		}
	}
	var total annotate.Tally
	for _, q := range d.Queue() {
		total.Paragraphs += q.Paragraphs
		total.Begun += q.Begun
		total.Submitted += q.Submitted
		total.Unsure += q.Unsure
	}
	if total != d.Total() {
		t.Fatalf("the total is %+v, the queue adds up to %+v", d.Total(), total)
	}
}

// shown is what stands for a key, without what is remembered to go on from it.
func shown(c annotate.Current) string {
	c.Entry.Early = false
	return fmt.Sprintf("%+v %d %+v", c.Entry, c.Revision, c.Rivals)
}

func stands(answers map[annotate.Slot]annotate.Current) string {
	all := make(map[annotate.Slot]string, len(answers))
	for slot, c := range answers {
		all[slot] = shown(c)
	}
	return fmt.Sprint(all)
}

// checkDisk compares the session with what a fold of the log says.
func (d *rig) checkDisk(t *rapid.T) {
	d.awaitIdle()
	queue, err := d.store.Queue(context.Background(), "A1", annotate.LayerAnnotation, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range queue {
		if q.Tally != d.Queue()[i].Tally {
			t.Fatalf("%s counts %+v on screen, %+v on disk", q.Meta.Title, d.Queue()[i].Tally, q.Tally)
		}
	}
	sheets, err := d.store.Sheets(context.Background(), d.Article().ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Article().Paragraphs {
		mine := d.Sheet(i)
		disk := sheets[mine.Paragraph.ID]
		if stands(mine.Answers) != stands(disk.Answers) {
			t.Fatalf("paragraph %d stands differently on screen and on disk:\n%s\n%s", i+1, answersOn(mine), answersOn(disk))
		}
		if shown, there := answering.MarksOn(mine), answering.MarksOn(disk); fmt.Sprint(shown) != fmt.Sprint(there) {
			t.Fatalf("paragraph %d is marked differently on screen and on disk:\n%v\n%v", i+1, shown, there)
		}
		if (mine.Submission == nil) != (disk.Submission == nil) ||
			mine.Submission != nil && shown(*mine.Submission) != shown(*disk.Submission) {
			t.Fatalf("the submission of paragraph %d differs on screen and on disk", i+1)
		}
	}
}

func TestAnySequenceOfKeysKeepsScreenAndDiskInStep(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.SampledFrom([]int{0, 1, 4}).Draw(rt, "targets")
		d := sit(t, project(t, n), func(o *answering.Options) {
			o.NumberKeys = rapid.Bool().Draw(rt, "number keys")
		})
		defer d.leave()
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			d.any(rt)
			d.check(rt)
			d.checkDisk(rt)
		}
	})
}

func TestAnySequenceOverADiskThatComesAndGoesLosesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := sit(t, project(t, rapid.SampledFrom([]int{1, 4}).Draw(rt, "targets")))
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			switch rapid.IntRange(0, 9).Draw(rt, "disk") {
			case 0:
				d.store.fail(errDisk)
			case 1:
				d.store.fail(nil)
			case 2:
				d.store.fail(nil)
				d.awaitIdle()
			}
			d.any(rt)
			d.check(rt)
		}
		d.store.fail(nil)
		d.Text.Leave()
		d.awaitIdle()
		d.checkDisk(rt)
		current := make(map[annotate.Key]string)
		for i, e := range d.written() {
			if e.Replaces != current[e.Key] {
				rt.Fatalf("entry %d (%s %q) does not replace what stood", i, e.Key.Field, e.Value)
			}
			current[e.Key] = e.ID
		}
		for d.undo(); d.Notice().Kind == answering.NoticeUndone; d.undo() {
			d.check(rt)
		}
		d.awaitIdle()
		if left := d.store.everything("A1"); len(left) != 0 {
			rt.Fatalf("after undoing all there still stands %v; the last undo says %+v", left, d.Notice())
		}
		d.leave()
	})
}

func TestUndoingAllAndRedoingAllChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := sit(t, project(t, rapid.SampledFrom([]int{1, 4}).Draw(rt, "targets")))
		restart := func() {
			if rapid.Bool().Draw(rt, "restart") {
				d.awaitIdle()
				d.leave()
				d = sit(t, d.store)
			}
		}
		for range rapid.IntRange(1, 60).Draw(rt, "steps") {
			d.any(rt)
		}
		d.Text.Leave()
		d.awaitIdle()
		before := d.store.everything("A1")
		restart()
		undone := 0
		for d.undo(); d.Notice().Kind == answering.NoticeUndone; d.undo() {
			undone++
			d.check(rt)
		}
		if k := d.Notice().Kind; k != answering.NoticeNothingUndo {
			rt.Fatalf("undo ends with %+v, though nobody else is here", d.Notice())
		}
		d.awaitIdle()
		if left := d.store.everything("A1"); len(left) != 0 {
			rt.Fatalf("after undoing all there still stands %v", left)
		}
		if total := d.Total(); total.Begun != 0 || total.Submitted != 0 || total.Unsure != 0 {
			rt.Fatalf("after undoing all the counts are %+v", total)
		}
		restart()
		for i := range undone {
			d.redo()
			d.check(rt)
			if k := d.Notice().Kind; k != answering.NoticeRedone {
				rt.Fatalf("redo %d of %d says %+v", i+1, undone, d.Notice())
			}
		}
		d.awaitIdle()
		if after := d.store.everything("A1"); !maps.Equal(before, after) {
			rt.Fatalf("before undoing and redoing %d actions there stood\n%v\nnow\n%v", undone, before, after)
		}
		d.leave()
	})
}
