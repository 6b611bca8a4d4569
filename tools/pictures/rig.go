package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"plumbline/tools/xwindow"
)

// rig is a screen, a home folder without a history, and the program on it.
// The first thing that fails is kept and everything after it does nothing, so
// that a scene reads as what a person does.
type rig struct {
	programs string
	home     string
	size     image.Point
	display  *xwindow.Display
	program  *xwindow.Program
	err      error
}

func newRig(programs string, size image.Point, look string) (*rig, error) {
	home, err := os.MkdirTemp("", "plumbline-desk-")
	if err != nil {
		return nil, err
	}
	d := &rig{programs: programs, home: home, size: size}
	settings, err := json.Marshal(map[string]any{
		"hint_hidden": true,
		"theme":       look, "text_scale": 1, "window": map[string]int{"width": size.X, "height": size.Y},
	})
	if err == nil {
		err = errors.Join(
			os.Mkdir(filepath.Join(home, ".cache"), 0o700), // as in any home
			os.WriteFile(d.path("settings.json"), settings, 0o600),
		)
	}
	if err == nil {
		d.display, err = xwindow.StartDisplay(size.X, size.Y)
	}
	if err != nil {
		d.close()
		return nil, err
	}
	return d, nil
}

func (d *rig) close() {
	if d.program != nil {
		d.program.Kill()
	}
	if d.display != nil {
		d.display.Close()
	}
	_ = os.RemoveAll(d.home)
}

// do keeps the first failure and does nothing after it.
func (d *rig) do(step func() error) {
	if d.err == nil {
		d.err = step()
	}
}

func (d *rig) path(name string) string { return filepath.Join(d.home, name) }

// open starts the window as person on a project of the home folder, where it was
// left; without one it opens the last one or the sample, as it does for anyone.
func (d *rig) open(project string) {
	args := []string{"--annotator", person}
	if project != "" {
		args = append(args, d.path(project))
	}
	d.do(func() (err error) {
		d.program, err = d.display.Start(xwindow.Launch{
			Binary: filepath.Join(d.programs, "plumbline"), Args: args, Home: d.home,
			Env: []string{"PLUMBLINE_HOME=" + d.home, "PLUMBLINE_TRACE=1"},
		})
		if err != nil {
			return err
		}
		if _, err = d.program.Await("ready"); err != nil {
			return err
		}
		return d.program.Focus()
	})
}

// leave closes the window.
func (d *rig) leave() {
	d.key("ctrl+q")
	d.do(d.ended)
}

func (d *rig) ended() error {
	err := d.program.Wait()
	d.program = nil
	return err
}

// key presses keys by their names, such as "Return" or "ctrl+f".
func (d *rig) key(names ...string) {
	for _, name := range names {
		d.do(func() error { return d.display.Press(xwindow.Key(name)) })
	}
}

// write presses the keys that type a text.
func (d *rig) write(text string) {
	d.do(func() error { return d.display.Press(d.display.Text(text)...) })
}

// await waits until the program has said a word.
func (d *rig) await(word string) {
	d.do(func() error {
		_, err := d.program.Await(word)
		return err
	})
}

// answer presses the keys of some answers and waits until that many are saved.
func (d *rig) answer(keys string, saved int) {
	for _, key := range strings.Fields(keys) {
		d.key(key)
	}
	for range saved {
		d.await("saved")
	}
}

// plumb runs the command line in the home folder and returns what it prints.
func (d *rig) plumb(args ...string) (out string) {
	d.do(func() error {
		cmd := exec.Command(filepath.Join(d.programs, "plumb"), args...)
		cmd.Dir = d.home
		cmd.Env = append(os.Environ(), "PLUMBLINE_HOME="+d.home)
		var data, words bytes.Buffer
		cmd.Stdout, cmd.Stderr = &data, &words
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("plumb %s: %w\n%s%s", strings.Join(args, " "), err, data.String(), words.String())
		}
		out = data.String()
		return nil
	})
	return out
}

// awaitIdle waits until the screen shows the same several times in a row.
func (d *rig) awaitIdle() {
	d.do(func() error {
		var before []byte
		same := 0
		return xwindow.Until(func() (bool, error) {
			now, err := d.display.Picture(d.size.X, d.size.Y)
			if err != nil {
				return false, err
			}
			same++
			if !bytes.Equal(before, now.Pix) {
				same = 0
			}
			before = now.Pix
			return same == 3, nil
		})
	})
}
