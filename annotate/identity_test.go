package annotate_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
)

// The digests below were computed by a program of its own, in Python, from the
// description in ArticleID; they must never change, or no two projects would
// hold the same ids any more.
var goldenTexts = []string{"Harbour opens", "Der Hafen öffnet am Montag.", "港口周一开放。"}

func TestIDsAreWhatTheyAlwaysWere(t *testing.T) {
	article := annotate.ArticleID(goldenTexts, "")
	for _, c := range []struct{ what, got, want string }{
		{"article", article, "90267e7dadfbaa39742da99c03ad216963f9a2f5edcc0ba88c0d19426e13f328"},
		{"copy of the article", annotate.ArticleID(goldenTexts, "Evening Post"), "9b03ecd1498c66ba583268c56460bcb6186d426ea0cada079f16a3b4aee15ef2"},
		{"first paragraph", annotate.ParagraphID(article, 1), "c8dc5e5c43c131c277c6a4ac1217d27c0ade7970a4b58c5df7901d878d520779"},
		{"third paragraph", annotate.ParagraphID(article, 3), "655c5fcdbf0eb7766d04fb64e111f67c25ebc037625ef429c44d34ea40185e10"},
		{"text", annotate.TextHash(goldenTexts[1]), "bbda83ec75c7fc21630ea5c7ae61b196c65e35ec3eb87c543e436252bf6e2064"},
		{"target", annotate.TargetID(" corvane "), "t-007454d023c5"},
		{"target with a sharp s", annotate.TargetID("STRAẞE"), "t-bd867fd12cce"},
	} {
		if c.got != c.want {
			t.Errorf("the id of the %s is %s, want %s", c.what, c.got, c.want)
		}
	}
}

func TestTwoArticlesHaveOneIDOnlyIfTheirParagraphsAreTheSame(t *testing.T) {
	base := annotate.ArticleID([]string{"ab", "c"}, "")
	for name, other := range map[string]string{
		"shifted boundary":   annotate.ArticleID([]string{"a", "bc"}, ""),
		"joined":             annotate.ArticleID([]string{"abc"}, ""),
		"other order":        annotate.ArticleID([]string{"c", "ab"}, ""),
		"empty paragraph":    annotate.ArticleID([]string{"ab", "c", ""}, ""),
		"copy named as text": annotate.ArticleID([]string{"c"}, "ab"),
		"copy":               annotate.ArticleID([]string{"ab", "c"}, "x"),
	} {
		if other == base {
			t.Errorf("%s has the same id", name)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		texts := rapid.SliceOfN(rapid.String(), 1, 6)
		a, b := texts.Draw(rt, "a"), texts.Draw(rt, "b")
		if (annotate.ArticleID(a, "") == annotate.ArticleID(b, "")) != slices.Equal(a, b) {
			rt.Fatalf("the ids of %q and %q", a, b)
		}
	})
}

func TestNewArticleNumbersItsParagraphs(t *testing.T) {
	a := annotate.NewArticle(goldenTexts, []string{"headline", "body", "body"}, []int{0, 3, 0}, "Evening Post")
	if a.ID != annotate.ArticleID(goldenTexts, "Evening Post") || a.CopyName != "Evening Post" {
		t.Fatalf("the article is %+v", a)
	}
	for i, p := range a.Paragraphs {
		if p.Position != i+1 || p.ID != annotate.ParagraphID(a.ID, i+1) || p.Text != goldenTexts[i] || p.Article != a.ID {
			t.Errorf("paragraph %d is %+v", i+1, p)
		}
	}
	if a.Paragraphs[1].Joined != 3 || a.Paragraphs[0].Guess != "headline" {
		t.Error("guesses or joins are lost")
	}
}

func TestMetadataGoesThroughTheLogUnchanged(t *testing.T) {
	in := annotate.Meta{
		Title: "T", Outlet: "O", Author: "A", Published: "2031-03-04", URL: "u", Remark: "Fiction",
		File: "f.txt", Targets: []string{"t-1", "t-2"},
	}
	var out annotate.Meta
	for _, f := range in.Fields() {
		out.Set(f.Field, f.Value)
	}
	out.Set("of a later program", "x")
	if strings.Join(out.Targets, ",") != "t-1,t-2" || out.Title != "T" || len(out.Fields()) != 8 ||
		!slices.Equal(out.Fields(), in.Fields()) {
		t.Fatalf("the metadata came back as %+v", out)
	}
	if fields := (annotate.Meta{}).Fields(); len(fields) != 0 {
		t.Fatalf("no metadata has fields %v", fields)
	}
	target := annotate.Target{ID: "t-1", Name: "N", Aliases: []string{"a", "b"}, Counts: "c", CountsNot: "n", Order: 2}
	back := annotate.Target{ID: "t-1"}
	for _, f := range target.Fields() {
		back.Set(f.Field, f.Value)
	}
	if !slices.Equal(back.Fields(), target.Fields()) || len(back.Aliases) != 2 || back.Order != 2 {
		t.Fatalf("the target came back as %+v", back)
	}
	back.Set(annotate.TargetAliases, "")
	if back.Aliases != nil {
		t.Fatalf("emptied aliases are %q", back.Aliases)
	}
}

func TestTargetsAreSortedByOrderThenID(t *testing.T) {
	ts := []annotate.Target{{ID: "c", Order: 2}, {ID: "b", Order: 1}, {ID: "a", Order: 2}}
	annotate.SortTargets(ts)
	if ts[0].ID != "b" || ts[1].ID != "a" || ts[2].ID != "c" {
		t.Fatalf("the order is %+v", ts)
	}
}

func TestCheckAnnotatorID(t *testing.T) {
	for _, id := range []string{"A1", "a", "маша", "注釈者1", "आशा", "x-y_z.1", strings.Repeat("é", annotate.MaxAnnotatorID)} {
		if err := annotate.CheckAnnotatorID(id); err != nil {
			t.Errorf("%q is refused: %v", id, err)
		}
	}
	for _, id := range []string{"", "a b", " ", "a/b", "a\nb", "a|b", "a,b", "\xff", "a\u200b", "=1", strings.Repeat("a", annotate.MaxAnnotatorID+1)} {
		if err := annotate.CheckAnnotatorID(id); err == nil {
			t.Errorf("%q is taken as an annotator id", id)
		}
	}
}

func TestAnIDThatASpreadsheetReadsAsAFormulaIsForNobodyNew(t *testing.T) {
	for _, id := range []string{"-A1", "=A1", "+A1", "@A1", "", "A 1"} {
		if annotate.CheckNewPersonID(id) == nil {
			t.Errorf("%q is an id for somebody new", id)
		}
	}
	if annotate.CheckNewPersonID("A-1") != nil || annotate.CheckAnnotatorID("-A1") != nil {
		t.Error("an id is refused that can be, or that somebody has")
	}
}

func TestAnIDThatCannotNameAFileIsNoNewPersons(t *testing.T) {
	for _, id := range []string{"CON", "nul", "Com1.a", "LPT9", ".", "..", "A.", ".A"} {
		if annotate.CheckNewPersonID(id) == nil {
			t.Errorf("%s is let through", id)
		}
		if err := annotate.CheckAnnotatorID(id); err != nil {
			t.Errorf("who is called %s already: %v", id, err)
		}
	}
	for _, id := range []string{"CONNY", "A.1", "NULL", "com"} {
		if err := annotate.CheckNewPersonID(id); err != nil {
			t.Error(err)
		}
	}
}
