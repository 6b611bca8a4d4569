package xwindow

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Patience is how long anything may take that is waited for.
const Patience = 60 * time.Second

// packages names the Debian package of each tool that a display needs.
var packages = map[string]string{
	"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick",
	"setxkbmap": "x11-xkb-utils", "xmodmap": "x11-xserver-utils", "xset": "x11-xserver-utils",
}

// Display is a private X server without a window manager. Its keyboard is a US
// one, and held keys do not repeat, until told otherwise.
type Display struct {
	number int
	server *exec.Cmd
	keys   keymap
}

// StartDisplay starts a server with one screen on a free display.
func StartDisplay(width, height int) (*Display, error) {
	for tool, pkg := range packages {
		if _, err := exec.LookPath(tool); err != nil {
			return nil, fmt.Errorf("%s is not installed; install the package %s (on Debian: apt-get install %[2]s)", tool, pkg)
		}
	}
	said, tell, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer said.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height),
		"-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{tell}
	var log bytes.Buffer
	server.Stderr = &log
	dieWithParent(server)
	err = server.Start()
	_ = tell.Close() // the server has its own
	if err != nil {
		return nil, fmt.Errorf("starting Xvfb: %w", err)
	}
	_ = said.SetReadDeadline(time.Now().Add(Patience))
	number, err := readNumber(said)
	d := &Display{number: number, server: server}
	if err == nil {
		err = d.SetLayout("us")
	}
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("starting Xvfb: %w\n%s", err, log.String())
	}
	return d, nil
}

// readNumber reads the line with the display's number.
func readNumber(r io.Reader) (int, error) {
	var line []byte
	for b := make([]byte, 1); ; line = append(line, b[0]) {
		if _, err := r.Read(b); err != nil {
			return 0, err
		}
		if b[0] == '\n' {
			return strconv.Atoi(string(line))
		}
	}
}

// Name is the value of DISPLAY for programs that are to use it.
func (d *Display) Name() string { return ":" + strconv.Itoa(d.number) }

// Close ends the server, and with it every window on it.
func (d *Display) Close() {
	_ = d.server.Process.Kill()
	_ = d.server.Wait()
}

// SetLayout gives the keyboard another layout, such as "fr".
func (d *Display) SetLayout(name string) error {
	if _, err := d.run("setxkbmap", name); err != nil {
		return err
	}
	if err := d.SetRepeat(false); err != nil {
		return err
	}
	table, err := d.run("xmodmap", "-pk")
	if err != nil {
		return err
	}
	d.keys = readKeymap(table)
	return nil
}

// SetRepeat lets held keys repeat, or not.
func (d *Display) SetRepeat(on bool) error {
	word := "off"
	if on {
		word = "on"
	}
	_, err := d.run("xset", "r", word)
	return err
}

// Press presses keys one after the other, each of which Key, Char or Place has
// named, and lets go of each before the next.
func (d *Display) Press(strokes ...Stroke) error {
	args := []string{"key", "--delay", "6"}
	for _, s := range strokes {
		args = append(args, string(s))
	}
	_, err := d.run("xdotool", args...)
	return err
}

// Hold presses a key and keeps it down until the returned function is called.
func (d *Display) Hold(s Stroke) (release func() error, err error) {
	_, err = d.run("xdotool", "keydown", string(s))
	return func() error {
		_, err := d.run("xdotool", "keyup", string(s))
		return err
	}, err
}

// Click moves the pointer to a place on the screen and presses its first
// button.
func (d *Display) Click(x, y int) error {
	_, err := d.run("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "1")
	return err
}

// Drag presses the first button at one place, moves the pointer to another in steps, as a
// hand does, and lets go.
func (d *Display) Drag(fromX, fromY, toX, toY int) error {
	const steps = 5
	args := []string{"mousemove", strconv.Itoa(fromX), strconv.Itoa(fromY), "sleep", "0.1", "mousedown", "1"}
	for n := 1; n <= steps; n++ {
		x, y := fromX+(toX-fromX)*n/steps, fromY+(toY-fromY)*n/steps
		args = append(args, "sleep", "0.03", "mousemove", strconv.Itoa(x), strconv.Itoa(y))
	}
	_, err := d.run("xdotool", append(args, "sleep", "0.03", "mouseup", "1")...)
	return err
}

// Screenshot writes what the screen shows to a file, as PNG.
func (d *Display) Screenshot(path string) error {
	_, err := d.run("import", "-window", "root", path)
	return err
}

// run runs a tool on the display and returns what it prints.
func (d *Display) run(tool string, args ...string) (string, error) {
	cmd := exec.Command(tool, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.Name())
	var out, words bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &words
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s %s: %w %s", tool, strings.Join(args, " "), err, strings.TrimSpace(words.String()))
	}
	return out.String(), nil
}
