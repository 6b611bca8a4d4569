package lint

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

const (
	fyneApp      = "fyne.io/fyne/v2/app"
	fyneCanvas   = "fyne.io/fyne/v2/canvas"
	sqlite       = "github.com/mattn/go-sqlite3"
	storetest    = "plumbline/store/storetest"
	annotatetest = "plumbline/annotate/annotatetest"
)

// An arrow is an import by a file of the small project that the test plants.
type arrow struct {
	from string // folder of the importing file
	to   string // import path
	test bool   // whether the importing file is a test
}

func (a arrow) file() string {
	end := ".go"
	if a.test {
		end = "_test.go"
	}
	return filepath.Join(a.from, strings.NewReplacer("/", "_", ".", "_").Replace("imports_"+a.to)+end)
}

var refused = []arrow{
	{from: "annotate", to: "plumbline/store/room"},
	{from: "annotate", to: "plumbline/seeds/room", test: true},
	{from: "annotate/codebook", to: "plumbline/ui/room"},
	{from: "annotate/codebook", to: fyneCanvas},
	{from: "annotate/codebook", to: "database/sql"},
	{from: "annotate", to: sqlite},

	{from: "annotate/agreement", to: "plumbline/annotate"},
	{from: "annotate/agreement/against", to: "plumbline/annotate/review/room"},
	{from: "annotate/codebook", to: "plumbline/annotate/review/room"},
	{from: "annotate/sentence", to: "plumbline/annotate"},
	{from: "annotate/consensus", to: "plumbline/annotate/dataset/room"},
	{from: "annotate", to: "plumbline/annotate/review/room"},
	{from: "annotate", to: "plumbline/annotate/work/room"},
	{from: "annotate/finding", to: "plumbline/annotate/review/room"},
	{from: "annotate/ingest", to: "plumbline/annotate/dataset/room"},
	{from: "annotate/mention", to: "plumbline/annotate/finding/room"},
	{from: "annotate/hint", to: "plumbline/annotate/review/room"},
	{from: "annotate/review", to: "plumbline/annotate/adjudicate/room"},
	{from: "annotate/review", to: "plumbline/annotate/work/room"},
	{from: "annotate/team", to: "plumbline/annotate/answering/room"},
	{from: "annotate/adoption", to: "plumbline/annotate/work/room"},
	{from: "annotate/dataset", to: "plumbline/annotate/adjudicate/room"},
	{from: "annotate/dataset", to: "plumbline/annotate/answering/room"},
	{from: "annotate/comparing", to: "plumbline/annotate/work/room"},
	{from: "annotate/findings", to: "plumbline/annotate/adjudicate/room"},
	{from: "annotate/picture", to: "plumbline/annotate/review/room"},
	{from: "annotate/raster", to: "plumbline/annotate/work/room"},
	{from: "annotate/narrow", to: "plumbline/annotate/team/room"},
	{from: "annotate/report", to: "plumbline/annotate/work/room"},
	{from: "annotate/paper", to: "plumbline/annotate"},
	{from: "annotate/typeset", to: "plumbline/annotate/paper/room"},
	{from: "annotate/typeset", to: fyneCanvas},
	{from: "annotate/answering", to: "plumbline/annotate/review/room"},
	{from: "annotate/answering", to: "plumbline/annotate/work/room"},
	{from: "annotate/work/reviewing", to: "plumbline/annotate/work/labelling/room"},
	{from: "annotate/work/reviewing", to: "plumbline/annotate/work/workspace/room"},
	{from: "annotate/work/reviewing", to: "plumbline/ui/room"},
	{from: "annotate/work/reviewing", to: fyneCanvas},
	{from: "annotate/work/reviewing", to: "plumbline/store/room"},
	{from: "annotate/review", to: annotatetest},
	{from: "cmd/plumb", to: annotatetest},
	{from: "ui/form", to: "plumbline/ui/uitest/room"},

	{from: "ui/theme", to: "plumbline/ui"},
	{from: "ui/passage", to: "plumbline/ui/card/room"},
	{from: "ui/keys", to: "plumbline/ui/place"},
	{from: "ui/kit", to: "plumbline/ui/form/room"},
	{from: "ui/kit", to: "plumbline/ui/place"},
	{from: "ui/kit", to: "plumbline/annotate/work/room"},
	{from: "ui/form", to: "plumbline/ui"},
	{from: "ui/form", to: "plumbline/ui/place"},
	{from: "ui/narrowing", to: "plumbline/annotate/work/room"},
	{from: "ui/form", to: "plumbline/ui/place/reviewscreen/room"},
	{from: "ui/form", to: "plumbline/ui/dialogs/room"},
	{from: "ui/form", to: "plumbline/annotate/work/room"},
	{from: "ui/dialogs", to: "plumbline/ui"},
	{from: "ui/dialogs", to: "plumbline/ui/place"},
	{from: "ui/dialogs", to: "plumbline/annotate/work/room"},
	{from: "ui/place", to: "plumbline/ui/kit/room"},
	{from: "ui/place", to: "plumbline/annotate/work/room"},
	{from: "ui/place/reviewscreen", to: "plumbline/ui"},
	{from: "ui/place/reviewscreen", to: "plumbline/ui/dialogs/room"},
	{from: "ui/place/reviewscreen", to: "plumbline/ui/place/datasetscreen/room"},
	{from: "ui/place/reviewscreen", to: "plumbline/cmd/plumbline/room"},

	{from: "store", to: "plumbline/ui/room"},
	{from: "store", to: "plumbline/seeds/room"},
	{from: "store/migration", to: fyneCanvas},
	{from: "store", to: storetest},
	{from: "annotate", to: storetest},
	{from: "ui/form", to: storetest},
	{from: "cmd/plumb", to: storetest},
	{from: "tools/bench", to: storetest},
	{from: "seeds", to: storetest},
	{from: "ui", to: "plumbline/store/room"},
	{from: "ui/form", to: "plumbline/seeds/room"},
	{from: "ui/form", to: fyneApp},
	{from: "ui/form", to: fyneApp, test: true},
	{from: "ui", to: "database/sql"},
	{from: "seeds", to: "plumbline/annotate/room"},
	{from: "seeds", to: fyneCanvas},
	{from: "cmd/version", to: "plumbline/annotate"},
	{from: "cmd/version", to: "plumbline/ui/room"},
	{from: "ui", to: "plumbline/cmd/version/room"},
	{from: "store", to: "plumbline/cmd/version/room"},
	{from: "cmd/plumb", to: "plumbline/ui/room"},
	{from: "cmd/plumb", to: "plumbline/cmd/plumbline/room"},
	{from: "cmd/plumb", to: fyneCanvas},
	{from: "cmd/plumb", to: fyneApp},
	{from: "cmd/plumb", to: "database/sql"},
	{from: "cmd/plumbline/window", to: "plumbline/cmd/plumb/room"},
	{from: "cmd/plumbline", to: sqlite},
}

var permitted = []arrow{
	{from: "annotate", to: "plumbline/annotate/codebook/room"},
	{from: "annotate", to: "plumbline/annotate/sentence/room"},
	{from: "annotate", to: annotatetest, test: true},
	{from: "annotate/codebook", to: "plumbline/annotate/sentence/room"},
	{from: "annotate/agreement", to: "plumbline/annotate/agreement/room"},
	{from: "annotate/ingest", to: "plumbline/annotate"},
	{from: "annotate/hint", to: "plumbline/annotate/mention/room"},
	{from: "annotate/mention", to: "plumbline/annotate/search/room"},
	{from: "annotate/review", to: "plumbline/annotate"},
	{from: "annotate/review", to: "plumbline/annotate/consensus/room"},
	{from: "annotate/dataset", to: "plumbline/annotate/ingest/room"},
	{from: "annotate/report", to: "plumbline/annotate/review/room"},
	{from: "annotate/paper", to: "plumbline/annotate/typeset/room"},
	{from: "annotate/typeset", to: annotatetest, test: true},
	{from: "annotate/answering", to: "plumbline/annotate"},
	{from: "annotate/answering", to: "plumbline/annotate/saving/room"},
	{from: "annotate/work/reviewing", to: "plumbline/annotate"},
	{from: "annotate/work/reviewing", to: "plumbline/annotate/answering/room"},
	{from: "annotate/work/reviewing", to: "plumbline/annotate/review/room"},
	{from: "annotate/work/reviewing", to: storetest, test: true},
	{from: "annotate/work/workspace", to: "plumbline/annotate/work/labelling/room"},
	{from: "store", to: "plumbline/annotate/room"},
	{from: "store", to: "plumbline/store/room"},
	{from: "store", to: sqlite},
	{from: "store", to: "database/sql"},
	{from: "store", to: storetest, test: true},
	{from: "annotate/codebook", to: storetest, test: true},
	{from: "ui/form", to: storetest, test: true},
	{from: "cmd/plumb", to: storetest, test: true},
	{from: "ui", to: "plumbline/ui/room"},
	{from: "ui/form", to: "plumbline/annotate/room"},
	{from: "ui/form", to: fyneCanvas},
	{from: "ui/keys", to: "plumbline/annotate/answering/room"},
	{from: "ui/kit", to: "plumbline/ui/theme/room"},
	{from: "ui/passage", to: "plumbline/annotate/typeset/room"},
	{from: "ui/form", to: "plumbline/ui/kit/room"},
	{from: "ui/form", to: "plumbline/ui/uitest/room", test: true},
	{from: "ui/dialogs", to: "plumbline/ui/kit/room"},
	{from: "ui/place/reviewscreen", to: "plumbline/ui/kit/room"},
	{from: "ui/place/reviewscreen", to: "plumbline/ui/place"},
	{from: "ui/place/reviewscreen", to: "plumbline/annotate/work/reviewing/room"},
	{from: "ui", to: "plumbline/ui/place/reviewscreen/room"},
	{from: "ui", to: "plumbline/ui/dialogs/room"},
	{from: "ui", to: "plumbline/annotate/work/room"},
	{from: "ui/place", to: "plumbline/ui/keys/room"},
	{from: "seeds", to: "plumbline/annotate/room", test: true},
	{from: "cmd/version", to: "plumbline/annotate/sentence/room"},
	{from: "cmd/plumb", to: "plumbline/cmd/version/room"},
	{from: "cmd/plumbline", to: "plumbline/cmd/version/room"},
	{from: "cmd/plumb", to: "plumbline/cmd/plumb/room"},
	{from: "cmd/plumb", to: "plumbline/store/room"},
	{from: "cmd/plumb", to: "plumbline/annotate/room"},
	{from: "cmd/plumb", to: "plumbline/seeds/room"},
	{from: "cmd/plumbline", to: "plumbline/cmd/plumbline/room"},
	{from: "cmd/plumbline", to: "plumbline/ui/room"},
	{from: "cmd/plumbline", to: "plumbline/store/room"},
	{from: "cmd/plumbline", to: "plumbline/seeds/room"},
	{from: "cmd/plumbline/window", to: fyneApp},
	{from: "tools/bench", to: fyneApp},
	{from: "tools/bench", to: sqlite},
	{from: "tools/bench", to: "plumbline/store/room"},
}

func TestTheLinterRefusesEveryForbiddenImportAndNoOther(t *testing.T) {
	project := plantProject(t)
	reported := lintArrows(t, project)

	for _, a := range refused {
		if !reported[a.file()] {
			t.Errorf("%s may not import %s (test file: %t), and .golangci.yml lets it", a.from, a.to, a.test)
		}
		delete(reported, a.file())
	}
	for _, a := range permitted {
		if reported[a.file()] {
			t.Errorf("%s may import %s (test file: %t), and .golangci.yml refuses it", a.from, a.to, a.test)
		}
		delete(reported, a.file())
	}
	for file := range reported {
		t.Errorf("the linter reports %s, which nothing here planted", file)
	}
}

// plantProject writes a project with our folders, our linter configuration and
// a file for every arrow. What it imports from elsewhere is stood in for by
// empty packages, so that the linter has next to nothing to compile.
func plantProject(t *testing.T) string {
	t.Helper()
	// "store" in the path shows that rules go by the place in the project, not
	// by the name of a folder above it.
	project := filepath.Join(t.TempDir(), "store", "plumbline")
	configuration, err := os.ReadFile(filepath.Join("..", "..", ".golangci.yml"))
	if err != nil {
		t.Fatalf("read the linter's configuration: %v", err)
	}
	write(t, project, ".golangci.yml", string(configuration))
	write(t, project, "go.mod", `module plumbline

go 1.26.0

require (
	fyne.io/fyne/v2 v2.8.1
	github.com/mattn/go-sqlite3 v1.14.53
)

replace fyne.io/fyne/v2 => ./stand-in/fyne

replace github.com/mattn/go-sqlite3 => ./stand-in/sqlite
`)
	write(t, project, "stand-in/fyne/go.mod", "module fyne.io/fyne/v2\n")
	write(t, project, "stand-in/fyne/app/app.go", "package app\n")
	write(t, project, "stand-in/fyne/canvas/canvas.go", "package canvas\n")
	write(t, project, "stand-in/sqlite/go.mod", "module github.com/mattn/go-sqlite3\n")
	write(t, project, "stand-in/sqlite/sqlite3.go", "package sqlite3\n")

	// Nearly all that is imported is a room, or a package for tests, that imports
	// nothing; the others stand below who imports them, so that no two arrows close
	// a cycle.
	for _, arrows := range [][]arrow{refused, permitted} {
		for _, a := range arrows {
			write(t, project, a.file(), fmt.Sprintf("package planted\n\nimport _ %q\n", a.to))
			folder, ours := strings.CutPrefix(a.to, "plumbline/")
			if !ours {
				continue
			}
			name := path.Base(folder)
			if name != "room" && !strings.HasSuffix(name, "test") {
				name = "planted"
			}
			write(t, project, filepath.Join(folder, "package.go"), "package "+name+"\n")
		}
	}
	return project
}

func write(t *testing.T, project, name, content string) {
	t.Helper()
	path := filepath.Join(project, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatalf("make the folder of %s: %v", name, err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatalf("plant %s: %v", name, err)
	}
}

// lintArrows returns the files in which the linter found a forbidden import.
func lintArrows(t *testing.T, project string) map[string]bool {
	t.Helper()
	linter, err := filepath.Abs(filepath.Join("..", "bin", "golangci-lint"))
	if err != nil {
		t.Fatalf("find the linter: %v", err)
	}
	if _, err := os.Stat(linter); err != nil {
		t.Fatalf("the linter is not built (%v); run this test by: make lint", err)
	}
	command := exec.Command(linter, "run", "--enable-only", "depguard",
		"--issues-exit-code", "0", "--output.json.path", "stdout", "--show-stats=false", "./...")
	command.Dir = project
	var words strings.Builder
	command.Stderr = &words
	output, err := command.Output()
	if err != nil {
		t.Fatalf("run the linter: %v\n%s%s", err, output, words.String())
	}
	var report struct {
		Issues []struct {
			FromLinter string
			Text       string
			Pos        struct{ Filename string }
		}
	}
	if err := json.Unmarshal(output, &report); err != nil {
		t.Fatalf("read the linter's report: %v\n%s%s", err, output, words.String())
	}
	files := make(map[string]bool)
	for _, issue := range report.Issues {
		if issue.FromLinter != "depguard" {
			t.Fatalf("the planted project does not compile: %s: %s", issue.Pos.Filename, issue.Text)
		}
		files[filepath.Clean(issue.Pos.Filename)] = true
	}
	return files
}
