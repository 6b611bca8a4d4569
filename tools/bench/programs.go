package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"plumbline/tools/xwindow"
)

// bench is what all measurements share: a folder that is removed at the end,
// with the programs in it.
type bench struct {
	folder string
	full   bool // the largest sizes too
}

// tags are those the programs are shipped with.
const tags = "migrated_fynedo sqlite_fts5 gles"

func newBench() (*bench, error) {
	folder, err := os.MkdirTemp("", "plumbline-bench-")
	if err != nil {
		return nil, err
	}
	b := &bench{folder: folder, full: os.Getenv("BENCH") == "full"}
	build := exec.Command("go", "build", "-tags", tags, "-o", folder, "./cmd/plumbline", "./tools/bench/static", "./tools/bench/empty")
	if out, err := build.CombinedOutput(); err != nil {
		b.close()
		return nil, fmt.Errorf("building the programs: %w\n%s", err, out)
	}
	return b, nil
}

func (b *bench) close() { _ = os.RemoveAll(b.folder) }

func (b *bench) path(name string) string { return filepath.Join(b.folder, name) }

// rig is a display of its own with a home folder of its own.
type rig struct {
	display *xwindow.Display
	screen  *screen
	home    string
}

func (b *bench) newRig(name string) (*rig, error) {
	home := b.path("home-" + name)
	if err := os.MkdirAll(filepath.Join(home, ".cache"), 0o700); err != nil {
		return nil, err
	}
	settings := []byte(`{"theme": "light", "text_scale": 1}`)
	if _, err := os.Stat(filepath.Join(home, "settings.json")); err != nil {
		if err := os.WriteFile(filepath.Join(home, "settings.json"), settings, 0o600); err != nil {
			return nil, err
		}
	}
	display, err := xwindow.StartDisplay(1440, 900)
	if err != nil {
		return nil, err
	}
	screen, err := watch(display)
	if err != nil {
		display.Close()
		return nil, err
	}
	return &rig{display: display, screen: screen, home: home}, nil
}

func (d *rig) close() {
	d.screen.close()
	d.display.Close()
}

// start starts one of the programs.
func (b *bench) start(d *rig, program string, args ...string) (*xwindow.Program, error) {
	return d.display.Start(xwindow.Launch{
		Binary: b.path(program), Args: args, Home: d.home,
		Env: []string{"PLUMBLINE_HOME=" + d.home, "PLUMBLINE_TRACE=1"},
	})
}

// open starts a program, waits until it says that it is ready and shows it,
// and gives it the keys.
func (b *bench) open(d *rig, program string, args ...string) (*xwindow.Program, error) {
	p, err := b.start(d, program, args...)
	if err != nil {
		return nil, err
	}
	if _, err = p.Await("ready"); err == nil {
		err = p.Focus()
	}
	if err != nil {
		p.Kill()
		return nil, err
	}
	d.screen.awaitStill()
	return p, nil
}

// traced is the first line of a program that begins with a word.
func traced(p *xwindow.Program, word string) string {
	for _, line := range p.Lines() {
		if strings.HasPrefix(line, word) {
			return line
		}
	}
	return ""
}
