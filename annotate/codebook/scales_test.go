package codebook_test

import (
	"regexp"
	"testing"

	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
)

func TestEveryScaleThatIsThereIsListed(t *testing.T) {
	if n := annotatetest.Declared(t, ".", regexp.MustCompile(`(?m)^var [A-Z]\w* = &Scale\{`)); n != len(codebook.Scales()) {
		t.Errorf("%d scales are there, and %d are listed in scale.go", n, len(codebook.Scales()))
	}
}
