package store

import (
	"context"
	"slices"
	"testing"

	"plumbline/annotate"
)

// newWhole is a sample whose codebook asks about articles as a whole.
func newWhole(t *testing.T) *sample {
	t.Helper()
	s := newSample(t)
	s.book = mustParse(t, wholeSource)
	if err := s.Adopt(context.Background(), s.book, s.pen); err != nil {
		t.Fatal(err)
	}
	s.pen.Codebook = s.book.Hash
	return s
}

// answersWhole lets somebody answer and submit what is asked about an article.
func (s *sample) answersWhole(t *testing.T, who string, a *annotate.Article, genre string) {
	t.Helper()
	sheet := annotate.NewSheet(wholeOf(a), annotate.LayerAnnotation, 1, who)
	pen := newPen("device of "+who, who)
	pen.Codebook = s.book.Hash
	pen.Begin()
	if err := s.Append(context.Background(),
		pen.Write(sheet.Key("genre", ""), genre, "", annotate.OriginAnnotator),
		pen.Write(sheet.SubmissionKey(), annotate.SubmittedNoTargets, "", annotate.OriginAnnotator),
	); err != nil {
		t.Fatal(err)
	}
}

func TestAnArticleAsAWholeStandsAfterItsParagraphs(t *testing.T) {
	ctx := context.Background()
	s := newWhole(t)
	a := s.articles[0]
	s.answersWhole(t, "A1", a, "comment")
	s.answered(t, a.Paragraphs[1])
	var order []int
	if err := s.EachSheet(ctx, func(of *annotate.Article, sheet *annotate.Sheet) error {
		if of.ID == a.ID {
			order = append(order, sheet.Paragraph.Position)
		}
		if sheet.Paragraph.Whole() && (sheet.Value("genre", "") != "comment" || sheet.State(s.book) != annotate.Submitted) {
			t.Errorf("of the article as a whole is read %+v", sheet.Answers)
		}
		return nil
	}); err != nil || !slices.Equal(order, []int{2, 4}) {
		t.Errorf("sheets are visited at %v (%v), want the paragraph and then the article", order, err)
	}
	sheets, err := s.Sheets(ctx, a.ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil || len(sheets) != 4 || sheets[a.ID].Value("genre", "") != "comment" {
		t.Errorf("the sheets of the article are %d (%v)", len(sheets), err)
	}
	queue, err := s.Queue(ctx, "A1", annotate.LayerAnnotation, 1)
	if err != nil || queue[0].Paragraphs != 4 || queue[0].Wholes != 1 || queue[0].Submitted != 2 {
		t.Errorf("the queue counts %+v (%v)", queue[0], err)
	}
	assertSound(t, s.Project)
}

func TestAVersionThatAsksNothingAboutArticlesLeavesTheirAnswersAtRest(t *testing.T) {
	ctx := context.Background()
	s := newWhole(t)
	s.answersWhole(t, "A1", s.articles[0], "news")
	if err := s.Adopt(ctx, mustParse(t, bookSource), s.pen); err != nil {
		t.Fatal(err)
	}
	if queue, err := s.Queue(ctx, "A1", annotate.LayerAnnotation, 1); err != nil || queue[0].Paragraphs != 3 || queue[0].Begun != 0 {
		t.Errorf("the queue counts %+v (%v)", queue[0], err)
	}
	assertSound(t, s.Project)
	if err := s.Adopt(ctx, s.book, s.pen); err != nil {
		t.Fatal(err)
	}
	if queue, err := s.Queue(ctx, "A1", annotate.LayerAnnotation, 1); err != nil || queue[0].Submitted != 1 {
		t.Errorf("once they are asked again the queue counts %+v (%v)", queue[0], err)
	}
	assertSound(t, s.Project)
}

func TestAPackTakesAnswersAboutItsArticlesThereAndBack(t *testing.T) {
	ctx := context.Background()
	s := newWhole(t)
	s.answersWhole(t, "A1", s.articles[0], "news")
	s.answersWhole(t, "A2", s.articles[0], "comment")
	_, pack := pack(t, s.Project, "A1")
	on, err := pack.SheetsOn(ctx, s.articles[0].ID)
	if err != nil || len(on) != 1 || on[0].Annotator != "A1" || on[0].Value("genre", "") != "news" {
		t.Errorf("about the article the pack holds %d sheets (%v)", len(on), err)
	}
	away := &sample{Project: pack, book: s.book, articles: s.articles}
	away.answersWhole(t, "A1", s.articles[1], "comment")
	closeProject(t, pack)
	report := mustMerge(t, s.Project, pack.Path())
	if work := report.Files[0].Work; len(work) != 1 || work[0].Article != s.articles[1].ID || work[0].Answers != 1 {
		t.Errorf("the merge tells of %+v", work)
	}
	if sheet, err := s.Sheet(
		ctx,
		s.articles[1].ID,
		annotate.LayerAnnotation,
		1,
		"A1",
	); err != nil ||
		sheet.State(s.book) != annotate.Submitted {
		t.Errorf("after the merge the article is %v (%v)", sheet, err)
	}
	assertSound(t, s.Project)
}
