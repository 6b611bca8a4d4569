package uitest

import (
	"context"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
)

// versions are those the project holds, the one in force among them.
func (p *Project) versions() *codebook.Versions {
	p.mu.Lock()
	defer p.mu.Unlock()
	v := &codebook.Versions{InForce: p.book, Held: map[string]*codebook.Codebook{p.book.Hash: p.book}}
	for _, e := range p.adoptions {
		v.Held[e.Book.Hash] = e.Book
	}
	return v
}

// Codebooks are the versions the project holds.
func (p *Project) Codebooks(context.Context) ([]*codebook.Codebook, error) {
	var books []*codebook.Codebook
	for _, book := range p.versions().Held {
		books = append(books, book)
	}
	return books, nil
}

// Adoptions are the times that a version came into force, oldest first.
func (p *Project) Adoptions(context.Context) ([]adoption.Event, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.adoptions) == 0 {
		return []adoption.Event{{Book: p.book, At: founded, By: "lead", Now: true}}, nil
	}
	return append([]adoption.Event(nil), p.adoptions...), nil
}

// founded is when a project in memory was made.
var founded = time.Date(2031, 3, 1, 9, 0, 0, 0, time.UTC)

// Adopt puts a version in force.
func (p *Project) Adopt(ctx context.Context, book *codebook.Codebook, pen *annotate.Pen) error {
	if p.failing != nil {
		return p.failing
	}
	events, err := p.Adoptions(ctx)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range events {
		events[i].Now = false
	}
	events = append(events, adoption.Event{Book: book, At: pen.Now(), By: pen.Author, Now: true})
	p.adoptions = events
	p.book = book
	return nil
}

// CodebookByHash finds a version the project holds.
func (p *Project) CodebookByHash(_ context.Context, hash string) (*codebook.Codebook, error) {
	if book := p.versions().Held[hash]; book != nil {
		return book, nil
	}
	return p.book, nil
}

// ToLookAt lists all articles: in memory it costs nothing to look.
func (p *Project) ToLookAt(context.Context) ([]string, error) {
	var ids []string
	for _, a := range p.articles {
		ids = append(ids, a.ID)
	}
	return ids, nil
}
