package seeds_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
	"plumbline/annotate/ingest"
	"plumbline/annotate/review"
	"plumbline/seeds"
)

// reviewed is the sample project as Review sees it: the answers of A1 to A4,
// all of them submitted.
func reviewed(t *testing.T) *review.Answers {
	t.Helper()
	book := mustParseCodebook(t)
	var targets []annotate.Target
	for i, target := range seeds.SampleProject().Targets {
		targets = append(targets, annotate.Target{ID: annotate.TargetID(target.Name), Name: target.Name, Order: i + 1})
	}
	all := review.New(book, targets, nil)
	n := 0
	write := func(s *annotate.Sheet, key annotate.Key, value string) {
		n++
		s.Apply(annotate.Entry{
			ID: fmt.Sprintf("%08d", n), Key: key, Value: value, Stamp: int64(n), Codebook: book.Hash,
			Origin: annotate.OriginImport, DecidedAt: time.Date(2024, time.March, 12, 9, 0, n, 0, time.UTC),
		})
	}
	for _, source := range seeds.SampleProject().Articles {
		article := articleOf(t, source)
		for _, one := range seeds.Answers() {
			sheets := make(map[int]*annotate.Sheet)
			for _, answer := range one.Articles[source.Slug] {
				if sheets[answer.Position] == nil {
					sheets[answer.Position] = annotate.NewSheet(
						article.Paragraphs[answer.Position-1],
						annotate.LayerAnnotation,
						1,
						one.Annotator,
					)
				}
				target := ""
				if answer.Target != "" {
					target = annotate.TargetID(answer.Target)
				}
				s := sheets[answer.Position]
				write(s, s.Key(answer.Field, target), answer.Value)
			}
			for _, p := range article.Paragraphs {
				if s := sheets[p.Position]; s != nil {
					write(s, s.SubmissionKey(), annotate.SubmittedNoTargets)
					if err := all.Add(article, s); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	return all
}

func articleOf(t *testing.T, source seeds.Article) *annotate.Article {
	t.Helper()
	text, err := ingest.Read([]byte(source.Text), ingest.Options{Split: ingest.Line})
	if err != nil {
		t.Fatal(err)
	}
	var texts, guesses []string
	for _, p := range text.Paragraphs {
		texts, guesses = append(texts, p.Text), append(guesses, p.Guess)
	}
	a := annotate.NewArticle(texts, guesses, nil, "")
	a.Meta.Title = source.Title
	return a
}

// byHand is alpha as its definition says, from every pair of labels: said holds
// what was said about each paragraph.
func byHand(said [][]string, distance func(a, b string) float64) (alpha float64, paragraphs int) {
	var all []string
	observed := 0.0
	for _, labels := range said {
		if len(labels) < 2 {
			continue
		}
		paragraphs++
		all = append(all, labels...)
		for i, a := range labels {
			for j, b := range labels {
				if i != j {
					observed += distance(a, b) / float64(len(labels)-1)
				}
			}
		}
	}
	expected := 0.0
	for i, a := range all {
		for j, b := range all {
			if i != j {
				expected += distance(a, b)
			}
		}
	}
	return 1 - float64(len(all)-1)*observed/expected, paragraphs
}

func unequal(a, b string) float64 {
	if a == b {
		return 0
	}
	return 1
}

// ranks is the ordinal distance among these labels, counted one by one.
func ranks(said [][]string, order ...string) func(a, b string) float64 {
	count := map[string]float64{}
	for _, labels := range said {
		for _, l := range labels {
			if len(labels) > 1 {
				count[l]++
			}
		}
	}
	return func(a, b string) float64 {
		from, to := slices.Index(order, a), slices.Index(order, b)
		between := -(count[a] + count[b]) / 2
		for i := min(from, to); i <= max(from, to); i++ {
			between += count[order[i]]
		}
		return between * between
	}
}

// masi is Passonneau's distance of two sets as they are stored.
func masi(a, b string) float64 {
	one, other := codebook.SplitSet(a), codebook.SplitSet(b)
	shared := 0
	for _, l := range one {
		if slices.Contains(other, l) {
			shared++
		}
	}
	either := len(one) + len(other) - shared
	m := 1.0 / 3
	switch {
	case shared == 0:
		m = 0
	case shared == either:
		m = 1
	case shared == len(one) || shared == len(other):
		m = 2.0 / 3
	}
	return 1 - m*float64(shared)/float64(either)
}

// told collects what the four said in answer to a question, paragraph by
// paragraph, through a function that may leave an answer out or change it.
func told(field, target string, as func(answers map[question]string, value string) string) [][]string {
	said := map[string][]string{}
	var order []string
	for _, s := range sheets() {
		paragraph := fmt.Sprint(s.slug, s.position)
		if v := as(s.answers, s.answers[question{field, target}]); v != "" {
			if said[paragraph] == nil {
				order = append(order, paragraph)
			}
			said[paragraph] = append(said[paragraph], v)
		}
	}
	var list [][]string
	for _, p := range order {
		list = append(list, said[p])
	}
	return list
}

func plain(_ map[question]string, value string) string { return value }

func TestEveryKindOfRowIsWhatOneFindsByHand(t *testing.T) {
	o := reviewed(t).Overview(review.Filter{})
	is := func(field, target string, what review.What, said [][]string, distance func(a, b string) float64) {
		t.Helper()
		at := slices.IndexFunc(o.Rows, func(r review.Row) bool {
			return r.Question.Field == field && r.Question.TargetName == target && r.What == what
		})
		if at < 0 {
			t.Errorf("there is no row of %s %s %s", field, target, what)
			return
		}
		want, n := byHand(said, distance)
		got := o.Rows[at].Alpha
		if n < 5 || got.Value == nil || math.Abs(*got.Value-want) > 1e-9 || got.N != n {
			t.Errorf("%s %s %s is %v from %d, by hand %v from %d", field, target, what, got.Value, got.N, want, n)
		}
	}
	for _, field := range []string{"unit_type", "unsourced"} {
		is(field, "", review.Everything, told(field, "", plain), unequal)
	}
	for _, field := range []string{"sourcing", "editorial", "quote_form"} {
		is(field, "", review.Everything, told(field, "", plain), masi)
	}
	attribution := told("attribution", "", plain)
	is("attribution", "", review.Everything, attribution, ranks(attribution, options(mustParseCodebook(t).Field("attribution"))...))
	for _, target := range []string{"Corvane", "Kadreth", "Amberine"} {
		seen := told("stance", target, func(_ map[question]string, v string) string {
			if v == "absent" || v == "mixed" { // neither has a place in the order
				return ""
			}
			return v
		})
		is("stance", target, review.Addressed, seen, ranks(seen, "-2", "-1", "0", "1", "2"))
		whether := told("stance", target, func(_ map[question]string, v string) string {
			if v != "" && v != "absent" {
				return "addressed"
			}
			return v
		})
		is("stance", target, review.AbsentOrAddressed, whether, unequal)
		if target != "Amberine" { // of which all voices are one but for five
			is("voice", target, review.Everything, told("voice", target, plain), unequal)
		}
	}
	strength := told("editorial_strength", "", func(answers map[question]string, v string) string {
		if answers[question{"editorial", ""}] == "none" {
			return "0"
		}
		return v
	})
	is("editorial_strength", "", review.Everything, strength, ranks(strength, "0", "1", "2", "3"))
	both := told("editorial_strength", "", plain)
	is("editorial_strength", "", review.Seen, both, ranks(both, "0", "1", "2", "3"))
}

func TestTheGuessedRowCountsWhatWasLeft(t *testing.T) {
	guesses := map[string]string{}
	for _, source := range seeds.SampleProject().Articles {
		for _, p := range articleOf(t, source).Paragraphs {
			guesses[fmt.Sprint(source.Slug, p.Position)] = p.Guess
		}
	}
	said := map[string][]string{}
	left, all := 0, 0
	for _, s := range sheets() {
		paragraph, v := fmt.Sprint(s.slug, s.position), s.answers[question{"unit_type", ""}]
		if v == "" {
			continue
		}
		said[paragraph] = append(said[paragraph], v)
		all++
		if v == guesses[paragraph] {
			left++
		}
	}
	o := reviewed(t).Overview(review.Filter{})
	for _, r := range o.Rows {
		if r.Question.Field != "unit_type" {
			continue
		}
		said := told("unit_type", "", plain)
		if r.AtGuess != left || r.Answers != all {
			t.Errorf("%d of %d answers are said to be the guess, by hand %d of %d", r.AtGuess, r.Answers, left, all)
		}
		if want, n := byHand(said, unequal); math.Abs(*r.Alpha.Value-want) > 1e-9 || r.Alpha.N != n {
			t.Errorf("unit_type %s is %v from %d, by hand %v from %d", r.What, *r.Alpha.Value, r.Alpha.N, want, n)
		}
	}
	if n := len(o.Rows); !o.Rows[n-1].Question.Guessed || o.Rows[n-2].Question.Guessed {
		t.Error("what the layout guesses does not come last")
	}
}

// TestWhatTheLeadIsTold: of three articles nobody can be told from the others.
func TestWhatTheLeadIsTold(t *testing.T) {
	o := reviewed(t).Overview(review.Filter{}).WithIntervals(review.Draws{Seed: 1}, nil)
	told := o.Attention()
	if len(told) != 2 || told[0].Kind != review.LowestField || told[0].Alpha.CI95[0] != o.Rows[0].Alpha.CI95[0] {
		t.Fatalf("the lead is told %+v", told)
	}
	if told[1].Kind != review.NobodyJudged || told[1].Why != agreement.FewForTeam || o.Readers.Why != told[1].Why {
		t.Errorf("the last sentence is %+v", told[1])
	}
	missing := review.MissingFile([]review.Sign{{Annotator: "A5"}, {Annotator: "A1", Last: time.Unix(1, 0)}}, time.Unix(9, 0), time.Hour)
	if with := o.Attention(missing...); len(with) != 3 || with[0].Kind != review.LowestField || with[1].Kind != review.FileMissing {
		t.Errorf("with a file missing the lead is told %+v", with)
	}
}
