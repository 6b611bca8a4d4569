package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"plumbline/annotate/codebook"
	"plumbline/seeds"
)

// childVariable makes the test binary label a project instead of testing.
const childVariable = "PLUMBLINE_TEST_LABELLER"

// needWindow builds what the tests of the real window need. It is set where
// these are compiled: with the build tag "window".
var needWindow = func() (clean func(), err error) { return func() {}, nil }

func TestMain(m *testing.M) { os.Exit(runTests(m)) }

func runTests(m *testing.M) int {
	if seed := os.Getenv(childVariable); seed != "" {
		if err := label(os.Args[1], seed); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return 0
	}
	clean, err := needWindow()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer clean()
	return m.Run()
}

// newSample writes the sample project, without the answers of others, into a
// folder of the test.
func newSample(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "project.plumb")
	if err := writeSample(context.Background(), path, nil); err != nil {
		t.Fatalf("writing the sample project: %v", err)
	}
	return path
}

// defaultBook is the codebook of the sample.
func defaultBook(t *testing.T) *codebook.Codebook {
	t.Helper()
	book, err := codebook.Parse(seeds.Codebook())
	if err != nil {
		t.Fatalf("the default codebook: %v", err)
	}
	return book
}

// wantOneFile checks that closing left nothing beside the project.
func wantOneFile(t *testing.T, project string) {
	t.Helper()
	for _, ending := range []string{"-wal", "-shm", "-lock", "-journal"} {
		if _, err := os.Stat(project + ending); err == nil {
			t.Errorf("after a clean exit %s is still there", filepath.Base(project)+ending)
		}
	}
}
