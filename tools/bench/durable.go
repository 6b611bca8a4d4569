package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/saving"
	"plumbline/annotate/work/labelling"
	"plumbline/store"
)

// durableFigure measures one answer as the session writes it, against a commit
// of as many bytes into one table, which SQLite makes durable in the same way on
// the same disk: the bytes of both are what the write-ahead log grows by. From
// the key to the report that it is saved there are besides the session, which
// finds out what the key means, and the way to another goroutine and back.
func durableFigure(ctx context.Context, b *bench) ([]figure, error) {
	written, err := durable(ctx, b, "written", func(l *labeller) func() (time.Duration, error) { return l.appendOne(ctx) })
	if err != nil {
		return nil, err
	}
	whole, err := durable(ctx, b, "whole", func(l *labeller) func() (time.Duration, error) { return l.answer })
	if err != nil {
		return nil, err
	}
	against := fmt.Sprintf("INSERT and commit of as many bytes in one table (%.1f pages), WAL and synchronous=FULL", written.against)
	return []figure{
		{
			what: "pages in the write-ahead log for an answer", against: "before format 4",
			values: [2]string{fmt.Sprintf("%.1f", written.pages), fmt.Sprint(pagesBefore)},
			goal:   "fewer", met: written.pages < pagesBefore, n: durableTimes,
		},
		{what: "one answer durable on disk", ours: written.ours, against: against, reference: written.reference, reach: 1.3, reachP99: 2},
		{
			what:      "the same from the key to the word that it is saved",
			ours:      whole.ours,
			against:   against,
			reference: whole.reference,
			tail:      true,
		},
	}, nil
}

// pagesBefore is how many pages an answer wrote before format 4.
const pagesBefore = 8

// durability is what one way to write answers needs, and how many pages it and the
// reference write for one.
type durability struct {
	pair
	pages, against float64
}

// durableTimes is how many answers are measured: a morning's work, in which
// neither file's write-ahead log comes to its first checkpoint. Until then a
// log grows with each commit, and the disk must note its new length too.
const durableTimes = 600

// durable measures one way to write answers in a project of its own.
func durable(ctx context.Context, b *bench, name string, way func(*labeller) func() (time.Duration, error)) (durability, error) {
	project := b.path(name + ".plumb")
	if err := makeProject(ctx, project, size{articles: 100, paragraphs: 25}); err != nil {
		return durability{}, err
	}
	p, err := store.Open(ctx, project, store.Options{Device: "bench", Exclusive: true})
	if err != nil {
		return durability{}, err
	}
	defer p.Close()
	l, err := openLabeller(ctx, p)
	if err != nil {
		return durability{}, err
	}
	defer l.session.Close()
	answer := way(l)
	if _, err := answer(); err != nil { // and what the first one needs once
		return durability{}, err
	}
	log := growth{path: project + "-wal"}
	bare, err := openBare(b.path(name + ".db"))
	if err != nil {
		return durability{}, err
	}
	defer bare.db.Close()
	theirs := growth{path: b.path(name+".db") + "-wal"}
	both, err := interleave(durableTimes, log.during(answer), theirs.during(func() (time.Duration, error) { return bare.commit(log.last) }))
	return durability{both, log.pages(), theirs.pages()}, err
}

// growth is how much a write-ahead log grows while something is done.
type growth struct {
	path      string
	last, sum int64
	times     int
}

// during measures a way to write, and the growth meanwhile.
func (g *growth) during(write func() (time.Duration, error)) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		before, err := os.Stat(g.path)
		if err != nil {
			return 0, err
		}
		spent, err := write()
		if err != nil {
			return 0, err
		}
		after, err := os.Stat(g.path)
		if err != nil {
			return 0, err
		}
		g.last = after.Size() - before.Size()
		g.sum += g.last
		g.times++
		return spent, nil
	}
}

// frame is a page in a write-ahead log, with what stands before it.
const frame = 4096 + 24

func (g *growth) pages() float64 { return float64(g.sum) / float64(g.times) / frame }

// labeller answers by keys, as a window without a screen.
type labeller struct {
	project  *store.Project
	session  *labelling.Session
	calls    chan func() // for the session's goroutine, which is the caller's
	saved    bool
	err      error
	articles []string
	done     int
}

func openLabeller(ctx context.Context, p *store.Project) (*labeller, error) {
	l := &labeller{project: p, calls: make(chan func(), 16)}
	s, err := labelling.Open(ctx, p, answering.Options{
		Annotator: "A1", Device: "bench",
		Run: func(f func()) { l.calls <- f },
		Saved: func(state saving.State) {
			l.saved = state.Kind == saving.Done && len(state.Committed) > 0
			l.err = state.Err
		},
	})
	if err != nil {
		return nil, err
	}
	l.session = s
	for _, a := range s.Queue() {
		l.articles = append(l.articles, a.ArticleID)
	}
	return l, nil
}

// answer presses the key of one source after the other, and goes on to the
// next paragraph, or article, after eight of them.
func (l *labeller) answer() (time.Duration, error) {
	const sources = "ogepdmug"
	key := rune(sources[l.done%len(sources)])
	if l.done%len(sources) == 0 {
		if err := l.nextParagraph(); err != nil {
			return 0, err
		}
	}
	l.done++
	return timed(func() error {
		l.saved = false
		l.session.Press(key)
		for !l.saved {
			select {
			case call := <-l.calls:
				call()
			case <-time.After(time.Minute):
				return fmt.Errorf("the answer %c never came to disk", key)
			}
			if l.err != nil {
				return l.err
			}
		}
		return nil
	})
}

func (l *labeller) nextParagraph() error {
	const each = 25
	at := l.done / 8
	if at%each == 0 {
		if err := l.session.OpenArticle(context.Background(), l.articles[at/each%len(l.articles)]); err != nil {
			return err
		}
	}
	l.session.GoTo(at % each)
	l.session.Activate("sourcing", "")
	return l.session.Flush() // where the window is was written too
}

// appendOne returns what appends one answer after the other, each to another
// question than the last, as the session does: under the key of the paragraph's
// sheet, an action by itself.
func (l *labeller) appendOne(ctx context.Context) func() (time.Duration, error) {
	pen := annotate.NewPen("bench", "A2", l.session.Book().Hash, 1<<40)
	fields := []string{"unit_type", "sourcing", "unsourced", "editorial"}
	values := []string{"body", "none", "no", "none"}
	n := 0
	var sheets []*annotate.Sheet
	return func() (time.Duration, error) {
		if len(sheets) == 0 {
			article, err := l.project.Article(ctx, l.articles[n/len(fields)/25%len(l.articles)])
			if err != nil {
				return 0, err
			}
			for _, para := range article.Paragraphs {
				sheets = append(sheets, annotate.NewSheet(para, annotate.LayerAnnotation, 1, "A2"))
			}
		}
		field := n % len(fields)
		pen.Begin()
		entry := pen.Write(sheets[0].Key(fields[field], ""), values[field], "", annotate.OriginAnnotator)
		n++
		if n%len(fields) == 0 {
			sheets = sheets[1:]
		}
		return timed(func() error { return l.project.Append(ctx, entry) })
	}
}

// bare is a database of one table with one column.
type bare struct {
	db     *sql.DB
	insert *sql.Stmt
}

func openBare(path string) (*bare, error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL&_synchronous=FULL")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("PRAGMA wal_autocheckpoint = 4000"); err != nil { // as rare as ours
		return nil, err
	}
	if _, err := db.Exec("CREATE TABLE answer (id INTEGER PRIMARY KEY, words BLOB) STRICT"); err != nil {
		return nil, err
	}
	insert, err := db.Prepare("INSERT INTO answer (words) VALUES (?)")
	if err != nil {
		return nil, err
	}
	b := &bare{db: db, insert: insert}
	_, err = b.commit(4 * frame) // so that there is a log
	return b, err
}

// commit writes one row that takes as many bytes in the write-ahead log, or a page
// less: the page at which it hangs is written too.
func (b *bare) commit(bytes int64) (time.Duration, error) {
	row := make([]byte, max(bytes/frame-2, 0)*overflow+100)
	return timed(func() error {
		_, err := b.insert.Exec(row)
		return err
	})
}

// overflow is what a page holds of a row that is larger than one.
const overflow = 4092
