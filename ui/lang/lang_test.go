package lang_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	fynelang "fyne.io/fyne/v2/lang"

	"plumbline/ui/lang"
)

var update = flag.Bool("update", false, "add to en.json the words it lacks")

func TestTheTranslationsAreReadAndUsed(t *testing.T) {
	if err := lang.Load(); err != nil {
		t.Fatal(err)
	}
	if got := fynelang.L("Submit"); got != "Submit" {
		t.Errorf("Submit reads %q", got)
	}
}

// Every word the screens look up has to be in the file, or a translator would
// never meet it, and nothing else, or they would translate what nobody reads. "go test
// ./ui/lang -update" adds those that are missing and takes out the rest.
func TestEveryWordOfTheScreensIsInTheEnglishFile(t *testing.T) {
	known, catalogue := readEnglish(t), readWords(t, "../../annotate/sentence/en.json")
	missing, asked := map[string]any{}, map[string]bool{}
	visit := func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		for key, english := range keysOf(t, path) {
			asked[key] = true
			if _, ok := known[key]; !ok {
				missing[key] = english
				if !*update {
					t.Errorf("%s looks up %q, which en.json does not have; add it with -update", path, key)
				}
			}
		}
		return nil
	}
	for _, root := range []string{"..", "../../annotate"} {
		if err := filepath.WalkDir(root, visit); err != nil {
			t.Fatal(err)
		}
	}
	for key := range known {
		if _, below := catalogue[key]; !asked[key] && !below {
			missing[key] = nil
			if !*update {
				t.Errorf("en.json has %q, which no screen looks up; take it out with -update", key)
			}
		}
	}
	if *update {
		addEnglish(t, known, missing)
	}
}

// Errors and everything else that is worded below the window stand in a
// catalogue of its own, which the command line reads. Here are the same words,
// so that whoever translates the file translates all of them.
func TestTheEnglishFileHasEverySentenceOfTheCatalogue(t *testing.T) {
	known, differ := readEnglish(t), map[string]any{}
	catalogue := readWords(t, "../../annotate/sentence/en.json")
	for key, english := range catalogue {
		if !reflect.DeepEqual(known[key], english) {
			differ[key] = english
		}
	}
	switch {
	case *update:
		addEnglish(t, known, differ)
	case len(differ) > 0:
		t.Errorf("en.json does not say the same as the catalogue of %q; write it with -update", slices.Sorted(maps.Keys(differ)))
	}
}

func readEnglish(t *testing.T) map[string]any {
	t.Helper()
	return readWords(t, "en.json")
}

func readWords(t *testing.T, path string) map[string]any {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]any{}
	if err := json.Unmarshal(src, &words); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return words
}

func addEnglish(t *testing.T, known, missing map[string]any) {
	t.Helper()
	for key, english := range missing {
		if known[key] = english; english == nil {
			delete(known, key)
		}
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "    ")
	if err := enc.Encode(known); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("en.json", out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// keysOf returns the literal keys that a file looks up by lang.L, lang.X and
// the form's own word, each with its English text.
func keysOf(t *testing.T, path string) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok || len(c.Args) == 0 {
			return true
		}
		english, ok := englishAt(c.Fun)
		if !ok {
			return true
		}
		if key, literal := stringAt(c, 0); literal {
			text, _ := stringAt(c, english)
			keys[key] = text
		}
		return true
	})
	return keys
}

// stringAt returns an argument that is a literal string.
func stringAt(c *ast.CallExpr, i int) (string, bool) {
	if i >= len(c.Args) {
		return "", false
	}
	lit, ok := c.Args[i].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// englishAt reports whether a function looks words up, and which of its
// arguments is the English text.
func englishAt(f ast.Expr) (argument int, ok bool) {
	switch f := f.(type) {
	case *ast.Ident:
		return 0, f.Name == "word"
	case *ast.SelectorExpr:
		pkg, isName := f.X.(*ast.Ident)
		switch {
		case isName && pkg.Name == "sentence":
			return 0, f.Sel.Name == "Own"
		case !isName || pkg.Name != "lang":
			return 0, false
		case f.Sel.Name == "L", f.Sel.Name == "N":
			return 0, true
		case f.Sel.Name == "X":
			return 1, true
		}
	}
	return 0, false
}

// What a codebook asks is a question to everyone who reads; "field" is the word of the
// code, of columns and of YAML keys, which stand in placeholders.
func TestPeopleReadOfQuestionsAndNeverOfFields(t *testing.T) {
	placeholder, field := regexp.MustCompile(`\{\{[^}]*\}\}|--field`), regexp.MustCompile(`(?i)\bfields?\b`)
	others := []string{"ingest.dropped-fields"} // of an archive
	for key, said := range readEnglish(t) {
		for _, text := range textsOf(said) {
			if words := placeholder.ReplaceAllString(text, ""); field.MatchString(words) && !slices.Contains(others, key) {
				t.Errorf("%s reads %q; say question", key, text)
			}
		}
	}
}

// textsOf are the texts of an entry, which may have one for each number.
func textsOf(said any) []string {
	if text, ok := said.(string); ok {
		return []string{text}
	}
	var texts []string
	for _, text := range said.(map[string]any) {
		texts = append(texts, text.(string))
	}
	return texts
}
