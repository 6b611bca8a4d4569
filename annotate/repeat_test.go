package annotate_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
)

// submissions are those of an article of n paragraphs, a minute each, the
// first at the given minute.
func submissions(article string, n, from int) (all []annotate.Submission) {
	for i := range n {
		all = append(all, annotate.Submission{
			Article: article, Paragraph: fmt.Sprint(article, i+1), Position: i + 1, Stamp: int64(from+i) * 60_000,
		})
	}
	return all
}

func minute(n int) time.Time { return time.UnixMilli(int64(n) * 60_000) }

func TestAnArticleIsAskedAgainAfterEnoughOthersOrADay(t *testing.T) {
	sizes := map[string]int{"a": 3, "b": 4, "c": 2}
	work := slices.Concat(submissions("a", 3, 0), submissions("b", 4, 10), submissions("c", 1, 20)) // c is not finished
	r := annotate.Repeats{Share: 100, After: 5, Seed: "s"}
	day := int(annotate.RepeatDelay / time.Minute)
	for _, c := range []struct {
		name  string
		after int
		at    int // minute
		want  map[string]int
	}{
		{"five others since a, one since b", 5, 30, map[string]int{"a": 3}},
		{"one more is needed", 6, 30, nil},
		{"none is needed", 0, 30, map[string]int{"a": 3, "b": 4}},
		{"a day after the last of a", 1000, day + 2, map[string]int{"a": 3}},
		{"a moment earlier", 1000, day + 1, nil},
		{"a day after all", 1000, 2 * day, map[string]int{"a": 3, "b": 4}},
	} {
		r.After = c.after
		due := r.Due("A1", work, sizes, minute(c.at))
		if len(due) != len(c.want) {
			t.Errorf("%s: %v are due, want %v", c.name, due, c.want)
		}
		for article, n := range c.want {
			if len(due[article]) != n || !slices.IsSorted(due[article]) {
				t.Errorf("%s: of %s %v are due, want %d in order", c.name, article, due[article], n)
			}
		}
	}
}

func TestTheChoiceFollowsFromSeedAnnotatorAndParagraphAlone(t *testing.T) {
	count := func(r annotate.Repeats, who string) (n int) {
		for i := range 10_000 {
			if r.Chooses(who, fmt.Sprint("paragraph ", i)) {
				n++
			}
		}
		return n
	}
	tenth := annotate.Repeats{Share: 10, Seed: "s"}
	if n := count(tenth, "A1"); n < 880 || n > 1120 { // four standard deviations
		t.Errorf("10 %% of 10000 are %d", n)
	}
	if n := count(annotate.Repeats{Share: 100}, "A1"); n != 10_000 {
		t.Errorf("100 %% of 10000 are %d", n)
	}
	if n := count(annotate.Repeats{}, "A1"); n != 0 {
		t.Errorf("0 %% of 10000 are %d", n)
	}
	same, others := 0, 0
	for i := range 10_000 {
		p := fmt.Sprint("paragraph ", i)
		one := tenth.Chooses("A1", p)
		if one != tenth.Chooses("A1", p) {
			t.Fatal("the choice changes from one time to the next")
		}
		if one && !(annotate.Repeats{Share: 20, Seed: "s"}).Chooses("A1", p) {
			t.Fatalf("a larger share drops %s", p)
		}
		if one && tenth.Chooses("A2", p) {
			same++
		}
		if one && (annotate.Repeats{Share: 10, Seed: "other"}).Chooses("A1", p) {
			others++
		}
	}
	if same > 250 || others > 250 {
		t.Errorf("of a thousand, %d are chosen for another annotator and %d by another seed, want about a hundred each", same, others)
	}
}

func TestTheProjectSaysWhatIsAskedAgain(t *testing.T) {
	for _, c := range []struct {
		share, after string
		want         annotate.Repeats
	}{
		{"", "", annotate.Repeats{After: annotate.DefaultRepeatAfter}},
		{"15", "0", annotate.Repeats{Share: 15}},
		{"250", "-3", annotate.Repeats{Share: 100}},
		{"ten", "x", annotate.Repeats{After: annotate.DefaultRepeatAfter}},
	} {
		if got := annotate.ParseRepeats(c.share, c.after, ""); got != c.want {
			t.Errorf("share %q after %q is %+v, want %+v", c.share, c.after, got, c.want)
		}
	}
}
