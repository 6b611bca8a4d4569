//go:build unix && !window

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/store/installation"
	"plumbline/ui"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
)

// rig is a person at a window without a screen, over real files, in a folder in which
// nothing but what they name may come to be.
type rig struct {
	*testing.T
	window fyne.Window
	folder string
	queue  chan func()
}

func newRig(t *testing.T) *rig {
	t.Helper()
	home := t.TempDir()
	for name, value := range map[string]string{"PLUMBLINE_HOME": filepath.Join(home, "settings"), "HOME": home, "DBUS_SESSION_BUS_ADDRESS": ""} {
		t.Setenv(name, value)
	}
	d := &rig{T: t, folder: t.TempDir(), queue: make(chan func(), 1000)}
	t.Chdir(d.folder)
	d.hostile()
	project := newSample(t)
	in := installation.Load()
	a := test.NewTempApp(t)
	w := ui.NewWindow(ui.Params{
		App: a, Shelf: &shelf{home: in}, Memory: &memory{home: in}, Project: project, Annotator: "A1",
		Run: func(f func()) { d.queue <- f }, Work: func(work, done func()) { work(); d.queue <- done },
	})
	d.window = w.Window()
	d.window.Resize(fyne.NewSize(1440, 900))
	w.Start()
	d.awaitIdle()
	t.Cleanup(func() {
		if err := w.Flush(); err != nil {
			t.Error(err)
		}
		d.window.Close()
	})
	return d
}

// hostile puts into the folder what has a name and is nothing to read or write.
func (d *rig) hostile() {
	d.Helper()
	for _, err := range []error{
		os.Mkdir(d.at("folder.plumb"), 0o700), syscall.Mkfifo(d.at("pipe.plumb"), 0o600),
		os.Symlink("loop.plumb", d.at("loop.plumb")), os.Symlink("/dev/zero", d.at("zero.plumb")),
		os.WriteFile(d.at("empty.plumb"), nil, 0o600), os.WriteFile(d.at("other.plumb"), []byte("no project"), 0o600),
	} {
		if err != nil {
			d.Fatal(err)
		}
	}
}

func (d *rig) at(name string) string { return filepath.Join(d.folder, name) }

// awaitIdle runs what comes to the UI goroutine until nothing comes for a moment.
func (d *rig) awaitIdle() {
	for {
		select {
		case f := <-d.queue:
			f()
		case <-time.After(50 * time.Millisecond):
			return
		}
	}
}

// menu does what an item of the menu does.
func (d *rig) menu(label string) {
	d.Helper()
	for _, menu := range d.window.MainMenu().Items {
		for _, item := range menu.Items {
			if strings.HasPrefix(item.Label, label) && !item.Disabled {
				item.Action()
				d.awaitIdle()
				return
			}
		}
	}
	d.Fatalf("no menu has %q", label)
}

// typeOver types a path over what the field with the focus holds, and presses Enter.
func (d *rig) typeOver(path string) {
	d.Helper()
	e, is := d.window.Canvas().Focused().(*modal.Entry)
	if !is {
		d.Fatalf("the focus is in a %T, want a field; the window says %q", d.window.Canvas().Focused(), d.says())
	}
	e.SetText("")
	e.CursorColumn = 0
	for _, char := range path {
		e.TypedRune(char)
	}
	d.awaitIdle()
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.awaitIdle()
}

// says is what the topmost dialog says, else the window.
func (d *rig) says() string {
	var all []string
	over := d.window.Canvas().Overlays().Top()
	if over == nil {
		over = d.window.Content()
	}
	for _, o := range test.LaidOutObjects(over) {
		switch o := o.(type) {
		case *kit.Prose:
			all = append(all, o.String())
		case *modal.Words:
			all = append(all, o.Text())
		}
	}
	return strings.Join(all, "\n")
}

// leave leaves every dialog.
func (d *rig) leave() {
	d.Helper()
	for range 5 {
		if d.window.Canvas().Overlays().Top() == nil {
			return
		}
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		d.awaitIdle()
	}
	d.Fatalf("a dialog stays: %q", d.says())
}

// lying lists what lies in the folder, and what it is.
func (d *rig) lying() (all []string) {
	d.Helper()
	err := filepath.WalkDir(d.folder, func(path string, e fs.DirEntry, err error) error {
		all = append(all, strings.TrimPrefix(path, d.folder)+" "+e.Type().String())
		return err
	})
	if err != nil {
		d.Fatal(err)
	}
	return all
}

// TestWhatIsNoFileIsRefusedByTheDialogsInASentence names folders, pipes, devices, links
// in a circle, names that are too long and folders that are not there, in the fields of
// the dialogs. Each is refused in a sentence; nothing waits and nothing is made.
func TestWhatIsNoFileIsRefusedByTheDialogsInASentence(t *testing.T) {
	long := strings.Repeat("x", 300)
	there := "exists already in "
	for item, names := range map[string]map[string]string{
		"New project…": {
			"folder.plumb": there, "pipe.plumb": there, "loop.plumb": there, "zero.plumb": there, "other.plumb": there,
			long: "is too long", "nowhere/x.plumb": "cannot be written in ",
		},
		"Save a copy…": {
			"folder.plumb": there, "pipe.plumb": there, "loop.plumb": there, "zero.plumb": there, "other.plumb": there,
			long: "is too long", "nowhere/x.plumb": "cannot be written in ",
		},
		"Export…": {
			"folder.plumb": "is a folder", "pipe.plumb": "nobody reads", "loop.plumb": "leads back to itself", long: "its name is too long",
			"nowhere/x.csv": "check that the folder exists",
		},
		"Open…": {
			"pipe.plumb": "is not an ordinary file", "loop.plumb": "There is no file ", "zero.plumb": "is not an ordinary file",
			"empty.plumb": "is empty", "other.plumb": "is not a Plumbline project", long: "There is no file ", "nowhere/x.plumb": "There is no file ",
		},
		"Import articles…": {
			"pipe.plumb": "no ordinary file but a pipe", "zero.plumb": "no ordinary file but a pipe", "loop.plumb": "There is no file ",
			long: "There is no file ", "nowhere/x.txt": "There is no file ",
		},
	} {
		t.Run(item, func(t *testing.T) {
			d := newRig(t)
			before := d.lying()
			for name, want := range names {
				d.menu(item)
				d.typeOver(d.at(name))
				if says := d.says(); !strings.Contains(says, want) {
					t.Errorf("%.20q is met by %q, want that it %q", name, says, want)
				}
				d.leave()
			}
			if now := d.lying(); !slices.Equal(now, before) {
				t.Errorf("in the folder lie %q, there were %q", now, before)
			}
		})
	}
}

// TestAwkwardNamesAreNamesInTheDialogs writes under names that a shell, a terminal, an
// address or another spelling could take for something else: the file has that name,
// nothing else comes to be, and a project under it is opened again.
func TestAwkwardNamesAreNamesInTheDialogs(t *testing.T) {
	for _, name := range []string{
		"-o", "a?b#c%20d&mode=memory", "a\u202eb", "e\u0301te\u0301", " two  blanks", "$(touch x) `y`;'\"", "~", "%s%d", "a\\b", "..x", "file:x",
	} {
		t.Run(name, func(t *testing.T) {
			d := newRig(t)
			before := d.lying()
			for _, made := range []struct{ item, name string }{
				{"New project…", name + "1.plumb"}, {"Save a copy…", name + "2.plumb"}, {"Export…", name + "3.csv"},
			} {
				d.menu(made.item)
				d.typeOver(d.at(made.name))
				if info, err := os.Lstat(d.at(made.name)); err != nil || !info.Mode().IsRegular() {
					t.Errorf("%s makes no file %q: %v; it says %q", made.item, made.name, err, d.says())
				}
				before = append(before, "/"+made.name+" ----------")
			}
			d.menu("Open…")
			d.typeOver(d.at(name + "2.plumb"))
			d.typeOver("A1") // who is labelling
			slices.Sort(before)
			now := slices.DeleteFunc(d.lying(), func(name string) bool { // beside the project that is open
				return strings.Contains(name, ".plumb-")
			})
			if slices.Sort(now); !slices.Equal(now, before) {
				t.Errorf("in the folder lie %q, want %q", now, before)
			}
			if title := d.window.Title(); !strings.Contains(title, "2.plumb") {
				t.Errorf("open is %q; the window says %q", title, d.says())
			}
		})
	}
}
