package uitest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
)

// Codebook is the default codebook.
func (p *Project) Codebook(context.Context) (*codebook.Codebook, error) { return p.book, nil }

// current is what the log says now.
func (p *Project) current() map[annotate.Key]annotate.Standing {
	p.mu.Lock()
	defer p.mu.Unlock()
	return annotate.Fold(p.log)
}

// all is everything that is held now.
func (p *Project) all() *annotatetest.Log {
	return &annotatetest.Log{Book: p.book, Versions: p.versions(), Articles: p.articles, Entries: p.Entries()}
}

// Targets lists the targets in their order.
func (p *Project) Targets(context.Context) ([]annotate.Target, error) { return p.all().Targets(), nil }

// Annotators lists who joined.
func (p *Project) Annotators(context.Context) ([]string, error) {
	var people []string
	for key := range p.current() {
		if key.Kind == annotate.KindPerson && key.Field == annotate.PersonJoined {
			people = append(people, key.Subject)
		}
	}
	slices.Sort(people)
	return people, nil
}

// ViewAs notes who looks, and their role; it hides nothing.
func (p *Project) ViewAs(_ context.Context, annotator string) error {
	roles := p.roles()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.viewer = annotate.Viewer{Annotator: annotator, Lead: annotate.MayLead(roles, annotator)}
	return nil
}

// Roles are those that were decided.
func (p *Project) Roles(context.Context) (map[string]string, error) { return p.roles(), nil }

func (p *Project) roles() map[string]string {
	roles := make(map[string]string)
	for key, s := range p.current() {
		if key.Kind == annotate.KindPerson && key.Field == annotate.PersonRole && s.Entry.Value != "" {
			roles[key.Subject] = s.Entry.Value
		}
	}
	return roles
}

// Viewer is who ViewAs was called for.
func (p *Project) Viewer() annotate.Viewer {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.viewer
}

// HighestStamp is the newest stamp of the log.
func (p *Project) HighestStamp(context.Context) (int64, error) { return p.all().HighestStamp(), nil }

// Queue lists the articles with an annotator's progress.
func (p *Project) Queue(_ context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	return p.all().Queue(annotator, layer, round), nil
}

// Repeats are none.
func (p *Project) Repeats(context.Context, string, time.Time) ([]annotate.Summary, error) {
	return nil, nil
}

// Article returns an article as it is known now.
func (p *Project) Article(_ context.Context, id string) (*annotate.Article, error) {
	return p.all().Article(id)
}

// Articles lists the articles without their paragraphs.
func (p *Project) Articles(context.Context) ([]annotate.Article, error) {
	var all []annotate.Article
	for _, a := range p.articles {
		k := *annotatetest.Corrected(p.current(), a)
		k.Paragraphs = nil
		all = append(all, k)
	}
	return all, nil
}

// EqualParagraphs finds paragraphs by the hashes of their texts.
func (p *Project) EqualParagraphs(_ context.Context, hashes []string) ([]annotate.Paragraph, error) {
	var equal []annotate.Paragraph
	for _, a := range p.articles {
		for _, para := range a.Paragraphs {
			if slices.Contains(hashes, annotate.TextHash(para.Text)) {
				equal = append(equal, para)
			}
		}
	}
	return equal, nil
}

// Sheets are an annotator's sheets of an article.
func (p *Project) Sheets(_ context.Context, article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error) {
	return p.all().Sheets(article, layer, round, annotator)
}

// Sheet is an annotator's sheet of a paragraph.
func (p *Project) Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error) {
	q, err := p.all().Paragraph(paragraph)
	if err != nil {
		return nil, err
	}
	sheets, err := p.Sheets(ctx, q.Article, layer, round, annotator)
	return sheets[paragraph], err
}

// SheetsOn are the sheets of a paragraph in all layers, by layer, round and
// annotator.
func (p *Project) SheetsOn(_ context.Context, paragraph string) ([]*annotate.Sheet, error) {
	q, err := p.all().Paragraph(paragraph)
	if err != nil {
		return nil, err
	}
	var sheets []*annotate.Sheet
	for key, standing := range p.current() {
		if key.Subject != paragraph {
			continue
		}
		at := slices.IndexFunc(sheets, func(s *annotate.Sheet) bool {
			return s.Layer == key.Layer && s.Round == key.Round && s.Annotator == key.Annotator
		})
		if at < 0 {
			at = len(sheets)
			sheets = append(sheets, annotate.NewSheet(q, key.Layer, key.Round, key.Annotator))
		}
		sheets[at].Put(standing)
	}
	slices.SortFunc(sheets, func(a, b *annotate.Sheet) int {
		return cmp.Or(cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Round, b.Round), cmp.Compare(a.Annotator, b.Annotator))
	})
	return sheets, nil
}

// EachSheet visits the sheets of everyone who said anything.
func (p *Project) EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	people, err := p.Annotators(ctx)
	if err != nil {
		return err
	}
	for _, a := range p.articles {
		for _, para := range a.Paragraphs {
			for _, who := range people {
				s, err := p.Sheet(ctx, para.ID, annotate.LayerAnnotation, 1, who)
				if err != nil {
					return err
				}
				if !s.Begun() && s.Submission == nil {
					continue
				}
				if err := visit(annotatetest.Corrected(p.current(), a), s); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Entry finds an entry by its id.
func (p *Project) Entry(_ context.Context, id string) (*annotate.Entry, error) {
	return p.all().Entry(id)
}

// Current is the newest entry of a key, or nil.
func (p *Project) Current(_ context.Context, key annotate.Key) (*annotate.Entry, error) {
	return p.all().Newest(key), nil
}

// Actions are what an annotator did on a device, oldest first.
func (p *Project) Actions(_ context.Context, annotator, device string, limit int) ([]annotate.Action, error) {
	return p.all().Actions(annotator, device, limit), nil
}

// EachSheetOf visits the sheets of one article.
func (p *Project) EachSheetOf(ctx context.Context, article string, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return p.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if a.ID != article {
			return nil
		}
		return visit(a, s)
	})
}

// Revisions counts the entries about each article's paragraphs, and under ""
// all others.
func (p *Project) Revisions(context.Context) (map[string]int64, error) {
	of := make(map[string]string)
	for _, a := range p.articles {
		for _, para := range a.Paragraphs {
			of[para.ID] = a.ID
		}
	}
	revisions := make(map[string]int64)
	for _, e := range p.Entries() {
		revisions[of[e.Key.Subject]]++
	}
	return revisions, nil
}
