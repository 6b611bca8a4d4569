package review

import (
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Source is what answers are read from.
type Source interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	CodebookByHash(ctx context.Context, hash string) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	// EachSheet visits the sheets in any order. The article and the sheet are
	// not kept.
	EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
	Recognised(ctx context.Context) (map[annotate.Key]string, error)
}

// Answers holds what annotators answered in the annotation layer, eight bytes
// an answer, so that every filter and every number is computed in memory. It
// is not safe for use while sheets are added.
type Answers struct {
	book    *codebook.Codebook
	byHash  func(hash string) (*codebook.Codebook, error)
	held    *codebook.Versions
	targets []annotate.Target

	articles   index[Article]
	paragraphs index[paragraph]
	annotators index[string]
	versions   index[Version]
	questions  index[*question]
	keys       map[string][]slotKey // by hash of codebook: where each answer belongs
	sheets     []sheet
	newest     map[sheetKey]int32
	batches    map[string]string          // of articles in one, by id
	events     map[string]string          // that articles cover, as far as it is known, by id
	compared   map[string]map[string]bool // articles by what they are compared by
	later      map[laterKey]string        // answers given after others' were shown
	excluded   []annotate.Exclusion       // whose answers do not count
	seats      annotate.Seats             // annotators who are no people
	finals     map[string]final           // how paragraphs were finally decided, by id
	reasons    map[int32]reason           // why nothing can be said of a paragraph, by sheet
	marks      map[int32][]mark           // the words that answers rest on, by sheet
	rest       map[restKey]bool           // answers given by the key for the rest
	recognised map[annotate.Key]string    // how far outlets were recognised
	modelled   map[string]map[string]bool // paragraphs that models answered, by model; their labels are elsewhere
}

// Article names an article of the project.
type Article struct{ ID, Title string }

// Version is a version of a codebook under which paragraphs were answered.
type Version struct{ Codebook, Version, Hash string }

// paragraph is what is kept of a paragraph.
type paragraph struct {
	id       string
	article  int32
	position int32
	guess    string
	whole    bool // it is the article as a whole
}

// sheetKey is whose sheet of which paragraph and round it is.
type sheetKey struct{ paragraph, annotator, round int32 }

// sheet is what is kept of one annotator's sheet beside the answers.
type sheet struct {
	sheetKey
	version             int32
	submitted, replaced bool
	byHand              bool  // submitted in the window
	took                int32 // ms that its answers and its submission took, 0 where nobody measured
	letters             int32 // of the paragraph
	at                  int64 // ms since 1970 of the submission, or of the newest answer of a draft
}

// New returns answers without sheets. ByHash finds the versions of the codebook
// that answers name beside the one in force.
func New(book *codebook.Codebook, targets []annotate.Target, byHash func(hash string) (*codebook.Codebook, error)) *Answers {
	a := &Answers{
		book:    book,
		byHash:  byHash,
		targets: slices.Clone(targets),
		held:    &codebook.Versions{InForce: book, Held: map[string]*codebook.Codebook{book.Hash: book}},
		keys:    make(map[string][]slotKey),
		newest: make(
			map[sheetKey]int32,
		),
		batches:  make(map[string]string),
		events:   make(map[string]string),
		compared: make(map[string]map[string]bool),
		later:    make(map[laterKey]string),
		finals:   make(map[string]final),
		reasons:  make(map[int32]reason),
		marks:    make(map[int32][]mark),
		rest:     make(map[restKey]bool),
		modelled: make(map[string]map[string]bool),
	}
	annotate.SortTargets(a.targets)
	a.slots(book) // the questions in force are there without answers too
	return a
}

// Read collects all sheets of a project.
func Read(ctx context.Context, from Source) (*Answers, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	a := New(book, targets, func(hash string) (*codebook.Codebook, error) { return from.CodebookByHash(ctx, hash) })
	recognised, err := from.Recognised(ctx)
	if err != nil {
		return nil, err
	}
	a.Recognise(recognised)
	return a, from.EachSheet(ctx, a.Add)
}

// FirstRound is the round of annotation in which annotators are compared with
// each other; later ones repeat paragraphs to see whether they agree with
// themselves.
const FirstRound = 1

// Add takes up one sheet. A sheet that was added before is replaced, so that
// new answers cost no new reading. Of final sheets it is kept how they were decided; other
// layers are passed over, and so are articles that were withdrawn. Of a sheet whose annotator was shown what others
// answered, the answers given before are taken.
func (a *Answers) Add(article *annotate.Article, s *annotate.Sheet) error {
	if s.Layer == annotate.LayerFinal {
		delete(a.finals, s.Paragraph.ID)
		if article.Meta.AskedIn(annotate.LayerAnnotation) {
			a.finals[s.Paragraph.ID] = final{article.ID, presetsOf(a.book, s)}
		}
		return nil
	}
	if s.Layer == annotate.LayerModel {
		a.noteModel(s)
	}
	if s.Layer != annotate.LayerAnnotation || s.Annotator == "" {
		return nil
	}
	at := a.articles.number(article.ID, Article{article.ID, article.Meta.Title})
	a.shelve(article)
	par := a.paragraphs.number(s.Paragraph.ID, paragraph{
		id: s.Paragraph.ID, article: at, position: int32(s.Paragraph.Position), guess: s.Paragraph.Guess,
		whole: s.Paragraph.Whole(),
	})
	who := a.annotators.number(s.Annotator, s.Annotator)
	place := int32(len(a.sheets))
	key := sheetKey{par, who, int32(s.Round)}
	if old, ok := a.newest[key]; ok {
		a.sheets[old].replaced = true
	}
	a.newest[key] = place
	state := s.State(a.book)
	kept := sheet{
		sheetKey:  key,
		submitted: state == annotate.Submitted,
		replaced:  state == annotate.NotBegun || !article.Meta.AskedIn(annotate.LayerAnnotation),
	}
	a.giveReason(place, s)
	when, hash := written(s, kept.submitted)
	kept.at = when.UnixMilli()
	book, err := a.bookOf(hash)
	if err != nil {
		return err
	}
	kept.measure(s)
	kept.version = a.versions.number(book.Hash, Version{book.ID, book.Version, book.Hash})
	a.sheets = append(a.sheets, kept)
	if err := a.mark(place, s); err != nil {
		return err
	}
	before := s.Unseen()
	a.keepMarks(place, before)
	a.keepRest(place, before)
	return a.take(place, before, article.Meta.AskedTargets(a.targets))
}

// written says when a sheet was submitted and under which codebook; for a
// draft, when its newest answer was given.
func written(s *annotate.Sheet, submitted bool) (at time.Time, hash string) {
	if submitted {
		return s.Submission.Entry.DecidedAt, s.Submission.Entry.Codebook
	}
	var newest annotate.Entry
	for _, current := range s.Answers {
		if current.Entry.After(&newest) {
			newest = current.Entry
		}
	}
	return newest.DecidedAt, newest.Codebook
}

// bookOf finds a version of the codebook; entries without one are of that in
// force.
func (a *Answers) bookOf(hash string) (*codebook.Codebook, error) {
	if hash == "" {
		return a.book, nil
	}
	if book := a.held.Held[hash]; book != nil {
		return book, nil
	}
	book, err := a.byHash(hash)
	if err != nil {
		return nil, err
	}
	a.held.Held[hash] = book
	return book, nil
}

// take keeps the answers of one sheet that are visible. An answer that means
// something else now is read by the version of the codebook it was given under.
func (a *Answers) take(place int32, s *annotate.Sheet, targets []annotate.Target) error {
	ids := annotate.TargetIDs(targets)
	asked := make(map[string]*codebook.Asked, 1)
	formOf := func(book *codebook.Codebook) *codebook.Asked {
		if asked[book.Hash] == nil {
			asked[book.Hash] = s.Ask(book, ids)
		}
		return asked[book.Hash]
	}
	for slot, current := range s.Answers {
		if current.Entry.Value == "" {
			continue
		}
		book, err := a.bookOf(current.Entry.Codebook)
		if err != nil {
			return err
		}
		if a.held.Fits(book.Hash, slot.Field, current.Entry.Value, a.book) {
			book = a.book
		}
		if form := formOf(book); form.Visible(slot.Field, slot.Target) {
			a.keep(place, book, slot, current.Entry.Value)
		}
	}
	for _, k := range a.slots(a.book) {
		if k.field.ValueWhenHidden == "" {
			continue
		}
		if value, ok := formOf(a.book).Derived(k.field.Key, k.target); ok {
			a.keep(place, a.book, annotate.Slot{Field: k.field.Key, Target: k.target}, value)
		}
	}
	return nil
}

func (a *Answers) keep(place int32, book *codebook.Codebook, slot annotate.Slot, value string) {
	if at, ok := a.questionOf(book, slot); ok {
		a.questions.list[at].keep(place, value)
	}
}

// questionOf is the number of the question that a version of the codebook asks
// under a slot.
func (a *Answers) questionOf(book *codebook.Codebook, slot annotate.Slot) (at int32, ok bool) {
	for _, k := range a.slots(book) {
		if k.field.Key == slot.Field && k.target == slot.Target {
			return k.question, true
		}
	}
	return 0, false
}

// index numbers things by a name, in the order in which they came.
type index[T any] struct {
	list []T
	at   map[string]int32
}

func (x *index[T]) number(name string, thing T) int32 {
	if at, ok := x.at[name]; ok {
		return at
	}
	if x.at == nil {
		x.at = make(map[string]int32)
	}
	at := int32(len(x.list))
	x.list = append(x.list, thing)
	x.at[name] = at
	return at
}
