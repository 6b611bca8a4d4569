package store

import (
	"testing"

	"plumbline/annotate"
)

func TestEverySheetThatIsReadKnowsWhatStoodBeforeAReveal(t *testing.T) {
	s := newSecrets(t)
	q := s.articles[0].Paragraphs[0]
	own := annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A1")
	s.say(t, "A1", own.Key("note", ""), "before")
	s.say(t, "A1", annotate.RevealKey(annotate.RevealAnswers, q.ID, "A1", 1), annotate.Yes)
	s.say(t, "A1", own.Key("note", ""), "after")
	s.say(t, "A1", own.SubmissionKey(), s.target)
	read := make(map[string]*annotate.Sheet)
	var err error
	if read["Sheet"], err = s.Sheet(s.ctx, q.ID, annotate.LayerAnnotation, 1, "A1"); err != nil {
		t.Fatal(err)
	}
	sheets, err := s.Sheets(s.ctx, q.Article, annotate.LayerAnnotation, 1, "A1")
	if err != nil {
		t.Fatal(err)
	}
	read["Sheets"] = sheets[q.ID]
	others := 0
	err = s.EachSheet(s.ctx, func(_ *annotate.Article, sheet *annotate.Sheet) error {
		switch {
		case sheet.Paragraph.ID == q.ID && sheet.Layer == annotate.LayerAnnotation && sheet.Annotator == "A1":
			read["EachSheet"] = sheet
		case sheet.Revealed():
			others++
		}
		return nil
	})
	if err != nil || others > 0 {
		t.Fatalf("%d sheets of others are revealed too (%v)", others, err)
	}
	for name, sheet := range read {
		if got := sheet.Unseen().Value("note", ""); !sheet.Revealed() || got != "before" || sheet.Value("note", "") != "after" {
			t.Errorf("%s says that before the reveal stood %q, and now %q", name, got, sheet.Value("note", ""))
		}
	}
	if len(read) != 3 {
		t.Errorf("the sheet was read by %d ways", len(read))
	}
}
