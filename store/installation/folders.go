package installation

import (
	"os"
	"path/filepath"
	"runtime"
)

// home is the variable that moves everything into one folder, for tests and
// for running from a stick.
const home = "PLUMBLINE_HOME"

// folders returns where settings and data of this user go.
func folders() (config, data string, err error) {
	if folder := os.Getenv(home); folder != "" {
		folder, err = filepath.Abs(folder)
		return folder, folder, err
	}
	config, err = os.UserConfigDir()
	if err != nil {
		return "", "", err
	}
	config = filepath.Join(config, "plumbline")
	data, err = userDataDir()
	return config, filepath.Join(data, "plumbline"), err
}

// userDataDir is the folder of the desktop for data of programs. On Windows
// and macOS it is the one for settings too.
func userDataDir() (string, error) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return os.UserConfigDir()
	}
	if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder, nil
	}
	user, err := os.UserHomeDir()
	return filepath.Join(user, ".local", "share"), err
}

// Documents is the folder in which people look for what they made: a project that is
// new begins there, and not where the program keeps what is its own.
func (in *Installation) Documents() string {
	if os.Getenv(home) != "" {
		return in.data
	}
	user, err := os.UserHomeDir()
	if err != nil {
		return in.data
	}
	documents := filepath.Join(user, "Documents")
	if info, err := os.Stat(documents); err == nil && info.IsDir() {
		return documents
	}
	return user
}
