package files

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// entry is what stands in a folder and can be chosen or entered.
type entry struct {
	name    string
	folder  bool
	size    int64
	changed time.Time
}

// list reads what of a folder an ask is about: its folders, then the files that would
// do, each in the order of their names. A link counts as what it leads to.
func list(folder string, ask Ask) ([]entry, error) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var entries []entry
	for _, f := range found {
		info, err := os.Stat(filepath.Join(folder, f.Name()))
		if err != nil { // it is gone, or a link to nothing
			continue
		}
		e := entry{name: f.Name(), folder: info.IsDir(), size: info.Size(), changed: info.ModTime()}
		if e.folder || ask.kind != toFolder && info.Mode().IsRegular() && matches(e.name, ask.Extensions) {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name)), cmp.Compare(a.name, b.name))
	})
	return entries, nil
}

// matching are the entries whose name contains what was typed of it, whatever its
// case. Hidden ones are shown to who types their dot.
func matching(entries []entry, typed string) []entry {
	var out []entry
	for _, e := range entries {
		hidden := strings.HasPrefix(e.name, ".") && !strings.HasPrefix(typed, ".")
		if !hidden && strings.Contains(strings.ToLower(e.name), strings.ToLower(typed)) {
			out = append(out, e)
		}
	}
	return out
}

// completed adds to the beginning of a name what all the names that begin so have in
// common; a folder that is the only one is entered.
func completed(entries []entry, typed string) string {
	var common string
	count := 0
	only := entry{}
	for _, e := range entries {
		if typed == "" || len(e.name) < len(typed) || !strings.EqualFold(e.name[:len(typed)], typed) {
			continue
		}
		if count++; count == 1 {
			common, only = e.name, e
		} else {
			common = shared(common, e.name)
		}
	}
	switch {
	case count == 0:
		return typed
	case count == 1 && only.folder:
		return only.name + string(filepath.Separator)
	case len(common) < len(typed):
		return typed
	}
	return common
}

// shared is what two names begin with, whatever its case.
func shared(a, b string) string {
	end := 0
	for end < len(a) {
		_, size := utf8.DecodeRuneInString(a[end:])
		if end+size > len(b) || !strings.EqualFold(a[end:end+size], b[end:end+size]) {
			break
		}
		end += size
	}
	return a[:end]
}

// split takes a typed path apart: the folder that it leads into, and what was typed of
// a name there. A path that does not begin at a root begins at the given folder, and one
// that is typed or pasted behind a folder begins anew: "/home/me//media/x" is "/media/x".
func split(typed, from string) (folder, name string) {
	typed = strings.TrimSpace(typed)
	for _, anew := range []string{"//", "/~/"} {
		if at := strings.LastIndex(typed, anew); at > 0 || at == 0 && anew == "/~/" {
			typed = typed[at+1:]
		}
	}
	if rest, ok := strings.CutPrefix(typed, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		typed = home() + string(filepath.Separator) + rest
	}
	if !filepath.IsAbs(typed) {
		typed = from + string(filepath.Separator) + typed
	}
	if os.IsPathSeparator(typed[len(typed)-1]) {
		return filepath.Clean(typed), ""
	}
	return filepath.Dir(typed), filepath.Base(typed)
}

// within is how a folder is written so that a name can follow.
func within(folder string) string {
	if os.IsPathSeparator(folder[len(folder)-1]) {
		return folder
	}
	return folder + string(filepath.Separator)
}
