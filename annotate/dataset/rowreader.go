package dataset

import (
	"context"
	"errors"
	"iter"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// errStop ends a visit when the consumer has had enough.
var errStop = errors.New("stop")

// reader reads what rows are made of beside sheets.
func (e *Export) reader(ctx context.Context, from Source) (*rowReader, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	timing, err := from.Setting(ctx, annotate.ProjectTime)
	if err != nil {
		return nil, err
	}
	excluded, err := annotate.ReadExclusions(ctx, from)
	if err != nil {
		return nil, err
	}
	recognised, err := from.Recognised(ctx)
	if err != nil {
		return nil, err
	}
	exposures, err := from.Exposures(ctx)
	if err != nil {
		return nil, err
	}
	rulings, err := from.Rulings(ctx)
	if err != nil {
		return nil, err
	}
	r := &rowReader{
		ctx: ctx, from: from, book: book, targets: targets, books: make(map[string]*codebook.Codebook),
		all: e.All, layers: e.layers(), filter: e.filter(),
		timed: annotate.ReadTiming(timing) == annotate.TimePerAnswer, excluded: make(map[string]bool),
		recognised: recognised, exposures: exposures, rulings: rulings,
	}
	for _, e := range excluded {
		r.excluded[e.Annotator] = true
	}
	r.computing, err = newComputing(ctx, e, from, r, excluded)
	return r, err
}

// rowReader makes rows of sheets.
type rowReader struct {
	ctx        context.Context
	from       Source
	book       *codebook.Codebook
	targets    []annotate.Target
	books      map[string]*codebook.Codebook // by hash, those that entries name
	all        bool                          // paragraphs without answers have a row too
	layers     []annotate.Layer
	filter     *review.Filter          // of annotators' sheets; nil takes all
	excluded   map[string]bool         // those whose answers do not count
	recognised map[annotate.Key]string // how far annotators recognised outlets
	exposures  annotate.Exposures      // what was pointed out to annotators
	rulings    annotate.Rulings        // what leads laid down
	timed      bool                    // rows say how long decisions took
	basis      *annotate.Basis         // of the paragraph that is being read
	of         string                  // its id
	asked      []string                // the targets that its article asks about
	computing  *computing              // what answers come to; nil if it is not exported
	row        Row
}

func (r *rowReader) rows() iter.Seq2[*Row, error] {
	if r.all {
		return r.everyParagraph
	}
	return r.everyAnswer
}

func (r *rowReader) everyAnswer(yield func(*Row, error) bool) {
	visit := func(row *Row) error {
		if !yield(row, nil) {
			return errStop
		}
		return nil
	}
	err := r.from.EachSheet(r.ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if err := r.comesTo(a, visit); err != nil {
			return err
		}
		return r.sheetRows(a, s, visit)
	})
	if err == nil {
		err = r.comesTo(nil, visit)
	}
	if err != nil && !errors.Is(err, errStop) {
		yield(nil, err)
	}
}

// comesTo calls visit with the rows of what the answers to the article before come to,
// if next is another one.
func (r *rowReader) comesTo(next *annotate.Article, visit func(*Row) error) error {
	c := r.computing
	if c == nil || c.article != nil && next != nil && c.article.ID == next.ID {
		return nil
	}
	if c.article != nil {
		for _, row := range c.rows() {
			r.row = row
			if err := visit(&r.row); err != nil {
				return err
			}
		}
	}
	if c.article = nil; next != nil {
		c.begin(next)
	}
	return nil
}

// takes reports whether the answers of a sheet are exported.
func (r *rowReader) takes(a *annotate.Article, s *annotate.Sheet) bool {
	switch {
	case !slices.Contains(r.layers, s.Layer):
		return false
	case r.filter == nil || s.Layer == annotate.LayerFinal:
		return true
	case s.Layer == annotate.LayerModel: // which submits nothing, and on no day
		return r.filter.Annotators == nil || slices.Contains(r.filter.Annotators, s.Annotator)
	}
	f := r.filter
	return f.Takes(a.ID, s, r.book) && (f.Recognised == nil || slices.Contains(f.Recognised, r.recognisedBy(a, s)))
}

// sheetRows calls visit with the rows of one sheet, in codebook order.
func (r *rowReader) sheetRows(a *annotate.Article, s *annotate.Sheet, visit func(*Row) error) error {
	asked := a.Meta.AskedTargets(r.targets)
	r.asked = annotate.TargetIDs(asked)
	if r.of != s.Paragraph.ID {
		r.basis, r.of = annotate.NewBasis(r.book), s.Paragraph.ID
	}
	if !r.excluded[s.Annotator] {
		r.basis.Add(s, r.asked) // a paragraph's final sheet comes after those of annotators
	}
	if r.computing != nil {
		if err := r.computing.add(a, s); err != nil {
			return err
		}
	}
	if !r.takes(a, s) {
		return nil
	}
	if s.Layer == annotate.LayerModel {
		return r.modelRows(a, s, asked, visit)
	}
	account, evidence := s.Account(r.book, r.asked), s.Evidence()
	r.row = paragraphRow(a, &s.Paragraph)
	r.row.Annotator, r.row.Layer, r.row.Round = s.Annotator, s.Layer, s.Round
	r.row.Excluded, r.row.Recognised = r.excluded[s.Annotator], r.recognisedBy(a, s)
	for i := range r.book.Fields {
		f := &r.book.Fields[i]
		for _, t := range slots(f, asked) {
			said, err := r.fill(f, t, s, account)
			if err != nil {
				return err
			}
			if !said {
				continue
			}
			r.row.rest(evidence)
			if err := visit(&r.row); err != nil {
				return err
			}
		}
	}
	return nil
}

// rest keeps, of the evidence on a sheet, what the answer of the row rests on.
func (r *Row) rest(evidence []annotate.MarkedOption) {
	r.Evidence = nil
	for _, e := range evidence {
		if e.Slot == (annotate.Slot{Field: r.Field, Target: r.TargetID}) && r.Value != "" && r.Origin != annotate.OriginDerived {
			r.Evidence = append(r.Evidence, e)
		}
	}
}

// recognisedBy is how far the annotator of a sheet recognised the outlet in its round.
func (r *rowReader) recognisedBy(a *annotate.Article, s *annotate.Sheet) string {
	if s.Layer != annotate.LayerAnnotation {
		return ""
	}
	key := annotate.OutletKey(a.ID, s.Annotator)
	key.Round = s.Round
	return r.recognised[key]
}

// slots lists the targets under which a field can have answers; the zero
// target stands for the paragraph itself. Remarks may be about either.
func slots(f *codebook.Field, asked []annotate.Target) []annotate.Target {
	if f.PerTarget {
		return asked
	}
	if f.IsAside() {
		return append([]annotate.Target{{}}, asked...)
	}
	return []annotate.Target{{}}
}

// fill puts what stands for a question into the row; said is false if nothing
// does, because there is no answer or the question is not asked now.
func (r *rowReader) fill(f *codebook.Field, t annotate.Target, s *annotate.Sheet, account *annotate.Account) (said bool, err error) {
	slot := annotate.Slot{Field: f.Key, Target: t.ID}
	r.row.Field, r.row.Target, r.row.TargetID = f.Key, t.Name, t.ID
	r.row.verdict(s.Verdict(slot))
	r.row.State, r.row.OutcomeStale = account.Of(slot), r.basis.Reopens(s, slot, r.asked)
	if !account.Asks(slot) {
		value, derived := account.Derived(slot)
		if !derived {
			return false, nil
		}
		r.row.State = account.State()
		r.decision(annotate.Current{Entry: annotate.Entry{Value: value, Origin: annotate.OriginDerived}}, r.book)
		r.row.NeedsLook = false
		return true, nil
	}
	current := s.Answers[slot]
	if r.row.Outcome == annotate.OutcomeKept {
		current = s.Verdict(slot).Outcome
		current.Entry.Value = "" // a disagreement that stays is a row without a value
	} else if current.Entry.Value == "" {
		return false, nil
	}
	book, err := r.bookOf(current.Entry.Codebook)
	if err != nil {
		return false, err
	}
	r.decision(current, book)
	if _, r.row.NeedsLook = s.Outdated(r.book, f.Key, t.ID); r.row.Outcome == annotate.OutcomeKept {
		r.row.NeedsLook = s.How(r.book, slot) != annotate.OutcomeKept
	}
	return true, nil
}

func (r *rowReader) decision(s annotate.Current, book *codebook.Codebook) {
	r.row.Value, r.row.Origin = s.Entry.Value, s.Entry.Origin
	r.row.CodebookID, r.row.CodebookVersion, r.row.Meaning = book.ID, book.Version, 0
	if f := book.Field(r.row.Field); f != nil {
		r.row.Meaning = f.Meaning
	}
	r.row.TargetsShown, r.row.HintsShown = r.shown(annotate.ProjectTargetsShown, &s.Entry), r.shown(annotate.ProjectHintsShown, &s.Entry)
	r.row.Ruling = r.rulings.Since(r.row.Field, &s.Entry)
	r.row.Revision, r.row.DecidedAt, r.row.ElapsedMS = s.Revision, s.Entry.DecidedAt, 0
	if r.timed {
		r.row.ElapsedMS = s.Entry.ElapsedMS
	}
}

// shown is how something was pointed out to the annotator when they answered.
func (r *rowReader) shown(field string, answer *annotate.Entry) string {
	if len(r.exposures) == 0 || answer.ID == "" {
		return ""
	}
	x, exposed := r.exposures.At(field, answer)
	if !exposed {
		return ""
	}
	return x.Manner()
}

func (r *rowReader) bookOf(hash string) (*codebook.Codebook, error) {
	if hash == r.book.Hash {
		return r.book, nil
	}
	if book := r.books[hash]; book != nil {
		return book, nil
	}
	book, err := r.from.CodebookByHash(r.ctx, hash)
	if err != nil {
		return nil, err
	}
	r.books[hash] = book
	return book, nil
}

func paragraphRow(a *annotate.Article, p *annotate.Paragraph) Row {
	return Row{
		ArticleID: a.ID, ArticleTitle: a.Meta.Title, Outlet: a.Meta.Outlet, Published: a.Meta.Published,
		ParagraphID: p.ID, Position: p.Position, Text: p.Text,
		Event: a.Meta.Event, Stratum: a.Meta.Stratum, Free: a.Meta.Free,
	}
}
