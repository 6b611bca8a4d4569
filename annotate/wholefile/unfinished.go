package wholefile

import (
	"maps"
	"os"
	"slices"
	"sync"
)

// unfinished are the files and folders that are no use half made.
var unfinished = struct {
	mu    sync.Mutex
	paths map[string]bool
}{paths: map[string]bool{}}

// Unfinished remembers a file or folder that is to go if the program has to end
// before what it does is done. What it returns forgets it again.
func Unfinished(path string) (done func()) {
	unfinished.mu.Lock()
	defer unfinished.mu.Unlock()
	unfinished.paths[path] = true
	return func() {
		unfinished.mu.Lock()
		defer unfinished.mu.Unlock()
		delete(unfinished.paths, path)
	}
}

// RemoveUnfinished deletes what is unfinished at this moment, with what SQLite keeps
// beside it. It is the last thing that a program does which cannot wait.
func RemoveUnfinished() {
	unfinished.mu.Lock()
	defer unfinished.mu.Unlock()
	for _, path := range slices.Sorted(maps.Keys(unfinished.paths)) {
		_ = os.RemoveAll(path) // nobody is left to tell if this fails
		for _, suffix := range []string{"-journal", "-wal", "-shm"} {
			_ = os.Remove(path + suffix)
		}
	}
}
