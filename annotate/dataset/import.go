package dataset

import (
	"context"
	"errors"
	"path/filepath"

	"plumbline/annotate"
	"plumbline/annotate/ingest"
	"plumbline/annotate/sentence"
)

// ImportSource is what an import is compared with.
type ImportSource interface {
	TwinSource
	Targets(ctx context.Context) ([]annotate.Target, error)
	// Article returns an error with CodeNotFound if there is no such article.
	Article(ctx context.Context, id string) (*annotate.Article, error)
	// EqualParagraphs returns paragraphs whose text has one of the hashes
	// (annotate.TextHash). Of a text that stands in more than MaxEqual places
	// it may leave out the rest.
	EqualParagraphs(ctx context.Context, textHashes []string) ([]annotate.Paragraph, error)
}

// Import says how files are brought in.
type Import struct {
	Read     ingest.Options
	Meta     annotate.Meta // what is known of the article; an empty title is taken from the headline
	Targets  []string      // names of the targets to ask about; none means all
	CopyName string        // set to bring in a text that is here already as that of another outlet
	// SkipRefused brings in the others if files or parts of them are refused.
	SkipRefused bool
	// Progress, if set, is told how many files have been read.
	Progress func(done, all int)
}

// ImportPlan is what an import would write.
type ImportPlan struct {
	Files    []ImportedFile      // an item for each article found
	Read     []*ingest.File      // an item for each file that could be read
	Articles []*annotate.Article // those that are new
	Entries  []annotate.Entry
	Refused  ImportProblems // files and parts that stay out
}

// ImportedFile is what was found in one file.
type ImportedFile struct {
	Path      string
	Article   *annotate.Article // with the metadata it would have
	Text      *ingest.Result
	Here      *annotate.Article // the same article in the project, or nil
	Differing []Difference      // how its metadata differ from those given now
	Repeats   string            // the earlier file of this import with the same text, or ""
	Same      []Overlap         // other articles that share many paragraphs
	Twin      sentence.Sentence // that the same text is here, written otherwise, or none
}

// New reports whether the file brings in an article.
func (f *ImportedFile) New() bool { return f.Here == nil && f.Repeats == "" }

// Difference is a field of an article that the project knows otherwise.
type Difference struct{ Field, Here, Given string }

// ImportProblems lists every file that cannot be brought in.
type ImportProblems []error

// Error lists the sentences, one a line.
func (p ImportProblems) Error() string { return p.Text().String() }

// Text lists them for any language.
func (p ImportProblems) Text() sentence.Text { return sentence.Joined("\n", p) }

// Plan reads all files and compares them with the project. Nothing is written.
// If files are refused the error is of type ImportProblems and tells of each.
func (o Import) Plan(ctx context.Context, from ImportSource, pen *annotate.Pen, paths []string) (*ImportPlan, error) {
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	if o.Meta.Targets, err = annotate.FindTargets(targets, o.Targets); err != nil {
		return nil, err
	}
	p := &importPlanner{
		Import: o, from: from, plan: &ImportPlan{Files: make([]ImportedFile, 0, len(paths))},
		files: make(map[string]string), twins: NewTwins(),
	}
	pen.Begin()
	done := 0
	for found, err := range readAhead(ctx, paths, o.Read) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err := p.file(ctx, found, err); err != nil {
			return nil, err
		}
		if done++; o.Progress != nil {
			o.Progress(done, len(paths))
		}
	}
	p.plan.Refused = p.problems
	if len(p.problems) > 0 && (!o.SkipRefused || len(p.plan.Files) == 0) {
		return nil, p.problems
	}
	if o.CopyName == "" { // of a copy nobody needs to be told that it is one
		if err := findOverlaps(ctx, from, p.plan); err != nil {
			return nil, err
		}
	}
	for _, a := range p.plan.Articles {
		p.plan.Entries = append(p.plan.Entries, ArticleEntries(pen, a)...)
	}
	return p.plan, nil
}

// importPlanner plans one file after the other.
type importPlanner struct {
	Import
	from     ImportSource
	plan     *ImportPlan
	problems ImportProblems
	files    map[string]string // by article id
	twins    *Twins
}

// file plans the articles of one file that was read, or says why it could not be.
func (p *importPlanner) file(ctx context.Context, found *ingest.File, err error) error {
	if err != nil {
		p.problems = append(p.problems, err)
		return nil
	}
	p.plan.Read = append(p.plan.Read, found)
	p.problems = append(p.problems, found.Refused...)
	for _, text := range found.Articles {
		if err := p.article(ctx, found.Path, text, len(found.Articles) > 1); err != nil {
			return err
		}
	}
	return nil
}

// article plans one article of a file.
func (p *importPlanner) article(ctx context.Context, path string, text *ingest.Result, oneOfMany bool) error {
	f := ImportedFile{Path: path, Text: text, Article: article(text, p.CopyName)}
	if oneOfMany && text.Part != "" {
		f.Path += ": " + text.Part
	}
	f.Article.Meta = p.metaOf(f.Article, text, path)
	var err error
	f.Here, err = known(ctx, p.from, f.Article.ID)
	if err != nil {
		return err
	}
	if f.Here != nil {
		f.Differing = differing(f.Here.Meta, f.Article.Meta, p.Meta)
	} else {
		f.Repeats = p.files[f.Article.ID]
	}
	if f.New() {
		p.files[f.Article.ID] = f.Path
		p.plan.Articles = append(p.plan.Articles, f.Article)
		if f.Twin, err = p.twins.Find(ctx, p.from, f.Path, text.Texts()); err != nil {
			return err
		}
	}
	p.plan.Files = append(p.plan.Files, f)
	return nil
}

func article(text *ingest.Result, copyName string) *annotate.Article {
	texts := make([]string, len(text.Paragraphs))
	guesses := make([]string, len(text.Paragraphs))
	joined := make([]int, len(text.Paragraphs))
	for i, p := range text.Paragraphs {
		texts[i], guesses[i], joined[i] = p.Text, p.Guess, p.Joined
	}
	return annotate.NewArticle(texts, guesses, joined, copyName)
}

// metaOf is what is known of an article: what was given for the whole import
// before what its file says.
func (p *importPlanner) metaOf(a *annotate.Article, text *ingest.Result, path string) annotate.Meta {
	m := p.Meta
	m.File = filepath.Base(path)
	given := make(map[string]bool)
	for _, f := range m.Fields() {
		given[f.Field] = true
	}
	for _, f := range text.Fields {
		if !given[f.Name] {
			m.Set(f.Name, f.Value)
		}
	}
	if m.Title == "" {
		m.Title = text.Title
	}
	if m.Outlet == "" {
		m.Outlet = a.CopyName
	}
	return m
}

// known returns the article of the project with this id, or nil.
func known(ctx context.Context, from ImportSource, id string) (*annotate.Article, error) {
	a, err := from.Article(ctx, id)
	var refused *annotate.Error
	if errors.As(err, &refused) && refused.Code == annotate.CodeNotFound {
		return nil, nil
	}
	return a, err
}

// differing compares what the user gave with what stands in the project. What
// was not given (a title guessed from the text, say) says nothing against it,
// save the name of the file.
func differing(here, found, given annotate.Meta) []Difference {
	given.File = found.File
	stands := make(map[string]string)
	for _, f := range here.Fields() {
		stands[f.Field] = f.Value
	}
	var list []Difference
	for _, f := range given.Fields() {
		if stands[f.Field] != f.Value {
			list = append(list, Difference{Field: f.Field, Here: stands[f.Field], Given: f.Value})
		}
	}
	return list
}

// ArticleEntries are what is known of an article as it comes in.
func ArticleEntries(pen *annotate.Pen, a *annotate.Article) []annotate.Entry {
	var entries []annotate.Entry
	for _, f := range a.Meta.Fields() {
		key := annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: f.Field}
		entries = append(entries, pen.Write(key, f.Value, "", annotate.OriginImport))
	}
	return entries
}
