package release_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"plumbline/annotate/release"
)

func TestTextsThatWereLeftOutComeBackFromTheReadersOwnCopies(t *testing.T) {
	p := newProject(t)
	made := packageOf(t, p, release.Deposit, "first")
	whole := written(t, p, made)
	made.WithoutText = true
	folder := filepath.Join(t.TempDir(), "bare")
	if err := made.WriteFile(context.Background(), folder, p.Project); err != nil {
		t.Fatal(err)
	}
	copies := make(release.Texts)
	for _, a := range p.Articles {
		for _, q := range a.Paragraphs[1:] { // of the first paragraph there is no copy
			copies.Add(q.Text)
		}
	}
	back := filepath.Join(t.TempDir(), "back")
	done, err := release.Rehydrate(context.Background(), os.DirFS(folder), copies, back, nil)
	if err != nil || done.Found != 5 || done.Missing != 2 {
		t.Fatalf("put back are %+v (%v), want five of seven", done, err)
	}
	without := make(map[string]bool)
	for _, a := range p.Articles {
		without[a.Paragraphs[0].ID] = true
	}
	for table, column := range map[string]string{"answers": "text", "paragraphs": "text", "evidence": "words"} {
		name := "data/" + table + ".csv"
		data, err := os.ReadFile(filepath.Join(back, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		was, is := records(t, whole[name]), records(t, data)
		found := 0
		for i, row := range is {
			want := was[i][column]
			if without[row["paragraph_id"]] {
				want = ""
			}
			if row[column] != want {
				t.Errorf("%s, row %d: %q, want %q", table, i, row[column], want)
			}
			if row[column] != "" {
				found++
			}
		}
		if len(is) != len(was) || found == 0 {
			t.Errorf("%s has %d rows of %d, %d with words", table, len(is), len(was), found)
		}
	}
	again, err := release.Rehydrate(context.Background(), os.DirFS(back), copies, filepath.Join(t.TempDir(), "again.zip"), nil)
	if err != nil || again != done {
		t.Errorf("once more: %+v (%v)", again, err)
	}
}

func TestWhatIsNoPackageOfOursIsNotPutTogetherAgain(t *testing.T) {
	p := newProject(t)
	made := packageOf(t, p, release.Deposit, "first")
	made.WithoutText = true
	files := written(t, p, made)
	copies := make(release.Texts)
	copies.Add(p.Paragraph(0, 0).Text)
	for name, c := range map[string]struct {
		change func(map[string][]byte)
		want   string
	}{
		"nothing":                    {func(f map[string][]byte) { delete(f, "datapackage.json") }, "is no package"},
		"other JSON":                 {func(f map[string][]byte) { f["datapackage.json"] = []byte(`{"resources": []}`) }, "is no package"},
		"a way out":                  {replaced("datapackage.json", `"data/evidence.parquet"`, `"../evidence.parquet"`), "is no package"},
		"a torn page":                {replaced("report.html", "Agreement", "agreement"), "is not what it was"},
		"a table with other columns": {replaced("data/texts.csv", "position,", ""), "is not what it was"},
		"another answer":             {replaced("data/answers.csv", "official", "expert"), "is not what it was"},
		"texts that nobody has":      {func(map[string][]byte) { clear(copies) }, "None of the 7 texts"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, changed := make(fstest.MapFS), make(map[string][]byte)
			for name, data := range files {
				changed[name] = data
			}
			c.change(changed)
			for name, data := range changed {
				folder[name] = &fstest.MapFile{Data: data}
			}
			to := filepath.Join(t.TempDir(), "to")
			_, err := release.Rehydrate(context.Background(), folder, copies, to, nil)
			wantRefusal(t, err, c.want)
			if _, err := os.Stat(to); err == nil {
				t.Error("something is left")
			}
			copies.Add(p.Paragraph(0, 0).Text)
		})
	}
	_, err := release.Rehydrate(context.Background(), os.DirFS(t.TempDir()), copies, filepath.Join(t.TempDir(), "to"), nil)
	wantRefusal(t, err, "is no package")
}

// replaced puts other words into a file.
func replaced(name, old, instead string) func(map[string][]byte) {
	return func(files map[string][]byte) {
		files[name] = []byte(strings.Replace(string(files[name]), old, instead, 1))
	}
}
