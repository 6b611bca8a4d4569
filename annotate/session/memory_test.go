package session_test

import (
	"context"
	"slices"
	"sort"
	"sync"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/practice"
	"plumbline/annotate/session"
)

var _ session.Store = (*memory)(nil)

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
		_, known = m.paragraph(e.Key.Subject)
	case annotate.KindArticle:
		known = m.article(e.Key.Subject) != nil
	}
	if !known {
		return annotate.Errorf(annotate.CodeNotFound, "the project has no %s", e.Key.Subject)
	}
	return nil
}

func (m *memory) article(id string) *annotate.Article {
	for _, a := range m.articles {
		if a.ID == id {
			return a
		}
	}
	return nil
}

func (m *memory) paragraph(id string) (annotate.Paragraph, bool) {
	for _, a := range m.articles {
		for _, p := range a.Paragraphs {
			if p.ID == id {
				return p, true
			}
		}
	}
	return annotate.Paragraph{}, false
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

func (m *memory) Targets(context.Context) ([]annotate.Target, error) {
	if err := m.reading(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	byID := make(map[string]*annotate.Target)
	for key, s := range annotate.Fold(m.log) {
		if key.Kind != annotate.KindTarget {
			continue
		}
		if byID[key.Subject] == nil {
			byID[key.Subject] = &annotate.Target{ID: key.Subject}
		}
		byID[key.Subject].Set(key.Field, s.Entry.Value)
	}
	var targets []annotate.Target
	for _, t := range byID {
		targets = append(targets, *t)
	}
	annotate.SortTargets(targets)
	return targets, nil
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
	if err := m.reading(); err != nil {
		return 0, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var highest int64
	for _, e := range m.log {
		highest = max(highest, e.Stamp)
	}
	return highest, nil
}

func (m *memory) Queue(_ context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	if err := m.reading(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var queue []annotate.Summary
	current := annotate.Fold(m.log)
	for _, a := range m.articles {
		s := annotate.Summary{ArticleID: a.ID, Meta: a.Meta, Round: round}
		if layer == annotate.LayerPractice && !m.keyed(current, a) {
			continue
		}
		for _, sheet := range m.sheets(current, a, layer, round, annotator) {
			s.Paragraphs++
			switch sheet.State(m.book) {
			case annotate.Submitted:
				s.Begun++
				s.Submitted++
			case annotate.Draft:
				s.Begun++
			}
			if sheet.Unsure() {
				s.Unsure++
			}
			if len(sheet.NeedsLook(m.book)) > 0 {
				s.Look++
			}
		}
		queue = append(queue, s)
	}
	return queue, nil
}

// keyed reports whether an article has a key.
func (m *memory) keyed(current map[annotate.Key]annotate.Standing, a *annotate.Article) bool {
	for _, sheet := range m.sheets(current, a, annotate.LayerPractice, practice.KeyRound, "") {
		if sheet.Begun() {
			return true
		}
	}
	return false
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
	current := annotate.Fold(m.log)
	var submitted []annotate.Submission
	sizes := make(map[string]int)
	for _, a := range m.articles {
		sizes[a.ID] = len(a.Paragraphs)
		for _, s := range m.sheets(current, a, annotate.LayerAnnotation, annotate.FirstRound, annotator) {
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
		for _, s := range m.sheets(current, a, annotate.LayerAnnotation, annotate.RepeatRound, annotator) {
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
	if err := m.reading(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	a := m.article(id)
	if a == nil {
		return nil, annotate.Errorf(annotate.CodeNotFound, "the project has no article %s", id)
	}
	known := *a
	for key, s := range annotate.Fold(m.log) {
		if key.Kind == annotate.KindArticle && key.Subject == id {
			known.Meta.Set(key.Field, s.Entry.Value)
		}
	}
	return &known, nil
}

// sheets lays what is current on the annotator's sheets of an article.
func (m *memory) sheets(current map[annotate.Key]annotate.Standing, a *annotate.Article, layer annotate.Layer, round int, annotator string) map[string]*annotate.Sheet {
	sheets := make(map[string]*annotate.Sheet)
	for _, p := range a.Paragraphs {
		sheets[p.ID] = annotate.NewSheet(p, layer, round, annotator)
		sheets[p.ID].Versions = m.versions
	}
	for key, s := range current {
		sheet := sheets[key.Subject]
		if sheet == nil || key.Layer != layer || key.Round != round || key.Annotator != annotator {
			continue
		}
		sheet.Put(s)
	}
	return sheets
}

func (m *memory) Sheets(_ context.Context, article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error) {
	if err := m.reading(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	a := m.article(article)
	if a == nil {
		return nil, annotate.Errorf(annotate.CodeNotFound, "the project has no article %s", article)
	}
	return m.sheets(annotate.Fold(m.log), a, layer, round, annotator), nil
}

func (m *memory) Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error) {
	p, ok := m.paragraph(paragraph)
	if !ok {
		return nil, annotate.Errorf(annotate.CodeNotFound, "the project has no paragraph %s", paragraph)
	}
	sheets, err := m.Sheets(ctx, p.Article, layer, round, annotator)
	return sheets[paragraph], err
}

func (m *memory) Entry(_ context.Context, id string) (*annotate.Entry, error) {
	if err := m.reading(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.log {
		if e.ID == id {
			return &e, nil
		}
	}
	return nil, annotate.Errorf(annotate.CodeNotFound, "the log has no entry %s", id)
}

func (m *memory) Current(_ context.Context, key annotate.Key) (*annotate.Entry, error) {
	if err := m.reading(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if s, ok := annotate.Fold(m.log)[key]; ok {
		return &s.Entry, nil
	}
	return nil, nil
}

func (m *memory) Actions(_ context.Context, annotator, device string, limit int) ([]annotate.Action, error) {
	if err := m.reading(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.read = max(m.read, limit)
	var actions []annotate.Action
	for _, e := range slices.SortedFunc(slices.Values(m.log), func(a, b annotate.Entry) int {
		if a.After(&b) {
			return 1
		}
		return -1
	}) {
		said := e.Key.Kind == annotate.KindAnswer || e.Key.Kind == annotate.KindSubmission
		if !said || e.Author != annotator || e.Device != device || e.Origin == annotate.OriginImport {
			continue
		}
		if n := len(actions); n == 0 || actions[n-1].ID != e.Action {
			actions = append(actions, annotate.Action{ID: e.Action})
		}
		last := &actions[len(actions)-1]
		last.Entries = append(last.Entries, e)
	}
	return actions[max(0, len(actions)-limit):], nil
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
