package wholefile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate/wholefile"
)

// text is written whole.
func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func TestAFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "labels.csv")
	if err := wholefile.Replace(path, text("first")); err != nil {
		t.Fatal(err)
	}
	if err := wholefile.Replace(path, text("second")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the project cannot be read")
	err := wholefile.Replace(path, func(w io.Writer) error {
		if err := text("half of the thi")(w); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("a failed write reports %v", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "second" {
		t.Errorf("after a failed write the file holds %q (%v)", got, err)
	}
	if files, _ := os.ReadDir(folder); len(files) != 1 {
		t.Errorf("the failed write left %v", files)
	}
}

func TestWhatMustNotBeReplacedIsKept(t *testing.T) {
	folder := t.TempDir()
	project := filepath.Join(folder, "study.plumb")
	if err := os.WriteFile(project, []byte("SQLite format 3\x00 and so on"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		project:                              "is a project or other database and is not overwritten; choose another name.",
		folder:                               "is a folder; name a file in it.",
		filepath.Join(folder, "no", "x.csv"): "cannot be written: check that the folder exists and can be written.",
	} {
		err := wholefile.Replace(path, text("labels"))
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: the error is %v", path, err)
		}
	}
}

func TestALinkIsFollowed(t *testing.T) {
	folder := t.TempDir()
	real, link := filepath.Join(folder, "real.csv"), filepath.Join(folder, "link.csv")
	if err := os.WriteFile(real, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	if err := wholefile.Replace(link, text("labels")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
	if got, err := os.ReadFile(real); err != nil || string(got) != "labels" {
		t.Errorf("the file behind the link holds %q", got)
	}
}

func TestADeviceIsWrittenThrough(t *testing.T) {
	if err := wholefile.Replace(os.DevNull, text("labels")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Error("the device was replaced by a file")
	}
}
