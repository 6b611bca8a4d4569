package labelling

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/hint"
	"plumbline/annotate/mention"
)

// Pointed is a word of a paragraph that is pointed out: the name of a target, or a hint with
// its reason. It is in code points, half open.
type Pointed struct {
	Start, End int
	Target     string // its id, "" for a hint
	Reason     string // of a hint
}

// pointing is what the project points out in the texts, and what is on record of it.
type pointing struct {
	targets, hints treatment
	list           *hint.List // nil without one
	words          *mention.Names
	recorded       map[annotate.Key]annotate.Current // as they stand after this session's entries
	found          map[string]found                  // by paragraph of the article at hand
}

// treatment is one that the project has, or had: until it is spoken of, nothing is on
// record of it.
type treatment struct {
	annotate.Treatment
	known bool
}

// found is what stands in a paragraph.
type found struct{ names, hints []Pointed }

// readPointing takes up what the project points out.
func (s *Session) readPointing(ctx context.Context) error {
	settings := make(map[string]string)
	for _, field := range append(annotate.Treatments(), annotate.ProjectShownSeed, annotate.ProjectHintList) {
		now, err := s.store.Current(ctx, annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field})
		if err != nil {
			return err
		}
		if now != nil {
			settings[field] = now.Value
		}
	}
	of := func(field string) treatment {
		_, known := settings[field]
		return treatment{annotate.ReadTreatment(field, func(f string) string { return settings[f] }), known}
	}
	p := &pointing{
		targets:  of(annotate.ProjectTargetsShown),
		hints:    of(annotate.ProjectHintsShown),
		recorded: make(map[annotate.Key]annotate.Current), found: make(map[string]found),
	}
	if s.pointing != nil {
		p.recorded = s.recorded
	}
	if list, err := hint.Parse([]byte(settings[annotate.ProjectHintList])); err == nil {
		p.list, p.words = list, list.Finder()
	} // what a later program wrote as a list is none
	s.pointing = p
	return nil
}

// in finds what stands in a paragraph, once.
func (p *pointing) in(paragraph *annotate.Paragraph, targets []annotate.Target) found {
	if f, known := p.found[paragraph.ID]; known {
		return f
	}
	var f found
	if p.targets.When != annotate.ShowNever {
		for _, m := range mention.OfTargets(targets).In(paragraph.Text) {
			f.names = append(f.names, Pointed{Start: m.Start, End: m.End, Target: targets[m.Of].ID})
		}
	}
	if p.hints.When != annotate.ShowNever {
		for _, m := range p.words.In(paragraph.Text) {
			f.hints = append(f.hints, Pointed{Start: m.Start, End: m.End, Reason: p.list.Hints[m.Of].Reason})
		}
	}
	p.found[paragraph.ID] = f
	return f
}

// HasHints reports whether the project shows hints to annotators, and PointsOutNames
// whether it points out the names of targets.
func (s *Session) HasHints() bool { return s.hints.When != annotate.ShowNever && !s.words.None() }

// PointsOutNames is told with HasHints.
func (s *Session) PointsOutNames() bool { return s.pointing.targets.When != annotate.ShowNever }

// PointedOut lists what is pointed out to the annotator in the paragraph at an index of the
// article at hand: names of targets, then hints. It never is in practice.
func (s *Session) PointedOut(i int) []Pointed {
	sheet := s.Sheet(i)
	if sheet == nil || s.Practising() {
		return nil
	}
	var all []Pointed
	submitted := sheet.State(s.book) == annotate.Submitted
	f := s.in(&sheet.Paragraph, s.Targets())
	if s.pointing.targets.Shows(s.options.Annotator, sheet.Paragraph.Article, submitted) {
		all = append(all, f.names...)
	}
	if s.hints.Shows(s.options.Annotator, sheet.Paragraph.Article, submitted) {
		all = append(all, f.hints...)
	}
	return all
}

// recordShown writes, ahead of an answer to the current paragraph, what is pointed out in
// it, if that is not on record. What is shown only once the paragraph is submitted is
// written after that, by recordShownAfter.
func (s *Session) recordShown() { s.recordExposures(false) }

func (s *Session) recordShownAfter() { s.recordExposures(true) }

func (s *Session) recordExposures(after bool) {
	sheet := s.Current()
	if sheet == nil || s.Practising() || s.options.ReadOnly || s.Foreign() {
		return
	}
	f := s.in(&sheet.Paragraph, s.Targets())
	s.recordExposure(sheet, s.pointing.targets, len(f.names), after)
	s.recordExposure(sheet, s.hints, len(f.hints), after)
}

func (s *Session) recordExposure(sheet *annotate.Sheet, t treatment, words int, after bool) {
	if !t.known || after != (t.When == annotate.ShowAfter) && t.When != annotate.ShowNever {
		return
	}
	value := ""
	if x, any := t.Exposes(s.options.Annotator, sheet.Paragraph.Article, words, sheet.State(s.book) == annotate.Submitted); any {
		value = x.String()
	}
	key := annotate.ExposureKey(t.Field, sheet.Paragraph.ID, s.options.Annotator, s.round)
	now, known := s.recorded[key]
	if !known {
		var err error
		if now, err = s.store.Stands(context.Background(), key); err != nil {
			return // the answer goes the same way and says what is wrong with the file
		}
	}
	if now.Entry.Value != value {
		now = s.Writer.RecordValue(now, key, value)
	}
	s.recorded[key] = now
}
