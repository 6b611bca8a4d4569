package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// progress shows how far a long piece of work is, in one line of a terminal
// that is overwritten; anywhere else it is silent.
type progress struct {
	out   io.Writer // nil where nobody watches
	last  time.Time
	shown bool
}

// often is the pause between two lines, so that telling costs no time.
const often = 100 * time.Millisecond

func newProgress(words io.Writer) *progress {
	file, ok := words.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return &progress{}
	}
	return &progress{out: words, last: time.Now()}
}

func (p *progress) show(format string, args ...any) {
	if p.out == nil || time.Since(p.last) < often {
		return
	}
	p.last, p.shown = time.Now(), true
	_, _ = fmt.Fprintf(p.out, "\r\x1b[K"+format, args...) // only a decoration
}

// end clears the line for the words that follow.
func (p *progress) end() {
	if p.shown {
		_, _ = fmt.Fprint(p.out, "\r\x1b[K")
	}
}
