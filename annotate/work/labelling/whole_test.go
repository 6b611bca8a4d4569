package labelling_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/labelling"
)

// wholeSource asks one question about paragraphs and two about articles.
const wholeSource = `id: whole
version: 1.0.0
fields:
  - {key: tone, label: Tone, question: Tone?, scale: nominal, required: true, options: [{value: warm, key: w}, {value: cold, key: c}]}
  - {key: genre, label: Genre, question: Genre?, scale: nominal, unit: article, required: true, options: [{value: news, key: n}, {value: comment, key: c}]}
  - {key: fits, label: Fits, question: Does the headline fit?, scale: nominal, unit: article, required: true, options: [{value: fits, key: y}, {value: misleads, key: m}], show_if: {genre: [news]}}
  - {key: note, label: Note, question: Note?, scale: text}
`

// sitAtWhole is A1 before two articles of two paragraphs under wholeSource.
func sitAtWhole(t *testing.T) (*rig, *codebook.Codebook) {
	t.Helper()
	book, err := codebook.Parse([]byte(wholeSource))
	if err != nil {
		t.Fatal(err)
	}
	m := newProject(t, book)
	m.add("First", para{"body", "One."}, para{"body", "Two."})
	m.add("Second", para{"body", "Three."}, para{"body", "Four."})
	return sit(t, m), book
}

func TestAfterTheLastParagraphTheArticleIsAskedAbout(t *testing.T) {
	d, book := sitAtWhole(t)
	d.keys("w⏎c⏎")
	if sheet := d.Current(); !sheet.Paragraph.Whole() || d.Article().Meta.Title != "First" || d.LastNumber() != 2 {
		t.Fatalf("after the last paragraph, %+v of %q is current", sheet.Paragraph, d.Article().Meta.Title)
	}
	if q := d.Queue()[0]; q.Submitted != 2 || q.Paragraphs != 3 {
		t.Errorf("with both paragraphs submitted the queue counts %+v", q.Tally)
	}
	d.wantActive("genre")
	d.keys("w") // a key of another question means nothing here
	d.wantAnswers("")
	d.keys("n")
	d.wantActive("fits")
	d.keys("m⏎")
	if d.Article().Meta.Title != "Second" || d.At() != 0 {
		t.Errorf("once the article is submitted, paragraph %d of %q is open", d.At()+1, d.Article().Meta.Title)
	}
	d.wantNotice(labelling.NoticeArticleDone)
	if q := d.Queue()[0]; q.Submitted != 3 {
		t.Errorf("with the article submitted the queue counts %+v", q.Tally)
	}
	d.undo()
	if n := d.Notice(); n.Kind != answering.NoticeUndone || !n.Whole || !d.Current().Paragraph.Whole() {
		t.Errorf("undo tells %+v at %+v", n, d.Current().Paragraph)
	}
	if state := d.Current().State(book); state != annotate.Draft {
		t.Errorf("once its submission is undone, the article is %q", state)
	}
	d.redo()
	d.awaitIdle()
	d.leave()

	again := sit(t, d.store)
	again.open(0)
	again.GoTo(2)
	again.wantAnswers("fits=misleads, genre=news")
}

func TestAParagraphIsNotAskedWhatIsAskedAboutArticles(t *testing.T) {
	d, _ := sitAtWhole(t)
	if rows := d.Rows(); len(rows) != 1 || rows[0].Field.Key != "tone" {
		t.Errorf("a paragraph is asked %d questions", len(rows))
	}
	d.GoTo(2)
	if rows := d.Rows(); len(rows) != 1 || rows[0].Field.Key != "genre" {
		t.Errorf("the article is asked %d questions at first", len(rows))
	}
	d.Text.Type("A long comment")
	d.keys("c⏎")
	if got := d.Sheet(2).Value(annotate.FieldNote, ""); got != "A long comment" {
		t.Errorf("the note about the article is %q", got)
	}
}

func TestAnArticleWhoseTitleIsCorrectedIsStillAskedAbout(t *testing.T) {
	d, _ := sitAtWhole(t)
	d.GoTo(2)
	d.keys("c")
	if err := d.Correct(
		t.Context(),
		annotate.KindArticle,
		d.Article().ID,
		map[string]string{annotate.MetaTitle: "Another title"},
	); err != nil {
		t.Fatal(err)
	}
	if d.Article().Meta.Title != "Another title" || d.Current() == nil || !d.Current().Paragraph.Whole() {
		t.Fatalf("after the correction, %+v of %q is current", d.Current(), d.Article().Meta.Title)
	}
	d.undo()
	d.undo()
	d.wantAnswers("")
}

func TestWhatIsToBeLookedAtAgainTellsArticlesAsAWholeApart(t *testing.T) {
	d, _ := sitAtWhole(t)
	found := []annotate.Flagged{
		{Paragraph: annotate.Paragraph{ID: "a paragraph", Article: "another article"}}, {Paragraph: annotate.WholeOf("another article", 2)},
	}
	d.ShowConflicts(found)
	d.ShowRuled(found)
	want := annotate.UnitCount{All: 2, Wholes: 1}
	if twice, ruled := d.ConflictsInAll(), d.RuledInAll(); twice != want || ruled != want {
		t.Errorf("in two places are %+v, ruled on %+v, want %+v", twice, ruled, want)
	}
}
