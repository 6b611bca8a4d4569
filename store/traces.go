package store

import (
	"context"
	"path/filepath"
	"strings"

	"plumbline/annotate"
)

// Trace is something that this computer keeps of a project, beside the project itself.
type Trace struct {
	Path string
	Kind string
}

// The kinds of traces.
const (
	TraceBackup = "backup" // a whole copy, from before a merge or made by itself
	TraceFormat = "format" // a whole copy from before the format changed
	TraceRescue = "rescue" // answers that could not be saved
	TraceNote   = "note"   // which file was opened, without anything of it
	TraceLog    = "log"    // a write-ahead log of some file, set aside
)

// mayHoldContent reports whether something of the project's content may stand in it as
// a whole, so that it goes where something of it must be gone. Of rescues, single
// entries go.
func (t Trace) mayHoldContent() bool {
	return t.Kind == TraceBackup || t.Kind == TraceFormat || t.Kind == TraceLog
}

// Traces lists all that holds, or may hold, something of what the project holds:
// backups, copies from before a new format, rescues and logs that were set aside. It
// is what has to be rewritten or deleted where something must be gone.
func (x Exchange) Traces(ctx context.Context) ([]Trace, error) {
	backups, err := x.Backups(ctx)
	if err != nil {
		return nil, err
	}
	var all []Trace
	for _, b := range backups {
		all = append(all, Trace{b.Path, TraceBackup})
	}
	f := x.file
	stem, extension := f.stem()
	patterns := []struct{ pattern, kind string }{
		{filepath.Join(filepath.Dir(f.path), escapeGlob(filepath.Base(stem))+".format-*"+extension), TraceFormat},
		{filepath.Join(filepath.Dir(f.path), escapeGlob(filepath.Base(f.path))+"-"+asidePrefix+"*"), TraceLog},
	}
	if f.kept != "" {
		folder := filepath.Join(f.kept, annotate.ProjectFolder(f.id))
		patterns = append(patterns, []struct{ pattern, kind string }{
			{filepath.Join(folder, "rescue-*"), TraceRescue},
			{filepath.Join(folder, rememberedPrefix+"*"), TraceNote},
			{filepath.Join(f.kept, asidePrefix+"*"), TraceLog},
		}...)
	}
	for _, p := range patterns {
		found, err := filepath.Glob(p.pattern)
		if err != nil {
			return nil, explain(err, "doing.looking-for-backups", f.path)
		}
		for _, path := range found {
			all = append(all, Trace{path, p.kind})
		}
	}
	return all, nil
}

// escapeGlob takes the meaning from characters of a name that mean something in a
// pattern.
func escapeGlob(name string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(name)
}
