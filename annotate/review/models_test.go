package review_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/agreement/against"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/dataset"
	"plumbline/annotate/review"
	"plumbline/store/storetest"
)

// answered is a real project of so many articles of ten paragraphs, answered by three
// people who differ now and then; value is what each answers to sources.
func answered(t *testing.T, articles int, value func(who string, article, position int) string) (*storetest.Project, []*annotate.Article) {
	t.Helper()
	p := storetest.MustOpenUnder(t, "models.plumb", annotatetest.Codebook())
	var all []*annotate.Article
	for n := range articles {
		texts := make([]string, 10)
		for i := range texts {
			texts[i] = fmt.Sprintf("Paragraph %d of article %d says what somebody did.", i+1, n+1)
		}
		all = append(all, annotate.NewArticle(texts, slices.Repeat([]string{"body"}, len(texts)), nil, ""))
	}
	if _, err := p.AddArticles(t.Context(), all, nil); err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"A1", "A2", "A3"} {
		var rows strings.Builder
		for n, a := range all {
			for _, q := range a.Paragraphs {
				v := value(who, n, q.Position)
				fmt.Fprintf(&rows, "%s,sourcing,%s\n%s,unsourced,%s\n", q.ID, v, q.ID, yesOrNo(v))
			}
		}
		take(t, p, who, "", rows.String())
	}
	return p, all
}

// yesOrNo is an answer of its own to a question of two options.
func yesOrNo(label string) string {
	if label == "group" || label == "person" {
		return "yes"
	}
	return "no"
}

// take brings in labels with their columns after value.
func take(t *testing.T, p *storetest.Project, who, columns, rows string) *dataset.LabelPlan {
	t.Helper()
	table, err := dataset.ReadLabels(strings.NewReader("paragraph_id,field,value" + columns + "\n" + rows))
	if err != nil {
		t.Fatal(err)
	}
	book, err := p.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	highest, err := p.HighestStamp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	plan, err := dataset.LabelImport{Annotator: who}.Plan(t.Context(), p, annotate.NewPen("d", "", book.Hash, highest), table)
	if err == nil {
		err = p.AppendPlanned(t.Context(), plan.Entries...)
	}
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// labels are what the default codebook offers for sourcing.
var labels = []string{"none", "official", "group", "person"}

// found is what a paragraph is, and somebody finds so often; the same every time.
func found(seed uint64, article, position int, share float64) string {
	truth := (article + position) % len(labels)
	r := rand.New(rand.NewPCG(seed, uint64(100*article+position)))
	if r.Float64() < share {
		return labels[truth]
	}
	return labels[r.IntN(len(labels))]
}

func threePeople(t *testing.T) (*storetest.Project, []*annotate.Article) {
	t.Helper()
	seeds := map[string]uint64{"A1": 1, "A2": 2, "A3": 3}
	return answered(t, 8, func(who string, article, position int) string { return found(seeds[who], article, position, .8) })
}

// rows are labels of all paragraphs in the columns paragraph_id, field, value and further ones.
func rows(all []*annotate.Article, of func(article, position int) string) string {
	var b strings.Builder
	for n, a := range all {
		for _, q := range a.Paragraphs {
			fmt.Fprintf(&b, "%s,sourcing,%s\n", q.ID, of(n, q.Position))
		}
	}
	return b.String()
}

const tiny = "model:tiny-1.0"

func compared(t *testing.T, p *storetest.Project, model string) *review.Against {
	t.Helper()
	models, err := review.ReadModels(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return models.Against(model, review.Filter{}, review.Draws{}, against.Skilled, func() bool { return true })
}

func TestAModelIsInNoNumberAboutPeople(t *testing.T) {
	p, all := threePeople(t)
	numbers := func() string {
		answers, err := review.Read(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		o := answers.Overview(review.Filter{}).WithIntervals(review.Draws{}, func() bool { return true })
		var told []any
		for i := range o.Rows {
			told = append(told, o.Rows[i].Summary(review.Draws{}, true))
		}
		text, err := json.Marshal([]any{o.Annotators, o.Paragraphs, o.Doubly, told})
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	before := numbers()
	take(t, p, tiny, "", rows(all, func(article, position int) string { return found(9, article, position, .1) }))
	if after := numbers(); after != before || strings.Contains(after, tiny) {
		t.Error("a model's labels change what is told of people")
	}
	answers, err := review.Read(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if got := answers.Models(); len(got) != 1 || got[0] != tiny {
		t.Errorf("the models are %v", got)
	}
}

func TestAModelStandsBesideTheBandOfPeople(t *testing.T) {
	p, all := threePeople(t)
	take(t, p, tiny, "", rows(all, func(article, position int) string { return found(9, article, position, .8) }))
	b := compared(t, p, tiny)
	if len(b.Questions) != 1 || b.Units.All != 80 || b.Outdated != 0 {
		t.Fatalf("%+v", b)
	}
	q := &b.Questions[0]
	answers, err := review.Read(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range answers.Overview(review.Filter{}).Rows {
		if row.Question.Field != "sourcing" {
			continue
		}
		var pairs []float64
		for _, pair := range row.Pairs(review.Draws{}) {
			pairs = append(pairs, *pair.Value)
		}
		band := q.Alphas[0].Band
		if *band.Low != slices.Min(pairs) || *band.High != slices.Max(pairs) || band.Pairs != len(pairs) {
			t.Errorf("the band is %v to %v of %d, want that of the pairs %v", *band.Low, *band.High, band.Pairs, pairs)
		}
	}
	if len(q.Alphas[0].With) != 3 || q.Final || q.StandIn.Units != 80 || len(q.StandIn.People) != 3 {
		t.Errorf("%+v", q)
	}
	if q.Accuracy.N != 80-q.Ties || q.Soft.CrossEntropy.Value != nil || q.Alphas[0].Final.Value != nil {
		t.Errorf("accuracy of %d with %d ties; %+v", q.Accuracy.N, q.Ties, q.Soft)
	}
	if q.StandIn.Verdict != against.StandsIn {
		t.Errorf("a model that answers like people: %+v", q.StandIn)
	}
}

func TestAModelThatGuessesDoesNotStandIn(t *testing.T) {
	p, all := threePeople(t)
	take(t, p, tiny, "", rows(all, func(article, position int) string { return found(9, article, position, 0) }))
	if q := compared(t, p, tiny).Questions[0]; q.StandIn.Verdict != against.No || *q.StandIn.Omega != 0 {
		t.Errorf("%+v", q.StandIn)
	}
}

func TestOfFewParagraphsNothingIsSaid(t *testing.T) {
	p, all := threePeople(t)
	take(t, p, tiny, "", rows(all[:4], func(article, position int) string { return found(1, article, position, 1) }))
	q := compared(t, p, tiny).Questions[0]
	if q.StandIn.Verdict != against.TooFew || q.StandIn.Units != 40 || q.Absent != 40 {
		t.Errorf("%+v, absent %d", q.StandIn, q.Absent)
	}
	if words := q.VerdictWords().
		String(); !strings.Contains(words, "too few to say (40 paragraphs") ||
		!strings.Contains(words, "epsilon 0.15") {
		t.Error(words)
	}
}

func TestWhatWasDecidedComesBeforeTheMajority(t *testing.T) {
	p, all := threePeople(t)
	take(t, p, tiny, "", rows(all, func(article, position int) string { return found(9, article, position, .9) }))
	take(t, p, "L", ",layer", rows(all[:2], func(article, position int) string { return labels[(article+position)%4] + ",final" }))
	q := compared(t, p, tiny).Questions[0]
	if !q.Final || q.Accuracy.N != 20 || q.Alphas[0].Final.N != 20 {
		t.Errorf("final %v, accuracy of %d, alpha of %d", q.Final, q.Accuracy.N, q.Alphas[0].Final.N)
	}
}

func TestProbabilitiesAreHeldAgainstVotes(t *testing.T) {
	p, all := threePeople(t)
	take(t, p, tiny, ",p:no,p:yes", strings.ReplaceAll(rows(all, func(article, position int) string {
		if yesOrNo(found(9, article, position, .8)) == "no" {
			return "no,.7,.3"
		}
		return "yes,.3,.7"
	}), "sourcing", "unsourced"))
	q := compared(t, p, tiny).Questions[0]
	if q.Soft.CrossEntropy.Value == nil || q.Soft.CrossEntropy.N != 80 || *q.Soft.Least.Value >= *q.Soft.CrossEntropy.Value ||
		q.Calibration.Error.Value == nil {
		t.Fatalf("%+v", q)
	}
	// All answers are .7 sure, so the error is how far that is from the accuracy.
	if got, want := *q.Calibration.Error.Value, math.Abs(*q.Accuracy.Value-.7); math.Abs(got-want) > 1e-9 {
		t.Errorf("the calibration error is %v, want %v", got, want)
	}
}

func TestWhoIsLeftOutIsBesideNoModel(t *testing.T) {
	p, all := threePeople(t)
	take(t, p, tiny, "", rows(all, func(article, position int) string { return found(9, article, position, .8) }))
	book, _ := p.Codebook(t.Context())
	highest, _ := p.HighestStamp(t.Context())
	key := annotate.Key{Kind: annotate.KindExclusion, Subject: "A3"}
	if err := p.Append(
		t.Context(),
		annotate.NewPen("d", "L", book.Hash, highest).Write(key, "did not read", "", annotate.OriginAnnotator),
	); err != nil {
		t.Fatal(err)
	}
	b := compared(t, p, tiny)
	if q := b.Questions[0]; len(q.StandIn.People) != 2 || q.StandIn.Verdict != against.TooFew || len(b.Excluded) != 1 {
		t.Errorf("%+v", q.StandIn)
	}
}
