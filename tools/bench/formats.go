package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/release"
	"plumbline/store"
)

// writtenAs is what a project is written as, beside CSV, and with which ending.
var writtenAs = []struct{ format, ending string }{
	{"jsonl", ".jsonl"},
	{"wide", ".csv"},
	{"xlsx", ".xlsx"},
	{"parquet", ".parquet"},
	{"labelstudio", ".json"},
	{"doccano", ".zip"},
	{"webanno", ".zip"},
	{"refi", ".qdpx"},
	{"package", ".zip"},
	{"huggingface", ".zip"},
}

// formatsFigure measures plumb export in every format that is written, of two people who
// submitted everything: how long it takes, beside what the shell of SQLite needs for a CSV of
// the same answers, and the most memory that it holds (of the program, its data and the files
// that it maps), beside a project of a tenth. Each is done once: some take minutes.
func formatsFigure(ctx context.Context, b *bench) ([]figure, error) {
	if out, err := exec.Command("go", "build", "-tags", tags, "-o", b.folder, "./cmd/plumb").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building plumb: %w\n%s", err, out)
	}
	var figures []figure
	before := make(map[string]int64) // the most memory held for a project of a tenth
	for _, decisions := range []int{30_000, 300_000} {
		project := b.path(fmt.Sprintf("formats-%d.plumb", decisions))
		if err := makeSubmitted(ctx, project, decisions/decisionsEach); err != nil {
			return nil, err
		}
		var reference sample
		for range 3 {
			if err := reference.take(func() (time.Duration, error) {
				return timed(func() error { return shell(project, b.path("shell.csv")) })
			}); err != nil {
				return nil, err
			}
		}
		for _, as := range writtenAs {
			took, memory, err := b.exported(project, as.format, fmt.Sprintf("out-%d%s", decisions, as.ending))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", as.format, err)
			}
			figures = append(figures, figure{
				what: "export of " + thousands(decisions) + " decisions as " + as.format, ours: sample{took},
				against: "sqlite3 shell, .mode csv, the same answers", reference: reference,
			})
			if small := before[as.format]; small > 0 {
				figures = append(figures, figure{
					what:    "most memory held meanwhile, " + thousands(decisions) + " decisions as " + as.format,
					against: "the same of " + thousands(decisions/10) + " decisions",
					values:  [2]string{mebibytes(memory), mebibytes(small)},
					goal:    fmt.Sprintf("%d MiB more at most", mostMore), met: memory-small <= mostMore<<20, n: 1,
				})
			}
			before[as.format] = memory
		}
	}
	return figures, nil
}

// mostMore is how many MiB a project ten times as large may take more.
const mostMore = 64

func mebibytes(n int64) string { return fmt.Sprintf("%d MiB", n>>20) }

// exported runs plumb export, and tells how long it took and the most memory that it held.
func (b *bench) exported(project, format, name string) (took time.Duration, memory int64, err error) {
	to := b.path(format + "-" + name)
	if err := os.RemoveAll(to); err != nil {
		return 0, 0, err
	}
	args := []string{"export", project, "--format", format, "-o", to}
	if release.LayoutNamed(format) != nil {
		args = append(args, "--release", "bench")
	}
	cmd := exec.Command(filepath.Join(b.folder, "plumb"), args...)
	cmd.Env = append(os.Environ(), "PLUMBLINE_HOME="+b.path("home-formats"))
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				return 0, 0, fmt.Errorf("%w\n%s", err, said.String())
			}
			return time.Since(began), memory, nil
		case <-time.After(5 * time.Millisecond):
			memory = max(memory, mostHeld(cmd.Process.Pid))
		}
	}
}

// mostHeld is the most memory that a running program has held, 0 once it has ended.
func mostHeld(pid int) int64 {
	for line := range strings.Lines(contents(fmt.Sprintf("/proc/%d/status", pid))) {
		if fields := strings.Fields(line); len(fields) == 3 && fields[0] == "VmHWM:" {
			kib, _ := strconv.ParseInt(fields[1], 10, 64)
			return kib << 10
		}
	}
	return 0
}

// decisionsEach is how many answers a paragraph has of the two who submit it.
const decisionsEach = 12

// makeSubmitted makes a project of which two people submitted every paragraph.
func makeSubmitted(ctx context.Context, path string, paragraphs int) (err error) {
	const each = 25
	if err := makeProject(ctx, path, size{articles: paragraphs / each, paragraphs: each}); err != nil {
		return err
	}
	p, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	book, err := p.Codebook(ctx)
	if err != nil {
		return err
	}
	targets, err := p.Targets(ctx)
	if err != nil {
		return err
	}
	highest, err := p.HighestStamp(ctx)
	if err != nil {
		return err
	}
	var all []annotate.Paragraph
	err = p.EachParagraph(ctx, func(_ *annotate.Article, q annotate.Paragraph) error {
		all = append(all, q)
		return nil
	})
	for n, who := range []string{"A1", "A2"} {
		pen := annotate.NewPen("bench-"+who, who, book.Hash, highest)
		for from := 0; from < len(all) && err == nil; from += batch {
			var entries []annotate.Entry
			for i, q := range all[from:min(from+batch, len(all))] {
				entries = append(entries, submit(pen, q, targets, (i+n*(i%7)/6)%2 == 0)...)
			}
			err = p.Append(ctx, entries...)
		}
	}
	return err
}

// submit answers every question about a routine paragraph and submits it.
func submit(pen *annotate.Pen, q annotate.Paragraph, targets []annotate.Target, claims bool) []annotate.Entry {
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, pen.Author)
	unsourced := map[bool]string{true: "yes", false: "no"}[claims]
	pen.Begin()
	var entries []annotate.Entry
	for _, of := range [][3]string{
		{"unit_type", "", "body"},
		{"sourcing", "", "none"},
		{"stance", targets[0].ID, "absent"},
		{"stance", targets[1].ID, "absent"},
		{"unsourced", "", unsourced},
		{"editorial", "", "none"},
	} {
		entries = append(entries, pen.Write(sheet.Key(of[0], of[1]), of[2], "", annotate.OriginAnnotator))
	}
	return append(entries, pen.Write(sheet.SubmissionKey(), annotate.JoinIDs(annotate.TargetIDs(targets)), "", annotate.OriginAnnotator))
}
