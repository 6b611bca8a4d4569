package lint

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// planted is a small project in which three functions are reached by nothing.
var planted = map[string]string{
	"go.mod":                    "module plumbline\n\ngo 1.26\n",
	"cmd/plumb/main.go":         "package main\n\nimport \"plumbline/annotate\"\n\nfunc main() { annotate.Reached() }\n",
	"annotate/annotate.go":      "package annotate\n\nfunc Reached() {}\n\nfunc Forgotten() {}\n",
	"annotate/annotate_test.go": "package annotate\n\nimport \"testing\"\n\nfunc TestForgotten(*testing.T) { Forgotten() }\n",
	"store/storetest/begin.go":  "package storetest\n\nfunc Begin() {}\n",
	"ui/kit/tooltip.go":         "package kit\n\ntype TipLayer struct{}\n\nfunc (TipLayer) Text() string { return \"\" }\n\nfunc ForgetTips() {}\n",
}

func TestWhatNoProgramReachesIsRefused(t *testing.T) {
	deadcode := filepath.Join(t.TempDir(), "deadcode")
	if out, err := exec.Command("go", "build", "-o", deadcode, "golang.org/x/tools/cmd/deadcode").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	script, err := filepath.Abs(filepath.Join("..", "unreachable"))
	if err != nil {
		t.Fatal(err)
	}
	project := t.TempDir()
	plant := func(name, src string) {
		t.Helper()
		path := filepath.Join(project, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func() (said string, refused bool) {
		t.Helper()
		check := exec.Command(script, deadcode, "")
		check.Dir = project
		out, err := check.CombinedOutput()
		return string(out), err != nil
	}
	for name, src := range planted {
		plant(name, src)
	}
	if said, refused := run(); !refused || !strings.Contains(said, "annotate.go:5:6: unreachable func: Forgotten") ||
		strings.Contains(said, "Begin") ||
		strings.Contains(said, "ForgetTips") {
		t.Errorf("refused %t, said:\n%s", refused, said)
	}
	plant("annotate/annotate.go", "package annotate\n\nfunc Reached() { Forgotten() }\n\nfunc Forgotten() {}\n"+
		"\nfunc ClaimOf() {}\n")
	if said, refused := run(); refused {
		t.Errorf("where all is reached it refuses:\n%s", said)
	}
	plant("ui/kit/tooltip.go", "package kit\n\ntype TipLayer struct{}\n\nfunc (TipLayer) Text() string { return \"\" }\n")
	if said, refused := run(); !refused || !strings.Contains(said, "ui/kit ForgetTips") {
		t.Errorf("an entry of the list that is gone stays (%t):\n%s", refused, said)
	}
}
