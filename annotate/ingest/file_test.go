package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeFile writes a file into a new folder and returns its path.
func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheExtensionDecidesHowAFileIsRead(t *testing.T) {
	for name, want := range map[string]string{"a.txt": "# Head", "a.TEXT": "# Head", "a.md": "Head", "a.Markdown": "Head"} {
		r, err := ReadFile(t.Context(), writeFile(t, name, "# Head\n\nBody"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Articles[0].Paragraphs[0].Text; got != want {
			t.Errorf("%s begins with %q, want %q", name, got, want)
		}
	}
	_, err := ReadFile(t.Context(), writeFile(t, "a.odp", "text"), Options{})
	wantCode(t, err, "unknown_type", "a.odp", ".txt")
}

func TestWhatCannotBeReadFromDiskIsRefused(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "folder.txt")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := ReadFile(t.Context(), folder, Options{})
	wantCode(t, err, "directory", folder)

	_, err = ReadFile(t.Context(), filepath.Join(folder, "gone.txt"), Options{})
	wantCode(t, err, "not_found", "gone.txt")

	_, err = ReadFile(t.Context(), filepath.Join(writeFile(t, "a.txt", "x"), "b.txt"), Options{})
	wantCode(t, err, "not_found", "b.txt")

	round := filepath.Join(t.TempDir(), "round.txt")
	if err := os.Symlink(round, round); err != nil {
		t.Fatal(err)
	}
	_, err = ReadFile(t.Context(), round, Options{})
	wantCode(t, err, "unreadable", "round.txt", "leads back to itself")

	_, err = ReadFile(t.Context(), writeFile(t, "empty.txt", ""), Options{})
	wantCode(t, err, "empty", "empty.txt")

	big := writeFile(t, "big.txt", "x")
	if err := os.Truncate(big, MaxFileBytes+1); err != nil {
		t.Fatal(err)
	}
	_, err = ReadFile(t.Context(), big, Options{})
	wantCode(t, err, "too_large", "big.txt")
}

func TestAFileThatVanishesBetweenLookingAndOpeningIsReported(t *testing.T) {
	path := writeFile(t, "a.txt", "x")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	_, err := readAll(path, 1)
	wantCode(t, err, "not_found", "a.txt")
}

func TestAFileThatGrowsWhileItIsReadIsReadWhole(t *testing.T) {
	want := strings.Repeat("text ", 1000)
	got, err := readAll(writeFile(t, "a.txt", want), 1)
	if err != nil || string(got) != want {
		t.Errorf("got %d bytes and error %v, want %d bytes", len(got), err, len(want))
	}
}
