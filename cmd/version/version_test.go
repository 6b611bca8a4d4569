package version

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestABuildThatWasNotToldItsCommitSaysSo(t *testing.T) {
	if got, want := Text().String(), number+", unknown commit"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

// The flags are tried in a repository of the test's own, with the linker that
// make uses.
func TestMakeTellsTheProgramsTheirCommit(t *testing.T) {
	checkout := t.TempDir()
	git := func(args ...string) string {
		t.Helper()
		out, err := command(checkout, "git", append([]string{"-c", "user.name=T", "-c", "user.email=t@t"}, args...)...)
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(out)
	}
	flags := func(folder string) string {
		t.Helper()
		out, err := command(folder, filepath.Join(folder, "tools", "version-flags"))
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return strings.TrimSpace(out)
	}
	plant(t, checkout)
	if got := flags(checkout); got != "" {
		t.Errorf("outside of git the flags are %q", got)
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "All", "--date", "2026-05-01T12:00:00Z")
	commit, date := git("rev-parse", "--short=12", "HEAD"), git("log", "-1", "--format=%cs")

	if got, want := built(t, flags(checkout)), number+", commit "+commit+" of "+date; got != want {
		t.Errorf("a build says %q, want %q", got, want)
	}
	if err := os.WriteFile(filepath.Join(checkout, "go.mod"), []byte("module changed"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := flags(checkout); !strings.Contains(got, commit+"+ ") {
		t.Errorf("of files that were changed since the flags are %q", got)
	}
	within := filepath.Join(checkout, "unpacked")
	plant(t, within)
	if got := flags(within); got != "" {
		t.Errorf("within somebody's repository the flags are %q", got)
	}
	builds := regexp.MustCompile(`build -ldflags "\$\$\(\./tools/version-flags\)"`)
	if !builds.MatchString(read(t, filepath.Join("..", "..", "Makefile"))) {
		t.Error("make does not build with the flags")
	}
}

// built is what the program plumb says of itself when it is built with flags.
func built(t *testing.T, flags string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "plumb")
	build := []string{"build", "-buildvcs=false", "-tags", "sqlite_fts5", "-ldflags", flags, "-o", program, "./cmd/plumb"}
	if out, err := command("../..", "go", build...); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := command(".", program, "--version")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return strings.TrimSpace(out)
}

// plant puts the script that finds the flags, and a file to change, in a folder.
func plant(t *testing.T, folder string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(folder, "tools"), 0o700); err != nil {
		t.Fatal(err)
	}
	script := read(t, filepath.Join("..", "..", "tools", "version-flags"))
	if err := os.WriteFile(filepath.Join(folder, "tools", "version-flags"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "go.mod"), []byte("module planted"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// command runs a program in a folder, untouched by whoever runs the test.
func command(folder, name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Dir = folder
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") {
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CEILING_DIRECTORIES="+filepath.Dir(folder))
	out, err := c.CombinedOutput()
	return string(out), err
}
