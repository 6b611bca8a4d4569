package importing

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/ingest"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Read reads files and folders, beside what was read before.
func (s *Session) Read(paths []string) {
	if s.stage != Waiting || s.closed {
		return
	}
	ctx := s.begin(Reading)
	r := reader{session: s, known: s.known, keep: s.options.Keep - s.kept()}
	s.elsewhere(func() error { return r.all(ctx, paths) }, s.end)
}

// kept is how many bytes of text are in memory.
func (s *Session) kept() (n int) {
	for _, f := range s.files {
		if f.texts != nil && f != s.lent {
			n += f.size
		}
	}
	return n
}

// reader reads files elsewhere and hands them over a few at a time.
type reader struct {
	session *Session
	known   *comparer
	keep    int // bytes of text that may still be kept

	read     []*File // not handed over yet
	progress Progress
	told     time.Time
}

// often is how often something new is shown.
const often = 120 * time.Millisecond

func (r *reader) all(ctx context.Context, paths []string) error {
	defer r.tell(true)
	r.now(sentence.Of("import.looking-at-the-project"))
	if err := r.known.load(ctx); err != nil {
		return err
	}
	files, err := ingest.Expand(ctx, paths)
	if err != nil {
		return err
	}
	r.progress, r.told = Progress{All: len(files)}, time.Time{} // the first is shown at once
	for _, path := range files {
		f, err := r.file(ctx, path, ingest.Options{})
		if err != nil {
			return err
		}
		r.read = append(r.read, f)
		r.progress.Done++
		r.progress.Now, r.progress.Within = sentence.Sentence{}, 0
		r.tell(false)
	}
	return nil
}

// now shows what takes long.
func (r *reader) now(what sentence.Sentence) {
	r.progress.Now = what
	r.tell(false)
}

// The shares of the work on a file: to read it, and to compare what was found.
const (
	readShare    = 0.85
	compareShare = 1 - readShare
)

// within shows how far a file is.
func (r *reader) within(p document.Progress) {
	r.progress.Within = readShare * p.Share
	if p.Now.Key() != "" {
		r.progress.Now = p.Now
	}
	r.tell(false)
}

// tell hands over what was read, now and then or at the end.
func (r *reader) tell(last bool) {
	if !last && time.Since(r.told) < often {
		return
	}
	read, progress, s, targets := r.read, r.progress, r.session, r.known.targets
	r.read, r.told = nil, time.Now()
	s.options.Run(func() {
		if s.closed {
			return
		}
		for _, f := range read {
			if !s.paths[f.Path] {
				s.paths[f.Path] = true
				s.files = append(s.files, f)
			}
		}
		s.progress, s.wanted = progress, targets
		s.changed()
	})
}

// file reads one file. The error is the context's; what is wrong with the file
// stands in it.
func (r *reader) file(ctx context.Context, path string, how ingest.Options) (*File, error) {
	f := &File{Path: path, How: how}
	how.Progress = r.within
	found, err := ingest.ReadFile(ctx, path, how)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	f.Reader, f.Encoding, f.Err = found.Reader, found.Encoding, err
	f.Warnings, f.Dropped, f.Refused = found.Warnings, found.Dropped, found.Refused
	f.Candidates = candidates(append([]error{err}, found.Refused...))
	if err != nil {
		return f, nil
	}
	f.texts = make([][]ingest.Paragraph, len(found.Articles))
	for i, text := range found.Articles {
		a := newArticle(f, i, text)
		f.Articles, f.texts[i] = append(f.Articles, a), text.Paragraphs
		for _, p := range text.Paragraphs {
			f.size += len(p.Text)
		}
		r.known.add(a, textsOf(text.Paragraphs))
		if i%100 == 0 {
			r.progress.Within = readShare + compareShare*float64(i)/float64(len(found.Articles))
			r.tell(false)
		}
	}
	if r.keep -= f.size; r.keep < 0 {
		f.texts = nil // they are read again when they are needed
		r.keep += f.size
	}
	return f, nil
}

// candidates are the encodings among which a person has to choose.
func candidates(of []error) []document.Candidate {
	for _, err := range of {
		var refused *ingest.Error
		if errors.As(err, &refused) && len(refused.Encodings) > 0 {
			return refused.Encodings
		}
	}
	return nil
}

// newArticle is an article as its file has it.
func newArticle(f *File, index int, text *ingest.Result) *Article {
	made := articleOf(paragraphsOf(text.Paragraphs), "")
	a := &Article{
		File: f, Part: text.Part, Split: text.Split, index: index, values: make(map[string]Value, len(text.Fields)+1),
		read: asRead{made.ID, len(text.Paragraphs), annotate.CheckNewArticle(made)},
	}
	a.ID, a.Count, a.Fault = a.read.id, a.read.count, a.read.fault
	if len(f.texts) == 1 {
		a.Part = ""
	}
	for _, field := range text.Fields {
		if _, known := a.values[field.Name]; !known {
			a.values[field.Name] = Value{field.Value, field.From}
		}
	}
	if a.Title() == "" && text.Title != "" {
		a.values[annotate.MetaTitle] = Value{text.Title, "headline"}
	}
	a.values[annotate.MetaFile] = Value{filepath.Base(f.Path), "file"}
	return a
}

func textsOf(paragraphs []ingest.Paragraph) []string {
	texts := make([]string, len(paragraphs))
	for i := range paragraphs {
		texts[i] = paragraphs[i].Text
	}
	return texts
}

// paragraphsOf are paragraphs as they were read.
func paragraphsOf(found []ingest.Paragraph) []Paragraph {
	all := make([]Paragraph, len(found))
	for i, p := range found {
		all[i] = Paragraph{Text: p.Text, Guess: p.Guess, Joined: p.Joined}
	}
	return all
}

// articleOf is the article that paragraphs make, or a copy of it.
func articleOf(paragraphs []Paragraph, copyName string) *annotate.Article {
	var texts, guesses []string
	var joined []int
	for _, p := range paragraphs {
		if !p.Out {
			texts, guesses, joined = append(texts, p.Text), append(guesses, p.Guess), append(joined, p.Joined)
		}
	}
	return annotate.NewArticle(texts, guesses, joined, copyName)
}
