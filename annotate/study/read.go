package study

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/hint"
	"plumbline/annotate/practice"
	"plumbline/annotate/review"
)

// Source is what a study is read from.
type Source interface {
	review.EffectSource
	practice.Source
	Adoptions(ctx context.Context) ([]annotate.Adopted, error)
	Attributes(ctx context.Context) ([]annotate.Attribute, error)
	Consents(ctx context.Context) ([]annotate.Agreed, error)
	Articles(ctx context.Context) ([]annotate.Article, error)
	EachParagraph(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error
	Assignments(ctx context.Context, round int) ([]annotate.Assignment, error)
	Batches(ctx context.Context) ([]annotate.Batch, error)
	Frames(ctx context.Context) ([]annotate.Frame, error)
	Repeated(ctx context.Context) ([]annotate.Repeated, error)
	Rulings(ctx context.Context) (annotate.Rulings, error)
	People(ctx context.Context) ([]annotate.PersonSummary, error)
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error)
	Destroyed(ctx context.Context) (annotate.Destroyed, error)
}

// Read reads a study. It takes as long as all intervals take, and ends with the context.
func Read(ctx context.Context, from Source, about About) (*Study, error) {
	s := &Study{About: about}
	if about.Frozen != nil { // what was frozen reads the same whatever a copy of the file is called
		title, err := from.Setting(ctx, annotate.ProjectTitle)
		if err != nil {
			return nil, err
		}
		s.Project = cmp.Or(title, about.Frozen.Name)
	}
	for _, read := range []func(context.Context, Source) error{
		s.readRules, s.readHints, s.readArticles, s.readParagraphs, s.readSheets, s.readTeam, s.readPractice, s.readNumbers, s.readHardest,
	} {
		if err := read(ctx, from); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// settings are those that a reader of the data has to know.
var settings = []string{
	annotate.ProjectOutletBlind, annotate.ProjectHideCrosslinks, annotate.ProjectHideColumns, annotate.ProjectAuditShare,
	annotate.ProjectPracticePass, annotate.ProjectTime, annotate.ProjectRepeatShare, annotate.ProjectRepeatDays,
	annotate.ProjectTargetsShown, annotate.ProjectHintsShown,
}

func (s *Study) readRules(ctx context.Context, from Source) (err error) {
	if s.Book, err = from.Codebook(ctx); err != nil {
		return err
	}
	if s.Rules, err = from.Adoptions(ctx); err != nil {
		return err
	}
	if s.Targets, err = from.Targets(ctx); err != nil {
		return err
	}
	rulings, err := from.Rulings(ctx)
	if err != nil {
		return err
	}
	s.Rulings = slices.DeleteFunc(slices.Clone(rulings), func(r annotate.Ruling) bool { return r.For != "" })
	opened, err := from.Current(ctx, annotate.OpeningKey(annotate.OpenedOutlets))
	if err != nil {
		return err
	}
	s.Early = opened != nil && opened.Value == annotate.OpenedEarly
	s.Settings = make(map[string]string)
	for _, field := range settings {
		if s.Settings[field], err = from.Setting(ctx, field); err != nil {
			return err
		}
	}
	return nil
}

// readHints reads the words that annotators may be pointed to.
func (s *Study) readHints(ctx context.Context, from Source) error {
	list, err := from.Setting(ctx, annotate.ProjectHintList)
	if err != nil || list == "" {
		return err
	}
	s.Hints, err = hint.Parse([]byte(list))
	return err
}

func (s *Study) readTeam(ctx context.Context, from Source) error {
	attributes, err := from.Attributes(ctx)
	if err != nil {
		return err
	}
	s.Told = make(map[string]int)
	for _, a := range attributes {
		s.Told[a.Name]++
	}
	words, err := from.Consents(ctx)
	if err != nil {
		return err
	}
	s.Agreed = annotate.ConsentVersions(words)
	text, err := from.Setting(ctx, annotate.ProjectConsent)
	if err != nil {
		return err
	}
	if asked, some := annotate.ConsentTo(text); some {
		s.Consent = &asked
	}
	given, err := from.Assignments(ctx, annotate.FirstRound)
	if err != nil {
		return err
	}
	articles := make(map[string]bool)
	for _, a := range given {
		if _, counts := s.Texts.counted[a.Article]; counts {
			articles[a.Article] = true
		}
	}
	s.Texts.AssignedTo = len(articles)
	if s.Batches, err = from.Batches(ctx); err != nil {
		return err
	}
	if s.Frames, err = from.Frames(ctx); err != nil {
		return err
	}
	s.Repeats, err = from.Repeated(ctx)
	return err
}

func (s *Study) readPractice(ctx context.Context, from Source) error {
	if s.Texts.Practice == 0 {
		return nil
	}
	people, err := from.People(ctx)
	if err != nil {
		return err
	}
	for _, who := range people {
		attempts, err := practice.Attempts(ctx, from, who.ID)
		if err != nil {
			return err
		}
		for _, a := range attempts {
			s.Practice = append(s.Practice, Practised{who.ID, a})
		}
	}
	return nil
}

// readHardest reads the texts of the hardest paragraphs.
func (s *Study) readHardest(ctx context.Context, from Source) error {
	if s.Hardest == 0 {
		return nil
	}
	wanted := make(map[string]bool)
	for _, d := range s.Overview.Divided(s.Hardest) {
		wanted[d.Paragraph] = true
	}
	s.Hard = make(map[string]string)
	return from.EachParagraph(ctx, func(_ *annotate.Article, p annotate.Paragraph) error {
		if wanted[p.ID] && p.Text != "" {
			s.Hard[p.ID] = p.Text
		}
		return nil
	})
}
