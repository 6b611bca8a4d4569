package dataset

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/ingest"
)

// files writes texts into a folder under the names a.txt, b.txt and so on.
func files(t *testing.T, texts ...string) []string {
	t.Helper()
	folder := t.TempDir()
	var paths []string
	for i, text := range texts {
		path := filepath.Join(folder, string(rune('a'+i))+".txt")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func (p *project) plan(t *testing.T, how Import, paths []string) (*ImportPlan, error) {
	t.Helper()
	how.Read.Split = ingest.Line
	plan, err := how.Plan(t.Context(), p, p.pen(""), paths)
	if err == nil {
		for _, a := range plan.Articles {
			p.articles[a.ID] = a
		}
	}
	return plan, err
}

const long = "Council backs the bridge\nThe vote was 52 to 48 after a long night of talk in the chamber.\nWork begins in May, the council said on Monday.\nThe cost is not yet known.\n"

func TestAnImportKeepsTheTextAndWhatIsKnown(t *testing.T) {
	p := newTestProject(t, "Aldmark", "Borea")
	paths := files(t, long)
	plan, err := p.plan(t, Import{Meta: annotate.Meta{Outlet: "The Post", URL: "https://example.org"}, Targets: []string{"borea"}}, paths)
	if err != nil {
		t.Fatal(err)
	}
	a := plan.Articles[0]
	if len(a.Paragraphs) != 4 || a.Paragraphs[0].Text != "Council backs the bridge" {
		t.Fatalf("the paragraphs are %+v", a.Paragraphs)
	}
	said := make(map[string]string)
	for _, e := range plan.Entries {
		if e.Key.Subject != a.ID || e.Origin != annotate.OriginImport || e.Action != plan.Entries[0].Action {
			t.Errorf("the entry is %+v", e)
		}
		said[e.Key.Field] = e.Value
	}
	for field, want := range map[string]string{
		"title": "Council backs the bridge", "outlet": "The Post", "url": "https://example.org",
		"file": "a.txt", "targets": annotate.TargetID("Borea"),
	} {
		if said[field] != want {
			t.Errorf("%s is %q, want %q", field, said[field], want)
		}
	}
}

func TestFilesComeInInTheOrderInWhichTheyWereGiven(t *testing.T) {
	p := newTestProject(t)
	var texts []string
	for i := range 20 { // the first take the longest to read
		texts = append(texts, fmt.Sprintf("Report %d\n%s", i, strings.Repeat("The council met again and said so.\n", 1000/(i+1))))
	}
	paths := files(t, texts...)
	plan, err := p.plan(t, Import{}, paths)
	if err != nil {
		t.Fatal(err)
	}
	for i, path := range paths {
		if plan.Files[i].Path != path || plan.Articles[i] != plan.Files[i].Article {
			t.Errorf("at place %d there is %s, want %s", i+1, plan.Files[i].Path, path)
		}
	}
}

func TestAnImportThatIsStoppedReadsNoMore(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	read := 0
	how := Import{Progress: func(int, int) { read++; stop() }}
	p := newTestProject(t)
	paths := files(t, long, "Weather\nIt rained.\n", "Sport\nNobody won.\n")
	if _, err := how.Plan(ctx, p, p.pen(""), paths); !errors.Is(err, context.Canceled) {
		t.Errorf("the import that was stopped gives %v", err)
	}
	if read != 1 {
		t.Errorf("%d files were looked at", read)
	}
}

func TestATextThatIsHereIsNotBroughtInTwice(t *testing.T) {
	p := newTestProject(t)
	paths := files(t, long, long)
	plan, err := p.plan(t, Import{Meta: annotate.Meta{Outlet: "The Post"}}, paths)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Articles) != 1 || plan.Files[1].Repeats != paths[0] {
		t.Errorf("the same text twice gives %d articles, and the second file %+v", len(plan.Articles), plan.Files[1])
	}
	plan, err = p.plan(t, Import{Meta: annotate.Meta{Outlet: "The Globe", Author: "N. N."}}, paths[:1])
	if err != nil {
		t.Fatal(err)
	}
	f := plan.Files[0]
	if f.Here == nil || len(plan.Articles)+len(plan.Entries) != 0 {
		t.Errorf("the text is brought in again: %+v", f)
	}
	want := []Difference{{"outlet", "The Post", "The Globe"}, {"author", "", "N. N."}}
	if !slices.Equal(f.Differing, want) {
		t.Errorf("the differences are %v, want %v", f.Differing, want)
	}
	plan, err = p.plan(t, Import{CopyName: "The Globe"}, paths[:1])
	if err != nil || len(plan.Articles) != 1 || plan.Articles[0].Meta.Outlet != "The Globe" {
		t.Errorf("the copy of another outlet gives %v, %+v", err, plan)
	}
}

func TestAChangedTextSaysWhichParagraphsAreTheSame(t *testing.T) {
	p := newTestProject(t)
	changed := strings.Replace(long, "in May", "in June", 1)
	if _, err := p.plan(t, Import{}, files(t, long)); err != nil {
		t.Fatal(err)
	}
	plan, err := p.plan(
		t,
		Import{},
		files(t, changed, "Weather\nIt rained all day in the whole of the country.\nThe cost is not yet known.\n"),
	)
	if err != nil {
		t.Fatal(err)
	}
	same := plan.Files[0].Same
	if len(same) != 1 || !slices.Equal(same[0].Positions, []int{1, 2, 4}) || same[0].Title != "Council backs the bridge" {
		t.Errorf("the same paragraphs are %+v", same)
	}
	if len(plan.Files[1].Same) != 0 {
		t.Errorf("one shared sentence counts as the same article: %+v", plan.Files[1].Same)
	}
	twins, err := newTestProject(t).plan(t, Import{}, files(t, long, changed))
	if err != nil || len(twins.Files[1].Same) != 1 {
		t.Errorf("two versions brought in together are not compared: %v", err)
	}
}

func TestAnImportIsRefusedWholeWithEveryReason(t *testing.T) {
	p := newTestProject(t, "Aldmark")
	paths := append(files(t, long, ""), "/nowhere/at-all.txt")
	_, err := p.plan(t, Import{}, paths)
	if err == nil || strings.Count(err.Error(), "\n") != 1 || len(p.articles) != 0 {
		t.Errorf("two bad files of three give %v", err)
	}
	if _, err := p.plan(
		t,
		Import{Targets: []string{"Corve"}},
		paths[:1],
	); err == nil ||
		err.Error() != `There is no target "Corve"; the targets are Aldmark.` {
		t.Errorf("an unknown target gives %v", err)
	}
}

func TestAnImportTellsOfTheSameWordsWrittenOtherwise(t *testing.T) {
	p := newTestProject(t)
	composed := "Café by the weir\n“Nobody asked us,” said the owner – twice.\n"
	if plan, err := p.plan(t, Import{}, files(t, composed)); err != nil || plan.Files[0].Twin.Key() != "" {
		t.Fatalf("of the first text it is told: %v, %v", plan.Files[0].Twin, err)
	}
	takenApart := strings.ReplaceAll(composed, "é", "e\u0301")
	typed := strings.NewReplacer("“", `"`, "”", `"`, "–", "-", " by ", "\u00a0by ").Replace(composed)
	paths := files(t, takenApart, typed, composed, strings.Replace(composed, "é", "e", 1))
	plan, err := p.plan(t, Import{}, paths)
	if err != nil {
		t.Fatal(err)
	}
	for i, wants := range []bool{true, true, false, false} {
		told := plan.Files[i].Twin.String()
		if got := strings.Contains(told, `the same text as "Café by the weir"`); got != wants {
			t.Errorf("of %s it is told: %q", filepath.Base(paths[i]), told)
		}
	}
}
