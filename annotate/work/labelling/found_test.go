package labelling

import (
	"testing"

	"plumbline/annotate"
)

func TestAnOrderOfWorkIsDoneOnceNothingInItIsLeft(t *testing.T) {
	row := func(article string, submitted int) annotate.Summary {
		return annotate.Summary{ArticleID: article, Tally: annotate.Tally{Paragraphs: 2, Submitted: submitted}}
	}
	q := &queue{}
	q.take([]annotate.Summary{row("a", 2), row("b", 0), row("c", 1)})
	q.order = order{"harbour", annotate.Collected{Articles: []string{"a", "c"}, Found: map[string]int{"a": 1, "c": 3}}}
	if q.Order() != "harbour" || len(q.Shown()) != 2 || q.rowWithWork(0) != 2 {
		t.Errorf("it is %q, shows %d articles, and goes on at %d", q.Order(), len(q.Shown()), q.rowWithWork(0))
	}
	q.take([]annotate.Summary{row("a", 2), row("b", 0), row("c", 2)})
	if q.Order() != "" || len(q.Shown()) != 3 || q.rowWithWork(2) != 1 {
		t.Errorf("done, it is %q, shows %d articles, and goes on at %d", q.Order(), len(q.Shown()), q.rowWithWork(2))
	}
}
