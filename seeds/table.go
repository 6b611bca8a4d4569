package seeds

import (
	"encoding/csv"
	"fmt"
	"slices"
)

// readTable reads an embedded CSV file and returns its rows below the header.
func readTable(name string, columns []string) ([][]string, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening a seed table: %w", err)
	}
	defer file.Close()

	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], columns) {
		return nil, fmt.Errorf("reading %s: its first line must name the columns %v", name, columns)
	}
	return rows[1:], nil
}
