package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"plumbline/tools/xwindow"
)

// startFigure measures the start of the program, from the moment it is run to
// the last frame before the window is quiet, with the sample project open and
// ready for keys, against an empty window of Fyne.
func startFigure(_ context.Context, b *bench) ([]figure, error) {
	our, err := b.newRig("start")
	if err != nil {
		return nil, err
	}
	defer our.close()
	their, err := b.newRig("empty")
	if err != nil {
		return nil, err
	}
	defer their.close()
	sample := &launch{bench: b, rig: our, program: "plumbline", args: []string{"--annotator", "A5"}, awaits: "ready"}
	empty := &launch{bench: b, rig: their, program: "empty"}
	for _, first := range []*launch{sample, empty} { // the first start makes folders, caches and the sample
		if _, err := first.start(); err != nil {
			return nil, err
		}
	}
	p, err := interleave(15, sample.start, empty.start)
	if err != nil {
		return nil, err
	}
	return []figure{{
		what: "start to a usable window, sample project", ours: p.ours,
		against: "an empty Fyne window", reference: p.reference, reach: 1.2,
	}}, nil
}

// launch starts one program again and again.
type launch struct {
	bench   *bench
	rig     *rig
	program string
	args    []string
	awaits  string // a word that the program says before it counts as started, "" = none

	ready  sample // when it said so
	memory []int64
}

func (l *launch) start() (time.Duration, error) {
	l.rig.screen.awaitStill()
	begun := time.Now()
	p, err := l.bench.start(l.rig, l.program, l.args...)
	if err != nil {
		return 0, err
	}
	defer l.end(p)
	if l.awaits != "" {
		if _, err := p.Await(l.awaits); err != nil {
			return 0, err
		}
		l.ready = append(l.ready, time.Since(begun))
	}
	if _, err := p.Window(); err != nil {
		return 0, err
	}
	last, err := l.painted()
	if err != nil {
		return 0, err
	}
	l.memory = append(l.memory, resident(p))
	return last.Sub(begun), nil
}

// end ends the program as a desktop does, so that it leaves nothing to mend to
// the next start.
func (l *launch) end(p *xwindow.Program) {
	_ = p.Terminate()
	_ = p.Wait() // the empty window knows no signals and is ended by this one
}

// painted waits for a frame, and for the last one before the window is quiet.
func (l *launch) painted() (time.Time, error) {
	late := time.Now().Add(xwindow.Patience)
	for time.Now().Before(late) {
		if last := l.rig.screen.awaitStill(); !last.IsZero() {
			return last, nil
		}
	}
	return time.Time{}, fmt.Errorf("%s: %w", l.program, errNoFrame)
}

// resident is how many bytes of memory a program holds.
func resident(p *xwindow.Program) int64 {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.PID()))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(raw)) {
		if words := strings.Fields(line); len(words) == 3 && words[0] == "VmRSS:" {
			kib, _ := strconv.ParseInt(words[1], 10, 64)
			return kib << 10
		}
	}
	return 0
}
