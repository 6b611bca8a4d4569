package sentence

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sayers are the functions that take a sentence's key and its parameters: by
// name, with the position of the key, and what they add to the parameters.
var sayers = map[string]struct {
	key   int
	added []string
}{
	"annotate.Fail": {key: 1},
	"annotate.Wrap": {key: 2},
	"Fail":          {key: 1},
	"Wrap":          {key: 2},
	"sentence.Of":   {},
	"sentence.Fail": {},
	"fail":          {key: 1},
	"document.Fail": {key: 1},
	"in.Fail":       {key: 1, added: []string{"File"}},
	"r.in.Fail": {
		key:   1,
		added: []string{"File"},
	},
	"d.in.Fail": {key: 1, added: []string{"File"}},
	"a.in.Fail": {key: 1, added: []string{"File"}},
	"t.in.Fail": {
		key:   1,
		added: []string{"File"},
	},
	"s.in.Fail":      {key: 1, added: []string{"File"}},
	"l.in.Fail":      {key: 1, added: []string{"File"}},
	"refuse":         {key: 1},
	"f.refuse":       {key: 1},
	"problems.add":   {key: 1},
	"r.problems.add": {key: 1},
	"t.problems.add": {key: 1},
	"p.problems.add": {key: 1},
	"c.problem":      {key: 2},
	"c.note":         {key: 2},
	"i.refuse":       {key: 1, added: []string{"File"}},
	"i.warn":         {},
	"because":        {},
}

var parameter = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// parametersOf are the parameters that a pattern names.
func parametersOf(p Pattern) []string {
	named := map[string]bool{}
	for _, m := range parameter.FindAllStringSubmatch(p.One+p.Other, -1) {
		named[m[1]] = true
	}
	if p.One != "" {
		named[Counted] = true
	}
	return slices.Sorted(maps.Keys(named))
}

func TestEverySentenceThatIsSaidIsInTheCatalogueWithItsParameters(t *testing.T) {
	said, codes := 0, reasonKeys(t)
	eachFile(t, func(path string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name := written(call.Fun)
			says, ok := sayers[name]
			if !ok || len(call.Args) <= says.key {
				return true
			}
			key, literal := text(call.Args[says.key])
			if code, ok := call.Args[says.key].(*ast.Ident); ok && codes[code.Name] != "" {
				key, literal = codes[code.Name], true
			}
			if !literal {
				if isComposed(call.Args[says.key]) && !strings.HasSuffix(path, "/reason.go") {
					t.Errorf("%s: %s makes its key of pieces; a sentence has one key", path, name)
				}
				return true
			}
			said++
			pattern, ok := catalogue()[key]
			if !ok {
				t.Errorf("%s: the catalogue has no %q", path, key)
				return true
			}
			if call.Ellipsis.IsValid() {
				return true
			}
			given, params := slices.Clone(says.added), call.Args[says.key+1:]
			for i := 0; i < len(params); i += 2 {
				param, isName := text(params[i])
				if written(params[i]) == "sentence.Counted" {
					param, isName = Counted, true
				}
				if !isName || i+1 == len(params) {
					t.Errorf("%s: the parameters of %s are not pairs of a name and a value", path, key)
					return true
				}
				given = append(given, param)
				if isEnglish(params[i+1]) {
					t.Errorf("%s: %s gets English as its %s; make it a sentence of the catalogue", path, key, param)
				}
			}
			slices.Sort(given)
			if want := parametersOf(pattern); !slices.Equal(given, want) {
				t.Errorf("%s: %s gets %v, its words have places for %v", path, key, given, want)
			}
			return true
		})
	})
	if said < 250 {
		t.Errorf("only %d sentences were found; does the test know how they are said?", said)
	}
}

func TestEverySentenceOfTheCatalogueIsSaid(t *testing.T) {
	used := map[string]bool{}
	eachFile(t, func(path string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if s, literal := text(e); literal {
					used[s] = true
					if strings.HasSuffix(path, "/reason.go") {
						for _, variant := range []string{"", ".paragraph", ".event", ".event.alone"} {
							used["reason."+s+variant] = true
						}
					}
				}
			}
			return true
		})
	})
	for key := range catalogue() {
		if !used[key] {
			t.Errorf("nothing says %s", key)
		}
	}
}

func TestSingularAndPluralHaveTheSamePlaces(t *testing.T) {
	for key, p := range catalogue() {
		for _, m := range parameter.FindAllStringSubmatch(p.One, -1) {
			if !strings.Contains(p.Other, m[0]) {
				t.Errorf("%s names %s for one only", key, m[0])
			}
		}
		if p.Other == "" {
			t.Errorf("%s has no words", key)
		}
	}
}

// eachFile visits the code of the programs, without tests and tools for tests.
func eachFile(t *testing.T, visit func(path string, file *ast.File)) {
	t.Helper()
	for _, room := range []string{"annotate", "store", "ui", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", "..", room), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
				strings.HasSuffix(filepath.Dir(path), "test") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err == nil {
				visit(filepath.ToSlash(path), file)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// reasonKeys are the keys of why a number is undefined, by the constants that
// stand for them.
func reasonKeys(t *testing.T) map[string]string {
	t.Helper()
	keys := map[string]string{}
	eachFile(t, func(path string, file *ast.File) {
		if !strings.HasSuffix(path, "/reason.go") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
				if code, literal := text(spec.Values[0]); literal {
					keys[spec.Names[0].Name] = "reason." + code
				}
			}
			return true
		})
	})
	if len(keys) < 30 {
		t.Fatalf("only the reasons %v are found", keys)
	}
	return keys
}

// written is a name as it stands in the code, such as annotate.Fail.
func written(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return strings.TrimPrefix(written(e.X)+"."+e.Sel.Name, ".")
	}
	return ""
}

func text(e ast.Expr) (s string, literal bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// isComposed reports whether a key is joined or formatted.
func isComposed(e ast.Expr) bool {
	switch e.(type) {
	case *ast.BinaryExpr, *ast.CallExpr:
		return true
	}
	return false
}

var words = regexp.MustCompile(`[a-z]{2,} [a-z]{2,}`)

// isEnglish reports whether a value brings words that no translator meets.
func isEnglish(e ast.Expr) bool {
	english := false
	ast.Inspect(e, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok {
			s, literal := text(e)
			english = english || literal && words.MatchString(s)
		}
		return true
	})
	return english
}
