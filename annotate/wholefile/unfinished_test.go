package wholefile_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"plumbline/annotate/wholefile"
)

// childVariable makes the test binary write a file until it is killed.
const childVariable = "PLUMBLINE_WHOLEFILE_TEST_CHILD"

func TestMain(m *testing.M) {
	if target := os.Getenv(childVariable); target != "" {
		wholefile.NoteUnfinished(os.Args[1])
		_ = wholefile.Replace(target, func(w io.Writer) error {
			_, err := io.WriteString(w, "half of the lab")
			fmt.Println("half")
			_, _ = io.Copy(io.Discard, os.Stdin)
			return err
		})
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// names are those of the files in a folder.
func names(t *testing.T, folder string) (all []string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		all = append(all, f.Name())
	}
	return all
}

func TestWhatAKilledProgramWasWritingGoesAtTheNextStart(t *testing.T) {
	folder, notes := t.TempDir(), filepath.Join(t.TempDir(), "unfinished")
	target := filepath.Join(folder, "labels.csv")
	if err := os.WriteFile(target, []byte("whole"), 0o600); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, notes)
	cmd.Env = append(os.Environ(), childVariable+"="+target)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, len("half"))); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { wholefile.NoteUnfinished("") })
	wholefile.NoteUnfinished(notes) // while it still runs
	if got := names(t, folder); len(got) != 2 {
		t.Fatalf("while the program writes the folder holds %q, want the old file and half of the new one", got)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	wholefile.NoteUnfinished(notes)
	if got := names(t, folder); !slices.Equal(got, []string{"labels.csv"}) {
		t.Errorf("after a kill and a start the folder holds %q", got)
	}
	if got, err := os.ReadFile(target); err != nil || string(got) != "whole" {
		t.Errorf("what stood there before holds %q (%v)", got, err)
	}
	if got := names(t, notes); len(got) > 0 {
		t.Errorf("noted as unfinished is still %q", got)
	}
}

func TestANoteNeverCostsADocument(t *testing.T) {
	notes, document := t.TempDir(), filepath.Join(t.TempDir(), "thesis.txt")
	const nobody = "2147483646-x"
	for path, content := range map[string]string{document: "years of work", filepath.Join(notes, nobody): document} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { wholefile.NoteUnfinished("") })
	wholefile.NoteUnfinished(notes)
	if _, err := os.Stat(document); err != nil {
		t.Errorf("the document is gone: %v", err)
	}
}

func TestAFileMarkedReadOnlyIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "published.csv")
	if err := os.WriteFile(path, []byte("as published"), 0o400); err != nil {
		t.Fatal(err)
	}
	if err := wholefile.Replace(path, text("labels")); err == nil {
		t.Error("a read-only file was replaced")
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "as published" {
		t.Errorf("it holds %q (%v)", got, err)
	}
}
