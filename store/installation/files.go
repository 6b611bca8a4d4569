package installation

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"

	"plumbline/annotate/ordinaryfile"
)

// Files of this program are smaller by far.
const (
	mostOfDevice   = 1 << 10
	mostOfSettings = 1 << 20
)

// loadDevice reads the device id, or makes it. It stands in a file of its own
// so that it outlives damaged settings. If two programs start for the first
// time at once, both end up with the id of the one that was first.
func loadDevice(path string) (string, error) {
	for range 3 {
		content, err := ordinaryfile.Read(path, mostOfDevice)
		switch {
		case err == nil:
			if id, err := uuid.Parse(strings.TrimSpace(string(content))); err == nil {
				return id.String(), nil
			}
			// A file without an id in it: nothing can have been signed with it.
			if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
				return "", err
			}
		case errors.Is(err, ordinaryfile.ErrUnfit):
			if err := setAside(path); err != nil {
				return "", err
			}
		case !errors.Is(err, os.ErrNotExist):
			return "", err
		}
		if err := offerDevice(path); err != nil {
			return "", err
		}
	}
	return "", os.ErrInvalid
}

// setAside keeps what stands where a file of ours belongs under another name.
func setAside(path string) error {
	aside := fmt.Sprintf("%s.damaged-%s", path, time.Now().UTC().Format("20060102-150405.000"))
	if err := os.Rename(path, aside); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// offerDevice writes a new id unless there is one by now.
func offerDevice(path string) error {
	unfinished, err := writeBeside(path, []byte(uuid.NewString()+"\n"))
	if err != nil {
		return err
	}
	defer os.Remove(unfinished)
	if err := os.Link(unfinished, path); err == nil || errors.Is(err, os.ErrExist) {
		return nil
	}
	// A file system without links.
	return os.Rename(unfinished, path)
}

// writeWhole replaces the file at path in one step.
func writeWhole(path string, content []byte) error {
	unfinished, err := writeBeside(path, content)
	if err != nil {
		return err
	}
	if err := os.Rename(unfinished, path); err != nil {
		_ = os.Remove(unfinished)
		return err
	}
	return nil
}

// writeBeside writes a file with a name of its own in the folder of path, down
// to the disk.
func writeBeside(path string, content []byte) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		_ = os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}
