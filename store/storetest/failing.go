package storetest

import (
	"context"
	"iter"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Fail makes every write through this project fail with err, as a disk that
// refuses does, or succeed again if it is nil.
func (p *Project) Fail(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failing = err
}

func (p *Project) refused() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.failing
}

// Append fails, or appends.
func (p *Project) Append(ctx context.Context, entries ...annotate.Entry) error {
	if err := p.refused(); err != nil {
		return err
	}
	return p.Project.Append(ctx, entries...)
}

// SetBookmark fails, or remembers the place.
func (p *Project) SetBookmark(ctx context.Context, annotator, device string, at annotate.Bookmark) error {
	if err := p.refused(); err != nil {
		return err
	}
	return p.Project.SetBookmark(ctx, annotator, device, at)
}

// Adopt fails, or puts a version of the codebook in force.
func (p *Project) Adopt(ctx context.Context, book *codebook.Codebook, pen *annotate.Pen) error {
	if err := p.refused(); err != nil {
		return err
	}
	return p.Project.Adopt(ctx, book, pen)
}

// AddArticles fails, or brings in articles.
func (p *Project) AddArticles(ctx context.Context, articles []*annotate.Article, entries []annotate.Entry) ([]string, error) {
	if err := p.refused(); err != nil {
		return nil, err
	}
	return p.Project.AddArticles(ctx, articles, entries)
}

// BringIn fails if Fail asked for it.
func (p *Project) BringIn(ctx context.Context, arrivals iter.Seq2[annotate.Arrival, error]) ([]string, error) {
	if err := p.refused(); err != nil {
		return nil, err
	}
	return p.Project.BringIn(ctx, arrivals)
}

// BackUp fails, or saves a backup.
func (p *Project) BackUp(ctx context.Context, now time.Time) (string, error) {
	if err := p.refused(); err != nil {
		return "", err
	}
	return p.Project.BackUp(ctx, now)
}
