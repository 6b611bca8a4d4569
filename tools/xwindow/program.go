package xwindow

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Launch says how a program is started.
type Launch struct {
	Binary string
	Args   []string
	Home   string   // becomes HOME; nothing of the user's own is read
	Env    []string // further variables
}

// Program is a program with a window on a display, and what it says on its
// standard error.
type Program struct {
	display *Display
	cmd     *exec.Cmd
	done    chan struct{} // closed when it has ended and all it said was read
	ended   error

	mu    sync.Mutex
	lines []string
	read  int           // how many lines were awaited
	more  chan struct{} // closed and replaced at each line
}

// Start starts a program on the display.
func (d *Display) Start(l Launch) (*Program, error) {
	cmd := exec.Command(l.Binary, l.Args...)
	cmd.Dir = l.Home
	cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + l.Home, "DISPLAY=" + d.Name(), "LANG=en_US.UTF-8", "TZ=UTC",
		"FYNE_PLATFORM=x11", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1",
	}, l.Env...)
	words, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	dieWithParent(cmd)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", l.Binary, err)
	}
	p := &Program{display: d, cmd: cmd, done: make(chan struct{}), more: make(chan struct{})}
	go p.listen(words)
	return p, nil
}

func (p *Program) listen(words io.Reader) {
	scanner := bufio.NewScanner(words)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		p.mu.Lock()
		p.lines = append(p.lines, scanner.Text())
		close(p.more)
		p.more = make(chan struct{})
		p.mu.Unlock()
	}
	p.ended = p.cmd.Wait()
	close(p.done)
}

// Await waits for the next line that begins with a word, and returns it. Lines
// before it are passed over.
func (p *Program) Await(word string) (string, error) {
	late := time.After(Patience)
	over := false
	for {
		line, more, ok := p.next(word)
		switch {
		case ok:
			return line, nil
		case over:
			return "", fmt.Errorf("the program ended (%s) and never said %q; it said:\n%s", p.cmd.ProcessState, word, p.tail())
		}
		select {
		case <-more:
		case <-p.done:
			over = true // look once more, then give up
		case <-late:
			return "", fmt.Errorf("the program did not say %q within %v; it said:\n%s", word, Patience, p.tail())
		}
	}
}

// next finds the next line with a word among those not yet awaited.
func (p *Program) next(word string) (line string, more <-chan struct{}, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := p.read; i < len(p.lines); i++ {
		if first, _, _ := strings.Cut(p.lines[i], " "); first == word {
			p.read = i + 1
			return p.lines[i], nil, true
		}
	}
	return "", p.more, false
}

// Lines is every line the program said so far, awaited or not.
func (p *Program) Lines() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.lines...)
}

func (p *Program) tail() string {
	lines := p.Lines()
	return strings.Join(lines[max(0, len(lines)-40):], "\n")
}

// Window is the X id of the program's window.
func (p *Program) Window() (string, error) {
	var id string
	err := Until(func() (bool, error) {
		out, err := p.display.run("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(p.cmd.Process.Pid))
		if err != nil {
			return false, nil // xdotool fails while there is none
		}
		id = strings.TrimSpace(out)
		return id != "" && !strings.Contains(id, "\n"), nil
	})
	if err != nil {
		return "", fmt.Errorf("the program shows no window: %w", err)
	}
	return id, nil
}

// Focus brings the program's window to the front and gives it the keys, as
// there is no window manager to do so.
func (p *Program) Focus() error {
	id, err := p.Window()
	if err == nil {
		_, err = p.display.run("xdotool", "windowraise", id, "windowfocus", "--sync", id)
	}
	return err
}

// Resize gives the window another size.
func (p *Program) Resize(width, height int) error {
	id, err := p.Window()
	if err == nil {
		_, err = p.display.run("xdotool", "windowsize", id, strconv.Itoa(width), strconv.Itoa(height))
	}
	return err
}

// CloseWindow asks the window to close, as a click on its cross does.
func (p *Program) CloseWindow() error {
	id, err := p.Window()
	if err != nil {
		return err
	}
	n, err := strconv.ParseUint(id, 10, 32)
	if err != nil {
		return err
	}
	return deleteWindow(p.display.number, uint32(n))
}

// Terminate asks the program to end.
func (p *Program) Terminate() error { return p.cmd.Process.Signal(syscall.SIGTERM) }

// Kill ends the program at once; it hears nothing of it.
func (p *Program) Kill() {
	_ = p.cmd.Process.Kill()
	<-p.done
}

// Wait waits until the program has ended by itself, and says how it did.
func (p *Program) Wait() error {
	select {
	case <-p.done:
		if p.ended != nil {
			return fmt.Errorf("the program ended with %w; it said:\n%s", p.ended, strings.Join(p.Lines(), "\n"))
		}
		return nil
	case <-time.After(Patience):
		return fmt.Errorf("the program did not end within %v; it said:\n%s", Patience, p.tail())
	}
}

// errLate is what Until gives up with.
var errLate = errors.New("it did not come about in time")

// Until asks again and again whether something holds by now.
func Until(holds func() (bool, error)) error {
	late := time.Now().Add(Patience)
	for {
		ok, err := holds()
		if ok || err != nil {
			return err
		}
		if time.Now().After(late) {
			return errLate
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// PID is the number by which the system knows the program.
func (p *Program) PID() int { return p.cmd.Process.Pid }
