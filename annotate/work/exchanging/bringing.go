package exchanging

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/formats"
	"plumbline/annotate/corpus/tables"
	"plumbline/annotate/dataset"
	"plumbline/annotate/ingest/document"
)

// Receiver is what labels come into.
type Receiver interface {
	dataset.CorpusSource
	Adopt(ctx context.Context, book *codebook.Codebook, pen *annotate.Pen) error
	// AddPlanned refuses with CodeOutdated what was planned before another program wrote.
	AddPlanned(ctx context.Context, articles []*annotate.Article, entries []annotate.Entry) error
}

// Bringing is labels that come in from a table or another tool: looked at, mapped, and
// then written or not.
type Bringing struct {
	session *Session
	path    string
	changed func()
	failed  func(error)

	stage   Stage
	reader  *corpus.Reader
	source  *corpus.Source
	table   *dataset.LabelTable // if it is one of ours, which needs no map
	model   string              // whose labels the table is taken as, "" as it says itself
	propose dataset.Proposal
	layout  *corpus.Layout // of what is shown, if a person said it
	state   brought
	written bool
}

// brought is what was found by a layout and a map.
type brought struct {
	found   *corpus.Corpus
	mapped  *dataset.CorpusMap
	plan    *dataset.CorpusPlan
	book    *codebook.Codebook // in force, or as it becomes
	grown   bool               // it becomes another
	refused error              // why nothing can come in
}

// Bring begins to look at a file. Changed is called at each stage, failed where one could
// not be ended.
func (s *Session) Bring(path string, changed func(), failed func(error)) *Bringing {
	return &Bringing{session: s, path: path, changed: changed, failed: failed}
}

// Read reads the file and proposes what everything in it is here.
func (b *Bringing) Read() {
	b.work(Reading, func(ctx context.Context, pen *annotate.Pen) (state brought, err error) {
		if b.source == nil {
			if b.reader, b.source, err = formats.Known(ctx, b.path); err != nil {
				return state, err
			}
		}
		if ours(ctx, b.reader, b.source) {
			b.table, err = dataset.ReadLabelFile(ctx, b.source.Name, bytes.NewReader(b.source.Files[0].Data))
			state.found, state.mapped = &corpus.Corpus{}, &dataset.CorpusMap{}
			if err != nil {
				return state, err
			}
			return b.planned(ctx, pen, state)
		}
		if b.reader == nil {
			return state, document.Fail("unknown_type", "corpus.unknown", "File", b.source.Name)
		}
		if state.found, err = formats.ReadSource(ctx, b.reader, b.source); err != nil {
			return state, err
		}
		return b.proposed(ctx, pen, state)
	})
}

// proposed proposes a map of what was found, and plans by it.
func (b *Bringing) proposed(ctx context.Context, pen *annotate.Pen, state brought) (brought, error) {
	from, p := b.session.options.Receiver, b.propose
	var err error
	if p.Book, err = from.Codebook(ctx); err != nil {
		return state, err
	}
	if p.Targets, err = from.Targets(ctx); err != nil {
		return state, err
	}
	if p.Annotators, err = from.Annotators(ctx); err != nil {
		return state, err
	}
	state.mapped = p.Map(state.found)
	return b.planned(ctx, pen, state)
}

// planned plans what the map brings in. What cannot come in is no failure: it is told.
func (b *Bringing) planned(ctx context.Context, pen *annotate.Pen, state brought) (brought, error) {
	defer func(author string) { pen.Author = author }(pen.Author) // labels are written by those who gave them
	from := dataset.CorpusSource(b.session.options.Receiver)
	if b.table != nil {
		return b.plannedOurs(ctx, pen, state)
	}
	book, err := from.Codebook(ctx)
	if err != nil {
		return state, err
	}
	grown, err := state.mapped.Grown(book)
	if err != nil {
		state.refused = err
		return state, nil
	}
	if state.book, state.grown = book, grown != nil; state.grown {
		state.book, from = grown, dataset.Under(grown, from)
	}
	pen.Codebook = state.book.Hash
	state.plan, err = dataset.CorpusImport{Map: state.mapped, File: filepath.Base(b.path)}.Plan(ctx, from, pen, state.found)
	var problems dataset.LabelProblems
	if state.refused = nil; errors.As(err, &problems) {
		state.refused = problems
		return state, nil
	}
	return state, err
}

// plannedOurs plans what a label table of ours, or an export, brings in.
func (b *Bringing) plannedOurs(ctx context.Context, pen *annotate.Pen, state brought) (brought, error) {
	excluded, err := annotate.ReadExclusions(ctx, b.session.options.Contents)
	if err != nil {
		return state, err
	}
	plan, err := dataset.LabelImport{LeftOut: excluded, Annotator: b.model}.Plan(ctx, b.session.options.Receiver, pen, b.table)
	state.plan = &dataset.CorpusPlan{LabelPlan: plan}
	var problems dataset.LabelProblems
	if state.refused = nil; errors.As(err, &problems) {
		state.refused = problems
		return state, nil
	}
	return state, err
}

// ours reports a label table or an export of ours.
func ours(ctx context.Context, reader *corpus.Reader, source *corpus.Source) bool {
	var names []string
	switch {
	case reader == tables.Reader:
		names, _ = tables.Header(ctx, source) // what cannot be read is told by its reader
	case reader == nil && len(source.Files) == 1:
		names = slices.Collect(maps.Keys(source.Files[0].FirstObject()))
	}
	return dataset.IsLabelTable(names)
}

// work does a part elsewhere and shows what came of it.
func (b *Bringing) work(stage Stage, do func(ctx context.Context, pen *annotate.Pen) (brought, error)) {
	pen, err := b.session.options.Pen()
	if err != nil {
		b.failed(err)
		return
	}
	b.stage = stage
	b.changed()
	var state brought
	b.session.options.Work(func() { state, err = do(context.Background(), pen) }, func() {
		b.stage = Waiting
		switch {
		case b.session.closed:
		case err != nil:
			if b.source != nil {
				b.source.Layout = b.layout
			}
			b.failed(err)
		default:
			b.state, b.layout = state, b.source.Layout
			b.changed()
			if b.written {
				b.session.options.Written()
				b.session.Reload()
			}
		}
	})
}

// mostTries is how often it is planned anew because another program wrote.
const mostTries = 5

// Do brings in what the map says, in one step.
func (b *Bringing) Do() {
	b.work(Merging, func(ctx context.Context, pen *annotate.Pen) (state brought, err error) {
		for n := 1; ; n++ {
			if state, err = b.planned(ctx, pen, b.state); err != nil || state.refused != nil {
				return state, err
			}
			if state.grown {
				if err := b.session.options.Receiver.Adopt(ctx, state.book, pen); err != nil {
					return state, err
				}
				continue
			}
			err = b.session.options.Receiver.AddPlanned(ctx, state.plan.Articles, state.plan.Entries)
			var refused *annotate.Error
			if n < mostTries && errors.As(err, &refused) && refused.Code == annotate.CodeOutdated {
				continue
			}
			b.written = err == nil
			return state, err
		}
	})
}
