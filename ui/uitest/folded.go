package uitest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"plumbline/annotate"
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

// Targets lists the targets in their order.
func (p *Project) Targets(context.Context) ([]annotate.Target, error) {
	byID := make(map[string]*annotate.Target)
	for key, s := range p.current() {
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
func (p *Project) HighestStamp(context.Context) (int64, error) {
	var highest int64
	for _, e := range p.Log() {
		highest = max(highest, e.Stamp)
	}
	return highest, nil
}

// Queue lists the articles with an annotator's progress.
func (p *Project) Queue(_ context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	var queue []annotate.Summary
	current := p.current()
	for _, a := range p.articles {
		if layer == annotate.LayerPractice && !p.keyed(current, a) {
			continue
		}
		s := annotate.Summary{ArticleID: a.ID, Meta: known(current, a).Meta, Round: round}
		for _, sheet := range p.sheetsOf(current, a, layer, round, annotator) {
			s.Paragraphs++
			switch sheet.State(p.book) {
			case annotate.Submitted:
				s.Begun++
				s.Submitted++
			case annotate.Draft:
				s.Begun++
			}
			if sheet.Unsure() {
				s.Unsure++
			}
			if len(sheet.NeedsLook(p.book)) > 0 {
				s.Look++
			}
		}
		queue = append(queue, s)
	}
	return queue, nil
}

// keyed reports whether an article has a key for practice.
func (p *Project) keyed(current map[annotate.Key]annotate.Standing, a *annotate.Article) bool {
	for _, sheet := range p.sheetsOf(current, a, annotate.LayerPractice, annotate.FirstRound, "") {
		if sheet.Begun() {
			return true
		}
	}
	return false
}

// Repeats are none.
func (p *Project) Repeats(context.Context, string, time.Time) ([]annotate.Summary, error) {
	return nil, nil
}

// known is an article with what was corrected of it.
func known(current map[annotate.Key]annotate.Standing, a *annotate.Article) *annotate.Article {
	k := *a
	for key, s := range current {
		if key.Kind == annotate.KindArticle && key.Subject == a.ID {
			k.Meta.Set(key.Field, s.Entry.Value)
		}
	}
	return &k
}

// Article returns an article as it is known now.
func (p *Project) Article(_ context.Context, id string) (*annotate.Article, error) {
	a := p.article(id)
	if a == nil {
		return nil, annotate.Errorf(annotate.CodeNotFound, "The project has no article %s.", id)
	}
	return known(p.current(), a), nil
}

// Articles lists the articles without their paragraphs.
func (p *Project) Articles(context.Context) ([]annotate.Article, error) {
	var all []annotate.Article
	for _, a := range p.articles {
		k := *known(p.current(), a)
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

func (p *Project) sheetsOf(current map[annotate.Key]annotate.Standing, a *annotate.Article, layer annotate.Layer, round int, annotator string) map[string]*annotate.Sheet {
	sheets := make(map[string]*annotate.Sheet)
	versions := p.versions()
	for _, para := range a.Paragraphs {
		sheets[para.ID] = annotate.NewSheet(para, layer, round, annotator)
		sheets[para.ID].Versions = versions
	}
	for key, s := range current {
		sheet := sheets[key.Subject]
		if sheet == nil || key.Layer != layer || key.Round != round || key.Annotator != annotator {
			continue
		}
		sheet.Put(s)
	}
	for _, s := range sheets {
		if s.Revealed() {
			s.KeepUnseen(p.Log())
		}
	}
	return sheets
}

// Sheets are an annotator's sheets of an article.
func (p *Project) Sheets(_ context.Context, article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error) {
	a := p.article(article)
	if a == nil {
		return nil, annotate.Errorf(annotate.CodeNotFound, "The project has no article %s.", article)
	}
	return p.sheetsOf(p.current(), a, layer, round, annotator), nil
}

// Sheet is an annotator's sheet of a paragraph.
func (p *Project) Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error) {
	for _, a := range p.articles {
		sheets, err := p.Sheets(ctx, a.ID, layer, round, annotator)
		if err != nil {
			return nil, err
		}
		if s := sheets[paragraph]; s != nil {
			return s, nil
		}
	}
	return nil, annotate.Errorf(annotate.CodeNotFound, "The project has no paragraph %s.", paragraph)
}

// SheetsOn are the sheets of a paragraph in all layers, by layer, round and
// annotator.
func (p *Project) SheetsOn(_ context.Context, paragraph string) ([]*annotate.Sheet, error) {
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
			sheets = append(sheets, annotate.NewSheet(p.paragraph(paragraph), key.Layer, key.Round, key.Annotator))
		}
		sheets[at].Put(standing)
	}
	slices.SortFunc(sheets, func(a, b *annotate.Sheet) int {
		return cmp.Or(cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Round, b.Round), cmp.Compare(a.Annotator, b.Annotator))
	})
	return sheets, nil
}

func (p *Project) paragraph(id string) annotate.Paragraph {
	for _, a := range p.articles {
		for _, para := range a.Paragraphs {
			if para.ID == id {
				return para
			}
		}
	}
	return annotate.Paragraph{ID: id}
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
				if err := visit(known(p.current(), a), s); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Entry finds an entry by its id.
func (p *Project) Entry(_ context.Context, id string) (*annotate.Entry, error) {
	for _, e := range p.Log() {
		if e.ID == id {
			return &e, nil
		}
	}
	return nil, annotate.Errorf(annotate.CodeNotFound, "The log has no entry %s.", id)
}

// Current is the newest entry of a key, or nil.
func (p *Project) Current(_ context.Context, key annotate.Key) (*annotate.Entry, error) {
	if s, ok := p.current()[key]; ok {
		return &s.Entry, nil
	}
	return nil, nil
}

// Actions are what an annotator did on a device, oldest first.
func (p *Project) Actions(_ context.Context, annotator, device string, limit int) ([]annotate.Action, error) {
	var actions []annotate.Action
	for _, e := range p.Log() { // one pen wrote them in their order
		said := e.Key.Kind == annotate.KindAnswer || e.Key.Kind == annotate.KindSubmission
		if !said || e.Author != annotator || e.Device != device {
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
	for _, e := range p.Log() {
		revisions[of[e.Key.Subject]]++
	}
	return revisions, nil
}
