package annotate

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"plumbline/annotate/codebook"
)

// Feedback is what an annotator is told about an answer of theirs once its batch is closed:
// what was finally decided where that is something else, and why. It is an entry of its own,
// so that nothing but this goes out with it.
type Feedback struct {
	Final  string `json:"final"`
	Reason string `json:"reason,omitempty"`

	Paragraph Paragraph `json:"-"`
	Title     string    `json:"-"` // of the article
	Slot      Slot      `json:"-"`
	Yours     string    `json:"-"` // as it stands now
	Seen      bool      `json:"-"` // that it was seen is in the log
}

// FeedbackKey is the key of what somebody is told about an answer of theirs.
func FeedbackKey(paragraph, annotator string, slot Slot) Key {
	return Key{Kind: KindFeedback, Subject: paragraph, Annotator: annotator, Field: slot.Field, Target: slot.Target}
}

// Value is what the log says of it.
func (f *Feedback) Value() string {
	value, _ := json.Marshal(f) // of texts
	return string(value)
}

// ReadFeedback reads what an entry tells; ok is false for one that tells nothing.
func ReadFeedback(e *Entry) (f Feedback, ok bool) {
	if !isFeedback(e.Value) || json.Unmarshal([]byte(e.Value), &f) != nil {
		return Feedback{}, false
	}
	f.Paragraph.ID, f.Slot = e.Key.Subject, Slot{e.Key.Field, e.Key.Target}
	return f, true
}

// isFeedback reports whether a value is feedback in the one form in which it is stored.
func isFeedback(value string) bool {
	var f Feedback
	return json.Unmarshal([]byte(value), &f) == nil && f.Final != "" && f.Value() == value
}

// FeedbackSource is what is read to find what somebody is to be told.
type FeedbackSource interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]Target, error)
	Batches(ctx context.Context) ([]Batch, error)
	Catalogue(ctx context.Context) ([]Summary, error)
	EachSheetOf(ctx context.Context, article string, visit func(*Article, *Sheet) error) error
	Current(ctx context.Context, key Key) (*Entry, error) // nil if there never was one
}

// DueFeedback finds what somebody is to be told: of the articles in closed batches, every
// answer of a paragraph that they have submitted which means what the question means now and
// is not what was decided. What they are asked again, without knowing, is left out.
func DueFeedback(ctx context.Context, from FeedbackSource, annotator string) ([]Feedback, error) {
	articles, err := inClosedBatches(ctx, from)
	if err != nil || len(articles) == 0 {
		return nil, err
	}
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	var due []Feedback
	for _, article := range articles {
		pairs, err := sheetsBesideFinal(ctx, from, article.ArticleID, annotator)
		if err != nil {
			return nil, err
		}
		for _, pair := range pairs {
			due = append(due, pair.differing(book, article.Meta, targets)...)
		}
	}
	return due, nil
}

// inClosedBatches are the articles in use whose batch is closed.
func inClosedBatches(ctx context.Context, from FeedbackSource) ([]Summary, error) {
	batches, err := from.Batches(ctx)
	closed := slices.DeleteFunc(batches, func(b Batch) bool { return !b.Closed })
	if err != nil || len(closed) == 0 {
		return nil, err
	}
	all, err := from.Catalogue(ctx)
	return slices.DeleteFunc(all, func(a Summary) bool {
		return a.Meta.Withdrawn || !slices.ContainsFunc(closed, func(b Batch) bool { return b.Name == a.Meta.Batch })
	}), err
}

// besideFinal is somebody's sheet and the final one of the same paragraph.
type besideFinal struct{ yours, final *Sheet }

// sheetsBesideFinal reads those of an article, in order.
func sheetsBesideFinal(ctx context.Context, from FeedbackSource, article, annotator string) ([]besideFinal, error) {
	pairs := make(map[string]*besideFinal)
	err := from.EachSheetOf(ctx, article, func(_ *Article, s *Sheet) error {
		own := s.Layer == LayerAnnotation && s.Round == FirstRound && s.Annotator == annotator
		if !own && s.Layer != LayerFinal {
			return nil
		}
		pair := pairs[s.Paragraph.ID]
		if pair == nil {
			pair = &besideFinal{}
			pairs[s.Paragraph.ID] = pair
		}
		if own {
			pair.yours = s
		} else {
			pair.final = s
		}
		return nil
	})
	var both []besideFinal
	for id, pair := range pairs {
		if err != nil || pair.yours == nil || pair.final == nil {
			continue
		}
		var again *Entry
		if again, err = from.Current(ctx, RepeatKey(id, annotator)); again == nil || again.Value != Yes {
			both = append(both, *pair)
		}
	}
	slices.SortFunc(both, func(a, b besideFinal) int { return cmp.Compare(a.yours.Paragraph.Position, b.yours.Paragraph.Position) })
	return both, err
}

// differing are the answers that are not what was decided, in the order of the form.
func (p besideFinal) differing(book *codebook.Codebook, meta Meta, targets []Target) (all []Feedback) {
	ids := TargetIDs(meta.AskedTargets(targets))
	account := p.yours.Account(book, ids)
	for _, q := range p.yours.Ask(book, ids).Questions() {
		slot := Slot{q.Field.Key, q.Target}
		yours, final := p.yours.Under(book, slot.Field, slot.Target), p.final.Under(book, slot.Field, slot.Target)
		decided := p.final.Decided(book, slot) && p.final.How(book, slot) != OutcomeKept
		if !q.Field.Choosable() || account.Of(slot) != Submitted || !decided || final == "" || final == yours {
			continue
		}
		all = append(all, Feedback{
			Paragraph: p.yours.Paragraph, Title: meta.Title, Slot: slot, Yours: yours, Final: final,
			Reason: p.final.Verdict(slot).Reason.Entry.Value, Seen: p.yours.Revealed(),
		})
	}
	return all
}

// UnseenFeedback counts the paragraphs of what somebody was told and did not see yet.
func UnseenFeedback(told []Feedback) int {
	paragraphs := make(map[string]bool)
	for i := range told {
		if !told[i].Seen {
			paragraphs[told[i].Paragraph.ID] = true
		}
	}
	return len(paragraphs)
}
