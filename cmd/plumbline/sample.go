package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/ingest"
	"plumbline/seeds"
	"plumbline/store"
)

// sampleFile is the name of the sample project. An earlier program's sample had
// no answers of others and another name; it stays as the person left it.
const sampleFile = "sample-project.plumb"

// Sample returns this installation's copy of the sample project, made on
// first use so that it can be played with. It appears whole or not at all.
func (s *shelf) Sample(ctx context.Context) (string, error) {
	path := filepath.Join(s.home.DataDir(), sampleFile)
	if _, err := os.Stat(path); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	unfinished := path + ".new"
	if err := os.Remove(unfinished); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("making the sample project: %w", err)
	}
	if err := writeSample(ctx, unfinished, seeds.Answers()); err != nil {
		return "", err
	}
	if err := os.Rename(unfinished, path); err != nil {
		return "", fmt.Errorf("making the sample project: %w", err)
	}
	return path, nil
}

// writeSample fills a new project file with articles, and with what annotators
// answered about them and the key to practise by. Its entries have ids and times that follow from what
// they say, so that the samples of two people are one.
func writeSample(ctx context.Context, path string, answers []seeds.AnnotatorAnswers) (err error) {
	book, err := codebook.Parse(seeds.Codebook())
	if err != nil {
		return err
	}
	sample := seeds.SampleProject()
	targets := make([]annotate.Target, len(sample.Targets))
	for i, t := range sample.Targets {
		targets[i] = annotate.Target{
			ID: annotate.TargetID(t.Name), Name: t.Name, Aliases: t.Aliases,
			Counts: t.Counts, CountsNot: t.CountsNot, Order: i + 1,
		}
	}
	pen := samplePen(book.Hash)
	if err := createWith(ctx, path, book, pen, targets); err != nil {
		return err
	}
	p, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	defer func() {
		if cerr := p.Close(); err == nil {
			err = cerr
		}
	}()
	articles, entries, err := sampleArticles(pen, sample.Articles)
	if err != nil {
		return err
	}
	if _, err = p.AddArticles(ctx, articles, entries); err != nil || len(answers) == 0 {
		return err
	}
	about, err := sampleAnswers(book, targets, sample.Articles, articles, answers)
	if err != nil {
		return err
	}
	for i, a := range articles {
		about = append(about, sampleKey(pen, a, sample.Articles[i], targets)...)
	}
	return p.Append(ctx, about...)
}

// sampleArticles turns the texts into articles, as an import would.
func sampleArticles(pen *annotate.Pen, from []seeds.Article) ([]*annotate.Article, []annotate.Entry, error) {
	var articles []*annotate.Article
	var entries []annotate.Entry
	for _, s := range from {
		text, err := ingest.Read([]byte(s.Text), ingest.Options{Split: ingest.Line})
		if err != nil {
			return nil, nil, fmt.Errorf("the sample article %s: %w", s.Slug, err)
		}
		var texts, guesses []string
		for _, p := range text.Paragraphs {
			texts, guesses = append(texts, p.Text), append(guesses, p.Guess)
		}
		a := annotate.NewArticle(texts, guesses, nil, "")
		a.Meta = annotate.Meta{
			Title: s.Title, Outlet: s.Outlet, Author: s.Author, Published: s.Published,
			URL: s.URL, Remark: s.Remark, File: s.Slug + ".txt",
		}
		for _, f := range a.Meta.Fields() {
			key := annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: f.Field}
			entries = append(entries, pen.Write(key, f.Value, "", annotate.OriginImport))
		}
		articles = append(articles, a)
	}
	return articles, entries, nil
}

// samplePen writes the same ids and times for everyone.
func samplePen(codebookHash string) *annotate.Pen {
	pen := annotate.NewPen("sample", "sample", codebookHash, 0)
	day := time.Date(2024, time.March, 12, 0, 0, 0, 0, time.UTC)
	pen.Now = func() time.Time { return day }
	n := 0
	pen.NewID = func() string {
		n++
		sum := sha256.Sum256(fmt.Appendf(nil, "plumbline sample 1 %s %d", codebookHash, n))
		id, _ := uuid.FromBytes(sum[:16])
		id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80 // version 8: made by a scheme of our own
		return id.String()
	}
	return pen
}
