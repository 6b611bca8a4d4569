package saving_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"plumbline/annotate"
	"plumbline/annotate/saving"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errDisk = errors.New("the disk refused")

// disk keeps what was written and refuses as often as told.
type disk struct {
	mu        sync.Mutex
	refuse    int // how many writes fail, -1 all
	written   []string
	bookmarks []annotate.Bookmark
}

func (d *disk) write(do func()) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.refuse != 0 {
		d.refuse = max(d.refuse-1, -1)
		return errDisk
	}
	do()
	return nil
}

func (d *disk) Append(_ context.Context, entries ...annotate.Entry) error {
	return d.write(func() { d.written = append(d.written, entries[0].ID) })
}

func (d *disk) SetBookmark(_ context.Context, _, _ string, p annotate.Bookmark) error {
	return d.write(func() { d.bookmarks = append(d.bookmarks, p) })
}

func say(w *saving.Saver, ids ...string) {
	for _, id := range ids {
		w.Hold(annotate.Entry{ID: id, Action: id})
		w.Release()
	}
}

func atOnce(int) time.Duration { return time.Millisecond }

func TestActionsAreWrittenInOrderAndAFailedOneAgain(t *testing.T) {
	d := &disk{refuse: 3}
	var mu sync.Mutex
	var states []saving.State
	w := saving.New(d, saving.Options{Retry: atOnce, Saved: func(s saving.State) {
		mu.Lock()
		defer mu.Unlock()
		states = append(states, s)
	}})
	say(w, "a", "b", "c")
	for w.Flush() != nil {
	}
	if err := w.Close(); err != nil || !slices.Equal(d.written, []string{"a", "b", "c"}) {
		t.Fatalf("written are %v (%v), want a, b, c", d.written, err)
	}
	failed := slices.ContainsFunc(states, func(s saving.State) bool { return s.Kind == saving.Failed && errors.Is(s.Err, errDisk) })
	if last := states[len(states)-1]; !failed || last.Kind != saving.Done || last.Left != 0 {
		t.Fatalf("the states were %+v, want a failure and at last done", states)
	}
}

func TestWhatCouldNotBeWrittenStaysCounted(t *testing.T) {
	w := saving.New(&disk{refuse: -1}, saving.Options{Retry: atOnce})
	say(w, "a", "b")
	if err := w.Close(); !errors.Is(err, errDisk) || w.Pending() != 2 || len(w.Queue()) != 2 {
		t.Fatalf("closing says %v with %d pending, want the refusal and 2", err, w.Pending())
	}
}

func TestAPlaceIsWrittenUnlessTheProjectIsReadOnly(t *testing.T) {
	for _, readOnly := range []bool{false, true} {
		d := &disk{}
		w := saving.New(d, saving.Options{ReadOnly: readOnly})
		w.Bookmark(annotate.Bookmark{Article: "x"})
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if (len(d.bookmarks) == 0) != readOnly {
			t.Fatalf("read-only %v: %d places were written", readOnly, len(d.bookmarks))
		}
	}
}

// limping refuses every other write.
type limping struct{ writes int }

func (l *limping) Append(context.Context, ...annotate.Entry) error {
	l.writes++
	if l.writes%2 == 1 {
		return errDisk
	}
	return nil
}

func (l *limping) SetBookmark(context.Context, string, string, annotate.Bookmark) error { return nil }

// A write may fail and succeed before the one who waits for it wakes.
func TestWhatIsFlushedIsOnDiskThoughWritesFailMeanwhile(t *testing.T) {
	saver := saving.New(&limping{}, saving.Options{Retry: func(int) time.Duration { return 0 }})
	for range 5000 {
		say(saver, "an action")
	}
	for saver.Flush() != nil { // refused once more
	}
	if left := saver.Pending(); left != 0 {
		t.Errorf("everything was called written with %d writes to come", left)
	}
	if err := saver.Close(); err != nil {
		t.Error(err)
	}
}
