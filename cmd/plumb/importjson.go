package main

import (
	"context"
	"encoding/json"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/ingest"
	"plumbline/annotate/ingest/document"
	"plumbline/store"
)

// foundFile is what was found in one file, as a line of JSON.
type foundFile struct {
	File     string         `json:"file"`
	Reader   string         `json:"reader"`
	Encoding string         `json:"encoding"`
	Error    *string        `json:"error"`
	Articles []foundArticle `json:"articles"`
	Dropped  []droppedText  `json:"dropped"`
	Warnings []string       `json:"warnings"`
}

type foundArticle struct {
	Title      string           `json:"title"`
	Outlet     string           `json:"outlet"`
	Author     string           `json:"author"`
	Published  string           `json:"published"`
	Language   string           `json:"language"`
	URL        string           `json:"url"`
	Paragraphs []foundParagraph `json:"paragraphs"`
}

type foundParagraph struct {
	Text      string `json:"text"`
	UnitGuess string `json:"unit_guess"`
}

type droppedText struct {
	Text string `json:"text"`
	Why  string `json:"why"`
}

// lookJSON writes what is found in each file, a line of JSON each. The error
// is of the last file if none could be read.
func (c *importCommand) lookJSON(s *session, p *store.Project) error {
	paths, err := ingest.Expand(s, c.Files)
	if err != nil {
		return err
	}
	out := json.NewEncoder(s.out)
	out.SetEscapeHTML(false)
	var last error
	read, twins := 0, dataset.NewTwins()
	for _, path := range paths {
		file, err := ingest.ReadFile(s, path, c.readOptions())
		if errors.Is(err, context.Canceled) {
			return err
		}
		if err != nil {
			last = err
		} else {
			read++
		}
		line := c.foundFile(file, err)
		if err := line.compare(s, p, twins, file); err != nil {
			return err
		}
		if err := out.Encode(line); err != nil {
			return err
		}
	}
	if read == 0 {
		return last
	}
	return nil
}

// compare warns of the articles that are here, or were found before, written otherwise.
func (f *foundFile) compare(ctx context.Context, p *store.Project, twins *dataset.Twins, file *ingest.File) error {
	for _, a := range file.Articles {
		name := f.File
		if len(file.Articles) > 1 && a.Part != "" {
			name += ": " + a.Part
		}
		twin, err := twins.Find(ctx, p, name, a.Texts())
		if err != nil {
			return err
		}
		if twin.Key() != "" {
			f.Warnings = append(f.Warnings, twin.String())
		}
	}
	return nil
}

func (c *importCommand) foundFile(f *ingest.File, err error) foundFile {
	line := foundFile{
		File: f.Path, Reader: f.Reader, Encoding: f.Encoding,
		Articles: []foundArticle{}, Dropped: []droppedText{}, Warnings: []string{},
	}
	if err != nil {
		words := err.Error()
		line.Error = &words
	}
	for _, a := range f.Articles {
		line.Articles = append(line.Articles, c.foundArticle(a))
	}
	for _, d := range f.Dropped {
		line.Dropped = append(line.Dropped, droppedText{d.Text, d.Why.String()})
	}
	for _, w := range f.Warnings {
		line.Warnings = append(line.Warnings, w.String())
	}
	if err == nil {
		for _, r := range f.Refused {
			line.Warnings = append(line.Warnings, r.Error())
		}
	}
	return line
}

func (c *importCommand) foundArticle(a *ingest.Result) foundArticle {
	given := annotate.Meta{Title: c.Title, Outlet: c.Outlet, Author: c.Author, Published: c.Published, URL: c.URL}
	for _, f := range a.Fields {
		if stands := given.Get(f.Name); stands == "" {
			given.Set(f.Name, f.Value)
		}
	}
	if given.Title == "" {
		given.Title = a.Title
	}
	found := foundArticle{
		Title: given.Title, Outlet: given.Outlet, Author: given.Author, Published: given.Published,
		Language: given.Get(document.Language), URL: given.URL, Paragraphs: make([]foundParagraph, len(a.Paragraphs)),
	}
	for i, p := range a.Paragraphs {
		found.Paragraphs[i] = foundParagraph{p.Text, p.Guess}
	}
	return found
}
