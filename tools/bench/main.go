// Command bench measures what a person or a script waits for, each against a
// named reference in the same run, and writes the table to docs/figures.md.
package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"slices"
	"strings"
)

// measurement makes one or more rows of the table.
type measurement struct {
	name string
	run  func(context.Context, *bench) ([]figure, error)
}

var measurements = []measurement{
	{"key", keyFigure},
	{"durable", durableFigure},
	{"size", sizeFigure},
	{"start", startFigure},
	{"opening", openingFigure},
	{"finding", findingFigure},
	{"import", importFigure},
	{"export", exportFigure},
	{"formats", formatsFigure},
	{"merge", mergeFigure},
	{"migration", migrationFigure},
	{"agreement", agreementFigure},
	{"summary", summaryFigure},
	{"overview", overviewFigure},
	{"spans", spansFigure},
}

// missed says of what is not reached why it is not.
//
//go:embed missed.md
var missed string

// output is where the table goes.
const output = "docs/figures.md"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run measures everything and writes the table; if some are named it measures
// those and only prints them.
func run(names []string) error {
	for _, name := range names {
		if !slices.ContainsFunc(measurements, func(m measurement) bool { return m.name == name }) {
			return fmt.Errorf("there is no measurement %q", name)
		}
	}
	b, err := newBench()
	if err != nil {
		return err
	}
	defer b.close()
	var page strings.Builder
	say := func(words string) {
		fmt.Print(words)
		page.WriteString(words)
	}
	say("# Figures\n\n" + machine() + "\n" + head)
	for _, m := range measurements {
		if len(names) > 0 && !slices.Contains(names, m.name) {
			continue
		}
		figures, err := m.run(context.Background(), b)
		if err != nil {
			return fmt.Errorf("measuring %s: %w", m.name, err)
		}
		for _, f := range figures {
			say(f.row())
		}
	}
	if len(names) > 0 {
		return nil
	}
	page.WriteString(missed)
	return os.WriteFile(output, []byte(page.String()), 0o644)
}
