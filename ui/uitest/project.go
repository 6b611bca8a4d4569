// Package uitest holds a project in memory, on which the tests of the screens
// label without a file.
package uitest

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
)

// Project is a project in memory: the log, and everything else folded from it.
type Project struct {
	mu       sync.Mutex
	name     string
	book     *codebook.Codebook
	articles []*annotate.Article
	log      []annotate.Entry
	places   map[string]annotate.Place
	version  int64
	failing  error
	readOnly bool
	held     bool
	closed   bool
	copies   []string
	viewer   annotate.Viewer
	backups  []annotate.Backup

	Team      Team             // what is not worked out here
	Shared    string           // what LiesShared says
	adoptions []adoption.Event // empty while there is but one version
}

// NewProject returns an empty project under a name that stands for its path.
func NewProject(t testing.TB, name string) *Project {
	t.Helper()
	return &Project{name: name, book: annotatetest.Codebook(), places: make(map[string]annotate.Place)}
}

// Text is a paragraph of an article to be: its guess and its text.
type Text struct{ Guess, Text string }

// AddArticle brings in an article with a title.
func (p *Project) AddArticle(meta annotate.Meta, paragraphs ...Text) *annotate.Article {
	var texts, guesses []string
	for _, para := range paragraphs {
		texts, guesses = append(texts, para.Text), append(guesses, para.Guess)
	}
	a := annotate.NewArticle(texts, guesses, nil, "")
	a.Meta = meta
	p.mu.Lock()
	defer p.mu.Unlock()
	p.articles = append(p.articles, a)
	return a
}

// AddTarget declares a target, as another program does.
func (p *Project) AddTarget(t testing.TB, target annotate.Target) annotate.Target {
	t.Helper()
	target.ID = annotate.TargetID(target.Name)
	for _, f := range target.Fields() {
		p.Say(t, "lead", annotate.Key{Kind: annotate.KindTarget, Subject: target.ID, Field: f.Field}, f.Value)
	}
	return target
}

// Say writes one value as another program does.
func (p *Project) Say(t testing.TB, author string, key annotate.Key, value string) {
	t.Helper()
	highest, _ := p.HighestStamp(context.Background())
	pen := annotate.NewPen("elsewhere", author, p.book.Hash, highest)
	if err := p.Append(context.Background(), pen.Write(key, value, "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.version++
}

// Fail makes every write fail with err, or succeed again if it is nil.
func (p *Project) Fail(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failing = err
}

// MakeReadOnly refuses all writes; held says that another window has it open.
func (p *Project) MakeReadOnly(held bool) { p.readOnly, p.held = true, held }

// Entries returns what was written so far.
func (p *Project) Entries() []annotate.Entry {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.log)
}

// Closed reports whether the project was closed.
func (p *Project) Closed() bool { return p.closed }

// Copies are the paths that copies were saved under.
func (p *Project) Copies() []string { return p.copies }

// Path is the name that NewProject was given.
func (p *Project) Path() string { return p.name }

// ReadOnly reports what MakeReadOnly said.
func (p *Project) ReadOnly() bool { return p.readOnly }

// HeldElsewhere reports what MakeReadOnly said.
func (p *Project) HeldElsewhere() bool { return p.held }

// LiesShared says what the test set.
func (p *Project) LiesShared() string { return p.Shared }

// DataVersion counts what other programs wrote.
func (p *Project) DataVersion(context.Context) (int64, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.version, nil
}

// Close notes that it was called.
func (p *Project) Close() error {
	p.closed = true
	return nil
}

// SaveCopy notes the path.
func (p *Project) SaveCopy(_ context.Context, path string) error {
	p.copies = append(p.copies, path)
	return nil
}

// BackUp notes a backup under the time.
func (p *Project) BackUp(_ context.Context, now time.Time) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	path := strings.TrimSuffix(p.name, ".plumb") + ".backup-" + now.Format("2006-01-02-150405") + ".plumb"
	p.backups = append([]annotate.Backup{{Path: path, Made: now, Size: 1_240_000}}, p.backups...)
	return path, p.failing
}

// Backups lists them, newest first.
func (p *Project) Backups(context.Context) ([]annotate.Backup, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.backups), nil
}

// Append adds entries to the log.
func (p *Project) Append(_ context.Context, entries ...annotate.Entry) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.readOnly:
		return annotate.Errorf(annotate.CodeReadOnly, "The project is read-only.")
	case p.failing != nil:
		return p.failing
	}
	p.log = append(p.log, entries...)
	return nil
}

// AddArticles adds those that are not here yet.
func (p *Project) AddArticles(ctx context.Context, articles []*annotate.Article, entries []annotate.Entry) (added []string, err error) {
	if err := p.Append(ctx, entries...); err != nil {
		return nil, err
	}
	for _, a := range articles {
		if p.article(a.ID) == nil {
			p.articles = append(p.articles, a)
			added = append(added, a.ID)
		}
	}
	return added, nil
}

// Place is where an annotator left off.
func (p *Project) Place(_ context.Context, annotator, device string) (annotate.Place, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.places[annotator+"@"+device], nil
}

// SetPlace keeps it.
func (p *Project) SetPlace(_ context.Context, annotator, device string, place annotate.Place) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.failing != nil {
		return p.failing
	}
	p.places[annotator+"@"+device] = place
	return nil
}

// Search finds paragraphs that contain the text, whatever its case.
func (p *Project) Search(_ context.Context, text string, limit int) ([]annotate.Found, error) {
	var found []annotate.Found
	for _, a := range p.articles {
		for _, para := range a.Paragraphs {
			if strings.Contains(strings.ToLower(para.Text), strings.ToLower(text)) && len(found) < limit {
				found = append(found, annotate.Found{Paragraph: para, Title: a.Meta.Title})
			}
		}
	}
	return found, nil
}

func (p *Project) article(id string) *annotate.Article {
	for _, a := range p.articles {
		if a.ID == id {
			return a
		}
	}
	return nil
}
