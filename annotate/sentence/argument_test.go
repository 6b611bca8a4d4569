//go:build unix

package sentence_test

import (
	"os/exec"
	"strings"
	"testing"

	"plumbline/annotate/sentence"
)

// TestAShellTakesAnArgumentAsTheName hands arguments to a shell, which prints what it
// took.
func TestAShellTakesAnArgumentAsTheName(t *testing.T) {
	for name, want := range map[string]string{
		"study.plumb":             "study.plumb",
		"Übung_é-1.plumb":         "Übung_é-1.plumb",
		"my study.plumb":          "my study.plumb",
		"a'; echo planted; '":     "a'; echo planted; '",
		"$(echo planted)`id`":     "$(echo planted)`id`",
		`back\slash`:              `back\slash`,
		"-o":                      "./-o",
		"new\nline\x1b it's \\":   "new\nline\x1b it's \\",
		"bidi\u202e\u009b \xff":   "bidi\u202e\u009b \xff",
		"":                        "",
		"star*? [a] {b,c} ~ &|<>": "star*? [a] {b,c} ~ &|<>",
	} {
		argument := sentence.Argument(name)
		if sentence.Visible(argument) != argument {
			t.Errorf("%q acts on a terminal", argument)
		}
		script := "LC_ALL=C.UTF-8; printf '%s.' " + argument
		out, err := exec.CommandContext(t.Context(), "bash", "-c", script).Output()
		if got := strings.TrimSuffix(string(out), "."); err != nil || got != want {
			t.Errorf("%s is taken as %q (%v), want %q", argument, got, err, want)
		}
	}
	if got := sentence.Argument("study.plumb"); got != "study.plumb" {
		t.Errorf("a plain name becomes %s", got)
	}
}
