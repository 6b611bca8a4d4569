//go:build window

package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/tools/xwindow"
)

// programs is the folder with the programs under test.
var programs string

func init() { needWindow = buildPrograms }

// buildPrograms builds both programs as they are shipped.
func buildPrograms() (clean func(), err error) {
	for tool, pkg := range map[string]string{"sqlite3": "sqlite3", "python3": "python3"} {
		if _, err := exec.LookPath(tool); err != nil {
			return nil, fmt.Errorf("%s is not installed; install the package %s (on Debian: apt-get install %[2]s)", tool, pkg)
		}
	}
	programs, err = os.MkdirTemp("", "plumbline-test-")
	if err != nil {
		return nil, err
	}
	clean = func() { _ = os.RemoveAll(programs) }
	build := exec.Command("go", "build", "-tags", "migrated_fynedo sqlite_fts5 gles", "-o", programs, "./cmd/plumbline", "./cmd/plumb")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		clean()
		return nil, fmt.Errorf("building the programs: %w\n%s", err, out)
	}
	return clean, nil
}

// rig is a person at a window: a display, a home folder and the program.
type rig struct {
	*testing.T
	display *xwindow.Display
	program *xwindow.Program
	home    string
	project string
	saved   int // how many lines that show an answer as saved were read
}

// newRig sets up a display and a home without any settings but a light look.
func newRig(t *testing.T, width, height int) *rig {
	t.Helper()
	display, err := xwindow.StartDisplay(width, height)
	if err != nil {
		t.Fatal(err)
	}
	d := &rig{T: t, display: display, home: t.TempDir()}
	t.Cleanup(func() {
		if t.Failed() {
			d.keepPicture()
		}
		if d.program != nil {
			d.program.Kill()
		}
		display.Close()
	})
	d.must(os.Mkdir(filepath.Join(d.home, ".cache"), 0o700)) // as in any home
	d.must(os.WriteFile(filepath.Join(d.home, "settings.json"), []byte(`{"theme": "light", "text_scale": 1, "hint_hidden": true}`), 0o600))
	return d
}

// rigOfA1 is a rig with the sample project open as annotator A1.
func rigOfA1(t *testing.T) *rig {
	t.Helper()
	d := newRig(t, 1440, 900)
	d.project = newSample(t)
	d.open()
	return d
}

// keepPicture keeps what the screen showed when a test failed, where
// PLUMBLINE_TEST_PICTURES names a folder.
func (d *rig) keepPicture() {
	if folder := os.Getenv("PLUMBLINE_TEST_PICTURES"); folder != "" {
		path := filepath.Join(folder, strings.ReplaceAll(d.Name(), "/", "-")+".png")
		d.Logf("the screen is kept in %s (%v)", path, d.display.Screenshot(path))
	}
}

func (d *rig) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// start starts the program and leaves it at what it shows first.
func (d *rig) start(args ...string) *xwindow.Program {
	d.Helper()
	p, err := d.display.Start(xwindow.Launch{
		Binary: filepath.Join(programs, "plumbline"), Args: args, Home: d.home,
		Env: []string{"PLUMBLINE_HOME=" + d.home, traceVariable + "=1"},
	})
	d.must(err)
	return p
}

// open starts the program on the project as A1.
func (d *rig) open() {
	d.Helper()
	d.program = d.start(d.project, "--annotator", "A1")
	d.await("ready")
}

func (d *rig) await(word string) string {
	d.Helper()
	line, err := d.program.Await(word)
	d.must(err)
	return line
}

// press presses the keys that type the characters, under the layout in force.
func (d *rig) press(chars string) {
	d.Helper()
	d.must(d.display.Press(d.display.Text(chars)...))
}

// key presses keys by their names, such as "Tab" or "ctrl+z".
func (d *rig) key(names ...string) {
	d.Helper()
	strokes := make([]xwindow.Stroke, len(names))
	for i, name := range names {
		strokes[i] = xwindow.Key(name)
		if letter, ok := strings.CutPrefix(name, "ctrl+"); ok && len(letter) == 1 {
			strokes[i] = "ctrl+" + d.display.Char(rune(letter[0]))
		}
	}
	d.must(d.display.Press(strokes...))
}

// answer is an answer that was shown as saved, or a submission, whose field
// is "-".
type answer struct{ id, paragraph, field, target, value string }

// next waits until the next answer is shown as saved.
func (d *rig) next() answer {
	d.Helper()
	words := strings.SplitN(d.await("saved"), " ", 6)
	d.saved++
	return answer{words[1], words[2], words[3], words[4], words[5]}
}

// want waits for the next answer and checks what it is; the target is given
// by name; "-" stands for nothing, and no value for an answer taken back.
func (d *rig) want(field, target, value string) answer {
	d.Helper()
	if value == "" {
		value = "-"
	}
	if target != "-" {
		target = annotate.TargetID(target)
	}
	a := d.next()
	if a.field != field || a.target != target || a.value != value {
		d.Fatalf("saved was %s %s %q, want %s %s %q", a.field, a.target, a.value, field, target, value)
	}
	return a
}

// submitted waits until the paragraph in work is submitted.
func (d *rig) submitted() answer {
	d.Helper()
	for {
		if a := d.next(); a.field == "-" {
			return a
		}
	}
}

// leave closes the window by its key and checks that the file is as it should
// be: alone in its folder, and with nothing in it that was not awaited.
func (d *rig) leave() {
	d.Helper()
	d.key("ctrl+q")
	d.ended()
}

// ended waits for the end of the program, however it was asked for.
func (d *rig) ended() {
	d.Helper()
	d.must(d.program.Wait())
	wantOneFile(d.T, d.project)
	shown := 0
	for _, line := range d.program.Lines() {
		if strings.HasPrefix(line, "saved ") {
			shown++
		}
	}
	if shown != d.saved {
		d.Errorf("%d answers were saved, want %d", shown, d.saved)
	}
	d.saved = 0
}

// sql asks the project a question by the sqlite3 shell; each row is its values
// joined by spaces.
func (d *rig) sql(query string, args ...any) []string {
	d.Helper()
	shell := exec.Command("sqlite3", "-csv", "-cmd", ".timeout 20000", d.project, fmt.Sprintf(query, args...))
	var words bytes.Buffer
	shell.Stderr = &words
	out, err := shell.Output()
	if err != nil {
		d.Fatalf("sqlite3: %v: %s", err, words.String())
	}
	records, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	d.must(err)
	rows := make([]string, len(records))
	for i, r := range records {
		rows[i] = strings.Join(r, " ")
	}
	return rows
}

// wantRows checks the rows that a question gives, in any order.
func (d *rig) wantRows(got, want []string, what string) {
	d.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	if slices.Equal(got, want) {
		return
	}
	for _, row := range want {
		if !slices.Contains(got, row) {
			d.Errorf("%s: missing is %q", what, row)
		}
	}
	for _, row := range got {
		if !slices.Contains(want, row) {
			d.Errorf("%s: unexpected is %q", what, row)
		}
	}
	if len(got) != len(want) {
		d.Errorf("%s: there are %d rows, want %d", what, len(got), len(want))
	}
}

// plumb runs the command line on the project and returns what it prints.
func (d *rig) plumb(command string, args ...string) string {
	d.Helper()
	cmd := exec.Command(filepath.Join(programs, "plumb"), append([]string{command, d.project}, args...)...)
	var words bytes.Buffer
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		d.Fatalf("plumb %s: %v: %s%s", command, err, out, words.String())
	}
	return string(out)
}

// goTo makes a paragraph of the article current by its number.
func (d *rig) goTo(number int) {
	d.Helper()
	d.key("ctrl+g")
	d.press(strconv.Itoa(number))
	d.key("Return")
}
