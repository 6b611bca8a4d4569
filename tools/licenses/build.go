package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

// A module is what the build list says about one module, with the folders of
// it that a program contains something of.
type module struct {
	path    string
	version string
	dir     string
	// folders maps a folder below dir to whether everything beneath it counts,
	// which holds where C sources are compiled along.
	folders map[string]bool
}

// A build is everything the programs are made of on any system.
type build struct {
	modules []*module // other people's, by path
	fonts   []font    // embedded font files, by name and owner
}

// A platform is a system that the programs are built for.
type platform struct {
	system string
	tags   string
}

var platforms = []platform{
	{"linux", "migrated_fynedo sqlite_fts5 gles"},
	{"darwin", "migrated_fynedo sqlite_fts5"},
	{"windows", "migrated_fynedo sqlite_fts5"},
}

// listedPackage holds the fields of "go list -json" that are asked for.
type listedPackage struct {
	Dir        string
	CgoFiles   []string
	EmbedFiles []string
	Module     *struct {
		Path    string
		Version string
		Dir     string
		Main    bool
		Replace *struct {
			Version string
		}
	}
}

// listBuild asks the go command what the programs contain on every platform.
func listBuild(root string) (build, error) {
	modules := make(map[string]*module)
	fontFiles := make(map[string]font)
	for _, p := range platforms {
		packages, err := listPackages(root, p)
		if err != nil {
			return build{}, err
		}
		for _, listed := range packages {
			if listed.Module == nil {
				continue // the standard library
			}
			for _, name := range listed.EmbedFiles {
				if !isFont(name) {
					continue
				}
				path := filepath.Join(listed.Dir, name)
				fontFiles[path] = font{path: path, owner: listed.Module.Path, ours: listed.Module.Main}
			}
			if !listed.Module.Main {
				addPackage(modules, listed)
			}
		}
	}
	var b build
	for _, m := range modules {
		b.modules = append(b.modules, m)
	}
	sort.Slice(b.modules, func(i, j int) bool { return b.modules[i].path < b.modules[j].path })
	for _, f := range fontFiles {
		b.fonts = append(b.fonts, f)
	}
	// Two modules may embed fonts of the same name.
	sort.Slice(b.fonts, func(i, j int) bool {
		one, other := b.fonts[i], b.fonts[j]
		return one.name()+"\n"+one.owner < other.name()+"\n"+other.owner
	})
	return b, nil
}

func addPackage(modules map[string]*module, listed listedPackage) {
	m := modules[listed.Module.Path]
	if m == nil {
		m = &module{
			path:    listed.Module.Path,
			version: listed.Module.Version,
			dir:     listed.Module.Dir,
			folders: make(map[string]bool),
		}
		if listed.Module.Replace != nil {
			m.version = listed.Module.Replace.Version
		}
		modules[m.path] = m
	}
	m.folders[listed.Dir] = m.folders[listed.Dir] || len(listed.CgoFiles) > 0
	for _, name := range listed.EmbedFiles {
		embedded := filepath.Dir(filepath.Join(listed.Dir, name))
		m.folders[embedded] = m.folders[embedded] || false
	}
}

func listPackages(root string, p platform) ([]listedPackage, error) {
	command := exec.Command("go", "list", "-deps", "-tags", p.tags,
		"-json=Dir,CgoFiles,EmbedFiles,Module", "./cmd/...")
	command.Dir = root
	command.Env = append(os.Environ(), "GOOS="+p.system, "GOARCH=amd64", "CGO_ENABLED=1")
	var words strings.Builder
	command.Stderr = &words
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("list what the programs contain on %s: %w\n%s", p.system, err, words.String())
	}
	var packages []listedPackage
	decoder := json.NewDecoder(bytes.NewReader(output))
	for {
		var listed listedPackage
		err := decoder.Decode(&listed)
		if errors.Is(err, io.EOF) {
			return packages, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read what go list says for %s: %w", p.system, err)
		}
		packages = append(packages, listed)
	}
}
