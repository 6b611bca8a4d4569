package seeds

import (
	"path"
	"strings"
)

// Target is someone or something whose light the paragraphs are judged by.
type Target struct {
	Name      string
	Aliases   []string
	Counts    string // one line: what counts as it
	CountsNot string // one line: what does not
}

// readTargets reads the targets of the project in a folder.
func readTargets(folder string) ([]Target, error) {
	rows, err := readTable(path.Join(folder, "targets.csv"), []string{"name", "aliases", "counts", "counts_not"})
	if err != nil {
		return nil, err
	}
	targets := make([]Target, 0, len(rows))
	for _, row := range rows {
		targets = append(targets, Target{
			Name: row[0], Aliases: strings.Split(row[1], "|"), Counts: row[2], CountsNot: row[3],
		})
	}
	return targets, nil
}
