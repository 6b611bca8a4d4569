package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"plumbline/annotate"
	"plumbline/annotate/wholefile"
)

// traceVariable makes the program tell on standard error what it did, for
// tests that await it: "ready", "saved ...", "closed".
const traceVariable = "PLUMBLINE_TRACE"

func trace() func(format string, args ...any) {
	if os.Getenv(traceVariable) == "" {
		return nil
	}
	return func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
}

// checkDisplay says what to do where no window can open.
func checkDisplay() error {
	if runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" {
		return nil
	}
	return annotate.Fail(annotate.CodeNotFound, "window.no-display")
}

// openCrashLog keeps what the runtime says when the program crashes, in a file
// that a clean exit removes.
func openCrashLog(folder string) (closeIt func()) {
	if folder == "" {
		return func() {}
	}
	removeEmptyCrashLogs(folder)
	path := filepath.Join(folder, fmt.Sprintf("crash-%d.log", os.Getpid()))
	f, err := os.Create(path)
	if err != nil {
		return func() {}
	}
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
		fmt.Fprintln(os.Stderr, "A crash would leave no log:", err)
	}
	return func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		if size, err := f.Seek(0, io.SeekEnd); err == nil && size == 0 {
			_ = os.Remove(path)
		}
		_ = f.Close()
	}
}

// removeEmptyCrashLogs removes what programs left that were killed: nothing crashed
// in them.
func removeEmptyCrashLogs(folder string) {
	logs, err := filepath.Glob(filepath.Join(folder, "crash-*.log"))
	if err != nil {
		return
	}
	for _, path := range logs {
		var pid int
		_, err := fmt.Sscanf(filepath.Base(path), "crash-%d.log", &pid)
		if info, gone := os.Stat(path); err == nil && gone == nil && info.Size() == 0 && !wholefile.Runs(pid) {
			_ = os.Remove(path)
		}
	}
}
