package sentence

import (
	"errors"
	"testing"
)

func TestWhatActsInANameIsWrittenOut(t *testing.T) {
	for name, want := range map[string]string{
		"A1":                           "A1",
		"Émile \u0627\u0644\u200f":     "Émile \u0627\u0644\u200f",
		"a\x1b[2Jb":                    `a\x1b[2Jb`,
		"a\nb\tc\rd":                   `a\nb\tc\rd`,
		"a\u202egnp.exe":               `a\u202egnp.exe`,
		"a\u2066b\u2069\u2028\u009b1m": `a\u2066b\u2069\u2028\u009b1m`,
		"a\x00\x7f":                    `a\x00\x7f`,
	} {
		if got := Visible(name); got != want {
			t.Errorf("%q is shown as %q, want %q", name, got, want)
		}
	}
}

func TestASentenceNeverActsByTheNamesInIt(t *testing.T) {
	const want = `There is no file a\x1b[2J\n.txt; it may have been moved or its name misspelt.`
	type named string
	for _, value := range []any{"a\x1b[2J\n.txt", named("a\x1b[2J\n.txt"), Names([]string{"a\x1b[2J\n.txt"})} {
		if got := Of("file.not-found", "File", value).String(); got != want {
			t.Errorf("%T is said as %q", value, got)
		}
	}
	if got := Of("failure.cause", "Cause", errors.New("a\x1b[2J\nb")).String(); got != VisibleLines(got) {
		t.Errorf("an error is said as %q", got)
	}
}
