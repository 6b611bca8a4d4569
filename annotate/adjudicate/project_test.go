package adjudicate_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var _ adjudicating.Store = (*project)(nil)

// project is a project in memory: the log, and everything else folded from it.
type project struct {
	t        testing.TB
	mu       sync.Mutex
	book     *codebook.Codebook
	targets  []annotate.Target
	articles []*annotate.Article
	log      []annotate.Entry
	pens     map[string]*annotate.Pen
}

// newProject has two targets and articles of so many paragraphs.
func newProject(t testing.TB, lengths ...int) *project {
	p := &project{t: t, book: annotatetest.Codebook(), pens: make(map[string]*annotate.Pen)}
	for i, name := range []string{"Aldoria", "Brenn"} {
		p.targets = append(p.targets, annotate.Target{ID: annotate.TargetID(name), Name: name, Order: i + 1})
	}
	for i, n := range lengths {
		title := string(rune('a' + i))
		var texts, guesses []string
		for j := range n {
			texts, guesses = append(texts, title+" says nothing of note "+strings.Repeat("again ", j+1)), append(guesses, "body")
		}
		a := annotate.NewArticle(texts, guesses, nil, "")
		a.Meta.Title = title
		p.articles = append(p.articles, a)
	}
	return p
}

func (p *project) target(i int) string { return p.targets[i].ID }

// paragraph is one of an article, both by index.
func (p *project) paragraph(article, i int) annotate.Paragraph {
	return p.articles[article].Paragraphs[i]
}

// write makes one entry of a person's.
func (p *project) write(who string, key annotate.Key, value string) annotate.Entry {
	p.mu.Lock()
	defer p.mu.Unlock()
	pen := p.pens[who]
	if pen == nil {
		pen = annotate.NewPen(who+"'s", who, p.book.Hash, 0)
		p.pens[who] = pen
	}
	replaces := ""
	for _, e := range p.log {
		pen.Seen(e.Stamp)
		if e.Key == key {
			replaces = e.ID // entries come in the order of the log here
		}
	}
	pen.Begin()
	e := pen.Write(key, value, replaces, annotate.OriginAnnotator)
	p.log = append(p.log, e)
	return e
}

// label writes what an annotator says of a paragraph, and submits it: fields
// that are not given are as in a routine paragraph. An answer about a target is
// given as "stance 0".
func (p *project) label(who string, q annotate.Paragraph, given map[string]string) {
	all := map[string]string{"unit_type": "body", "sourcing": "none", "stance 0": "absent", "stance 1": "absent", "unsourced": "no", "editorial": "none"}
	for name, value := range given {
		all[name] = value
	}
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, who)
	for name, value := range all {
		field, about, of := strings.Cut(name, " ")
		target := ""
		if of {
			target = p.target(int(about[0] - '0'))
		}
		if value != "" {
			p.write(who, sheet.Key(field, target), value)
		}
	}
	p.write(who, sheet.SubmissionKey(), annotate.JoinIDs([]string{p.target(0), p.target(1)}))
}

func (p *project) Codebook(context.Context) (*codebook.Codebook, error) { return p.book, nil }

func (p *project) CodebookByHash(_ context.Context, hash string) (*codebook.Codebook, error) {
	if hash != p.book.Hash {
		return nil, annotate.Fail(annotate.CodeNotFound, "no codebook {{.Hash}}", "Hash", hash)
	}
	return p.book, nil
}

func (p *project) Targets(context.Context) ([]annotate.Target, error) { return p.targets, nil }

// sheets folds the log of one paragraph.
func (p *project) sheets(q annotate.Paragraph) []*annotate.Sheet {
	p.mu.Lock()
	defer p.mu.Unlock()
	var sheets []*annotate.Sheet
	for _, e := range p.log {
		k := e.Key
		if k.Subject != q.ID || k.Kind == annotate.KindReveal {
			continue
		}
		at := slices.IndexFunc(sheets, func(s *annotate.Sheet) bool {
			return s.Layer == k.Layer && s.Round == k.Round && s.Annotator == k.Annotator
		})
		if at < 0 {
			at = len(sheets)
			sheets = append(sheets, annotate.NewSheet(q, k.Layer, k.Round, k.Annotator))
		}
		sheets[at].Apply(e)
	}
	slices.SortFunc(sheets, func(a, b *annotate.Sheet) int {
		return cmp.Or(cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Round, b.Round), cmp.Compare(a.Annotator, b.Annotator))
	})
	return sheets
}

func (p *project) EachSheet(_ context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	for _, a := range p.articles {
		for _, q := range a.Paragraphs {
			for _, s := range p.sheets(q) {
				if err := visit(a, s); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (p *project) EachHistory(_ context.Context, visit func(*annotate.Article, annotate.Paragraph, []annotate.Entry) error) error {
	for _, a := range p.articles {
		for _, q := range a.Paragraphs {
			said := slices.DeleteFunc(slices.Clone(p.log), func(e annotate.Entry) bool {
				return e.Key.Subject != q.ID || e.Key.Layer != annotate.LayerAnnotation
			})
			if err := visit(a, q, said); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *project) SheetsOn(_ context.Context, paragraph string) ([]*annotate.Sheet, error) {
	q, err := p.all().Paragraph(paragraph)
	if err != nil {
		return nil, err
	}
	return p.sheets(q), nil
}

// all is everything that is held now.
func (p *project) all() *annotatetest.Log {
	p.mu.Lock()
	defer p.mu.Unlock()
	return &annotatetest.Log{Book: p.book, Articles: p.articles, Entries: slices.Clone(p.log)}
}

func (p *project) Article(_ context.Context, id string) (*annotate.Article, error) {
	return p.all().Article(id)
}

func (p *project) Annotators(context.Context) ([]string, error) {
	return []string{"A1", "A2", "A3", "L"}, nil
}

func (p *project) HighestStamp(context.Context) (int64, error) { return p.all().HighestStamp(), nil }

func (p *project) Current(_ context.Context, key annotate.Key) (*annotate.Entry, error) {
	return p.all().Newest(key), nil
}

func (p *project) Entry(_ context.Context, id string) (*annotate.Entry, error) {
	return p.all().Entry(id)
}

func (p *project) Actions(_ context.Context, author, device string, limit int) ([]annotate.Action, error) {
	return p.all().Actions(author, device, limit), nil
}

func (p *project) Append(_ context.Context, entries ...annotate.Entry) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.log = append(p.log, entries...)
	return nil
}

func (p *project) SetPlace(context.Context, string, string, annotate.Place) error { return nil }

// final is the final sheet of a paragraph as the log has it.
func (p *project) final(q annotate.Paragraph) *annotate.Sheet {
	for _, s := range p.sheets(q) {
		if s.Layer == annotate.LayerFinal {
			return s
		}
	}
	return annotate.NewSheet(q, annotate.LayerFinal, 1, "")
}

// raw is everything that annotators said, which nothing may touch.
func (p *project) raw() []annotate.Entry {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(p.log), func(e annotate.Entry) bool {
		return e.Key.Layer != annotate.LayerAnnotation || e.Key.Kind == annotate.KindReveal
	})
}

func (p *project) docket() *adjudicate.Docket {
	p.t.Helper()
	d, err := adjudicate.Read(context.Background(), p, review.Filter{}, review.Draws{Times: 100})
	if err != nil {
		p.t.Fatalf("the disagreements cannot be read: %v", err)
	}
	return d
}

// desk is a desk with everything that it wrote on disk after each call of keys.
type desk struct {
	*adjudicating.Session
	t testing.TB
}

func (p *project) sit() *desk {
	p.t.Helper()
	d, err := adjudicating.Open(context.Background(), p, p.docket(), answering.Options{
		Annotator: "L", Device: "desk", Retry: func(int) time.Duration { return time.Millisecond },
	})
	if err != nil {
		p.t.Fatalf("the desk does not open: %v", err)
	}
	p.t.Cleanup(func() { _ = d.Close() })
	return &desk{d, p.t}
}

// keys plays keys: lower-case letters, digits and "/" as they are, capitals as
// with Shift, "⏎" Enter, "⇥" Tab, "⌫" Backspace, "↶" and "↷" undo and redo,
// "↓" the next item, "↑" the one before, "1st" causes as ①②③④.
func (d *desk) keys(keys string) {
	d.t.Helper()
	ctx := context.Background()
	for _, key := range keys {
		var err error
		switch {
		case key == '⏎':
			err = d.Enter(ctx)
		case key == '⇥':
			d.NextField()
		case key == '⌫':
			d.TakeBack()
		case key == '↶':
			err = d.Undo(ctx)
		case key == '↷':
			err = d.Redo(ctx)
		case key == '↓':
			err = d.Next(ctx)
		case key == '↑':
			err = d.Previous(ctx)
		case key == 'K':
			err = d.Keep(ctx)
		case key >= 'A' && key <= 'Z':
			d.TakeColumn(string(key))
		case key >= '①' && key <= '④':
			d.SetCause(annotate.Causes()[key-'①'])
		default:
			d.Press(key)
		}
		if err != nil {
			d.t.Fatalf("the key %c: %v", key, err)
		}
	}
	if err := d.Flush(); err != nil {
		d.t.Fatalf("saving: %v", err)
	}
}

// letterOf is the letter that an annotator has in the case.
func (d *desk) letterOf(annotator string) string {
	for _, c := range d.Case().Columns {
		if c.Annotator == annotator {
			return c.Letter
		}
	}
	return "?"
}
