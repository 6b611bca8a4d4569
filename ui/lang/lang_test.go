package lang_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	fynelang "fyne.io/fyne/v2/lang"

	"plumbline/ui/lang"
)

func TestTheTranslationsAreReadAndUsed(t *testing.T) {
	if err := lang.Load(); err != nil {
		t.Fatal(err)
	}
	if got := fynelang.L("Submit"); got != "Submit" {
		t.Errorf("Submit reads %q", got)
	}
}

// Every word the screens look up has to be in the file, or a translator would
// never meet it.
func TestEveryWordOfTheScreensIsInTheEnglishFile(t *testing.T) {
	src, err := os.ReadFile("en.json")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]any{}
	if err := json.Unmarshal(src, &known); err != nil {
		t.Fatalf("en.json: %v", err)
	}
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		for _, key := range keysOf(t, path) {
			if _, ok := known[key]; !ok {
				t.Errorf("%s looks up %q, which en.json does not have", path, key)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// keysOf returns the literal keys looked up in a file by lang.L, lang.X,
// lang.N, lang.XN and the form's own word.
func keysOf(t *testing.T, path string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	ast.Inspect(file, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok || len(c.Args) == 0 || !looksUp(c.Fun) {
			return true
		}
		if lit, ok := c.Args[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
			key, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			keys = append(keys, key)
		}
		return true
	})
	return keys
}

func looksUp(f ast.Expr) bool {
	switch f := f.(type) {
	case *ast.Ident:
		return f.Name == "word"
	case *ast.SelectorExpr:
		pkg, ok := f.X.(*ast.Ident)
		return ok && pkg.Name == "lang" && strings.Contains(" L X N XN ", " "+f.Sel.Name+" ")
	}
	return false
}
