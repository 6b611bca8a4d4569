package refi

import (
	"maps"
	"slices"
)

func index(codes []Code, name string) int {
	return slices.IndexFunc(codes, func(c Code) bool { return c.Name == name })
}

func sorted(of map[string][]string) []string { return slices.Sorted(maps.Keys(of)) }
