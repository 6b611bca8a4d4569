package adjudicate

import (
	"cmp"
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// Histories is where everything that was ever said of paragraphs is read from.
type Histories interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	CodebookByHash(ctx context.Context, hash string) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	// EachHistory visits every paragraph with its entries in the order of the
	// log. Nothing it gives is kept.
	EachHistory(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph, []annotate.Entry) error) error
}

// Norming is what a discussion changed: blind answers against those after it,
// of the same annotators on the same paragraphs.
type Norming struct {
	Before, After *review.Overview // without intervals
	Paragraphs    int              // that were discussed
	Moves         []Move           // by annotator, then toward whom most often
	again         map[annotate.Slot]bool
}

// Compared is agreement on a question before and after.
type Compared struct{ Before, After *review.Row }

// Again compares the questions that anybody answered again, and says on how many others
// nobody did.
func (n *Norming) Again() (all []Compared, others int) {
	left := make(map[annotate.Slot]bool)
	for i := range n.Before.Rows {
		before := &n.Before.Rows[i]
		slot := annotate.Slot{Field: before.Question.Field, Target: before.Question.Target}
		if !n.again[slot] {
			left[slot] = true
			continue
		}
		for j := range n.After.Rows {
			if after := &n.After.Rows[j]; after.Question == before.Question && after.What == before.What {
				all = append(all, Compared{before, after})
			}
		}
	}
	return all, len(left)
}

// Move counts how an annotator's changed answers compare with the blind answers
// of another one.
type Move struct {
	Annotator, Toward string
	Closer            int // changes that came closer to them
	Farther           int // changes that went away from them
	Changes           int // of answers to questions that both had answered
}

// ReadNorming compares answers before and after. Without a time, an
// annotator's answers to a paragraph are blind until others' answers to it
// were shown to them, and paragraphs of which nobody saw any are left out;
// with one, until that time.
func ReadNorming(ctx context.Context, from Histories, at time.Time, f review.Filter) (*Norming, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	byHash := func(hash string) (*codebook.Codebook, error) { return from.CodebookByHash(ctx, hash) }
	n := &normer{
		rules: &rules{book: book, targets: targets, apart: make(map[[3]string]float64)}, at: at, filter: f, byHash: byHash,
		versions: &codebook.Versions{InForce: book, Held: map[string]*codebook.Codebook{book.Hash: book}},
		before:   review.New(book, targets, byHash), after: review.New(book, targets, byHash), moves: make(map[[2]string]*Move),
		again: make(map[annotate.Slot]bool),
	}
	if err := from.EachHistory(ctx, n.paragraph); err != nil {
		return nil, err
	}
	f.Drafts = true // who votes may be asked more by it, which nobody answered
	found := &Norming{Before: n.before.Overview(f), After: n.after.Overview(f), Paragraphs: n.paragraphs, again: n.again}
	for _, m := range n.moves {
		found.Moves = append(found.Moves, *m)
	}
	slices.SortFunc(found.Moves, func(a, b Move) int {
		return cmp.Or(cmp.Compare(a.Annotator, b.Annotator), cmp.Compare(b.Closer, a.Closer), cmp.Compare(a.Toward, b.Toward))
	})
	return found, nil
}

// normer collects the answers before and after a discussion.
type normer struct {
	rules         *rules
	at            time.Time
	filter        review.Filter
	byHash        func(string) (*codebook.Codebook, error)
	versions      *codebook.Versions
	before, after *review.Answers
	paragraphs    int
	moves         map[[2]string]*Move
	again         map[annotate.Slot]bool // questions that somebody answered again
}

func (n *normer) paragraph(article *annotate.Article, paragraph annotate.Paragraph, said []annotate.Entry) error {
	for _, e := range said {
		if e.Codebook != "" && n.versions.Held[e.Codebook] == nil {
			book, err := n.byHash(e.Codebook)
			if err != nil {
				return err
			}
			n.versions.Held[e.Codebook] = book
		}
	}
	blind, discussed := Blind(said, n.at)
	if !discussed {
		return nil
	}
	first, last := n.sheets(paragraph, blind), n.sheets(paragraph, said)
	var ids []string
	for _, t := range article.Meta.AskedTargets(n.rules.targets) {
		ids = append(ids, t.ID)
	}
	then, now := map[annotate.Slot][]Given{}, map[annotate.Slot][]Given{}
	for i, s := range first {
		if !n.filter.Takes(article.ID, s, n.rules.book) || !n.filter.Takes(article.ID, last[i], n.rules.book) {
			continue
		}
		last[i].Revote()
		n.answeredAgain(s, last[i])
		if err := n.before.Add(article, s); err != nil {
			return err
		}
		if err := n.after.Add(article, last[i]); err != nil {
			return err
		}
		collect(then, s.Annotator, n.rules.answers(s, ids))
		collect(now, s.Annotator, n.rules.answers(last[i], ids))
	}
	n.paragraphs++
	for slot := range then {
		n.moved(slot.Field, then[slot], now[slot])
	}
	return nil
}

// answeredAgain notes to which questions a sheet has another answer than before, be it the same.
func (n *normer) answeredAgain(before, after *annotate.Sheet) {
	for slot, was := range before.Answers {
		now, answered := after.Answers[slot]
		if answered && was.Entry.Value != "" && now.Entry.Value != "" && now.Entry.ID != was.Entry.ID {
			n.again[slot] = true
		}
	}
}

func collect(to map[annotate.Slot][]Given, annotator string, answers map[annotate.Slot]string) {
	for slot, value := range answers {
		to[slot] = append(to[slot], Given{Annotator: annotator, Value: value})
	}
}

// sheets folds entries to the sheets of their annotators, by name. Those who
// said nothing blind have an empty sheet there.
func (n *normer) sheets(paragraph annotate.Paragraph, said []annotate.Entry) []*annotate.Sheet {
	var sheets []*annotate.Sheet
	for _, e := range said {
		if e.Key.Round != Round || e.Key.Annotator == "" {
			continue
		}
		at := slices.IndexFunc(sheets, func(s *annotate.Sheet) bool { return s.Annotator == e.Key.Annotator })
		if at < 0 {
			at = len(sheets)
			sheets = append(sheets, annotate.NewSheet(paragraph, annotate.LayerAnnotation, Round, e.Key.Annotator))
			sheets[at].Versions = n.versions
		}
		sheets[at].Apply(e)
	}
	slices.SortFunc(sheets, func(a, b *annotate.Sheet) int { return cmp.Compare(a.Annotator, b.Annotator) })
	return sheets
}

// Blind leaves of everything that was said of a paragraph what each annotator
// said before others' answers were shown to them, or before a time if one is
// given. What was voted after a discussion never is blind, and says that there was one.
// It reports whether there was such a moment. The first thing an
// annotator said of all stays in any case, emptied, so that nobody is missing.
func Blind(said []annotate.Entry, at time.Time) (blind []annotate.Entry, discussed bool) {
	end := lastBlind(said)
	here := make(map[string]bool) // annotators of whom something is left
	for _, e := range said {
		seen, known := end[e.Key.Annotator]
		late := known && e.After(&seen)
		if !at.IsZero() {
			late = !e.DecidedAt.Before(at) || e.Key.Kind == annotate.KindVote
		}
		if late && here[e.Key.Annotator] {
			continue
		}
		if late {
			e = annotate.Entry{ID: e.ID, Key: e.Key, Origin: e.Origin}
		}
		here[e.Key.Annotator] = true
		blind = append(blind, e)
	}
	return blind, len(end) > 0 || !at.IsZero()
}

// lastBlind is of each annotator the first entry that says that they know what others
// answered: answers were shown to them, or they voted after a discussion.
func lastBlind(said []annotate.Entry) map[string]annotate.Entry {
	end := make(map[string]annotate.Entry)
	for _, e := range said {
		shown := e.Key.Kind == annotate.KindReveal && e.Key.Field == annotate.RevealAnswers && e.Value != ""
		if !shown && e.Key.Kind != annotate.KindVote {
			continue
		}
		if first, known := end[e.Key.Annotator]; !known || first.After(&e) {
			end[e.Key.Annotator] = e
		}
	}
	return end
}

// moved counts the changed answers to a question.
func (n *normer) moved(field string, then, now []Given) {
	for _, was := range then {
		at := slices.IndexFunc(now, func(g Given) bool { return g.Annotator == was.Annotator })
		if at < 0 || now[at].Value == was.Value {
			continue
		}
		for _, other := range then {
			if other.Annotator == was.Annotator {
				continue
			}
			name := [2]string{was.Annotator, other.Annotator}
			m := n.moves[name]
			if m == nil {
				m = &Move{Annotator: was.Annotator, Toward: other.Annotator}
				n.moves[name] = m
			}
			m.Changes++
			before, after := n.rules.distance(field, was.Value, other.Value), n.rules.distance(field, now[at].Value, other.Value)
			switch {
			case after < before:
				m.Closer++
			case after > before:
				m.Farther++
			}
		}
	}
}
