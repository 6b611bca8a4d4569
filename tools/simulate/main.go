// Command simulate draws studies and teams from known populations, with the code that
// the programs use, and writes docs/coverage.md: how often intervals cover what is
// true, who is named that should not be or should, and which renamings are found. It
// ends with 1 where a goal is missed.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	path := flag.String("o", "docs/coverage.md", "the file to write")
	part := flag.Float64("part", 1, "the part of all studies that is drawn, to try it out")
	flag.Parse()
	if err := run(*path, *part); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(path string, part float64) error {
	begin := time.Now()
	r := &report{}
	of := func(studies int) int { return max(4, int(part*float64(studies))) }
	for _, chapter := range []func(*report, func(int) int){introduce, alphas, others, singles, bootstraps, readers, renamings, overTime} {
		chapter(r, of)
		fmt.Fprintf(os.Stderr, "%.0f s\n", time.Since(begin).Seconds())
	}
	file, err := os.Create(path) //nolint:gosec // the file that the caller names
	if err != nil {
		return err
	}
	if err := r.write(file, time.Since(begin)); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	for _, wrong := range r.wrong {
		fmt.Fprintln(os.Stderr, "not reached:", wrong)
	}
	if len(r.wrong) > 0 {
		return fmt.Errorf("%d goals are not reached", len(r.wrong))
	}
	return nil
}
