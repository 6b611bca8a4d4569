package dataset

import (
	"regexp"
	"strings"
	"testing"

	"plumbline/annotate/annotatetest"
)

func TestEveryFormatSaysWhatItIs(t *testing.T) {
	seen := make(map[string]bool)
	for _, f := range Formats() {
		if !strings.HasPrefix(f.Extension, ".") || f.Holds == "" || f.Counts == "" || f.Title.Key() == "" || f.Tip.Key() == "" ||
			f.write == nil {
			t.Errorf("the format %q does not say everything: %+v", f.Title, f)
		}
		for _, name := range []string{f.Name, f.Title.Key()} {
			if name != "" && seen[name] {
				t.Errorf("two formats are called %q", name)
			}
			seen[name] = true
		}
		if f.Name != "" && FormatNamed(f.Name) != f {
			t.Errorf("the format %q is not found by its name", f.Name)
		}
	}
	if FormatNamed("") != nil || FormatNamed("xls") != nil {
		t.Error("a format is found that is not there")
	}
}

func TestEveryFormatThatIsWrittenIsListed(t *testing.T) {
	if n := annotatetest.Declared(t, ".", regexp.MustCompile(`(?m)^var \w+ = &Format\{`)); n != len(Formats()) {
		t.Errorf("%d formats are there, and %d are listed in format.go", n, len(Formats()))
	}
}
