package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/store/wordindex"
)

// newIndexed is a sample that keeps an index of its words in a folder.
func newIndexed(t testing.TB, texts ...string) (s *sample, kept string) {
	t.Helper()
	s, kept = newSample(t), filepath.Join(t.TempDir(), "projects")
	closeProject(t, s.Project)
	p, err := Open(context.Background(), s.Path(), Options{Kept: kept})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	if len(texts) > 0 {
		s.bringIn(t, texts...)
	}
	return s, kept
}

// bringIn adds an article of these texts.
func (s *sample) bringIn(t testing.TB, texts ...string) *annotate.Article {
	t.Helper()
	a := annotate.NewArticle(texts, slices.Repeat([]string{annotate.GuessBody}, len(texts)), nil, "")
	if _, err := s.AddArticles(
		context.Background(),
		[]*annotate.Article{a},
		metaEntries(s.pen, a, annotate.Meta{Title: texts[0]}),
	); err != nil {
		t.Fatal(err)
	}
	return a
}

func (s *sample) index(t testing.TB) {
	t.Helper()
	if err := s.IndexWords(context.Background()); err != nil {
		t.Fatalf("IndexWords: %v", err)
	}
	if !s.isIndexed(t) {
		t.Fatal("the index was brought up to date and is not used")
	}
}

func (s *sample) isIndexed(t testing.TB) bool {
	t.Helper()
	return s.file.usableWords(context.Background(), s.file.reader.whole) != nil
}

func (s *sample) search(t testing.TB, text string) annotate.Findings {
	t.Helper()
	found, err := s.Find(context.Background(), annotatetest.Query(text), 50, 50)
	if err != nil {
		t.Fatalf("Search %q: %v", text, err)
	}
	return found
}

// hardTexts hold what is hard to part into words.
var hardTexts = []string{
	"They don’t say: “the overnment”, the Government’s governor, 100% of file_names.", "الأمير أحمد في مكتبة كِتابَهُ",
	"東京都の会議でNATOのカードが出た。", "กรุงเทพมหานคร สภาประชุม", "भारत की संसद में", "Die Straße nach Łódź; DIE STRASSE",
	"ﬁnance\u00a0ministry — co‑operate", "a b c 都 会", strings.Repeat("x", 19_000) + " end", "“ — ”",
}

func TestAnIndexFindsWhatReadingEveryParagraphFinds(t *testing.T) {
	s, _ := newIndexed(t, hardTexts...)
	s.index(t)
	rapid.Check(t, func(r *rapid.T) {
		text := []rune(rapid.SampledFrom(hardTexts).Draw(r, "text"))
		from := rapid.IntRange(0, len(text)-1).Draw(r, "from")
		sought := string(text[from : from+rapid.IntRange(1, min(12, len(text)-from)).Draw(r, "length")])
		sought = rapid.SampledFrom([]string{"", "", "", "q", "会"}).Draw(r, "before") + sought
		list := rapid.IntRange(0, 3).Draw(r, "list")
		got, want := s.bothWays(r, sought, list, 3)
		if got != nil && !reflect.DeepEqual(*got, want) {
			r.Fatalf("of %q the index finds %+v, and reading finds %+v", sought, *got, want)
		}
	})
}

// bothWays searches with the index alone, unless it cannot tell, and by reading alone.
func (s *sample) bothWays(t interface{ Fatal(...any) }, sought string, list, count int) (asked *annotate.Findings, read annotate.Findings) {
	tx, err := s.file.reader.BeginTx(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	query := annotatetest.Query(sought)
	if query.IsEmpty() {
		return nil, read
	}
	of := func() *searching {
		made, err := s.file.newSearching(context.Background(), tx, &query)
		if err != nil {
			t.Fatal(err)
		}
		made.list, made.count = list, count
		return made
	}
	reading, asking := of(), of()
	if err := reading.readAll(); err != nil {
		t.Fatal(err)
	}
	vague, err := asking.ask(s.file.indexing.index)
	if err != nil {
		t.Fatal(err)
	}
	if !vague {
		asked = &asking.found
	}
	return asked, reading.found
}

func TestOnlyWhatIsNoWordIsTooVagueForTheIndex(t *testing.T) {
	s, _ := newIndexed(t, hardTexts...)
	s.index(t)
	for sought, vague := range map[string]bool{
		"council": false, "ounc": false, "co": false, "council meets": false, "会": false, "会議": false, "nowhere": false, "in وا": false,
		"“": true, "—": true, "%": true,
	} {
		if asked, _ := s.bothWays(t, sought, 1, 1); (asked == nil) != vague {
			t.Errorf("that %q is too vague is %v", sought, asked == nil)
		}
	}
}

func TestAnIndexThatCannotBeAskedCostsTimeAndNoMore(t *testing.T) {
	s, _ := newIndexed(t)
	s.index(t)
	must(t, s.file.indexing.index.Close())
	if found := s.search(t, "council"); found.Total != 7 {
		t.Errorf("%+v is found", found)
	}
	s.index(t)
	if asked, _ := s.bothWays(t, "council", 1, 100); asked == nil || asked.Total != 7 {
		t.Errorf("after it began anew %+v is found", asked)
	}
}

func TestAnArticleThatCameSinceIsFoundBeforeAndAfterItIsIndexed(t *testing.T) {
	s, _ := newIndexed(t)
	s.index(t)
	s.bringIn(t, "A harbour nobody named.")
	for _, indexed := range []bool{false, true} {
		if indexed {
			s.index(t)
		}
		if found := s.search(
			t,
			"harbour",
		); s.isIndexed(t) != indexed || found.Total != 1 ||
			found.First[0].Title != "A harbour nobody named." {
			t.Errorf("with everything in the index %v, %+v is found", indexed, found)
		}
	}
}

func TestASearchCountsNoFurtherThanItIsTold(t *testing.T) {
	s, _ := newIndexed(t)
	for _, indexed := range []bool{false, true} {
		if indexed {
			s.index(t)
		}
		for _, c := range []struct {
			list, count, first, total int
			more                      bool
		}{{3, 3, 3, 3, true}, {3, 5, 3, 5, true}, {0, 7, 0, 7, false}, {7, 100, 7, 7, false}, {2, 0, 2, 2, true}} {
			found, err := s.Find(context.Background(), annotatetest.Query("council"), c.list, c.count)
			if err != nil || len(found.First) != c.first || found.Total != c.total || found.More != c.more {
				t.Errorf(
					"indexed %v: of %+v are listed %d of %d, more: %v (%v)",
					indexed,
					c,
					len(found.First),
					found.Total,
					found.More,
					err,
				)
			}
		}
	}
}

func TestWhatAnAnnotatorMayNotSeeIsNotFoundByTheIndex(t *testing.T) {
	s, _ := newIndexed(t)
	a := annotate.NewArticle(
		[]string{"Running text.", "More on the ferry."},
		[]string{annotate.GuessBody, annotate.GuessCrosslink},
		nil,
		"",
	)
	hiding := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideCrosslinks}
	hide := s.pen.Write(hiding, annotate.Yes, "", annotate.OriginAnnotator)
	role := s.pen.Write(
		annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole},
		annotate.RoleLead,
		"",
		annotate.OriginAnnotator,
	)
	if _, err := s.AddArticles(context.Background(), []*annotate.Article{a}, []annotate.Entry{hide, role}); err != nil {
		t.Fatal(err)
	}
	s.index(t)
	if found := s.search(t, "ferry"); found.Total != 1 {
		t.Fatalf("the lead finds %+v", found)
	}
	if err := s.ViewAs(context.Background(), "A2"); err != nil {
		t.Fatal(err)
	}
	if found := s.search(t, "ferry"); found.Total != 0 || !s.isIndexed(t) {
		t.Errorf("the annotator finds %+v", found)
	}
	if found := s.search(t, "running"); found.Total != 1 {
		t.Errorf("of what the annotator may see %+v is found", found)
	}
}

func TestNothingOfAnErasedTextStaysInTheIndex(t *testing.T) {
	s, kept := newIndexed(t)
	secret := s.bringIn(t, "The secretest harbour of all.")
	s.index(t)
	if len(holding(t, kept, "secretest")) == 0 {
		t.Fatal("the word is in no file of the index before, so that this tests nothing")
	}
	if _, err := s.Erase(context.Background(), s.pen, annotate.ErasureKey(annotate.ErasureText, secret.ID)); err != nil {
		t.Fatal(err)
	}
	if found := holding(t, kept, "secretest"); len(found) > 0 {
		t.Errorf("the erased word stands in %q", found)
	}
	s.index(t)
	if found := append(holding(t, kept, "secretest"), fmt.Sprint(s.search(t, "secretest").Total)); found[0] != "0" {
		t.Errorf("after indexing anew it stands in %q", found)
	}
	if s.search(t, "council").Total != 7 {
		t.Error("the other paragraphs are no longer found")
	}
}

func TestForgettingReachesTheIndexThatAnotherProgramHasOpen(t *testing.T) {
	ctx := context.Background()
	s, kept := newIndexed(t)
	secret := s.bringIn(t, "The secretest harbour of all.")
	p, err := Open(ctx, s.Path(), Options{Kept: kept})
	must(t, err)
	defer closeProject(t, p)
	others := &sample{Project: p}
	others.index(t)
	theirs := filepath.Join(t.TempDir(), "theirs")
	must(t, os.Link(filepath.Join(kept, s.ID(), wordindex.Name), theirs))

	_, err = s.Erase(ctx, s.pen, annotate.ErasureKey(annotate.ErasureText, secret.ID))
	must(t, err)
	if found := append(holding(t, kept, "secretest"), holding(t, filepath.Dir(theirs), "secretest")...); len(found) > 0 {
		t.Errorf("the erased word stands in %q", found)
	}
	s.index(t) // who forgot fills it first
	if found := others.search(t, "council"); found.Total != 7 {
		t.Errorf("with an index that was emptied %d paragraphs are found", found.Total)
	}
	others.index(t)
	for _, both := range []*sample{s, others} {
		if asked, _ := both.bothWays(t, "council", 1, 100); asked == nil || asked.Total != 7 {
			t.Errorf("after it began anew %+v is found", asked)
		}
	}
	if found := holding(t, kept, "secretest"); len(found) > 0 {
		t.Errorf("after indexing anew the erased word stands in %q", found)
	}
}

func TestAWithdrawnArticleLeavesTheIndex(t *testing.T) {
	s, kept := newIndexed(t)
	gone := s.bringIn(t, "The withdrawable harbour.")
	s.index(t)
	key := annotate.Key{Kind: annotate.KindArticle, Subject: gone.ID, Field: annotate.MetaWithdrawn}
	if err := s.Append(context.Background(), s.pen.Write(key, annotate.Yes, "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	s.index(t)
	if found := holding(t, kept, "withdrawable"); len(found) > 0 {
		t.Errorf("its words stand in %q", found)
	}
}

// holding lists the files below a folder in which bytes stand.
func holding(t testing.TB, folder, sought string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(string(content), sought) {
			found = append(found, d.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestADamagedOrForeignIndexBeginsAnew(t *testing.T) {
	for name, damage := range map[string]func(t *testing.T, path string){
		"bytes of something else": func(t *testing.T, path string) { mustWrite(t, path, strings.Repeat("no index ", 900)) },
		"cut short":               func(t *testing.T, path string) { must(t, os.Truncate(path, 5000)) },
		"another version": func(t *testing.T, path string) {
			db := openPool(path, 1, nil)
			_, err := db.Exec("PRAGMA user_version = 99")
			must(t, errors.Join(err, db.Close()))
		},
		"other tables": func(t *testing.T, path string) {
			db := openPool(path, 1, nil)
			_, err := db.Exec("DROP TABLE word; CREATE TABLE word (a)")
			must(t, errors.Join(err, db.Close()))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, kept := newIndexed(t)
			s.index(t)
			must(t, s.file.closeWords())
			damage(t, filepath.Join(kept, s.ID(), wordindex.Name))
			s.bringIn(t, "A harbour nobody named.")
			if err := s.IndexWords(context.Background()); err != nil { // the fault may show only now
				must(t, s.IndexWords(context.Background()))
			}
			if found := s.search(t, "harbour"); found.Total != 1 || s.search(t, "council").Total != 7 || !s.isIndexed(t) {
				t.Errorf("%+v is found", found)
			}
		})
	}
}

func TestAnIndexGoesWhenItsProjectIsGone(t *testing.T) {
	s, kept := newIndexed(t)
	s.index(t)
	path := filepath.Join(kept, s.ID(), wordindex.Name)
	closeProject(t, s.Project)
	must(t, DropLostIndexes(context.Background(), kept))
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("the index of a project that is there is gone: %v", err)
	}
	must(t, os.Rename(s.Path(), s.Path()+".elsewhere"))
	must(t, DropLostIndexes(context.Background(), kept))
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the index of a project that is gone is there: %v", err)
	}
	must(t, os.Rename(s.Path()+".elsewhere", s.Path()))
	p, err := Open(context.Background(), s.Path(), Options{})
	must(t, err)
	s.Project = p
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustWrite(t testing.TB, path, content string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte(content), 0o600))
}
