package lint

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// worded are the folders whose declared names keep to docs/glossary.md.
var worded = []string{"annotate", "store", "cmd", "seeds", "tools", "ui"}

// forbidden are words that meant several things, with the words to use instead.
var forbidden = map[string]string{
	"standing": "current, progress, or what the function returns",
	"desk":     "rig in tests, session elsewhere",
	"said":     "words, text, labels: what the function returns",
	"settle":   "decide; awaitIdle in tests",
	"sheet":    "widget, dialog, lines: outside the domain it is no annotator's answers",
	"place":    "bookmark, position, index, arrange: a place is a tab of the window",
}

// A meaning is where a forbidden word has the one meaning that the glossary gives it.
type meaning struct {
	folders []string // in all names in these folders and files
	names   []string // in these names anywhere
}

var allowed = map[string]meaning{
	"sheet": {folders: []string{"annotate", "store", "cmd", "seeds", "tools"}},
	"place": {
		folders: []string{"ui/place", "ui/places.go", "ui/window.go", "ui/topbar.go"},
		names:   []string{"ClosePlaces", "FlushPlaces"},
	},
	// plumb settle is what people type, so the file that holds the command is named after it.
	"settle": {names: []string{"settle.go"}},
}

func TestNoWordIsUsedOutsideItsMeaning(t *testing.T) {
	files := 0
	for _, folder := range worded {
		root := filepath.Join("..", "..", folder)
		err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(file) != ".go" || strings.HasPrefix(file, filepath.Join(root, "lint")) {
				return err
			}
			files++
			in, err := filepath.Rel(filepath.Join("..", ".."), file)
			if err != nil {
				return err
			}
			names, err := declared(file, nil)
			if err != nil {
				return err
			}
			for _, name := range append(names, entry.Name()) {
				if word := misused(filepath.ToSlash(in), name); word != "" {
					t.Errorf("%s: %s uses the word %q outside its meaning in docs/glossary.md; use %s", in, name, word, forbidden[word])
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files == 0 {
		t.Fatal("no file was read")
	}
}

func TestAMisusedWordIsFound(t *testing.T) {
	const source = `package planted

type Standing struct{ place int }

type reader interface{ EachSheet() }

const deskHigh = 1

func (s Standing) wordsSaid() {}

func TestNothingIsSaid() {}

func settled(desktop int) {}
`
	names, err := declared("planted.go", source)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []struct {
		file string
		want []string
	}{
		{"annotate/planted.go", []string{"Standing", "place", "deskHigh", "wordsSaid", "settled"}},
		{"ui/card/planted.go", []string{"Standing", "place", "EachSheet", "deskHigh", "wordsSaid", "settled"}},
		{"ui/place/planted.go", []string{"Standing", "EachSheet", "deskHigh", "wordsSaid", "settled"}},
	} {
		var got []string
		for _, name := range names {
			if misused(in.file, name) != "" {
				got = append(got, name)
			}
		}
		if !slices.Equal(got, in.want) {
			t.Errorf("in %s misused: %q, want %q", in.file, got, in.want)
		}
	}
}

// misused returns the forbidden word that a name in a file contains, or "".
func misused(file, name string) string {
	for _, word := range wordsOf(name) {
		word = base(word)
		if _, known := forbidden[word]; !known {
			continue
		}
		in := func(folder string) bool { return file == folder || strings.HasPrefix(file, folder+"/") }
		if m := allowed[word]; !slices.Contains(m.names, name) && !slices.ContainsFunc(m.folders, in) {
			return word
		}
	}
	return ""
}

// base returns a word without the ending that makes it a plural or a participle.
func base(word string) string {
	for _, ending := range []string{"", "s", "d", "r"} {
		if short, cut := strings.CutSuffix(word, ending); cut && forbidden[short] != "" {
			return short
		}
	}
	return word
}

// wordsOf splits a name in camel case, or with underscores, into its words in lower case.
func wordsOf(name string) []string {
	var spaced strings.Builder
	var before rune
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			spaced.WriteByte(' ')
		}
		spaced.WriteRune(unicode.ToLower(r))
		before = r
	}
	return strings.FieldsFunc(spaced.String(), func(r rune) bool { return !unicode.IsLetter(r) })
}

// declared lists the names of packages, types, functions, methods, fields, constants
// and package variables in a file. Names of tests are sentences and left out.
func declared(file string, source any) ([]string, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	names := []string{parsed.Name.Name}
	for _, declaration := range parsed.Decls {
		switch d := declaration.(type) {
		case *ast.FuncDecl:
			if !strings.HasPrefix(d.Name.Name, "Test") {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				names = append(names, declaredBy(spec)...)
			}
		}
	}
	return names, nil
}

// declaredBy lists the names of one declaration, fields and methods of types included.
func declaredBy(spec ast.Spec) (names []string) {
	add := func(ids ...*ast.Ident) {
		for _, id := range ids {
			names = append(names, id.Name)
		}
	}
	switch s := spec.(type) {
	case *ast.ValueSpec:
		add(s.Names...)
	case *ast.TypeSpec:
		add(s.Name)
		ast.Inspect(s.Type, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncType:
				return false // parameters are local
			case *ast.Field:
				add(n.Names...)
			}
			return true
		})
	}
	return names
}
