package importing

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/ingest"
)

// Open looks at the paragraphs of an article. They are there at once, unless the
// file has to be read again.
func (s *Session) Open(a *Article) {
	if s.opened == a && s.shown != nil {
		return
	}
	s.opened, s.shown = a, nil
	switch {
	case a == nil:
	case a.edited != nil:
		s.shown = a.edited
	case a.File.texts != nil:
		s.shown = paragraphsOf(a.File.texts[a.index])
	case s.stage != Writing: // which may be reading the same texts again
		s.lend(a)
	}
}

// Opened is the article that is looked at, or nil.
func (s *Session) Opened() *Article { return s.opened }

// Paragraphs are those of the article that is looked at; nil while they are read.
func (s *Session) Paragraphs() []Paragraph { return s.shown }

// lend reads a file again, and keeps its texts until another one is needed.
func (s *Session) lend(a *Article) {
	var texts [][]ingest.Paragraph
	s.elsewhere(func() (err error) {
		texts, err = readAgain(context.Background(), a.File)
		return err
	}, func(err error) {
		if s.closed || s.opened != a || s.shown != nil {
			return
		}
		if err != nil {
			s.screen.Failed(err)
			return
		}
		if s.lent != nil {
			s.lent.texts = nil
		}
		s.lent, a.File.texts = a.File, texts
		s.shown = paragraphsOf(texts[a.index])
		s.changed()
	})
}

// readAgain reads the texts of a file, which must be what they were.
func readAgain(ctx context.Context, f *File) ([][]ingest.Paragraph, error) {
	found, err := ingest.ReadFile(ctx, f.Path, f.How)
	if err != nil {
		return nil, err
	}
	texts := make([][]ingest.Paragraph, len(found.Articles))
	for i, text := range found.Articles {
		texts[i] = text.Paragraphs
	}
	if len(texts) != len(f.Articles) {
		return nil, annotate.Fail(annotate.CodeInvalid, "import.file-changed", "File", f.Path)
	}
	for _, a := range f.Articles {
		if annotate.ArticleID(textsOf(texts[a.index]), "") != a.read.id {
			return nil, annotate.Fail(annotate.CodeInvalid, "import.file-changed", "File", f.Path)
		}
	}
	return texts, nil
}
