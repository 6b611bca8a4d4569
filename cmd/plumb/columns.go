package main

import (
	"strings"

	"plumbline/annotate/tabular"
)

// calledColumns are columns with the names that a table has for them, as --columns says.
func calledColumns(flag string, columns []tabular.Column) ([]tabular.Column, error) {
	if flag == "" {
		return columns, nil
	}
	pairs, err := parseList("--columns", flag)
	if err != nil {
		return nil, err
	}
	for _, pair := range pairs {
		ours, theirs, found := strings.Cut(pair, "=")
		ours, theirs = strings.ToLower(strings.TrimSpace(ours)), strings.TrimSpace(theirs)
		if !found || theirs == "" {
			return nil, misused("--columns takes pairs such as %s=id, not %s.", columns[0].Name, pair)
		}
		known := false
		for i := range columns {
			switch {
			case columns[i].Name == ours:
				known, columns[i].Called = true, theirs
			case strings.EqualFold(columns[i].Called, theirs):
				return nil, misused("--columns: %s cannot be both %s and %s.", theirs, columns[i].Name, ours)
			}
		}
		if !known {
			return nil, misused("--columns: %s is none of %s.", ours, columnNames(columns))
		}
	}
	return columns, nil
}

func columnNames(columns []tabular.Column) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return strings.Join(names, ", ")
}
