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

// drawLog makes entries of a few keys as a hostile hand would: stamps are equal
// or absurd, links lead anywhere.
func drawLog(t *rapid.T) []annotate.Entry {
	var log []annotate.Entry
	ids := []string{""}
	count := rapid.IntRange(0, 12).Draw(t, "entries")
	for i := range count {
		ids = append(ids, fmt.Sprintf("e%02d", i))
	}
	link := rapid.SampledFrom(ids)
	for i := range count {
		log = append(log, annotate.Entry{
			ID:        ids[i+1],
			Key:       annotate.Key{Kind: annotate.KindAnswer, Subject: "p", Field: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "field")},
			Value:     rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "value"),
			Stamp:     rapid.SampledFrom([]int64{1, 2, 3, 86_400_002, 253_402_300_799_999}).Draw(t, "stamp"),
			DecidedAt: time.UnixMilli(rapid.Int64Range(1, 3).Draw(t, "time")),
			Replaces:  link.Draw(t, "replaces"),
			Also:      rapid.SliceOfN(link, 0, 2).Draw(t, "also"),
			Undoes:    link.Draw(t, "undoes"),
			Early:     rapid.Bool().Draw(t, "early"),
		})
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
			}
			if s.Revision != n {
				rt.Fatalf("revision %d of %d entries", s.Revision, n)
			}
			for _, r := range s.Rivals {
				if r.After(&s.Entry) {
					rt.Fatalf("%s is current, but the head %s comes after it", s.Entry.ID, r.ID)
				}
			}
		}
	})
}

func TestASheetFoldsAsTheLogDoes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		log := drawLog(rt)
		from := rapid.IntRange(0, len(log)).Draw(rt, "from the store")
		sheet := annotate.NewSheet(annotate.Paragraph{ID: "p"}, "", 0, "")
		for _, c := range annotate.Fold(log[:from]) {
			sheet.Set(c)
		}
		for _, e := range log[from:] {
			sheet.Apply(e)
		}
		for key, want := range annotate.Fold(log) {
			got := sheet.Current(key)
			if !reflect.DeepEqual(got.Entry, want.Entry) || !reflect.DeepEqual(got.Rivals, want.Rivals) || got.Revision != want.Revision {
				rt.Fatalf("on the sheet %+v stands, in the log %+v", got, want)
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

func TestEarlyEntriesDecideOverWhatWasStampedBefore(t *testing.T) {
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
		for i := range c.log {
			c.log[i].Early = true
		}
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

func TestASheetRemembersWhatWasDecidedOverBeforeItCame(t *testing.T) {
	sheet := annotate.NewSheet(annotate.Paragraph{ID: "p"}, "", 0, "")
	for _, e := range []annotate.Entry{
		entry("a", 1, "x", ""), also(entry("s", 3, "y", "a"), "late"), entry("b", 4, "z", "s"), entry("late", 2, "w", ""),
	} {
		sheet.Apply(e)
	}
	if got := sheet.Current(entry("", 0, "", "").Key); got.Entry.ID != "b" || got.Rivals != nil {
		t.Errorf("%s stands against %+v", got.Entry.ID, got.Rivals)
	}
}
