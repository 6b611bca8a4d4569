package storetest

import (
	"context"
	"path/filepath"
	"testing"

	"plumbline/annotate"
	"plumbline/store"
)

// Text is a paragraph of an article to be: its guess and its text.
type Text struct{ Guess, Text string }

// other is the project as another program has it open: it sees everything, and
// what it writes the project under test has to notice.
func (p *Project) other() *store.Project {
	p.t.Helper()
	if p.elsewhere == nil {
		opened, err := store.Open(context.Background(), p.path, store.Options{Device: "elsewhere"})
		if err != nil {
			p.t.Fatalf("another program cannot open the project: %v", err)
		}
		p.elsewhere = opened
	}
	return p.elsewhere
}

// Carry copies the project to another computer and opens the copy there.
func (p *Project) Carry(name string) *Project {
	p.t.Helper()
	copied := &Project{t: p.t, path: filepath.Join(folder(p.t), name)}
	if err := p.other().SaveCopy(context.Background(), copied.path); err != nil {
		p.t.Fatalf("the project cannot be copied: %v", err)
	}
	copied.open(store.Options{Device: name})
	p.t.Cleanup(copied.end)
	return copied
}

// Pen writes for somebody on another computer, after everything that the log
// holds.
func (p *Project) Pen(author string) *annotate.Pen {
	p.t.Helper()
	highest, err := p.other().HighestStamp(context.Background())
	if err != nil {
		p.t.Fatal(err)
	}
	hash, err := p.other().Setting(context.Background(), annotate.ProjectCodebook) // its hash: to read the book takes longer
	if err != nil {
		p.t.Fatal(err)
	}
	return annotate.NewPen("elsewhere", author, hash, highest)
}

// AddArticle brings in an article with what is known of it.
func (p *Project) AddArticle(meta annotate.Meta, paragraphs ...Text) *annotate.Article {
	p.t.Helper()
	var texts, guesses []string
	for _, para := range paragraphs {
		texts, guesses = append(texts, para.Text), append(guesses, para.Guess)
	}
	a := annotate.NewArticle(texts, guesses, nil, "")
	a.Meta = meta
	pen := p.Pen("lead")
	var about []annotate.Entry
	for _, f := range meta.Fields() {
		key := annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: f.Field}
		about = append(about, pen.Write(key, f.Value, "", annotate.OriginAnnotator))
	}
	if _, err := p.other().AddArticles(context.Background(), []*annotate.Article{a}, about); err != nil {
		p.t.Fatalf("the article cannot be brought in: %v", err)
	}
	return a
}

// AddTarget declares a target.
func (p *Project) AddTarget(t testing.TB, target annotate.Target) annotate.Target {
	t.Helper()
	target.ID = annotate.TargetID(target.Name)
	pen := p.Pen("lead")
	var about []annotate.Entry
	for _, f := range target.Fields() {
		key := annotate.Key{Kind: annotate.KindTarget, Subject: target.ID, Field: f.Field}
		about = append(about, pen.Write(key, f.Value, "", annotate.OriginAnnotator))
	}
	p.Tell(t, about...)
	return target
}

// Say writes one value, which replaces what stands.
func (p *Project) Say(t testing.TB, author string, key annotate.Key, value string) {
	t.Helper()
	replaces := ""
	if now, err := p.other().Current(context.Background(), key); err != nil {
		t.Fatal(err)
	} else if now != nil {
		replaces = now.ID
	}
	p.Tell(t, p.Pen(author).Write(key, value, replaces, annotate.OriginAnnotator))
}

// Tell appends entries as another program does.
func (p *Project) Tell(t testing.TB, entries ...annotate.Entry) {
	t.Helper()
	if err := p.other().Append(context.Background(), entries...); err != nil {
		t.Fatalf("another program cannot write: %v", err)
	}
}
