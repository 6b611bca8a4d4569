package main

import (
	"fmt"
	"io"
	"os"
	"runtime"

	"plumbline/cmd/version"
	"plumbline/store"
	"plumbline/store/installation"
)

// diagnose prints what a report of a problem should contain: versions and
// folders; no names and nothing of any project.
func diagnose(w io.Writer, home *installation.Installation) error {
	lines := [][2]string{
		{"plumbline", version.Text().String()},
		{"go", runtime.Version()},
		{"system", runtime.GOOS + "/" + runtime.GOARCH},
		{"sqlite", store.SQLiteVersion()},
		{"settings", home.ConfigDir()},
		{"data", home.DataDir()},
		{"text size", fmt.Sprint(home.TextScale)},
		{"look", string(home.Theme)},
	}
	for _, name := range []string{
		"DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "LANG", "FYNE_PLATFORM", "FYNE_SCALE", "LIBGL_ALWAYS_SOFTWARE",
	} {
		if v, ok := os.LookupEnv(name); ok {
			lines = append(lines, [2]string{name, v})
		}
	}
	for _, l := range lines {
		if _, err := fmt.Fprintf(w, "%-22s %s\n", l[0], l[1]); err != nil {
			return err
		}
	}
	return nil
}
