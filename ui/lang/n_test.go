package lang_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	fynelang "fyne.io/fyne/v2/lang"

	"plumbline/ui/lang"
)

func TestOneIsSaidInTheSingular(t *testing.T) {
	if err := lang.Load(); err != nil {
		t.Fatal(err)
	}
	for count, want := range map[int]string{0: "0 people", 1: "1 person", 2: "2 people"} {
		if got := fynelang.N("{{.Count}} people", count, map[string]any{"Count": count}); got != want {
			t.Errorf("%d reads %q, not %q", count, got, want)
		}
	}
}

// several finds a number before a noun in the plural.
var several = regexp.MustCompile(`\}\} [a-z]+s\b`)

// counted finds the keys of words that go by a number.
var counted = regexp.MustCompile(`lang\.N\(("(?:[^"\\]|\\.)*")`)

func TestWhatIsCountedHasASingularOfItsOwn(t *testing.T) {
	known, found := readEnglish(t), 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range counted.FindAllStringSubmatch(string(src), -1) {
			key, err := strconv.Unquote(m[1])
			if err != nil {
				return err
			}
			found++
			forms, ok := known[key].(map[string]any)
			if !ok || forms["one"] == nil || forms["one"] == forms["other"] && several.MatchString(key) {
				t.Errorf("%s counts by %q; give it a \"one\" and an \"other\" in en.json", path, key)
			}
		}
		return nil
	})
	if err != nil || found == 0 {
		t.Fatalf("%d words are counted (%v)", found, err)
	}
}
