package review_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// project is a small project in memory: articles of ten paragraphs, whose
// sheets are written by hand.
type project struct {
	tb       testing.TB
	book     *codebook.Codebook
	older    *codebook.Codebook // unsourced had another meaning, sourcing other words
	targets  []annotate.Target
	articles []*annotate.Article
	sheets   []pair
	clock    time.Time
	stamp    int64
}

type pair struct {
	article *annotate.Article
	sheet   *annotate.Sheet
}

func parseBook(tb testing.TB, source string) *codebook.Codebook {
	tb.Helper()
	book, err := codebook.Parse([]byte(source))
	if err != nil {
		tb.Fatal(err)
	}
	return book
}

func newProject(tb testing.TB, articles int) *project {
	tb.Helper()
	source, err := os.ReadFile("testdata/codebook.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	text := string(source)
	now := strings.Replace(
		text,
		"key: unsourced\n    label: Contestable claim without source\n    family: sourcing\n    meaning: 1",
		"key: unsourced\n    label: Contestable claim without source\n    family: sourcing\n    meaning: 2",
		1,
	)
	if now == text {
		tb.Fatal("the codebook has no question unsourced")
	}
	older := strings.Replace(
		strings.Replace(text, "version: 1.0.0", "version: 0.9.0", 1),
		"Who is credited for the content?",
		"Who is credited?",
		1,
	)
	p := &project{
		tb: tb, book: parseBook(tb, now), older: parseBook(tb, older),
		targets: []annotate.Target{{ID: "t-h", Name: "Harbour council", Order: 1}, {ID: "t-b", Name: "Borea", Order: 2}},
		clock:   time.Date(2024, 3, 9, 12, 0, 0, 0, time.UTC),
	}
	for i := range articles {
		var texts, guesses []string
		for j := range 10 {
			texts = append(texts, fmt.Sprintf("Sentence %d of article %d.", j+1, i+1))
			guesses = append(guesses, "body")
		}
		a := annotate.NewArticle(texts, guesses, nil, "")
		a.Meta.Title = fmt.Sprintf("Article %02d", i+1)
		p.articles = append(p.articles, a)
	}
	return p
}

// write adds a sheet with answers such as "sourcing=official|group" or
// "stance Borea=-1", and returns it for changes. Paragraphs count from 0
// through all articles.
func (p *project) write(who string, paragraph int, answers ...string) *annotate.Sheet {
	p.tb.Helper()
	a := p.articles[paragraph/10]
	s := annotate.NewSheet(a.Paragraphs[paragraph%10], annotate.LayerAnnotation, 1, who)
	p.sheets = append(p.sheets, pair{a, s})
	p.answer(s, p.book, answers...)
	return s
}

func (p *project) answer(s *annotate.Sheet, book *codebook.Codebook, answers ...string) {
	p.tb.Helper()
	for _, answer := range answers {
		question, value, _ := strings.Cut(answer, "=")
		field, name, _ := strings.Cut(question, " ")
		target := ""
		for _, t := range p.targets {
			if t.Name == name {
				target = t.ID
			}
		}
		if book.Field(field) == nil || (name != "") != (target != "") {
			p.tb.Fatalf("%q answers no question", answer)
		}
		s.Apply(p.entry(s.Key(field, target), value, book, annotate.OriginAnnotator))
	}
}

func (p *project) entry(key annotate.Key, value string, book *codebook.Codebook, origin annotate.Origin) annotate.Entry {
	p.stamp++
	p.clock = p.clock.Add(time.Second)
	return annotate.Entry{
		ID: fmt.Sprintf("%08d", p.stamp), Key: key, Value: value, Stamp: p.stamp,
		DecidedAt: p.clock, Codebook: book.Hash, Origin: origin,
	}
}

// submitted adds a sheet that counts as submitted whatever it leaves out.
func (p *project) submitted(who string, paragraph int, answers ...string) *annotate.Sheet {
	p.tb.Helper()
	s := p.write(who, paragraph, answers...)
	p.submit(s, p.book, annotate.OriginImport)
	return s
}

func (p *project) submit(s *annotate.Sheet, book *codebook.Codebook, origin annotate.Origin) {
	s.Apply(p.entry(s.SubmissionKey(), "t-h t-b", book, origin))
}

func (p *project) byHash(hash string) (*codebook.Codebook, error) {
	if hash == p.older.Hash {
		return p.older, nil
	}
	return nil, annotate.Fail(annotate.CodeNotFound, "There is no such codebook.")
}

// answers collects the sheets, in the order given or as they were written.
func (p *project) answers(order ...int) *review.Answers {
	p.tb.Helper()
	a := review.New(p.book, p.targets, p.byHash)
	if order == nil {
		for i := range p.sheets {
			order = append(order, i)
		}
	}
	for _, i := range order {
		if err := a.Add(p.sheets[i].article, p.sheets[i].sheet); err != nil {
			p.tb.Fatal(err)
		}
	}
	return a
}

// row finds the row of a field, a target's name and a table.
func row(tb testing.TB, o *review.Overview, field, target string, what review.What) *review.Row {
	tb.Helper()
	at := slices.IndexFunc(o.Rows, func(r review.Row) bool {
		return r.Question.Field == field && r.Question.TargetName == target && r.What == what && r.Question.InForce
	})
	if at < 0 {
		tb.Fatalf("there is no row of %s %s %s", field, target, what)
	}
	return &o.Rows[at]
}

func wantAlpha(tb testing.TB, r *review.Row, value float64, n int) {
	tb.Helper()
	if r.Alpha.N != n {
		tb.Errorf("%s %s %s: alpha from %d paragraphs, want %d", r.Question.Field, r.Question.TargetName, r.What, r.Alpha.N, n)
	}
	switch {
	case r.Alpha.Value == nil:
		tb.Errorf("%s %s %s: no alpha because %q, want %v", r.Question.Field, r.Question.TargetName, r.What, r.Alpha.Reason, value)
	case *r.Alpha.Value-value > 1e-9 || value-*r.Alpha.Value > 1e-9:
		tb.Errorf("%s %s %s: alpha %v, want %v", r.Question.Field, r.Question.TargetName, r.What, *r.Alpha.Value, value)
	}
}

// remarksOf lists what the table of a row has for a paragraph's annotators, such as
// "A1 none, A2 loaded".
func remarksOf(r *review.Row) []string {
	var all []string
	for u := range r.Table.Units() {
		who, values := r.Table.Unit(u)
		var parts []string
		for i, v := range values {
			parts = append(parts, r.Table.Annotators()[who[i]]+" "+r.Table.Scheme().Label(int(v)))
		}
		all = append(all, strings.Join(parts, ", "))
	}
	return all
}

func wantRemarks(tb testing.TB, r *review.Row, want ...string) {
	tb.Helper()
	got := remarksOf(r)
	slices.Sort(got)
	got = slices.DeleteFunc(got, func(s string) bool { return s == "" })
	if !slices.Equal(got, want) {
		tb.Errorf("%s %s %s has %q, want %q", r.Question.Field, r.Question.TargetName, r.What, got, want)
	}
}
