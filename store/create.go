package store

import (
	"context"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Create makes a new project at path under the given codebook, written by
// pen, and opens it. The error is CodeExists if there is a file already.
func Create(ctx context.Context, path string, book *codebook.Codebook, pen *annotate.Pen) (*Project, error) {
	path, err := destination(path)
	if err != nil {
		return nil, err
	}
	err = build(path, "doing.making-the-project", func(unfinished string) error {
		p := newProject(unfinished)
		p.file.writer = openWriter(unfinished, "rw")
		p.file.reader.whole = p.file.openReaders()
		return errors.Join(p.found(ctx, book, pen), p.Close())
	})
	if err != nil {
		return nil, err
	}
	return Open(ctx, path, Options{Device: pen.Device})
}

// found creates the tables and writes which codebook is in force.
func (p *Project) found(ctx context.Context, book *codebook.Codebook, pen *annotate.Pen) error {
	if err := ours().migrate(ctx, p.file.writer); err != nil {
		return err
	}
	if err := p.file.takeHand(ctx); err != nil {
		return err
	}
	if err := p.file.addCodebook(ctx, book); err != nil {
		return err
	}
	if pen.Codebook == "" {
		pen.Codebook = book.Hash
	}
	pen.Begin()
	key := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectCodebook}
	return p.Append(ctx, pen.Write(key, book.Hash, "", annotate.OriginAnnotator))
}
