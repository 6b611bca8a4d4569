package ordinaryfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
)

// wantRefusal sees that an error is one sentence with a code, the file's name
// and the words.
func wantRefusal(t *testing.T, err error, code, file, words string) {
	t.Helper()
	var said *annotate.Error
	if !errors.As(err, &said) || said.Code != code {
		t.Fatalf("it says %v, want a refusal with the code %s", err, code)
	}
	if text := said.Error(); !strings.Contains(text, file) || !strings.Contains(text, words) || strings.Contains(text, "\n") {
		t.Errorf("it says %q, want one sentence with %q and %q", text, file, words)
	}
}

func written(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFileIsReadUpToItsLimit(t *testing.T) {
	path := written(t, "12345")
	if content, err := Read(path, 5); err != nil || string(content) != "12345" {
		t.Errorf("it reads %q (%v)", content, err)
	}
	_, err := Read(path, 4)
	wantRefusal(t, err, annotate.CodeInvalid, "table.csv", "limit")
}

func TestAFileThatGrowsWhileItIsReadMeetsTheLimitToo(t *testing.T) {
	path := written(t, "1234")
	file, err := Open(path, 6)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if err := os.WriteFile(path, []byte(strings.Repeat("x", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = io.ReadAll(file)
	wantRefusal(t, err, annotate.CodeInvalid, "table.csv", "limit")
}

func TestAFolderAndWhatIsNotThereAreRefused(t *testing.T) {
	folder := t.TempDir()
	_, err := Read(folder, Most)
	wantRefusal(t, err, annotate.CodeInvalid, folder, "is a folder")
	_, err = Read(filepath.Join(folder, "gone.csv"), Most)
	wantRefusal(t, err, annotate.CodeNotFound, "gone.csv", "no file")
}

func TestALinkIsFollowedAndARoundOfLinksIsRefused(t *testing.T) {
	path := written(t, "1234")
	link, round := filepath.Join(t.TempDir(), "link.csv"), filepath.Join(t.TempDir(), "round.csv")
	for to, from := range map[string]string{path: link, round: round} {
		if err := os.Symlink(to, from); err != nil {
			t.Fatal(err)
		}
	}
	if content, err := Read(link, Most); err != nil || string(content) != "1234" {
		t.Errorf("through a link it reads %q (%v)", content, err)
	}
	_, err := Read(round, Most)
	wantRefusal(t, err, annotate.CodeInvalid, "round.csv", "leads back to itself")
}
