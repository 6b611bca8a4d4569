package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"plumbline/annotate/dataset"
	"plumbline/store"
)

// dump asks for the columns of an export, save those that are computed.
const dump = `SELECT a.id AS article_id, a.title, a.outlet, a.published, p.id AS paragraph_id, p.position, p.text,
  c.annotator, c.layer, c.round, s.state, c.field, c.target, t.value AS target_name, c.value, l.origin, b.id AS codebook_id,
  b.version, c.revision, l.decided_at, l.elapsed_ms
FROM articles AS a
JOIN paragraph AS p ON p.article = a.id
JOIN current AS c ON c.subject = p.id AND c.kind = 'answer'
JOIN log AS l ON l.id = c.entry
JOIN codebook AS b ON b.hash = l.codebook
LEFT JOIN progress AS s ON s.paragraph = p.id AND s.layer = c.layer AND s.round = c.round AND s.annotator = c.annotator
LEFT JOIN current AS t ON t.kind = 'target' AND t.subject = c.target AND t.field = 'name'
ORDER BY a.id, p.position, c.layer, c.round, c.annotator`

// exportFigure measures the export of all decisions to CSV against what the
// shell of SQLite needs to write the same columns from the same file.
func exportFigure(ctx context.Context, b *bench) ([]figure, error) {
	var figures []figure
	for _, decisions := range []int{30_000, 300_000} {
		const each = 25
		project := b.path(fmt.Sprintf("export-%d.plumb", decisions))
		if err := makeProject(ctx, project, size{articles: decisions / 3 / each, paragraphs: each, decisions: 3}); err != nil {
			return nil, err
		}
		p, err := interleave(5,
			func() (time.Duration, error) {
				return timed(func() error { return export(ctx, project, b.path("ours.csv")) })
			},
			func() (time.Duration, error) {
				return timed(func() error { return shell(project, b.path("shell.csv")) })
			})
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure{
			what: "export of " + thousands(decisions) + " decisions to CSV", ours: p.ours,
			against: "sqlite3 shell, .mode csv, the same columns", reference: p.reference, reach: 1.5,
		})
	}
	return figures, nil
}

func export(ctx context.Context, project, to string) (err error) {
	p, err := store.Open(ctx, project, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = dataset.Export{Format: dataset.CSV}.Write(ctx, f, p)
	return errors.Join(err, f.Close())
}

func shell(project, to string) error {
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	cmd := exec.Command("sqlite3", "-readonly", "-header", "-csv", project, dump)
	cmd.Stdout, cmd.Stderr = f, os.Stderr
	return errors.Join(cmd.Run(), f.Close())
}
