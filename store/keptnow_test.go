package store

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// The file that was kept of format 4 is what became of that of format 3 with all
// that an older one has no place for: further heads, evidence by option, rivals,
// a text that was withheld, another and a note that were erased.

func TestTheKeptFileOfFormat4HoldsWhatOlderOnesHaveNoPlaceFor(t *testing.T) {
	p := openKept(t, 4)
	for what, query := range map[string]string{
		"further heads":                  `SELECT count(*) FROM log WHERE also IS NOT NULL`,
		"evidence by option":             `SELECT count(*) FROM current WHERE kind = 'evidence' AND option = 'official'`,
		"rivals":                         `SELECT count(*) FROM rival`,
		"an erased note":                 `SELECT count(*) FROM log WHERE erased`,
		"an erased text":                 `SELECT count(*) FROM paragraph WHERE missing = 'erased'`,
		"a withheld text":                `SELECT count(*) FROM paragraph WHERE missing = 'withheld'`,
		"entries of before":              `SELECT count(*) FROM log WHERE early`,
		"entries that name all they saw": `SELECT count(*) FROM log WHERE NOT early`,
	} {
		var n int
		if err := p.file.reader.QueryRowContext(context.Background(), query).Scan(&n); err != nil || n == 0 {
			t.Errorf("it holds %s %d times (%v)", what, n, err)
		}
	}
	assertSound(t, p)
}

func TestTheKeptFileOfFormat4SaysAllThatThoseBeforeSaid(t *testing.T) {
	older := make(map[string]bool)
	for _, row := range contentOf(t, openKept(t, 3)) {
		older[row] = true
	}
	for _, row := range contentOf(t, openKept(t, 4)) {
		delete(older, row)
	}
	for row := range older {
		t.Errorf("it does not say %s", row)
	}
}

func TestTheKeptFileOfFormat4MergesWithThoseOfEveryOther(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	all := annotate.MergeOptions{Answers: []annotate.MergeAnswer{{Yes: true}}}
	want := contentOf(t, openKept(t, 4))
	for other := 1; other <= 3; other++ {
		newer := openKept(t, 4)
		if r, err := newer.Merge(ctx, []string{kept(t, other)}, all); err != nil || r.Changes() {
			t.Errorf("format %d brings %+v into format 4 (%v)", other, r, err)
		}
		older := openKept(t, other)
		r, err := older.Merge(ctx, []string{kept(t, 4)}, all)
		if err != nil || !r.Merged {
			t.Fatalf("format 4 brings %+v into what was of format %d (%v)", r, other, err)
		}
		if diff := cmp.Diff(want, contentOf(t, older)); diff != "" {
			t.Errorf("what was of format %d then says another thing:\n%s", other, diff)
		}
		if got := wordsOfAll(t, older); !slices.Equal(got, wordsOfAll(t, newer)) {
			t.Errorf("read, format %d with 4 says another thing than 4 with it:\n%s", other, cmp.Diff(wordsOfAll(t, newer), got))
		}
		assertSound(t, older)
	}
}
