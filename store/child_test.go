package store

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"plumbline/annotate"
)

// parts are what the test binary can do as a second program. What it prints
// has happened.
var parts = map[string]func(args []string) error{
	"append":    appendForEver,
	"hold":      holdTheFile,
	"window":    holdTheWindowLock,
	"visitor":   visitReadOnly,
	"newcomer":  createSomewhere,
	"appendone": appendOneAndLeave,
}

// child is a running second program.
type child struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
	stdin io.WriteCloser
}

// start runs the test binary in a part; change may alter the command first.
func start(t testing.TB, part string, change func(*exec.Cmd), args ...string) *child {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), childVariable+"="+part)
	cmd.Stderr = os.Stderr
	if change != nil {
		change(cmd)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("the second program does not start: %v", err)
	}
	c := &child{cmd: cmd, lines: bufio.NewScanner(out), stdin: in}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return c
}

// line waits for the next line the program prints.
func (c *child) line(t testing.TB) string {
	t.Helper()
	if !c.lines.Scan() {
		t.Fatalf("the second program ended early: %v", c.cmd.Wait())
	}
	return c.lines.Text()
}

// rest reads to the end of what the program printed.
func (c *child) rest() []string {
	var all []string
	for c.lines.Scan() {
		all = append(all, c.lines.Text())
	}
	return all
}

// entryFor makes an answer of A1 to the first paragraph of the project.
func entryFor(ctx context.Context, p *Project, pen *annotate.Pen, n int, value string) (annotate.Entry, error) {
	var found []annotate.Paragraph
	err := p.EachParagraph(ctx, func(_ *annotate.Article, para annotate.Paragraph) error {
		found = append(found, para)
		return nil
	})
	if err != nil {
		return annotate.Entry{}, err
	}
	if len(found) == 0 {
		return annotate.Entry{}, errors.New("the project has no paragraph")
	}
	sheet, err := p.Sheet(ctx, found[n%len(found)].ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil {
		return annotate.Entry{}, err
	}
	key := sheet.Key("note", "")
	pen.Begin()
	return pen.Write(key, value, sheet.CurrentID(key), annotate.OriginAnnotator), nil
}

// penFor continues the log of p in the real time.
func penFor(ctx context.Context, p *Project, device string) (*annotate.Pen, error) {
	book, err := p.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	highest, err := p.HighestStamp(ctx)
	return annotate.NewPen(device, "A1", book.Hash, highest), err
}

func openWithPen(path string, o Options) (*Project, *annotate.Pen, error) {
	p, err := Open(context.Background(), path, o)
	if err != nil {
		return nil, nil, err
	}
	pen, err := penFor(context.Background(), p, "device-child")
	return p, pen, err
}

func appendForEver(args []string) error {
	ctx := context.Background()
	o := Options{}
	if len(args) > 1 {
		o.Kept = args[1]
	}
	p, pen, err := openWithPen(args[0], o)
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		e, err := entryFor(ctx, p, pen, n, fmt.Sprintf("note %d", n))
		if err != nil {
			return err
		}
		if err := p.Append(ctx, e); err != nil {
			return err
		}
		fmt.Println(e.ID)
	}
}

func appendOneAndLeave(args []string) error {
	p, pen, err := openWithPen(args[0], Options{})
	if err != nil {
		return err
	}
	e, err := entryFor(context.Background(), p, pen, 0, args[1])
	if err != nil {
		return err
	}
	return errors.Join(p.Append(context.Background(), e), p.Close())
}

func holdTheFile(args []string) error {
	db := openPool(args[0], 1, map[string]string{"mode": "rw", "_txlock": "exclusive"})
	tx, err := db.BeginTx(context.Background(), &sql.TxOptions{})
	if err != nil {
		return err
	}
	fmt.Println("held")
	_, _ = io.Copy(io.Discard, os.Stdin)
	return errors.Join(tx.Rollback(), db.Close())
}

func holdTheWindowLock(args []string) error {
	p, err := Open(context.Background(), args[0], Options{Exclusive: true, Device: "device-child"})
	if err != nil {
		return err
	}
	fmt.Println("held", !p.HeldElsewhere())
	_, _ = io.Copy(io.Discard, os.Stdin)
	return p.Close()
}

// visitReadOnly opens a project that this user may not write and prints what
// comes of it.
func visitReadOnly(args []string) error {
	ctx := context.Background()
	p, err := Open(ctx, args[0], Options{Exclusive: true})
	if err != nil {
		fmt.Println(outcome(err))
		return nil
	}
	pen, err := penFor(ctx, p, "device-visitor")
	if err != nil {
		return err
	}
	e, err := entryFor(ctx, p, pen, 0, "a visitor's note")
	if err != nil {
		return err
	}
	fmt.Println("read-only", p.ReadOnly(), outcome(p.Append(ctx, e)))
	problems, err := p.Check(ctx)
	fmt.Println("problems", len(problems), outcome(err))
	if len(args) > 1 {
		fmt.Println("copy", outcome(p.SaveCopy(ctx, args[1])))
	}
	return p.Close()
}

func createSomewhere(args []string) error {
	book, err := parseBook()
	if err != nil {
		return err
	}
	_, err = Create(context.Background(), args[0], book, newPen("device-newcomer", "A1"))
	fmt.Println(outcome(err))
	return nil
}

// outcome is the code of an error, or "ok".
func outcome(err error) string {
	if err == nil {
		return "ok"
	}
	var e *annotate.Error
	if !errors.As(err, &e) {
		return "no sentence: " + err.Error()
	}
	if !strings.HasSuffix(e.Error(), ".") && !strings.HasSuffix(e.Error(), ")") {
		return "no sentence: " + e.Error()
	}
	return e.Code
}
