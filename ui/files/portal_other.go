//go:build !linux

package files

import "errors"

// desktopHasDialogs is false where Fyne's dialog is used.
func desktopHasDialogs() bool { return false }

var errNone = errors.New("no desktop dialog")

func desktopOpen(Ask) ([]string, error) { return nil, errNone }

func desktopSave(Ask) ([]string, error) { return nil, errNone }
