package installation

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"plumbline/annotate"
)

// ProjectsDir is the folder in which is kept what this computer has to know of
// projects: a folder for each, named by its id; "" where nothing can be kept.
func (in *Installation) ProjectsDir() string { return in.below(in.config, "projects") }

// BackupsDir is the folder for the backups that are made by themselves: a folder for
// each project.
func (in *Installation) BackupsDir() string { return in.below(in.data, "backups") }

// UnfinishedDir is the folder in which programs note what they are making.
func (in *Installation) UnfinishedDir() string { return in.below(in.config, "unfinished") }

func (in *Installation) below(folder, name string) string {
	if in.homeless != nil {
		return ""
	}
	return filepath.Join(folder, name)
}

// Rescues keep on this computer what may be in no project file, in a file for each
// project, person and device that nobody but the user may read.
type Rescues struct{ folder string }

// Rescues are those of this installation.
func (in *Installation) Rescues() Rescues { return Rescues{in.ProjectsDir()} }

// rescueHead is the first line of a rescue; each further line is an entry.
type rescueHead struct {
	Format    int    `json:"plumbline_rescue"`
	Project   string `json:"project"`
	Annotator string `json:"annotator"`
	Device    string `json:"device"`
	Path      string `json:"path"`
}

// RescuePrefix is how the names of rescues begin.
const RescuePrefix = "rescue-"

func (r Rescues) path(project, annotator, device string) string {
	sum := sha256.Sum256([]byte(annotator + "\x00" + device))
	return filepath.Join(r.folder, annotate.ProjectFolder(project), RescuePrefix+hex.EncodeToString(sum[:8])+".jsonl")
}

// Keep writes a rescue down to the disk, in the place of the one before.
func (r Rescues) Keep(kept annotate.Rescue) error {
	if r.folder == "" {
		return annotate.Fail(annotate.CodeFailed, "settings.no-folder")
	}
	return writeRescue(r.path(kept.Project, kept.Annotator, kept.Device), kept)
}

func writeRescue(path string, kept annotate.Rescue) error {
	var content bytes.Buffer
	lines := json.NewEncoder(&content)
	lines.SetEscapeHTML(false)
	err := lines.Encode(rescueHead{1, kept.Project, kept.Annotator, kept.Device, kept.Path})
	for i := range kept.Entries {
		err = errors.Join(err, lines.Encode(&kept.Entries[i]))
	}
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o700)
	}
	if err == nil {
		err = writeWhole(path, content.Bytes())
	}
	if err != nil {
		return annotate.Wrap(err, annotate.CodeFailed, "rescue.not-kept", "Folder", filepath.Dir(path))
	}
	return nil
}

// Kept returns what was kept, nil if nothing was. A line that cannot be read ends
// it: what stands before is whole.
func (r Rescues) Kept(project, annotator, device string) (*annotate.Rescue, error) {
	if r.folder == "" {
		return nil, nil
	}
	path := r.path(project, annotator, device)
	kept, _, err := readRescue(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, nil
	case err == nil && (kept.Project != project || kept.Annotator != annotator || kept.Device != device):
		err = annotate.Fail(annotate.CodeDamaged, "rescue.not-read", "File", path)
	}
	if err != nil {
		return nil, err
	}
	return kept, nil
}

// readRescue reads a rescue up to its end, or to the line that cannot be read.
func readRescue(path string) (kept *annotate.Rescue, whole bool, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, false, annotate.Wrap(err, annotate.CodeFailed, "rescue.not-read", "File", path)
	}
	defer file.Close()
	lines := json.NewDecoder(bufio.NewReader(file))
	var head rescueHead
	if err := lines.Decode(&head); err != nil {
		return nil, false, annotate.Wrap(err, annotate.CodeDamaged, "rescue.not-read", "File", path)
	}
	kept = &annotate.Rescue{Project: head.Project, Annotator: head.Annotator, Device: head.Device, Path: head.Path}
	for {
		var e annotate.Entry
		err := lines.Decode(&e)
		switch {
		case err == nil:
			kept.Entries = append(kept.Entries, e)
		case errors.Is(err, io.EOF):
			return kept, true, nil
		case len(kept.Entries) == 0:
			return nil, false, annotate.Wrap(err, annotate.CodeDamaged, "rescue.not-read", "File", path)
		default:
			return kept, false, nil
		}
	}
}

// Reach says of how many entries that are kept of a project erasures destroy the
// content.
func (r Rescues) Reach(project string, erasures []annotate.Erasure) (doomed int, err error) {
	err = r.each(project, func(_ string, kept *annotate.Rescue, _ bool) error {
		doomed += kept.Erase(erasures)
		return nil
	})
	return doomed, err
}

// Erase destroys it, in whatever person's rescue it is. What cannot be read at the end
// of one, and so cannot be put back, goes too.
func (r Rescues) Erase(project string, erasures []annotate.Erasure) error {
	return r.each(project, func(path string, kept *annotate.Rescue, whole bool) error {
		if kept.Erase(erasures) == 0 && whole {
			return nil
		}
		return writeRescue(path, *kept)
	})
}

// each visits every rescue of a project.
func (r Rescues) each(project string, visit func(path string, kept *annotate.Rescue, whole bool) error) error {
	if r.folder == "" {
		return nil
	}
	folder := filepath.Join(r.folder, annotate.ProjectFolder(project))
	files, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), RescuePrefix) {
			continue
		}
		path := filepath.Join(folder, f.Name())
		kept, whole, failed := readRescue(path)
		if failed == nil && kept.Project == project {
			failed = visit(path, kept, whole)
		}
		err = errors.Join(err, failed)
	}
	return err
}

// Drop forgets what was kept.
func (r Rescues) Drop(project, annotator, device string) error {
	path := r.path(project, annotator, device)
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return annotate.Wrap(err, annotate.CodeFailed, "rescue.not-dropped", "File", path)
	}
	_ = os.Remove(filepath.Dir(path)) // if nothing else of the project is there
	return nil
}
