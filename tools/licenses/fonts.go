package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// A font is a font file that a program carries.
type font struct {
	path  string
	owner string // the module that embeds it
	ours  bool
}

func (f font) name() string { return filepath.Base(f.path) }

func isFont(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2":
		return true
	}
	return false
}

// The entries of a font's name table that speak of rights (OpenType, "name").
const (
	nameCopyright  tables.NameID = 0
	nameMaker      tables.NameID = 9
	nameLicence    tables.NameID = 13
	nameLicenceURL tables.NameID = 14
)

// longestSentence is how much of an entry goes into the index. Some fonts carry
// their whole licence in one; its text is in the folder anyway.
const longestSentence = 400

// rights returns what the font file itself says about its makers and its
// licence, an entry each.
func (f font) rights() ([]string, error) {
	content, err := os.ReadFile(f.path)
	if err != nil {
		return nil, fmt.Errorf("read the font: %w", err)
	}
	loader, err := opentype.NewLoader(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("read the font %s: %w", f.name(), err)
	}
	raw, err := loader.RawTable(opentype.MustNewTag("name"))
	if err != nil {
		return nil, fmt.Errorf("read the names in the font %s: %w", f.name(), err)
	}
	names, _, err := tables.ParseName(raw)
	if err != nil {
		return nil, fmt.Errorf("read the names in the font %s: %w", f.name(), err)
	}
	var said []string
	for _, id := range []tables.NameID{nameCopyright, nameMaker, nameLicence, nameLicenceURL} {
		sentence := strings.TrimSpace(whitespace.ReplaceAllString(names.Name(id), " "))
		if sentence != "" && len(sentence) <= longestSentence {
			said = append(said, sentence)
		}
	}
	return said, nil
}
