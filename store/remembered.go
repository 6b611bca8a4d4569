package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"plumbline/annotate"
)

// remembered is what this computer notes of a project file while it is open: which
// file it is, and which write-ahead log belongs to it. After a kill it tells the
// log of this file from one that another file left behind. It lies in a folder of
// the installation, never beside the project, and goes when the project closes.
type remembered struct {
	Path string `json:"path"`
	File string `json:"file"` // what tells it from all other files
	Log  string `json:"log"`  // the salts of its write-ahead log
}

// rememberedPrefix is how the names of these notes begin.
const rememberedPrefix = "opened-"

func rememberedName(path string) string { return rememberedPrefix + hashOfPath(path) + ".json" }

// hashOfPath tells the files of one project from each other in names of notes.
func hashOfPath(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:8])
}

// saltsOf are the two numbers by which SQLite tells the frames of a write-ahead log
// from those that were in it before, "" if there is none. A -wal has no locks that
// closing it could end.
func saltsOf(wal string) string {
	f, err := os.Open(wal)
	if err != nil {
		return ""
	}
	defer f.Close()
	header := make([]byte, 24)
	if _, err := io.ReadFull(f, header); err != nil {
		return ""
	}
	return hex.EncodeToString(header[16:])
}

// remember notes the file and its log, if the log is another than at the last time.
// What cannot be noted costs a closer look at the log after a kill, and no more.
func (f *file) remember() {
	if f.kept == "" || f.id == "" {
		return
	}
	salts := saltsOf(f.path + walSuffix)
	if salts == f.salts {
		return
	}
	info, err := os.Stat(f.path)
	if err != nil {
		return
	}
	note, err := json.Marshal(remembered{f.path, fileNumber(info), salts})
	folder := filepath.Join(f.kept, annotate.ProjectFolder(f.id))
	if err != nil || os.MkdirAll(folder, 0o700) != nil {
		return
	}
	if os.WriteFile(filepath.Join(folder, rememberedName(f.path)), note, 0o600) == nil {
		f.salts = salts
	}
}

// forget removes the note: a project that was closed in order has no log.
func (f *file) forget() {
	if f.salts == "" {
		return
	}
	folder := filepath.Join(f.kept, annotate.ProjectFolder(f.id))
	_ = os.Remove(filepath.Join(folder, rememberedName(f.path)))
	_ = os.Remove(folder) // unless something else of the project is there
}

// isRemembered reports whether the log that lies beside a file is the one that this
// computer knows to be its own.
func isRemembered(kept, path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	_, r, found := noteOfLog(kept, path)
	return found && r.File != "" && r.File == fileNumber(info)
}

// noteOfLog finds what this computer notes of the log that lies beside a file, and the
// folder of the project that it belongs to.
func noteOfLog(kept, path string) (folder string, note remembered, found bool) {
	salts := saltsOf(path + walSuffix)
	if kept == "" || salts == "" {
		return "", note, false
	}
	projects, err := os.ReadDir(kept)
	if err != nil {
		return "", note, false
	}
	for _, project := range projects {
		folder := filepath.Join(kept, project.Name())
		content, err := os.ReadFile(filepath.Join(folder, rememberedName(path)))
		var r remembered
		if err == nil && json.Unmarshal(content, &r) == nil && r.Path == path && r.Log == salts {
			return folder, r, true
		}
	}
	return "", note, false
}
