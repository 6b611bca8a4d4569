package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// report collects what was found and what is wrong with it.
type report struct {
	out   strings.Builder
	wrong []string
}

func (r *report) line(format string, args ...any) { fmt.Fprintf(&r.out, format+"\n", args...) }

// must notes what does not reach its goal.
func (r *report) must(ok bool, format string, args ...any) {
	if !ok {
		r.wrong = append(r.wrong, fmt.Sprintf(format, args...))
	}
}

// table begins a table of Markdown.
func (r *report) table(heads ...string) {
	r.line("| %s |", strings.Join(heads, " | "))
	r.line("|%s", strings.Repeat("---|", len(heads)))
}

func (r *report) row(cells ...string) { r.line("| %s |", strings.Join(cells, " | ")) }

// percent writes a share.
func percent(x float64) string { return fmt.Sprintf("%.0f", 100*x) }

// tenths writes a share with one digit more.
func tenths(x float64) string { return fmt.Sprintf("%.1f", 100*x) }

// write ends the report.
func (r *report) write(w io.Writer, took time.Duration) error {
	r.line("## How this was made")
	r.line("")
	r.line(
		"`make coverage` draws all of it anew with fixed seeds and the code that the programs use, and took %.0f minutes.",
		took.Minutes(),
	)
	if len(r.wrong) == 0 {
		r.line("Every goal was reached.")
	}
	for _, wrong := range r.wrong {
		r.line("- **Not reached:** %s", wrong)
	}
	_, err := io.WriteString(w, r.out.String())
	return err
}
