package store

import (
	"context"
	"database/sql"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// drawnAnswers says yes, no or nothing to each claim.
func drawnAnswers(rt *rapid.T) (o annotate.MergeOptions) {
	for _, claim := range annotate.Claims() {
		switch rapid.IntRange(0, 2).Draw(rt, string(claim)) {
		case 1:
			o.Answers = append(o.Answers, annotate.MergeAnswer{Claim: claim, Yes: true})
		case 2:
			o.Answers = append(o.Answers, annotate.MergeAnswer{Claim: claim})
		}
	}
	return o
}

// keptOut is what a project remembers of what is not in it.
func keptOut(t testing.TB, p *Project) (all []string) {
	t.Helper()
	err := eachRow(context.Background(), &p.file.reader,
		"SELECT 'declined ' || id FROM declined UNION SELECT 'absent ' || id FROM absent ORDER BY 1", func(rows *sql.Rows) error {
			var row string
			err := rows.Scan(&row)
			all = append(all, row)
			return err
		})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestWhatIsLetInDecidesAndNotTheOrder lets two annotators and a second lead do
// anything at all in their files, says yes, no or nothing to each claim, and merges
// in two orders, one file or several at a time, and again: the same comes in, the
// same stays out, and it is the same project.
func TestWhatIsLetInDecidesAndNotTheOrder(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	later, whole := mustParse(t, laterSource), mustParse(t, wholeSource)
	for _, book := range []*codebook.Codebook{later, whole} {
		if err := s.file.addCodebook(t.Context(), book); err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range []string{"L", "L2"} {
		lead := s.pen.Write(
			annotate.Key{
				Kind:    annotate.KindPerson,
				Subject: id,
				Field:   annotate.PersonRole,
			},
			annotate.RoleLead,
			"",
			annotate.OriginAnnotator,
		)
		if err := s.Append(t.Context(), lead); err != nil {
			t.Fatal(err)
		}
	}
	packs := make(map[string]string)
	for _, who := range []string{"A1", "A2"} {
		_, packed := packFor(t, s.Project, who, "handed-"+who)
		closeProject(t, packed)
		packs[who] = packed.Path()
	}
	packs["L2"] = closedCopy(t, s.Project)
	closeProject(t, s.Project)
	came := make(map[string]int)
	rapid.Check(t, func(rt *rapid.T) {
		var all []*machine
		for n, who := range []string{"A1", "A2", "L2"} {
			path := fmt.Sprintf("%s/%s.plumb", t.TempDir(), who)
			copyBytes(t, packs[who], path)
			p, err := Open(context.Background(), path, Options{})
			if err != nil {
				rt.Fatal(err)
			}
			m := worker(t, s, p, who)
			m.pen.Device = fmt.Sprint("d-", n)
			all = append(all, m)
		}
		for range rapid.IntRange(3, 15).Draw(rt, "acts") {
			rapid.SampledFrom(all).Draw(rt, "machine").act(rt, t, later.Hash, whole.Hash)
		}
		if rapid.Bool().Draw(rt, "meets") {
			mustMerge(t, all[0].Project, closedCopy(t, all[1].Project))
		}
		var paths []string
		for _, m := range all {
			paths = append(paths, m.file(t))
		}
		o := drawnAnswers(rt)
		first, second := s.given(t, "d-first", "L"), s.given(t, "d-second", "L")
		r := mustMergeWith(t, first.Project, o, paths...)
		for rest := rapid.Permutation(paths).Draw(rt, "order"); len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(rt, "at once")
			mustMergeWith(t, second.Project, o, rest[:n]...)
			rest = rest[n:]
		}
		mustMergeWith(t, second.Project, o, paths...) // what waited for something comes in
		mustMergeWith(t, first.Project, o, paths...)
		if diff := cmp.Diff(contentOf(t, first.Project), contentOf(t, second.Project)); diff != "" {
			rt.Fatalf("the order makes a difference (-first +second):\n%s", diff)
		}
		if diff := cmp.Diff(keptOut(t, first.Project), keptOut(t, second.Project)); diff != "" {
			rt.Fatalf("what is kept out depends on the order (-first +second):\n%s", diff)
		}
		if exported(t, first.Project) != exported(t, second.Project) {
			rt.Fatal("the exports differ by the order of merging")
		}
		assertSound(t, first.Project)
		assertSound(t, second.Project)
		if again := mustMergeWith(t, first.Project, o, paths...); again.Merged {
			rt.Fatalf("merging again brings %+v", again.New())
		}
		for _, l := range r.Files[0].Listed {
			came[fmt.Sprint(l.Yes, l.Answered)] += l.Entries
		}
		for _, m := range []*machine{first, second} {
			closeProject(t, m.Project)
		}
	})
	if came["true true"] == 0 || came["false true"] == 0 || came["false false"] == 0 {
		t.Errorf("listed was only %v", came)
	}
}
