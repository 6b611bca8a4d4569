//go:build !race

package ingest

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// longest is how long a hostile file may take.
const longest = 20 * time.Second

// TestHostileFilesEndInASentenceInTimeAndMemory runs without -race, which makes it
// twenty times as slow.
func TestHostileFilesEndInASentenceInTimeAndMemory(t *testing.T) {
	folder := t.TempDir()
	for name, file := range hostile(t) {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(folder, name)
			if err := os.WriteFile(path, []byte(file[0]), 0o644); err != nil {
				t.Fatal(err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err := ReadFile(t.Context(), path, Options{})
			spent := time.Since(start)
			runtime.ReadMemStats(&after)
			if !strings.HasSuffix(name, ".pdf") && spent > longest {
				t.Errorf("it took %v", spent)
			}
			if used := int64(after.HeapSys) - int64(before.HeapSys); used > 500<<20 {
				t.Errorf("it took %d MB", used>>20)
			}
			var e *Error
			switch {
			case err == nil && file[1] != "" && file[1] != "any":
				t.Errorf("it was read, want it refused as %s", file[1])
			case err == nil:
			case !errors.As(err, &e):
				t.Errorf("the error is no sentence: %v", err)
			case file[1] == "":
				t.Errorf("it was refused: %v", err)
			case file[1] != "any" && file[1] != "unknown" && e.Code != file[1]:
				t.Errorf("it was refused as %s (%v), want %s", e.Code, e, file[1])
			case !strings.Contains(e.Error(), name) || strings.ContainsAny(e.Error(), "\n\x00"):
				t.Errorf("%q is no sentence that names the file", e.Error())
			}
		})
	}
}
