package review_test

import (
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

func TestParagraphsOfWhichNothingCanBeSaidAreCountedByReasonAndTheLastTwoTold(t *testing.T) {
	book := annotatetest.Codebook()
	a := review.New(book, nil, func(string) (*codebook.Codebook, error) { return book, nil })
	texts := []string{"One.", "Two.", "Three.", "Four.", "Five."}
	article := annotate.NewArticle(texts, slices.Repeat([]string{"body"}, len(texts)), nil, "")
	article.Meta.Title = "Harbour"
	pen := annotate.NewPen("device", "A1", book.Hash, 0)
	say := func(who string, i int, kind, reason string) {
		sheet := annotate.NewSheet(article.Paragraphs[i], annotate.LayerAnnotation, 1, who)
		sheet.Apply(pen.Write(sheet.Key("unit_type", ""), kind, "", annotate.OriginAnnotator))
		sheet.Apply(pen.Write(sheet.Key("unusable_reason", ""), reason, "", annotate.OriginAnnotator))
		sheet.Apply(pen.Write(sheet.SubmissionKey(), annotate.Yes, "", annotate.OriginAnnotator))
		if err := a.Add(article, sheet); err != nil {
			t.Fatal(err)
		}
	}
	say("A1", 0, "unusable", "broken")
	say("A2", 0, "unusable", "broken")
	say("A1", 1, "unusable", "declined")
	say("A1", 2, "unusable", "declined")
	say("A2", 3, "crosslink", "language") // the reason rests: it is not asked
	say("A2", 4, "unusable", "language")
	say("A2", 4, "unusable", "split") // taken up anew
	say("A3", 4, "unusable", "declined")
	var said []string
	for _, words := range a.Overview(review.Filter{}).Unusable.Words() {
		said = append(said, words.String())
	}
	want := []string{
		"A1 says “rather not” of paragraph 2 of \"Harbour\" and of 1 other paragraph.",
		"A3 says “rather not” of paragraph 5 of \"Harbour\".",
		"Of 4 paragraphs annotators say that nothing can be said of them (broken 1, split 1, rather not 3); they are in no other number.",
	}
	if !slices.Equal(said, want) {
		t.Errorf("said is %q, want %q", said, want)
	}
	if u := a.Overview(review.Filter{Annotators: []string{"A2"}}).Unusable; u.Paragraphs != 2 || len(u.Reasons) != 2 {
		t.Errorf("of A2 alone it is %+v", u)
	}
}
