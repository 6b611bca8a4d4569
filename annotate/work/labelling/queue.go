package labelling

import (
	"context"

	"plumbline/annotate"
)

// rowKey names a row of the queue: an article stands in it once more where some
// of its paragraphs are asked again.
type rowKey struct {
	article string
	round   int
}

// Queue lists the annotator's articles with their progress, after them those
// that are asked again.
func (s *Session) Queue() []annotate.Summary { return s.queue }

// ReadQueue reads the annotator's articles and their progress anew. Before
// practice is passed, where it has to be, there are none.
func (s *Session) ReadQueue(ctx context.Context) error {
	queue, err := s.store.Queue(ctx, s.options.Annotator, s.layer, s.options.Round)
	if err != nil {
		return err
	}
	if s.layer == annotate.LayerAnnotation {
		if s.gate, err = s.readGate(ctx); err != nil {
			return err
		}
		if s.gate != nil {
			queue = nil
		}
		if queue, err = s.withRepeats(ctx, queue); err != nil {
			return err
		}
	}
	s.queue, s.places, s.total = queue, make(map[rowKey]int, len(queue)), annotate.Tally{}
	for i, q := range queue {
		s.places[rowKey{q.ArticleID, q.Round}] = i
		s.total = s.total.Plus(q.Tally)
	}
	s.markQueue()
	return nil
}

// withRepeats adds those of the articles that are asked again by now.
func (s *Session) withRepeats(ctx context.Context, queue []annotate.Summary) ([]annotate.Summary, error) {
	share, err := s.store.Current(ctx, annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectRepeatShare})
	if err != nil {
		return nil, err
	}
	s.repeats = share != nil && annotate.ParseRepeats(share.Value, "", "").Share > 0
	if !s.repeats {
		return queue, nil
	}
	repeats, err := s.store.Repeats(ctx, s.options.Annotator, s.options.Now())
	if err != nil || len(repeats) == 0 {
		return queue, err
	}
	mine := make(map[string]bool, len(queue))
	for _, q := range queue {
		mine[q.ArticleID] = true
	}
	for _, r := range repeats {
		if mine[r.ArticleID] {
			queue = append(queue, r)
		}
	}
	return queue, nil
}

// InRow reports whether a row of the queue is the article at hand.
func (s *Session) InRow(row annotate.Summary) bool {
	return s.article != nil && row.ArticleID == s.article.ID && row.Round == s.round
}

// inQueue is the article's index in the queue, or -1.
func (s *Session) inQueue(article string, round int) int {
	if i, ok := s.places[rowKey{article, round}]; ok {
		return i
	}
	return -1
}

// unfinished finds the next row after the given one that has work left, or -1;
// the given one is looked at last.
func (s *Session) unfinished(after int) int {
	for i := 1; i <= len(s.queue); i++ {
		at := (after + i) % len(s.queue)
		if q := s.queue[at]; q.Submitted < q.Paragraphs {
			return at
		}
	}
	return -1
}
