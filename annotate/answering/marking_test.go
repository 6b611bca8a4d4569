package answering_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

// The first paragraph is "The harbour opens."
func TestWordsSelectedBelongToTheOptionPressedNext(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("⟧o")
	p.want("sourcing", "1 sourcing official: harbour, 1 sourcing=official")
	if n := p.wantNotice(answering.NoticeMarked); n.Field.Key != "sourcing" || n.To != "official" || n.Marks != 1 {
		t.Errorf("the notice is %+v", n)
	}
	p.keys("e")
	p.want("sourcing", "1 sourcing official: harbour, 1 sourcing=official|expert")
	p.wantNotice(answering.NoticeNone)
}

func TestAnswerAndItsMarkAreUndoneTogether(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("⟧o↶")
	p.want("sourcing", "")
	p.keys("↷")
	p.want("sourcing", "1 sourcing official: harbour, 1 sourcing=official")
}

func TestMoreWordsForAnAnswerLeaveItAsItIs(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("⟧o⟦o")
	p.want("sourcing", "1 sourcing official: The, 1 sourcing official: harbour, 1 sourcing=official")
	p.keys("o") // without words selected the key means what it always does
	p.want("sourcing", "")
	p.keys("o")
	p.want("sourcing", "1 sourcing official: The, 1 sourcing official: harbour, 1 sourcing=official")
}

func TestPassagesOfOneOptionThatOverlapBecomeOne(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("⟦o▭o")
	p.want("sourcing", "1 sourcing official: The ha, 1 sourcing=official")
	p.keys("▭e") // for another option they overlap as they are
	p.want("sourcing", "1 sourcing expert: e ha, 1 sourcing official: The ha, 1 sourcing=official|expert")
}

func TestSpaceAttachesWordsToTheAnswerGivenLast(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("⟧ ")
	p.wantNotice(answering.NoticeWhose)
	p.Unselect()
	p.keys("oe⟧ ")
	p.want("sourcing", "1 sourcing expert: harbour, 1 sourcing=official|expert")
	p.keys("⟦ ")
	p.want("sourcing", "1 sourcing expert: The, 1 sourcing expert: harbour, 1 sourcing=official|expert")
	p.keys("→ ") // without words it takes the option looked at
	p.want("sourcing", "1 sourcing expert: The, 1 sourcing expert: harbour, 1 sourcing=official|group|expert")
}

func TestAfterARestartSpaceAsksForTheOptionWhereTheAnswerHasSeveral(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("oe")
	sourcing := annotate.Slot{Field: "sourcing"}
	p.Arrive(sourcing)
	p.keys("⟧ ")
	p.wantNotice(answering.NoticeWhose)
	p.Unselect()
	p.keys("e")
	p.Arrive(sourcing)
	p.keys("⟧ ")
	p.want("sourcing", "1 sourcing official: harbour, 1 sourcing=official")
}

func TestMarksOfAnAnswerTakenBackRestWithIt(t *testing.T) {
	for _, c := range []struct{ away, back string }{{"⌫", "↶"}, {"⌫", "o"}, {"o", "o"}} {
		p := open(t, &disk{}, answering.Manner{})
		p.keys("⟧o" + c.away)
		p.want("sourcing", "")
		p.keys(c.back)
		p.want("sourcing", "1 sourcing official: harbour, 1 sourcing=official")
	}
}

func TestTheClaimOfWordsEnds(t *testing.T) {
	ends := map[string]func(p *page){
		"by hand":                func(p *page) { p.Unselect() },
		"by leaving":             func(p *page) { p.keys("②①") },
		"once they are attached": func(p *page) { p.keys("o") },
	}
	for how, end := range ends {
		p := open(t, &disk{}, answering.Manner{})
		p.keys("⟧")
		end(p)
		before := len(p.Marks())
		p.keys("e")
		if len(p.Marks()) != before {
			t.Errorf("%s: the marks are %+v", how, p.Marks())
		}
	}
}

func TestWordsStaySelectedWhereAQuestionTakesNone(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{}, func(p *page, _ *answering.Options) {
		book := *p.book
		book.Fields = append([]codebook.Field(nil), p.book.Fields...)
		book.Field("sourcing").Evidence = codebook.EvidenceNone
		p.book = &book
	})
	p.keys("⟧n")
	p.want("unsourced", "1 sourcing=none")
	p.keys(" ")
	p.wantNotice(answering.NoticeNoWords)
	p.keys("y")
	if marks := p.Marks(); len(marks) != 1 || marks[0].Field != "unsourced" || marks[0].Words != "harbour" {
		t.Errorf("the marks are %+v", marks)
	}
}

func TestWhiteSpaceAroundWordsIsNotMarked(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.Select(3, 12)
	p.keys("o")
	p.want("sourcing", "1 sourcing official: harbour, 1 sourcing=official")
	p.Select(3, 4) // a space alone
	p.keys("e")
	p.want("sourcing", "1 sourcing official: harbour, 1 sourcing=official|expert")
}

func TestAMarkIsMovedAndTakenBack(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("⟦o⟧o")
	p.Remark(p.Marks()[0], 1, 4)
	p.wantNotice(answering.NoticeRemarked)
	p.want("sourcing", "1 sourcing official: harbour, 1 sourcing official: he, 1 sourcing=official")
	p.Remark(p.Marks()[0], 0, 6)
	p.want("sourcing", "1 sourcing official: The harbour, 1 sourcing=official")
	p.keys("✂")
	if n := p.wantNotice(answering.NoticeUnmarked); n.Marks != 0 {
		t.Errorf("the notice is %+v", n)
	}
	p.want("sourcing", "1 sourcing=official")
	p.keys("↶")
	if n := p.wantNotice(answering.NoticeUndone); n.What != annotate.KindEvidence || n.Option != "official" {
		t.Errorf("the notice is %+v", n)
	}
	p.keys("↶↶")
	p.want("sourcing", "1 sourcing official: The, 1 sourcing official: harbour, 1 sourcing=official")
}

func TestMarksAreUndoneAfterARestart(t *testing.T) {
	d := &disk{known: []string{"A1"}}
	p := open(t, d, answering.Manner{})
	p.keys("⟧o⟦o✂")
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	p = open(t, d, answering.Manner{})
	p.want("attribution", "1 sourcing official: harbour, 1 sourcing=official")
	p.keys("↶")
	p.want("sourcing", "1 sourcing official: The, 1 sourcing official: harbour, 1 sourcing=official")
	p.keys("↶↶")
	p.want("sourcing", "")
}

func TestWordsOutsideTheTextAreNone(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	for _, words := range [][2]int{{5, 5}, {9, 3}, {18, 40}, {-4, 0}} {
		p.Select(words[0], words[1])
		p.keys("o")
		if marks := p.Marks(); len(marks) > 0 {
			t.Errorf("of %v is marked %+v", words, marks)
		}
	}
}

func TestNothingIsMarkedWhereNothingIsAnswered(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.keys("⟧o")
	p.closed = true
	p.keys("⟦ ✂⇔")
	p.wantNotice(answering.NoticeClosed)
	p.want("sourcing", "1 sourcing official: harbour, 1 sourcing=official")
}
