package annotate_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"plumbline/annotate"
)

// drawLog makes entries of a few keys; stamps may be equal, ids never are.
func drawLog(t *rapid.T) []annotate.Entry {
	var log []annotate.Entry
	ids := []string{""}
	for i := range rapid.IntRange(0, 12).Draw(t, "entries") {
		e := annotate.Entry{
			ID:       fmt.Sprintf("e%02d", i),
			Key:      annotate.Key{Kind: annotate.KindAnswer, Subject: "p", Field: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "field")},
			Value:    rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "value"),
			Stamp:    rapid.Int64Range(1, 6).Draw(t, "stamp"),
			Replaces: rapid.SampledFrom(ids).Draw(t, "replaces"),
		}
		ids = append(ids, e.ID)
		log = append(log, e)
	}
	return log
}

func TestFoldDoesNotDependOnOrderOrRepetition(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		log := drawLog(rt)
		want := annotate.Fold(log)
		shuffled := rapid.Permutation(log).Draw(rt, "order")
		again := slices.Concat(shuffled, shuffled[:rapid.IntRange(0, len(log)).Draw(rt, "repeated")])
		if got := annotate.Fold(again); !reflect.DeepEqual(got, want) {
			rt.Fatalf("the fold is %+v, in another order it was %+v", got, want)
		}
		if got, want := annotate.Conflicts(again), annotate.Conflicts(log); !reflect.DeepEqual(got, want) {
			rt.Fatalf("the conflicts are %+v, in another order they were %+v", got, want)
		}
		for key, s := range want {
			n := 0
			for _, e := range log {
				if e.Key == key {
					n++
				}
				if e.Key == key && e.After(&s.Entry) {
					rt.Fatalf("%s is current, but %s comes after it", s.Entry.ID, e.ID)
				}
			}
			if s.Revision != n {
				rt.Fatalf("revision %d of %d entries", s.Revision, n)
			}
		}
	})
}

func entry(id string, stamp int64, value, replaces string) annotate.Entry {
	return annotate.Entry{
		ID:       id,
		Key:      annotate.Key{Kind: annotate.KindAnswer, Subject: "p", Field: "f"},
		Value:    value,
		Stamp:    stamp,
		Replaces: replaces,
	}
}

func TestConflicts(t *testing.T) {
	for _, c := range []struct {
		name           string
		log            []annotate.Entry
		current, other string
	}{
		{"one answer", []annotate.Entry{entry("a", 1, "x", "")}, "", ""},
		{"a change of mind", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", "a")}, "", ""},
		{"two first answers", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", "")}, "b", "a"},
		{"two equal first answers", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "x", "")}, "", ""},
		{"at the same time the greater id is current", []annotate.Entry{entry("b", 1, "y", ""), entry("a", 1, "x", "")}, "b", "a"},
		{"two changes of one answer", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", "a"), entry("c", 3, "z", "a")}, "c", "b"},
		{"an answer taken back here, changed there", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "", "a"), entry("c", 3, "z", "a")}, "c", "b"},
		{"settled by a later decision", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", ""), entry("c", 3, "x", "b")}, "", ""},
		{"changed twice here, once there between", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", "a"), entry("c", 3, "z", "a"), entry("d", 4, "w", "b")}, "d", "c"},
		{"changed twice here, once there afterwards", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", "a"), entry("c", 3, "z", "b"), entry("d", 4, "w", "a")}, "d", "c"},
		{"of those the next answer settles all", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", "a"), entry("c", 3, "z", "a"), entry("d", 4, "w", "b"), entry("e", 5, "w", "d")}, "", ""},
		{"settled for the earlier side", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", "a"), entry("c", 3, "z", "a"), entry("d", 4, "y", "c")}, "", ""},
		{"both sides came to the same", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", "a"), entry("c", 3, "z", "a"), entry("d", 4, "z", "b")}, "", ""},
		{"a change undone here, changed there", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", "a"), entry("c", 3, "z", "a"), entry("d", 4, "x", "b")}, "d", "c"},
		{"three at once name the two newest", []annotate.Entry{entry("a", 1, "x", ""), entry("b", 2, "y", ""), entry("c", 3, "z", "")}, "c", "b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := annotate.Conflicts(c.log)
			switch {
			case c.current == "" && len(found) == 0:
			case len(found) != 1 || found[0].Current.ID != c.current || found[0].Other.ID != c.other:
				t.Fatalf("found %+v, want %q against %q", found, c.current, c.other)
			}
		})
	}
}

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
