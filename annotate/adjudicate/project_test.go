package adjudicate_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/answering"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
	"plumbline/store/storetest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var _ adjudicating.Store = (*project)(nil)

// project is a project whose annotators A1, A2, A3 and the lead L joined.
type project struct {
	*storetest.Project
	t        testing.TB
	targets  []annotate.Target
	articles []*annotate.Article
	pens     map[string]*annotate.Pen
}

// newProject has two targets and articles of so many paragraphs.
func newProject(t testing.TB, lengths ...int) *project {
	t.Helper()
	p := &project{Project: storetest.MustOpen(t, "p.plumb"), t: t, pens: make(map[string]*annotate.Pen)}
	for i, name := range []string{"Aldoria", "Brenn"} {
		p.targets = append(p.targets, p.AddTarget(t, annotate.Target{Name: name, Order: i + 1}))
	}
	for _, who := range []string{"A1", "A2", "A3", "L"} {
		p.write(who, annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes)
	}
	for i, n := range lengths {
		title := string(rune('a' + i))
		var texts []storetest.Text
		for j := range n {
			texts = append(texts, storetest.Text{Guess: "body", Text: title + " says nothing of note " + strings.Repeat("again ", j+1)})
		}
		p.articles = append(p.articles, p.AddArticle(annotate.Meta{Title: title}, texts...))
	}
	return p
}

// copied is another project that holds what was the content of this one.
func (p *project) copied(content []byte) *project {
	p.t.Helper()
	return &project{
		Project: storetest.MustOpenCopy(p.t, "p.plumb", content), t: p.t,
		targets: p.targets, articles: p.articles, pens: make(map[string]*annotate.Pen),
	}
}

func (p *project) target(i int) string { return p.targets[i].ID }

// paragraph is one of an article, both by index.
func (p *project) paragraph(article, i int) annotate.Paragraph {
	return p.articles[article].Paragraphs[i]
}

// entry is one that a person writes over what stands.
func (p *project) entry(who string, key annotate.Key, value string) annotate.Entry {
	p.t.Helper()
	pen := p.pens[who]
	if pen == nil {
		pen = p.Pen(who)
		pen.Device = who + "'s"
		p.pens[who] = pen
	}
	highest, err := p.HighestStamp(context.Background())
	if err != nil {
		p.t.Fatal(err)
	}
	pen.Seen(highest)
	replaces := ""
	if now, err := p.Current(context.Background(), key); err != nil {
		p.t.Fatal(err)
	} else if now != nil {
		replaces = now.ID
	}
	pen.Begin()
	return pen.Write(key, value, replaces, annotate.OriginAnnotator)
}

// write makes one entry of a person's.
func (p *project) write(who string, key annotate.Key, value string) annotate.Entry {
	p.t.Helper()
	e := p.entry(who, key, value)
	p.Tell(p.t, e)
	return e
}

// label writes what an annotator says of a paragraph, and submits it: fields
// that are not given are as in a routine paragraph. An answer about a target is
// given as "stance 0".
func (p *project) label(who string, q annotate.Paragraph, given map[string]string) {
	answers := map[string]string{
		"unit_type": "body",
		"sourcing":  "none",
		"stance 0":  "absent",
		"stance 1":  "absent",
		"unsourced": "no",
		"editorial": "none",
	}
	for name, value := range given {
		answers[name] = value
	}
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, who)
	var all []annotate.Entry
	for name, value := range answers {
		field, about, of := strings.Cut(name, " ")
		target := ""
		if of {
			target = p.target(int(about[0] - '0'))
		}
		if value != "" {
			all = append(all, p.entry(who, sheet.Key(field, target), value))
		}
	}
	all = append(all, p.entry(who, sheet.SubmissionKey(), annotate.JoinIDs([]string{p.target(0), p.target(1)})))
	p.Tell(p.t, all...)
}

// final is the final sheet of a paragraph as the project has it.
func (p *project) final(q annotate.Paragraph) *annotate.Sheet {
	p.t.Helper()
	sheets, err := p.SheetsOn(context.Background(), q.ID)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, s := range sheets {
		if s.Layer == annotate.LayerFinal {
			return s
		}
	}
	return annotate.NewSheet(q, annotate.LayerFinal, 1, "")
}

// raw is everything that annotators said, which nothing may touch.
func (p *project) raw() []annotate.Entry {
	return slices.DeleteFunc(p.Entries(), func(e annotate.Entry) bool {
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

// rig is a session with everything that it wrote on disk after each call of keys.
type rig struct {
	*adjudicating.Session
	t testing.TB
}

func (p *project) sit() *rig {
	p.t.Helper()
	d, err := adjudicating.Open(context.Background(), p, p.docket(), answering.Options{
		Annotator: "L", Device: "desk", Retry: func(int) time.Duration { return time.Millisecond },
	})
	if err != nil {
		p.t.Fatalf("the desk does not open: %v", err)
	}
	p.t.Cleanup(func() { _ = d.Close() })
	return &rig{d, p.t}
}

// keys plays keys: lower-case letters, digits and "/" as they are, capitals as
// with Shift, "⏎" Enter, "⇥" Tab, "⌫" Backspace, "↶" and "↷" undo and redo,
// "↓" the next item, "↑" the one before, "1st" causes as ①②③④.
func (d *rig) keys(keys string) {
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
func (d *rig) letterOf(annotator string) string {
	for _, c := range d.Case().Columns {
		if c.Annotator == annotator {
			return c.Letter
		}
	}
	return "?"
}
