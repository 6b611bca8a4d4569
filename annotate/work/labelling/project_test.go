package labelling_test

import (
	"context"
	"sync"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/labelling"
	"plumbline/store/storetest"
)

var _ labelling.Store = (*watched)(nil)

// watched is a project whose disk a test slows down, lets fail and watches.
type watched struct {
	*storetest.Project
	book     *codebook.Codebook // in force
	articles []*annotate.Article

	mu      sync.Mutex
	log     []annotate.Entry // what was written, in the order of commit
	failing error            // every write is refused with it
	gate    chan struct{}    // if set, each write waits for a token
	entered chan struct{}    // if set, told that a write has begun
	reads   int              // if above 0, so many reads succeed, less one, and later ones fail
	commits []string         // action ids, or "place", in the order of commit
}

func newProject(t testing.TB, book *codebook.Codebook) *watched {
	t.Helper()
	return &watched{Project: storetest.MustOpenUnder(t, "project.plumb", book), book: book}
}

// write waits and fails as the test wants.
func (m *watched) write(what string, do func() error) error {
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
	if m.failing != nil {
		return m.failing
	}
	if err := do(); err != nil {
		return err
	}
	m.commits = append(m.commits, what)
	return nil
}

func (m *watched) Append(ctx context.Context, entries ...annotate.Entry) error {
	what := ""
	if len(entries) > 0 {
		what = entries[0].Action
	}
	return m.write(what, func() error {
		err := m.Project.Append(ctx, entries...)
		if err == nil {
			m.log = append(m.log, entries...)
		}
		return err
	})
}

func (m *watched) SetBookmark(ctx context.Context, annotator, device string, bookmark annotate.Bookmark) error {
	return m.write("place", func() error { return m.Project.SetBookmark(ctx, annotator, device, bookmark) })
}

// reading asks the project, unless the test allows no more reads.
func reading[T any](m *watched, ask func() (T, error)) (T, error) {
	m.mu.Lock()
	allowed := m.reads != 1
	if m.reads > 1 {
		m.reads--
	}
	m.mu.Unlock()
	if !allowed {
		var none T
		return none, errDisk
	}
	return ask()
}

func (m *watched) Codebook(ctx context.Context) (*codebook.Codebook, error) {
	return reading(m, func() (*codebook.Codebook, error) { return m.Project.Codebook(ctx) })
}

func (m *watched) Targets(ctx context.Context) ([]annotate.Target, error) {
	return reading(m, func() ([]annotate.Target, error) { return m.Project.Targets(ctx) })
}

func (m *watched) Annotators(ctx context.Context) ([]string, error) {
	return reading(m, func() ([]string, error) { return m.Project.Annotators(ctx) })
}

func (m *watched) HighestStamp(ctx context.Context) (int64, error) {
	return reading(m, func() (int64, error) { return m.Project.HighestStamp(ctx) })
}

func (m *watched) Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	return reading(m, func() ([]annotate.Summary, error) { return m.Project.Queue(ctx, annotator, layer, round) })
}

func (m *watched) Repeats(ctx context.Context, annotator string) ([]annotate.Summary, error) {
	return reading(m, func() ([]annotate.Summary, error) { return m.Project.Repeats(ctx, annotator) })
}

func (m *watched) Article(ctx context.Context, id string) (*annotate.Article, error) {
	return reading(m, func() (*annotate.Article, error) { return m.Project.Article(ctx, id) })
}

func (m *watched) Sheets(
	ctx context.Context,
	article string,
	layer annotate.Layer,
	round int,
	annotator string,
) (map[string]*annotate.Sheet, error) {
	return reading(m, func() (map[string]*annotate.Sheet, error) {
		return m.Project.Sheets(ctx, article, layer, round, annotator)
	})
}

func (m *watched) Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error) {
	return reading(m, func() (*annotate.Sheet, error) {
		return m.Project.Sheet(ctx, paragraph, layer, round, annotator)
	})
}

func (m *watched) Entry(ctx context.Context, id string) (*annotate.Entry, error) {
	return reading(m, func() (*annotate.Entry, error) { return m.Project.Entry(ctx, id) })
}

func (m *watched) Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error) {
	return reading(m, func() (*annotate.Entry, error) { return m.Project.Current(ctx, key) })
}

func (m *watched) Actions(ctx context.Context, annotator, device string, limit int) ([]annotate.Action, error) {
	return reading(m, func() ([]annotate.Action, error) { return m.Project.Actions(ctx, annotator, device, limit) })
}

func (m *watched) Bookmark(ctx context.Context, annotator, device string) (annotate.Bookmark, error) {
	return reading(m, func() (annotate.Bookmark, error) { return m.Project.Bookmark(ctx, annotator, device) })
}
