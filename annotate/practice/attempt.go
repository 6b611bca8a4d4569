package practice

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// Source is what scores are read from.
type Source interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	// Queue lists, in the practice layer, the articles that have a key.
	Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error)
	Article(ctx context.Context, id string) (*annotate.Article, error)
	Sheets(ctx context.Context, article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error)
}

// Attempt is one go at all articles with a key.
type Attempt struct {
	Round      int
	Paragraphs int // of these articles, and articles as a whole where they are asked about
	Wholes     int // of them
	Submitted  int
	Score      Score
}

// Units is how much there is to submit.
func (a Attempt) Units() sentence.Sentence { return annotate.CountUnits(a.Paragraphs, a.Wholes) }

// Finished reports whether every paragraph was submitted.
func (a Attempt) Finished() bool { return a.Paragraphs > 0 && a.Submitted == a.Paragraphs }

// Passes reports whether the attempt is finished and at least the given share,
// in percent, of its answers is exactly the key's.
func (a Attempt) Passes(percent int) bool {
	return a.Finished() && 100*a.Score.Right >= percent*a.Score.Asked
}

// Current is the round in which an annotator practises: the newest that was
// begun, or the first.
func Current(ctx context.Context, from Source, annotator string) (int, error) {
	for round := KeyRound; ; round++ {
		next, err := begun(ctx, from, annotator, round+1)
		if err != nil || !next {
			return round, err
		}
	}
}

func begun(ctx context.Context, from Source, annotator string, round int) (bool, error) {
	queue, err := from.Queue(ctx, annotator, annotate.LayerPractice, round)
	for _, q := range queue {
		if q.Begun > 0 {
			return true, err
		}
	}
	return false, err
}

// Attempts scores every attempt of an annotator that was begun, oldest first.
func Attempts(ctx context.Context, from Source, annotator string) ([]Attempt, error) {
	var attempts []Attempt
	for round := KeyRound; ; round++ {
		there, err := begun(ctx, from, annotator, round)
		if err != nil || !there {
			return attempts, err
		}
		attempt, err := AttemptOf(ctx, from, annotator, round)
		if err != nil {
			return nil, err
		}
		attempts = append(attempts, attempt)
	}
}

// AttemptOf scores one attempt, as far as it has come.
func AttemptOf(ctx context.Context, from Source, annotator string, round int) (Attempt, error) {
	attempt := Attempt{Round: round}
	book, err := from.Codebook(ctx)
	if err != nil {
		return attempt, err
	}
	queue, err := from.Queue(ctx, annotator, annotate.LayerPractice, round)
	if err != nil {
		return attempt, err
	}
	var all []Feedback
	for _, q := range queue {
		compared, err := FeedbackOn(ctx, from, q.ArticleID, annotator, round)
		if err != nil {
			return attempt, err
		}
		attempt.Paragraphs, attempt.Wholes = attempt.Paragraphs+q.Paragraphs, attempt.Wholes+q.Wholes
		attempt.Submitted += q.Submitted
		all = append(all, compared...)
	}
	attempt.Score = ScoreOf(book, all)
	return attempt, nil
}

// FeedbackOn compares the submitted paragraphs of one article with its key, in
// order.
func FeedbackOn(ctx context.Context, from Source, article, annotator string, round int) ([]Feedback, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	key, err := KeyOf(ctx, from, article)
	if err != nil {
		return nil, err
	}
	yours, err := from.Sheets(ctx, article, annotate.LayerPractice, round, annotator)
	if err != nil {
		return nil, err
	}
	var compared []Feedback
	for _, p := range key.Article.Units(book) {
		if sheet := yours[p.ID]; sheet.State(book) == annotate.Submitted {
			compared = append(compared, key.Compare(book, sheet))
		}
	}
	return compared, nil
}
