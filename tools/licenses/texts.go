package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// licenceFile matches the names under which licences and the notices they
// require are kept.
var licenceFile = regexp.MustCompile(`(?i)^(un)?(licen[sc]e|copying|copyright|notice|patents|ofl)([-_.].*)?$`)

// licenceTexts returns the licence files that speak for the given folders of a
// module: in them, above them up to the module's root, and beneath those whose
// C sources are compiled along.
func licenceTexts(root string, folders map[string]bool) ([]string, error) {
	found := make(map[string]bool)
	for folder, beneath := range folders {
		if beneath {
			if err := findBeneath(folder, found); err != nil {
				return nil, err
			}
		}
		for {
			if err := findIn(folder, found); err != nil {
				return nil, err
			}
			if folder == root || len(folder) <= len(root) {
				break
			}
			folder = filepath.Dir(folder)
		}
	}
	texts := make([]string, 0, len(found))
	for path := range found {
		texts = append(texts, path)
	}
	sort.Strings(texts)
	return texts, nil
}

func findIn(folder string, found map[string]bool) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("look for licences: %w", err)
	}
	for _, entry := range entries {
		if isLicence(entry) {
			found[filepath.Join(folder, entry.Name())] = true
		}
	}
	return nil
}

func findBeneath(folder string, found map[string]bool) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("look for licences: %w", err)
		}
		if entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), "_")) {
			return filepath.SkipDir
		}
		if isLicence(entry) {
			found[path] = true
		}
		return nil
	})
}

func isLicence(entry fs.DirEntry) bool {
	return entry.Type().IsRegular() && filepath.Ext(entry.Name()) != ".go" && licenceFile.MatchString(entry.Name())
}

// A mark is a sentence by which a licence is known.
type mark struct {
	kind   string
	phrase string
}

// marks are tried in order; the more telling ones come first.
var marks = []mark{
	{"Apache-2.0", "Apache License"},
	{"OFL-1.1", "SIL OPEN FONT LICENSE"},
	{"MPL-2.0", "Mozilla Public License"},
	{"Bitstream-Vera", "Bitstream Vera Fonts Copyright"},
	{"Zlib", "Altered source versions must be plainly marked"},
	{"BSD-3-Clause", "endorse or promote products"},
	{"BSD-2-Clause", "Redistributions in binary form must reproduce"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software"},
	{"ISC", "Permission to use, copy, modify, and distribute this software"},
	{"MIT", "Permission is hereby granted, free of charge"},
	{"MIT", "without written agreement and without license or royalty fees"},
	{"Unlicense", "This is free and unencumbered software"},
	{"patent grant", "Additional IP Rights Grant"},
}

var whitespace = regexp.MustCompile(`\s+`)

// kindOf names the licence that a text is, or "" where none is recognised.
func kindOf(text []byte) string {
	plain := strings.ToLower(whitespace.ReplaceAllString(string(text), " "))
	for _, m := range marks {
		if strings.Contains(plain, strings.ToLower(m.phrase)) {
			return m.kind
		}
	}
	return ""
}
