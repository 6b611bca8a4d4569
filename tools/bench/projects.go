package main

import (
	"context"
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/seeds"
	"plumbline/store"
)

// size is how large a project is made.
type size struct {
	articles, paragraphs int // articles, and paragraphs in each
	decisions            int // in each paragraph, three at most
}

// batch is how many articles are written in one transaction.
const batch = 2000

// makeProject makes a project of invented articles about two towns.
func makeProject(ctx context.Context, path string, s size) (err error) {
	book, err := codebook.Parse(seeds.Codebook())
	if err != nil {
		return err
	}
	pen := annotate.NewPen("bench", "A1", book.Hash, 0)
	p, err := store.Create(ctx, path, book, pen)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := p.Close(); err == nil {
			err = cerr
		}
	}()
	targets := []annotate.Target{targetNamed("Council", 1), targetNamed("Harbour board", 2)}
	entries, err := annotate.AddTargets(pen, nil, targets)
	if err != nil {
		return err
	}
	if err := p.Append(ctx, entries...); err != nil {
		return err
	}
	for from := 0; from < s.articles; from += batch {
		if err := addBatch(ctx, p, pen, s, from, targets[0].ID); err != nil {
			return err
		}
	}
	return nil
}

func targetNamed(name string, order int) annotate.Target {
	return annotate.Target{ID: annotate.TargetID(name), Name: name, Order: order}
}

func addBatch(ctx context.Context, p *store.Project, pen *annotate.Pen, s size, from int, target string) error {
	var articles []*annotate.Article
	var about, answers []annotate.Entry
	for i := from; i < min(from+batch, s.articles); i++ {
		a := invent(i, s.paragraphs)
		articles = append(articles, a)
		for _, f := range a.Meta.Fields() {
			key := annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: f.Field}
			about = append(about, pen.Write(key, f.Value, "", annotate.OriginImport))
		}
		for _, para := range a.Paragraphs {
			answers = append(answers, decide(pen, para, s.decisions, target)...)
		}
	}
	if _, err := p.AddArticles(ctx, articles, about); err != nil {
		return err
	}
	return p.Append(ctx, answers...)
}

// decide gives the first answers of a paragraph.
func decide(pen *annotate.Pen, para annotate.Paragraph, n int, target string) []annotate.Entry {
	sheet := annotate.NewSheet(para, annotate.LayerAnnotation, 1, "A1")
	keys := []annotate.Key{sheet.Key("unit_type", ""), sheet.Key("sourcing", ""), sheet.Key("stance", target)}
	values := []string{"body", "none", "0"}
	var entries []annotate.Entry
	for i := range n {
		pen.Begin()
		entries = append(entries, pen.Write(keys[i], values[i], "", annotate.OriginAnnotator))
	}
	return entries
}

// sentences are what the invented articles are made of.
var sentences = []string{
	"The council will meet on Tuesday to discuss the state of the harbour wall.",
	"Work on the northern quay has been under way since the spring.",
	"The harbour board published its figures for the year on Monday.",
	"Residents of the lower town have asked for a second bridge.",
	"A spokesperson said that no decision had been taken.",
	"Ferries ran every forty minutes during the summer.",
}

// text is the text of one paragraph, of two or three sentences.
func text(article, paragraph int) string {
	words := []string{fmt.Sprintf("In part %d of report %d there is this.", paragraph+1, article+1)}
	for i := range 2 + paragraph%2 {
		words = append(words, sentences[(article+paragraph+i)%len(sentences)])
	}
	return strings.Join(words, " ")
}

// invent makes the article with a number.
func invent(number, paragraphs int) *annotate.Article {
	texts, guesses := make([]string, paragraphs), make([]string, paragraphs)
	for i := range texts {
		texts[i], guesses[i] = text(number, i), "body"
	}
	a := annotate.NewArticle(texts, guesses, nil, "")
	a.Meta = annotate.Meta{
		Title:  fmt.Sprintf("Report %d from the harbour", number+1),
		Outlet: "Harbour Post",
		File:   fmt.Sprintf("%d.txt", number+1),
	}
	return a
}
