package reviewscreen_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/annotate/narrow"
	domain "plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/place/reviewscreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// harbour is a project of one article in which annotators answered some
// fields of each paragraph, such as "editorial=loaded|verdict".
type harbour struct {
	t       *testing.T
	book    *codebook.Codebook
	targets []annotate.Target
	article *annotate.Article
	answers *domain.Answers
	stamp   int64
}

func newHarbour(t *testing.T, paragraphs int) *harbour {
	t.Helper()
	book := annotatetest.Codebook()
	texts, guesses := make([]string, paragraphs), make([]string, paragraphs)
	for i := range paragraphs {
		texts[i], guesses[i] = fmt.Sprintf("Sentence %d on the harbour.", i+1), "body"
	}
	h := &harbour{t: t, book: book, targets: []annotate.Target{{ID: "t-h", Name: "Harbour council", Order: 1}}}
	h.article = annotate.NewArticle(texts, guesses, nil, "")
	h.article.Meta.Title = "Harbour strike"
	h.answers = domain.New(book, h.targets, nil)
	return h
}

func (h *harbour) submit(who string, paragraph int, answers ...string) {
	h.t.Helper()
	s := annotate.NewSheet(h.article.Paragraphs[paragraph], annotate.LayerAnnotation, 1, who)
	entry := func(key annotate.Key, value string) annotate.Entry {
		h.stamp++
		return annotate.Entry{
			ID: fmt.Sprintf("%08d", h.stamp), Key: key, Value: value, Stamp: h.stamp, Codebook: h.book.Hash,
			DecidedAt: time.Date(2024, 5, 3, 9, 0, int(h.stamp), 0, time.UTC), Origin: annotate.OriginImport,
		}
	}
	for _, a := range append(answers, "unit_type=body") {
		field, value, _ := strings.Cut(a, "=")
		target := ""
		if h.book.Field(field).PerTarget {
			target = "t-h"
		}
		s.Apply(entry(s.Key(field, target), value))
	}
	s.Apply(entry(s.SubmissionKey(), "t-h"))
	if err := h.answers.Add(h.article, s); err != nil {
		h.t.Fatal(err)
	}
}

// disputed is what two annotators made of four paragraphs.
func disputed(t *testing.T) *harbour {
	h := newHarbour(t, 4)
	h.submit("A1", 0, "editorial=loaded", "stance=-2")
	h.submit("A2", 0, "editorial=loaded|verdict", "stance=-1")
	h.submit("A1", 1, "editorial=motive", "stance=absent")
	h.submit("A2", 1, "editorial=none", "stance=absent")
	h.submit("A1", 2, "editorial=none", "stance=1")
	h.submit("A2", 2, "editorial=none", "stance=1")
	h.submit("A1", 3, "editorial=cue", "stance=0")
	return h
}

func (h *harbour) texts() reviewing.Texts {
	return reviewing.Texts{
		Paragraph: func(id string) string {
			i := slices.IndexFunc(h.article.Paragraphs, func(p annotate.Paragraph) bool { return p.ID == id })
			return h.article.Paragraphs[i].Text
		},
		Hidden: func(id string) bool { return id == h.article.Paragraphs[1].ID },
		Shown: func(field, value string) string {
			if o := h.book.Field(field).Option(value); o != nil {
				return o.Shown
			}
			return value
		},
	}
}

// worded is an overview in words.
func worded(o *domain.Overview) reviewscreen.View {
	return reviewscreen.Worded(reviewing.View{Overview: o, Attention: o.Attention(), Codebook: "1.1.0"})
}

func rowNamed(t *testing.T, v reviewscreen.View, name string) reviewscreen.Row {
	t.Helper()
	i := slices.IndexFunc(v.Rows, func(r reviewscreen.Row) bool { return r.Name == name })
	if i < 0 {
		t.Fatalf("no row is named %q among %d", name, len(v.Rows))
	}
	return v.Rows[i]
}

func TestAnOverviewBecomesRowsThatEachHaveADetail(t *testing.T) {
	h := disputed(t)
	o := h.answers.Overview(domain.Filter{})
	v := worded(o)
	if v.Paragraphs != 4 || v.Double != 3 || v.Annotators != 2 {
		t.Errorf("%d paragraphs, %d of two, by %d", v.Paragraphs, v.Double, v.Annotators)
	}
	if last := v.Rows[len(v.Rows)-1]; !last.Quiet {
		t.Errorf("the last row is %+v, not the guessed one", last)
	}
	seen := map[reviewing.RowID]bool{}
	for _, r := range v.Rows {
		if seen[r.ID] {
			t.Errorf("two rows are called %q", r.ID)
		}
		seen[r.ID] = true
		if d := reviewing.DetailOf(o, r.ID, domain.Draws{Times: 20}, nil, h.texts()); d == nil || d.Row != r.ID {
			t.Errorf("%s has no detail", r.Name)
		}
	}
	rowNamed(t, v, "Stance · Harbour council: addressed or not")
	if r := rowNamed(t, v, "Editorializing"); r.Result.N != 3 {
		t.Errorf("Editorializing is %+v", r)
	}
	if reviewing.DetailOf(o, "gone", domain.Draws{}, nil, h.texts()) != nil {
		t.Error("a row that is gone has a detail")
	}
}

func TestARowIsNamedInASentenceSoThatItDoesNotRunIntoWhatFollows(t *testing.T) {
	of := func(what domain.What) string {
		return reviewscreen.Worded(reviewing.View{Attention: []domain.Attention{{
			Kind: domain.ReadsDifferently, Annotator: "A4", Paragraphs: 28, What: what,
			Question: domain.Question{Field: "editorial_strength", Label: "Strength", InForce: true},
		}}}).Sentences[0].Text
	}
	for what, want := range map[domain.What]string{
		domain.Everything: "A4 reads Strength differently from the others (28 paragraphs).",
		domain.Seen:       "A4 reads Strength (of those who saw any) differently from the others (28 paragraphs).",
		domain.Addressed:  "A4 reads Strength (of those who saw it) differently from the others (28 paragraphs).",
	} {
		if got := of(what); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}

func TestADetailListsParagraphsAndHidesAnswersNotYetToBeSeen(t *testing.T) {
	h := disputed(t)
	o := h.answers.Overview(domain.Filter{})
	id := rowNamed(t, worded(o), "Editorializing").ID
	d := reviewscreen.DetailWords(reviewing.DetailOf(o, id, domain.Draws{Times: 20}, nil, h.texts()))
	if d.DividedAll != 2 || d.Divided[0].Position != 2 || !d.Divided[0].Hidden || d.Divided[0].Answers != nil {
		t.Errorf("the hardest paragraph is %+v of %d", d.Divided[0], d.DividedAll)
	}
	second := d.Divided[1]
	if second.Text != "Sentence 1 on the harbour." || second.Article != "Harbour strike" ||
		!slices.Equal(
			second.Answers,
			[]reviewscreen.Given{{Annotator: "A1", Answer: "loaded"}, {Annotator: "A2", Answer: "loaded, verdict"}},
		) {
		t.Errorf("the next is %+v", second)
	}
	if len(d.Windows) > 0 || d.Change != reviewscreen.Unclear {
		t.Errorf("three paragraphs make %d windows", len(d.Windows))
	}
}

func TestACellListsTheParagraphsBehindIt(t *testing.T) {
	h := disputed(t)
	o := h.answers.Overview(domain.Filter{})
	v := worded(o)
	positions := func(row string, c reviewing.Cell) (at []int) {
		c.Row = rowNamed(t, v, row).ID
		d := reviewing.DetailOf(o, c.Row, domain.Draws{Times: 20}, &c, h.texts())
		for _, p := range d.Divided {
			at = append(at, p.Position)
		}
		return at
	}
	for _, c := range []struct {
		row  string
		cell reviewing.Cell
		want []int
	}{
		{"Editorializing", reviewing.Cell{Pair: [2]string{"A1", "A2"}}, []int{2, 1}},
		{"Editorializing", reviewing.Cell{Labels: [2]string{"motive", "none"}}, []int{2}},
		{"Editorializing", reviewing.Cell{Labels: [2]string{"none", "none"}}, []int{3}},
		{"Editorializing", reviewing.Cell{Labels: [2]string{"verdict", reviewing.Alone}}, []int{1}},
		{"Editorializing", reviewing.Cell{Labels: [2]string{"loaded", ""}}, []int{1}},
		{"Editorializing", reviewing.Cell{}, []int{2, 1}},
		{"Stance · Harbour council, of those who saw it", reviewing.Cell{Labels: [2]string{"--", "-"}}, []int{1}},
	} {
		if got := positions(c.row, c.cell); !slices.Equal(got, c.want) {
			t.Errorf("behind %q of %s stand %v, not %v", c.cell, c.row, got, c.want)
		}
	}
}

func TestFiltersGoToTheDomainAndBack(t *testing.T) {
	h := disputed(t)
	today := time.Date(2024, 5, 9, 17, 0, 0, 0, time.UTC)
	f := domain.Filter{}
	f = narrow.Narrowed(f, narrow.ByArticle, []string{h.article.ID}, today)
	f = narrow.Narrowed(f, narrow.ByAnnotator, []string{"A2"}, today)
	f = narrow.Narrowed(f, narrow.ByDate, []string{"7"}, today)
	if want := time.Date(2024, 5, 3, 0, 0, 0, 0, time.UTC); !f.From.Equal(want) || !slices.Equal(f.Annotators, []string{"A2"}) {
		t.Errorf("the filter is %+v", f)
	}
	for _, filter := range reviewscreen.Worded(reviewing.View{Filters: narrow.Of(h.answers, f, today)}).Filters {
		var chosen []string
		for _, o := range filter.Options {
			if o.Chosen {
				chosen = append(chosen, o.Name)
			}
		}
		want := map[narrow.Kind][]string{
			narrow.ByArticle: {"Harbour strike"}, narrow.ByAnnotator: {"A2"}, narrow.ByCodebook: nil, narrow.ByDate: {"Last 7 days"},
		}[filter.Kind]
		if !slices.Equal(chosen, want) {
			t.Errorf("of %s %v are chosen, not %v", filter.Kind, chosen, want)
		}
	}
	f = narrow.Narrowed(narrow.Narrowed(f, narrow.ByDate, nil, today), narrow.ByArticle, []string{}, today)
	if !f.From.IsZero() || f.Articles != nil {
		t.Errorf("after All the filter is %+v", f)
	}
}

func TestARealProjectIsShownWhole(t *testing.T) {
	h := disputed(t)
	o := h.answers.Overview(domain.Filter{}).WithIntervals(domain.Draws{Times: 50}, nil)
	v := worded(o)
	v.Filters = reviewscreen.Worded(reviewing.View{Filters: narrow.Of(h.answers, domain.Filter{}, time.Now())}).Filters
	p := newPage(t, slim, theme.Choice{})
	p.Show(v)
	for _, r := range v.Rows {
		v.Detail = reviewscreen.DetailWords(reviewing.DetailOf(o, r.ID, domain.Draws{Times: 50}, nil, h.texts()))
		p.Show(v)
		if p.Selected() != r.ID {
			t.Fatalf("%s is selected, not %s", p.Selected(), r.ID)
		}
		if said := p.shownText(); strings.Contains(said, "NaN") || strings.Contains(said, "Inf") || strings.Contains(said, "%!") {
			t.Errorf("%s is shown as\n%s", r.Name, said)
		}
		p.press("Down")
	}
}

func TestOneAnnotatorAloneIsToldThatAgreementNeedsTwo(t *testing.T) {
	h := disputed(t)
	v := worded(h.answers.Overview(domain.Filter{Annotators: []string{"A2"}}))
	if len(v.Sentences) == 0 ||
		v.Sentences[0].Text != "Agreement needs two annotators; here is only A2. Choose another one above, or all." {
		t.Errorf("the sentences are %+v", v.Sentences)
	}
	if v := worded(h.answers.Overview(domain.Filter{})); len(v.Sentences) > 0 && strings.Contains(v.Sentences[0].Text, "needs two") {
		t.Errorf("of two annotators it says %q", v.Sentences[0].Text)
	}
}

func TestTheColourOfANumberTellsWhatItsLabelsAreWorth(t *testing.T) {
	uitest.Look(t, theme.Choice{Mode: theme.AlwaysLight})
	p := theme.Current()
	for want, r := range map[color.NRGBA]agreement.Result{
		p.Saved:   result(agreement.LevelNominal, 0.9, 0.82, 0.95, 200, 12),
		p.Accent:  result(agreement.LevelNominal, 0.9, 0.7, 0.95, 200, 12),
		p.Warning: result(agreement.LevelNominal, 0.9, 0.6, 0.95, 200, 12),
		p.Danger:  result(agreement.LevelNominal, 0.5, 0.4, 0.66, 200, 12),
		p.Muted:   result(agreement.LevelNominal, 0.9, 0.82, 0.95, 200, 3),
	} {
		for _, quiet := range []bool{false, true} {
			if quiet {
				want = p.Muted
			}
			if got := reviewscreen.InkOf(reviewscreen.Row{Result: r, Quiet: quiet}); got != want {
				t.Errorf("%v (%v) of a quiet row %v is %v, not %v", *r.Value, *r.CI95, quiet, got, want)
			}
		}
	}
}
