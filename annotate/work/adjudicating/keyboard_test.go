package adjudicating_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/answering"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
	"plumbline/store/storetest"
)

// raw is everything that annotators answered, which nothing may touch.
func raw(p *storetest.Team) []annotate.Entry {
	return slices.DeleteFunc(p.Entries(), func(e annotate.Entry) bool {
		return e.Key.Layer != annotate.LayerAnnotation || e.Key.Kind == annotate.KindReveal
	})
}

func docketOf(t testing.TB, p *storetest.Team) *adjudicate.Docket {
	t.Helper()
	return narrowed(t, p, review.Filter{})
}

func narrowed(t testing.TB, p *storetest.Team, f review.Filter) *adjudicate.Docket {
	t.Helper()
	d, err := adjudicate.Read(context.Background(), p, f, review.Draws{Times: 100})
	if err != nil {
		t.Fatalf("the disagreements cannot be read: %v", err)
	}
	return d
}

// keyboard is a session with everything that it wrote on disk after each call of keys.
type keyboard struct {
	*adjudicating.Session
	t testing.TB
}

func sit(t testing.TB, p *storetest.Team) *keyboard {
	t.Helper()
	d, err := adjudicating.Open(context.Background(), p, docketOf(t, p), answering.Options{
		Annotator: "L", Device: "lead's", Retry: func(int) time.Duration { return time.Millisecond },
	})
	if err != nil {
		t.Fatalf("the session does not open: %v", err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return &keyboard{d, t}
}

// keys plays keys: lower-case letters, digits and "/" as they are, capitals as
// with Shift, "⏎" Enter, "⇥" Tab, "⌫" Backspace, "↶" and "↷" undo and redo,
// "↓" the next item, "↑" the one before, "1st" causes as ①②③④.
func (d *keyboard) keys(keys string) {
	d.t.Helper()
	ctx := context.Background()
	for _, key := range keys {
		var err error
		switch {
		case key == '⏎':
			err = d.Enter(ctx)
		case key == '⇥':
			d.NextField()
		case key == '⌫':
			d.TakeBack()
		case key == '↶':
			err = d.Undo(ctx)
		case key == '↷':
			err = d.Redo(ctx)
		case key == '↓':
			err = d.Next(ctx)
		case key == '↑':
			err = d.Previous(ctx)
		case key == 'K':
			err = d.Keep(ctx)
		case key >= 'A' && key <= 'Z':
			d.TakeColumn(string(key))
		case key >= '①' && key <= '④':
			d.SetCause(annotate.Causes()[key-'①'])
		default:
			d.Press(key)
		}
		if err != nil {
			d.t.Fatalf("the key %c: %v", key, err)
		}
	}
	if err := d.Flush(); err != nil {
		d.t.Fatalf("saving: %v", err)
	}
}

// letterOf is the letter that an annotator has in the case.
func (d *keyboard) letterOf(annotator string) string {
	for _, c := range d.Case().Columns {
		if c.Annotator == annotator {
			return c.Letter
		}
	}
	return "?"
}
