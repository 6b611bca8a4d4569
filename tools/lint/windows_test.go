package lint

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// otherFiles are the folders whose files for Windows need no C compiler to be understood.
var otherFiles = []string{"./ui/files", "./annotate/wholefile"}

// What is for Windows is understood from its sources: to compile all that it stands on
// would take longer than any other part of the checks.
func TestTheFilesForWindowsAreRightGo(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	found, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedDeps |
			packages.NeedTypes | packages.NeedSyntax | packages.NeedTypesInfo,
		Dir:        root,
		Env:        append(os.Environ(), "GOOS=windows", "CGO_ENABLED=0"),
		BuildFlags: []string{"-tags=migrated_fynedo"},
		ParseFile: func(files *token.FileSet, path string, source []byte) (*ast.File, error) {
			file, err := parser.ParseFile(files, path, source, parser.SkipObjectResolution)
			if file != nil && !strings.HasPrefix(path, root) {
				dropBodies(file)
			}
			return file, err
		},
	}, otherFiles...)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != len(otherFiles) {
		t.Fatalf("%d packages were found, want %d", len(found), len(otherFiles))
	}
	for _, p := range found {
		if !hasFileFor(p, "windows") && !hasFileFor(p, "zenity") {
			t.Errorf("%s has no file for Windows: %q", p.PkgPath, p.GoFiles)
		}
		for _, e := range p.Errors {
			t.Errorf("%s: %v", p.PkgPath, e)
		}
	}
}

// dropBodies leaves what a file declares: of other people's code that is enough.
func dropBodies(file *ast.File) {
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name != "init" {
			f.Body = nil
		}
	}
}

func hasFileFor(p *packages.Package, system string) bool {
	for _, path := range p.GoFiles {
		if strings.Contains(filepath.Base(path), "_"+system) {
			return true
		}
	}
	return false
}
