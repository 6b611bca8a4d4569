package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

const bookSource = `id: store-test
version: 1.0.0
title: A small codebook
language: en
unit: paragraph
fields:
  - key: unit_type
    label: Part
    meaning: 1
    question: What is it?
    scale: nominal
    required: true
    prefill: layout
    metric: alpha_nominal
    ends_form_on: [furniture]
    options:
      - {value: body, key: b, definition: Running text.}
      - {value: furniture, key: f, definition: Not part of the text.}
  - key: sourcing
    label: Sources
    meaning: 1
    question: Who is credited?
    scale: set
    required: true
    exclusive: [none]
    show_if: {unit_type: [body]}
    metric: alpha_masi
    options:
      - {value: none, key: n, definition: Nobody.}
      - {value: official, key: o, definition: The state.}
      - {value: expert, key: e, definition: A scholar.}
  - key: stance
    label: Stance
    meaning: 1
    question: In what light is {target}?
    scale: ordinal
    per_target: true
    required: true
    show_if: {unit_type: [body]}
    metric: alpha_ordinal
    options:
      - {value: low, key: "1", definition: Badly.}
      - {value: high, key: "2", definition: Well.}
  - key: unsure
    label: Unsure
    meaning: 1
    question: What is in doubt?
    scale: set
    options_from: fields
    plus: [paragraph]
  - key: note
    label: Note
    meaning: 1
    question: Anything else?
    scale: text
`

// bookHash names the version of bookSource, which pens write by.
var bookHash = func() string {
	book, err := codebook.Parse([]byte(bookSource))
	if err != nil {
		panic(err)
	}
	return book.Hash
}()

// laterSource is a later version that asks for sources elsewhere, which gives
// the question another meaning.
var laterSource = strings.NewReplacer("version: 1.0.0", "version: 1.1.0",
	"    exclusive: [none]\n    show_if: {unit_type: [body]}", "    exclusive: [none]\n    show_if: {unit_type: [furniture]}",
	"label: Sources\n    meaning: 1", "label: Sources\n    meaning: 2").Replace(bookSource)

// wholeSource is a version that asks about articles as a whole too.
var wholeSource = strings.NewReplacer("version: 1.0.0", "version: 1.2.0", "  - key: unsure\n", `  - key: genre
    label: Genre
    meaning: 1
    question: What is the article?
    scale: nominal
    unit: article
    required: true
    metric: alpha_nominal
    options:
      - {value: news, key: n, definition: It reports.}
      - {value: comment, key: c, definition: It judges.}
  - key: unsure
`).Replace(bookSource)

// wholeOf stands for an article as a whole.
func wholeOf(a *annotate.Article) annotate.Paragraph {
	return annotate.WholeOf(a.ID, len(a.Paragraphs))
}

func mustParse(t testing.TB, source string) *codebook.Codebook {
	t.Helper()
	book, err := codebook.Parse([]byte(source))
	if err != nil {
		t.Fatalf("the test's codebook does not parse: %v", err)
	}
	return book
}

// newPen returns a pen with a clock that starts at a fixed time.
func newPen(device, author string) *annotate.Pen {
	pen := annotate.NewPen(device, author, bookHash, 0)
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	pen.Now = func() time.Time { now = now.Add(time.Second); return now }
	return pen
}

// newArticle makes an article of n paragraphs that differs by name.
func newArticle(name string, n int) *annotate.Article {
	texts, guesses := make([]string, n), make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprintf("Paragraph %d of the article %s, in which the council meets.", i+1, name)
		guesses[i] = "body"
	}
	return annotate.NewArticle(texts, guesses, nil, "")
}

func metaEntries(pen *annotate.Pen, a *annotate.Article, m annotate.Meta) []annotate.Entry {
	var all []annotate.Entry
	for _, f := range m.Fields() {
		all = append(
			all,
			pen.Write(annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: f.Field}, f.Value, "", annotate.OriginAnnotator),
		)
	}
	return all
}

func joinedEntry(pen *annotate.Pen, id string) annotate.Entry {
	return pen.Write(
		annotate.Key{Kind: annotate.KindPerson, Subject: id, Field: annotate.PersonJoined},
		"true",
		"",
		annotate.OriginAnnotator,
	)
}

func targetEntries(pen *annotate.Pen, name string, order int) []annotate.Entry {
	var all []annotate.Entry
	target := annotate.Target{ID: annotate.TargetID(name), Name: name, Aliases: []string{name + "ers"}, Order: order}
	for _, f := range target.Fields() {
		all = append(
			all,
			pen.Write(annotate.Key{Kind: annotate.KindTarget, Subject: target.ID, Field: f.Field}, f.Value, "", annotate.OriginAnnotator),
		)
	}
	return all
}

// sample is a project with two annotators, one target and two articles.
type sample struct {
	*Project
	pen      *annotate.Pen
	book     *codebook.Codebook
	articles []*annotate.Article
	target   string
}

func newSample(t testing.TB) *sample {
	t.Helper()
	return newSampleAt(t, filepath.Join(t.TempDir(), "sample.plumb"))
}

func newSampleAt(t testing.TB, path string) *sample {
	t.Helper()
	ctx := context.Background()
	s := &sample{pen: newPen("device-1", "A1"), book: mustParse(t, bookSource), target: annotate.TargetID("Council")}
	p, err := Create(ctx, path, s.book, s.pen)
	if err != nil {
		t.Fatalf("Create: %v", err)
	}
	s.Project = p
	t.Cleanup(func() { closeProject(t, s.Project) })
	s.articles = []*annotate.Article{newArticle("one", 3), newArticle("two", 4)}
	about := append(targetEntries(s.pen, "Council", 1), joinedEntry(s.pen, "A1"), joinedEntry(s.pen, "A2"))
	for i, a := range s.articles {
		about = append(about, metaEntries(s.pen, a, annotate.Meta{Title: fmt.Sprintf("Title %d", i+1), Outlet: "Outlet"})...)
	}
	added, err := p.AddArticles(ctx, s.articles, about)
	if err != nil || len(added) != len(s.articles) {
		t.Fatalf("AddArticles added %d of %d articles: %v", len(added), len(s.articles), err)
	}
	return s
}

func closeProject(t testing.TB, p *Project) {
	t.Helper()
	if err := p.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

// answer writes one answer of annotator A1.
func (s *sample) answer(t testing.TB, para annotate.Paragraph, field, target, value string) annotate.Entry {
	t.Helper()
	ctx := context.Background()
	sheet, err := s.Sheet(ctx, para.ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil {
		t.Fatalf("Sheet: %v", err)
	}
	key := sheet.Key(field, target)
	s.pen.Begin()
	e := s.pen.Write(key, value, sheet.CurrentID(key), annotate.OriginAnnotator)
	if err := s.Append(ctx, e); err != nil {
		t.Fatalf("Append: %v", err)
	}
	return e
}

// submit writes a submission of annotator A1.
func (s *sample) submit(t testing.TB, para annotate.Paragraph) {
	t.Helper()
	s.pen.Begin()
	key := annotate.NewSheet(para, annotate.LayerAnnotation, 1, "A1").SubmissionKey()
	if err := s.Append(context.Background(), s.pen.Write(key, s.target, "", annotate.OriginAnnotator)); err != nil {
		t.Fatalf("Append: %v", err)
	}
}

func filesIn(t testing.TB, folder string) []string {
	t.Helper()
	listed, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range listed {
		names = append(names, f.Name())
	}
	return names
}

func parseBook() (*codebook.Codebook, error) { return codebook.Parse([]byte(bookSource)) }

// twin opens a copy of the closed sample in a folder of its own.
func (s *sample) twin(t testing.TB) *Project {
	t.Helper()
	content, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.MkdirTemp(filepath.Dir(s.Path()), "twin")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "twin.plumb")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// assertHolds opens the project and checks that every entry is there and that
// nothing is wrong with the file. It returns how many entries are not.
func assertHolds(t *testing.T, path string, ids []string) (lost int) {
	t.Helper()
	ctx := context.Background()
	p, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	defer closeProject(t, p)
	for _, id := range ids {
		if _, err := p.Entry(ctx, id); err != nil {
			t.Errorf("the entry %s was acknowledged and is lost: %v", id, err)
			lost++
		}
	}
	assertSound(t, p)
	return lost
}

func assertSound(t testing.TB, p *Project) {
	t.Helper()
	problems, err := p.Check(context.Background())
	if err != nil {
		t.Fatalf("Check: %v", err)
	}
	for _, problem := range problems {
		if !problem.Note {
			t.Errorf("Check finds: %s %s", problem.Code, problem.Message)
		}
	}
}
