package labelling_test

import (
	"context"
	"sort"
	"sync"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/labelling"
)

var _ labelling.Store = (*memory)(nil)

// memory is a project in memory: the log, and everything else folded from it.
// It refuses what a project file refuses.
type memory struct {
	mu       sync.Mutex
	book     *codebook.Codebook
	versions *codebook.Versions // nil while there is but one
	articles []*annotate.Article
	log      []annotate.Entry
	held     map[string]bool // ids in the log
	places   map[string]annotate.Place

	failing  error         // every write is refused with it
	gate     chan struct{} // if set, each write waits for a token
	entered  chan struct{} // if set, told that a write has begun
	readOnly bool
	reads    int      // if above 0, so many reads succeed, less one, and later ones fail
	commits  []string // action ids, or "place", in the order of commit
	read     int      // the greatest limit that actions were asked with
}

func newMemory(book *codebook.Codebook) *memory {
	return &memory{book: book, held: make(map[string]bool), places: make(map[string]annotate.Place)}
}

// write waits and fails as the test wants.
func (m *memory) write(what string, do func() error) error {
	m.mu.Lock()
	gate, entered := m.gate, m.entered
	m.mu.Unlock()
	if entered != nil {
		entered <- struct{}{}
	}
	if gate != nil {
		<-gate
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.readOnly:
		return annotate.Errorf(annotate.CodeReadOnly, "the project is read-only")
	case m.failing != nil:
		return m.failing
	}
	if err := do(); err != nil {
		return err
	}
	m.commits = append(m.commits, what)
	return nil
}

func (m *memory) Append(_ context.Context, entries ...annotate.Entry) error {
	what := ""
	if len(entries) > 0 {
		what = entries[0].Action
	}
	return m.write(what, func() error {
		for _, e := range entries {
			if err := m.check(e); err != nil {
				return err
			}
		}
		for _, e := range entries {
			if !m.held[e.ID] {
				m.held[e.ID] = true
				m.log = append(m.log, e)
			}
		}
		return nil
	})
}

func (m *memory) check(e annotate.Entry) error {
	if e.ID == "" || e.Key.Kind == "" || e.Key.Subject == "" {
		return annotate.Errorf(annotate.CodeInvalid, "an entry without id, kind or subject")
	}
	known := true
	switch e.Key.Kind {
	case annotate.KindAnswer, annotate.KindSubmission:
		_, err := m.all().Paragraph(e.Key.Subject)
		known = err == nil
	case annotate.KindArticle:
		_, err := m.all().Article(e.Key.Subject)
		known = err == nil
	}
	if !known {
		return annotate.Errorf(annotate.CodeNotFound, "the project has no %s", e.Key.Subject)
	}
	return nil
}

// reading fails if the test allowed no more reads.
func (m *memory) reading() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch m.reads {
	case 0:
		return nil
	case 1:
		return errDisk
	}
	m.reads--
	return nil
}

func (m *memory) Codebook(context.Context) (*codebook.Codebook, error) { return m.book, m.reading() }

// all is everything that is held; the caller has the lock.
func (m *memory) all() *annotatetest.Log {
	return &annotatetest.Log{Book: m.book, Versions: m.versions, Articles: m.articles, Entries: m.log}
}

// reads asks something of what is held, unless the test allows no more reads.
func reads[T any](m *memory, of func(*annotatetest.Log) (T, error)) (T, error) {
	if err := m.reading(); err != nil {
		var none T
		return none, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return of(m.all())
}

func (m *memory) Targets(context.Context) ([]annotate.Target, error) {
	return reads(m, func(l *annotatetest.Log) ([]annotate.Target, error) { return l.Targets(), nil })
}

func (m *memory) Annotators(context.Context) ([]string, error) {
	if err := m.reading(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var people []string
	for key := range annotate.Fold(m.log) {
		if key.Kind == annotate.KindPerson {
			people = append(people, key.Subject)
		}
	}
	sort.Strings(people)
	return people, nil
}

func (m *memory) HighestStamp(context.Context) (int64, error) {
	return reads(m, func(l *annotatetest.Log) (int64, error) { return l.HighestStamp(), nil })
}

func (m *memory) Queue(_ context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	return reads(m, func(l *annotatetest.Log) ([]annotate.Summary, error) { return l.Queue(annotator, layer, round), nil })
}

func (m *memory) project(field string) string {
	return annotate.Fold(m.log)[annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field}].Entry.Value
}

func (m *memory) Repeats(_ context.Context, annotator string, now time.Time) ([]annotate.Summary, error) {
	if err := m.reading(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var submitted []annotate.Submission
	sizes := make(map[string]int)
	for _, a := range m.articles {
		sizes[a.ID] = len(a.Paragraphs)
		for _, s := range m.sheets(a, annotate.FirstRound, annotator) {
			if s.State(m.book) == annotate.Submitted {
				submitted = append(submitted, annotate.Submission{
					Article: a.ID, Paragraph: s.Paragraph.ID, Position: s.Paragraph.Position, Stamp: s.Submission.Entry.Stamp,
				})
			}
		}
	}
	rules := annotate.ParseRepeats(m.project(annotate.ProjectRepeatShare), m.project(annotate.ProjectRepeatAfter), m.project(annotate.ProjectSeed))
	due := rules.Due(annotator, submitted, sizes, now)
	var queue []annotate.Summary
	for _, a := range m.articles {
		if len(due[a.ID]) == 0 {
			continue
		}
		row := annotate.Summary{ArticleID: a.ID, Meta: a.Meta, Round: annotate.RepeatRound, Asked: due[a.ID]}
		row.Paragraphs = len(row.Asked)
		for _, s := range m.sheets(a, annotate.RepeatRound, annotator) {
			if s.State(m.book) == annotate.Submitted {
				row.Begun++
				row.Submitted++
			}
		}
		queue = append(queue, row)
	}
	return queue, nil
}

func (m *memory) Article(_ context.Context, id string) (*annotate.Article, error) {
	return reads(m, func(l *annotatetest.Log) (*annotate.Article, error) { return l.Article(id) })
}

// sheets are an annotator's sheets of an article; the caller has the lock.
func (m *memory) sheets(a *annotate.Article, round int, annotator string) map[string]*annotate.Sheet {
	sheets, _ := m.all().Sheets(a.ID, annotate.LayerAnnotation, round, annotator) // the article is here
	return sheets
}

func (m *memory) Sheets(_ context.Context, article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error) {
	return reads(m, func(l *annotatetest.Log) (map[string]*annotate.Sheet, error) {
		return l.Sheets(article, layer, round, annotator)
	})
}

func (m *memory) Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error) {
	m.mu.Lock()
	p, err := m.all().Paragraph(paragraph)
	m.mu.Unlock()
	if err != nil {
		return nil, err
	}
	sheets, err := m.Sheets(ctx, p.Article, layer, round, annotator)
	return sheets[paragraph], err
}

func (m *memory) Entry(_ context.Context, id string) (*annotate.Entry, error) {
	return reads(m, func(l *annotatetest.Log) (*annotate.Entry, error) { return l.Entry(id) })
}

func (m *memory) Current(_ context.Context, key annotate.Key) (*annotate.Entry, error) {
	return reads(m, func(l *annotatetest.Log) (*annotate.Entry, error) { return l.Newest(key), nil })
}

func (m *memory) Actions(_ context.Context, annotator, device string, limit int) ([]annotate.Action, error) {
	return reads(m, func(l *annotatetest.Log) ([]annotate.Action, error) {
		m.read = max(m.read, limit)
		return l.Actions(annotator, device, limit), nil
	})
}

func (m *memory) Place(_ context.Context, annotator, device string) (annotate.Place, error) {
	if err := m.reading(); err != nil {
		return annotate.Place{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.places[annotator+"@"+device], nil
}

func (m *memory) SetPlace(_ context.Context, annotator, device string, place annotate.Place) error {
	return m.write("place", func() error {
		m.places[annotator+"@"+device] = place
		return nil
	})
}
