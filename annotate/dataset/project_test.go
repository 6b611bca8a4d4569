package dataset

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// project is a project in memory: the log, and what is folded from it.
type project struct {
	t        testing.TB
	book     *codebook.Codebook
	older    *codebook.Codebook // a version that entries may name
	articles map[string]*annotate.Article
	targets  []annotate.Target
	log      []annotate.Entry
	clock    time.Time
	highest  int64
	timing   annotate.Timing
	about    map[annotate.Key]string // answers about articles
}

// Recognised is how far outlets were recognised.
func (p *project) Recognised(context.Context) (map[annotate.Key]string, error) {
	return maps.Clone(p.about), nil
}

// Exposures are those that the log holds.
func (p *project) Exposures(context.Context) (annotate.Exposures, error) {
	all := make(annotate.Exposures)
	for _, e := range p.log {
		if e.Key.Kind == annotate.KindExposure {
			all[e.Key] = append(all[e.Key], e)
		}
	}
	return all, nil
}

// Setting knows of none but the timing.
func (p *project) Setting(_ context.Context, field string) (string, error) {
	if field == annotate.ProjectTime {
		return string(p.timing), nil
	}
	return "", nil
}

func newTestProject(t testing.TB, targets ...string) *project {
	t.Helper()
	source, err := os.ReadFile("testdata/codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	book, err := codebook.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	older, err := codebook.Parse([]byte(strings.Replace(string(source), "2.1.0", "2.0.0", 1)))
	if err != nil {
		t.Fatal(err)
	}
	p := &project{
		t: t, book: book, older: older, articles: make(map[string]*annotate.Article),
		clock: time.Date(2024, 3, 9, 12, 4, 5, 678e6, time.UTC), timing: annotate.TimePerAnswer,
	}
	for i, spec := range targets {
		target, err := annotate.ParseTarget(spec)
		if err != nil {
			t.Fatal(err)
		}
		target.Order = i + 1
		p.targets = append(p.targets, target)
	}
	return p
}

func (p *project) add(title string, texts ...string) *annotate.Article {
	guesses := slices.Repeat([]string{"body"}, len(texts))
	guesses[0] = "headline"
	a := annotate.NewArticle(texts, guesses, nil, "")
	a.Meta.Title = title
	p.articles[a.ID] = a
	return a
}

// pen writes at times of its own, so that a test gives the same bytes at any hour.
func (p *project) pen(author string) *annotate.Pen {
	pen := annotate.NewPen("device", author, p.book.Hash, p.highest)
	pen.Now = func() time.Time {
		p.clock = p.clock.Add(time.Second)
		return p.clock
	}
	n := 0
	base := len(p.log)
	pen.NewID = func() string { n++; return fmt.Sprintf("%08d-%08d", base, n) }
	return pen
}

func (p *project) append(entries ...annotate.Entry) {
	p.log = append(p.log, entries...)
	for _, e := range entries {
		p.highest = max(p.highest, e.Stamp)
	}
}

// AppendPlanned writes what nobody else wrote over meanwhile.
func (p *project) AppendPlanned(_ context.Context, entries ...annotate.Entry) error {
	p.append(entries...)
	return nil
}

// answer writes one answer as the window does.
func (p *project) answer(annotator, paragraph, field, target, value string) annotate.Entry {
	p.t.Helper()
	s, err := p.Sheet(p.t.Context(), paragraph, annotate.LayerAnnotation, 1, annotator)
	if err != nil {
		p.t.Fatal(err)
	}
	key := s.Key(field, target)
	e := p.pen(annotator).Write(key, value, s.CurrentID(key), annotate.OriginAnnotator)
	e.ElapsedMS = 1234
	p.append(e)
	return e
}

// labels brings a table in and returns how many entries it wrote.
func (p *project) labels(annotator, table string) (*LabelPlan, error) {
	p.t.Helper()
	read, err := ReadLabels(strings.NewReader(table))
	if err != nil {
		p.t.Fatal(err)
	}
	plan, err := LabelImport{Annotator: annotator}.Plan(p.t.Context(), p, p.pen(annotator), read)
	if err == nil {
		p.append(plan.Entries...)
	}
	return plan, err
}

func (p *project) export(e Export) string {
	p.t.Helper()
	var b strings.Builder
	if _, err := e.Write(p.t.Context(), &b, p); err != nil {
		p.t.Fatal(err)
	}
	return b.String()
}

func (p *project) Codebook(context.Context) (*codebook.Codebook, error) { return p.book, nil }

func (p *project) CodebookByHash(_ context.Context, hash string) (*codebook.Codebook, error) {
	switch hash {
	case p.book.Hash:
		return p.book, nil
	case p.older.Hash:
		return p.older, nil
	}
	return nil, annotate.Fail(annotate.CodeNotFound, "There is no such codebook.")
}

func (p *project) Targets(context.Context) ([]annotate.Target, error) { return p.targets, nil }

func (p *project) Annotators(context.Context) ([]string, error) {
	var ids []string
	for _, e := range p.log {
		if e.Key.Kind == annotate.KindPerson {
			ids = append(ids, e.Key.Subject)
		}
	}
	return ids, nil
}

func (p *project) Article(_ context.Context, id string) (*annotate.Article, error) {
	if a := p.articles[id]; a != nil {
		return a, nil
	}
	return nil, annotate.Fail(annotate.CodeNotFound, "There is no such article.")
}

func (p *project) EqualParagraphs(_ context.Context, hashes []string) ([]annotate.Paragraph, error) {
	var found []annotate.Paragraph
	for _, a := range p.inOrder() {
		for _, q := range a.Paragraphs {
			if slices.Contains(hashes, annotate.TextHash(q.Text)) {
				found = append(found, q)
			}
		}
	}
	return found, nil
}

func (p *project) Sheet(_ context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error) {
	for _, a := range p.articles {
		for _, q := range a.Paragraphs {
			if q.ID == paragraph {
				return p.sheet(q, layer, round, annotator), nil
			}
		}
		if a.ID == paragraph {
			return p.sheet(annotate.WholeOf(a.ID, len(a.Paragraphs)), layer, round, annotator), nil
		}
	}
	return nil, annotate.Fail(annotate.CodeNotFound, "There is no such paragraph.")
}

func (p *project) Sheets(
	_ context.Context,
	article string,
	layer annotate.Layer,
	round int,
	annotator string,
) (map[string]*annotate.Sheet, error) {
	sheets := make(map[string]*annotate.Sheet)
	for _, q := range p.articles[article].Paragraphs {
		sheets[q.ID] = p.sheet(q, layer, round, annotator)
	}
	return sheets, nil
}

func (p *project) InConflict(_ context.Context, layer annotate.Layer, annotator string) (keys []annotate.Key, err error) {
	for _, c := range annotate.Conflicts(p.log) {
		if k := c.Current.Key; k.Layer == layer && k.Annotator == annotator {
			keys = append(keys, k)
		}
	}
	return keys, nil
}

func (p *project) sheet(q annotate.Paragraph, layer annotate.Layer, round int, annotator string) *annotate.Sheet {
	s := annotate.NewSheet(q, layer, round, annotator)
	for _, e := range p.log {
		k := e.Key
		if k.Subject == q.ID && k.Layer == layer && k.Round == round && k.Annotator == annotator {
			s.Apply(e)
		}
	}
	return s
}

func (p *project) inOrder() []*annotate.Article {
	var all []*annotate.Article
	for _, a := range p.articles {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b *annotate.Article) int { return strings.Compare(a.ID, b.ID) })
	return all
}

func (p *project) Articles(context.Context) ([]annotate.Article, error) {
	var all []annotate.Article
	for _, a := range p.inOrder() {
		all = append(all, annotate.Article{ID: a.ID, CopyName: a.CopyName, Meta: a.Meta})
	}
	return all, nil
}

func (p *project) eachParagraph(visit func(*annotate.Article, *annotate.Paragraph) error) error {
	for _, a := range p.inOrder() {
		for i := range a.Paragraphs {
			if err := visit(a, &a.Paragraphs[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *project) EachSheet(_ context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	type who struct {
		layer     annotate.Layer
		round     int
		annotator string
	}
	return p.eachParagraph(func(a *annotate.Article, q *annotate.Paragraph) error {
		var all []who
		for _, e := range p.log {
			w := who{e.Key.Layer, e.Key.Round, e.Key.Annotator}
			if e.Key.Subject == q.ID && !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
		slices.SortFunc(all, func(x, y who) int {
			return strings.Compare(fmt.Sprint(x.layer, x.round, x.annotator), fmt.Sprint(y.layer, y.round, y.annotator))
		})
		for _, w := range all {
			if err := visit(a, p.sheet(*q, w.layer, w.round, w.annotator)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *project) EachParagraph(_ context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error {
	return p.eachParagraph(func(a *annotate.Article, paragraph *annotate.Paragraph) error { return visit(a, *paragraph) })
}

// People are those who answered, and those about whom something is known.
func (p *project) People(ctx context.Context) (all []annotate.PersonSummary, err error) {
	seen := make(map[string]bool)
	for _, e := range p.log {
		id := e.Key.Annotator
		if e.Key.Kind == annotate.KindExclusion {
			id = e.Key.Subject
		}
		if id != "" && !seen[id] {
			seen[id] = true
			person := annotate.PersonSummary{ID: id}
			if left, err := p.Current(ctx, annotate.ExclusionKey(id)); err != nil {
				return nil, err
			} else if left != nil {
				person.Excluded = left.Value
			}
			all = append(all, person)
		}
	}
	return all, nil
}

func (p *project) Current(_ context.Context, key annotate.Key) (*annotate.Entry, error) {
	var of []annotate.Entry
	for _, e := range p.log {
		if e.Key == key {
			of = append(of, e)
		}
	}
	if len(of) == 0 {
		return nil, nil
	}
	now := annotate.FoldKey(of).Entry
	return &now, nil
}

func (p *project) Rulings(context.Context) (annotate.Rulings, error) { return nil, nil }
