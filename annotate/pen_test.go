package annotate_test

import (
	"testing"
	"time"

	"plumbline/annotate"
)

func TestAPenWritesInOrderThoughTheClockGoesBack(t *testing.T) {
	now := time.Date(2031, 3, 4, 9, 0, 0, 123_456_789, time.FixedZone("", 3600))
	pen := annotate.NewPen("laptop", "A1", "hash", 7)
	pen.Now = func() time.Time { return now }
	first := pen.Write(annotate.Key{Field: "f"}, "x", "", annotate.OriginAnnotator)
	now = now.Add(-time.Hour)
	second := pen.Write(annotate.Key{Field: "f"}, "y", first.ID, annotate.OriginAnnotator)
	if first.Stamp != now.Add(time.Hour).UnixMilli() || second.Stamp != first.Stamp+1 || second.ID <= first.ID {
		t.Fatalf("the stamps are %d and %d", first.Stamp, second.Stamp)
	}
	if first.Action == "" || first.Action != second.Action {
		t.Fatal("two entries of one action do not share it")
	}
	if first.DecidedAt.Location() != time.UTC || first.DecidedAt.Nanosecond() != 123_000_000 {
		t.Fatalf("the time is %v, want UTC in milliseconds", first.DecidedAt)
	}
	pen.Seen(first.Stamp + 1_000_000)
	pen.Begin()
	third := pen.Write(annotate.Key{Field: "f"}, "z", second.ID, annotate.OriginAnnotator)
	if third.Stamp != first.Stamp+1_000_001 || third.Action == second.Action || pen.Highest() != third.Stamp {
		t.Fatalf("after a greater stamp was seen the next is %d", third.Stamp)
	}
}

func TestAPenFollowsNoStampThatIsMoreThanADayAhead(t *testing.T) {
	now := time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	tomorrow := now.Add(annotate.AheadAtMost).UnixMilli()
	begin := func(highest int64) *annotate.Pen {
		pen := annotate.NewPen("laptop", "A1", "hash", highest)
		pen.Now = func() time.Time { return now }
		return pen
	}
	for _, c := range []struct {
		name                string
		told, seen, highest int64
	}{
		{"a day ahead", tomorrow, 0, tomorrow},
		{"more than a day", tomorrow + 1, 0, 0},
		{"seen later", 5, tomorrow, tomorrow},
		{"seen later, more than a day", 5, tomorrow + 1, 5},
		{"the year 9999", year9999, year9999, 0},
	} {
		pen := begin(c.told)
		pen.Seen(c.seen)
		if got := pen.Highest(); got != c.highest {
			t.Errorf("%s: the pen follows %d, want %d", c.name, got, c.highest)
		}
		e := pen.Write(annotate.Key{Field: "f"}, "x", "", annotate.OriginAnnotator)
		if e.Stamp != max(now.UnixMilli(), c.highest+1) || e.Rank() > tomorrow+1 {
			t.Errorf("%s: the stamp is %d", c.name, e.Stamp)
		}
	}
}

func TestAPenThatWritesOverWhatStandsNamesAllHeads(t *testing.T) {
	pen := annotate.NewPen("laptop", "A1", "hash", 0)
	over := func(entries ...annotate.Entry) annotate.Entry {
		current := annotate.Current{}
		for _, e := range entries {
			current = current.With(e)
		}
		return pen.WriteOver(current, entry("", 0, "", "").Key, "z", annotate.OriginAnnotator)
	}
	a, b := entry("a", 1, "x", ""), entry("b", 2, "y", "")
	if e := over(); e.Replaces != "" || e.Also != nil {
		t.Errorf("over nothing it names %q and %q", e.Replaces, e.Also)
	}
	if e := over(a); e.Replaces != "a" || e.Also != nil {
		t.Errorf("over one entry it names %q and %q", e.Replaces, e.Also)
	}
	if e := over(a, b); e.Replaces != "b" || len(e.Also) != 1 || e.Also[0] != "a" {
		t.Errorf("over two heads it names %q and %q", e.Replaces, e.Also)
	}
}
