//go:build unix

package wholefile

import (
	"errors"
	"syscall"
)

// Runs reports whether a program with that number runs.
func Runs(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
