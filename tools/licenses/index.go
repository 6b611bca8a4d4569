package main

import (
	"fmt"
	"sort"
	"strings"
)

// An index is the table of everything contained, with its licence.
type index struct {
	modules []moduleRow
	fonts   []fontRow
}

type moduleRow struct {
	path    string
	version string
	texts   []textLink
}

type fontRow struct {
	name       string
	owner      string
	statements []string
	texts      []textLink
}

// A textLink points to a licence text in the collection.
type textLink struct {
	kind string
	path string
}

const preface = `# Licences of what the programs contain

Plumbline itself is under the Apache License 2.0, see LICENSE at the root of the repository.
The programs contain the work of others; this folder goes with them wherever they are handed on.
It is written by ` + "`make licenses`" + ` and held by a test against the modules and fonts that are built in,
on Linux, macOS and Windows together.

The Go standard library: [BSD-3-Clause](go/LICENSE).
SQLite, inside github.com/mattn/go-sqlite3, is in the public domain.
The pictures in Fyne's emoji font are by EmojiOne (https://www.emojione.com), version 2.3, under
the Creative Commons Attribution 4.0 International licence (https://creativecommons.org/licenses/by/4.0/);
they are used unchanged.
`

func (i *index) markdown() []byte {
	var b strings.Builder
	b.WriteString(preface)
	b.WriteString("\n## Modules\n\n| module | version | licence |\n|---|---|---|\n")
	for _, row := range i.modules {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", row.path, row.version, links(row.texts))
	}
	b.WriteString(
		"\n## Fonts\n\nIn the words of the font files themselves.\n\n| file | embedded by | what it says | licence |\n|---|---|---|---|\n",
	)
	for _, row := range i.fonts {
		licence := links(row.texts)
		if licence == "" {
			licence = "see " + row.owner
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", row.name, row.owner, cell(strings.Join(row.statements, " ")), licence)
	}
	return []byte(b.String())
}

func links(texts []textLink) string {
	sorted := append([]textLink(nil), texts...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].path < sorted[j].path })
	parts := make([]string, 0, len(sorted))
	for _, text := range sorted {
		kind := text.kind
		if kind == "" {
			kind = "notice"
		}
		parts = append(parts, fmt.Sprintf("[%s](%s)", kind, text.path))
	}
	return strings.Join(parts, ", ")
}

func cell(text string) string {
	return strings.ReplaceAll(text, "|", `\|`)
}
