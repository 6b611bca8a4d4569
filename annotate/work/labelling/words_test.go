package labelling_test

import (
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/labelling"
)

// wanting is an annotator at work by a codebook that requires words for sources.
func wanting(t *testing.T) *rig {
	t.Helper()
	source := strings.Replace(string(annotatetest.CodebookSource()), "key: sourcing\n", "key: sourcing\n    evidence: required\n", 1)
	book, err := codebook.Parse([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if !book.Field("sourcing").RequiresEvidence() {
		t.Fatal("the codebook requires no words for sources")
	}
	d := sit(t, filled(t, book, 0))
	d.GoTo(1)
	return d
}

func TestAnAnswerWaitsForItsWordsOrForTheWordThatNoneShowIt(t *testing.T) {
	for _, c := range []struct {
		what   string
		give   func(d *rig)
		notice answering.NoticeKind
	}{
		{"words by the option", func(d *rig) { d.Select(0, 5); d.keys("n") }, answering.NoticeMarked},
		{"words by space", func(d *rig) { d.Select(0, 5); d.keys(" ") }, answering.NoticeMarked},
		{"no words", func(d *rig) { d.keys(" ") }, labelling.NoticeNoneShow},
	} {
		d := wanting(t)
		d.keys("nnn⏎")
		d.wantActive("sourcing")
		d.wantNotice(labelling.NoticeMissing)
		c.give(d)
		d.wantNotice(c.notice)
		if missing := d.Missing(); len(missing) > 0 {
			t.Errorf("%s: still missing is %s", c.what, d.nameOf(missing[0]))
		}
		d.keys("⏎")
		if d.At() == 1 || d.Sheet(1).State(d.Book()) != annotate.Submitted {
			t.Errorf("%s: the paragraph is %q", c.what, d.Sheet(1).State(d.Book()))
		}
	}
}

func TestThatNoWordsShowAnAnswerIsUndone(t *testing.T) {
	d := wanting(t)
	d.keys("nnn⏎ ")
	d.undo()
	if missing := d.Missing(); len(missing) != 1 || missing[0].Field.Key != "sourcing" {
		t.Errorf("missing is %v", missing)
	}
}

func TestSpaceMeansNothingWhereNoWordsAreWanted(t *testing.T) {
	d := sit(t, project(t, 0))
	d.GoTo(1)
	d.keys("n ")
	d.wantNotice(labelling.NoticeNoEvidence)
	if n := len(d.written()); n != 1 {
		t.Errorf("%d entries are written, want the answer alone", n)
	}
}
