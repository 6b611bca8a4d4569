package wholefile

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"plumbline/annotate"
)

// unfinished are the files and folders that are no use half made, and the folder in
// which their names stand in case that the program is killed, "" is none.
var unfinished = struct {
	mu     sync.Mutex
	paths  map[string]bool
	folder string
}{paths: map[string]bool{}}

// NoteUnfinished makes a folder the one in which files and folders are noted while
// this program makes them, and removes what programs left unfinished there that were
// killed. Without a folder that can be written, a kill leaves what it leaves.
func NoteUnfinished(folder string) {
	unfinished.mu.Lock()
	unfinished.folder = folder
	unfinished.mu.Unlock()
	if folder != "" {
		sweep(folder)
	}
}

// Unfinished remembers a file or folder that is to go if the program has to end, or
// is killed, before what it does is done. What it returns forgets it again.
func Unfinished(path string) (done func()) {
	unfinished.mu.Lock()
	defer unfinished.mu.Unlock()
	unfinished.paths[path] = true
	note := noteIn(unfinished.folder, path)
	return func() {
		unfinished.mu.Lock()
		defer unfinished.mu.Unlock()
		delete(unfinished.paths, path)
		if note != "" {
			_ = os.Remove(note)
		}
	}
}

// noteIn writes a note of a path that the next start finds, and returns its name, ""
// if there is none.
func noteIn(folder, path string) string {
	path, err := filepath.Abs(path)
	if folder == "" || err != nil || os.MkdirAll(folder, 0o700) != nil {
		return ""
	}
	note := filepath.Join(folder, fmt.Sprintf("%d-%s", os.Getpid(), annotate.NewID()))
	if os.WriteFile(note, []byte(path), 0o600) != nil {
		return ""
	}
	return note
}

// RemoveUnfinished deletes what is unfinished at this moment, with what SQLite keeps
// beside it. It is the last thing that a program does which cannot wait.
func RemoveUnfinished() {
	unfinished.mu.Lock()
	defer unfinished.mu.Unlock()
	for _, path := range slices.Sorted(maps.Keys(unfinished.paths)) {
		_ = os.RemoveAll(path) // nobody is left to tell if this fails
		for _, ending := range Companions {
			_ = os.Remove(path + ending)
		}
	}
}

// sweep removes what programs that run no longer were making.
func sweep(folder string) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, f := range found {
		maker, _, _ := strings.Cut(f.Name(), "-")
		pid, err := strconv.Atoi(maker)
		if err != nil || Runs(pid) {
			continue
		}
		note := filepath.Join(folder, f.Name())
		if path, err := os.ReadFile(note); err == nil && removeUnfinished(string(path)) != nil {
			continue // its disk may be back the next time
		}
		_ = os.Remove(note)
	}
}

// Companions are the endings of files that SQLite keeps beside a database.
var Companions = []string{"-journal", "-wal", "-shm"}

// removeUnfinished removes what a note names and what SQLite kept beside it. Only
// what is named as unfinished things are is touched: whatever a note says, no
// document is.
func removeUnfinished(path string) error {
	base := filepath.Base(path)
	if !filepath.IsAbs(path) || !strings.HasPrefix(base, UnfinishedPrefix) && !strings.HasPrefix(base, TemporaryPrefix) {
		return nil
	}
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	for _, ending := range Companions {
		_ = os.Remove(path + ending)
	}
	return nil
}

// How the names of temporary folders begin, and those of files that are no use half made.
const (
	TemporaryPrefix  = "plumbline-"
	UnfinishedPrefix = ".plumb-"
)
