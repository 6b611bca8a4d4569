package dataset

import (
	"context"
	"io"
	"iter"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
	"plumbline/annotate/wholefile"
)

// Source is what an export reads from a project.
type Source interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	CodebookByHash(ctx context.Context, hash string) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	// EachSheet visits the sheets by article id, position, layer, round and
	// annotator, which is the order of an export.
	EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
	Rulings(ctx context.Context) (annotate.Rulings, error)
	// Articles lists the articles by id, without their paragraphs.
	Articles(ctx context.Context) ([]annotate.Article, error)
	Article(ctx context.Context, id string) (*annotate.Article, error)
	Recognised(ctx context.Context) (map[annotate.Key]string, error)
	// Exposures are what was pointed out in the texts, and when.
	Exposures(ctx context.Context) (annotate.Exposures, error)
	Setting(ctx context.Context, field string) (string, error)
	annotate.ExclusionSource
}

// Export says what to write.
type Export struct {
	Format *Format // one of Formats
	All    bool    // paragraphs without answers too, a row each
	// Withdrawn writes articles that were withdrawn too.
	Withdrawn bool
	Only      annotate.Selection // of the articles
	// Layers are written; without any, what annotators said and what was
	// finally decided. Practice is no part of it unless it is asked for.
	Layers []annotate.Layer
	// Filter chooses among the answers of annotators as Review does; drafts are there
	// too, unless only what is submitted is wanted. What is computed (LayerSoft,
	// LayerMajority, annotate.LayerModel) comes from submitted answers alone.
	Filter    review.Filter
	Submitted bool
	// Hides is what the rows are without.
	Hides Hides
	// Progress, if set, is told now and then how many rows have been written.
	Progress func(rows int)
}

// Write writes the project's current answers and returns the number of rows.
// The same project gives the same bytes.
func (e Export) Write(ctx context.Context, w io.Writer, from Source) (int, error) {
	if e.Format == nil {
		return 0, annotate.Fail(annotate.CodeInvalid, "export.no-format")
	}
	if err := e.checkOnly(ctx, from); err != nil {
		return 0, err
	}
	what, err := e.contents(ctx, from)
	if err != nil {
		return 0, err
	}
	untouched := make([]byte, collectedAfter)
	defer runtime.KeepAlive(untouched)
	return e.Format.write(w, what)
}

// collectedAfter is how many bytes of rows that went by are collected at once at least. The
// collector runs whenever what is held has doubled, and an export holds so little that it
// would run all the time, for a sixth of the work; room that nobody touches, and that
// therefore takes no memory, counts as held.
const collectedAfter = 32 << 20

// contents are what a format is given to write.
type contents struct {
	ctx     context.Context
	export  *Export
	source  Source // the project
	from    Source // the same with what the export leaves out left out
	reader  *rowReader
	free    []string // fields of articles that the project names itself
	book    *codebook.Codebook
	targets []annotate.Target
	columns []column
	rows    iter.Seq2[*Row, error]
}

func (e *Export) contents(ctx context.Context, from Source) (*contents, error) {
	source := from
	from = e.asked(from)
	reader, err := e.reader(ctx, from)
	if err != nil {
		return nil, err
	}
	var free []string
	if !e.Hides.Text {
		if free, err = freeFields(ctx, from); err != nil {
			return nil, err
		}
	}
	rows := reader.rows()
	if e.Progress != nil {
		rows = counted(rows, e.Progress)
	}
	return &contents{
		ctx: ctx, export: e, source: source, from: from, reader: reader, free: free, book: reader.book, targets: reader.targets,
		columns: columnsOf(free, e.layers(), e.Hides), rows: e.Hides.rows(rows, reader.book),
	}, nil
}

// Takes tells of each sheet whether its answers are exported.
func (e *Export) Takes(ctx context.Context, from Source) (func(*annotate.Article, *annotate.Sheet) bool, error) {
	if err := e.checkOnly(ctx, from); err != nil {
		return nil, err
	}
	reader, err := e.reader(ctx, from)
	asked := e.asked(from)
	return func(a *annotate.Article, s *annotate.Sheet) bool {
		return asked.has(a.ID, a.Meta, s.Layer) && reader.takes(a, s)
	}, err
}

// checkOnly refuses to choose articles by a column that none of them has.
func (e *Export) checkOnly(ctx context.Context, from Source) error {
	if e.Only.Check(nil) == nil {
		return nil // by no column of the project's own, so that its articles need not be read
	}
	free, err := freeFields(ctx, from)
	if err != nil {
		return err
	}
	return e.Only.Check(free)
}

// freeFields lists the free fields that any of the articles has.
func freeFields(ctx context.Context, from Source) ([]string, error) {
	all, err := from.Articles(ctx)
	fields := make(map[string]bool)
	for i := range all {
		for field := range all[i].Meta.Free {
			fields[field] = true
		}
	}
	return slices.Sorted(maps.Keys(fields)), err
}

// WriteFile writes the export to a file, which appears whole or not at all.
func (e Export) WriteFile(ctx context.Context, path string, from Source) (int, error) {
	rows := 0
	err := wholefile.Replace(path, func(w io.Writer) error {
		var err error
		rows, err = e.Write(ctx, w, from)
		return err
	})
	return rows, err
}

func (e Export) layers() []annotate.Layer {
	if len(e.Layers) == 0 {
		if e.Filter.Annotators != nil {
			return []annotate.Layer{annotate.LayerAnnotation} // theirs alone
		}
		return []annotate.Layer{annotate.LayerAnnotation, annotate.LayerFinal}
	}
	return e.Layers
}

// counted tells of every thousandth row that passes.
func counted(rows iter.Seq2[*Row, error], tell func(int)) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		n := 0
		for row, err := range rows {
			if n++; n%1000 == 0 {
				tell(n)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// Rows reads the project one sheet at a time and makes rows of some layers, of all
// where none are named; the sheets of others are read as well, because final answers
// rest on them. A row is valid until the next.
func (e Export) Rows(ctx context.Context, from Source) (iter.Seq2[*Row, error], error) {
	r, err := e.reader(ctx, from)
	if err != nil {
		return nil, err
	}
	return r.rows(), nil
}

// filter is what chooses among the sheets of annotators; nil takes all.
func (e *Export) filter() *review.Filter {
	if reflect.ValueOf(e.Filter).IsZero() && !e.Submitted {
		return nil
	}
	f := e.Filter
	f.Drafts = !e.Submitted
	return &f
}

// whole reports whether the row is about its article as a whole.
func (r *Row) whole() bool { return r.ParagraphID == r.ArticleID }

// number is the position of the paragraph in its article; the article as a whole has 0.
func (r *Row) number() string {
	if r.whole() {
		return "0"
	}
	return strconv.Itoa(r.Position)
}
