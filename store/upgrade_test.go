//go:build unix

package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func init() { parts["upgrade"] = upgradeWithoutEnd }

// withStep is our schema with one step more.
func withStep(script string) schema {
	next := ours()
	next.latest++
	files := fstest.MapFS{fmt.Sprintf("%04d_next.sql", next.latest): {Data: []byte("-- +goose Up\n" + script)}}
	old, err := fs.ReadDir(next.files, ".")
	if err != nil {
		panic(err) // the folder is embedded
	}
	for _, f := range old {
		script, err := fs.ReadFile(next.files, f.Name())
		if err != nil {
			panic(err)
		}
		files[f.Name()] = &fstest.MapFile{Data: script}
	}
	next.files, next.layouts = files, &sync.Map{}
	return next
}

// upgradeWithoutEnd takes all steps, of which the last writes for ever.
func upgradeWithoutEnd(args []string) error {
	db := openWriter(args[0], "rw")
	endless := withStep(`CREATE TABLE endless (words TEXT);
INSERT INTO endless WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT hex(zeroblob(2000)) FROM n;`)
	return errors.Join(endless.migrate(context.Background(), db), db.Close())
}

const allThatAFileSays = `PRAGMA user_version; SELECT version_id FROM goose_db_version ORDER BY id; SELECT name FROM sqlite_schema ORDER BY name;
SELECT count(*), sum(stamp), min(id) FROM log; SELECT count(*) FROM current`

func TestKilledOnTheWayToTheNewestFormatTheFileIsWhatItWas(t *testing.T) {
	for format := 1; format <= 3; format++ {
		path := kept(t, format)
		c := start(t, "upgrade", nil, path)
		awaitWal(t, path, 20_000_000) // all steps but the last are taken
		if err := c.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = c.cmd.Wait() // it was killed
		if diff := cmp.Diff(shell(t, filepath.Join("testdata", fmt.Sprintf("format-%d.plumb", format)), allThatAFileSays),
			shell(t, path, allThatAFileSays)); diff != "" {
			t.Errorf("a file of format %d is another:\n%s", format, diff)
		}
		p, err := Open(context.Background(), path, Options{})
		if err != nil {
			t.Fatalf("a file of format %d does not open afterwards: %v", format, err)
		}
		closeProject(t, p)
	}
}

func TestAStepThatFailsLeavesTheFileWhatItWas(t *testing.T) {
	path := kept(t, 1)
	before := shell(t, path, allThatAFileSays)
	db := openWriter(path, "rw")
	if err := withStep("CREATE TABLE made (words TEXT); INSERT INTO nowhere VALUES (1);").migrate(context.Background(), db); err == nil {
		t.Error("a step that cannot be taken is taken")
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, shell(t, path, allThatAFileSays)); diff != "" {
		t.Errorf("the file is another:\n%s", diff)
	}
}
