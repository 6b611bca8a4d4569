package store

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
)

// wrongArticles are texts and a name that no article may have, with what is said of
// them. Their ids fit.
func wrongArticles() map[string]*annotate.Article {
	of := func(copyName string, texts ...string) *annotate.Article {
		return annotate.NewArticle(texts, slices.Repeat([]string{annotate.GuessBody}, len(texts)), nil, copyName)
	}
	return map[string]*annotate.Article{
		`'\x00' stands in paragraph 2`:   of("", "The mill burned.", "No\x00body was hurt."),
		`stands in paragraph 1`:          of("", "The mill \xffburned."),
		`20001 characters`:               of("", strings.Repeat("x", annotate.MaxText+1)),
		`paragraph 1 has no text`:        of("", ""),
		`copy name has 201 characters`:   of(strings.Repeat("x", 201), "The mill burned."),
		`'\x1b' stands in its copy name`: of("\x1b[31m", "The mill burned."),
		`'\n' stands in its copy name`:   of("one\ntwo", "The mill burned."),
	}
}

func TestAnArticleThatBreaksARuleIsNotImported(t *testing.T) {
	s := newSample(t)
	wrong := wrongArticles()
	wrong[`'\x1b' stands in paragraph 1`] = newTexts("The \x1b[31mmill burned.")
	for says, a := range wrong {
		added, err := s.AddArticles(t.Context(), []*annotate.Article{newTexts("Good."), a}, nil)
		wantCode(t, err, annotate.CodeInvalid)
		if err == nil || !strings.Contains(err.Error(), says) || len(added) > 0 {
			t.Errorf("%d came in, and the refusal is: %v\nwant it to say %q", len(added), err, says)
		}
	}
}

func newTexts(texts ...string) *annotate.Article {
	return annotate.NewArticle(texts, slices.Repeat([]string{annotate.GuessBody}, len(texts)), nil, "")
}

// insertArticle writes an article past everything that the program holds it to.
const insertArticle = `INSERT INTO article (id, copy_name, paragraphs) VALUES (?, ?, ?)`

// smuggle writes articles into a file by SQL alone.
func smuggle(t testing.TB, path string, articles ...*annotate.Article) {
	t.Helper()
	db := openPool(path, 1, map[string]string{"mode": "rw"})
	defer db.Close()
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	for _, a := range articles {
		exec(insertArticle, a.ID, a.CopyName, len(a.Paragraphs))
		for _, p := range a.Paragraphs {
			exec(sqlInsertParagraph, p.ID, a.ID, p.Position, p.Text, annotate.TextHash(p.Text), p.Guess, p.Joined)
		}
	}
}

func TestAnArticleThatBreaksARuleIsNeitherMergedNorPassesTheCheck(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	for says, a := range wrongArticles() {
		t.Run(strings.Trim(says, "`"), func(t *testing.T) {
			path := closedCopy(t, s.Project)
			smuggle(t, path, a)
			report, err := s.Merge(t.Context(), []string{path}, takeAll)
			wantCode(t, err, annotate.CodeInvalid)
			if err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), filepath.Base(path)) || report.Merged {
				t.Errorf("the refusal is: %v\nwant it to name the file and say %q", err, says)
			}
			p, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer closeProject(t, p)
			problems, err := p.Check(t.Context())
			if err != nil || !slices.ContainsFunc(problems, func(p Problem) bool {
				return p.Code == ProblemIdentity && !p.Note && strings.Contains(p.Message.String(), says)
			}) {
				t.Errorf("Check finds %+v (%v), want it to say %q", problems, err, says)
			}
		})
	}
}

// TestTextsFromBeforeKeepTheirCharacters merges an article whose text has what no new
// one may have: its id stands for it, so it cannot be another.
func TestTextsFromBeforeKeepTheirCharacters(t *testing.T) {
	s := newSample(t)
	old := newTexts("The \x1b[31mmill burned.")
	path := closedCopy(t, s.Project)
	smuggle(t, path, old)
	mustMerge(t, s.Project, path)
	a, err := s.Article(t.Context(), old.ID)
	if err != nil || a.Paragraphs[0].Text != old.Paragraphs[0].Text {
		t.Errorf("the article came in as %+v (%v)", a, err)
	}
	problems, err := s.Check(t.Context())
	if err != nil || len(problems) != 1 || !problems[0].Note ||
		!strings.Contains(problems[0].Message.String(), `'\x1b' stands in paragraph 1`) {
		t.Errorf("Check finds %+v (%v), want a note that names the character", problems, err)
	}
}

// TestAProjectIDIsNoWayOut: the id of a project names folders of this computer.
func TestAProjectIDIsNoWayOut(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	path := closedCopy(t, s.Project)
	kept := filepath.Join(t.TempDir(), "data", "backups")
	for _, id := range []string{"..", ".", "/", "../..", "C:", "NUL", ""} {
		shell(t, path, "UPDATE identity SET project = '"+id+"'")
		p, err := Open(t.Context(), path, Options{Backups: kept})
		if err != nil {
			t.Fatal(err)
		}
		if folder := p.file.backupFolder(); folder != "" && filepath.Dir(folder) != kept || filepath.Base(folder) == id {
			t.Errorf("backups of the project %q lie in %s", id, folder)
		}
		closeProject(t, p)
	}
}
