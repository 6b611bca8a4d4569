package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"plumbline/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"plumb": func() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestCommands runs the scripts in testdata/script, which read like a manual.
// Beside the commands of testscript they know:
//
//	exits CODE PROGRAM ARG...   run a program that ends with an exit code
//	ids PROJECT                 name the paragraphs $P1, $P2 ... and their articles $A1 ... in the order of import
//	fill FILE...                put the values of such names into files
//	alone PROJECT               see that nothing stands beside a project file
func TestCommands(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("PLUMBLINE_HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("FORMATS", formatVars()["format"])
			e.Defer(func() { sound(e) })
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "ids": ids, "fill": fill, "alone": alone,
		},
	})
}

// sound sees that the script left every project without a problem: what was
// made, packed, merged, adjudicated and practised. A script removes what it
// damaged; what cannot be opened is none.
func sound(e *testscript.Env) {
	ctx := context.Background()
	err := filepath.WalkDir(e.WorkDir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".plumb" {
			return err
		}
		p, err := store.Open(ctx, path, store.Options{ReadOnly: true})
		if err != nil {
			return nil //nolint:nilerr // the script showed that it is refused
		}
		problems, err := p.Check(ctx)
		for _, found := range problems {
			if !found.Note {
				err = errors.Join(err, fmt.Errorf("%s: %s", filepath.Base(path), found.Message))
			}
		}
		return errors.Join(err, p.Close())
	})
	if err != nil {
		e.T().Fatal(err)
	}
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended):
		got = ended.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("the exit code is %d, want %d", got, want)
	}
}

func ids(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: ids PROJECT")
	}
	ts.Check(ts.Exec("plumb", "paragraphs", args[0], "--json"))
	lines := strings.Split(strings.TrimSpace(ts.ReadFile("stdout")), "\n")
	article, articles := "", 0
	for i, line := range lines {
		var p struct {
			Article   string `json:"article_id"`
			Paragraph string `json:"paragraph_id"`
		}
		ts.Check(json.Unmarshal([]byte(line), &p))
		ts.Setenv("P"+strconv.Itoa(i+1), p.Paragraph)
		if p.Article != article {
			article, articles = p.Article, articles+1
			ts.Setenv("A"+strconv.Itoa(articles), article)
		}
	}
}

func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: fill FILE...")
	}
	for _, name := range args {
		text := os.Expand(ts.ReadFile(name), ts.Getenv)
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o600))
	}
}

func alone(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: alone PROJECT")
	}
	beside, err := filepath.Glob(ts.MkAbs(args[0]) + "?*")
	ts.Check(err)
	if len(beside) > 0 {
		ts.Fatalf("beside the project there is %v", beside)
	}
}
