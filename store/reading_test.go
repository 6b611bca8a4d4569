package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

func TestSearchTakesEveryCharacterAsItIs(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	texts := []string{
		"Turnout rose by 100% in May.", "Turnout rose by 100 per cent.", "file_name and file name",
		"STRASSE und Straße", "Cafe\u0301 society", "ПЕРЕГОВОРЫ в столице", "İstanbul", "It is `quoted` 'so' \"so\" \\ so",
	}
	guesses := slices.Repeat([]string{annotate.GuessBody}, len(texts))
	a := annotate.NewArticle(texts, guesses, nil, "")
	if _, err := s.AddArticles(ctx, []*annotate.Article{a}, metaEntries(s.pen, a, annotate.Meta{Title: "Found here"})); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]int{
		"100%": {1}, "e_n": {3}, "strasse": {4}, "café": {5}, "переговоры": {6}, "turnout ROSE": {1, 2},
		"'so'": {8}, "\\": {8}, "%": {1}, "_": {3}, "": nil, "   ": nil, "nowhere": nil,
	} {
		found, err := s.Find(ctx, annotatetest.Query(text), 100, 100)
		if err != nil {
			t.Fatalf("Search %q: %v", text, err)
		}
		var got []int
		for _, f := range found.First {
			got = append(got, f.Paragraph.Position)
			if f.Title != "Found here" || f.Paragraph.Article != a.ID {
				t.Errorf("Search %q finds %+v", text, f)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("Search %q finds the paragraphs %v, want %v", text, got, want)
		}
	}
	found, err := s.Find(ctx, annotatetest.Query("council"), 3, 100)
	if err != nil || len(found.First) != 3 || found.Total <= 3 {
		t.Errorf("Search with the limit 3 lists %d of %d (%v)", len(found.First), found.Total, err)
	}
}

func TestEachSheetComesInTheOrderOfExports(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	type position struct {
		article   string
		position  int
		layer     annotate.Layer
		round     int
		annotator string
	}
	var want []position
	var all []annotate.Entry
	for _, a := range s.articles {
		for _, para := range a.Paragraphs {
			for _, layer := range []annotate.Layer{annotate.LayerPractice, annotate.LayerAnnotation} {
				for _, round := range []int{2, 10, 1} {
					for _, who := range []string{"A2", "A1"} {
						want = append(want, position{a.ID, para.Position, layer, round, who})
						sheet := annotate.NewSheet(para, layer, round, who)
						all = append(all, s.pen.Write(sheet.Key("note", ""), "n", "", annotate.OriginAnnotator),
							s.pen.Write(sheet.SubmissionKey(), s.target, "", annotate.OriginAnnotator))
					}
				}
			}
		}
	}
	if err := s.Append(ctx, all...); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(want, func(a, b position) int {
		return strings.Compare(fmt.Sprintf("%s %03d %s %03d %s", a.article, a.position, a.layer, a.round, a.annotator),
			fmt.Sprintf("%s %03d %s %03d %s", b.article, b.position, b.layer, b.round, b.annotator))
	})
	var got []position
	err := s.EachSheet(ctx, func(a *annotate.Article, sheet *annotate.Sheet) error {
		got = append(got, position{a.ID, sheet.Paragraph.Position, sheet.Layer, sheet.Round, sheet.Annotator})
		if a.Meta.Outlet != "Outlet" || sheet.Value("note", "") != "n" || sheet.Submission == nil || sheet.Paragraph.Text == "" {
			t.Errorf("the sheet is incomplete: %+v", sheet)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(position{})); diff != "" {
		t.Errorf("the order differs (-want +got):\n%s", diff)
	}
	stop := errors.New("enough")
	if err := s.EachSheet(ctx, func(*annotate.Article, *annotate.Sheet) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("an error of the visitor becomes %v", err)
	}
}

// TestStreamsAreReadByIndex guards that nothing is sorted in memory, which
// would grow with the project.
func TestStreamsAreReadByIndex(t *testing.T) {
	s := newSample(t)
	for _, query := range []string{
		sqlParagraphsByID, strings.Replace(sqlCurrentByID, "{entry}", entryColumns, 1), sqlParagraphsByArrival, sqlCatalogue, sqlTallies,
		sqlParagraphsOfArticle, strings.Replace(sqlCurrentOfArticle, "{entry}", entryColumns, 1), sqlParagraphRevisions, sqlProjectRevision,
		strings.Replace(sqlActions, "{entry}", entryColumns, 1), sqlAllMeta,
	} {
		arguments := make([]any, strings.Count(query, "?"))
		for i := range arguments {
			arguments[i] = "x"
		}
		rows, err := s.file.reader.whole.Query("EXPLAIN QUERY PLAN "+query, arguments...)
		if err != nil {
			t.Fatal(err)
		}
		var steps []string
		for rows.Next() {
			var a, b, c int
			var step string
			if err := rows.Scan(&a, &b, &c, &step); err != nil {
				t.Fatal(err)
			}
			steps = append(steps, step)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		plan := strings.Join(steps, "\n")
		if strings.Contains(plan, "TEMP B-TREE") || strings.Contains(plan, "AUTOMATIC") {
			t.Errorf("the query\n%s\nis not read by index:\n%s", query, plan)
		}
	}
}

func TestEachParagraphComesInTheOrderOfImport(t *testing.T) {
	s := newSample(t)
	var got, want []string
	err := s.EachParagraph(context.Background(), func(a *annotate.Article, para annotate.Paragraph) error {
		got = append(got, a.Meta.Title+" "+para.ID)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range s.articles {
		for _, para := range a.Paragraphs {
			want = append(want, fmt.Sprintf("Title %d %s", i+1, para.ID))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the order differs (-want +got):\n%s", diff)
	}
}

func TestActionsAreTheNewestOfOneHandOldestFirst(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	sheet := annotate.NewSheet(s.articles[0].Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	var want []string
	write := func(pen *annotate.Pen, origin annotate.Origin) {
		pen.Begin()
		first := pen.Write(sheet.Key("sourcing", ""), "none", "", origin)
		if err := s.Append(ctx, first, pen.Write(sheet.Key("note", ""), "n", "", origin)); err != nil {
			t.Fatal(err)
		}
		if pen == s.pen && origin == annotate.OriginAnnotator {
			want = append(want, first.Action)
		}
	}
	for range 4 {
		write(s.pen, annotate.OriginAnnotator)
		write(newPen("device-2", "A1"), annotate.OriginAnnotator)
		write(newPen("device-1", "A2"), annotate.OriginAnnotator)
		write(s.pen, annotate.OriginImport)
	}
	for _, limit := range []int{1, 3, 4, 100} {
		actions, err := s.Actions(ctx, "A1", "device-1", limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range actions {
			got = append(got, a.ID)
			if len(a.Entries) != 2 || a.Entries[1].Key.Field != "note" {
				t.Errorf("the action %s has the entries %+v", a.ID, a.Entries)
			}
		}
		if diff := cmp.Diff(want[max(0, 4-limit):], got); diff != "" {
			t.Errorf("with the limit %d the actions differ (-want +got):\n%s", limit, diff)
		}
	}
}

func TestImportingAgainChangesNothing(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	again, other := newArticle("one", 3), newArticle("three", 2)
	about := append(
		metaEntries(s.pen, again, annotate.Meta{Title: "Another title"}),
		metaEntries(s.pen, other, annotate.Meta{Title: "Title 3"})...)
	added, err := s.AddArticles(ctx, []*annotate.Article{again, other, other}, about)
	if err != nil || !slices.Equal(added, []string{other.ID}) {
		t.Fatalf("AddArticles added %q (%v), want only the new article", added, err)
	}
	all, err := s.Articles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	titles := make(map[string]string)
	for _, a := range all {
		titles[a.ID] = a.Meta.Title
	}
	want := map[string]string{s.articles[0].ID: "Title 1", s.articles[1].ID: "Title 2", other.ID: "Title 3"}
	if diff := cmp.Diff(want, titles); diff != "" {
		t.Errorf("the titles differ (-want +got):\n%s", diff)
	}
	a, err := s.Article(ctx, other.ID)
	if err != nil {
		t.Fatal(err)
	}
	other.Meta.Title = "Title 3"
	if diff := cmp.Diff(other, a); diff != "" {
		t.Errorf("the article differs (-want +got):\n%s", diff)
	}
}

func TestWhatIsMissingIsNotFound(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	_, err := s.Article(ctx, "nothing")
	wantCode(t, err, annotate.CodeNotFound)
	_, err = s.Sheet(ctx, "nothing", annotate.LayerAnnotation, 1, "A1")
	wantCode(t, err, annotate.CodeNotFound)
	_, err = s.Sheets(ctx, "nothing", annotate.LayerAnnotation, 1, "A1")
	wantCode(t, err, annotate.CodeNotFound)
	_, err = s.Entry(ctx, "nothing")
	wantCode(t, err, annotate.CodeNotFound)
	_, err = s.CodebookByHash(ctx, "nothing")
	wantCode(t, err, annotate.CodeNotFound)
}

func TestAnAppendThatIsRefusedWritesNothing(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	before := derived(t, s.Project)
	good := joinedEntry(s.pen, "A3")
	for name, bad := range map[string]annotate.Entry{
		"a paragraph that is not here":       s.pen.Write(annotate.Key{Kind: annotate.KindAnswer, Subject: "nothing", Field: "note"}, "x", "", annotate.OriginAnnotator),
		"an article that is not here":        s.pen.Write(annotate.Key{Kind: annotate.KindArticle, Subject: "nothing", Field: "title"}, "x", "", annotate.OriginAnnotator),
		"a codebook that is not here":        s.pen.Write(annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectCodebook}, "x", "", annotate.OriginAnnotator),
		"an answer under a foreign codebook": {ID: "1", Key: annotate.Key{Kind: annotate.KindPerson, Subject: "A3", Field: "joined"}, Codebook: "nothing"},
		"an entry without id":                {Key: annotate.Key{Kind: annotate.KindPerson, Subject: "A3", Field: "joined"}},
	} {
		err := s.Append(ctx, good, bad)
		var e *annotate.Error
		if !errors.As(err, &e) {
			t.Errorf("%s gives %v, want a refusal", name, err)
		}
		if diff := cmp.Diff(before, derived(t, s.Project)); diff != "" {
			t.Errorf("%s left traces (-before +after):\n%s", name, diff)
		}
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	wantCode(t, s.Append(cancelled, good), annotate.CodeStopped)
	broken := newArticle("broken", 2)
	broken.Paragraphs[1].Text += " changed"
	_, err := s.AddArticles(ctx, []*annotate.Article{newArticle("fine", 2), broken}, nil)
	wantCode(t, err, annotate.CodeInvalid)
	if all, err := s.Articles(ctx); err != nil || len(all) != 2 {
		t.Errorf("a refused import left %d articles (%v)", len(all), err)
	}
}

func TestACodebookVersionIsImmutable(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	if err := s.file.addCodebook(ctx, s.book); err != nil {
		t.Errorf("adding the same version again: %v", err)
	}
	changed := mustParse(t, strings.Replace(bookSource, "A small codebook", "A changed codebook", 1))
	wantCode(t, s.file.addCodebook(ctx, changed), annotate.CodeExists)
	got, err := s.CodebookByHash(ctx, s.book.Hash)
	if err != nil || got.Title != "A small codebook" {
		t.Errorf("CodebookByHash: %v", err)
	}
}

func TestANewCodebookInForceChangesTheStates(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	para := s.articles[0].Paragraphs[0]
	s.answer(t, para, "unit_type", "", "body")
	s.answer(t, para, "stance", s.target, "low")
	s.submit(t, para)
	want := annotate.Tally{Paragraphs: 7, Begun: 1}
	if got, err := s.Tally(ctx, "A1", annotate.LayerAnnotation, 1); err != nil || got != want {
		t.Fatalf("while sourcing is missing the tally is %+v (%v), want %+v", got, err, want)
	}
	later := mustParse(t, laterSource)
	if err := s.file.addCodebook(ctx, later); err != nil {
		t.Fatal(err)
	}
	key := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectCodebook}
	if err := s.Append(ctx, s.pen.Write(key, later.Hash, "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	if book, err := s.Codebook(ctx); err != nil || book.Hash != later.Hash {
		t.Fatalf("the codebook in force is not the later one: %v", err)
	}
	want.Submitted = 1
	if got, err := s.Tally(ctx, "A1", annotate.LayerAnnotation, 1); err != nil || got != want {
		t.Errorf("once sourcing is not asked the tally is %+v (%v), want %+v", got, err, want)
	}
	assertSound(t, s.Project)
}

func TestThePlaceOfAWindowIsKept(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	if at, err := s.Bookmark(ctx, "A1", "device-1"); err != nil || at != (annotate.Bookmark{}) {
		t.Errorf("at first the place is %+v (%v)", at, err)
	}
	for _, para := range s.articles[0].Paragraphs[:2] {
		want := annotate.Bookmark{Article: para.Article, Paragraph: para.ID}
		if err := s.SetBookmark(ctx, "A1", "device-1", want); err != nil {
			t.Fatal(err)
		}
		if at, err := s.Bookmark(ctx, "A1", "device-1"); err != nil || at != want {
			t.Errorf("the place is %+v (%v), want %+v", at, err, want)
		}
	}
	if at, err := s.Bookmark(ctx, "A1", "device-2"); err != nil || at != (annotate.Bookmark{}) {
		t.Errorf("on another device the place is %+v (%v)", at, err)
	}
}

func TestDataVersionChangesWhenSomebodyElseWrites(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	version := func() int64 {
		v, err := s.DataVersion(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	before := version()
	s.answer(t, s.articles[0].Paragraphs[1], "note", "", "mine")
	if version() != before {
		t.Error("writing oneself looks like somebody else's writing")
	}
	c := start(t, "appendone", nil, s.Path(), "theirs")
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("the second program failed: %v", err)
	}
	if version() == before {
		t.Error("what another program wrote went unnoticed")
	}
	sheet, err := s.Sheet(ctx, s.articles[0].Paragraphs[0].ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil || sheet.Value("note", "") != "theirs" {
		t.Errorf("the other program's note reads %q (%v)", sheet.Value("note", ""), err)
	}
}

func TestSaveCopyWritesAWholeProjectAndNeverOverwrites(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	e := s.answer(t, s.articles[0].Paragraphs[0], "note", "", "kept")
	path := filepath.Join(t.TempDir(), "copy.plumb")
	if err := s.SaveCopy(ctx, path); err != nil {
		t.Fatal(err)
	}
	assertHolds(t, path, []string{e.ID})
	wantCode(t, s.SaveCopy(ctx, path), annotate.CodeExists)
	wantCode(t, s.SaveCopy(ctx, s.Path()), annotate.CodeExists)
	wantCode(t, s.SaveCopy(ctx, filepath.Join(t.TempDir(), "no folder", "copy.plumb")), annotate.CodeFailed)
	if got := filesIn(t, filepath.Dir(path)); !slices.Equal(got, []string{"copy.plumb"}) {
		t.Errorf("beside the copy stands %q", got)
	}
}

func TestCurrentIsWhatStandsForAKey(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	para := s.articles[0].Paragraphs[0]
	s.answer(t, para, "note", "", "first")
	second := s.answer(t, para, "note", "", "")
	e, err := s.Current(ctx, second.Key)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&second, e); diff != "" {
		t.Errorf("what stands differs (-want +got):\n%s", diff)
	}
	other := second.Key
	other.Annotator = "A2"
	if e, err := s.Current(ctx, other); err != nil || e != nil {
		t.Errorf("for a key nobody answered stands %+v (%v)", e, err)
	}
}

func TestEqualParagraphsAreFoundByTheirText(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	known := s.articles[0].Paragraphs[1]
	again := annotate.NewArticle([]string{"Another start.", known.Text}, []string{"body", "body"}, nil, "")
	if _, err := s.AddArticles(ctx, []*annotate.Article{again}, nil); err != nil {
		t.Fatal(err)
	}
	equal, err := s.EqualParagraphs(ctx, []string{annotate.TextHash(known.Text), annotate.TextHash("nowhere")})
	if err != nil {
		t.Fatal(err)
	}
	want := []annotate.Paragraph{known, again.Paragraphs[1]}
	slices.SortFunc(want, func(a, b annotate.Paragraph) int { return strings.Compare(a.Article, b.Article) })
	if diff := cmp.Diff(want, equal); diff != "" {
		t.Errorf("the equal paragraphs differ (-want +got):\n%s", diff)
	}
}
