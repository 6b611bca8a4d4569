package store

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// unsigned is a project that hides outlets, with an article whose second paragraph is a
// byline by its layout, whose fourth a final answer makes one, and whose last but one
// paragraph of running text names the outlet.
type unsigned struct {
	*consistency
	article *annotate.Article
}

var bylines = []int{2, 4}

func newUnsigned(t testing.TB) *unsigned {
	t.Helper()
	ctx := context.Background()
	s := &unsigned{
		&consistency{newSample(t), nil}, annotate.NewArticle(
			[]string{
				"Ferry line to close", "By Mara Quill", "The ferry sails no more.", "Mara Quill, Port Sael", "Photo: the quay",
				"The Halyard asked the council.", "Nobody answered.",
			},
			[]string{"headline", "furniture", "body", "body", "furniture", "body", "body"}, nil, ""),
	}
	about := metaEntries(s.pen, s.article, annotate.Meta{Title: "Ferry", Outlet: "The Halyard", Author: "Mara Quill"})
	if _, err := s.AddArticles(ctx, []*annotate.Article{s.article}, about); err != nil {
		t.Fatal(err)
	}
	s.write(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, annotate.RoleLead)
	s.write(t, "L", annotate.NewSheet(s.article.Paragraphs[3], annotate.LayerFinal, 1, "").Key("unit_type", ""), "furniture")
	s.work(t, "none", s.article.Paragraphs[:3]...) // the byline too, before it was hidden
	return s
}

func (s *unsigned) positions(t testing.TB) (found []int) {
	t.Helper()
	a, err := s.Article(context.Background(), s.article.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range a.Paragraphs {
		found = append(found, p.Position)
	}
	return found
}

func TestBylinesAreHiddenWithTheOutletAndCountNowhere(t *testing.T) {
	ctx := context.Background()
	s := newUnsigned(t)
	s.viewAs(t, "A1")
	if got := s.positions(t); len(got) != 7 {
		t.Fatalf("where outlets are shown A1 sees the paragraphs %v", got)
	}
	s.viewAs(t, "L")
	s.set(t, annotate.ProjectOutletBlind, annotate.Yes)
	counts := func(who string) annotate.Tally {
		t.Helper()
		s.viewAs(t, who)
		all, err := s.Progress(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range all {
			if p.Article == s.article.ID && p.Annotator == "A1" {
				return p.Tally
			}
		}
		t.Fatalf("%s is told of no progress of A1", who)
		return annotate.Tally{}
	}
	want := annotate.Tally{Paragraphs: 6, Wholes: 1, Begun: 2, Submitted: 2, Unsure: 2}
	for _, who := range []string{"L", "A1"} {
		if got := counts(who); got != want {
			t.Errorf("%s reads that A1 is as far as %+v, want %+v", who, got, want)
		}
	}
	if got, want := s.positions(t), []int{1, 3, 5, 6, 7}; !slices.Equal(got, want) {
		t.Errorf("A1 sees the paragraphs %v, want %v", got, want)
	}
	queue, err := s.Queue(ctx, "A1", annotate.LayerAnnotation, 1)
	if err != nil || queue[2].Tally != want {
		t.Errorf("in the queue stands %+v (%v), want %+v", queue[2].Tally, err, want)
	}
	if found, err := s.Find(ctx, annotatetest.Query("quill"), 10, 10); err != nil || found.Total != 0 {
		t.Errorf("a search for the author finds %d paragraphs (%v)", found.Total, err)
	}
	if n, err := s.Namings(ctx); err != nil || n.Articles != 0 {
		t.Errorf("A1 is told that %+v names the outlet (%v)", n, err)
	}
	s.viewAs(t, "L")
	n, err := s.Namings(ctx)
	if err != nil || n.Articles != 1 || len(n.Paragraphs) != 1 || n.Paragraphs[0].Paragraph.Position != 6 {
		t.Errorf("the lead is told of %+v (%v), want the sixth paragraph", n, err)
	}
	s.set(t, annotate.ProjectOutletBlind, "")
	if n, err := s.Namings(ctx); err != nil || n.Articles != 0 {
		t.Errorf("where outlets are shown the lead is told of %+v (%v)", n, err)
	}
}

// texts are the hashes of the texts of an article in a file, by position.
func textsIn(t testing.TB, path, article string) map[int]string {
	t.Helper()
	ctx := context.Background()
	p, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, p)
	assertSound(t, p)
	a, err := p.Article(ctx, article)
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[int]string)
	for _, q := range a.Paragraphs {
		if q.Missing == "" {
			texts[q.Position] = fmt.Sprintf("%x", sha256.Sum256([]byte(q.Text)))
		}
	}
	return texts
}

func TestABlindPackDiffersFromAnOpenOneByTheHiddenParagraphsAlone(t *testing.T) {
	ctx := context.Background()
	s := newUnsigned(t)
	made := make(map[bool]string)
	for _, blind := range []bool{false, true} {
		s.set(t, annotate.ProjectOutletBlind, map[bool]string{true: annotate.Yes}[blind])
		made[blind] = filepath.Join(t.TempDir(), "A1.plumb")
		r, err := s.Pack(ctx, annotate.NewPack(s.pen, "A1"), made[blind])
		if err != nil {
			t.Fatal(err)
		}
		if want := map[bool]int{true: len(bylines)}[blind]; r.Withheld != want {
			t.Errorf("of the pack it is told that %d texts are withheld, want %d", r.Withheld, want)
		}
	}
	open, blind := textsIn(t, made[false], s.article.ID), textsIn(t, made[true], s.article.ID)
	for position, text := range open {
		other, there := blind[position]
		if hidden := slices.Contains(bylines, position); there == hidden || there && other != text {
			t.Errorf("paragraph %d is in the blind pack: %v, with the same text: %v", position, there, other == text)
		}
	}
	if len(open) != 7 || len(blind) != 5 {
		t.Errorf("the open pack has %d texts and the blind one %d, want 7 and 5", len(open), len(blind))
	}

	packed, err := Open(ctx, made[true], Options{})
	if err != nil {
		t.Fatal(err)
	}
	theirs := &unsigned{&consistency{&sample{Project: packed, pen: s.pen, book: s.book, target: s.target}, nil}, s.article}
	theirs.viewAs(t, "A1")
	if got, want := theirs.positions(t), []int{1, 3, 5, 6, 7}; !slices.Equal(got, want) {
		t.Errorf("in the pack A1 sees the paragraphs %v, want %v", got, want)
	}
	theirs.work(t, "none", s.article.Paragraphs[4:]...)
	if queue, err := packed.Queue(
		ctx,
		"A1",
		annotate.LayerAnnotation,
		1,
	); err != nil || queue[2].Submitted != 5 ||
		queue[2].Paragraphs != 6 {
		t.Errorf("in the pack A1 is as far as %+v (%v), want all five and not the article", queue[2].Tally, err)
	}
	closeProject(t, packed)
	if _, err := s.Merge(ctx, []string{made[true]}, annotate.MergeOptions{}); err != nil {
		t.Fatal(err)
	}
	if a, err := s.Article(ctx, s.article.ID); err != nil || a.Paragraphs[1].Text != "By Mara Quill" {
		t.Errorf("after the merge the byline is %+v (%v)", a.Paragraphs[1], err)
	}
	assertSound(t, s.Project)
}

// TestABylineThatNamesTheOutletIsHiddenThoughNoAuthorIsKnown, and though it names the outlet
// by one word, in packs too.
func TestABylineThatNamesTheOutletIsHiddenThoughNoAuthorIsKnown(t *testing.T) {
	ctx := context.Background()
	s := &unsigned{
		&consistency{newSample(t), nil},
		annotate.NewArticle(
			[]string{
				"Mara Quill, Halyard",
				"The ferry sails no more.",
				"Photo: the quay",
			},
			[]string{"furniture", "body", "furniture"},
			nil,
			"",
		),
	}
	if _, err := s.AddArticles(
		ctx,
		[]*annotate.Article{s.article},
		metaEntries(s.pen, s.article, annotate.Meta{Outlet: "The Halyard"}),
	); err != nil {
		t.Fatal(err)
	}
	s.write(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, annotate.RoleLead)
	s.set(t, annotate.ProjectOutletBlind, annotate.Yes)
	_, packed := pack(t, s.Project, "A1")
	for _, p := range []*Project{s.Project, packed} {
		if err := p.ViewAs(ctx, "A1"); err != nil {
			t.Fatal(err)
		}
		a, err := p.Article(ctx, s.article.ID)
		if err != nil || len(a.Paragraphs) != 2 || a.Paragraphs[0].Position != 2 {
			t.Errorf("A1 sees %+v (%v), want all but the byline", a, err)
		}
	}
	if texts := whole(t, packed, sqlRawTexts); slices.Contains(texts, "Mara Quill, Halyard") {
		t.Error("the byline stands in the pack")
	}
}
