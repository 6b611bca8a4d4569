package annotate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"plumbline/annotate"
)

// also lets an entry name further heads.
func also(e annotate.Entry, ids ...string) annotate.Entry {
	e.Also = ids
	return e
}

// early marks an entry as one of a program that names what it replaced alone.
func early(e annotate.Entry) annotate.Entry {
	e.Early = true
	return e
}

// undo is an entry that reverses another by putting back what that had replaced.
func undo(id string, stamp int64, value, undoes string) annotate.Entry {
	e := entry(id, stamp, value, undoes)
	e.Undoes = undoes
	return e
}

// decidedAt gives an entry the time at which it was written, in milliseconds.
func decidedAt(e annotate.Entry, ms int64) annotate.Entry {
	e.DecidedAt = time.UnixMilli(ms).UTC()
	return e
}

func ids(entries []annotate.Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.ID)
	}
	return strings.Join(all, " ")
}

const (
	day      = 86_400_000
	days     = 72 * time.Hour
	year9999 = 253_402_300_799_999
)

func TestTheHeadsOfAKey(t *testing.T) {
	a, b, c := entry("a", 1, "x", ""), entry("b", 2, "y", ""), entry("c", 3, "z", "a")
	settled := also(entry("s", 5, "x", "b"), "a")
	for _, test := range []struct {
		name string
		log  []annotate.Entry
		want string // the current one first
	}{
		{"one answer", []annotate.Entry{a}, "a"},
		{"a change of mind", []annotate.Entry{a, c}, "c"},
		{"two first answers", []annotate.Entry{a, b}, "b a"},
		{"a change on one side ends no conflict", []annotate.Entry{a, b, entry("d", 4, "w", "b")}, "d a"},
		{"a later change on the other side ends none either", []annotate.Entry{a, b, entry("d", 4, "w", "b"), c, entry("e", 5, "v", "c")}, "e d"},
		{"one that names all heads ends it", []annotate.Entry{a, b, settled}, "s"},
		{"one that names two of three leaves the third", []annotate.Entry{a, b, settled, entry("d", 4, "w", "")}, "s d"},
		{"what comes back from before is decided", []annotate.Entry{settled, a, b}, "s"},
		{"an entry that names itself is a head", []annotate.Entry{also(entry("a", 1, "x", "a"), "a")}, "a"},
		{"what names something that is not here is a head", []annotate.Entry{settled}, "s"},
		{"of two that name each other the later stands", []annotate.Entry{entry("a", 1, "x", "b"), entry("b", 2, "y", "a")}, "b"},

		{"an undone settlement is none", []annotate.Entry{a, b, settled, undo("u", 6, "y", "s")}, "u a"},
		{"redone it is one", []annotate.Entry{a, b, settled, undo("u", 6, "y", "s"), undo("r", 7, "x", "u")}, "r"},
		{"undone again it is none", []annotate.Entry{
			a, b, settled, undo("u", 6, "y", "s"), undo("r", 7, "x", "u"), undo("v", 8, "y", "r"),
		}, "v a"},
		{"settled anew after the undo", []annotate.Entry{
			a, b, settled, undo("u", 6, "y", "s"), also(entry("t", 7, "x", "u"), "a"),
		}, "t"},
		{"undone in two places, redone in one, it is none", []annotate.Entry{
			a, b, settled, undo("u", 6, "y", "s"), undo("v", 6, "y", "s"), undo("r", 7, "x", "u"),
		}, "r v a"},
		{"an undone answer brings back one head", []annotate.Entry{a, c, undo("u", 6, "x", "c")}, "u"},
		{"of entries that undo each other none is undone", []annotate.Entry{
			a, b, also(undo("s", 5, "x", "t"), "a", "b"), also(undo("t", 6, "y", "s"), "a", "b"),
		}, "t"},

		{"an early change decides over all before", []annotate.Entry{early(a), early(b), early(entry("d", 4, "w", "b"))}, "d"},
		{"a new change on top of early ones decides over its own alone", []annotate.Entry{early(a), early(b), entry("d", 4, "w", "b")}, "d a"},
		{"a new change that names both early ones decides both", []annotate.Entry{early(a), early(b), settled}, "s"},
		{"an early change decides over no new entry", []annotate.Entry{early(a), b, early(c)}, "c b"},
		{"an old pack that comes back changes nothing that was seen", []annotate.Entry{settled, early(a), early(b)}, "s"},
		{"an old pack that went on stands against it", []annotate.Entry{settled, early(a), early(b), early(c)}, "s c"},
		{"a change that was never seen is decided by the old rule", []annotate.Entry{
			early(a), early(entry("b", 2, "y", "a")), early(c), early(entry("d", 4, "w", "c")), entry("e", 5, "v", "d"),
		}, "e"},
		{"the old rule goes by stamps as they are", []annotate.Entry{
			decidedAt(early(entry("a", 4*day, "x", "")), 4*day), decidedAt(early(entry("b", 4*day+1, "y", "a")), day),
		}, "b"},

		{"a stamp counts for a day after the clock of its writer", []annotate.Entry{
			decidedAt(entry("a", year9999, "x", ""), 5*day), decidedAt(entry("b", 6*day, "y", ""), 6*day),
		}, "b a"},
		{"and no longer", []annotate.Entry{
			decidedAt(entry("a", year9999, "x", ""), 5*day), decidedAt(entry("b", 6*day-1, "y", ""), 6*day-1),
		}, "a b"},
		{"who replaces a stamp of the year 9999 stands", []annotate.Entry{
			decidedAt(entry("a", year9999, "x", ""), 5*day), decidedAt(entry("b", 5*day, "y", "a"), 5*day),
		}, "b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := ids(annotate.Heads(test.log)); got != test.want {
				t.Errorf("the heads are %q, want %q", got, test.want)
			}
			backwards := slices.Clone(test.log)
			slices.Reverse(backwards)
			if got := ids(annotate.Heads(backwards)); got != test.want {
				t.Errorf("read backwards the heads are %q, want %q", got, test.want)
			}
		})
	}
}

func TestAConflictIsBetweenTheCurrentHeadAndTheNewestOfAnotherValue(t *testing.T) {
	one, two, three := entry("a", 1, "x", ""), entry("b", 2, "y", ""), entry("c", 3, "y", "")
	found := annotate.Conflicts([]annotate.Entry{one, two, three})
	if len(found) != 1 || found[0].Current.ID != "c" || found[0].Other.ID != "a" {
		t.Fatalf("found %+v", found)
	}
	if found = annotate.Conflicts([]annotate.Entry{two, three}); len(found) != 0 {
		t.Fatalf("two heads of one value are a conflict: %+v", found)
	}
}

// computer is a copy of a project of one key, and what its program knows.
type computer struct {
	name    string
	early   bool // it names what it replaces alone, and reads no other format
	entries []annotate.Entry
	pen     *annotate.Pen
	reverse annotate.Action // what its next undo or redo reverses
}

func newComputer(i int, early bool, now *time.Time) *computer {
	name := fmt.Sprintf("computer-%d", i)
	c := &computer{name: name, early: early, pen: annotate.NewPen(name, "A1", "", 0)}
	c.pen.Now = func() time.Time { return *now }
	return c
}

// take brings in all entries that another has: an early program reads no other.
func (c *computer) take(from *computer) {
	if c.early && !from.early {
		return
	}
	for _, e := range from.entries {
		if !slices.ContainsFunc(c.entries, func(o annotate.Entry) bool { return o.ID == e.ID }) {
			c.entries = append(c.entries, e)
			c.pen.Seen(e.Stamp)
		}
	}
}

// answer writes as programs of the computer's kind do.
func (c *computer) answer(value string) annotate.Entry {
	key := annotate.Key{Kind: annotate.KindAnswer, Subject: "p", Field: "f"}
	replaces, others := "", []string(nil)
	switch {
	case len(c.entries) == 0:
	case c.early:
		replaces = slices.MaxFunc(c.entries, stamped).ID
	default:
		stand := annotate.FoldKey(c.entries)
		replaces, others = stand.Names()
	}
	c.pen.Begin()
	e := c.pen.Write(key, value, replaces, annotate.OriginAnnotator, others...)
	if e.Early = c.early; e.Early && len(c.entries) > 0 { // its pen followed every stamp
		e.Stamp = max(e.Stamp, slices.MaxFunc(c.entries, stamped).Stamp+1)
	}
	c.entries = append(c.entries, e)
	c.reverse = annotate.Action{ID: e.Action, Entries: []annotate.Entry{e}}
	return e
}

// stamped compares entries as programs of the formats 1 to 3 did.
func stamped(a, b annotate.Entry) int {
	if a.Stamp != b.Stamp {
		return int(a.Stamp - b.Stamp)
	}
	return strings.Compare(a.ID, b.ID)
}

// office are computers on which people answer one question and which take over
// what others have, in an order that rapid draws, while clocks go back by as much
// as a bound. It knows who knew what.
type office struct {
	now       time.Time
	computers []*computer
	knew      map[string][]string // by entry, what its writer had
}

func work(rt *rapid.T, back time.Duration, kinds ...bool) *office {
	o := &office{now: time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC), knew: make(map[string][]string)}
	for i, early := range kinds {
		o.computers = append(o.computers, newComputer(i, early, &o.now))
	}
	for range rapid.IntRange(1, 25).Draw(rt, "steps") {
		o.now = o.now.Add(time.Duration(rapid.Int64Range(-int64(back), int64(48*time.Hour)).Draw(rt, "passed")))
		c := rapid.SampledFrom(o.computers).Draw(rt, "computer")
		if rapid.IntRange(0, 2).Draw(rt, "take") == 0 {
			c.take(rapid.SampledFrom(o.computers).Draw(rt, "from"))
			continue
		}
		knew := strings.Fields(ids(c.entries))
		e := c.answer(rapid.SampledFrom([]string{"", "x", "y"}).Draw(rt, "value"))
		o.knew[e.ID] = knew
	}
	return o
}

// all are the entries of all computers, shuffled and some of them twice.
func (o *office) all(rt *rapid.T) []annotate.Entry {
	sum := newComputer(0, false, &o.now)
	for _, c := range o.computers {
		sum.take(c)
	}
	shuffled := rapid.Permutation(sum.entries).Draw(rt, "order")
	return slices.Concat(shuffled, shuffled[:rapid.IntRange(0, len(shuffled)).Draw(rt, "repeated")])
}

// openByTheOldRule are the entries that nobody had decided over by the rule of
// the formats 1 to 3: those stamped after all that were replaced.
func openByTheOldRule(entries []annotate.Entry) map[string]bool {
	byID := make(map[string]annotate.Entry)
	for _, e := range entries {
		byID[e.ID] = e
	}
	var last *annotate.Entry
	for _, e := range entries {
		if r, ok := byID[e.Replaces]; ok && (last == nil || stamped(r, *last) > 0) {
			last = &r
		}
	}
	open := make(map[string]bool)
	for _, e := range entries {
		if last == nil || stamped(e, *last) > 0 {
			open[e.ID] = true
		}
	}
	return open
}

func TestHeadsAreWhatNobodyKnewOfWhoWroteLater(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := work(rt, days, rapid.SliceOfN(rapid.Bool(), 1, 4).Draw(rt, "early")...)
		all := o.all(rt)
		var old []annotate.Entry
		for _, e := range all {
			if e.Early {
				old = append(old, e)
			}
		}
		open := openByTheOldRule(old)
		want := make(map[string]bool)
		for _, e := range all {
			known := slices.ContainsFunc(all, func(later annotate.Entry) bool {
				return !later.Early && slices.Contains(o.knew[later.ID], e.ID)
			})
			if !known && (!e.Early || open[e.ID]) {
				want[e.ID] = true
			}
		}
		got := make(map[string]bool)
		for _, e := range annotate.Heads(all) {
			got[e.ID] = true
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			rt.Fatalf("the heads are %v, and nobody knew of %v:\n%+v", got, want, all)
		}
	})
}

func TestWhoAnswersDecidesOverAllThatTheirProgramKnows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := work(rt, days, append(rapid.SliceOfN(rapid.Bool(), 0, 3).Draw(rt, "early"), false)...)
		c := o.computers[len(o.computers)-1]
		for _, from := range o.computers {
			c.take(from)
		}
		e := c.answer("w")
		if got := ids(annotate.Heads(c.entries)); got != e.ID {
			rt.Fatalf("after an answer over everything the heads are %q, want %q alone", got, e.ID)
		}
	})
}

// view is what a person sees of a key: what stands, and against what.
func view(c annotate.Current) string {
	var rivals []string
	for _, r := range c.Rivals {
		rivals = append(rivals, r.ID)
	}
	return fmt.Sprintf("%q against %v", c.Entry.Value, rivals)
}

// reversal writes the undo, or redo, of what the computer did last.
func (c *computer) reversal(rt *rapid.T) {
	standing := annotate.FoldKey(c.entries)
	byID := func(id string) annotate.Entry {
		return c.entries[slices.IndexFunc(c.entries, func(e annotate.Entry) bool { return e.ID == id })]
	}
	entries, kept := annotate.Reverse(c.pen, c.reverse, func(annotate.Key) string { return standing.Entry.ID }, byID)
	if len(entries) != 1 || len(kept) > 0 {
		rt.Fatalf("of %+v, %+v is reversed and %+v kept", c.reverse, entries, kept)
	}
	c.entries = append(c.entries, entries...)
	c.reverse = annotate.Action{ID: entries[0].Action, Entries: entries}
}

func TestUndoingADecisionReopensWhatItHadDecidedOver(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := work(rt, 50*time.Minute, append(rapid.SliceOfN(rapid.Bool(), 1, 3).Draw(rt, "early"), false)...)
		c := o.computers[len(o.computers)-1]
		for _, from := range o.computers {
			c.take(from)
		}
		if len(c.entries) == 0 {
			return
		}
		before := view(annotate.FoldKey(c.entries))
		c.answer("w")
		for range rapid.IntRange(1, 3).Draw(rt, "times") {
			c.reversal(rt)
			if got := view(annotate.FoldKey(c.entries)); got != before {
				rt.Fatalf("undone, it is %s; before the answer it was %s", got, before)
			}
			c.reversal(rt)
			if got := view(annotate.FoldKey(c.entries)); got != `"w" against []` {
				rt.Fatalf("redone, it is %s", got)
			}
		}
	})
}
