package dataset

import (
	"context"
	"errors"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/search"
)

// unit finds the paragraph of a document that is one: by its id, by its text as it
// stands, by its words alone; or makes an article of one paragraph.
func (p *locating) unit(ctx context.Context, d *corpus.Document) (*location, error) {
	found, err := p.byID(ctx, d.Name)
	if err != nil {
		return nil, err
	}
	text := strings.TrimSpace(d.Text)
	if found == nil && text == "" {
		return nil, document.Fail("empty", "ingest.empty", "File", d.Name)
	}
	if found == nil {
		found, err = p.byText(ctx, text)
	}
	if err != nil {
		return nil, err
	}
	if found != nil {
		p.here++
		return located(found.Text, []annotate.Paragraph{*found}), nil
	}
	return p.alone(ctx, d, text)
}

// byID is the paragraph that a unit is called like, or nil.
func (p *locating) byID(ctx context.Context, name string) (*annotate.Paragraph, error) {
	if !annotate.IsTextHash(name) {
		return nil, nil
	}
	sheet, err := p.from.Sheet(ctx, name, annotate.LayerAnnotation, annotate.FirstRound, "")
	var refused *annotate.Error
	if errors.As(err, &refused) && refused.Code == annotate.CodeNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &sheet.Paragraph, nil
}

// byText is the paragraph with a text, or nil.
func (p *locating) byText(ctx context.Context, text string) (*annotate.Paragraph, error) {
	equal, err := p.from.EqualParagraphs(ctx, []string{annotate.TextHash(text)})
	if err != nil {
		return nil, err
	}
	if len(equal) > 0 {
		return &equal[0], nil
	}
	if err := p.foldProject(ctx); err != nil {
		return nil, err
	}
	if found, ok := p.folded[wordsHash(text)]; ok {
		return &found, nil
	}
	return nil, nil
}

// foldProject reads the words of all paragraphs, once.
func (p *locating) foldProject(ctx context.Context) error {
	if p.folded != nil {
		return nil
	}
	p.folded = map[string]annotate.Paragraph{}
	return p.from.EachParagraph(ctx, func(_ *annotate.Article, q annotate.Paragraph) error {
		if q.Missing == "" {
			p.fold(q)
		}
		return ctx.Err()
	})
}

// fold remembers a paragraph by its words, unless another has the same.
func (p *locating) fold(q annotate.Paragraph) {
	words := wordsHash(q.Text)
	if _, there := p.folded[words]; !there {
		p.folded[words] = q
	}
}

func wordsHash(text string) string { return annotate.TextHash(search.Fold(text)) }

// alone makes an article of one paragraph.
func (p *locating) alone(ctx context.Context, d *corpus.Document, text string) (*location, error) {
	if at, _, _ := document.LineEnd(text); at < len(text) {
		text = document.OneLine(text)
	}
	read, err := ingest.Read([]byte(text), ingest.Options{Encoding: "utf-8", Split: ingest.Line})
	if err != nil {
		return nil, err
	}
	if len(read.Paragraphs) != 1 {
		return nil, document.Fail("damaged", "corpus.broken", "File", d.Name)
	}
	read.Paragraphs[0].Guess = ingest.GuessBody
	a := article(read, "")
	here, err := known(ctx, p.from, a.ID)
	if err != nil {
		return nil, err
	}
	if here != nil { // its text was taken out of the project
		p.here++
		return located(text, here.Paragraphs), nil
	}
	a.Meta.File, a.Meta.Title = p.file, d.Name
	p.articles = append(p.articles, a)
	p.fold(a.Paragraphs[0])
	return located(text, a.Paragraphs), nil
}
