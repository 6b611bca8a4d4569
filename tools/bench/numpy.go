package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

//go:embed agreement.py
var agreementScript []byte

// summaryScript is imported by the other.
//
//go:embed summary.py
var summaryScript []byte

// numpy does jobs in Python, on a matrix of labels that it has read before.
type numpy struct {
	cmd   *exec.Cmd
	jobs  io.WriteCloser
	lines *bufio.Scanner
}

// pythonWithNumpy is the Python that can import numpy, "" if there is none. The
// system's own may have it where another comes first.
func pythonWithNumpy() string {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import numpy").Run() == nil {
			return python
		}
	}
	return ""
}

func (b *bench) startNumpy(python string, m *matrix) (*numpy, error) {
	script, path := b.path("agreement.py"), b.path("matrix.bin")
	if err := errors.Join(
		os.WriteFile(script, agreementScript, 0o600),
		os.WriteFile(b.path("summary.py"), summaryScript, 0o600),
		os.WriteFile(path, m.labels, 0o600),
	); err != nil {
		return nil, err
	}
	n := &numpy{cmd: exec.Command(python, script, path,
		fmt.Sprint(m.annotators), fmt.Sprint(m.units), fmt.Sprint(matrixValues), fmt.Sprint(unitsPerArticle))}
	var said bytes.Buffer
	n.cmd.Stderr = &said
	var err error
	if n.jobs, err = n.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := n.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	n.lines = bufio.NewScanner(out)
	return n, n.cmd.Start()
}

// do has one job done and returns how long it took and its value.
func (n *numpy) do(job string) (took time.Duration, value float64, err error) {
	if _, err := fmt.Fprintln(n.jobs, job); err != nil {
		return 0, 0, err
	}
	if !n.lines.Scan() {
		return 0, 0, fmt.Errorf("python3 ended during %s", job)
	}
	var seconds float64
	_, err = fmt.Sscan(n.lines.Text(), &seconds, &value)
	return time.Duration(seconds * float64(time.Second)), value, err
}

func (n *numpy) close() error { return errors.Join(n.jobs.Close(), n.cmd.Wait()) }
