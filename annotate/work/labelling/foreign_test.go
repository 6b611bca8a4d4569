package labelling_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

func TestAnArticleThatIsNotOnesOwnIsOnlyToBeRead(t *testing.T) {
	m := project(t, 1)
	given := annotate.Key{
		Kind: annotate.KindAssignment, Subject: m.articles[0].ID, Layer: annotate.LayerAnnotation, Round: 1, Annotator: "A1",
	}
	m.foreign(t, m.Pen("lead"), given, annotate.Yes, annotate.OriginAnnotator)
	d := sit(t, m)
	before := len(d.written())
	d.open(1) // it was given to nobody
	if !d.Foreign() {
		t.Fatal("the article is taken for one's own")
	}
	d.keys("bo1n?⏎⌫")
	if n := len(d.written()); n != before {
		t.Errorf("%d entries were written about it", n-before)
	}
	d.keys("b")
	if kind := d.Notice().Kind; kind != answering.NoticeClosed {
		t.Errorf("the notice is %v", kind)
	}
	d.open(0)
	if d.Foreign() {
		t.Fatal("one's own article is taken for another's")
	}
	d.keys("?")
	if len(d.written()) == before {
		t.Error("one's own article takes no answer")
	}
}
